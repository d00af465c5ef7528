import { ipc_shm_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { dataImage } from '../typed-image.js';

/** ipcns-shm-ID.img: System V segments. `data` is empty if their content is in pagemap-shmem-ID.img. */
export class IpcnsShmImage extends dataImage(table.ipcnsShm, ipc_shm_entry) {}
