/** Mutations of images that are the same on every run: a failure names its seed. */

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
