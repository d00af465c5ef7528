import type { HostPid } from '../pid.js';

/**
 * What `error.object` surely holds, by code. A code is added here and in c-src/base/error.h; hints.ts, the types and
 * the README table follow.
 */
export interface ErrorDetails {
  /** An option has a value that it cannot have. */
  ERR_INVALID_OPTION: { option: string };
  /** There is no option of that name. */
  ERR_UNKNOWN_OPTION: { option: string };
  /** An option or command of CRIU that this version does not have yet. */
  ERR_NOT_BUILT: { option: string };
  /** No process has that pid. */
  ERR_NO_SUCH_PROCESS: { pid: HostPid };
  /** The kernel does not let us. */
  ERR_PERMISSION: object;
  /** A descriptor that cannot be saved or made again. */
  ERR_UNSUPPORTED_FD: { pid: HostPid; fd: number; kind: string };
  /** A mapping that cannot be saved or made again. */
  ERR_UNSUPPORTED_MAPPING: { pid: HostPid; address: bigint };
  /** Any other state of a task that cannot be saved or made again. */
  ERR_UNSUPPORTED_TASK: { pid: HostPid; kind: string };
  /** The other end of a pipe or socket lives outside of the tree. */
  ERR_EXTERNAL_PEER: { pid: HostPid; fd: number };
  /** A debugger or tracer holds the target. */
  ERR_ALREADY_TRACED: { pid: HostPid };
  /** A pid that is to be restored belongs to someone else. */
  ERR_PID_IN_USE: { pid: HostPid };
  /** A number that is to be restored belongs to someone else: a terminal's, or one of System V IPC. */
  ERR_ID_IN_USE: object;
  /** Someone else has the network address of a socket. */
  ERR_ADDRESS_IN_USE: { fd: number };
  /** No interface has the network address of a socket, or the interface itself is not there. */
  ERR_ADDRESS_MISSING: { fd: number };
  /** A TCP connection that nobody said should be kept or closed. */
  ERR_TCP_CONNECTION: { pid: HostPid; fd: number };
  /** TCP connections wait to be accepted. */
  ERR_TCP_IN_FLIGHT: { pid: HostPid; fd: number };
  /** A TCP connection went on while it was saved. */
  ERR_TCP_MOVED: { pid: HostPid; fd: number };
  /** A TCP connection that is to be restored is there already. */
  ERR_CONNECTION_EXISTS: { fd: number };
  /** A file that a restore needs is not there. */
  ERR_FILE_MISSING: { path: string };
  /** A file that a restore needs is not what it was. */
  ERR_FILE_CHANGED: { path: string };
  /** An image file is not there. */
  ERR_IMAGE_MISSING: { file: string };
  /** An image file is torn, edited or foreign. */
  ERR_IMAGE_CORRUPT: { file: string; offset: number };
  /** An image file could not be written. */
  ERR_IMAGE_WRITE: object;
  /** The directory holds a checkpoint already. */
  ERR_IMAGES_EXIST: { path: string };
  /** The kernel lacks an interface, or shows something that we do not know. */
  ERR_KERNEL_INTERFACE: object;
  /** A system call failed for no reason that has a code of its own. */
  ERR_SYSCALL: object;
  /** The target went away while we worked on it. */
  ERR_TARGET_GONE: { pid: HostPid };
  /** It took longer than allowed. */
  ERR_TIMEOUT: object;
  /** It was aborted and no reason was given. */
  ERR_ABORTED: object;
  /** The engine died. Node and, for a dump, the target live. */
  ERR_ENGINE_CRASHED: object;
  /** Out of memory, or beyond the ceiling that one operation has. */
  ERR_NO_MEMORY: object;
  /** The processor lacks what the images need. */
  ERR_CPU: object;
  /** The kernel's vdso cannot be used for these images. */
  ERR_VDSO: object;
  /** The images need a plugin that is not registered. */
  ERR_PLUGIN_MISSING: object;
  /** The page server cannot be reached, refuses, or lost its dump. */
  ERR_PAGE_SERVER: object;
  /** A hook or an action script failed. */
  ERR_HOOK: { kind: string };
  /** The native core is not installed, or does not load. */
  ERR_CORE_MISSING: { path: string };
  /** A fault that a test asked for. */
  ERR_FAULT: object;
}

/** Every code that an error of this package can have. */
export type ErrorCode = keyof ErrorDetails;
