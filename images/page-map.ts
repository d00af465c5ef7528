/**
 * A pagemap as columns of numbers: ten million entries are opened in seconds and take 25 bytes each, where PagemapImage,
 * which can be edited and written, takes a few hundred. Read piece by piece, whatever the file's size.
 */
import { corrupt } from './errors.js';
import { COMMON_MAGIC, defaultLimits, PAGE_SIZE } from './framing.js';
import { chunksOf, type ImageStore } from './store.js';
import { table } from './table.js';
import { pageFlags, type PageRange } from './types/pagemap.js';

const PAGE = BigInt(PAGE_SIZE);
/** Entries of a block of the columns; a power of two. */
const BLOCK = 1 << 16;
/** Bytes of an entry with both of its required fields, its size word included. */
const SMALLEST_ENTRY = 8;
/** Page numbers and counts above this are past the end of a 64-bit memory; all below are exact in a double. */
const MAX_PAGES = 2 ** 52;

interface Block {
  /** Page numbers. */
  readonly start: Float64Array;
  readonly pages: Float64Array;
  /** Pages in the pages file before the entry; the content of entries without PRESENT is not there. */
  readonly stored: Float64Array;
  readonly flags: Uint8Array;
}

export class PageMap {
  readonly #blocks: Block[] = [];
  #length = 0;
  #stored = 0;
  #end = 0;

  /** Entries of each block; fewer than BLOCK if the file cannot have more. */
  readonly #capacity: number;

  private constructor(
    /** Name inside the image set. */
    readonly file: string,
    /** Names pages-N.img. */
    readonly pagesId: number,
    capacity: number,
  ) {
    this.#capacity = capacity;
  }

  /** @throws {ImageError} ERR_IMAGE_MISSING; ERR_IMAGE_CORRUPT, with the offset of the entry */
  static async open(store: ImageStore, file: string): Promise<PageMap> {
    const stored = await store.open(file);
    try {
      const parser = new Parser(file, store.limits.maxEntryBytes ?? defaultLimits.maxEntryBytes);
      let map: PageMap | undefined;
      const capacity = Math.min(BLOCK, Math.ceil(stored.size / SMALLEST_ENTRY));
      for await (const chunk of chunksOf(stored)) {
        parser.push(chunk);
        map ??= parser.head((pagesId) => new PageMap(file, pagesId, capacity));
        if (map) while (parser.entry()) map.#add(parser);
        parser.keepRest();
      }
      parser.end(map !== undefined);
      return map as PageMap;
    } finally {
      await stored.close();
    }
  }

  /** Number of entries. */
  get length(): number {
    return this.#length;
  }

  /** Length that the pages file must have, in bytes. */
  get pagesFileSize(): bigint {
    return BigInt(this.#stored) * PAGE;
  }

  /** @throws {RangeError} */
  at(index: number): PageRange {
    const block = this.#blocks[index >>> 16];
    if (block === undefined || index < 0 || index >= this.#length) throw new RangeError(`no entry ${index}`);
    const k = index & (BLOCK - 1);
    const pages = BigInt(block.pages[k] ?? 0);
    const start = BigInt(block.start[k] ?? 0) * PAGE;
    const flags = block.flags[k] ?? 0;
    return {
      start,
      end: start + pages * PAGE,
      pages,
      flags,
      fileOffset: (flags & pageFlags.PRESENT) !== 0 ? BigInt(block.stored[k] ?? 0) * PAGE : undefined,
    };
  }

  *[Symbol.iterator](): Generator<PageRange, void, void> {
    for (let i = 0; i < this.#length; i++) yield this.at(i);
  }

  /** Whether an entry has one of these flags. */
  some(flags: number): boolean {
    return this.#blocks.some((block, b) => {
      const used = Math.min(BLOCK, this.#length - b * BLOCK);
      for (let i = 0; i < used; i++) if (((block.flags[i] ?? 0) & flags) !== 0) return true;
      return false;
    });
  }

  /** Index of the first entry that ends after an address; `length` if none does. */
  indexAfter(address: bigint): number {
    const page = Number(address / PAGE);
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const block = this.#blocks[middle >>> 16];
      const k = middle & (BLOCK - 1);
      if ((block?.start[k] ?? 0) + (block?.pages[k] ?? 0) > page) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The range that holds an address; undefined if none does: zeroes, or what the mapped file has. */
  rangeAt(address: bigint): PageRange | undefined {
    const index = this.indexAfter(address);
    if (index === this.#length) return undefined;
    const range = this.at(index);
    return range.start <= address ? range : undefined;
  }

  /** Start of the first range after an address. */
  nextStart(address: bigint): bigint | undefined {
    let index = this.indexAfter(address);
    if (index < this.#length && this.at(index).start <= address) index++;
    return index < this.#length ? this.at(index).start : undefined;
  }

  #add({ file, offset, page, pages, flags }: Parser): void {
    if (page < this.#end) throw corrupt(file, offset, `0x${hexOf(page)} comes after 0x${hexOf(this.#end)}`);
    if (page + pages > MAX_PAGES)
      throw corrupt(file, offset, `${pages} pages at 0x${hexOf(page)} reach past the end of memory`);
    const k = this.#length & (BLOCK - 1);
    if (k === 0) {
      this.#blocks.push({
        start: new Float64Array(this.#capacity),
        pages: new Float64Array(this.#capacity),
        stored: new Float64Array(this.#capacity),
        flags: new Uint8Array(this.#capacity),
      });
    }
    const block = this.#blocks[this.#blocks.length - 1] as Block;
    block.start[k] = page;
    block.pages[k] = pages;
    block.stored[k] = this.#stored;
    block.flags[k] = flags;
    this.#length++;
    this.#end = page + pages;
    if ((flags & pageFlags.PRESENT) !== 0) this.#stored += pages;
  }
}

const hexOf = (page: number): string => (BigInt(page) * PAGE).toString(16);

/** Bytes of a file that comes in pieces; after entry() its last entry is in the fields. */
class Parser {
  /** Of the entry, in bytes from the start of the file. */
  offset = 0;
  page = 0;
  pages = 0;
  flags = 0;
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;
  /** Offset of the first of #bytes in the file. */
  #base = 0;
  // The two halves of the varint read last.
  #low = 0;
  #high = 0;

  constructor(
    readonly file: string,
    readonly maxEntryBytes: number,
  ) {}

  push(chunk: Uint8Array): void {
    const rest = this.#bytes.length - this.#at;
    this.#base += this.#at;
    if (rest === 0) this.#bytes = chunk;
    else {
      const joined = new Uint8Array(rest + chunk.length);
      joined.set(this.#bytes.subarray(this.#at));
      joined.set(chunk, rest);
      this.#bytes = joined;
    }
    this.#at = 0;
  }

  /** Copies what is left of the last piece, whose buffer is used again for the next. */
  keepRest(): void {
    this.#bytes = this.#bytes.slice(this.#at);
    this.#base += this.#at;
    this.#at = 0;
  }

  /** The magics and the first entry, once they are there. */
  head<T>(make: (pagesId: number) => T): T | undefined {
    const { magic } = table.pagemap;
    if (this.#bytes.length < 8) return undefined;
    const first = this.#word(0);
    if (first !== COMMON_MAGIC && first !== magic)
      throw corrupt(this.file, 0, `magic 0x${first.toString(16)}, expected 0x${COMMON_MAGIC.toString(16)}`);
    if (first === COMMON_MAGIC && this.#word(4) !== magic)
      throw corrupt(this.file, 4, `type magic 0x${this.#word(4).toString(16)}, expected 0x${magic.toString(16)}`);
    const start = first === COMMON_MAGIC ? 8 : 4;
    this.#at = start;
    const end = this.#entryEnd();
    if (end === undefined) {
      this.#at = 0;
      return undefined;
    }
    let id: number | undefined;
    this.#fields(end, (field) => {
      if (field === 1) id = this.#low >>> 0;
    });
    if (id === undefined) throw corrupt(this.file, start, 'not a pagemap_head: pages_id is missing');
    return make(id);
  }

  /** Reads the next entry; false: it is not there yet. */
  entry(): boolean {
    const end = this.#entryEnd();
    if (end === undefined) return false;
    let page = -1;
    let old = -1;
    let pages = -1;
    let flags = -1;
    let inParent = false;
    this.#fields(end, (field) => {
      switch (field) {
        case 1:
          if ((this.#low & (PAGE_SIZE - 1)) !== 0) {
            const address = (BigInt(this.#high >>> 0) << 32n) | BigInt(this.#low >>> 0);
            throw corrupt(this.file, this.offset, `address 0x${address.toString(16)} is not page aligned`);
          }
          page = (this.#high >>> 0) * 2 ** 20 + (this.#low >>> 12);
          break;
        case 2:
          old = this.#low >>> 0;
          break;
        case 3:
          inParent = this.#low !== 0 || this.#high !== 0;
          break;
        case 4:
          flags = this.#low >>> 0;
          break;
        case 5:
          pages = (this.#high >>> 0) * 2 ** 32 + (this.#low >>> 0);
          break;
        default:
      }
    });
    if (page < 0 || old < 0)
      throw corrupt(
        this.file,
        this.offset,
        `not a pagemap_entry: ${page < 0 ? 'vaddr' : 'compat_nr_pages'} is missing`,
      );
    this.page = page;
    // CRIU 4.2 writes the count in field 5 only, older versions in field 2 only.
    this.pages = pages >= 0 ? pages : old;
    this.flags = flags >= 0 ? flags & 0xff : inParent ? pageFlags.PARENT : pageFlags.PRESENT;
    return true;
  }

  /** @throws {ImageError} the file ends in the middle */
  end(hasHead: boolean): void {
    const left = this.#bytes.length - this.#at;
    if (!hasHead) throw corrupt(this.file, this.#base, 'file ends where its first entry must be');
    if (left > 0) throw corrupt(this.file, this.#base + this.#at, `file ends inside an entry: ${left} bytes of it`);
  }

  #word(at: number): number {
    const bytes = this.#bytes;
    return (
      ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>>
      0
    );
  }

  /** Goes behind the size word of an entry that is there as a whole. */
  #entryEnd(): number | undefined {
    if (this.#bytes.length - this.#at < 4) return undefined;
    const size = this.#word(this.#at);
    this.offset = this.#base + this.#at;
    if (size > this.maxEntryBytes)
      throw corrupt(this.file, this.offset, `entry of ${size} bytes, the limit is ${this.maxEntryBytes}`);
    if (this.#bytes.length - this.#at - 4 < size) return undefined;
    this.#at += 4;
    return this.#at + size;
  }

  #fields(end: number, varint: (field: number) => void): void {
    while (this.#at < end) {
      this.#varint(end);
      const field = this.#low >>> 3;
      switch (this.#low & 7) {
        case 0:
          this.#varint(end);
          varint(field);
          break;
        case 1:
          this.#at += 8;
          break;
        case 2:
          this.#varint(end);
          this.#at += this.#low >>> 0;
          break;
        case 5:
          this.#at += 4;
          break;
        default:
          throw corrupt(this.file, this.offset, 'an entry that is no message');
      }
      if (this.#at > end || field === 0) throw corrupt(this.file, this.offset, 'an entry that is no message');
    }
  }

  #varint(end: number): void {
    let low = 0;
    let high = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      if (this.#at >= end)
        throw corrupt(this.file, this.offset, 'an entry that is no message: it ends inside a number');
      const byte = this.#bytes[this.#at++] ?? 0;
      const bits = byte & 0x7f;
      if (shift < 28) low |= bits << shift;
      else if (shift === 28) {
        low |= bits << 28;
        high |= bits >> 4;
      } else high |= bits << (shift - 32);
      if (byte < 0x80) {
        this.#low = low;
        this.#high = high;
        return;
      }
    }
    throw corrupt(this.file, this.offset, 'an entry that is no message: a number of more than ten bytes');
  }
}
