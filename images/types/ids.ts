import { task_kobj_ids_entry, type Itask_kobj_ids_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { singleImage, type SingleImageClass } from '../typed-image.js';

const base: SingleImageClass<task_kobj_ids_entry, Itask_kobj_ids_entry> = singleImage(table.ids, task_kobj_ids_entry);

/** ids-PID.img: which memory, descriptor table and namespaces a process has. Equal numbers are shared objects. */
export class IdsImage extends base {
  /** The descriptor table: names fdinfo-N.img. */
  get filesId(): number {
    return this.entry.files_id;
  }
}
