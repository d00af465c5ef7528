import { setTimeout as delay } from 'node:timers/promises';
import { watchLeftovers } from '../support/leftovers.js';
import { dumpOf, expectKept, restored, target, type Answer } from '../support/target.js';

/** All but the seconds that are left, which pass. */
function withoutValues(report: Answer): Answer {
  return Object.fromEntries(
    Object.entries(report).map(([name, timer]) => [name, { ...timer, value: Math.round(timer.value / 60) }]),
  );
}

describe('timers', () => {
  watchLeftovers();

  it('keeps interval timers, and POSIX timers with their ids', async () => {
    const started = await target('timers');
    expect(await started.report()).toMatchObject({
      itimer_real: { interval_ms: 50 },
      itimer_virtual: { value: 500, interval_ms: 3000 },
      long: { id: 0, value: 999 },
      periodic: { id: 2, interval_ms: 2500 },
      off: { value: 0 },
    });
    await expectKept(started, withoutValues);
  });

  it('fires when the time that was left at the dump is over, in the thread that was asked for', async () => {
    const started = await target('timers', '0.5');
    const image = await dumpOf(started);
    await delay(700); // no time for the process
    const back = await restored(image);
    expect(await back.ask('fired')).toMatchObject({ fired: 0, alarms: 0 });
    await delay(1000);
    const { fired, value, in_thread, alarms } = await back.ask('fired');
    expect([fired, value, in_thread]).toEqual([1, 22, true]);
    expect(alarms).toBeGreaterThan(5);
    expect(alarms).toBeLessThan(40);
  });

  it('keeps the overruns of the last signal', async () => {
    const started = await target('overrun');
    expect(await started.report()).toMatchObject({ process: { overrun: 3 }, thread: { overrun: 9 } });
    await expectKept(started);
  });
});
