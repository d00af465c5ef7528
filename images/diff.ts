import type { ImageSet } from './image-set.js';
import type { MessageImage } from './message-image.js';
import { COPY_CHUNK } from './store.js';
import { rowOf } from './table.js';

export type Difference =
  | { readonly kind: 'only-left' | 'only-right'; readonly file: string }
  /** Raw bytes differ (pages, archives, rules); `offset` is the first such byte. */
  | { readonly kind: 'bytes'; readonly file: string; readonly offset: number }
  | {
      readonly kind: 'field';
      readonly file: string;
      /** As `entries[3].thread_core.comm`. */
      readonly path: string;
      readonly left: unknown;
      readonly right: unknown;
    };

/**
 * Compares two sets file by file and field by field.
 * @throws {ImageError} a file that both have cannot be read
 */
export async function diff(left: ImageSet, right: ImageSet): Promise<readonly Difference[]> {
  const differences: Difference[] = [];
  for (const file of [...new Set([...left.names, ...right.names])].sort()) {
    if (!right.has(file)) differences.push({ kind: 'only-left', file });
    else if (!left.has(file)) differences.push({ kind: 'only-right', file });
    else if (rowOf(file)?.row.head === 'raw') {
      const offset = await firstDifference(left, right, file);
      if (offset !== undefined) differences.push({ kind: 'bytes', file, offset });
    } else compare(file, '', shown(await left.read(file)), shown(await right.read(file)), differences);
  }
  return differences;
}

/** Entries with their payloads, as plain values. */
function shown({ entries, version }: MessageImage): unknown {
  return {
    version,
    entries: entries.map(({ message, payload }) => (payload.length > 0 ? { ...message, payload } : { ...message })),
  };
}

const isBytes = (value: unknown): value is Uint8Array => ArrayBuffer.isView(value);

function compare(file: string, path: string, left: unknown, right: unknown, out: Difference[]): void {
  if (Object.is(left, right)) return;
  if (isBytes(left) && isBytes(right)) {
    if (left.length === right.length && left.every((byte, i) => byte === right[i])) return;
  } else if (
    typeof left === 'object' &&
    typeof right === 'object' &&
    left !== null &&
    right !== null &&
    !isBytes(left) &&
    !isBytes(right)
  ) {
    const a = left as Record<string, unknown>;
    const b = right as Record<string, unknown>;
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      compare(
        file,
        Array.isArray(left) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`,
        a[key],
        b[key],
        out,
      );
    }
    return;
  }
  out.push({ kind: 'field', file, path, left, right });
}

async function firstDifference(left: ImageSet, right: ImageSet, file: string): Promise<number | undefined> {
  const a = await left.store.open(file);
  const b = await right.store.open(file);
  const [one, two] = [Buffer.alloc(COPY_CHUNK), Buffer.alloc(COPY_CHUNK)];
  try {
    for (let at = 0; ; at += COPY_CHUNK) {
      const [n, m] = [await a.read(one, at), await b.read(two, at)];
      const same = Math.min(n, m);
      if (one.compare(two, 0, same, 0, same) !== 0)
        return at + one.subarray(0, same).findIndex((byte, i) => byte !== two[i]);
      if (n !== m) return at + same;
      if (n === 0) return undefined;
    }
  } finally {
    await a.close();
    await b.close();
  }
}
