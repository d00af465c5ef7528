import { corrupt } from '../errors.js';
import { PAGE_SIZE, type Limits } from '../framing.js';
import { pagemap_entry, pagemap_head, type Ipagemap_entry } from '../generated/proto.js';
import { entryOf, MessageImage } from '../message-image.js';
import { fileName, table } from '../table.js';
import { made, type ImageConstructor, type TypedImage } from '../typed-image.js';

/** Bits of pagemap_entry.flags. */
export const pageFlags = { PARENT: 1, LAZY: 2, PRESENT: 4 } as const;

/** A run of pages. */
export interface PageRange {
  /** Address, or offset in a shared object; bytes, page aligned. */
  readonly start: bigint;
  /** End, not included. */
  readonly end: bigint;
  readonly pages: bigint;
  /** Of pageFlags. Old entries without flags are translated. */
  readonly flags: number;
  /** Where its content starts in the pages file, in bytes; undefined if it is not there. */
  readonly fileOffset: bigint | undefined;
}

/** What is to be written: `pages` of 4096 bytes at `start`. */
export interface PageRangeInit {
  readonly start: bigint;
  readonly pages: number;
  readonly flags: number;
}

const TOP = 1n << 64n;

/** pagemap-PID.img and pagemap-shmem-ID.img: which pages of a process or shared object are stored, and where. */
export class PagemapImage implements TypedImage {
  static readonly row = table.pagemap;

  /** Names pages-N.img. */
  readonly pagesId: number;
  readonly ranges: readonly PageRange[];
  /** Length that the pages file must have, in bytes. */
  readonly pagesFileSize: bigint;

  constructor(readonly source: MessageImage) {
    const page = BigInt(PAGE_SIZE);
    const [head, ...entries] = source.entries;
    if (head === undefined) throw corrupt(source.file, 0, 'no head');
    this.pagesId = (head.message as pagemap_head).pages_id;
    let fileOffset = 0n;
    let last = 0n;
    this.ranges = entries.map(({ message, offset }) => {
      const entry = message as pagemap_entry;
      // CRIU 4.2 writes the count in field 5 only, older versions in field 2 only.
      const pages = entry.nr_pages ?? BigInt(entry.compat_nr_pages);
      const flags = entry.flags ?? (entry.in_parent === true ? pageFlags.PARENT : pageFlags.PRESENT);
      const start = entry.vaddr;
      const end = start + pages * page;
      if (start % page !== 0n)
        throw corrupt(source.file, offset, `address 0x${start.toString(16)} is not page aligned`);
      if (end > TOP)
        throw corrupt(source.file, offset, `${pages} pages at 0x${start.toString(16)} reach past the end of memory`);
      if (start < last)
        throw corrupt(source.file, offset, `0x${start.toString(16)} comes after 0x${last.toString(16)}`);
      last = end;
      const present = (flags & pageFlags.PRESENT) !== 0;
      const range = { start, end, pages, flags, fileOffset: present ? fileOffset : undefined };
      if (present) fileOffset += pages * page;
      return range;
    });
    this.pagesFileSize = fileOffset;
  }

  get file(): string {
    return this.source.file;
  }

  /** The range that holds an address; undefined if none does: zeroes, or what the mapped file has. */
  rangeAt(address: bigint): PageRange | undefined {
    let low = 0;
    let high = this.ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const range = this.ranges[middle];
      if (range === undefined) break;
      if (address < range.start) high = middle;
      else if (address >= range.end) low = middle + 1;
      else return range;
    }
    return undefined;
  }

  /** Start of the first range after an address. */
  nextStart(address: bigint): bigint | undefined {
    let low = 0;
    let high = this.ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ranges[middle]?.start ?? TOP) > address) high = middle;
      else low = middle + 1;
    }
    return this.ranges[low]?.start;
  }

  toBytes(): Uint8Array {
    return this.source.toBytes();
  }

  static fromBytes<C>(this: ImageConstructor<C>, bytes: Uint8Array, file?: string, limits?: Limits): C {
    return new this(MessageImage.fromBytes(this.row, file ?? this.row.pattern, bytes, limits));
  }

  /**
   * @param id pid, or the id of a shared object if called on ShmemPagemapImage
   * @throws {ImageError} ranges are not ascending
   */
  static of<C>(this: ImageConstructor<C>, id: number | bigint, pagesId: number, ranges: readonly PageRangeInit[]): C {
    const entries = ranges.map(({ start, pages, flags }): Ipagemap_entry => ({
      vaddr: start,
      // Both counts, so that readers of either age get it.
      compat_nr_pages: pages,
      nr_pages: BigInt(pages),
      flags,
    }));
    return new this(
      new MessageImage(this.row, fileName(this.row, id), [
        entryOf(pagemap_head, made(pagemap_head, { pages_id: pagesId })),
        ...entries.map((entry) => entryOf(pagemap_entry, made(pagemap_entry, entry))),
      ]),
    );
  }
}

/** pagemap-shmem-ID.img: the same of a shared object; addresses are offsets in it. */
export class ShmemPagemapImage extends PagemapImage {
  static override readonly row = table.pagemapShmem as never;
}
