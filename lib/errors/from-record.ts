import type { error_record } from '../../images/generated/proto.js';
import { hostPid } from '../pid.js';
import type { ErrorCode } from './codes.js';
import { CriuError, type ErrorObject } from './criu-error.js';

/** What the operation knew when the error came. */
export interface ErrorContext {
  readonly stage?: string | undefined;
  readonly log?: readonly string[];
  readonly cause?: unknown;
  readonly obstacles?: readonly CriuError[];
}

/** An error as the core sent it, as a {@link CriuError}. */
export function errorFromRecord(record: error_record, context: ErrorContext = {}): CriuError {
  return new CriuError({
    code: record.code as ErrorCode,
    message: record.text,
    stage: record.stage ?? context.stage,
    object: objectOf(record),
    errno: record.err,
    hint: record.hint,
    thawed: record.undone ?? false,
    log: context.log,
    cause: context.cause,
    obstacles: context.obstacles,
  });
}

/** What a record says that it is about. */
export function objectOf(record: error_record): ErrorObject {
  const object: { -readonly [K in keyof ErrorObject]: ErrorObject[K] } = {};
  if (record.pid !== undefined) object.pid = hostPid(record.pid);
  if (record.tid !== undefined) object.tid = hostPid(record.tid);
  if (record.fd !== undefined) object.fd = record.fd;
  if (record.address !== undefined) object.address = record.address;
  if (record.path !== undefined) object.path = record.path;
  if (record.kind !== undefined) object.kind = record.kind;
  if (record.file !== undefined) object.file = record.file;
  if (record.offset !== undefined) object.offset = Number(record.offset);
  return object;
}
