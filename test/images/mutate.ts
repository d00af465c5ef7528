/** Mutations of images that are the same on every run: a failure names its seed. */
import { MessageImage } from '../../images/index.js';

/** xorshift32: the same mutations on every run; a failure names its seed. */
export function generator(seed: number): (below: number) => number {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const interesting = [0, 1, 0x7f, 0x80, 0xff];

export function mutate(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  let out = Uint8Array.from(bytes);
  for (let n = random(3) + 1; n > 0; n--) {
    const at = random(Math.max(1, out.length));
    switch (random(10)) {
      case 0:
        out[at] = interesting[random(interesting.length)] ?? 0;
        break;
      case 1:
        out = out.slice(0, at);
        break;
      case 2: {
        const again = out.subarray(random(out.length + 1));
        const longer = new Uint8Array(out.length + again.length);
        longer.set(out.subarray(0, at));
        longer.set(again, at);
        longer.set(out.subarray(at), at + again.length);
        out = longer.subarray(0, 65536);
        break;
      }
      case 3:
        if (at + 4 <= out.length)
          new DataView(out.buffer).setUint32(at, random(2) ? 0xffffffff : random(0x10000), true);
        break;
      default:
        out[at] = random(256);
    }
  }
  return out;
}

const numbers = [0, 1, 2, 7, 0x7f, 0xff, 0x1000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];
const wides = [0n, 1n, 0xfffn, 0x1000n, 1n << 32n, (1n << 63n) - 1n, 1n << 63n, (1n << 64n) - 1n];

type Plain = Record<string, unknown>;

/** Another value of the same type; of messages and lists, one with a part changed, gone or twice. */
function changed(value: unknown, random: (below: number) => number): unknown {
  switch (typeof value) {
    case 'number':
      return random(3) === 0 ? value + random(5) - 2 : numbers[random(numbers.length)];
    case 'bigint':
      return random(3) === 0 ? value + BigInt(random(5) - 2) * 4096n : wides[random(wides.length)];
    case 'boolean':
      return !value;
    case 'string':
      return ['', '/', 'relative', `${value}x`, '/a/../b\0', '\ud83d\ude00'][random(6)];
    default:
  }
  if (ArrayBuffer.isView(value)) {
    const bytes = Uint8Array.from(value as Uint8Array);
    if (random(2) === 0 || bytes.length === 0) return bytes.slice(0, random(bytes.length + 1));
    bytes[random(bytes.length)] = random(256);
    return bytes;
  }
  if (Array.isArray(value)) {
    const list = [...(value as unknown[])];
    const at = random(Math.max(1, list.length));
    const how = random(6);
    if (how === 0) list.splice(at, 1);
    else if (how === 1 && list.length > 0) list.push(list[at]);
    else if (how === 2) list.reverse();
    else if (list.length > 0) list[at] = changed(list[at], random);
    return list;
  }
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value).filter((key) => key !== '$unknowns' && (value as Plain)[key] !== undefined);
  const key = keys[random(Math.max(1, keys.length))];
  if (key === undefined) return value;
  if (random(12) === 0) return { ...value, [key]: undefined };
  return { ...value, [key]: changed((value as Plain)[key], random) };
}

/** An image of which every entry can be read, but not all are what they were: what lies behind the decoder sees these. */
export function mutateEntries(image: MessageImage, random: (below: number) => number): Uint8Array {
  for (let attempt = 0; attempt < 8; attempt++) {
    const entries = [...image.entries];
    for (let n = random(2) + 1; n > 0; n--) {
      const at = random(Math.max(1, entries.length));
      const entry = entries[at];
      if (entry === undefined) continue;
      const how = random(10);
      if (how === 0) entries.splice(at, 1);
      else if (how === 1) entries.push(entry);
      else entries[at] = { ...entry, message: changed(entry.message, random) as object };
    }
    try {
      return new MessageImage(image.row, image.file, entries, image.version).toBytes();
    } catch {
      // Not a value that the format can hold: another one.
    }
  }
  return mutate(image.toBytes(), random);
}
