import { createServer, Socket, type AddressInfo, type Server } from 'node:net';
import { createServer as createTlsServer, TLSSocket } from 'node:tls';
import type { Duplex } from 'node:stream';
import { criu_req_type } from '../../images/generated/proto.js';
import { pageFlags } from '../../images/types/pagemap.js';
import { CriuError, isCriuError } from '../errors/criu-error.js';
import { Options } from '../options/options.js';
import type { OptionValues } from '../options/schema.js';
import { start } from '../run.js';
import {
  ByteReader,
  COMMAND_SIZE,
  commands,
  decodeCommand,
  pagesAfter,
  ProtocolError,
  targetOf,
  type Command,
} from './protocol.js';
import { isPlausible, PageStore, type StoredPages } from './store.js';
import { serverError } from './errors.js';
import { serverCredentials } from './tls.js';

export type { StoredPages } from './store.js';

/** Options of {@link pageServer}. */
export interface PageServerOptions extends OptionValues {
  /** Ends the server: what has come in is dropped, `done` rejects with `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Takes the pages of one dump, from this library or from CRIU, over the network, and writes them to `imagesDir`. The rest
 * of the images is where the dump runs, and is copied there by other means.
 */
export class PageServer implements AsyncDisposable {
  /** Where it listens; undefined for a socket that was handed in (`psSocket`). */
  readonly address: string | undefined;
  /** The same; a port of 0 has become a real one. */
  readonly port: number | undefined;
  /** What came in, once all of it is written. Rejects if the dump does not come to its end: then nothing is left. */
  readonly done: Promise<StoredPages>;
  readonly #close: (reason: unknown) => void;

  /** Only pageServer() makes one. @internal */
  constructor(at: AddressInfo | undefined, done: Promise<StoredPages>, close: (reason: unknown) => void) {
    this.address = at?.address;
    this.port = at?.port;
    this.done = done;
    this.#close = close;
    done.catch(() => undefined);
  }

  /** Ends it: what has come in is dropped. */
  close(): void {
    this.#close(new CriuError({ code: 'ERR_ABORTED', message: 'the page server was closed', thawed: true }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
    await this.done.catch(() => undefined);
  }
}

/**
 * Starts a page server for one dump: `imagesDir`, `address` (default: all), `port` (0: any), `prevImagesDir`, `autoDedup`, `tls…`.
 * Resolves when it listens.
 * @throws {CriuError} ERR_PAGE_SERVER: it cannot listen there
 */
export async function pageServer(call: PageServerOptions = {}): Promise<PageServer> {
  const { signal, ...values } = call;
  return serve(new Options(values), signal);
}

/** Both ends show certificates. CRIU's dump stumbles over the session tickets of TLS 1.3, which Node cannot leave out. */
const asCriuWantsIt = { requestCert: true, rejectUnauthorized: true, maxVersion: 'TLSv1.2' } as const;

/** @internal */
export async function serve(options: Options, signal?: AbortSignal): Promise<PageServer> {
  signal?.throwIfAborted();
  const credentials = options.values.tls ? serverCredentials(options) : undefined;
  const psSocket = options.get('psSocket');
  let server: Server | undefined;
  let connection: Duplex | undefined;
  let stop: (reason: unknown) => void = () => undefined;
  const stopped = new Promise<never>((_resolve, reject) => (stop = reject));
  stopped.catch(() => undefined);

  const connected = new Promise<Duplex>((resolve, reject) => {
    if (psSocket !== undefined) {
      const socket = new Socket({ fd: psSocket });
      resolve(credentials ? new TLSSocket(socket, { isServer: true, ...credentials, ...asCriuWantsIt }) : socket);
      return;
    }
    server = credentials ? createTlsServer({ ...credentials, ...asCriuWantsIt }, resolve) : createServer(resolve);
    server.on('error', reject);
    server.on('tlsClientError', (error) => reject(serverError(`TLS: ${error.message}`, error)));
    server.on('connection', () => server?.close()); // one dump, one connection
  });
  connected.catch(() => undefined);
  if (server) await listening(server, options, connected);

  const onAbort = (): void => stop(signal?.reason);
  signal?.addEventListener('abort', onAbort);
  const done = (async () => {
    try {
      connection = await Promise.race([connected, stopped]);
      connection.on('error', () => undefined); // the reader sees it
      return await Promise.race([receive(connection, options), stopped]);
    } catch (error) {
      throw asServerError(error);
    } finally {
      signal?.removeEventListener('abort', onAbort);
      connection?.destroy();
      server?.close();
    }
  })();
  return new PageServer((server?.address() as AddressInfo | null | undefined) ?? undefined, done, (why) => stop(why));
}

async function listening(server: Server, options: Options, connected: Promise<unknown>): Promise<void> {
  const { address, port = 0 } = options.values;
  const ready = new Promise<void>((resolve) => server.once('listening', resolve));
  server.listen({ host: address ?? '0.0.0.0', port });
  try {
    await Promise.race([ready, connected]);
  } catch (error) {
    throw serverError(`cannot listen at ${address ?? 'any address'} port ${port}: ${(error as Error).message}`, error);
  }
}

/** The whole conversation. */
async function receive(connection: Duplex, options: Options): Promise<StoredPages> {
  const store = await PageStore.create(options.imagesDir, options.get('prevImagesDir'));
  try {
    const reader = new ByteReader(connection);
    for (;;) {
      const bytes = await reader.read(COMMAND_SIZE);
      if (!bytes) throw new ProtocolError('the dump ended before its end');
      if (await obey(decodeCommand(bytes), reader, store, connection)) break;
    }
  } catch (error) {
    await store.discard();
    throw error;
  }
  return options.values.autoDedup ? { ...store.stored, ...(await freeParents(options.imagesDir)) } : store.stored;
}

/** The pages are safe by now, so a failure is told and does not count as one. */
async function freeParents(imagesDir: string): Promise<Pick<StoredPages, 'freed' | 'notFreed'>> {
  try {
    const fields = { images_dir_fd: -1, ps: {} };
    const { freed } = await start(criu_req_type.DEDUP, new Options({ imagesDir }), {}, { fields }).result;
    return { freed: Number(freed ?? 0) };
  } catch (error) {
    if (!isCriuError(error)) throw error;
    return { freed: 0, notFreed: error };
  }
}

/** True: that was the last one. */
async function obey(command: Command, reader: ByteReader, store: PageStore, to: Duplex): Promise<boolean> {
  switch (command.number) {
    case commands.open:
    case commands.openAsking: {
      const { type, id } = knownTarget(command);
      await store.begin(type, id);
      if (command.number === commands.openAsking) to.write(Buffer.of(store.hasParent(type, id) ? 1 : 0));
      return false;
    }
    case commands.parent: {
      const { type, id } = knownTarget(command);
      to.write(int32(store.hasParent(type, id) ? 1 : 0));
      return false;
    }
    case commands.add:
      await addPages(command, pageFlags.PRESENT, reader, store);
      return false;
    case commands.hole:
      await addPages(command, pageFlags.PARENT, reader, store);
      return false;
    case commands.addFlagged:
      await addPages(command, command.flags, reader, store);
      return false;
    case commands.close:
    case commands.forceClose:
      await store.commit();
      await new Promise<void>((resolve) => void to.write(int32(0), () => resolve()));
      await ended(reader, command);
      return true;
    default:
      throw new ProtocolError(`command ${command.number} is not one of a dump`);
  }
}

/** The dump closes its end after it has the answer; a socket that stays open elsewhere is not waited for. */
async function ended(reader: ByteReader, { number }: Command): Promise<void> {
  if (number === commands.close) await reader.read(1).catch(() => undefined);
}

async function addPages(command: Command, flags: number, reader: ByteReader, store: PageStore): Promise<void> {
  const { address, pages } = command;
  if (!isPlausible(address, pages)) {
    throw new ProtocolError(`${pages} pages at 0x${address.toString(16)} cannot be`);
  }
  store.add({ start: address, pages: Number(pages), flags });
  for await (const bytes of reader.pages(pagesAfter(command))) await store.write(bytes);
}

function knownTarget(command: Command): NonNullable<ReturnType<typeof targetOf>> {
  const target = targetOf(command.target);
  if (!target) throw new ProtocolError(`pages of the unknown kind ${command.target & 0xffn}`);
  return target;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

function asServerError(error: unknown): unknown {
  if (isCriuError(error) || !(error instanceof ProtocolError || isSystemError(error))) return error;
  return serverError((error as Error).message, error);
}

function isSystemError(error: unknown): boolean {
  return typeof (error as NodeJS.ErrnoException | undefined)?.code === 'string';
}
