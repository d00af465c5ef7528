import { memfd_inode_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { repeatedImage } from '../typed-image.js';

/** memfd.img: memfds and shared anonymous mappings; content in pagemap-shmem-SHMID.img. */
export class MemfdImage extends repeatedImage(table.memfd, memfd_inode_entry) {
  inode(id: bigint): memfd_inode_entry | undefined {
    return this.entries.find((entry) => entry.inode_id === id);
  }
}
