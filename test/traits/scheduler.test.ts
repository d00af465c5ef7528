import { watchLeftovers } from '../support/leftovers.js';
import { expectKept, itWith, target } from '../support/target.js';

describe('scheduling', () => {
  watchLeftovers();

  it('keeps policy, priorities, nice, processors and timer slack of each thread', async () => {
    const started = await target('scheduler');
    const { leader, slack, mce } = await started.report();
    expect(leader).toMatchObject({ policy: 3, priority: 0, nice: 11, io: (2 << 13) | 6, processors: 1 });
    expect({ slack, mce }).toEqual({ slack: 123456, mce: 1 });
    await expectKept(started);
  });

  itWith('scheduler', 'deadline')('keeps a deadline', async () => {
    const started = await target('scheduler', 'deadline');
    expect((await started.report())['thread']).toMatchObject({ runtime: 2_000_000, period: 80_000_000 });
    await expectKept(started);
  });
});
