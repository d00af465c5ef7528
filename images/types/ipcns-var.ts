import { ipc_var_entry, type Iipc_var_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { singleImage, type SingleImageClass } from '../typed-image.js';

const base: SingleImageClass<ipc_var_entry, Iipc_var_entry> = singleImage(
  table.ipcnsVar,
  ipc_var_entry,
  ({ sem_ctls: words }, fail) => {
    if (words.length !== 4) fail(`kernel.sem of ${words.length} values, expected 4`);
  },
);

/** ipcns-var-ID.img: the sysctls of System V IPC and of message queues. */
export class IpcnsVarImage extends base {}
