import { ipc_sem_entry, type Iipc_sem_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { dataImage, type DataImageClass } from '../typed-image.js';

const base: DataImageClass<ipc_sem_entry, Iipc_sem_entry> = dataImage(table.ipcnsSem, ipc_sem_entry);

/** ipcns-sem-ID.img: System V semaphore sets. */
export class IpcnsSemImage extends base {
  /** Values of a set, by its id. */
  values(id: number): readonly number[] | undefined {
    const record = this.records.find(({ entry }) => entry.desc.id === id);
    if (record === undefined) return undefined;
    const view = new DataView(record.data.buffer, record.data.byteOffset, record.data.byteLength);
    return Array.from({ length: record.entry.nsems }, (_, i) => view.getUint16(i * 2, true));
  }
}
