/*
 * The way from lib/ to the native core: requests are encoded, errors become CriuError. One engine serves the process;
 * it is loaded when first needed, so that a machine without the core can still import the package.
 */
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { getSystemErrorName } from 'node:util';
import { Channel, type ChannelHandlers } from '../bindings/channel.js';
import { CoreCallError, CoreMissingError, type Core } from '../bindings/core.js';
import { loadCore } from '../bindings/load.js';
import { decode, encode } from '../images/codec.js';
import {
  core_call_request,
  core_call_response,
  criu_req,
  type Icore_call_request,
  type Icriu_req,
  stdio_kind,
} from '../images/generated/proto.js';
import { CriuError } from './errors/criu-error.js';
import type { ErrorCode } from './errors/codes.js';

/** A started operation: its records go to the handlers, and it can be cancelled. */
export interface Submission {
  readonly channel: Channel;
  /** Asks the core to stop and roll back; its last record still comes. */
  cancel(): void;
}

/** Requests as objects, over a {@link Core}. */
export class Engine {
  readonly #core: Core;
  readonly #connect: (fd: number) => Duplex;

  /** @param connect makes a stream of the descriptor that `core.submit` gives */
  constructor(core: Core, connect: (fd: number) => Duplex = connectSocket) {
    this.#core = core;
    this.#connect = connect;
  }

  /** @throws {CriuError} ERR_SYSCALL and the like, with the errno */
  call(request: Icore_call_request): core_call_response {
    const bytes = encode(core_call_request, request);
    return decode(
      core_call_response,
      attempt(() => this.#core.call(bytes)),
    );
  }

  /**
   * Starts an operation.
   * @param started runs when the operation has its own copy of this process's descriptors, also if it did not start
   * @throws {CriuError} nothing was started
   */
  submit(request: Icriu_req, handlers: ChannelHandlers, started?: () => void): Submission {
    const bytes = encode(criu_req, request);
    let fd: number;
    try {
      fd = attempt(() => this.#core.submit(bytes));
    } finally {
      started?.();
    }
    const channel = new Channel(this.#connect(fd), {
      record: (record) => handlers.record(record),
      close: (error) => {
        open = false;
        handlers.close(error);
      },
    });
    let open = true;
    return {
      channel,
      // Not after close: the number may belong to another file by then.
      cancel: () => {
        if (!open) return;
        try {
          this.#core.cancel(fd);
        } catch {
          // It has ended already: its last word is in the channel and will be read.
        }
      },
    };
  }
}

function connectSocket(fd: number): Duplex {
  return new Socket({ fd, readable: true, writable: true });
}

/** Codes that an errno of a refused call stands for. */
const callErrors: Readonly<Record<string, ErrorCode>> = {
  EPERM: 'ERR_PERMISSION',
  EACCES: 'ERR_PERMISSION',
  ENOMEM: 'ERR_NO_MEMORY',
  EINVAL: 'ERR_INVALID_OPTION',
};

function attempt<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof CoreCallError)) throw error;
    const name = getSystemErrorName(-error.errno);
    throw new CriuError({
      code: callErrors[name] ?? 'ERR_SYSCALL',
      message: `the engine refused the request: ${name} (${error.entry})`,
      errno: error.errno,
      thawed: true,
      cause: error,
    });
  }
}

let current: Engine | undefined;

/**
 * The engine of this process.
 * @throws {CriuError} ERR_CORE_MISSING
 */
export function engine(): Engine {
  if (current) return current;
  try {
    current = new Engine(loadCore());
  } catch (error) {
    if (!(error instanceof CoreMissingError)) throw error;
    throw new CriuError({
      code: 'ERR_CORE_MISSING',
      message: error.message,
      object: { path: error.path },
      hint: error.hint,
      thawed: true,
      cause: error,
    });
  }
  return current;
}

/** Puts another engine in place, for tests; undefined goes back to the real one. @internal */
export function useEngine(replacement: Engine | undefined): void {
  current = replacement;
}

/** Two connected sockets: one end is kept here, the other given to the core, which has its own copy once it has started. */
export function socketpair(): { keep: number; give: number } {
  const [pair] = engine().call({ stdio: { kinds: [stdio_kind.STDIO_SOCKETPAIR] } }).stdio;
  if (!pair) throw new TypeError('the core made no pair');
  return { keep: pair.caller_fd, give: pair.child_fd };
}
