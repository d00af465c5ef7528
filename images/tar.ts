/** Tar archives as stores: read in place, written in one pass. POSIX (ustar and pax) and GNU tar. */
import { corrupt, ImageError } from './errors.js';
import type { Limits } from './framing.js';
import { checkFileName, chunksOf, readWhole, type ImageStore, type StoredFile } from './store.js';
import { PARENT_LINK } from './table.js';

const BLOCK = 512;
/** Longest name or set of attributes that stands before a file, in bytes. */
const MAX_EXTENSION = 1024 ** 2;

interface Member {
  readonly offset: number;
  readonly size: number;
}

/** What an archive holds: files and links by path, without a leading `./`. */
interface Contents {
  readonly files: ReadonlyMap<string, Member>;
  readonly links: ReadonlyMap<string, string>;
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8').replace(/\0.*$/s, '');

/** Octal digits, or, if the first bit is set, a big-endian number. */
function number(bytes: Uint8Array, name: string, at: number): number {
  if (((bytes[0] ?? 0) & 0x80) !== 0) {
    const value = bytes.slice(1).reduce((sum, byte) => sum * 256 + byte, 0);
    if (Number.isSafeInteger(value)) return value;
    throw corrupt(name, at, 'a size of more than 2^53 bytes');
  }
  const digits = text(bytes).trim();
  if (!/^[0-7]*$/.test(digits)) throw corrupt(name, at, `not a tar header: ${JSON.stringify(digits)} is no number`);
  return digits === '' ? 0 : parseInt(digits, 8);
}

/** Records of pax: `LENGTH KEY=VALUE\n`. */
function attributes(bytes: Uint8Array, name: string, at: number): Map<string, string> {
  const found = new Map<string, string>();
  const all = Buffer.from(bytes);
  for (let start = 0; start < all.length;) {
    const space = all.indexOf(0x20, start);
    const length = space < 0 ? NaN : Number(all.toString('latin1', start, space));
    const end = start + length;
    if (!Number.isInteger(length) || length <= space - start || end > all.length)
      throw corrupt(name, at + start, 'attributes that are not of pax');
    const [key = '', ...value] = all.toString('utf8', space + 1, end - 1).split('=');
    found.set(key, value.join('='));
    start = end;
  }
  return found;
}

const plainPath = (path: string): string => path.replace(/^(\.?\/)+/, '').replace(/\/+$/, '');

async function contentsOf(archive: StoredFile, name: string): Promise<Contents> {
  const files = new Map<string, Member>();
  const links = new Map<string, string>();
  const header = new Uint8Array(BLOCK);
  let long: { path?: string; link?: string; size?: number } = {};
  for (let at = 0; at + BLOCK <= archive.size;) {
    await archive.read(header, at);
    if (header.every((byte) => byte === 0)) break;
    const field = (start: number, size: number): Uint8Array => header.subarray(start, start + size);
    const sum = header.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 0x20 : byte), 0);
    if (number(field(148, 8), name, at) !== sum) throw corrupt(name, at, 'not a tar header: its checksum is wrong');
    const size = number(field(124, 12), name, at);
    const type = String.fromCharCode(header[156] ?? 0);
    const data = at + BLOCK;
    if (type === 'x' || type === 'g' || type === 'L' || type === 'K') {
      if (size > MAX_EXTENSION) throw corrupt(name, at, `extension of ${size} bytes, the limit is ${MAX_EXTENSION}`);
      const bytes = new Uint8Array(size);
      if ((await archive.read(bytes, data)) < size) throw corrupt(name, at, 'archive ends inside an extension');
      if (type === 'L') long = { ...long, path: text(bytes) };
      else if (type === 'K') long = { ...long, link: text(bytes) };
      else if (type === 'x') {
        const found = attributes(bytes, name, data);
        if ([...found.keys()].some((key) => key.startsWith('GNU.sparse.')))
          throw corrupt(name, at, 'a sparse file, which is not read: make the archive without --sparse');
        const size64 = found.get('size');
        long = {
          ...long,
          ...(found.has('path') && { path: found.get('path') as string }),
          ...(found.has('linkpath') && { link: found.get('linkpath') as string }),
          ...(size64 !== undefined && { size: Number(size64) }),
        };
      }
      at = data + Math.ceil(size / BLOCK) * BLOCK;
      continue;
    }
    if (type === 'S') throw corrupt(name, at, 'a sparse file, which is not read: make the archive without --sparse');
    const isUstar = text(field(257, 5)) === 'ustar';
    // GNU tar has other fields where ustar has the prefix.
    const prefix = isUstar && header[263] !== 0x20 ? text(field(345, 155)) : '';
    const path = plainPath(long.path ?? (prefix === '' ? text(field(0, 100)) : `${prefix}/${text(field(0, 100))}`));
    const length = long.size ?? size;
    const isFile = type === '0' || type === '\0' || type === '7';
    if (isFile) {
      if (!Number.isSafeInteger(length) || length < 0 || data + length > archive.size)
        throw corrupt(name, at, `archive ends inside ${path}`);
      files.set(path, { offset: data, size: length });
    }
    if (type === '2') links.set(path, long.link ?? text(field(157, 100)));
    at = data + (isFile ? Math.ceil(length / BLOCK) * BLOCK : 0);
    long = {};
  }
  return { files, links };
}

/** A directory inside of a tar archive. */
export class TarStore implements ImageStore {
  readonly #archive: StoredFile;
  readonly #contents: Contents;
  readonly #directory: string;

  private constructor(
    readonly path: string,
    readonly limits: Limits,
    archive: StoredFile,
    contents: Contents,
    directory: string,
  ) {
    this.#archive = archive;
    this.#contents = contents;
    this.#directory = directory;
  }

  /**
   * The image set of an archive: its directory with an inventory. Archives of podman and of Kubernetes have it in
   * `checkpoint/`, with what belongs to the container beside it.
   * @param archive is closed with the store
   * @throws {ImageError} ERR_IMAGE_MISSING: no inventory in it; ERR_IMAGE_CORRUPT: not a tar archive
   */
  static async open(archive: StoredFile, path: string, limits: Limits = {}): Promise<TarStore> {
    const contents = await contentsOf(archive, path);
    const found = [...contents.files.keys()]
      .filter((file) => file === 'inventory.img' || file.endsWith('/inventory.img'))
      .map((file) => file.slice(0, -'inventory.img'.length))
      // The checkpoint itself, not one that it builds upon.
      .sort((a, b) => Number(b === 'checkpoint/') - Number(a === 'checkpoint/') || a.length - b.length);
    const [directory] = found;
    if (directory === undefined) throw new ImageError('ERR_IMAGE_MISSING', 'inventory.img', 0, `not in ${path}`);
    return new TarStore(path, limits, archive, contents, directory);
  }

  /** Files of the archive that do not belong to the set, such as podman's `config.dump`: their paths. */
  get others(): readonly string[] {
    return [...this.#contents.files.keys()].filter((file) => !file.startsWith(this.#directory)).sort();
  }

  list(): Promise<readonly string[]> {
    const names = [...this.#contents.files.keys()]
      .filter((file) => file.startsWith(this.#directory))
      .map((file) => file.slice(this.#directory.length))
      .filter((file) => !file.includes('/'));
    return Promise.resolve(names.sort());
  }

  read(file: string): Promise<Uint8Array> {
    return readWhole(this, file);
  }

  open(file: string): Promise<StoredFile> {
    try {
      checkFileName(file);
    } catch (error) {
      return Promise.reject(error as Error);
    }
    return this.openOther(this.#directory + file);
  }

  /** A file anywhere in the archive, by its path. */
  openOther(path: string): Promise<StoredFile> {
    const member = this.#contents.files.get(path);
    if (member === undefined)
      return Promise.reject(new ImageError('ERR_IMAGE_MISSING', path, 0, `no such image in ${this.path}`));
    const { offset, size } = member;
    return Promise.resolve({
      size,
      read: (target, position) =>
        position >= size
          ? Promise.resolve(0)
          : this.#archive.read(target.subarray(0, Math.min(target.length, size - position)), offset + position),
      close: () => Promise.resolve(),
    });
  }

  create(): never {
    throw new TypeError(`${this.path} is an archive, which is written as a whole`);
  }

  /** Through the link `parent`, if it stays inside of the archive. */
  parent(): Promise<TarStore | undefined> {
    const link = this.#contents.links.get(this.#directory + PARENT_LINK);
    if (link === undefined) return Promise.resolve(undefined);
    const parts: string[] = [];
    for (const part of `${this.#directory}${link}`.split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '' && part !== '.') parts.push(part);
    }
    const directory = parts.length === 0 ? '' : `${parts.join('/')}/`;
    if (link.startsWith('/') || !this.#contents.files.has(`${directory}inventory.img`))
      return Promise.reject(corrupt(PARENT_LINK, 0, `leads to ${link}, which is not in ${this.path}`));
    return Promise.resolve(new TarStore(this.path, this.limits, this.#archive, this.#contents, directory));
  }

  async close(): Promise<void> {
    await this.#archive.close();
  }
}

function header(path: string, size: number, type: '0' | '2' | '5' | 'x', link = ''): Uint8Array {
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, digits: number): void => {
    block.write(value.toString(8).padStart(digits, '0'), at, 'latin1');
  };
  block.write(path, 0, 100);
  octal(type === '5' ? 0o700 : 0o600, 100, 7);
  octal(0, 108, 7);
  octal(0, 116, 7);
  // What does not fit stands in the attributes before.
  octal(size < 8 ** 11 ? size : 0, 124, 11);
  octal(0, 136, 11);
  block.write('        ', 148, 'latin1');
  block.write(type, 156, 'latin1');
  block.write(link, 157, 100);
  block.write('ustar\x0000', 257, 'latin1');
  octal(
    block.reduce((sum, byte) => sum + byte, 0),
    148,
    6,
  );
  block[154] = 0;
  return block;
}

const padding = (size: number): Uint8Array => new Uint8Array((BLOCK - (size % BLOCK)) % BLOCK);

/** Headers of a member, with attributes of pax before it where the plain one has no room. */
function* headers(path: string, size: number, type: '0' | '2' | '5', link = ''): Generator<Uint8Array, void, void> {
  const records: [string, string][] = [];
  if (Buffer.byteLength(path) > 100) records.push(['path', path]);
  if (Buffer.byteLength(link) > 100) records.push(['linkpath', link]);
  if (size >= 8 ** 11) records.push(['size', String(size)]);
  if (records.length > 0) {
    const body = Buffer.from(records.map(([key, value]) => paxRecord(key, value)).join(''));
    yield header('attributes', body.length, 'x');
    yield body;
    yield padding(body.length);
  }
  yield header(path, size, type, link);
}

function paxRecord(key: string, value: string): string {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  let length = rest + String(rest).length;
  if (String(length).length > String(rest).length) length = rest + String(length).length;
  return `${length} ${key}=${value}\n`;
}

/**
 * A set as a tar archive, piece by piece, as podman has it: images in `checkpoint/`. Sets that it builds upon follow as
 * `parent-1/`, `parent-2/` … A piece is good until the next is asked for.
 */
export async function* tarOf(store: ImageStore): AsyncGenerator<Uint8Array, void, void> {
  let at: ImageStore | undefined = store;
  for (let depth = 0; at !== undefined; depth++) {
    const directory: string = depth === 0 ? 'checkpoint' : `parent-${depth}`;
    const next: ImageStore | undefined = await at.parent();
    yield* headers(`${directory}/`, 0, '5');
    for (const name of await at.list()) {
      const file = await at.open(name);
      try {
        yield* headers(`${directory}/${name}`, file.size, '0');
        yield* chunksOf(file);
        yield padding(file.size);
      } finally {
        await file.close();
      }
    }
    if (next) yield* headers(`${directory}/${PARENT_LINK}`, 0, '2', `../parent-${depth + 1}`);
    at = next;
  }
  yield new Uint8Array(2 * BLOCK);
}
