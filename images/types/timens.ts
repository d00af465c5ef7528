import { timens_entry, type timespec } from '../generated/proto.js';
import { table } from '../table.js';
import { singleImage } from '../typed-image.js';

const nanoseconds = ({ tv_sec, tv_nsec }: timespec): bigint => BigInt.asIntN(64, tv_sec) * 1_000_000_000n + tv_nsec;

/** timens-N.img: the clocks at the time of the dump; N is 0 when the tree had no time namespace of its own. */
export class TimensImage extends singleImage(table.timens, timens_entry) {
  /** Nanoseconds. */
  get monotonic(): bigint {
    return nanoseconds(this.entry.monotonic);
  }
  /** Nanoseconds. */
  get boottime(): bigint {
    return nanoseconds(this.entry.boottime);
  }
}
