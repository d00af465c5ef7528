import { fs_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { singleImage } from '../typed-image.js';

/** fs-PID.img: working directory, root and umask. */
export class FsImage extends singleImage(table.fs, fs_entry) {
  /** File id of the working directory. */
  get cwdId(): number {
    return this.entry.cwd_id;
  }
  /** File id of the root directory. */
  get rootId(): number {
    return this.entry.root_id;
  }
}
