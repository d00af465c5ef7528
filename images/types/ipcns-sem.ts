import { ipc_sem_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { dataImage } from '../typed-image.js';

/** ipcns-sem-ID.img: System V semaphore sets. */
export class IpcnsSemImage extends dataImage(table.ipcnsSem, ipc_sem_entry) {
  /** Values of a set, by its id. */
  values(id: number): readonly number[] | undefined {
    const record = this.records.find(({ entry }) => entry.desc.id === id);
    if (record === undefined) return undefined;
    const view = new DataView(record.data.buffer, record.data.byteOffset, record.data.byteLength);
    return Array.from({ length: record.entry.nsems }, (_, i) => view.getUint16(i * 2, true));
  }
}
