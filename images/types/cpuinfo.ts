import { cpuinfo_entry, type cpuinfo_x86_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { singleImage } from '../typed-image.js';

/** cpuinfo.img: what the processor could do. */
export class CpuinfoImage extends singleImage(table.cpuinfo, cpuinfo_entry) {
  get x86(): cpuinfo_x86_entry | undefined {
    return this.entry.x86_entry[0];
  }
}
