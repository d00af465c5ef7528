import type { ErrorCode, ErrorDetails } from './codes.js';
import { hintFor } from './hints.js';
import type { HostPid } from '../pid.js';

/** Recognises our errors across realms and across two copies of the package. */
const brand = Symbol.for('libcriu.CriuError');

/** The thing that an error is about. What is known of it depends on the code: see {@link ErrorDetails}. */
export interface ErrorObject {
  readonly pid?: HostPid;
  readonly tid?: HostPid;
  readonly fd?: number;
  /** In the address space of `pid`. */
  readonly address?: bigint;
  readonly path?: string;
  /** The kind of resource, in our words: `io_uring`, `perf_event` … */
  readonly kind?: string;
  /** Image file, relative to its directory, and the offset in it, in bytes. */
  readonly file?: string;
  readonly offset?: number;
  /** Name of an option, as in Options. */
  readonly option?: string;
}

/** All that a {@link CriuError} is made of. */
export interface CriuErrorInit {
  readonly code: ErrorCode;
  readonly message: string;
  readonly stage?: string;
  readonly object?: ErrorObject;
  readonly errno?: number;
  readonly hint?: string;
  readonly thawed?: boolean;
  readonly log?: readonly string[];
  readonly cause?: unknown;
  readonly obstacles?: readonly CriuError[];
}

/** A failed operation: what, where, about which object, and the way out. */
export class CriuError extends Error {
  readonly [brand] = true;
  override readonly name = 'CriuError';
  readonly code: ErrorCode;
  /** Stage of the operation that failed, as in stage events; undefined if none had begun. */
  readonly stage: string | undefined;
  readonly object: ErrorObject;
  /** Positive errno, where a system call failed. */
  readonly errno: number | undefined;
  /** What can be done about it. */
  readonly hint: string | undefined;
  /** True if the target runs on untouched (dump), or nothing was left behind (restore). */
  readonly thawed: boolean;
  /** The last lines of the engine's log. */
  readonly log: readonly string[];
  /** All reasons, if there was more than one; the first of them gave this error its code. */
  readonly obstacles: readonly CriuError[];

  constructor(init: CriuErrorInit) {
    super(init.message, init.cause === undefined ? undefined : { cause: init.cause });
    this.code = init.code;
    this.stage = init.stage;
    this.object = init.object ?? {};
    this.errno = init.errno;
    this.hint = init.hint ?? hintFor(init.code);
    this.thawed = init.thawed ?? false;
    this.log = init.log ?? [];
    this.obstacles = init.obstacles ?? [];
  }
}

/** A {@link CriuError} of a known code, whose object has what {@link ErrorDetails} says. */
export type CriuErrorOf<C extends ErrorCode> = CriuError & {
  readonly code: C;
  readonly object: Readonly<ErrorDetails[C]>;
};

/** True for an error of this package and, if `code` is given, of that code. Works where instanceof does not. */
export function isCriuError(error: unknown): error is CriuError;
export function isCriuError<C extends ErrorCode>(error: unknown, code: C): error is CriuErrorOf<C>;
export function isCriuError(error: unknown, code?: ErrorCode): boolean {
  if (typeof error !== 'object' || error === null || !(brand in error)) return false;
  return code === undefined || (error as CriuError).code === code;
}
