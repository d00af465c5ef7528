import type { ErrorCode } from './codes.js';

/** What the caller can do about an error for which the core had no better advice. */
const hints: Partial<Record<ErrorCode, string>> = {
  ERR_NO_SUCH_PROCESS: 'check that the process is still running and visible in this pid namespace',
  ERR_PERMISSION: 'run as root, or with CAP_CHECKPOINT_RESTORE and CAP_SYS_PTRACE over the target',
  ERR_EXTERNAL_PEER: 'checkpoint the process at the other end too, or name the end as external',
  ERR_ALREADY_TRACED: 'detach the debugger (strace, gdb) first',
  ERR_PID_IN_USE: 'wait until that process is gone; a pid can only be restored when it is free',
  ERR_ID_IN_USE: 'wait until whatever has it is gone; it can only be restored when it is free',
  ERR_ADDRESS_IN_USE: 'end the program that has the address, or restore in a network namespace of its own',
  ERR_ADDRESS_MISSING: 'give the address to a network interface first',
  ERR_FILE_MISSING: 'put the file back where it was when the process was checkpointed',
  ERR_FILE_CHANGED: 'put back the file as it was when the process was checkpointed',
  ERR_IMAGE_MISSING: 'check imagesDir; a directory without inventory.img holds no whole checkpoint',
  ERR_IMAGES_EXIST: 'choose another imagesDir, or remove the old checkpoint',
  ERR_TARGET_GONE: 'the process ended by itself; start it again',
  ERR_ENGINE_CRASHED: 'this is a bug: report it with the log lines of this error',
};

/** Advice for `code`, if there is any that is always right. */
export function hintFor(code: ErrorCode): string | undefined {
  return hints[code];
}
