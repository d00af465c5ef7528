import { mkdtemp, open as openFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createGunzip } from 'node:zlib';
import { compression, unpackZstd } from './compression.js';
import { corrupt, ImageError, isImageError } from './errors.js';
import { CodedStore } from './file-codec.js';
import type { Limits } from './framing.js';
import { ImageDirectory } from './image-directory.js';
import { isSealed, sealing, type SealKey } from './seal.js';
import { chunksOf, copyStore, writeFileTo, type ImageStore, type StoredFile } from './store.js';
import { TarStore } from './tar.js';

/** What openStore() is given besides the path. */
export interface OpenStoreOptions extends Limits {
  /** Of sealed files and archives: 32 secret bytes. */
  readonly key?: SealKey | undefined;
  /** Largest archive after decompression, in bytes; it lies in a temporary file meanwhile. Default 1 TiB. */
  readonly maxArchiveBytes?: number | undefined;
}

const MAX_ARCHIVE = 1024 ** 4;

/**
 * The images at a path, whatever they are in: a directory, plain, compressed (`.zst`) or sealed (`.sealed`), or a tar
 * archive, as podman and Kubernetes write them, plain or through gzip, zstd or a seal. What is in archives that must be
 * decompressed as a whole lies in a temporary file until the store is closed.
 * @throws {ImageError} ERR_IMAGE_MISSING; ERR_IMAGE_CORRUPT: no images, or the wrong key
 * @throws {TypeError} sealed, and there is no key
 */
export async function openStore(at: string, options: OpenStoreOptions = {}): Promise<ImageStore> {
  const found = await stat(at).catch((error: unknown) => {
    throw new ImageError('ERR_IMAGE_MISSING', path.basename(at), 0, 'no such directory or archive', { cause: error });
  });
  if (found.isDirectory()) return directoryStore(at, options);
  const handle = await openFile(at, 'r');
  const { size } = await handle.stat();
  const archive: StoredFile = {
    size,
    read: async (target, position) => (await handle.read(target, 0, target.length, position)).bytesRead,
    close: () => handle.close(),
  };
  return archiveStore(archive, at, options);
}

/** By the names of its files. */
async function directoryStore(at: string, options: OpenStoreOptions): Promise<ImageStore> {
  const directory = new ImageDirectory(at, options);
  const inventory = (await directory.list()).find((name) => /^inventory\.img(\.zst|\.sealed)*$/.test(name));
  let store: ImageStore = directory;
  for (const suffix of (inventory ?? '').split('.').slice(2).reverse()) {
    if (suffix === 'zst') store = new CodedStore(store, compression());
    else store = new CodedStore(store, sealing(needKey(options, at)));
  }
  return store;
}

function needKey({ key }: OpenStoreOptions, at: string): SealKey {
  if (key === undefined) throw new TypeError(`${at} is sealed: a key is needed`);
  return key;
}

async function archiveStore(archive: StoredFile, at: string, options: OpenStoreOptions): Promise<ImageStore> {
  const name = path.basename(at);
  try {
    const start = new Uint8Array(8);
    await archive.read(start, 0);
    const word = new DataView(start.buffer).getUint32(0, true);
    if (isSealed(start))
      return await archiveStore(await sealing(needKey(options, at)).decode(archive, ''), at, options);
    if ((word & 0xffff) === 0x8b1f) return await spooled(archive, at, options, gunzip(archive, name));
    if (word === 0xfd2fb528 || (word & 0xfffffff0) >>> 0 === 0x184d2a50) {
      const seekable = await seekableZstd(archive, name);
      if (seekable) return await archiveStore(seekable, at, options);
      return await spooled(archive, at, options, unpackZstd(chunksOf(archive), name));
    }
    return await TarStore.open(archive, at, options);
  } catch (error) {
    await archive.close().catch(() => undefined);
    throw error;
  }
}

/** Undefined: as any zstd writes it, so it must be unpacked as a whole; `archive` is then still open. */
async function seekableZstd(archive: StoredFile, name: string): Promise<StoredFile | undefined> {
  let taken = false;
  const close = (): Promise<void> => (taken ? archive.close() : Promise.resolve());
  try {
    const found = await compression().decode({ ...archive, close }, name);
    taken = true;
    return found;
  } catch (error) {
    if (isImageError(error, 'ERR_IMAGE_CORRUPT') && error.detail === 'not a seekable zstd file') return undefined;
    throw error;
  }
}

async function* gunzip(archive: StoredFile, name: string): AsyncGenerator<Uint8Array, void, void> {
  const stream = createGunzip();
  const feed = (async () => {
    for await (const chunk of chunksOf(archive))
      if (!stream.write(Buffer.from(chunk))) await new Promise((resolve) => stream.once('drain', resolve));
    stream.end();
  })();
  feed.catch((error: Error) => stream.destroy(error));
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (error) {
    throw corrupt(name, 0, 'not a gzip stream, or cut off', error);
  }
}

/** Unpacks into a temporary file, which goes away with the store. */
async function spooled(
  archive: StoredFile,
  at: string,
  options: OpenStoreOptions,
  chunks: AsyncIterable<Uint8Array>,
): Promise<ImageStore> {
  const limit = options.maxArchiveBytes ?? MAX_ARCHIVE;
  const directory = await mkdtemp(path.join(tmpdir(), 'libcriu-archive-'));
  const remove = (): Promise<void> => rm(directory, { recursive: true, force: true });
  try {
    const handle = await openFile(path.join(directory, 'tar'), 'wx+', 0o600);
    let size = 0;
    try {
      for await (const chunk of chunks) {
        size += chunk.length;
        if (size > limit) throw corrupt(path.basename(at), 0, `archive of more than ${limit} bytes`);
        await handle.write(chunk);
      }
    } catch (error) {
      await handle.close();
      throw error;
    }
    await archive.close();
    return await archiveStore(
      {
        size,
        read: async (target, position) => (await handle.read(target, 0, target.length, position)).bytesRead,
        close: async () => {
          await handle.close().catch(() => undefined);
          await remove();
        },
      },
      at,
      options,
    );
  } catch (error) {
    await remove();
    throw error;
  }
}

/**
 * Copies a set and those that it builds upon into a directory, where they can be restored from: the set itself at `at`, its
 * parents beside it as `at.parent-1` …
 */
export async function extract(from: ImageStore, at: string): Promise<ImageDirectory> {
  const first = new ImageDirectory(at);
  let target = first;
  let store: ImageStore | undefined = from;
  for (let depth = 1; store !== undefined; depth++) {
    await copyStore(store, target);
    store = await store.parent();
    if (store === undefined) break;
    const parent = new ImageDirectory(`${at}.parent-${depth}`);
    await target.setParent(parent);
    target = parent;
  }
  return first;
}

/** Writes a stream to a file, whole or not at all. @example await writeArchive('a.tar.zst', encoded(tarOf(store), compression())) */
export async function writeArchive(file: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  await writeFileTo(new ImageDirectory(path.dirname(file)), path.basename(file), chunks);
}
