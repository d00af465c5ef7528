import { EventEmitter } from 'eventemitter3';
import { close } from 'node:fs';
import type { CoreRecord } from '../bindings/channel.js';
import {
  criu_req_type,
  type exit_record,
  type Ifetch_fd,
  type plugin_question,
  type result_record,
} from '../images/generated/proto.js';
import { engine, type Submission } from './engine.js';
import { CriuError, type ErrorObject } from './errors/criu-error.js';
import { errorFromRecord, objectOf } from './errors/from-record.js';
import type { RequestOptions } from './options/row.js';
import { hostPid, type HostPid } from './pid.js';
import { askPlugins, registeredPlugins, type Plugin } from './plugins.js';

/** A line of the engine's log. */
export interface LogLine {
  /** CRIU's levels: 1 error, 2 warning, 3 information, 4 debug. */
  readonly level: number;
  readonly text: string;
  /** Microseconds since the operation began. */
  readonly at: number;
}

/** A stage of the operation that has begun. */
export interface Stage {
  readonly name: string;
  /** Microseconds since the operation began. */
  readonly at: number;
}

/** How far the memory is, in pages of 4096 bytes. */
export interface Progress {
  readonly done: bigint;
  readonly total: bigint;
}

/** Something that an operation does less well than was asked for, while it goes on. */
export interface Warning {
  /**
   * `WARN_NOT_TRACKED`: memory is written in full, now or by the next dump. `WARN_NETWORK_LOCK`: rules of iptables that CRIU has
   * made hold the connections back.
   */
  readonly code: 'WARN_NOT_TRACKED' | 'WARN_NETWORK_LOCK';
  readonly message: string;
  readonly object: ErrorObject;
  readonly hint: string | undefined;
}

/** CRIU's notification points. */
export type HookName =
  | 'pre-stream'
  | 'pre-dump'
  | 'post-dump'
  | 'pre-restore'
  | 'post-restore'
  | 'network-lock'
  | 'network-unlock'
  | 'setup-namespaces'
  | 'post-setup-namespaces'
  | 'pre-resume'
  | 'post-resume'
  | 'orphan-pts-master'
  | 'status-ready'
  | 'query-ext-files';

/** A notification point that was reached. The operation waits for its listeners; one that throws makes it fail. */
export interface Hook {
  readonly name: HookName;
  /** Root of the tree, once it is known. */
  readonly pid: HostPid | undefined;
  /**
   * At `orphan-pts-master`: the master of a terminal of the restored tree, whose old one lived outside. It is yours to
   * close; if nobody keeps it, the terminal is hung up.
   */
  readonly fd: number | undefined;
  /** At `query-ext-files`: names more that is external, as the option `external` does. */
  addExternal(...names: string[]): void;
  /** Makes the operation wait for `promise` too; if it rejects, the operation fails with ERR_HOOK. */
  waitUntil(promise: PromiseLike<unknown>): void;
}

/** What a running operation tells. */
export interface OperationEvents {
  log: [line: LogLine];
  stage: [stage: Stage];
  progress: [progress: Progress];
  hook: [hook: Hook];
  warning: [warning: Warning];
}

/** One request to the core. */
export interface OperationRequest {
  readonly type: criu_req_type;
  readonly opts: RequestOptions;
}

/** How an operation is watched and ended. */
export interface OperationControl {
  /** Aborts: what was begun is undone, then the result rejects with `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  /** Seconds until the tree must be frozen; 0 or undefined: no limit but the core's own. */
  readonly freezeTimeout?: number | undefined;
  /** Runs once the core has its own copy of this process's descriptors, also if it refuses the request. */
  readonly started?: (() => void) | undefined;
}

/** Lines of log that an error carries. */
const errorLogLines = 20;
/** Stages of a dump in which the target is not yet wholly frozen. */
const freezingStages: readonly string[] = ['plan', 'freeze'];
/** What the core is given beyond `freezeTimeout` to notice by itself, in milliseconds. */
const timeoutGrace = 500;

/** One running operation: a request in, records out. Begins when made. */
export class Operation extends EventEmitter<OperationEvents> {
  /** The core's last word. Rejects with a {@link CriuError}, or the abort reason. */
  readonly result: Promise<result_record>;
  /** How the restored root ended, for a restore that keeps it as a child. */
  readonly exit: Promise<exit_record>;

  readonly #log: string[] = [];
  readonly #control: OperationControl;
  readonly #settleResult: Settle<result_record>;
  readonly #settleExit: Settle<exit_record>;
  readonly #onAbort = (): void => this.#cancel({ reason: this.#control.signal?.reason });
  /** Those that were registered when it began. */
  readonly #plugins: readonly Plugin[] = registeredPlugins();
  /** Descriptors that plugins gave. */
  readonly #handedIn: number[] = [];
  #submission: Submission | undefined;
  #stage: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #settled = false;
  readonly #resolvesAtClose: boolean;
  #result: result_record | undefined;
  #hookFailure: unknown;
  /** Set when we asked the core to stop: what to reject with if it did. */
  #cancelled: { readonly reason: unknown } | undefined;

  constructor(request: OperationRequest, control: OperationControl = {}) {
    super();
    this.#control = control;
    // A dump tells its result while the target still dies: when the channel closes, its pids are free.
    this.#resolvesAtClose = request.type !== criu_req_type.RESTORE;
    [this.result, this.#settleResult] = deferred<result_record>();
    [this.exit, this.#settleExit] = deferred<exit_record>();
    this.#start(request);
  }

  /** Name of the stage that runs, or ran last. */
  get stage(): string | undefined {
    return this.#stage;
  }

  /** Whether the operation (after the result: the wait for the exit) keeps the event loop alive. */
  setRef(on: boolean): void {
    this.#submission?.channel.setRef(on);
  }

  #start(request: OperationRequest): void {
    const { signal, freezeTimeout = 0, started } = this.#control;
    if (signal?.aborted) {
      started?.();
      return this.#fail(abortError(signal.reason));
    }
    try {
      this.#submission = engine().submit(
        withPlugins(request, this.#plugins),
        { record: (record) => this.#take(record), close: (error) => this.#closed(error) },
        started,
      );
    } catch (error) {
      return this.#fail(error);
    }
    signal?.addEventListener('abort', this.#onAbort);
    if (freezeTimeout > 0) {
      const limit = freezeTimeout * 1000 + timeoutGrace;
      this.#timer = setTimeout(() => this.#cancel({ reason: this.#timeoutError(freezeTimeout) }), limit);
    }
  }

  #take(record: CoreRecord): void {
    switch (record.type) {
      case 'log':
        this.#log.push(record.text);
        if (this.#log.length > errorLogLines) this.#log.shift();
        return this.#tell('log', { level: record.level, text: record.text, at: record.at });
      case 'stage':
        this.#stage = record.name;
        if (!freezingStages.includes(record.name)) clearTimeout(this.#timer);
        return this.#tell('stage', { name: record.name, at: record.at });
      case 'progress':
        return this.#tell('progress', { done: record.done, total: record.total });
      case 'warning': {
        const { code, text: message, hint } = record.warning;
        return this.#tell('warning', {
          code: code as Warning['code'],
          message,
          hint,
          object: objectOf(record.warning),
        });
      }
      case 'hook':
        return void this.#runHook(record.name as HookName, record.pid, record.from);
      case 'question':
        return void this.#answer(record.question);
      case 'result':
        return this.#finish(record.result);
      case 'error':
        return this.#refused(errorFromRecord(record.error, this.#errorContext()));
      case 'exit':
        return this.#settleExit.resolve(record.exit);
      default:
        return record satisfies never;
    }
  }

  /** A listener that throws must not end the reading of records; it is reported as any uncaught exception is. */
  #tell<E extends 'log' | 'stage' | 'progress' | 'warning'>(event: E, value: OperationEvents[E][0]): void {
    try {
      this.emit(event, ...([value] as never));
    } catch (error) {
      process.nextTick(() => {
        throw error;
      });
    }
  }

  async #runHook(name: HookName, pid: number | undefined, from: Ifetch_fd | undefined): Promise<void> {
    const waits: PromiseLike<unknown>[] = [];
    const external: string[] = [];
    const hook: Hook = {
      name,
      pid: pid === undefined ? undefined : hostPid(pid),
      fd: from && engine().call({ fetch_fd: from }).fd,
      addExternal: (...names) => void external.push(...names),
      waitUntil: (promise) => void waits.push(promise),
    };
    let success = true;
    try {
      this.emit('hook', hook);
      await Promise.all(waits);
    } catch (error) {
      this.#hookFailure = error;
      success = false;
    }
    this.#submission?.channel.ack(success, { external });
  }

  async #answer(question: plugin_question): Promise<void> {
    try {
      const answer = await askPlugins(question, this.#plugins);
      if (typeof answer.fd === 'number') this.#handedIn.push(answer.fd);
      this.#submission?.channel.ack(true, answer);
    } catch (error) {
      this.#hookFailure = error;
      this.#submission?.channel.ack(false);
    }
  }

  #finish(result: result_record): void {
    if (result.resp.success) {
      if (!this.#settle()) return;
      if (this.#resolvesAtClose) this.#result = result;
      else this.#settleResult.resolve(result);
      return;
    }
    const context = this.#errorContext();
    const obstacles = result.obstacles.map((obstacle) => errorFromRecord(obstacle, context));
    const first = result.obstacles[0];
    if (first) return this.#refused(errorFromRecord(first, { ...context, obstacles }));
    this.#refused(
      new CriuError({
        code: 'ERR_SYSCALL',
        message: result.resp.cr_errmsg ?? 'the operation failed',
        errno: result.resp.cr_errno,
        ...context,
      }),
    );
  }

  /** The operation failed. If that is because we stopped it, our reason is what the caller gets. */
  #refused(error: CriuError): void {
    if (this.#cancelled) return this.#fail(abortError(this.#cancelled.reason, error));
    this.#fail(error);
  }

  #closed(error: Error | undefined): void {
    for (const fd of this.#handedIn.splice(0)) close(fd, () => undefined);
    if (this.#result) this.#settleResult.resolve(this.#result);
    const lost = new CriuError({
      code: 'ERR_ENGINE_CRASHED',
      message: `the engine ended without a result${this.#stage ? ` in stage ${this.#stage}` : ''}`,
      ...this.#errorContext(),
      cause: error,
    });
    this.#refused(lost);
    this.#settleExit.reject(lost);
  }

  #fail(error: unknown): void {
    if (this.#settle()) this.#settleResult.reject(error);
    this.#settleExit.reject(error);
  }

  /** True for the first caller; from then on neither signal nor timer matter. */
  #settle(): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    clearTimeout(this.#timer);
    this.#control.signal?.removeEventListener('abort', this.#onAbort);
    return true;
  }

  #cancel(why: { readonly reason: unknown }): void {
    if (this.#settled || this.#cancelled) return;
    this.#cancelled = why;
    this.#submission?.cancel();
  }

  #timeoutError(seconds: number): CriuError {
    return new CriuError({
      code: 'ERR_TIMEOUT',
      message: `the tree was not frozen within ${seconds} s`,
      thawed: true,
      ...this.#errorContext(),
    });
  }

  #errorContext(): { stage: string | undefined; log: readonly string[]; cause: unknown } {
    return { stage: this.#stage, log: [...this.#log], cause: this.#hookFailure };
  }
}

function withPlugins({ type, opts }: OperationRequest, plugins: readonly Plugin[]): OperationRequest {
  return plugins.length === 0 ? { type, opts } : { type, opts: { ...opts, plugins: plugins.map(({ name }) => name) } };
}

/** What an abort rejects with: the signal's reason, as everywhere in Node. */
function abortError(reason: unknown, cause?: CriuError): unknown {
  if (reason !== undefined) return reason;
  return new CriuError({ code: 'ERR_ABORTED', message: 'the operation was aborted', thawed: true, cause });
}

interface Settle<T> {
  resolve(value: T): void;
  reject(error: unknown): void;
}

/** A promise that may reject before anyone looks at it. */
function deferred<T>(): [Promise<T>, Settle<T>] {
  let settle: Settle<T> | undefined;
  const promise = new Promise<T>((resolve, reject) => (settle = { resolve, reject }));
  promise.catch(() => undefined);
  return [promise, settle as Settle<T>];
}
