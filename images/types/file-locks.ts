import { file_lock_entry, type Ifile_lock_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { repeatedImage, type RepeatedImageClass } from '../typed-image.js';

const base: RepeatedImageClass<file_lock_entry, Ifile_lock_entry> = repeatedImage(
  table.fileLocks,
  file_lock_entry,
  ({ start, len, pid, fd }, fail) => {
    if (start < 0n || len < 0n) fail(`lock of process ${pid} on descriptor ${fd} from ${start}, ${len} bytes long`);
  },
);

/** filelocks.img: locks and leases; `len` 0 reaches to the end of the file, `pid` and `fd` tell who holds it. */
export class FileLocksImage extends base {
  held(pid: number): readonly file_lock_entry[] {
    return this.entries.filter((entry) => entry.pid === pid);
  }
}
