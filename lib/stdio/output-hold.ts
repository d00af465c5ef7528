import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ChildStream } from './child-streams.js';

/**
 * Keeps output that nobody has read: when a child exits, Node resumes its streams, so that those which nobody reads do
 * not stay open. But what a process wrote before its checkpoint is to be had after it, too. Begins when made, which has to
 * be before the dump: the exit of the child may be seen before the dump's result. Ends by `release` or `exited`.
 */
export class OutputHold {
  readonly #unread: readonly ChildStream['stream'][];
  readonly #resumed = new Set<ChildStream['stream']>();

  constructor(streams: readonly ChildStream[]) {
    this.#unread = streams.map(({ stream }) => stream).filter((stream) => stream.readable && !stream.readableFlowing);
    for (const stream of this.#unread) {
      stream.resume = () => {
        this.#resumed.add(stream);
        return stream;
      };
    }
  }

  /** The process runs on: whoever called resume() meanwhile gets what was asked for. */
  release(): void {
    this.#giveBack();
    for (const stream of this.#resumed) stream.resume();
  }

  /** Waits for the exit, past the moment in which Node resumes what nobody reads. */
  async exited(exit: () => Promise<void>): Promise<void> {
    try {
      await exit();
      // Node resumes them in the tick after the event.
      if (this.#unread.length > 0) await nextTurn();
    } finally {
      this.#giveBack();
      for (const stream of this.#unread) {
        if (this.#resumed.has(stream) && stream.listenerCount('data') > 0) stream.resume();
        // Reads into the stream's own buffer, and so finds the end of one that is empty.
        else stream.read(0);
      }
    }
  }

  #giveBack(): void {
    for (const stream of this.#unread) delete (stream as { resume?: unknown }).resume;
  }
}
