import { mnt_entry, type Imnt_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { repeatedImage, type RepeatedImageClass } from '../typed-image.js';

const base: RepeatedImageClass<mnt_entry, Imnt_entry> = repeatedImage(table.mountpoints, mnt_entry, (entry, fail) => {
  if (!entry.mountpoint.startsWith('/') && !entry.mountpoint.startsWith('.'))
    fail(`mount ${entry.mnt_id} at ${entry.mountpoint}, which is no absolute path`);
});

/** mountpoints-ID.img: the mounts of one mount namespace, in no useful order. */
export class MountpointsImage extends base {
  /** The mount whose parent is not in the file. */
  get root(): mnt_entry | undefined {
    const ids = new Set(this.entries.map((entry) => entry.mnt_id));
    return this.entries.find((entry) => entry.parent_mnt_id === entry.mnt_id || !ids.has(entry.parent_mnt_id));
  }
  mount(id: number): mnt_entry | undefined {
    return this.entries.find((entry) => entry.mnt_id === id);
  }
  children(id: number): readonly mnt_entry[] {
    return this.entries.filter((entry) => entry.parent_mnt_id === id && entry.mnt_id !== id);
  }
}
