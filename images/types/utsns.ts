import { utsns_entry, type Iutsns_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { singleImage, type SingleImageClass } from '../typed-image.js';

const base: SingleImageClass<utsns_entry, Iutsns_entry> = singleImage(table.utsns, utsns_entry);

/** utsns-ID.img: host and domain name. */
export class UtsnsImage extends base {}
