import { watchLeftovers } from '../support/leftovers.js';
import { expectKept, target } from '../support/target.js';

describe('resource limits', () => {
  watchLeftovers();

  it('keeps soft and hard ones', async () => {
    const started = await target('limits');
    expect((await started.report())['limits'].slice(0, 2)).toEqual(['0x3039', '0x5ba0']);
    await expectKept(started);
  });
});
