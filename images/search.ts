import type { ImagePid, ImageSet } from './image-set.js';
import { COPY_CHUNK } from './store.js';

/** Where a pattern is in the memory of a process. */
export interface SearchHit {
  readonly pid: ImagePid;
  readonly address: bigint;
}

/** What search() is given besides the pattern. */
export interface SearchOptions {
  /** Only in these processes. Default: all. */
  readonly pids?: readonly ImagePid[] | undefined;
  /** Only in areas that this is true for, such as `(vma) => (vma.prot & 2) !== 0`. */
  readonly where?:
    ((vma: { readonly start: bigint; readonly end: bigint; readonly prot: number }) => boolean) | undefined;
}

/**
 * Looks for bytes in the stored memory of processes, through parents. Hits may overlap each other, and reach over the
 * borders of pages and of areas that touch. What is not stored (files that are mapped and unchanged) is not searched.
 * @param pattern text is looked for in UTF-8
 * @throws {TypeError} the pattern is empty
 */
export async function* search(
  set: ImageSet,
  pattern: string | Uint8Array,
  { pids, where = () => true }: SearchOptions = {},
): AsyncGenerator<SearchHit, void, void> {
  const wanted = Buffer.from(pattern as Uint8Array);
  if (wanted.length === 0) throw new TypeError('nothing to search for');
  for (const process of set.processes) {
    if (process.mm === undefined || (pids && !pids.includes(process.pid))) continue;
    const memory = await set.memory(process.pid);
    try {
      const areas = process.vmas.filter(where);
      let carry = Buffer.alloc(0);
      let end = -1n;
      for (const { start: from, end: to } of areas) {
        for (const run of memory.runs(from, to)) {
          if (run.source.kind !== 'stored') continue;
          if (run.start !== end) carry = Buffer.alloc(0);
          for (let at = run.start; at < run.end;) {
            const left = run.end - at;
            const size = left < BigInt(COPY_CHUNK) ? Number(left) : COPY_CHUNK;
            const window = Buffer.alloc(carry.length + size);
            carry.copy(window);
            await memory.readInto(window.subarray(carry.length), at);
            const base = at - BigInt(carry.length);
            for (let hit = window.indexOf(wanted); hit >= 0; hit = window.indexOf(wanted, hit + 1))
              yield { pid: process.pid, address: base + BigInt(hit) };
            carry = window.subarray(Math.max(0, window.length - wanted.length + 1));
            at += BigInt(size);
          }
          end = run.end;
        }
      }
    } finally {
      await memory.close();
    }
  }
}
