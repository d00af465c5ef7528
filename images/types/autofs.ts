import { autofs_entry, type Iautofs_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { singleImage, type SingleImageClass } from '../typed-image.js';

const base: SingleImageClass<autofs_entry, Iautofs_entry> = singleImage(table.autofs, autofs_entry);

/** autofs-DEVICE.img: an automounter's mount: its pipe, process group and protocol. */
export class AutofsImage extends base {}
