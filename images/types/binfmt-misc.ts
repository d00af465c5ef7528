import { binfmt_misc_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { repeatedImage } from '../typed-image.js';

/** binfmt-misc.img: formats of programs registered with the kernel. */
export class BinfmtMiscImage extends repeatedImage(table.binfmtMisc, binfmt_misc_entry) {}

/** binfmt-misc-DEVICE.img, the old name of the same. */
export class BinfmtMiscOldImage extends repeatedImage(table.binfmtMiscOld, binfmt_misc_entry) {}
