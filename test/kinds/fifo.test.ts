import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { expectKept, target } from '../support/target.js';

describe('named pipes', () => {
  watchLeftovers();

  it('keeps what is in them, and the ends as they were opened', async () => {
    const started = await target('fifo', temporaryDirectory());
    expect(await started.report()).toMatchObject({ both: { bytes: 9 }, reader: { bytes: 9 }, lonely: { bytes: 0 } });
    const back = await expectKept(started);
    expect(await back.ask('read')).toEqual({ both: 'both ways', reader: 'in a pair', lonely: 0, end: 0 });
  });
});
