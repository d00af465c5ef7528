import { randomBytes } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, read, readSync } from 'node:fs';
import {
  mkdir,
  open as openHandle,
  readdir,
  readlink,
  rename,
  symlink,
  unlink,
  type FileHandle,
} from 'node:fs/promises';
import path from 'node:path';
import { corrupt, ImageError } from './errors.js';
import type { Limits } from './framing.js';
import {
  checkFileName,
  contentOf,
  LAST,
  readWhole,
  writeFileTo,
  type Changes,
  type ImageStore,
  type StoredFile,
  type StoreWriter,
} from './store.js';
import { PARENT_LINK } from './table.js';

// O_NONBLOCK: a fifo in a foreign directory must not hang us. Neither flag exists on Windows.
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
/** Most that is read at once without a thread, in bytes. */
const SMALL = 128 * 1024;

/** A directory of images. Names are checked: nothing outside of it is ever opened, except its parent set. */
export class ImageDirectory implements ImageStore {
  constructor(
    readonly path: string,
    readonly limits: Limits = {},
  ) {}

  /** Names of the files in it, sorted; links, directories and files that are being written are not images. */
  async list(): Promise<readonly string[]> {
    const entries = await readdir(this.path, { withFileTypes: true }).catch((error: unknown) => {
      throw new ImageError('ERR_IMAGE_MISSING', '.', 0, 'the image directory cannot be read', { cause: error });
    });
    return entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
      .sort();
  }

  /** @throws {ImageError} ERR_IMAGE_MISSING; ERR_IMAGE_CORRUPT if it is larger than `maxFileBytes` */
  async read(file: string): Promise<Uint8Array> {
    return readWhole(this, file);
  }

  /**
   * What is small is read in one go: the way to libuv's threads and back takes longer than that.
   * @throws {ImageError} ERR_IMAGE_MISSING; ERR_IMAGE_CORRUPT: a symbolic link or a special file
   */
  async open(file: string): Promise<StoredFile> {
    checkFileName(file);
    let fd: number;
    try {
      fd = openSync(path.join(this.path, file), flags);
    } catch (error) {
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      throw new ImageError(
        missing ? 'ERR_IMAGE_MISSING' : 'ERR_IMAGE_CORRUPT',
        file,
        0,
        missing ? 'no such image' : 'cannot be opened',
        { cause: error },
      );
    }
    const stat = fstatSync(fd);
    if (!stat.isFile()) {
      closeSync(fd);
      throw corrupt(file, 0, 'not a regular file');
    }
    return new OpenFile(fd, stat.size);
  }

  /** Whole or not at all: a reader finds the old file or the new one. */
  async write(file: string, bytes: Uint8Array): Promise<void> {
    await writeFileTo(this, file, [bytes]);
  }

  async create(file: string): Promise<StoreWriter> {
    checkFileName(file);
    const wanted = path.join(this.path, file);
    const made = path.join(this.path, `.${file}.${randomBytes(6).toString('hex')}`);
    await mkdir(this.path, { recursive: true });
    const handle = await openHandle(made, 'wx', 0o600);
    let done = false;
    return {
      write: (bytes) => writeFully(handle, bytes),
      commit: async () => {
        await handle.close();
        await rename(made, wanted);
        done = true;
      },
      discard: async () => {
        if (done) return;
        done = true;
        await handle.close().catch(() => undefined);
        await unlink(made).catch(() => undefined);
      },
    };
  }

  /**
   * The new files are written first; then the inventory goes aside, so that nobody takes a mixture for a set, and comes back
   * when the others have changed places. What fails on the way is undone. If the program ends on the way, old and new files
   * are all there, under names that begin with a dot.
   */
  async replace(changes: Changes): Promise<void> {
    const mark = randomBytes(6).toString('hex');
    const aside = (name: string): string => path.join(this.path, `.${name}.${mark}.old`);
    const fresh = (name: string): string => path.join(this.path, `.${name}.${mark}.new`);
    const undo: (() => Promise<void>)[] = [];
    const move = async (from: string, to: string): Promise<void> => {
      await rename(from, to);
      undo.push(() => rename(to, from));
    };
    const made: string[] = [];
    try {
      for (const [name, open] of changes) {
        checkFileName(name);
        if (open === undefined) continue;
        made.push(fresh(name));
        const handle = await openHandle(fresh(name), 'wx', 0o600);
        try {
          for await (const chunk of contentOf(open)) await writeFully(handle, chunk);
        } finally {
          await handle.close();
        }
      }
      const present = new Set(await this.list());
      // A codec adds to its name.
      const isInventory = (name: string): boolean => name === LAST || name.startsWith(`${LAST}.`);
      const names = [...new Set([...present, ...changes.keys()])].filter(
        (name) => isInventory(name) || changes.has(name),
      );
      names.sort((a, b) => Number(isInventory(b)) - Number(isInventory(a)));
      for (const name of names) if (present.has(name)) await move(path.join(this.path, name), aside(name));
      for (const name of names.reverse()) {
        if (changes.get(name) !== undefined) await move(fresh(name), path.join(this.path, name));
        else if (!changes.has(name)) await move(aside(name), path.join(this.path, name));
      }
    } catch (error) {
      for (const step of undo.reverse()) await step().catch(() => undefined);
      for (const file of made) await unlink(file).catch(() => undefined);
      throw error;
    }
    for (const name of changes.keys()) await unlink(aside(name)).catch(() => undefined);
  }

  /** The previous set of an incremental chain; undefined if this is the first. */
  async parent(): Promise<ImageDirectory | undefined> {
    try {
      return new ImageDirectory(
        path.resolve(this.path, await readlink(path.join(this.path, PARENT_LINK))),
        this.limits,
      );
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw new ImageError('ERR_IMAGE_CORRUPT', PARENT_LINK, 0, 'not a symbolic link that can be read', {
        cause: error,
      });
    }
  }

  /** Makes `parent` the previous set; it is stored as a path from this directory. */
  async setParent(parent: ImageDirectory): Promise<void> {
    const target = path.relative(path.resolve(this.path), path.resolve(parent.path));
    await symlink(target, path.join(this.path, PARENT_LINK));
  }

  /** Holds nothing open. */
  async close(): Promise<void> {}
}

async function writeFully(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += (await handle.write(bytes, at, bytes.length - at)).bytesWritten;
}

class OpenFile implements StoredFile {
  #fd: number | undefined;

  constructor(
    fd: number,
    readonly size: number,
  ) {
    this.#fd = fd;
  }

  async read(target: Uint8Array, position: number): Promise<number> {
    let done = 0;
    while (done < target.length) {
      const count = await this.#readPart(target, done, position + done);
      if (count === 0) break;
      done += count;
    }
    return done;
  }

  /** Closed at most once: the number may be another file's by then. */
  async close(): Promise<void> {
    const fd = this.#fd;
    this.#fd = undefined;
    if (fd !== undefined) closeSync(fd);
  }

  #readPart(target: Uint8Array, from: number, position: number): number | Promise<number> {
    const fd = this.#fd;
    if (fd === undefined) throw new TypeError('the file is closed');
    const length = target.length - from;
    if (length <= SMALL) return readSync(fd, target, from, length, position);
    return new Promise((resolve, reject) => {
      read(fd, target, from, length, position, (error, count) => (error ? reject(error) : resolve(count)));
    });
  }
}
