import { ipc_shm_entry, type Iipc_shm_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { dataImage, type DataImageClass } from '../typed-image.js';

const base: DataImageClass<ipc_shm_entry, Iipc_shm_entry> = dataImage(table.ipcnsShm, ipc_shm_entry);

/** ipcns-shm-ID.img: System V segments. `data` is empty if their content is in pagemap-shmem-ID.img. */
export class IpcnsShmImage extends base {}
