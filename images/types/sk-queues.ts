import { sk_packet_entry, type Isk_packet_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { dataImage, type DataImageClass } from '../typed-image.js';

const base: DataImageClass<sk_packet_entry, Isk_packet_entry> = dataImage(table.skQueues, sk_packet_entry);

/** sk-queues.img: what was sent to unix sockets and not read yet, in order. `id_for` is the file id of the receiver. */
export class SkQueuesImage extends base {
  /** File ids that travel in the queues (SCM_RIGHTS); they need not be in any descriptor table. */
  get fileIds(): readonly number[] {
    return this.records.flatMap(({ entry }) => entry.scm.flatMap((scm) => (scm.type === 1 ? scm.rights : [])));
  }
}
