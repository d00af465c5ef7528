/* The option `addressMap`: IP addresses of the images that other ones take the place of. */
import { isIP } from 'node:net';
import type { Iaddress_mapping } from '../../images/generated/proto.js';
import { ValueError } from './row.js';

/** `from` and `to` are IP addresses of one family, each perhaps with a port: `10.0.0.1`, `10.0.0.1:80`, `[fd00::1]:80`. */
export interface AddressMapping {
  readonly from: string;
  readonly to: string;
}

interface Address {
  readonly bytes: Uint8Array;
  readonly port: number | undefined;
}

function parse(text: unknown): Address {
  const match =
    typeof text === 'string' ? /^(?:\[([^\]]+)\]|([^\s:[\]]+)|([0-9a-fA-F:.]+))(?::(\d+))?$/.exec(text) : null;
  // Without brackets, a colon belongs to the address.
  const ip = typeof text === 'string' && isIP(text) === 6 ? text : (match?.[1] ?? match?.[2]);
  const port = ip === text ? undefined : match?.[4];
  if (ip === undefined || !isIP(ip) || Number(port ?? 0) > 65535) {
    throw new ValueError('must hold IP addresses, with a port at most: 10.0.0.1, 10.0.0.1:80, [fd00::1]:80');
  }
  return {
    bytes: isIP(ip) === 4 ? fourBytes(ip) : sixteenBytes(ip),
    port: port === undefined ? undefined : Number(port),
  };
}

function fourBytes(ip: string): Uint8Array {
  return Uint8Array.from(ip.split('.').map(Number));
}

function sixteenBytes(ip: string): Uint8Array {
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(ip.replace(/%.*$/, ''));
  const four = tail ? fourBytes(tail[2] ?? '') : undefined;
  const text = tail && four ? `${tail[1] ?? ''}${word(four, 0)}:${word(four, 2)}` : ip.replace(/%.*$/, '');
  const [head = '', rest] = text.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = rest === undefined || rest === '' ? [] : rest.split(':');
  const zeros = Array<string>(8 - before.length - after.length).fill('0');
  const words = [...before, ...(rest === undefined ? [] : zeros), ...after].map((part) => parseInt(part, 16));
  return Uint8Array.from(words.flatMap((value) => [value >> 8, value & 255]));
}

function word(bytes: Uint8Array, at: number): string {
  return (((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)).toString(16);
}

/** Checks one entry. */
export function checkAddressMapping(value: unknown): AddressMapping {
  const { from, to } = (value ?? {}) as Partial<AddressMapping>;
  if (parse(from).bytes.length !== parse(to).bytes.length)
    throw new ValueError('must not mix IPv4 and IPv6 in one entry');
  return { from: from as string, to: to as string };
}

/** As the core wants it. */
export function addressMappings(values: readonly AddressMapping[]): Iaddress_mapping[] {
  return values.map((value) => {
    const from = parse(value.from);
    const to = parse(value.to);
    return { from: from.bytes, from_port: from.port, to: to.bytes, to_port: to.port };
  });
}
