import { autofs_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { singleImage } from '../typed-image.js';

/** autofs-DEVICE.img: an automounter's mount: its pipe, process group and protocol. */
export class AutofsImage extends singleImage(table.autofs, autofs_entry) {}
