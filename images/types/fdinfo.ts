import { fdinfo_entry, type Ifdinfo_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { repeatedImage, type RepeatedImageClass } from '../typed-image.js';

const base: RepeatedImageClass<fdinfo_entry, Ifdinfo_entry> = repeatedImage(
  table.fdinfo,
  fdinfo_entry,
  (entry, fail) => {
    if (entry.fd > 0x7fffffff) fail(`descriptor ${entry.fd}`);
  },
);

/** fdinfo-N.img: one descriptor table. */
export class FdinfoImage extends base {
  /** Entry of a descriptor number. */
  fd(number: number): fdinfo_entry | undefined {
    return this.entries.find((entry) => entry.fd === number);
  }
}
