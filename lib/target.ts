import type { EventEmitter } from 'node:events';
import type { Stream } from 'node:stream';
import { CriuError } from './errors/criu-error.js';
import { invalidOption } from './options/options.js';

/**
 * A process object: a ChildProcess of node:child_process, or a RestoredProcess. Known by its shape, so that one of
 * another realm, or of a library that wraps child processes, will do.
 */
export interface ProcessObject {
  readonly pid?: number | undefined;
  readonly stdio?: readonly (Stream | null | undefined)[] | undefined;
  readonly exitCode: number | null;
  readonly signalCode: NodeJS.Signals | null;
  once(event: 'exit', listener: () => void): unknown;
}

/** What can be checkpointed: a process object, or a pid. */
export type Target = number | ProcessObject | (EventEmitter & ProcessObject);

/** True if `target` is a process object and not just a pid. */
export function isProcessObject(target: Target): target is ProcessObject {
  return typeof target === 'object' && target !== null;
}

/**
 * The pid of a target that, as far as we know, is running.
 * @throws {CriuError} ERR_INVALID_OPTION, or ERR_NO_SUCH_PROCESS if it was never started or has ended
 */
export function pidOfTarget(target: Target): number {
  if (!isProcessObject(target)) {
    if (!Number.isInteger(target) || target <= 0) throw invalidOption('pid', 'must be a pid');
    return target;
  }
  const { pid, exitCode, signalCode } = target;
  if (pid !== undefined && exitCode === null && signalCode === null) return pid;
  throw new CriuError({
    code: 'ERR_NO_SUCH_PROCESS',
    message: pid === undefined ? 'the process was never started' : `process ${pid} has ended`,
    thawed: true,
  });
}
