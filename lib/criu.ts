/*
 * The parity layer: CRIU's verbs as methods of Criu, and as functions over a default instance. What they do is what
 * `criu` does; processes as objects, with streams, are in checkpoint.ts.
 */
import { EventEmitter } from 'eventemitter3';
import { criu_req_type, type tcp_connection } from '../images/generated/proto.js';
import { missingCpuFeatures, writeCpuinfo } from './cpuinfo.js';
import { CriuError } from './errors/criu-error.js';
import { checkFeatures, features as probe, version as versions } from './features.js';
import type { CheckOptions, CheckReport, Feature, Version } from './features.js';
import type { Hook, HookName, Operation, OperationEvents } from './operation.js';
import { invalidOption, Options } from './options/options.js';
import type { OptionValues } from './options/schema.js';
import { hostPid, type HostPid } from './pid.js';
import { Pidfile } from './pidfile.js';
import { plan as makePlan, type Plan } from './plan.js';
import { splitCall, start, statsOf, type CallOptions, type Extras, type Stats } from './run.js';
import { serve, type PageServer, type PageServerOptions } from './page-server/page-server.js';
import { runDump, type Tracking } from './tracking.js';
import { verifyImages } from './verify-images.js';

/** Events of a {@link Criu}: those of its operations, and each notification point under CRIU's name for it. */
export type CriuEvents = OperationEvents & { [Name in HookName]: [hook: Hook] };

/** What a dump did. */
export interface DumpResult {
  readonly pid: HostPid;
  readonly stats: Stats;
  /** Of a pre-dump, or a dump with `trackMem`: changes are noted from here on. The session keeps it, too. */
  readonly tracking?: Tracking | undefined;
}

/** What a restore made. */
export interface RestoreResult {
  /** Root of the restored tree. */
  readonly pid: HostPid;
  readonly stats: Stats;
}

const hookNames: readonly HookName[] = [
  'pre-stream',
  'pre-dump',
  'post-dump',
  'pre-restore',
  'post-restore',
  'network-lock',
  'network-unlock',
  'setup-namespaces',
  'post-setup-namespaces',
  'pre-resume',
  'post-resume',
  'orphan-pts-master',
  'status-ready',
  'query-ext-files',
];

/** CRIU with a set of options: each verb takes more, which count for that call. */
export class Criu extends EventEmitter<CriuEvents> implements Disposable {
  #options: Options;
  /** By pid of the root. */
  readonly #tracking = new Map<number, Tracking>();

  constructor(options: OptionValues = {}) {
    super();
    this.#options = new Options(options);
  }

  /** The options that every call begins with. */
  get options(): Options {
    return this.#options;
  }

  /** Adds to the options, or replaces some; undefined takes one away. */
  setOpts(options: OptionValues): this {
    this.#options = this.#options.with(options);
    return this;
  }

  /**
   * Freezes the tree rooted at `pid`, writes it to `imagesDir`, then kills it, or lets it run on (`leaveRunning`).
   * @throws {CriuError} the target runs on untouched and `imagesDir` is as it was; `signal.reason` likewise, if aborted
   */
  async dump(call: CallOptions = {}): Promise<DumpResult> {
    return this.#dumpAs(criu_req_type.DUMP, call);
  }

  /**
   * Writes the memory of the tree to `imagesDir`; the tree runs on. From here on it is noted what changes, so that the
   * next dump with these images as `prevImagesDir` has less to write: {@link Criu.stopTracking}.
   * @throws {CriuError} as {@link Criu.dump}
   */
  async preDump(call: CallOptions = {}): Promise<DumpResult> {
    return this.#dumpAs(criu_req_type.SINGLE_PRE_DUMP, call);
  }

  /**
   * Restores the tree in `imagesDir` and lets it run, as a process of its own: its end is not reported here. First the images
   * are looked at (`verify`).
   * @throws {CriuError} nothing is left of what was begun
   */
  async restore(call: CallOptions = {}): Promise<RestoreResult> {
    await verifyImages(splitCall(call, this.#options)[0]);
    const { operation, pidfile } = this.beginRestore(call);
    return finishRestore(operation, pidfile);
  }

  /** Starts a restore; whoever calls it ends it with {@link finishRestore}. @internal */
  beginRestore(call: CallOptions, extras: Extras = {}): { operation: Operation; pidfile: Pidfile | undefined } {
    const [options, control] = splitCall(call, this.#options);
    const pidfile = Pidfile.create(options);
    try {
      const operation = this.#watch(start(criu_req_type.RESTORE, options, control, this.#extras(extras)));
      return { operation, pidfile };
    } catch (error) {
      pidfile?.discard();
      throw error;
    }
  }

  /**
   * Takes the pages of one dump over the network: {@link pageServer}.
   * @throws {CriuError} ERR_PAGE_SERVER
   */
  async pageServer(call: PageServerOptions = {}): Promise<PageServer> {
    const { signal, ...values } = call;
    return serve(this.#options.with(values), signal);
  }

  /**
   * Frees pages in the parents of the images in `imagesDir`, at any depth, that these images have themselves. They can be
   * restored as before; the parents by themselves cannot.
   * @returns bytes on disk that were freed
   * @throws {CriuError} ERR_IMAGE_MISSING, ERR_IMAGE_CORRUPT, ERR_SYSCALL: some may be freed, nothing that these images need
   */
  async dedup(call: CallOptions = {}): Promise<number> {
    const [options, control] = splitCall(call, this.#options);
    const operation = this.#watch(start(criu_req_type.DEDUP, options, control, this.#extras({})));
    return Number((await operation.result).freed ?? 0);
  }

  /** What stands in the way of a dump of `pid`, found without stopping anything. */
  async plan(call: CallOptions = {}): Promise<Plan> {
    const [options, control] = splitCall(call, this.#options);
    return makePlan(pidOf(options), { ...options.values, ...control, reconnectCaller: false });
  }

  /** Checks that this machine can checkpoint and restore. */
  async check(options: CheckOptions = {}): Promise<CheckReport> {
    return checkFeatures({ ...this.#options.values, ...options });
  }

  /** What the kernel can do, by CRIU's names for it. */
  async features(names: readonly string[] = []): Promise<Feature[]> {
    return probe(names);
  }

  /**
   * Writes what this processor is to `cpuinfo.img` in `imagesDir`.
   * @throws {CriuError} ERR_IMAGE_WRITE
   */
  async cpuinfoDump(options: OptionValues = {}): Promise<void> {
    writeCpuinfo(this.#options.with(options));
  }

  /**
   * Compares this processor with `cpuinfo.img` in `imagesDir`, in what `cpuCap` names (default: `fpu,ins`).
   * @returns names of the features that are missing; empty if it is good enough
   * @throws {CriuError} ERR_IMAGE_MISSING, ERR_IMAGE_CORRUPT
   */
  async cpuinfoCheck(options: OptionValues = {}): Promise<string[]> {
    return missingCpuFeatures(this.#options.with(options));
  }

  /** Versions of package, core and of the CRIU that both follow. */
  async version(): Promise<Version> {
    return versions();
  }

  async #dumpAs(type: criu_req_type, call: CallOptions): Promise<DumpResult> {
    const [options, control] = splitCall(call, this.#options);
    const pid = pidOf(options);
    const extras = this.#extras({ freezeTimeout: options.values.timeout });
    const held = control.tracking ?? this.#tracking.get(pid);
    const watch = (operation: Operation): void => void this.#watch(operation);
    try {
      const { result, tracking } = await runDump(type, options, control, extras, held, watch);
      if (tracking) this.#tracking.set(pid, tracking);
      return { pid: hostPid(pid), stats: statsOf(result), tracking };
    } finally {
      if (this.#tracking.get(pid)?.closed) this.#tracking.delete(pid);
    }
  }

  /** Ends what pre-dumps began: changes of memory are noted no more. Of one tree, or of all. */
  stopTracking(pid?: number): void {
    for (const [root, tracking] of this.#tracking) if (pid === undefined || pid === root) tracking.close();
    if (pid === undefined) this.#tracking.clear();
    else this.#tracking.delete(pid);
  }

  /** {@link Criu.stopTracking} of all trees. */
  [Symbol.dispose](): void {
    this.stopTracking();
  }

  /** Asks for hooks and progress if anyone listens. */
  #extras(extras: Extras): Extras {
    const fields: Extras['fields'] = { images_dir_fd: -1, ...extras.fields };
    if (this.listenerCount('progress') + this.listenerCount('stage') > 0) fields.progress = true;
    if (this.listenerCount('hook') > 0 || hookNames.some((name) => this.listenerCount(name) > 0)) fields.hooks = true;
    return { ...extras, fields };
  }

  #watch(operation: Operation): Operation {
    operation.on('log', (line) => this.emit('log', line));
    operation.on('stage', (stage) => this.emit('stage', stage));
    operation.on('warning', (warning) => this.emit('warning', warning));
    operation.on('progress', (progress) => this.emit('progress', progress));
    operation.on('hook', (hook) => {
      this.emit('hook', hook);
      this.emit(hook.name, hook);
    });
    return operation;
  }
}

/** Waits for the result of a restore and fills the pid file. @internal */
export async function finishRestore(operation: Operation, pidfile: Pidfile | undefined): Promise<RestoreResult> {
  try {
    const result = await operation.result;
    const pid = result.resp.restore?.pid ?? result.pid;
    if (pid === undefined) {
      throw new CriuError({ code: 'ERR_ENGINE_CRASHED', message: 'the engine did not say what it restored' });
    }
    pidfile?.commit(pid);
    if (result.tcp.length > 0) await unlockIptables(operation, result.tcp);
    return { pid: hostPid(pid), stats: statsOf(result) };
  } catch (error) {
    pidfile?.discard();
    throw error;
  }
}

/** The connections are there, but nothing reaches them as long as the rules are. */
async function unlockIptables(operation: Operation, connections: readonly tcp_connection[]): Promise<void> {
  const { removeIptablesLock } = await import('./iptables-lock.js');
  const problem = await removeIptablesLock(connections);
  if (problem === undefined) return;
  operation.emit('warning', {
    code: 'WARN_NETWORK_LOCK',
    message: `rules of iptables still hold the connections back: ${problem}`,
    object: {},
    hint: 'remove the rules with the mark 0xc114 from the chains INPUT and OUTPUT',
  });
}

function pidOf(options: Options): number {
  const pid = options.get('pid');
  if (pid === undefined) throw invalidOption('pid', 'is needed');
  return pid;
}

const session = new Criu();

/** Adds to the options that `dump()`, `restore()` and the other functions begin with. */
export function setOpts(options: OptionValues): void {
  session.setOpts(options);
}

/** {@link Criu.dump} with the options of {@link setOpts}. */
export function dump(call?: CallOptions): Promise<DumpResult> {
  return session.dump(call);
}

/** {@link Criu.preDump} with the options of {@link setOpts}. */
export function preDump(call?: CallOptions): Promise<DumpResult> {
  return session.preDump(call);
}

/** {@link Criu.restore} with the options of {@link setOpts}. */
export function restore(call?: CallOptions): Promise<RestoreResult> {
  return session.restore(call);
}

/** {@link Criu.dedup} with the options of {@link setOpts}. */
export function dedup(call?: CallOptions): Promise<number> {
  return session.dedup(call);
}

/** {@link Criu.check} with the options of {@link setOpts}. */
export function check(options?: CheckOptions): Promise<CheckReport> {
  return session.check(options);
}

/** {@link Criu.features}. */
export function features(names?: readonly string[]): Promise<Feature[]> {
  return session.features(names);
}

/** {@link Criu.cpuinfoDump} with the options of {@link setOpts}. */
export function cpuinfoDump(options?: OptionValues): Promise<void> {
  return session.cpuinfoDump(options);
}

/** {@link Criu.cpuinfoCheck} with the options of {@link setOpts}. */
export function cpuinfoCheck(options?: OptionValues): Promise<string[]> {
  return session.cpuinfoCheck(options);
}

/** {@link Criu.version}. */
export function version(): Promise<Version> {
  return session.version();
}
