/** Files read entry by entry, with one entry in memory at a time; raw bytes stay in the file until they are asked for. */
import { decode, type MessageType } from './codec.js';
import { corrupt } from './errors.js';
import { COMMON_MAGIC, defaultLimits, SERVICE_MAGIC } from './framing.js';
import { chunksOf, type ImageStore, type StoredFile } from './store.js';
import { rowOf, type ImageRow } from './table.js';

/** Raw bytes after an entry, not read yet. Good until the stream that gave it is closed. */
export interface Payload {
  readonly size: number;
  /** Piece by piece. */
  chunks(): AsyncGenerator<Uint8Array, void, void>;
  /** All at once. */
  bytes(): Promise<Uint8Array>;
}

export interface StreamedEntry<M extends object = object> {
  readonly type: MessageType<M, object>;
  readonly message: M;
  readonly payload: Payload;
  /** Of its size word, in bytes from the start of the file. */
  readonly offset: number;
}

/** Bytes read ahead. */
const WINDOW = 256 * 1024;

/** A file with a window of it in memory. */
class Window {
  at = 0;
  #start = 0;
  #bytes = new Uint8Array(0);

  constructor(
    readonly name: string,
    readonly file: StoredFile,
  ) {}

  async take(size: number, what: string, from = this.at): Promise<Uint8Array> {
    const left = this.file.size - this.at;
    if (size > left) throw corrupt(this.name, from, `${what} of ${size} bytes, but the file has ${left} more`);
    if (this.at < this.#start || this.at + size > this.#start + this.#bytes.length) {
      // A buffer of its own each time: views of the last one may be in use.
      const bytes = new Uint8Array(Math.min(left, Math.max(size, WINDOW)));
      const got = await this.file.read(bytes, this.at);
      if (got < size) throw corrupt(this.name, this.at + got, `file ends inside the ${what}`);
      this.#start = this.at;
      this.#bytes = bytes.subarray(0, got);
    }
    const view = this.#bytes.subarray(this.at - this.#start, this.at - this.#start + size);
    this.at += size;
    return view;
  }

  async word(what: string): Promise<number> {
    const bytes = await this.take(4, what);
    return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);
  }
}

async function readHead(window: Window, row: ImageRow): Promise<void> {
  const first = await window.word('magic');
  const lead = row.head === 'service' ? SERVICE_MAGIC : row.head === 'common' ? COMMON_MAGIC : row.magic;
  const hex = (value: number): string => `0x${value.toString(16).padStart(8, '0')}`;
  if (first === lead && row.head !== 'bare') {
    const second = await window.word('type magic');
    if (second !== row.magic) throw corrupt(window.name, 4, `type magic ${hex(second)}, expected ${hex(row.magic)}`);
  } else if (first !== row.magic) throw corrupt(window.name, 0, `magic ${hex(first)}, expected ${hex(lead)}`);
}

/**
 * The entries of a file, one after the other. The file is closed when the loop over them ends, however it ends.
 * @example for await (const { message, payload } of streamEntries(set.store, 'ghost-file-1.img')) …
 * @throws {ImageError} ERR_IMAGE_MISSING, ERR_IMAGE_CORRUPT
 * @throws {TypeError} not the name of an image with entries
 */
export async function* streamEntries(store: ImageStore, name: string): AsyncGenerator<StreamedEntry, void, void> {
  const row = rowOf(name)?.row;
  if (row?.layout === undefined) throw new TypeError(`${name} is not an image that has entries`);
  const limit = store.limits.maxEntryBytes ?? defaultLimits.maxEntryBytes;
  const file = await store.open(name);
  try {
    const window = new Window(name, file);
    await readHead(window, row);
    const layout = row.layout();
    let last: object = {};
    for (let count = 0; ; count++) {
      const { value: step, done } = layout.next(last);
      if (done === true || step === undefined) break;
      if (window.at >= file.size) {
        if (step.required === true)
          throw corrupt(name, window.at, `file ends where ${count === 0 ? 'its first' : 'another'} entry must be`);
        return;
      }
      const offset = window.at;
      const size = await window.word('entry size');
      if (size > limit) throw corrupt(name, offset, `entry of ${size} bytes, the limit is ${limit}`);
      last = decode(step.type, await window.take(size, 'entry', offset), { file: name, offset });
      const wanted = step.payload?.(last as never) ?? 0;
      const left = file.size - window.at;
      const length = wanted === 'rest' ? left : Number(wanted);
      if (length > left) throw corrupt(name, window.at, `payload of ${wanted} bytes, but the file has ${left} more`);
      yield { type: step.type, message: last, offset, payload: payloadAt(file, name, window.at, length) };
      window.at += length;
    }
    if (window.at < file.size) throw corrupt(name, window.at, 'more bytes after the last entry');
  } finally {
    await file.close();
  }
}

function payloadAt(file: StoredFile, name: string, start: number, size: number): Payload {
  return {
    size,
    chunks: () => chunksOf(file, start, start + size),
    bytes: async () => {
      const bytes = new Uint8Array(size);
      const got = await file.read(bytes, start);
      if (got < size) throw corrupt(name, start + got, 'file ends inside the payload');
      return bytes;
    },
  };
}
