/*
 * The page-server protocol of CRIU: commands of 32 bytes in the byte order of the machines (little endian), some followed
 * by pages. Nothing here knows where pages come from or go to.
 */
import type { Duplex } from 'node:stream';
import { PAGE_SIZE } from '../../images/framing.js';
import { pageFlags } from '../../images/types/pagemap.js';

/** Low half of a command word. Numbers of legacy clients are accepted, not sent. */
export const commands = {
  add: 1,
  hole: 2,
  open: 3,
  openAsking: 4,
  parent: 5,
  addFlagged: 6,
  get: 7,
  close: 0x1023,
  forceClose: 0x1024,
} as const;

/** Whose memory a pagemap is. */
export type TargetType = 'task' | 'shared';

export interface Command {
  readonly number: number;
  /** Flags of the pagemap entry: images' pageFlags. */
  readonly flags: number;
  readonly pages: bigint;
  /** Address, or offset in a shared object. */
  readonly address: bigint;
  /** The whole word; see {@link targetOf}. */
  readonly target: bigint;
}

export const COMMAND_SIZE = 32;

export function decodeCommand(bytes: Buffer): Command {
  const word = bytes.readUInt32LE(0);
  return {
    number: word & 0xffff,
    flags: word >>> 16,
    pages: bytes.readBigUInt64LE(8),
    address: bytes.readBigUInt64LE(16),
    target: bytes.readBigUInt64LE(24),
  };
}

/** How many pages follow a command. */
export function pagesAfter({ number, flags, pages }: Command): bigint {
  const has = number === commands.add || (number === commands.addFlagged && (flags & pageFlags.PRESENT) !== 0);
  return has ? pages : 0n;
}

/** Numbers that CRIU has used for the two types, by age. */
const taskTypes: readonly bigint[] = [1n, 10n, 11n, 16n, 17n];
const sharedTypes: readonly bigint[] = [2n, 27n, 28n, 29n, 32n, 33n, 34n];

/** Undefined: a type that nobody knows. */
export function targetOf(word: bigint): { readonly type: TargetType; readonly id: bigint } | undefined {
  const type = word & 0xffn;
  const id = word >> 8n;
  if (taskTypes.includes(type)) return { type: 'task', id };
  if (sharedTypes.includes(type)) return { type: 'shared', id };
  return undefined;
}

/** The other side has gone, or has sent something else than the protocol allows. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
}

/** Takes bytes from a stream in the portions that its reader asks for. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(stream: Duplex) {
    // The stream is still written to when its reading ends.
    this.#chunks = stream.iterator({ destroyOnReturn: false });
  }

  /** Exactly `size` bytes; undefined if the stream ends before the first of them. @throws {ProtocolError} it ends within */
  async read(size: number): Promise<Buffer | undefined> {
    const parts: Buffer[] = [];
    let left = size;
    while (left > 0) {
      const part = await this.#take(left);
      if (part === undefined) {
        if (left === size) return undefined;
        throw new ProtocolError('the connection was closed within a command');
      }
      parts.push(part);
      left -= part.length;
    }
    return parts.length === 1 ? parts[0] : Buffer.concat(parts);
  }

  /** `pages` pages, in pieces of any size. @throws {ProtocolError} the stream ends before */
  async *pages(pages: bigint): AsyncGenerator<Buffer> {
    for (let left = pages * BigInt(PAGE_SIZE); left > 0n;) {
      const part = await this.#take(left > 1n << 30n ? 1 << 30 : Number(left));
      if (part === undefined) throw new ProtocolError('the connection was closed within the pages');
      left -= BigInt(part.length);
      yield part;
    }
  }

  async #take(most: number): Promise<Buffer | undefined> {
    if (this.#rest.length === 0) {
      const next = await this.#chunks.next();
      if (next.done === true) return undefined;
      this.#rest = next.value;
    }
    const part = this.#rest.subarray(0, most);
    this.#rest = this.#rest.subarray(part.length);
    return part;
  }
}
