import { watchLeftovers } from '../support/leftovers.js';
import { expectKept, itWith, target } from '../support/target.js';

describe('descriptor tables', () => {
  watchLeftovers();

  it('keeps numbers, close-on-exec, and what is shared by dup and fork', async () => {
    const started = await target('descriptors');
    expect(await started.report()).toMatchObject({
      twin_same: true,
      high_same: true,
      cloexec_same: true,
      child: { low_same: true, high_same: true },
    });
    await expectKept(started);
  });

  itWith('descriptors', 'many')('keeps a thousand of them', async () => {
    const started = await target('descriptors', 'many');
    const { table, many_same } = await started.report();
    expect(table.filter((number: number) => number >= 8000)).toHaveLength(1000);
    expect(many_same).toBe(true);
    await expectKept(started);
  });
});
