import { pidns_entry, type Ipidns_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { singleImage, type SingleImageClass } from '../typed-image.js';

const base: SingleImageClass<pidns_entry, Ipidns_entry> = singleImage(table.pidns, pidns_entry);

/** pidns-ID.img: only of a pid namespace that the restorer is given. */
export class PidnsImage extends base {}
