/*
 * The dump's side: which way the core has to the page server. Plain TCP it does by itself; through TLS its bytes are
 * carried by this process, from a socket pair that it writes to.
 */
import { lookup } from 'node:dns/promises';
import { isIP, Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { closeSync } from 'node:fs';
import { pipeline } from 'node:stream';
import type { Icriu_page_server_info } from '../../images/generated/proto.js';
import { socketpair } from '../engine.js';
import { invalidOption } from '../options/options.js';
import type { Options } from '../options/options.js';
import { serverError } from './errors.js';
import { ByteReader, COMMAND_SIZE, decodeCommand, pagesAfter } from './protocol.js';
import { serverCredentials } from './tls.js';

/** How long a connection may take to be made, in milliseconds. */
const connectLimit = 30_000;

/** The way to a page server, for one dump. */
export interface PageServerRoute {
  readonly ps: Icriu_page_server_info;
  /** The core has its own copy of what it was given. */
  started(): void;
  /** The dump has ended. */
  close(): void;
}

/** @returns undefined if the pages go to files @throws {CriuError} ERR_PAGE_SERVER, ERR_INVALID_OPTION */
export async function routeToPageServer(options: Options): Promise<PageServerRoute | undefined> {
  const { pageServer, psSocket, address = '127.0.0.1', port, tls } = options.values;
  if (!pageServer) return undefined;
  if (psSocket !== undefined && !tls) return { ps: { fd: psSocket }, ...nothingToClose };
  if (psSocket === undefined && port === undefined) throw invalidOption('port', 'is needed for a page server');
  if (tls) return tlsRoute(options, address);
  const ip = isIP(address) ? address : await resolve(address);
  return { ps: { address: ip, port }, ...nothingToClose };
}

const nothingToClose = { started: () => undefined, close: () => undefined };

async function resolve(name: string): Promise<string> {
  try {
    return (await lookup(name)).address;
  } catch (error) {
    throw serverError(`nobody knows the address of ${name}`, error);
  }
}

async function tlsRoute(options: Options, host: string): Promise<PageServerRoute> {
  const secure = await tlsConnect(options, host);
  const pair = socketpair();
  const local = new Socket({ fd: pair.keep, readable: true, writable: true });
  carry(local, secure).catch((error: Error) => secure.destroy(error));
  pipeline(secure, local, () => undefined);
  let given = false;
  return {
    ps: { fd: pair.give },
    started: () => {
      if (!given) closeSync(pair.give);
      given = true;
    },
    close: () => {
      local.destroy();
      secure.destroy();
    },
  };
}

/** Each command begins a TLS record: CRIU's server reads no command that lies in two. */
async function carry(from: Socket, to: TLSSocket): Promise<void> {
  const reader = new ByteReader(from);
  const write = (bytes: Buffer): Promise<void> =>
    new Promise((settle, reject) => void to.write(bytes, (error) => (error ? reject(error) : settle())));
  for (let bytes = await reader.read(COMMAND_SIZE); bytes; bytes = await reader.read(COMMAND_SIZE)) {
    await write(bytes);
    const pages = pagesAfter(decodeCommand(bytes));
    for await (const part of reader.pages(pages)) await write(part);
  }
  to.end();
}

async function tlsConnect(options: Options, host: string): Promise<TLSSocket> {
  const { psSocket, port, tlsNoCnVerify } = options.values;
  const to = psSocket === undefined ? { host, port } : { socket: new Socket({ fd: psSocket }) };
  const secure = connect({
    ...to,
    ...serverCredentials(options),
    // A name in the certificate is compared only where there is one to compare it with.
    ...(isIP(host) ? {} : { servername: host }),
    ...(tlsNoCnVerify ? { checkServerIdentity: () => undefined } : {}),
  });
  const limit = setTimeout(() => secure.destroy(new Error('it does not answer')), connectLimit);
  try {
    await new Promise<void>((settle, reject) => {
      secure.once('secureConnect', settle);
      secure.once('error', reject);
    });
    secure.on('error', () => undefined); // the core sees its end
    return secure;
  } catch (error) {
    secure.destroy();
    throw serverError(`no TLS connection to ${host} port ${port}: ${(error as Error).message}`, error);
  } finally {
    clearTimeout(limit);
  }
}
