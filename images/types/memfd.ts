import { memfd_inode_entry, type Imemfd_inode_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { repeatedImage, type RepeatedImageClass } from '../typed-image.js';

const base: RepeatedImageClass<memfd_inode_entry, Imemfd_inode_entry> = repeatedImage(table.memfd, memfd_inode_entry);

/** memfd.img: memfds and shared anonymous mappings; content in pagemap-shmem-SHMID.img. */
export class MemfdImage extends base {
  inode(id: bigint): memfd_inode_entry | undefined {
    return this.entries.find((entry) => entry.inode_id === id);
  }
}
