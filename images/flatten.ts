/** Makes one set of a chain. */
import { encode } from './codec.js';
import { FrameWriter, PAGE_SIZE } from './framing.js';
import { pagemap_entry, pagemap_head } from './generated/proto.js';
import type { ImageSet } from './image-set.js';
import { MANIFEST } from './manifest.js';
import { ProcessMemory } from './memory.js';
import { intoNewDirectory } from './save.js';
import { chunksOf, COPY_CHUNK, LAST, writeFileTo, type ImageStore } from './store.js';
import { fileName, rowOf, table, type ImageRow } from './table.js';
import { pageFlags } from './types/pagemap.js';

const PAGE = BigInt(PAGE_SIZE);
/** Readers of any age take counts below this. */
const MAX_RUN = 2n ** 31n;

/**
 * Writes a set that holds all its pages itself, those that earlier sets have included; these are not needed for it. A manifest
 * is not carried over, since it no longer fits. Streams: pages are never in memory all at once.
 * @param to a new directory, or another store
 * @throws {ImageError} pages that are said to be in an earlier set are not there; nothing is left of the new directory
 * @throws {TypeError} the directory is there and holds something
 */
export async function flatten(set: ImageSet, to: string | ImageStore): Promise<void> {
  if (typeof to !== 'string') return flattenInto(set, to);
  await intoNewDirectory(to, set.store.limits, (directory) => flattenInto(set, directory));
}

async function flattenInto(set: ImageSet, to: ImageStore): Promise<void> {
  const merged = new Map<string, { readonly row: ImageRow; readonly id: bigint }>();
  /** Pages files whose pagemap is written anew. */
  const replaced = new Set<string>();
  for (const name of set.names) {
    const found = rowOf(name);
    if ((found?.row !== table.pagemap && found?.row !== table.pagemapShmem) || typeof found.id !== 'bigint') continue;
    const map = await set.pageMap(name);
    if (!map.some(pageFlags.PARENT)) continue;
    merged.set(name, { row: found.row, id: found.id });
    replaced.add(fileName(table.pages, map.pagesId));
  }
  const names = (await set.store.list()).filter((name) => name !== MANIFEST && !replaced.has(name));
  for (const name of names.sort((a, b) => Number(a === LAST) - Number(b === LAST))) {
    const pagemap = merged.get(name);
    if (pagemap) {
      await mergePages(set, name, pagemap, to);
      continue;
    }
    const file = await set.store.open(name);
    try {
      await writeFileTo(to, name, chunksOf(file));
    } finally {
      await file.close();
    }
  }
}

/** A range of the new pagemap. */
interface Range {
  readonly start: bigint;
  readonly end: bigint;
  readonly flags: number;
}

async function mergePages(
  set: ImageSet,
  name: string,
  { row, id }: { readonly row: ImageRow; readonly id: bigint },
  to: ImageStore,
): Promise<void> {
  const memory = await ProcessMemory.open(set.store, id, row);
  try {
    const { pagesId } = memory.pagemap;
    await writeFileTo(to, fileName(table.pages, pagesId), contents(memory));
    await writeFileTo(to, name, pagemapOf(memory, pagesId));
  } finally {
    await memory.close();
  }
}

/** Where content is changes from run to run; what matters now is only which pages are here. */
function* ranges(memory: ProcessMemory): Generator<Range, void, void> {
  let last: Range | undefined;
  for (const { start, end, flags } of memory.runs()) {
    if (last && last.end === start && last.flags === flags && (end - last.start) / PAGE < MAX_RUN) {
      last = { ...last, end };
      continue;
    }
    if (last) yield last;
    last = { start, end, flags };
  }
  if (last) yield last;
}

async function* contents(memory: ProcessMemory): AsyncGenerator<Uint8Array, void, void> {
  const buffer = new Uint8Array(COPY_CHUNK);
  for (const { start, end, source } of memory.runs()) {
    if (source.kind !== 'stored') continue;
    for (let at = start; at < end;) {
      const left = end - at;
      const part = buffer.subarray(0, left < BigInt(COPY_CHUNK) ? Number(left) : COPY_CHUNK);
      await memory.readInto(part, at);
      yield part;
      at += BigInt(part.length);
    }
  }
}

/** Entries collected before they are written. */
const BATCH = 4096;

function* pagemapOf(memory: ProcessMemory, pagesId: number): Generator<Uint8Array, void, void> {
  let writer = new FrameWriter().head('common', table.pagemap.magic);
  writer.entry(encode(pagemap_head, { pages_id: pagesId }));
  let held = 0;
  for (const { start, end, flags } of ranges(memory)) {
    const pages = (end - start) / PAGE;
    writer.entry(encode(pagemap_entry, { vaddr: start, compat_nr_pages: Number(pages), nr_pages: pages, flags }));
    if (++held < BATCH) continue;
    yield writer.finish();
    writer = new FrameWriter();
    held = 0;
  }
  yield writer.finish();
}
