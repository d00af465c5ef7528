import { pidns_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { singleImage } from '../typed-image.js';

/** pidns-ID.img: only of a pid namespace that the restorer is given. */
export class PidnsImage extends singleImage(table.pidns, pidns_entry) {}
