import { readFileSync, writeFileSync } from 'node:fs';
import { watchLeftovers } from '../support/leftovers.js';
import { expectKept, itWith, target } from '../support/target.js';

const hugePages = '/proc/sys/vm/nr_hugepages';
const reserved = readFileSync(hugePages, 'utf8');

/** Enough for two copies of the target, by whoever may do it; the others find none, and skip. */
function reserve(): void {
  try {
    writeFileSync(hugePages, String(Number(reserved) + 12));
  } catch {
    // The target says that there are none.
  }
}

describe('mappings of rarer sorts', () => {
  watchLeftovers();
  reserve();
  afterAll(() => {
    if (readFileSync(hugePages, 'utf8') !== reserved) writeFileSync(hugePages, reserved);
  });

  itWith('vma_kinds', 'droppable')('droppable ones come back empty and droppable', async () => {
    const started = await target('vma_kinds', 'droppable');
    expect((await started.report())['flags']).toMatch(/\bdp\b/);
    const back = await expectKept(started);
    expect(await back.ask('write')).toEqual({ child_has: 0 });
  });

  itWith('vma_kinds', 'named')('names of anonymous areas are kept', async () => {
    const started = await target('vma_kinds', 'named');
    expect(await started.report()).toMatchObject({ label: '[anon:heap of mine: 1]' });
    await expectKept(started);
  });

  itWith('vma_kinds', 'sealed')('what was sealed is sealed again', async () => {
    const started = await target('vma_kinds', 'sealed');
    expect(await started.report()).toMatchObject({ refused: 1 });
    await expectKept(started);
  });

  itWith('vma_kinds', 'huge')('huge pages stay huge, private and shared', async () => {
    const started = await target('vma_kinds', 'huge');
    expect(await started.report()).toMatchObject({ untouched: 0, flags: expect.stringMatching(/\bht\b/) });
    const back = await expectKept(started);
    expect(await back.ask('write')).toEqual({ shared: 99 });
  });

  itWith('vma_kinds', 'huge_memfd')('memfds of huge pages are kept, holes too', async () => {
    const back = await expectKept(await target('vma_kinds', 'huge_memfd'));
    expect(await back.ask('write')).toEqual({ shared: 97, hides: 1 });
  });

  itWith('vma_kinds', 'shmem_private')('a private mapping of shared memory goes on showing it', async () => {
    const back = await expectKept(await target('vma_kinds', 'shmem_private'));
    expect(await back.ask('write')).toEqual({ shows: 99, hides: 1 });
  });
});
