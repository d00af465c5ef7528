import { readFile } from 'node:fs/promises';
import { watchLeftovers } from '../support/leftovers.js';
import { dumpOf, restored, target } from '../support/target.js';

/** Pages of a process that are its own, by smaps_rollup (see proc_pid_smaps_rollup(5)). */
async function residentAnonymous(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(/^Anonymous: +(\d+) kB$/m.exec(text)?.[1]) / 4;
}

describe('pages', () => {
  watchLeftovers();

  it('keeps each of 200 MiB, zeros and holes, and a sparse 10 GiB', async () => {
    const started = await target('pages', '200');
    const first = await dumpOf(started);
    // 51200 pages less holes and zeros, and what a small program has.
    expect(first.stats?.pagesWritten).toBeGreaterThan(44_000);
    expect(first.stats?.pagesWritten).toBeLessThan(50_000);
    const once = await restored(first);
    expect(await once.report()).toEqual({ pages: 51200, wrong: 0, sparse_wrong: 0 });
    // Holes that were read are the zero page, or pages of their own where the kernel has no zero page.
    const anonymous = await residentAnonymous(once.pid);
    const second = await dumpOf(once);
    expect(second.stats?.pagesWritten).toBeLessThan(anonymous + 100);
    const twice = await restored(second);
    expect(await twice.report()).toEqual({ pages: 51200, wrong: 0, sparse_wrong: 0 });
  });
});
