import { closeSync } from 'node:fs';
import { Socket } from 'node:net';
import { stdio_kind, type Iinherit_fd } from '../../images/generated/proto.js';
import { engine } from '../engine.js';
import { identityOf, type PeerEnd, type StdioEnd } from './ends.js';

interface Pair {
  readonly end: PeerEnd;
  readonly childFd: number;
  readonly callerFd: number;
}

/** New pipes and sockets in the place of the ones that led to this process, for one restore. Owns them until `streams`. */
export class Reconnection {
  /** For the request: which descriptors take the place of which external ones. */
  readonly inheritFds: readonly Iinherit_fd[];
  #pairs: readonly Pair[];
  #childFdsOpen = true;

  /** @throws {CriuError} the pairs could not be made */
  constructor(ends: readonly StdioEnd[]) {
    const peers = ends.filter((end) => end.role === 'peer');
    this.#pairs = makePairs(peers);
    this.inheritFds = [
      ...this.#pairs.map(({ end, childFd, callerFd }) => ({ key: end.key, fd: childFd, peer_fd: callerFd })),
      ...ends.flatMap((end) => (end.role === 'same' && identityOf(end.fd) === end.identity ? [end] : [])),
    ].map(({ key, fd, ...rest }) => ({ key, fd, ...('peer_fd' in rest ? { peer_fd: rest.peer_fd } : {}) }));
  }

  /** Closes the restored process's side here: the operation has its own copy by now. */
  closeChildSide(): void {
    if (!this.#childFdsOpen) return;
    this.#childFdsOpen = false;
    for (const { childFd } of this.#pairs) closeSync(childFd);
  }

  /** The new streams, by place. What was held back for them is written first. */
  streams(): (Socket | null)[] {
    const streams: (Socket | null)[] = [null, null, null];
    for (const { end, callerFd } of this.#pairs) {
      while (streams.length <= end.index) streams.push(null);
      streams[end.index] = openStream(end, callerFd);
    }
    this.#pairs = [];
    return streams;
  }

  /** Closes everything: the restore failed. */
  discard(): void {
    this.closeChildSide();
    for (const { callerFd } of this.#pairs) closeSync(callerFd);
    this.#pairs = [];
  }
}

function makePairs(peers: readonly PeerEnd[]): Pair[] {
  if (peers.length === 0) return [];
  const { stdio } = engine().call({ stdio: { kinds: peers.map(kindOf) } });
  return stdio.flatMap(({ child_fd, caller_fd }, i) => {
    const end = peers[i];
    return end ? [{ end, childFd: child_fd, callerFd: caller_fd }] : [];
  });
}

function kindOf({ kind, direction }: PeerEnd): stdio_kind {
  if (kind === 'unix') return stdio_kind.STDIO_SOCKETPAIR;
  return direction === 'write' ? stdio_kind.STDIO_PIPE_READ : stdio_kind.STDIO_PIPE_WRITE;
}

function openStream({ direction, held }: PeerEnd, fd: number): Socket {
  const stream = new Socket({ fd, readable: direction !== 'write', writable: direction !== 'read' });
  if (held && direction !== 'read') {
    if (held.data.length > 0) stream.write(held.data);
    if (held.ended) stream.end();
  }
  return stream;
}
