/*
 * Memory tracking from one dump to the next: the descriptors by which the kernel notes what changes are kept here, in a
 * socket that only the core reads. Which images they belong to stands in both.
 */
import { closeSync } from 'node:fs';
import { criu_req_type, type result_record } from '../images/generated/proto.js';
import { socketpair } from './engine.js';
import type { Operation } from './operation.js';
import type { Options } from './options/options.js';
import type { RequestOptions } from './options/row.js';
import { hostPid, type HostPid } from './pid.js';
import { runDumpOperation, type CallControl, type Extras } from './run.js';
import { withTcpRules } from './tcp-rules.js';

/** Closes what a forgotten handle held. */
const forgotten = new FinalizationRegistry<number>((fd) => closeSync(fd));

/**
 * The memory of a tree is being watched since its last pre-dump, or its last dump with `trackMem`. The next dump upon
 * those images writes only what has changed. Closing it ends the watching; the tree does not notice. So does the end of
 * this process.
 */
export class Tracking implements Disposable {
  /** Root of the tree. */
  readonly pid: HostPid;
  #fd: number | undefined;

  /** @internal */
  constructor(pid: HostPid, fd: number) {
    this.pid = pid;
    this.#fd = fd;
    forgotten.register(this, fd, this);
  }

  /** Of the socket; undefined once it is closed. @internal */
  get fd(): number | undefined {
    return this.#fd;
  }

  /** Whether it was ended, by hand or by a newer one. */
  get closed(): boolean {
    return this.#fd === undefined;
  }

  /** Ends the watching. The next dump writes all memory. */
  close(): void {
    if (this.#fd === undefined) return;
    forgotten.unregister(this);
    closeSync(this.#fd);
    this.#fd = undefined;
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

/** A dump that was made, and the watching that it began. */
export interface TrackedDump {
  readonly result: result_record;
  readonly tracking: Tracking | undefined;
}

/**
 * Runs a dump or pre-dump upon what `held` knows, which is closed as soon as it is of no more use.
 * @throws {CriuError} as the operation does
 */
export async function runDump(
  type: criu_req_type,
  options: Options,
  control: CallControl,
  extras: Extras,
  held: Tracking | undefined,
  watch?: (operation: Operation) => void,
): Promise<TrackedDump> {
  const survives =
    type !== criu_req_type.DUMP || (options.values.leaveRunning ?? false) || (options.values.leaveStopped ?? false);
  const tracks = type !== criu_req_type.DUMP || (survives && (options.values.trackMem ?? false));
  const pair = tracks ? socketpair() : undefined;
  const fields: RequestOptions = { images_dir_fd: -1, ...extras.fields };
  if (held?.fd !== undefined && options.values.prevImagesDir !== undefined) fields.tracking_fd = held.fd;
  if (pair) fields.tracking_out_fd = pair.give;
  let given = false;
  const started = (): void => {
    if (pair && !given) closeSync(pair.give);
    given = true;
  };
  try {
    const result = await withTcpRules(options, fields, () =>
      runDumpOperation(type, options, control, { ...extras, fields, started }, watch),
    );
    if (tracks || !survives) held?.close();
    if (pair && result.tracked) return { result, tracking: new Tracking(hostPid(result.pid ?? 0), pair.keep) };
    if (pair) closeSync(pair.keep);
    return { result, tracking: undefined };
  } catch (error) {
    started();
    // It may have begun to note anew, and what it found is lost with the images.
    if (tracks) held?.close();
    if (pair) closeSync(pair.keep);
    throw error;
  }
}
