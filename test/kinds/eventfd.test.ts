import { expectKept, target } from '../support/target.js';
import { watchLeftovers } from '../support/leftovers.js';

describe('eventfd', () => {
  watchLeftovers();

  it('keeps counters, flags and the sort', async () => {
    const back = await expectKept(await target('eventfd'));
    expect(await back.ask('read')).toEqual({ seven: 7, semaphore: [1, 1, 1], zero: -1, full: -1 });
    expect(await back.exit(3)).toBe(3);
  });
});
