import { seccomp_entry, type Iseccomp_entry, type seccomp_filter } from '../generated/proto.js';
import { table } from '../table.js';
import { singleImage, type SingleImageClass } from '../typed-image.js';

/** Bytes of struct sock_filter. */
const INSTRUCTION = 8;

const base: SingleImageClass<seccomp_entry, Iseccomp_entry> = singleImage(
  table.seccomp,
  seccomp_entry,
  (entry, fail) => {
    entry.seccomp_filters.forEach(({ filter, prev }, i) => {
      if (filter.length === 0 || filter.length % INSTRUCTION !== 0) fail(`filter ${i} has ${filter.length} bytes`);
      if (prev !== undefined && prev >= entry.seccomp_filters.length)
        fail(`filter ${i} follows filter ${prev} of ${entry.seccomp_filters.length}`);
    });
  },
);

/** seccomp.img: all filters of all threads, as chains. */
export class SeccompImage extends base {
  /**
   * The filters of a thread in the order of installation, oldest first.
   * @param newest `thread_core.seccomp_filter`
   * @returns undefined if there is no such filter, or the chain runs in a circle
   */
  chain(newest: number): readonly seccomp_filter[] | undefined {
    const filters = this.entry.seccomp_filters;
    const chain: seccomp_filter[] = [];
    for (let next: number | undefined = newest; next !== undefined;) {
      const filter: seccomp_filter | undefined = filters[next];
      if (filter === undefined || chain.length === filters.length) return undefined;
      chain.unshift(filter);
      next = filter.prev;
    }
    return chain;
  }
}
