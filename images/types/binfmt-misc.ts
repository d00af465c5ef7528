import { binfmt_misc_entry, type Ibinfmt_misc_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { repeatedImage, type RepeatedImageClass } from '../typed-image.js';

const base: RepeatedImageClass<binfmt_misc_entry, Ibinfmt_misc_entry> = repeatedImage(
  table.binfmtMisc,
  binfmt_misc_entry,
);
const oldBase: RepeatedImageClass<binfmt_misc_entry, Ibinfmt_misc_entry> = repeatedImage(
  table.binfmtMiscOld,
  binfmt_misc_entry,
);

/** binfmt-misc.img: formats of programs registered with the kernel. */
export class BinfmtMiscImage extends base {}

/** binfmt-misc-DEVICE.img, the old name of the same. */
export class BinfmtMiscOldImage extends oldBase {}
