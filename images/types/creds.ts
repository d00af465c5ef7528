import { creds_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { singleImage } from '../typed-image.js';

/** creds-PID.img: credentials in old sets; since then they are in the core of each thread. */
export class CredsImage extends singleImage(table.creds, creds_entry) {}

/** The capability sets of a thread as one number each, bit n for capability n. */
export function capabilities(
  creds: creds_entry,
): Readonly<Record<'inheritable' | 'permitted' | 'effective' | 'bounding' | 'ambient', bigint>> {
  const wide = ([low = 0, high = 0]: readonly number[]): bigint => (BigInt(high) << 32n) | BigInt(low);
  return {
    inheritable: wide(creds.cap_inh),
    permitted: wide(creds.cap_prm),
    effective: wide(creds.cap_eff),
    bounding: wide(creds.cap_bnd),
    ambient: wide(creds.cap_amb),
  };
}
