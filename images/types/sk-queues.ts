import { sk_packet_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { dataImage } from '../typed-image.js';

/** sk-queues.img: what was sent to unix sockets and not read yet, in order. `id_for` is the file id of the receiver. */
export class SkQueuesImage extends dataImage(table.skQueues, sk_packet_entry) {
  /** File ids that travel in the queues (SCM_RIGHTS); they need not be in any descriptor table. */
  get fileIds(): readonly number[] {
    return this.records.flatMap(({ entry }) => entry.scm.flatMap((scm) => (scm.type === 1 ? scm.rights : [])));
  }
}
