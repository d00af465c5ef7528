/* A core without native code: tests say what it answers, and play the engine's side of each operation. */
import { Duplex } from 'node:stream';
import type { Core } from '../../../bindings/core.js';
import { decode, encode } from '../../../images/codec.js';
import {
  core_ack,
  core_call_request,
  core_call_response,
  core_record,
  criu_req,
  criu_req_type,
  type Icore_call_response,
  type Icore_record,
} from '../../../images/generated/proto.js';
import { Engine, useEngine } from '../../../lib/engine.js';

/** The engine's side of one operation. */
export class FakeOperation {
  readonly request: criu_req;
  readonly acks: boolean[] = [];
  cancelled = false;
  onCancel: () => void = () => undefined;
  #onAck: ((success: boolean) => void) | undefined;
  /** What `connect` gives to the package. */
  readonly stream: Duplex;

  constructor(request: criu_req) {
    this.request = request;
    this.stream = new Duplex({
      read: () => undefined,
      write: (chunk: Buffer, _encoding, done) => {
        const { success } = decode(core_ack, chunk.subarray(4));
        this.acks.push(success);
        this.#onAck?.(success);
        done();
      },
    });
  }

  /** Bytes of a record as they go over the descriptor. */
  static frame(record: Icore_record): Buffer {
    const body = encode(core_record, record);
    const head = Buffer.alloc(4);
    head.writeUInt32LE(body.length);
    return Buffer.concat([head, body]);
  }

  send(...records: Icore_record[]): this {
    for (const record of records) this.stream.push(FakeOperation.frame(record));
    return this;
  }

  /** Sends a hook record and waits for its ack. */
  hook(name: string, pid?: number): Promise<boolean> {
    const acked = new Promise<boolean>((resolve) => (this.#onAck = resolve));
    this.send({ hook: { name, pid } });
    return acked;
  }

  /** Sends a successful result. */
  succeed(result: Partial<NonNullable<Icore_record['result']>> = {}): this {
    const type = criu_req_type.DUMP;
    return this.send({ result: { resp: { type, success: true }, ...result } });
  }

  /** End of the descriptor. */
  end(): void {
    this.stream.push(null);
  }
}

/** What the core does with calls and operations. */
export interface Script {
  call?: (request: core_call_request) => Icore_call_response;
  operation?: (operation: FakeOperation) => void | Promise<void>;
}

/** Puts a fake core in the place of the real one; dispose of it to take it away. */
export function fakeCore(script: Script): Disposable & { readonly operations: readonly FakeOperation[] } {
  const operations: FakeOperation[] = [];
  const firstFd = 1000;
  const core: Core = {
    abi: 1,
    call: (bytes) => encode(core_call_response, script.call?.(decode(core_call_request, bytes)) ?? {}),
    submit: (bytes) => {
      const operation = new FakeOperation(decode(criu_req, bytes));
      operations.push(operation);
      setImmediate(() => void script.operation?.(operation));
      return firstFd + operations.length - 1;
    },
    cancel: (fd) => {
      const operation = operations[fd - firstFd];
      if (!operation) throw new Error(`no operation ${fd}`);
      operation.cancelled = true;
      operation.onCancel();
    },
  };
  useEngine(
    new Engine(core, (fd) => {
      const operation = operations[fd - firstFd];
      if (!operation) throw new Error(`no operation ${fd}`);
      return operation.stream;
    }),
  );
  return { operations, [Symbol.dispose]: () => useEngine(undefined) };
}
