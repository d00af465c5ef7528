/** One image of every class that the sample set does not have, with every field of its messages filled in. */
import { imageClasses, MessageImage, fileName, messageName, type Entry } from '../../images/index.js';
import { enums, messages } from '../../images/generated/schema.js';

/** Messages nest in themselves (cgroup directories, AppArmor namespaces). */
const MAX_DEPTH = 4;

function value(type: string, depth: number): unknown {
  const names = enums[type];
  if (names) return Object.values(names).at(-1);
  switch (type) {
    case 'string':
      return '/text';
    case 'bytes':
      return Uint8Array.from([1, 2, 3]);
    case 'bool':
      return true;
    case 'uint64':
    case 'int64':
    case 'sint64':
    case 'fixed64':
    case 'sfixed64':
      return 8n;
    default:
      return messages[type] ? message(type, depth + 1) : 4;
  }
}

/** A message with all its fields. */
export function message(name: string, depth = 0): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [field, , type, rule] of messages[name] ?? []) {
    if (messages[type] && depth >= MAX_DEPTH && rule !== 1) continue;
    const one = value(type, depth);
    made[field] = rule === 2 ? (one === undefined ? [] : [one, one]) : one;
  }
  return made;
}

/** Files of the sample set, which are real. */
const sampled = new Set(['inventory', 'pstree', 'core', 'ids', 'mm', 'fs', 'pagemap', 'pagemapShmem', 'ghostFile']);

export function syntheticImages(): MessageImage[] {
  return Object.entries(imageClasses).flatMap(([name, { row }]) => {
    if (sampled.has(name) || row.layout === undefined) return [];
    const layout = row.layout();
    const entries: Entry[] = [];
    let last: object = {};
    for (let i = 0; i < 5; i++) {
      const { value: step } = layout.next(last);
      if (!step) break;
      last = message(messageName(step.type));
      if ('in_pagemaps' in last) last.in_pagemaps = false;
      const size = step.payload?.(last as never) ?? 0;
      entries.push({ type: step.type, message: last, payload: new Uint8Array(Number(size)), offset: 0 });
    }
    const id = name === 'stats' ? 'dump' : 7;
    // Complete messages, as decode gives them.
    const bytes = new MessageImage(row, fileName(row, id), entries).toBytes();
    return [MessageImage.fromBytes(row, fileName(row, id), bytes)];
  });
}
