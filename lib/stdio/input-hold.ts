/*
 * Writes to a process while it is checkpointed. What the kernel has taken is in the images; what JavaScript still has
 * must stay here, and go on to the restored process; nothing may lie between, in libuv. So the stream's sink is replaced
 * by one that parks, libuv's queue is given room to drain, and the dump begins when it is empty.
 *
 * cork() would not do: end() takes it back.
 */
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { engine } from '../engine.js';
import { CriuError } from '../errors/criu-error.js';
import { queuedBytes, type ChildStream } from './child-streams.js';

/** What was written to a stream and not yet given to the kernel when its process was checkpointed. */
export interface HeldInput {
  readonly data: Buffer;
  /** `end()` was called: end of file follows the data. */
  readonly ended: boolean;
}

type Chunk = Buffer | string;

interface Entry {
  readonly chunk: Chunk;
  readonly encoding: BufferEncoding;
}

type Done = (error?: Error | null) => void;

/** The parts of a Writable that are put in place of its own, on the one object; deleted, its own are back. */
interface Sink {
  destroy?: (error?: Error) => unknown;
  _write?: (chunk: Chunk, encoding: BufferEncoding, done: Done) => void;
  _writev?: (entries: readonly Entry[], done: Done) => void;
  _final?: (done: Done) => void;
}

const ignore = (): void => undefined;

/** Keeps the writes to one stream back. Begins when made; ends by `release` or `take`. */
export class InputHold {
  readonly index: number;
  readonly fd: number;
  readonly #stream: ChildStream['stream'];
  readonly #sink: Sink;
  /** What the stream gave to its sink: a Writable gives no more until that is done. */
  #parked: { readonly entries: readonly Entry[]; readonly done: Done } | undefined;
  #parkedFinal: Done | undefined;
  /** A destroy() that came meanwhile: Node destroys stdin when the process exits. */
  #destroyed: { readonly error: Error | undefined } | undefined;
  readonly #allowHalfOpen: boolean;
  readonly #outputEnded: boolean;

  constructor({ index, fd, stream }: ChildStream) {
    this.index = index;
    this.fd = fd;
    this.#stream = stream;
    this.#sink = stream as Sink;
    stream.on('error', ignore);
    // The end of its output, when the process is killed, must not pass for an end() by the caller.
    this.#allowHalfOpen = stream.allowHalfOpen;
    this.#outputEnded = stream.readableEnded || !stream.readable;
    stream.allowHalfOpen = true;
    this.#sink._write = (chunk, encoding, done) => (this.#parked = { entries: [{ chunk, encoding }], done });
    this.#sink._writev = (entries, done) => (this.#parked = { entries, done });
    this.#sink._final = (done) => (this.#parkedFinal = done);
    this.#sink.destroy = (error) => {
      this.#destroyed ??= { error };
      return stream;
    };
  }

  /**
   * Waits until libuv holds nothing back, making room in the kernel if it does.
   * @param limit milliseconds
   * @throws {CriuError} ERR_UNSUPPORTED_FD: there are more bytes than the kernel takes, and the process reads none
   */
  async settle(limit: number, signal: AbortSignal | undefined): Promise<void> {
    const deadline = performance.now() + limit;
    let grown = false;
    while (this.#isPending()) {
      signal?.throwIfAborted();
      if (!grown && queuedBytes(this.#stream) > 0) {
        grown = true;
        growSendBuffer(this.fd);
      }
      if (performance.now() > deadline) throw this.#tooMuch();
      await delay(1);
    }
  }

  /** Gives the stream back as it was, and to the kernel what was held: the process runs on. */
  release(): void {
    this.#takeSinkAway();
    const sink = this.#stream as unknown as Required<Sink>;
    const { entries, done } = this.#parked ?? {};
    const [first] = entries ?? [];
    if (entries && done && first) {
      if (entries.length > 1) sink._writev(entries, done);
      else sink._write(first.chunk, first.encoding, done);
    }
    if (this.#parkedFinal) sink._final(this.#parkedFinal);
    this.#stream.off('error', ignore);
    if (this.#destroyed) this.#stream.destroy(this.#destroyed.error);
    else if (!this.#allowHalfOpen && !this.#outputEnded && this.#stream.readableEnded) this.#stream.end();
  }

  /** Takes what is held and calls back its writers: the process is gone. */
  async take(): Promise<HeldInput> {
    const chunks: Buffer[] = [];
    const keep = (entries: readonly Entry[], done: Done): void => {
      for (const { chunk, encoding } of entries) {
        chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk));
      }
      done();
    };
    this.#sink._write = (chunk, encoding, done) => keep([{ chunk, encoding }], done);
    this.#sink._writev = keep;
    this.#sink._final = (done) => done();
    if (this.#parked) keep(this.#parked.entries, this.#parked.done);
    while (this.#stream.writableCorked > 0) this.#stream.uncork();
    const ended = this.#stream.writableEnded;
    this.#parkedFinal?.();
    await nextTurn();
    this.#takeSinkAway();
    // Errors go on being ignored: the peer's death is one, if it had not read everything.
    // One that can be read, too, may still have something to read: it ends by itself.
    if (this.#destroyed || !this.#stream.readable) this.#stream.destroy();
    return { data: Buffer.concat(chunks), ended };
  }

  #isPending(): boolean {
    const { writableEnded, writableFinished, writableLength, destroyed } = this.#stream;
    if (destroyed) return false;
    if (queuedBytes(this.#stream) > 0) return true;
    // end() was called and nothing is held back: its shutdown(2) is under way.
    return writableEnded && !writableFinished && writableLength === 0 && !this.#parkedFinal;
  }

  #takeSinkAway(): void {
    delete this.#sink.destroy;
    delete this.#sink._write;
    delete this.#sink._writev;
    delete this.#sink._final;
    this.#stream.allowHalfOpen = this.#allowHalfOpen;
  }

  #tooMuch(): CriuError {
    return new CriuError({
      code: 'ERR_UNSUPPORTED_FD',
      message: `stdio[${this.index}] has ${queuedBytes(this.#stream)} bytes that the process does not read`,
      object: { fd: this.index, kind: 'unix' },
      hint: 'let the process read what was written to it first',
      thawed: true,
    });
  }
}

/** Makes room in the kernel for what libuv holds. A kernel that gives less leaves it to the process to read. */
function growSendBuffer(fd: number): void {
  try {
    engine().call({ grow_send_buffer: fd });
  } catch {
    // Seen again by the deadline of settle().
  }
}

/** The writes to all streams of one process. */
export class InputHolds {
  readonly #holds: readonly InputHold[];

  /** Holds the streams that can be written to, or could until `end()` was called. */
  constructor(streams: readonly ChildStream[]) {
    this.#holds = streams.filter(({ stream }) => !stream.writableFinished).map((end) => new InputHold(end));
  }

  /** {@link InputHold.settle} for all. */
  async settle(limit: number, signal: AbortSignal | undefined): Promise<void> {
    await Promise.all(this.#holds.map((hold) => hold.settle(limit, signal)));
  }

  /** {@link InputHold.release} for all. */
  release(): void {
    for (const hold of this.#holds) hold.release();
  }

  /** {@link InputHold.take} for all, by descriptor number in this process. */
  async take(): Promise<Map<number, HeldInput>> {
    const taken = this.#holds.map(async (hold) => [hold.fd, await hold.take()] as const);
    return new Map(await Promise.all(taken));
  }
}
