import { cpuinfo_entry, type cpuinfo_x86_entry, type Icpuinfo_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { singleImage, type SingleImageClass } from '../typed-image.js';

const base: SingleImageClass<cpuinfo_entry, Icpuinfo_entry> = singleImage(table.cpuinfo, cpuinfo_entry);

/** cpuinfo.img: what the processor could do. */
export class CpuinfoImage extends base {
  get x86(): cpuinfo_x86_entry | undefined {
    return this.entry.x86_entry[0];
  }
}
