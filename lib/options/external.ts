/* Structured values of options: what --inherit-fd, --external and their like say. */
import { ValueError, wholeNumber } from './row.js';

/** A descriptor of this process that takes the place of an external one of the images. */
export interface InheritFd {
  /** What it stands for: `socket:[inode]`, `pipe:[inode]`, `tty[rdev:dev]`, or a path without its leading slash. */
  readonly key: string;
  readonly fd: number;
}

/** Checks one entry of `inheritFd`. */
export function checkInheritFd(value: unknown): InheritFd {
  if (typeof value !== 'object' || value === null) throw new ValueError('must hold objects { key, fd }');
  const { key, fd } = value as Partial<InheritFd>;
  if (typeof key !== 'string' || key === '') throw new ValueError('key must be a string that is not empty');
  if (typeof fd !== 'number' || !Number.isInteger(fd) || fd < 0) throw new ValueError('fd must be a descriptor number');
  return { key, fd };
}

/** Reads `fd[N]:KEY`. */
export function parseInheritFd(text: string): InheritFd {
  const match = /^fd\[(\d+)\]:(.+)$/s.exec(text);
  if (!match) throw new ValueError('must look like fd[N]:KEY');
  return { key: match[2] ?? '', fd: wholeNumber(match[1]) };
}

/** The socket's inode, if `external` is of the form `unix[inode]`. */
export function unixInode(external: string): number | undefined {
  const match = /^unix\[(\d+)\]$/.exec(external);
  return match ? Number(match[1]) : undefined;
}

/** `unix[inode]`, and with hexadecimal numbers `tty[rdev:dev]` and `file[mnt_id:inode]`. */
const externalBuilt = /^(unix\[\d+\]|tty\[[\da-f]+:[\da-f]+\]|file\[[\da-f]+:[\da-f]+\])$/;

/** Name of what this version lacks of the `external` option, if any. */
export function externalNotBuilt(values: readonly string[]): string | undefined {
  const value = values.find((external) => !externalBuilt.test(external));
  return value && `--external ${value}`;
}

/** Checks an inode number of a socket. */
export function checkInode(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value <= 0 || value >= 2 ** 32) {
    throw new ValueError('must hold inode numbers');
  }
  return value;
}

/** A key and a value that a flag joins with `separator`. */
export interface Pair {
  readonly key: string;
  readonly value: string;
}

/** Checks one `{ key, value }`. */
export function checkPair(value: unknown): Pair {
  const pair = value as Partial<Pair> | null;
  if (typeof pair?.key !== 'string' || typeof pair.value !== 'string') {
    throw new ValueError('must hold objects { key, value }');
  }
  return { key: pair.key, value: pair.value };
}

/** A reader of `KEY<separator>VALUE`. */
export function pairBy(separator: string): (text: string) => Pair {
  return (text) => {
    const at = text.indexOf(separator);
    if (at < 0) throw new ValueError(`must look like KEY${separator}VALUE`);
    return { key: text.slice(0, at), value: text.slice(at + separator.length) };
  };
}
