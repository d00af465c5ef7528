/**
 * Bytes of an image file: the head (magics), then entries of a little-endian u32 size and that many bytes, some followed by
 * raw bytes whose length the entry tells. Nothing here knows what an entry means.
 */
import { corrupt } from './errors.js';

/** First word of images of version 2 (the inventory and raw files have none). */
export const COMMON_MAGIC = 0x54564319;
/** First word of stats and irmap-cache. */
export const SERVICE_MAGIC = 0x55105940;

/** Bytes of one page. */
export const PAGE_SIZE = 4096;

/** `bare`: type magic only (inventory). `raw`: no magic, no entries. */
export type Head = 'bare' | 'common' | 'service' | 'raw';

export interface Limits {
  /** Largest entry accepted, in bytes; a bigger claim is refused, with file and offset, before anything is allocated. Default 64 MiB. */
  readonly maxEntryBytes?: number | undefined;
  /** Largest file read into memory at once, in bytes; pages files are read piecewise and may be bigger. Default 1 GiB. */
  readonly maxFileBytes?: number | undefined;
}

export const defaultLimits = { maxEntryBytes: 64 * 1024 ** 2, maxFileBytes: 1024 ** 3 } as const;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const hex = (value: number): string => `0x${value.toString(16).padStart(8, '0')}`;

/** Walks one file. Everything it hands out is a view of `bytes`. */
export class FrameReader {
  readonly #view: DataView;
  readonly #maxEntryBytes: number;
  #offset = 0;

  constructor(
    readonly file: string,
    readonly bytes: Uint8Array,
    limits: Limits = {},
  ) {
    this.#view = viewOf(bytes);
    this.#maxEntryBytes = limits.maxEntryBytes ?? defaultLimits.maxEntryBytes;
  }

  /** Where the next entry or payload starts, in bytes from the start of the file. */
  get offset(): number {
    return this.#offset;
  }

  get done(): boolean {
    return this.#offset >= this.bytes.length;
  }

  /**
   * Reads the magics.
   * @returns image version that they show: 1 has no common magic before the type magic; a `bare` head does not tell (2)
   */
  head(kind: Exclude<Head, 'raw'>, magic: number): 1 | 2 {
    const first = this.#word('magic');
    if (kind === 'bare') {
      if (first !== magic) throw corrupt(this.file, 0, `magic ${hex(first)}, expected ${hex(magic)}`);
      return 2;
    }
    // Version 1 starts with the type magic. Some type magics may one day equal the common one, so that one goes first.
    const lead = kind === 'common' ? COMMON_MAGIC : SERVICE_MAGIC;
    if (first === lead) {
      const second = this.#word('type magic');
      if (second !== magic) throw corrupt(this.file, 4, `type magic ${hex(second)}, expected ${hex(magic)}`);
      return 2;
    }
    if (first !== magic) throw corrupt(this.file, 0, `magic ${hex(first)}, expected ${hex(lead)}`);
    return 1;
  }

  /** The next entry; its offset is that of the size word. */
  entry(): { readonly bytes: Uint8Array; readonly offset: number } {
    const offset = this.#offset;
    const size = this.#word('entry size');
    if (size > this.#maxEntryBytes)
      throw corrupt(this.file, offset, `entry of ${size} bytes, the limit is ${this.#maxEntryBytes}`);
    return { bytes: this.#take(size, offset, 'entry'), offset };
  }

  /** Raw bytes after an entry. */
  payload(size: number | bigint): Uint8Array {
    return this.#take(size, this.#offset, 'payload');
  }

  /** All that is left. */
  rest(): Uint8Array {
    return this.#take(this.bytes.length - this.#offset, this.#offset, 'payload');
  }

  #word(what: string): number {
    if (this.bytes.length - this.#offset < 4) {
      throw corrupt(
        this.file,
        this.#offset,
        `file ends inside the ${what}: ${this.bytes.length - this.#offset} of 4 bytes`,
      );
    }
    const word = this.#view.getUint32(this.#offset, true);
    this.#offset += 4;
    return word;
  }

  #take(size: number | bigint, at: number, what: string): Uint8Array {
    const left = this.bytes.length - this.#offset;
    if (size < 0 || size > left)
      throw corrupt(this.file, at, `${what} of ${size} bytes, but the file has ${left} more`);
    const start = this.#offset;
    this.#offset += Number(size);
    return this.bytes.subarray(start, this.#offset);
  }
}

/** Builds one file. */
export class FrameWriter {
  readonly #parts: Uint8Array[] = [];
  #size = 0;

  head(kind: Exclude<Head, 'raw'>, magic: number, version: 1 | 2 = 2): this {
    if (kind !== 'bare' && version === 2) this.#word(kind === 'common' ? COMMON_MAGIC : SERVICE_MAGIC);
    return this.#word(magic);
  }

  entry(bytes: Uint8Array): this {
    return this.#word(bytes.length).payload(bytes);
  }

  payload(bytes: Uint8Array): this {
    this.#parts.push(bytes);
    this.#size += bytes.length;
    return this;
  }

  finish(): Uint8Array {
    const whole = new Uint8Array(this.#size);
    let at = 0;
    for (const part of this.#parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  #word(value: number): this {
    const bytes = new Uint8Array(4);
    viewOf(bytes).setUint32(0, value, true);
    return this.payload(bytes);
  }
}
