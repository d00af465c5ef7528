import { setTimeout as delay } from 'node:timers/promises';
import { watchLeftovers } from '../support/leftovers.js';
import { expectKept, roundTrip, target, type Answer } from '../support/target.js';

/** All but the seconds that are left, which pass. */
function withoutValues(report: Answer): Answer {
  return Object.fromEntries(
    Object.entries(report).map(([name, timer]) => [name, { ...timer, value: Math.round(timer.value / 60) }]),
  );
}

describe('timerfd', () => {
  watchLeftovers();

  it('keeps clocks, intervals, what is left of them, and ticks that nobody has read', async () => {
    const started = await target('timerfd');
    expect(await started.report()).toMatchObject({
      long: { value: 999, clock: '1' },
      periodic: { interval_ms: 10_000 },
      run_out: { ticks: '1' },
      absolute: { clock: '0' },
      off: { value: 0 },
      boot: { clock: '7', interval_ms: 1000 },
    });
    const back = await expectKept(started, withoutValues);
    expect(await back.ask('read')).toEqual({ run_out: 1, soon: -1, long: -1 });
  });

  it('fires after a restore, when its time has come on the clock that goes on', async () => {
    const started = await target('timerfd', '0.6');
    const back = await roundTrip(started);
    expect((await back.ask('read')).soon).toBe(-1);
    await delay(900);
    const { soon } = await back.ask('read');
    expect(soon).toBeGreaterThanOrEqual(1);
    expect(soon).toBeLessThanOrEqual(5);
  });
});
