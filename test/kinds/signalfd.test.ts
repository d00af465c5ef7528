import { watchLeftovers } from '../support/leftovers.js';
import { expectKept, target } from '../support/target.js';

describe('signalfd', () => {
  watchLeftovers();

  it('keeps masks, also of a dup’ed descriptor, and what can be read from it', async () => {
    const started = await target('signalfd');
    expect(await started.report()).toMatchObject({ usr: '0000000000000200', usr_twin: '0000000000000200', same: true });
    const back = await expectKept(started);
    expect(await back.ask('read')).toEqual({ usr: [10, 4711, true], all: [1, 2] });
  });
});
