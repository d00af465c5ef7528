import { watchLeftovers } from '../support/leftovers.js';
import { expectKept, target } from '../support/target.js';

describe('prctl', () => {
  watchLeftovers();

  it('keeps the names of process and threads, subreaper, death signal', async () => {
    const started = await target('prctl');
    expect(await started.report()).toMatchObject({
      name: 'a (strange) nam',
      subreaper: 1,
      death_signal: 10,
      thread_name: 'other "name"',
    });
    await expectKept(started);
  });

  it.each([
    ['no_new_privs', { no_new_privs: 1 }],
    ['not_dumpable', { dumpable: 0 }],
    ['no_thp', { no_thp: 1 }],
    ['personality', { personality: '0x60000' }],
  ])('keeps %s', async (what, report) => {
    const started = await target('prctl', what);
    expect(await started.report()).toMatchObject(report);
    await expectKept(started);
  });
});
