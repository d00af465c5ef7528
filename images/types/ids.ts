import { task_kobj_ids_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { singleImage } from '../typed-image.js';

/** ids-PID.img: which memory, descriptor table and namespaces a process has. Equal numbers are shared objects. */
export class IdsImage extends singleImage(table.ids, task_kobj_ids_entry) {
  /** The descriptor table: names fdinfo-N.img. */
  get filesId(): number {
    return this.entry.files_id;
  }
}
