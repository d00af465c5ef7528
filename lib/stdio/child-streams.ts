import { Duplex } from 'node:stream';
import type { ProcessObject } from '../target.js';

/** Our end of a pipe to a process. */
export interface ChildStream {
  /** Descriptor number in the process, as in `stdio[index]`. */
  readonly index: number;
  /** Descriptor number here. */
  readonly fd: number;
  readonly stream: Duplex;
}

/** The handle under a net.Socket: not documented, but what every version of Node since 0.10 has. */
interface Handle {
  readonly fd?: number;
  readonly writeQueueSize?: number;
}

function handleOf(stream: Duplex): Handle | undefined {
  return (stream as { _handle?: Handle | null })._handle ?? undefined;
}

/** Bytes that libuv holds back because the kernel's buffer is full. */
export function queuedBytes(stream: Duplex): number {
  return handleOf(stream)?.writeQueueSize ?? 0;
}

/** The ends of pipes to `target` that are open in this process. */
export function childStreams(target: ProcessObject): ChildStream[] {
  const found: ChildStream[] = [];
  (target.stdio ?? []).forEach((stream, index) => {
    if (!(stream instanceof Duplex)) return;
    const fd = handleOf(stream)?.fd;
    if (fd !== undefined && fd >= 0) found.push({ index, fd, stream });
  });
  return found;
}
