import { watchLeftovers } from '../support/leftovers.js';
import { expectKept, target, targetMissing, itUnless } from '../support/target.js';

describe('pidfd', () => {
  watchLeftovers();

  itUnless(targetMissing('pidfd'))('leads to the same process, alive, ended or long gone', async () => {
    const started = await target('pidfd');
    expect(await started.report()).toMatchObject({
      self: { pid: String(started.pid), ended: 0 },
      child: { ended: 0 },
      zombie: { ended: 1 },
      dead: { pid: '-1', ended: 1, first_dead: true },
      dead_again: { pid: '-1', first_dead: true },
      killed: { pid: '-1', first_dead: false },
    });
    const back = await expectKept(started);
    expect(await back.ask('kill')).toEqual({ pid: 1, status: 15 });
  });
});
