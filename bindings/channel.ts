/*
 * The completion descriptor of an operation as typed records. On the wire: a 32-bit little-endian length, then that
 * many bytes of `core_record`; acks to hooks go the other way in the same form.
 */
import type { Duplex } from 'node:stream';
import { decode, encode } from '../images/codec.js';
import {
  core_ack,
  core_record,
  type error_record,
  type exit_record,
  type hook_record,
  type Icore_ack,
  type plugin_question,
  type result_record,
} from '../images/generated/proto.js';

/** A record that the core sent. Times are in microseconds since the operation began. */
export type CoreRecord =
  | { readonly type: 'log'; readonly level: number; readonly text: string; readonly at: number }
  | { readonly type: 'stage'; readonly name: string; readonly at: number }
  | { readonly type: 'progress'; readonly done: bigint; readonly total: bigint }
  | {
      readonly type: 'hook';
      readonly name: string;
      readonly pid: number | undefined;
      /** A descriptor that goes with it, in the core's own process. */
      readonly from: { readonly pid: number; readonly fd: number } | undefined;
    }
  | { readonly type: 'question'; readonly question: plugin_question }
  | { readonly type: 'result'; readonly result: result_record }
  | { readonly type: 'error'; readonly error: error_record }
  | { readonly type: 'warning'; readonly warning: error_record }
  | { readonly type: 'exit'; readonly exit: exit_record };

/** What a channel tells its owner. `close` comes once, last, and with the reason if the stream broke. */
export interface ChannelHandlers {
  record(record: CoreRecord): void;
  close(error: Error | undefined): void;
}

/** Largest record, in bytes; a bigger claim means that the two sides do not understand each other. */
export const maxRecordBytes = 64 * 1024 * 1024;

/** One operation's records in, acks out. Owns the stream. */
export class Channel {
  readonly #stream: Duplex;
  readonly #handlers: ChannelHandlers;
  readonly #parser = new RecordParser();
  #failure: Error | undefined;
  #closed = false;

  constructor(stream: Duplex, handlers: ChannelHandlers) {
    this.#stream = stream;
    this.#handlers = handlers;
    stream.on('data', (chunk: Buffer) => this.#take(chunk));
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // The engine may be gone when an ack is written; what matters is whether it sent its last record.
      if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') this.#failure ??= error;
    });
    stream.on('end', () => stream.destroy());
    stream.on('close', () => {
      this.#closed = true;
      this.#handlers.close(this.#failure);
    });
  }

  /** Answers the hook or question that came last: go on, or fail the operation. */
  ack(success: boolean, answer: Omit<Icore_ack, 'success'> = {}): void {
    if (this.#closed || !this.#stream.writable) return;
    const body = encode(core_ack, { ...answer, success });
    const head = Buffer.alloc(4);
    head.writeUInt32LE(body.length);
    this.#stream.write(Buffer.concat([head, body]));
  }

  /** Drops the channel, which aborts the operation. */
  destroy(): void {
    this.#stream.destroy();
  }

  /** Whether an open channel keeps the event loop alive; it does unless told otherwise. */
  setRef(on: boolean): void {
    const socket = this.#stream as { ref?: () => void; unref?: () => void };
    if (on) socket.ref?.();
    else socket.unref?.();
  }

  #take(chunk: Buffer): void {
    try {
      for (const record of this.#parser.push(chunk)) this.#handlers.record(record);
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error(String(error));
      this.#stream.destroy();
    }
  }
}

/** Cuts a byte stream into records. */
class RecordParser {
  #pending: Buffer = Buffer.alloc(0);

  *push(chunk: Buffer): Generator<CoreRecord> {
    let bytes = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    this.#pending = Buffer.alloc(0);
    while (bytes.length >= 4) {
      const length = bytes.readUInt32LE(0);
      if (length > maxRecordBytes) throw new Error(`the core sent a record of ${length} bytes`);
      if (bytes.length < 4 + length) break;
      const body = bytes.subarray(4, 4 + length);
      bytes = bytes.subarray(4 + length);
      yield typed(decode(core_record, body));
    }
    this.#pending = bytes;
  }
}

function hookOf({ name, pid, core_pid, core_fd }: hook_record): CoreRecord {
  const from = core_pid === undefined || core_fd === undefined ? undefined : { pid: core_pid, fd: core_fd };
  return { type: 'hook', name, pid, from };
}

function typed(record: core_record): CoreRecord {
  if (record.log) return { type: 'log', level: record.log.level, text: record.log.text, at: Number(record.log.at) };
  if (record.stage) return { type: 'stage', name: record.stage.name, at: Number(record.stage.at) };
  if (record.progress) return { type: 'progress', done: record.progress.done, total: record.progress.total };
  if (record.hook) return hookOf(record.hook);
  if (record.question) return { type: 'question', question: record.question };
  if (record.result) return { type: 'result', result: record.result };
  if (record.error) return { type: 'error', error: record.error };
  if (record.warning) return { type: 'warning', warning: record.warning };
  if (record.exit) return { type: 'exit', exit: record.exit };
  throw new Error('the core sent a record of an unknown kind');
}
