import { utsns_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { singleImage } from '../typed-image.js';

/** utsns-ID.img: host and domain name. */
export class UtsnsImage extends singleImage(table.utsns, utsns_entry) {}
