import { watchLeftovers } from '../support/leftovers.js';
import { expectKept, target } from '../support/target.js';

describe('seccomp', () => {
  watchLeftovers();

  it('keeps the filters of each thread, and strict mode', async () => {
    const started = await target('seccomp');
    const report = { leader: 33, leader_other: 0, thread: 44, thread_other: 33, mode: '2', filters: '1' };
    expect(await started.report()).toEqual(report);
    expect(await started.ask('strict')).toEqual({ count: '1' });
    const back = await expectKept(started);
    expect(await back.ask('strict')).toEqual({ count: '2' });
    expect(await back.ask('kill')).toEqual({ signal: 9 });
  });
});
