import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { criu_req_type } from '../images/generated/proto.js';
import { finishRestore } from './criu.js';
import type { RestoreCheck } from './can-restore.js';
import { isCriuError, type CriuError } from './errors/criu-error.js';
import { errorFromRecord } from './errors/from-record.js';
import type { Options } from './options/options.js';
import { hostPid, type HostPid } from './pid.js';
import { Pidfile } from './pidfile.js';
import { RestoredProcess } from './restored-process.js';
import { splitCall, start, statsOf, type CallOptions, type Stats } from './run.js';
import { childStreams } from './stdio/child-streams.js';
import { stdioEnds, type StdioEnd } from './stdio/ends.js';
import { openEnds } from './stdio/from-images.js';
import { saveHeld } from './stdio/held-file.js';
import { InputHolds } from './stdio/input-hold.js';
import { OutputHold } from './stdio/output-hold.js';
import { Reconnection } from './stdio/reconnect.js';
import { isProcessObject, pidOfTarget, type Target } from './target.js';
import { runDump, type Tracking } from './tracking.js';
import { fingerprint, verifyImages, type Fingerprint } from './verify-images.js';

/** Options of {@link checkpoint}. */
export interface CheckpointOptions extends CallOptions {
  /** Delete the images when the Checkpoint is disposed of. Default: only if no `imagesDir` was given. */
  readonly ephemeral?: boolean | undefined;
}

/** Options of {@link Checkpoint.restore}. */
export interface RestoreOptions extends CallOptions {
  /** Give the restored process new streams for the pipes that it had to the caller. Default true. */
  readonly reconnect?: boolean | undefined;
}

/** Options of a checkpoint that its restore needs, too. */
const carriedOver = ['shellJob', 'extUnixSk', 'external', 'logLevel'] as const;
/** Longest wait for a killed process to be reaped by its parent, in milliseconds. */
const reapLimit = 5000;
/** Longest wait for the parent of a zombie that is not our child, in milliseconds. */
const zombieLimit = 1000;
/** Longest wait for pending writes to a process, in milliseconds, without a `timeout` option. */
const drainLimit = 10_000;

/** A process tree in images. */
export class Checkpoint implements AsyncDisposable {
  /** Directory of the images, absolute. */
  readonly imagesDir: string;
  /** Root of the tree, which it will have again. */
  readonly pid: HostPid;
  /** What the checkpoint took; undefined for one that was opened. */
  readonly stats: Stats | undefined;
  /** Of a checkpoint with `trackMem` that let the tree live: what changes is noted from here on. Give it to the next. */
  readonly tracking: Tracking | undefined;
  readonly #ends: readonly StdioEnd[];
  readonly #carried: CallOptions;
  readonly #ephemeral: boolean;
  /** Of the images when they were written, or last looked at. */
  #verified: Fingerprint | undefined;

  /** Only checkpoint() and Checkpoint.open() make one. @internal */
  constructor(
    imagesDir: string,
    pid: HostPid,
    stats: Stats | undefined,
    ends: readonly StdioEnd[],
    carried: CallOptions = {},
    ephemeral = false,
    tracking?: Tracking,
  ) {
    this.imagesDir = imagesDir;
    this.pid = pid;
    this.stats = stats;
    this.tracking = tracking;
    this.#ends = ends;
    this.#carried = carried;
    this.#ephemeral = ephemeral;
    // Made by a dump, and not opened: they are what the engine has just written.
    if (stats) this.#verified = fingerprint(imagesDir);
  }

  /**
   * A checkpoint that is on disk, made by this package or by CRIU. Pipes to the process that made it become new streams.
   * @throws {CriuError} ERR_IMAGE_MISSING, ERR_IMAGE_CORRUPT
   */
  static async open(imagesDir: string): Promise<Checkpoint> {
    const dir = path.resolve(imagesDir);
    const { pid, ends } = await openEnds(dir);
    return new Checkpoint(dir, hostPid(pid), undefined, ends);
  }

  /** The reasons why {@link Checkpoint.restore} would fail, torn images among them; images that cannot be read are thrown. See `canRestore()`. */
  async canRestore(call: RestoreOptions = {}): Promise<RestoreCheck> {
    const { reconnect = true, ...rest } = call;
    const [options, { onProgress: _, onHook: __, ...watch }] = splitCall({
      ...this.#carried,
      ...rest,
      imagesDir: this.imagesDir,
    });
    const torn = await verifyImages(options, this.#verified).then(
      (verified) => {
        this.#verified = verified;
        return [];
      },
      (error: unknown): CriuError[] => {
        if (!isCriuError(error)) throw error;
        return error.obstacles.length > 0 ? [...error.obstacles] : [error];
      },
    );
    const made = new Reconnection(reconnect ? this.#ends : []);
    const inherited = [...made.inheritFds, ...(options.get('inheritFd') ?? [])];
    try {
      const fields = { images_dir_fd: -1, plan_only: true, child: true, inherit_fd: inherited };
      const found = start(criu_req_type.RESTORE, options, watch, { fields }).result;
      // What cannot be read at all is known by now, with the rest of what is torn.
      const result = await found.catch((error: unknown) => {
        if (torn.length === 0 || !isCriuError(error) || !error.code.startsWith('ERR_IMAGE_')) throw error;
      });
      if (result === undefined) return { obstacles: torn, ok: false, tasks: 0, threads: 0 };
      const obstacles = [...torn, ...result.obstacles.map((record) => errorFromRecord(record))];
      return { obstacles, ok: obstacles.length === 0, tasks: result.tasks ?? 0, threads: result.threads ?? 0 };
    } finally {
      made.discard();
    }
  }

  /**
   * Brings the tree back: same pids, same memory, as a child of this process. First the images are looked at (`verify`), unless
   * this object has done so or made them, and nobody has touched them since.
   * @throws {CriuError} nothing is left of what was begun; the images are as they were. `signal.reason`, if aborted
   */
  async restore(call: RestoreOptions = {}): Promise<RestoredProcess> {
    const { reconnect = true, ...rest } = call;
    const [options, control] = splitCall({ ...this.#carried, ...rest, imagesDir: this.imagesDir });
    this.#verified = await verifyImages(options, this.#verified);
    const pidfile = Pidfile.create(options);
    let reconnection: Reconnection | undefined;
    try {
      const made = (reconnection = new Reconnection(reconnect ? this.#ends : []));
      const operation = start(criu_req_type.RESTORE, options, control, {
        fields: {
          images_dir_fd: -1,
          child: true,
          inherit_fd: [...made.inheritFds, ...(options.get('inheritFd') ?? [])],
        },
        started: () => made.closeChildSide(),
      });
      const { pid, stats } = await finishRestore(operation, undefined);
      pidfile?.commit(pid);
      return new RestoredProcess(pid, stats, made.streams(), operation);
    } catch (error) {
      pidfile?.discard();
      reconnection?.discard();
      throw error;
    }
  }

  /** Ends the tracking that it began, and deletes the images, if the checkpoint is ephemeral. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.tracking?.close();
    if (this.#ephemeral) rmSync(this.imagesDir, { recursive: true, force: true });
  }
}

/**
 * Freezes a tree, writes it to `imagesDir` (without one: a directory of its own), and kills it, unless `leaveRunning`
 * or `leaveStopped`. Pipes between the tree and this process are remembered: on restore they are new streams, and what
 * is in flight in them is neither lost nor doubled. Resolves when the process is gone: a child's `exit` was emitted.
 * @throws {CriuError} the tree runs on untouched and no images are left; `signal.reason` likewise, if aborted
 */
export async function checkpoint(target: Target, call: CheckpointOptions = {}): Promise<Checkpoint> {
  const pid = pidOfTarget(target);
  const { ephemeral = call.imagesDir === undefined, ...rest } = call;
  const ownDir = call.imagesDir === undefined ? mkdtempSync(path.join(tmpdir(), 'libcriu-')) : undefined;
  try {
    return await checkpointInto(target, pid, { ...rest, imagesDir: call.imagesDir ?? ownDir }, ephemeral);
  } catch (error) {
    if (ownDir !== undefined) rmSync(ownDir, { recursive: true, force: true });
    throw error;
  }
}

async function checkpointInto(target: Target, pid: number, call: CallOptions, ephemeral: boolean): Promise<Checkpoint> {
  const [options, control] = splitCall({ ...call, pid });
  const streams = isProcessObject(target) ? childStreams(target) : [];
  const survives = (options.get('leaveRunning') ?? false) || (options.get('leaveStopped') ?? false);
  const exited = survives ? undefined : watchExit(target, pid);
  const holds = new InputHolds(streams);
  const outputs = new OutputHold(streams);
  const { imagesDir } = options;
  const { result, tracking } = await dumpHolding().catch((error: unknown) => {
    holds.release();
    outputs.release();
    throw error;
  });
  if (exited) await outputs.exited(exited);
  else outputs.release();
  const held = survives ? new Map<number, never>() : await holds.take();
  if (survives) holds.release();
  const ends = stdioEnds(result.external, pid, streams, held);
  saveHeld(imagesDir, ends);
  return new Checkpoint(imagesDir, hostPid(pid), statsOf(result), ends, carried(options), ephemeral, tracking);

  async function dumpHolding() {
    const { timeout } = options.values;
    await holds.settle((timeout ?? 0) * 1000 || drainLimit, control.signal);
    const extras = { fields: { images_dir_fd: -1, reconnect_caller: true }, freezeTimeout: timeout };
    return runDump(criu_req_type.DUMP, options, control, extras, control.tracking);
  }
}

function carried(options: Options): CallOptions {
  return Object.fromEntries(carriedOver.map((name) => [name, options.values[name]]));
}

/** Begins to watch for the end of `target`; the function that it gives waits for it, {@link reapLimit} at most. */
function watchExit(target: Target, pid: number): () => Promise<void> {
  if (!isProcessObject(target)) return () => waitUntilGone(pid);
  let resolve: () => void;
  const exited = new Promise<void>((settle) => (resolve = settle));
  target.once('exit', () => resolve());
  return async () => {
    const limit = setTimeout(() => resolve(), reapLimit);
    await exited;
    clearTimeout(limit);
  };
}

/** Waits until nobody has `pid`. A zombie still has it, until its parent waits for it, which some never do. */
async function waitUntilGone(pid: number): Promise<void> {
  const deadline = performance.now() + reapLimit;
  let zombieDeadline = Infinity;
  for (let pause = 1; existsSync(`/proc/${pid}`); pause = Math.min(pause * 2, 50)) {
    const now = performance.now();
    if (now > deadline || now > zombieDeadline) return;
    if (zombieDeadline === Infinity && isZombie(pid)) zombieDeadline = now + zombieLimit;
    await delay(pause);
  }
}

function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return false;
  }
}
