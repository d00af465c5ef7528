/** Servers that are checkpointed while their clients, sockets of this process, stay connected. */
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { checkpoint, type RestoredProcess } from 'libcriu';
import { atEnd, expectUntraced, temporaryDirectory } from './leftovers.js';
import { isAlive, treeOf } from './proc.js';
import { targetEnvironment } from './target.js';

/** Longest wait for a server to listen, and for a client to be answered, in milliseconds. */
const patience = 20_000;

/** A port that nobody listens at. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** One connection, which is never made anew. */
export class Client {
  readonly #socket: Socket;
  #received = '';
  #wake: (() => void) | undefined;
  #end: string | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('latin1');
    socket.on('data', (text) => this.#change(() => (this.#received += String(text))));
    socket.on('error', (error) => this.#change(() => (this.#end = error.message)));
    socket.on('end', () => this.#change(() => (this.#end ??= 'the server ended it')));
    atEnd(() => socket.destroy());
  }

  static async to(port: number): Promise<Client> {
    const deadline = Date.now() + patience;
    for (;;) {
      const socket = connect({ port, host: '127.0.0.1' });
      const error = await new Promise<Error | undefined>((resolve) => {
        socket.once('connect', () => resolve(undefined));
        socket.once('error', resolve);
      });
      if (!error) return new Client(socket);
      if (Date.now() > deadline) throw error;
      await delay(20);
    }
  }

  #change(how: () => void): void {
    how();
    this.#wake?.();
  }

  send(text: string): void {
    this.#socket.write(text, 'latin1');
  }

  /** All that came until and with `text`. */
  async until(text: string): Promise<string> {
    const deadline = Date.now() + patience;
    for (;;) {
      const end = this.#received.indexOf(text);
      if (end >= 0) {
        const answer = this.#received.slice(0, end + text.length);
        this.#received = this.#received.slice(end + text.length);
        return answer;
      }
      if (this.#end !== undefined) throw new Error(`${this.#end} after: ${this.#received}`);
      if (Date.now() > deadline) throw new Error(`no ${JSON.stringify(text)} in: ${this.#received}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, 200);
      });
    }
  }

  async ask(text: string, until: string): Promise<string> {
    this.send(text);
    return this.until(until);
  }
}

/** A tree that serves, without any descriptor of ours. */
export class Server {
  readonly #options: SpawnOptions;
  #process: ChildProcess | RestoredProcess;

  constructor(program: string, args: readonly string[], options: SpawnOptions = {}) {
    this.#options = { stdio: 'ignore', detached: true, env: targetEnvironment, ...options };
    this.#process = spawn(program, args, this.#options);
    atEnd(() => this.#end());
  }

  get pid(): number {
    return this.#process.pid ?? -1;
  }

  /** The whole tree goes and comes back, with the connections. */
  async roundTrip(): Promise<void> {
    const { pid } = this;
    const image = await checkpoint(this.#process, { imagesDir: temporaryDirectory(), tcpEstablished: true });
    this.#process = await image.restore({ tcpEstablished: true });
    expect(this.#process.pid).toBe(pid);
    expectUntraced(pid);
  }

  /** It ends by itself, with all below it. */
  async stop(signal: NodeJS.Signals): Promise<void> {
    const tree = treeOf(this.pid);
    const deadline = Date.now() + patience;
    process.kill(this.pid, signal);
    while (tree.some(isAlive)) {
      if (Date.now() > deadline) throw new Error(`it goes on after ${signal}`);
      await delay(20);
    }
  }

  async #end(): Promise<void> {
    const { pid } = this;
    if (pid <= 1) return;
    for (const one of treeOf(pid).reverse()) {
      try {
        process.kill(one, 'SIGKILL');
      } catch {
        // It has ended.
      }
    }
    while (treeOf(pid).some((one) => isThere(one))) await delay(10);
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
