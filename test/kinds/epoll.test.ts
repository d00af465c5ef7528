import { watchLeftovers } from '../support/leftovers.js';
import { expectKept, roundTrip, target } from '../support/target.js';

describe('epoll', () => {
  watchLeftovers();

  it('keeps entries with flags and data, of dup’ed files and in each other', async () => {
    const started = await target('epoll');
    const { outer, inner, child } = await started.report();
    expect([outer.length, inner.length, child.entries.length, child.same]).toEqual([6, 1, 6, true]);
    await expectKept(started);
  });

  it('tells what is ready, and nothing of a one-shot that has fired', async () => {
    const back = await roundTrip(await target('epoll'));
    expect(await back.ask('wait')).toEqual({ outer: '0x47', inner: '0x0', moved: '0x1c00' });
    // Edges were seen now; the level is gone; the one-shot is armed anew.
    expect(await back.ask('empty')).toMatchObject({ outer: '0x0', inner: '0x0' });
    expect(await back.ask('arm')).toMatchObject({ outer: '0x10', inner: '0x8' });
  });
});
