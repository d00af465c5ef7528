/** Where the files of an image set are: a directory, an archive, or one of these behind compression or a seal. */
import { corrupt } from './errors.js';
import { defaultLimits, type Limits } from './framing.js';

/** A file of a store, open for reading at any place. */
export interface StoredFile {
  /** Bytes. */
  readonly size: number;
  /**
   * Fills `target` from `position`, as far as the file goes.
   * @returns bytes read: less than `target.length` only at the end of the file
   */
  read(target: Uint8Array, position: number): Promise<number>;
  close(): Promise<void>;
}

/** A new file, which exists under its name only once it is whole. */
export interface StoreWriter {
  write(bytes: Uint8Array): Promise<void>;
  /** Gives the file its name, in the place of one that has it. */
  commit(): Promise<void>;
  /** Nothing is left of it. Does nothing after commit(). */
  discard(): Promise<void>;
}

export interface ImageStore {
  readonly limits: Limits;
  /** For messages: the path of the directory or archive. */
  readonly path: string;
  /** Names of its files, sorted. */
  list(): Promise<readonly string[]>;
  /** @throws {ImageError} ERR_IMAGE_MISSING; ERR_IMAGE_CORRUPT: not a regular file, or not as the store wants it */
  open(file: string): Promise<StoredFile>;
  /** @throws {ImageError} ERR_IMAGE_MISSING; ERR_IMAGE_CORRUPT if it is larger than `maxFileBytes` */
  read(file: string): Promise<Uint8Array>;
  /** @throws {TypeError} the store cannot be written */
  create(file: string): Promise<StoreWriter>;
  /**
   * New content for files, or none any more, all of it or nothing: for a moment in between there is no set. Absent: the store
   * cannot be changed.
   */
  readonly replace?: ((changes: Changes) => Promise<void>) | undefined;
  /** The previous set of an incremental chain; undefined if this is the first. */
  parent(): Promise<ImageStore | undefined>;
  /** Closes what it holds open. */
  close(): Promise<void>;
}

/** What opens the new content of a file, by its name; undefined: the file is taken away. */
export type Changes = ReadonlyMap<string, (() => Promise<StoredFile>) | undefined>;

/** Bytes moved at once between files. */
export const COPY_CHUNK = 1024 ** 2;

/** What a file holds from `start` on, piece by piece; a piece is good until the next is asked for. */
export async function* chunksOf(file: StoredFile, start = 0, end = file.size): AsyncGenerator<Uint8Array, void, void> {
  const buffer = new Uint8Array(Math.min(COPY_CHUNK, Math.max(end - start, 1)));
  for (let at = start; at < end;) {
    const size = await file.read(buffer.subarray(0, Math.min(buffer.length, end - at)), at);
    if (size === 0) return;
    yield buffer.subarray(0, size);
    at += size;
  }
}

/** What a file holds; it is opened when the first piece is asked for, and closed at the end. @internal */
export async function* contentOf(open: () => Promise<StoredFile>): AsyncGenerator<Uint8Array, void, void> {
  const file = await open();
  try {
    yield* chunksOf(file);
  } finally {
    await file.close();
  }
}

/** A whole file, if it is not larger than the limit. @internal */
export async function readWhole(store: ImageStore, name: string): Promise<Uint8Array> {
  const file = await store.open(name);
  try {
    const limit = store.limits.maxFileBytes ?? defaultLimits.maxFileBytes;
    if (file.size > limit) throw corrupt(name, 0, `file of ${file.size} bytes, the limit is ${limit}`);
    const bytes = new Uint8Array(file.size);
    const size = await file.read(bytes, 0);
    return size === bytes.length ? bytes : bytes.subarray(0, size);
  } finally {
    await file.close();
  }
}

/** Writes a file whole or not at all. */
export async function writeFileTo(
  store: ImageStore,
  name: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const writer = await store.create(name);
  try {
    for await (const chunk of chunks) await writer.write(chunk);
    await writer.commit();
  } catch (error) {
    await writer.discard();
    throw error;
  }
}

/** The file that makes a directory an image set: it is written last. @internal */
export const LAST = 'inventory.img';

/** Copies every file, the inventory last: what is broken off is not taken for a set. Parents are not copied. */
export async function copyStore(from: ImageStore, to: ImageStore): Promise<void> {
  const names = [...(await from.list())].sort((a, b) => Number(a === LAST) - Number(b === LAST));
  for (const name of names) {
    const file = await from.open(name);
    try {
      await writeFileTo(to, name, chunksOf(file));
    } finally {
      await file.close();
    }
  }
}

/** @throws {TypeError} not a name of a file in a directory: nothing outside of a store is ever opened */
export function checkFileName(file: string): void {
  if (file === '' || file === '.' || file === '..' || /[/\\\0]/.test(file)) {
    throw new TypeError(`not a file name: ${JSON.stringify(file)}`);
  }
}

/** A stored file that lies in memory. @internal */
export function fileOfBytes(bytes: Uint8Array): StoredFile {
  return {
    size: bytes.length,
    read: (target, position) => {
      const part = bytes.subarray(position, position + target.length);
      target.set(part);
      return Promise.resolve(part.length);
    },
    close: () => Promise.resolve(),
  };
}
