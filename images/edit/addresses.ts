/** New addresses and ports for IP sockets, at both ends of connections within the tree. */
import { editRefused } from '../errors.js';
import { ipAddress, ipWords } from '../flags.js';
import type { inet_sk_entry } from '../generated/proto.js';
import type { ImageSet } from '../image-set.js';
import { rowOf, table } from '../table.js';
import type { FileEntry } from '../types/files.js';
import type { Draft } from './draft.js';
import { rule, type Place, type Rules } from './rewrite.js';

/** A port that another one takes the place of. */
export interface PortChange {
  readonly from: number;
  readonly to: number;
  /** Default tcp. */
  readonly protocol?: 'tcp' | 'udp' | undefined;
  /**
   * `local`, the default: of sockets of the tree that have the port, and of those that are connected to one of them.
   * `remote`: of sockets that are connected to it elsewhere.
   */
  readonly side?: 'local' | 'remote' | undefined;
}

const protocols: Readonly<Record<string, number>> = { tcp: 6, udp: 17 };
const V4_MAPPED = 0xffff0000;

interface End {
  readonly address: readonly number[];
  readonly port: number;
}

/** The 32 bits of an IPv4 address, also of one that is mapped into IPv6. */
function v4Of(words: readonly number[]): number | undefined {
  if (words.length === 1) return words[0];
  return words.length === 4 && words[0] === 0 && words[1] === 0 && words[2] === V4_MAPPED ? words[3] : undefined;
}

/** The same for an address in all its forms. */
const canonical = (words: readonly number[]): string => ipAddress([v4Of(words)].flat() as number[]) ?? plain(words);
const plain = (words: readonly number[]): string => ipAddress(words) ?? words.join(',');

const isAny = (words: readonly number[]): boolean => words.every((word) => word === 0) || v4Of(words) === 0;
const isLoopback = (words: readonly number[]): boolean => {
  const v4 = v4Of(words);
  return v4 === undefined ? plain(words) === '::1' : (v4 & 0xff) === 127;
};

/** What is to be changed, and which of it was met. */
export class Addresses {
  readonly #addresses = new Map<string, readonly number[]>();
  readonly #ports: readonly PortChange[];
  readonly #used = new Set<string | PortChange>();
  /** Local ends of sockets of the tree, by protocol and port, as they are in the images. */
  readonly #ends = new Map<string, (readonly number[])[]>();

  /** @throws {TypeError} not addresses, of two families, or no ports */
  constructor(addresses: Readonly<Record<string, string>>, ports: readonly PortChange[]) {
    for (const [from, to] of Object.entries(addresses)) {
      const [old, changed] = [ipWords(from), ipWords(to)];
      if (old === undefined || changed === undefined)
        throw new TypeError(`addresses: ${old === undefined ? from : to} is no IP address`);
      if (old.length !== changed.length) throw new TypeError(`addresses: ${from} and ${to} are of two families`);
      this.#addresses.set(canonical(old), changed);
    }
    for (const { from, to, protocol = 'tcp' } of ports) {
      for (const port of [from, to])
        if (!Number.isInteger(port) || port < 1 || port > 0xffff) throw new TypeError(`ports: ${port} is no port`);
      if (!Object.hasOwn(protocols, protocol)) throw new TypeError(`ports: no protocol ${String(protocol)}`);
    }
    this.#ports = ports;
  }

  /** Before anything is changed. */
  learn(files: readonly FileEntry[]): void {
    for (const file of files) {
      if (file.kind !== 'inet-socket' || file.entry.src_port === 0) continue;
      const key = `${file.entry.proto}:${file.entry.src_port}`;
      const there = this.#ends.get(key);
      if (there) there.push(file.entry.src_addr);
      else this.#ends.set(key, [file.entry.src_addr]);
    }
  }

  address(words: readonly number[]): readonly number[] {
    const key = canonical(words);
    const to = this.#addresses.get(key);
    if (to === undefined) return words;
    this.#used.add(key);
    return to.length === words.length ? to : [0, 0, V4_MAPPED, ...to];
  }

  socket(entry: inet_sk_entry): inet_sk_entry {
    const local = this.#port(entry.proto, entry.src_port, 'local');
    const remote = this.#isOurs(entry.proto, { address: entry.dst_addr, port: entry.dst_port }) ? 'local' : 'remote';
    const [src_addr, dst_addr] = [this.address(entry.src_addr), this.address(entry.dst_addr)];
    const dst_port = this.#port(entry.proto, entry.dst_port, remote);
    if (
      local === entry.src_port &&
      dst_port === entry.dst_port &&
      src_addr === entry.src_addr &&
      dst_addr === entry.dst_addr
    )
      return entry;
    return { ...entry, src_port: local, dst_port, src_addr: [...src_addr], dst_addr: [...dst_addr] };
  }

  /** @throws {ImageError} ERR_IMAGE_EDIT: no socket has it */
  checkUsed(): void {
    const file = table.files.pattern;
    for (const address of this.#addresses.keys())
      if (!this.#used.has(address)) throw editRefused({ file }, `no socket has the address ${address}`);
    for (const port of this.#ports)
      if (!this.#used.has(port))
        throw editRefused(
          { file },
          `no ${port.protocol ?? 'tcp'} socket has the ${port.side ?? 'local'} port ${port.from}`,
        );
  }

  /** Whether a remote end is a socket of the tree: by its address, or, where that is bound to all, by the loopback's. */
  #isOurs(protocol: number, { address, port }: End): boolean {
    const wanted = canonical(address);
    const ends = this.#ends.get(`${protocol}:${port}`) ?? [];
    return ends.some((end) => canonical(end) === wanted || (isAny(end) && isLoopback(address)));
  }

  #port(protocol: number, port: number, side: 'local' | 'remote'): number {
    const found = this.#ports.find(
      (one) => one.from === port && (one.side ?? 'local') === side && protocols[one.protocol ?? 'tcp'] === protocol,
    );
    if (found === undefined) return port;
    this.#used.add(found);
    return found.to;
  }
}

/** @throws {ImageError} ERR_IMAGE_EDIT, when two sockets that were bound to different ends get the same */
export function addressRules(addresses: Addresses): Rules {
  const bound = new Map<string, { readonly before: string; readonly id: number }>();
  return new Map([
    rule('inet_sk_entry', (socket: inet_sk_entry, at: Place) => {
      const changed = addresses.socket(socket);
      if (socket.src_port === 0 || socket.dst_port !== 0) return changed;
      const end = ({ src_addr: address, src_port: port }: inet_sk_entry): string =>
        [socket.proto, socket.family, socket.ns_id ?? 0, plain(address), port].join(' ');
      const [before, after] = [end(socket), end(changed)];
      const other = bound.get(after);
      if (other !== undefined && other.before !== before)
        at.refuse('src_port', `${plain(changed.src_addr)} port ${changed.src_port} is that of socket ${other.id}`);
      bound.set(after, { before, id: socket.id });
      return changed;
    }),
  ]);
}

const RTM_NEWADDR = 20;
const RTM_NEWROUTE = 24;
/** By message: bytes before the attributes, and those that hold an address of this host or of a gateway. */
const attributes: Readonly<Record<number, { readonly skip: number; readonly types: readonly number[] }>> = {
  [RTM_NEWADDR]: { skip: 8, types: [1, 2] }, // IFA_ADDRESS, IFA_LOCAL
  [RTM_NEWROUTE]: { skip: 12, types: [5, 7] }, // RTA_GATEWAY, RTA_PREFSRC
};
const HEADER = 16;

/** Addresses of links, and routes that name one, in the network namespaces that are part of the set. */
export async function changeLinks(set: ImageSet, draft: Draft, addresses: Addresses): Promise<void> {
  const rows: readonly unknown[] = [table.ifaddr, table.route, table.route6];
  for (const name of set.names) {
    if (!rows.includes(rowOf(name)?.row)) continue;
    const bytes = Uint8Array.from(await draft.read(name));
    if (changeMessages(bytes, addresses)) draft.putRaw(name, bytes);
  }
}

/** The messages of a save stream of iproute2, in place. */
function changeMessages(bytes: Uint8Array, addresses: Addresses): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let changed = false;
  for (let at = 4; at + HEADER <= bytes.length;) {
    const size = view.getUint32(at, true);
    if (size < HEADER || at + size > bytes.length) return changed;
    const known = attributes[view.getUint16(at + 4, true)];
    for (let from = at + HEADER + (known?.skip ?? size); known && from + 4 <= at + size;) {
      const length = view.getUint16(from, true);
      if (length < 4 || from + length > at + size) break;
      const words = Array.from({ length: (length - 4) >> 2 }, (_, i) => view.getUint32(from + 4 + i * 4, true));
      if (known.types.includes(view.getUint16(from + 2, true)) && (words.length === 1 || words.length === 4)) {
        const to = addresses.address(words);
        if (to !== words) {
          to.forEach((word, i) => view.setUint32(from + 4 + i * 4, word, true));
          changed = true;
        }
      }
      from += (length + 3) & ~3;
    }
    at += (size + 3) & ~3;
  }
  return changed;
}
