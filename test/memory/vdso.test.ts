import { setTimeout as delay } from 'node:timers/promises';
import { watchLeftovers } from '../support/leftovers.js';
import { dumpOf, expectKept, restored, target } from '../support/target.js';

describe('the vdso', () => {
  watchLeftovers();

  it('tells the same time as the kernel', async () => {
    const started = await target('vdso');
    expect(await started.report()).toEqual({ elf: true, agree: [true, true, true, true] });
    await expectKept(started);
  });

  it('has monotonic time go on from the dump, and real time with the world', async () => {
    const started = await target('vdso');
    const before = await started.ask('clocks');
    const image = await dumpOf(started);
    await delay(1500);
    const back = await restored(image);
    const after = await back.ask('clocks');
    const passed = (name: string) => (after[name] - before[name]) / 1e6;
    expect(passed('real')).toBeGreaterThan(1.5);
    for (const name of ['since_start', 'boot']) {
      expect(passed(name)).toBeGreaterThan(0);
      expect(passed(name)).toBeLessThan(1.2);
    }
    // No jump back to the time of the dump in the next generation.
    const twice = await restored(await dumpOf(back));
    expect((await twice.ask('clocks'))['since_start']).toBeGreaterThan(after['since_start']);
  });
});
