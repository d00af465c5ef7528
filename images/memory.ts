import { corrupt, ImageError, isImageError } from './errors.js';
import { PAGE_SIZE } from './framing.js';
import { PageMap } from './page-map.js';
import type { ImageStore, StoredFile } from './store.js';
import { fileName, table, type ImageRow } from './table.js';
import { pageFlags } from './types/pagemap.js';

const PAGE = BigInt(PAGE_SIZE);
const TOP = 1n << 64n;

/** Longest chain of parents followed; a longer one is a circle. */
const MAX_PARENTS = 1024;

interface Layer {
  readonly map: PageMap;
  readonly pages: StoredFile | undefined;
  readonly pagesName: string;
}

/** Where the content of a page is. */
export type PageSource =
  /** In the pages file of this set (`depth` 0) or of its nth parent, at `offset` bytes. */
  | { readonly kind: 'stored'; readonly depth: number; readonly file: string; readonly offset: bigint }
  /** Nowhere: only the page server of the dumper has it. */
  | { readonly kind: 'lazy' }
  /** Not stored: zeroes in anonymous memory, file content in a private file mapping. */
  | { readonly kind: 'absent' };

/** Bytes that come from one place, one after the other. */
export interface MemoryRun {
  readonly start: bigint;
  /** Not included. */
  readonly end: bigint;
  readonly source: PageSource;
  /** Of pageFlags, as the set that has the content says: PRESENT, LAZY or both; 0: absent. */
  readonly flags: number;
}

/** Stored memory of a process or of a shared object (`vaddr` is then the offset in it). */
export class ProcessMemory {
  readonly #layers: readonly Layer[];

  private constructor(layers: readonly Layer[]) {
    this.#layers = layers;
  }

  /** @throws {ImageError} ERR_IMAGE_MISSING if the set has no pagemap of this process */
  static async open(store: ImageStore, id: number | bigint, row: ImageRow = table.pagemap): Promise<ProcessMemory> {
    const layers: Layer[] = [];
    const memory = new ProcessMemory(layers);
    try {
      const file = fileName(row, id);
      let at: ImageStore | undefined = store;
      for (let depth = 0; at !== undefined; depth++) {
        if (depth > MAX_PARENTS) throw corrupt(file, 0, `more than ${MAX_PARENTS} parents: do they form a circle?`);
        const layer = await openLayer(at, file, depth > 0);
        if (layer === undefined) break;
        layers.push(layer);
        if (!layer.map.some(pageFlags.PARENT)) break;
        at = await at.parent();
      }
      return memory;
    } catch (error) {
      await memory.close();
      throw error;
    }
  }

  /** Of this set; parents not included. */
  get pagemap(): PageMap {
    const [first] = this.#layers;
    if (first === undefined) throw new TypeError('no pagemap');
    return first.map;
  }

  /** @throws {ImageError} ERR_IMAGE_CORRUPT: said to be in a parent that does not have it */
  source(address: bigint): PageSource {
    const page = address - (address % PAGE);
    return this.run(page).source;
  }

  /**
   * What lies at an address, and how far it comes from the same place.
   * @throws {ImageError} ERR_IMAGE_CORRUPT: said to be in a parent that does not have it
   */
  run(address: bigint): MemoryRun {
    let end = TOP;
    const until = (bound: bigint): bigint => (end = bound < end ? bound : end);
    for (const [depth, { map, pagesName }] of this.#layers.entries()) {
      const range = map.rangeAt(address);
      if (range === undefined) {
        if (depth > 0) throw corrupt(map.file, 0, `${page(address)} in parent ${depth}, which does not have it`);
        return { start: address, end: map.nextStart(address) ?? TOP, source: { kind: 'absent' }, flags: 0 };
      }
      until(range.end);
      if (range.fileOffset !== undefined) {
        const offset = range.fileOffset + (address - range.start);
        return { start: address, end, source: { kind: 'stored', depth, file: pagesName, offset }, flags: range.flags };
      }
      if ((range.flags & pageFlags.PARENT) === 0)
        return { start: address, end, source: { kind: 'lazy' }, flags: range.flags };
    }
    throw corrupt(this.pagemap.file, 0, `${page(address)} in a parent, and there is none`);
  }

  /** What is stored or lazy in a range, in order. What lies between is absent. */
  *runs(start = 0n, end = TOP): Generator<MemoryRun, void, void> {
    for (let at = start; at < end;) {
      const found = this.run(at);
      const stop = found.end < end ? found.end : end;
      if (found.source.kind !== 'absent') yield { ...found, end: stop };
      at = stop;
    }
  }

  /**
   * Reads bytes at an address. Pages that are not stored read as zeroes; ask source() where that matters.
   * @param length bytes
   * @throws {ImageError} ERR_IMAGE_CORRUPT; ERR_IMAGE_MISSING: a page is only on the page server of the dumper
   */
  async read(address: bigint, length: number): Promise<Uint8Array> {
    const out = new Uint8Array(length);
    await this.readInto(out, address);
    return out;
  }

  /** As read(), into a buffer that is all zeroes where nothing is stored. */
  async readInto(target: Uint8Array, address: bigint): Promise<void> {
    for (let done = 0; done < target.length;) {
      const at = address + BigInt(done);
      const { end, source } = this.run(at);
      const left = target.length - done;
      const size = end - at > BigInt(left) ? left : Number(end - at);
      const part = target.subarray(done, done + size);
      if (source.kind === 'lazy') {
        const detail = `page 0x${at.toString(16)} is not in the images, the dumper serves it`;
        throw new ImageError('ERR_IMAGE_MISSING', this.pagemap.file, 0, detail);
      }
      if (source.kind === 'stored') {
        const got = (await this.#layers[source.depth]?.pages?.read(part, Number(source.offset))) ?? 0;
        if (got !== size)
          throw corrupt(source.file, Number(source.offset) + got, `file ends inside page 0x${at.toString(16)}`);
      } else part.fill(0);
      done += size;
    }
  }

  async close(): Promise<void> {
    for (const { pages } of this.#layers) await pages?.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

const page = (address: bigint): string => `page 0x${(address - (address % PAGE)).toString(16)} is said to be`;

async function openLayer(store: ImageStore, file: string, optional: boolean): Promise<Layer | undefined> {
  let map: PageMap;
  try {
    map = await PageMap.open(store, file);
  } catch (error) {
    if (optional && isImageError(error, 'ERR_IMAGE_MISSING')) return undefined;
    throw error;
  }
  const pagesName = fileName(table.pages, map.pagesId);
  const pages = map.pagesFileSize > 0n ? await store.open(pagesName) : undefined;
  return { map, pages, pagesName };
}
