/*
 * The ends of a checkpointed tree that lead out of it, to this process: which they are, and what must be known of them
 * until the restore.
 */
import { fstatSync } from 'node:fs';
import { external_kind, type external_end } from '../../images/generated/proto.js';
import type { ChildStream } from './child-streams.js';
import type { HeldInput } from './input-hold.js';

/** How bytes go through an end, seen from this process. */
export type Direction = 'write' | 'read' | 'both';

/** An end whose other side was in the caller: the restored process gets a new pair. */
export interface PeerEnd {
  readonly role: 'peer';
  readonly key: string;
  readonly kind: 'unix' | 'pipe';
  /** Place among the streams of the restored process. */
  readonly index: number;
  readonly direction: Direction;
  readonly held: HeldInput | undefined;
}

/** An end that the caller has too ("inherit"): the restored process gets the caller's again. */
export interface SameEnd {
  readonly role: 'same';
  readonly key: string;
  readonly fd: number;
  /** What the descriptor was, to see at the restore whether it still is. */
  readonly identity: string;
}

/** An end that leads to this process. */
export type StdioEnd = PeerEnd | SameEnd;

const O_ACCMODE = 3;
const O_RDONLY = 0;
const O_WRONLY = 1;

/** What tells one open file from another, for as long as it is open. */
export function identityOf(fd: number): string | undefined {
  try {
    const { dev, ino, rdev } = fstatSync(fd, { bigint: true });
    return `${dev}:${ino}:${rdev}`;
  } catch {
    return undefined;
  }
}

/**
 * The ends among `found` that lead to this process.
 * @param root pid of the tree's root
 * @param held by descriptor number in this process
 */
export function stdioEnds(
  found: readonly external_end[],
  root: number,
  streams: readonly ChildStream[],
  held: ReadonlyMap<number, HeldInput>,
): StdioEnd[] {
  const places = new Places();
  const ends: StdioEnd[] = [];
  for (const end of found) {
    const identity = end.caller_same_fd === undefined ? undefined : identityOf(end.caller_same_fd);
    if (end.caller_same_fd !== undefined && identity !== undefined) {
      ends.push({ role: 'same', key: end.key, fd: end.caller_same_fd, identity });
    } else if (end.caller_peer_fd !== undefined && !ends.some(({ key }) => key === end.key)) {
      const known = streams.find(({ fd }) => fd === end.caller_peer_fd);
      const index = places.take(known?.index ?? (end.pid === root ? end.fd : undefined));
      ends.push(peerEnd(end.key, end.kind, end.flags ?? 0, index, held.get(end.caller_peer_fd)));
    }
  }
  return ends;
}

/** An end that gets a new pair. `flags` are the open flags of the tree's side. */
export function peerEnd(
  key: string,
  kind: external_kind,
  flags: number,
  index: number,
  held: HeldInput | undefined,
): PeerEnd {
  if (kind !== external_kind.EXTERNAL_PIPE) {
    return { role: 'peer', key, kind: 'unix', index, direction: directionOf(index), held };
  }
  const mode = flags & O_ACCMODE;
  const direction = mode === O_WRONLY ? 'read' : mode === O_RDONLY ? 'write' : 'both';
  return { role: 'peer', key, kind: 'pipe', index, direction, held };
}

/** As in node:child_process: stdin is written, stdout and stderr are read, a socket at another number does both. */
function directionOf(index: number): Direction {
  return index === 0 ? 'write' : index <= 2 ? 'read' : 'both';
}

/** Hands out places among the streams, each once. */
export class Places {
  readonly #taken = new Set<number>();

  /** `wanted` if it is free, else the first free one from 3 on. */
  take(wanted: number | undefined): number {
    let place = wanted ?? 3;
    if (this.#taken.has(place)) place = 3;
    while (this.#taken.has(place)) place++;
    this.#taken.add(place);
    return place;
  }
}
