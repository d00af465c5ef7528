import { watchLeftovers } from '../support/leftovers.js';
import { expectKept, roundTrip, target } from '../support/target.js';

describe('signals', () => {
  watchLeftovers();

  it('keeps handlers, and the masks, alternate stacks and pending signals of each thread', async () => {
    const started = await target('signals');
    const { threads, actions } = await started.report();
    expect(threads.map((thread: { pending: string }) => thread.pending)).toEqual([
      '0x4000002000',
      '0x4000002800',
      '0x4800002000',
    ]);
    expect(actions[0]).toMatchObject({ handler: 'ours', mask: '0x2' });
    await expectKept(started);
  });

  it('gives what was queued with codes and values, in order, to whom it was sent', async () => {
    const back = await roundTrip(await target('signals'));
    expect(await back.ask('take')).toEqual({
      taken: [
        [14, 0, 0, 39, -1, 100, 39, -1, 101, 39, -1, 102],
        [12, -1, 7],
        [36, -1, 8, 36, -1, 9],
      ],
    });
  });

  it('runs handlers on the alternate stack', async () => {
    const back = await roundTrip(await target('signals'));
    expect(await back.ask('raise')).toEqual({ handled: 10, value: 55, on_stack: 1 });
  });
});
