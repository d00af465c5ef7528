import { fs_entry, type Ifs_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { singleImage, type SingleImageClass } from '../typed-image.js';

const base: SingleImageClass<fs_entry, Ifs_entry> = singleImage(table.fs, fs_entry);

/** fs-PID.img: working directory, root and umask. */
export class FsImage extends base {
  /** File id of the working directory. */
  get cwdId(): number {
    return this.entry.cwd_id;
  }
  /** File id of the root directory. */
  get rootId(): number {
    return this.entry.root_id;
  }
}
