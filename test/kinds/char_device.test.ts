import { watchLeftovers } from '../support/leftovers.js';
import { expectKept, target } from '../support/target.js';

describe('character devices', () => {
  watchLeftovers();

  it('leads to the same devices, and they work', async () => {
    const started = await target('char_device');
    expect(await started.report()).toMatchObject({
      '/dev/null': { rdev: '0x103' },
      null_reads: 0,
      zero_reads: 1,
      full_errno: 28,
      random_reads: 1,
    });
    await expectKept(started);
  });
});
