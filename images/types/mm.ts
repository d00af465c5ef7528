import { mm_entry, type Imm_entry, type vma_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { singleImage, type SingleImageClass } from '../typed-image.js';
import { checkVma } from './vma.js';

const base: SingleImageClass<mm_entry, Imm_entry> = singleImage(table.mm, mm_entry, (entry, fail) => {
  for (const vma of entry.vmas) checkVma(vma, fail);
  if (entry.mm_saved_auxv.length % 2 !== 0) fail(`auxv of ${entry.mm_saved_auxv.length} words, they come in pairs`);
});

/** mm-PID.img: the address space. */
export class MmImage extends base {
  get vmas(): readonly vma_entry[] {
    return this.entry.vmas;
  }
  /** File id of the executable. */
  get exeFileId(): number {
    return this.entry.exe_file_id;
  }
  /** The vma that holds an address; guard ranges, which lie over other vmas, are not asked. */
  vmaAt(address: bigint): vma_entry | undefined {
    return this.entry.vmas.find((vma) => address >= vma.start && address < vma.end && (vma.status & 0x10000) === 0);
  }
}
