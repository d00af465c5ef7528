/*
 * From checked options to a running operation: the request is built, the log file opened, action scripts and listeners
 * attached, and what was prepared on disk is taken back if the operation fails.
 */
import { mkdirSync, realpathSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import type { criu_req_type, external_end, result_record } from '../images/generated/proto.js';
import { CriuError } from './errors/criu-error.js';
import { runActionScripts } from './action-scripts.js';
import { LogFile } from './log-file.js';
import { Operation, type Hook, type LogLine, type Progress, type Stage, type Warning } from './operation.js';
import { Options } from './options/options.js';
import type { RequestOptions } from './options/row.js';
import type { OptionValues } from './options/schema.js';
import type { Tracking } from './tracking.js';

/** How a call is watched and aborted, beside its options. */
export interface CallControl {
  /** Aborts: what was begun is undone, then the call rejects with `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  readonly onLog?: ((line: LogLine) => void) | undefined;
  readonly onStage?: ((stage: Stage) => void) | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** The operation waits for it at each of CRIU's notification points, and fails if it throws or rejects. */
  readonly onHook?: ((hook: Hook) => unknown) | undefined;
  readonly onWarning?: ((warning: Warning) => void) | undefined;
  /** What an earlier dump of the same tree began to watch; without it, what the session has. */
  readonly tracking?: Tracking | undefined;
}

/** Options of one call, and how it is watched. */
export interface CallOptions extends OptionValues, CallControl {}

/** The two parts of {@link CallOptions}, the options checked and merged over `base`. */
export function splitCall(call: CallOptions, base: Options = new Options()): [Options, CallControl] {
  const { signal, onLog, onStage, onProgress, onHook, onWarning, tracking, ...values } = call;
  return [base.with(values), { signal, onLog, onStage, onProgress, onHook, onWarning, tracking }];
}

/** What a request carries that no option stands for. */
export interface Extras {
  /** Our own fields, and what was worked out for this call. */
  readonly fields?: RequestOptions | undefined;
  readonly freezeTimeout?: number | undefined;
  readonly started?: (() => void) | undefined;
  /** Where the log goes if no option says. */
  readonly logFd?: number | undefined;
}

/** Starts an operation. @throws {CriuError} the log file cannot be opened; nothing was started */
export function start(
  type: criu_req_type,
  options: Options,
  control: CallControl = {},
  extras: Extras = {},
): Operation {
  const log = LogFile.open(options, extras.logFd);
  const opts = options.toRequest();
  if (control.onProgress || control.onStage) opts.progress = true;
  if (control.onHook || options.get('actionScript')) opts.hooks = true;
  Object.assign(opts, extras.fields);
  if (opts.parent_img) opts.parent_img = linkTo(opts.parent_img, options.imagesDir);
  // A fault to inject, for tests: ACTION:STAGE[:MS], see c-src/conductor/operation.c.
  if (process.env.LIBCRIU_FAULT) opts.fault = process.env.LIBCRIU_FAULT;
  const operation = new Operation(
    { type, opts },
    { signal: control.signal, freezeTimeout: extras.freezeTimeout, started: extras.started },
  );
  log?.follow(operation);
  runActionScripts(operation, options);
  listen(operation, control);
  return operation;
}

/** What the link to the parent images says: a path relative to `imagesDir`, so that both can be moved together. */
function linkTo(parent: string, imagesDir: string): string {
  return path.isAbsolute(parent) ? path.relative(realPath(imagesDir), realPath(parent)) : parent;
}

function realPath(name: string): string {
  try {
    return realpathSync(name);
  } catch {
    return path.resolve(name); // the core says what is wrong with it
  }
}

function listen(operation: Operation, control: CallControl): void {
  if (control.onLog) operation.on('log', control.onLog);
  if (control.onStage) operation.on('stage', control.onStage);
  if (control.onWarning) operation.on('warning', control.onWarning);
  if (control.onProgress) operation.on('progress', control.onProgress);
  const { onHook } = control;
  if (onHook) operation.on('hook', (hook) => hook.waitUntil(Promise.resolve(onHook(hook))));
}

/**
 * Makes the images directory for as long as `action` succeeds: if it fails, what was made is removed again.
 * @throws {CriuError} ERR_IMAGE_WRITE, or whatever `action` rejects with
 */
async function withImagesDir<T>(options: Options, action: () => Promise<T>): Promise<T> {
  let made: string | undefined;
  try {
    made = mkdirSync(options.imagesDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    const { message, errno } = error as NodeJS.ErrnoException;
    throw new CriuError({
      code: 'ERR_IMAGE_WRITE',
      message: `cannot make the images directory: ${message}`,
      object: { path: options.imagesDir },
      errno: errno === undefined ? undefined : -errno,
      thawed: true,
      cause: error,
    });
  }
  try {
    return await action();
  } catch (error) {
    if (made !== undefined) removeEmpty(options.imagesDir, made);
    throw error;
  }
}

/** Removes `dir` and its parents up to `top`, as far as they are empty. */
function removeEmpty(dir: string, top: string): void {
  try {
    for (let at = dir; at.length >= top.length; at = at.slice(0, at.lastIndexOf('/'))) rmdirSync(at);
  } catch {
    // Something else was put there meanwhile, or the log file is there: it stays.
  }
}

/**
 * A dump or pre-dump, from its options to its result: the images directory is made, the way to a page server found.
 * @param watch is given the operation before anything happens
 * @throws {CriuError} what was made on disk is taken back
 */
export async function runDumpOperation(
  type: criu_req_type,
  options: Options,
  control: CallControl,
  extras: Extras,
  watch: (operation: Operation) => void = () => undefined,
): Promise<result_record> {
  return withImagesDir(options, async () => {
    const route = options.values.pageServer
      ? await (await import('./page-server/client.js')).routeToPageServer(options)
      : undefined;
    const started = (): void => {
      extras.started?.();
      route?.started();
    };
    const fields = { ...extras.fields, ...(route && { ps: route.ps }) } as RequestOptions;
    try {
      const operation = start(type, options, control, { ...extras, fields, started });
      watch(operation);
      return await operation.result;
    } finally {
      route?.started();
      route?.close();
    }
  });
}

/** What an operation took. Times in microseconds, memory in pages of 4096 bytes. */
export interface Stats {
  readonly stages: readonly { readonly name: string; readonly took: number }[];
  readonly total: number;
  /** From the first stop of a task to the last release. */
  readonly frozen: number;
  readonly pagesScanned: number;
  readonly pagesWritten: number;
  /** Pages that have not changed since the parent images, and are only said to be there. */
  readonly pagesSkipped: number;
  readonly pagesRestored: number;
  /** Bytes on disk that `autoDedup` has freed in older images. */
  readonly freed: number;
  readonly tasks: number;
  readonly threads: number;
}

/** The figures of a result. */
export function statsOf(result: result_record): Stats {
  return {
    stages: result.stages.map(({ name, took }) => ({ name, took: Number(took) })),
    total: Number(result.total ?? 0),
    frozen: Number(result.frozen ?? 0),
    pagesScanned: Number(result.pages_scanned ?? 0),
    pagesWritten: Number(result.pages_written ?? 0),
    pagesSkipped: Number(result.pages_skipped ?? 0),
    pagesRestored: Number(result.pages_restored ?? 0),
    freed: Number(result.freed ?? 0),
    tasks: result.tasks ?? 0,
    threads: result.threads ?? 0,
  };
}

/** A descriptor of a dumped tree whose other side lives outside of it, as the core reports it. */
export type ExternalEnd = external_end;
