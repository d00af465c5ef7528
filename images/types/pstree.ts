import { pstree_entry, type Ipstree_entry } from '../generated/proto.js';
import { table } from '../table.js';
import { repeatedImage, type RepeatedImageClass } from '../typed-image.js';

const base: RepeatedImageClass<pstree_entry, Ipstree_entry> = repeatedImage(
  table.pstree,
  pstree_entry,
  (entry, fail) => {
    if (entry.threads.length > 1 && entry.threads[0] !== entry.pid)
      fail(`first thread is ${entry.threads[0]}, not pid ${entry.pid}`);
  },
);

/** pstree.img: the processes, parents before children. Pids are those of the tree's own pid namespace. */
export class PstreeImage extends base {
  /** The one without a parent in the set. */
  get root(): pstree_entry | undefined {
    return this.entries.find((entry) => entry.ppid === 0);
  }
}

/** Threads of a process, the leader first. CRIU writes an arbitrary number as the only thread of a zombie. */
export function threadIds({ pid, threads }: pstree_entry): readonly number[] {
  return threads.length > 1 ? threads : [pid];
}
