/**
 * Compressed files: zstd in the seekable format, that is frames of their own for pieces of the file and a table of them in a
 * skippable frame at the end. `zstd -d` reads them as any other.
 */
import { decompress, Decompress } from 'fzstd';
import { corrupt } from './errors.js';
import { Chunker, chunkedFile, type FileCodec } from './file-codec.js';
import type { StoredFile } from './store.js';

/** Bytes of the file in one frame. */
const FRAME = 256 * 1024;
/** Largest frame that is read into memory, in bytes. */
const MAX_FRAME = 64 * 1024 ** 2;
const SKIPPABLE = 0x184d2a5e;
const SEEKABLE = 0x8f92eab1;
const FOOTER = 9;
const ROW = 8;
/** Largest table that is read, in bytes: of a file of 2 TiB. */
const MAX_TABLE = 64 * 1024 ** 2;

type Compress = (bytes: Uint8Array, level: number) => Uint8Array;

let loaded: Promise<Compress> | undefined;

/** The WebAssembly module is made once, when something is first compressed. */
function compressor(): Promise<Compress> {
  loaded ??= import('@bokuweb/zstd-wasm').then(async (wasm) => {
    await wasm.init();
    return (bytes, level) => wasm.compress(bytes as never, level);
  });
  return loaded;
}

/**
 * A codec that compresses files with zstd.
 * @param level 1 (fast) to 19 (small). Default 3.
 */
export function compression(level = 3): FileCodec {
  if (!Number.isInteger(level) || level < 1 || level > 19) throw new TypeError(`compression level ${level}`);
  return {
    suffix: '.zst',
    encoder: () => {
      const chunker = new Chunker(FRAME);
      const rows: [stored: number, size: number][] = [];
      const frame = async (bytes: Uint8Array): Promise<Uint8Array> => {
        const packed = (await compressor())(bytes, level);
        rows.push([packed.length, bytes.length]);
        return packed;
      };
      return {
        write: async (bytes) => {
          const out: Uint8Array[] = [];
          for (const chunk of chunker.push(bytes)) out.push(await frame(chunk));
          return out;
        },
        end: async () => {
          const rest = chunker.rest();
          const out = rest.length > 0 ? [await frame(rest)] : [];
          return [...out, tableOf(rows)];
        },
      };
    },
    decode: async (file, name) => {
      try {
        return await open(file, name);
      } catch (error) {
        await file.close();
        throw error;
      }
    },
  };
}

function tableOf(rows: readonly (readonly [number, number])[]): Uint8Array {
  const bytes = Buffer.alloc(8 + rows.length * ROW + FOOTER);
  bytes.writeUInt32LE(SKIPPABLE, 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  rows.forEach(([stored, size], i) => {
    bytes.writeUInt32LE(stored, 8 + i * ROW);
    bytes.writeUInt32LE(size, 12 + i * ROW);
  });
  bytes.writeUInt32LE(rows.length, bytes.length - FOOTER);
  bytes.writeUInt32LE(SEEKABLE, bytes.length - 4);
  return bytes;
}

interface Frame {
  readonly at: number;
  readonly stored: number;
  readonly size: number;
}

/** The table at the end; undefined: the file has none. */
async function frames(file: StoredFile, name: string): Promise<readonly Frame[] | undefined> {
  const footer = Buffer.alloc(FOOTER);
  if (file.size < FOOTER || (await file.read(footer, file.size - FOOTER)) < FOOTER) return undefined;
  if (footer.readUInt32LE(5) !== SEEKABLE) return undefined;
  const count = footer.readUInt32LE(0);
  const row = ((footer[4] ?? 0) & 0x80) === 0 ? ROW : ROW + 4;
  const length = 8 + count * row + FOOTER;
  if (length > MAX_TABLE || length > file.size) throw corrupt(name, file.size - FOOTER, `table of ${count} frames`);
  const bytes = Buffer.alloc(length);
  await file.read(bytes, file.size - length);
  if (bytes.readUInt32LE(0) !== SKIPPABLE || bytes.readUInt32LE(4) !== length - 8)
    throw corrupt(name, file.size - length, 'no table of frames where the footer says');
  const found: Frame[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    const [stored, size] = [bytes.readUInt32LE(8 + i * row), bytes.readUInt32LE(12 + i * row)];
    if (size > MAX_FRAME || stored > MAX_FRAME)
      throw corrupt(name, at, `frame of ${size} bytes, the limit is ${MAX_FRAME}`);
    found.push({ at, stored, size });
    at += stored;
  }
  if (at !== file.size - length) throw corrupt(name, at, 'frames are not as long as their table says');
  return found;
}

async function open(file: StoredFile, name: string): Promise<StoredFile> {
  const rows = await frames(file, name);
  if (rows === undefined) throw corrupt(name, 0, 'not a seekable zstd file');
  const first = rows[0]?.size ?? 1;
  const size = rows.reduce((sum, row) => sum + row.size, 0);
  rows.forEach((row, i) => {
    if (row.size !== first && !(i === rows.length - 1 && row.size < first))
      throw corrupt(name, row.at, 'frames of different sizes');
  });
  const chunk = async (index: number): Promise<Uint8Array> => {
    const { at, stored, size: wanted } = rows[index] as Frame;
    const packed = new Uint8Array(stored);
    if ((await file.read(packed, at)) < stored) throw corrupt(name, at, 'file ends inside of a frame');
    let bytes: Uint8Array;
    try {
      bytes = decompress(packed, new Uint8Array(wanted));
    } catch (error) {
      throw corrupt(name, at, 'a frame that is not of zstd', error);
    }
    if (bytes.length !== wanted) throw corrupt(name, at, `frame of ${bytes.length} bytes, its table says ${wanted}`);
    return bytes;
  };
  return chunkedFile(size, first, chunk, () => file.close());
}

/** Any zstd stream, piece by piece. @throws {ImageError} ERR_IMAGE_CORRUPT */
export async function* unpackZstd(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<Uint8Array, void, void> {
  let out: Uint8Array[] = [];
  const stream = new Decompress((bytes) => out.push(bytes));
  const push = (bytes: Uint8Array, last: boolean): void => {
    try {
      stream.push(bytes, last);
    } catch (error) {
      throw corrupt(name, 0, 'not a zstd stream, or cut off', error);
    }
  };
  for await (const chunk of chunks) {
    push(Uint8Array.from(chunk), false);
    yield* out;
    out = [];
  }
  push(new Uint8Array(0), true);
  yield* out;
}
