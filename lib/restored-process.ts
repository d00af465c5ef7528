import { constants } from 'node:os';
import type { Socket } from 'node:net';
import { EventEmitter } from 'eventemitter3';
import type { exit_record } from '../images/generated/proto.js';
import type { Operation } from './operation.js';
import type { HostPid } from './pid.js';
import type { Stats } from './run.js';

/** How a process ended: with a code, or by a signal. */
export interface ExitStatus {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Events of a {@link RestoredProcess}, as those of a ChildProcess. */
export interface RestoredProcessEvents {
  /** The process has ended and its pid is free again. */
  exit: [code: number | null, signal: NodeJS.Signals | null];
}

/**
 * The root of a restored tree: a child of this process, to be used as a ChildProcess. Its streams are new; where it had
 * no pipe to this process they are null.
 */
export class RestoredProcess extends EventEmitter<RestoredProcessEvents> implements AsyncDisposable {
  readonly pid: HostPid;
  /** What the restore took. */
  readonly stats: Stats;
  /** By descriptor number in the process, as far as these were pipes to this process. */
  readonly stdio: readonly (Socket | null)[];
  /** Resolves when the process has ended. Rejects only if the engine that waits for it was killed. */
  readonly exited: Promise<ExitStatus>;
  readonly #operation: Operation;
  #status: ExitStatus | undefined;

  /** Only Checkpoint.restore() makes one. @internal */
  constructor(pid: HostPid, stats: Stats, stdio: readonly (Socket | null)[], operation: Operation) {
    super();
    this.pid = pid;
    this.stats = stats;
    this.stdio = stdio;
    this.#operation = operation;
    this.exited = operation.exit.then((record) => this.#ended(record));
    this.exited.catch(() => undefined);
  }

  get stdin(): Socket | null {
    return this.stdio[0] ?? null;
  }

  get stdout(): Socket | null {
    return this.stdio[1] ?? null;
  }

  get stderr(): Socket | null {
    return this.stdio[2] ?? null;
  }

  /** Exit code, or null while it runs or if a signal ended it. */
  get exitCode(): number | null {
    return this.#status?.code ?? null;
  }

  /** The signal that ended it, or null. */
  get signalCode(): NodeJS.Signals | null {
    return this.#status?.signal ?? null;
  }

  /** Sends a signal. False: the process is gone. */
  kill(signal: NodeJS.Signals | number = 'SIGTERM'): boolean {
    if (this.#status) return false;
    try {
      return process.kill(this.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
      throw error;
    }
  }

  /** Keeps the event loop alive until the process ends. So it is unless `unref` is called. */
  ref(): void {
    this.#operation.setRef(true);
  }

  /** Lets Node end before the process does. */
  unref(): void {
    this.#operation.setRef(false);
  }

  /** Kills the process, if it runs, and waits until it is gone. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.kill('SIGKILL');
    await this.exited.catch(() => undefined);
  }

  #ended(record: exit_record): ExitStatus {
    const signal = record.signal ? signalName(record.signal) : null;
    const status: ExitStatus = { code: signal === null ? record.code : null, signal };
    this.#status = status;
    for (const stream of this.stdio) endStream(stream);
    this.emit('exit', status.code, status.signal);
    return status;
  }
}

/** stdin is closed. Output that nobody has read stays to be read; where there is none, the descriptor goes. */
function endStream(stream: Socket | null): void {
  if (!stream || stream.destroyed) return;
  if (stream.readable) stream.read(0);
  else stream.destroy();
}

function signalName(number: number): NodeJS.Signals {
  const found = Object.entries(constants.signals).find(([, value]) => value === number);
  return (found?.[0] ?? `SIG${number}`) as NodeJS.Signals;
}
