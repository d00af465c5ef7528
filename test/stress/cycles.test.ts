/* Dump and restore of the same process, again and again. LIBCRIU_STRESS=1: 200 times; LIBCRIU_CYCLES=N. */
import { setTimeout as delay } from 'node:timers/promises';
import { rmSync } from 'node:fs';
import { childrenOf, descriptorsOf } from '../support/proc.js';
import { watchLeftovers } from '../support/leftovers.js';
import { dumpOf, nodeWorker, restored, target } from '../support/target.js';

const stress = process.env['LIBCRIU_STRESS'] === '1';
const cycles = Number(process.env['LIBCRIU_CYCLES'] ?? (stress ? 200 : 12));
jest.setTimeout(30_000 + cycles * 1000);

describe(`${cycles} cycles of dump and restore`, () => {
  watchLeftovers();
  let earlier: readonly number[];
  beforeEach(() => {
    earlier = childrenOf('self');
  });

  it('of eight threads: each counts on, none is lost', async () => {
    let subject = await target('threads');
    const report = await subject.report();
    let { counters: last } = await subject.ask('count');
    for (let i = 0; i < cycles; i++) {
      const image = await dumpOf(subject);
      subject = await restored(image);
      const { counters } = await subject.ask('count');
      expect(counters.every((value: number, at: number) => value >= last[at])).toBe(true);
      expect(counters).not.toEqual(last);
      last = counters;
      expect(await subject.report()).toEqual(report);
      rmSync(image.imagesDir, { recursive: true });
      await expectNothingPiles(subject.pid);
    }
    expect((await subject.ask('join')).owner_dead).toBe(true);
  });

  it('of a Node program with a worker thread and a child', async () => {
    let subject = await nodeWorker();
    let last = await subject.report();
    for (let i = 0; i < cycles; i++) {
      const image = await dumpOf(subject);
      subject = await restored(image);
      await delay(6); // a tick
      const next = await subject.report();
      const asked = last['asked'] + 1;
      expect(next).toEqual({ ...last, asked, fromWorker: asked + 1, fromChild: `echo ${asked}`, ticks: next['ticks'] });
      expect(next['ticks']).toBeGreaterThan(last['ticks']);
      last = next;
      rmSync(image.imagesDir, { recursive: true });
      await expectNothingPiles(subject.pid);
    }
    expect(await subject.exit(7)).toBe(7);
  });

  /** The one child that there is, besides those that were there before, and some descriptors. */
  async function expectNothingPiles(pid: number): Promise<void> {
    const others = () => childrenOf('self').filter((child) => child !== pid && !earlier.includes(child));
    for (let i = 0; i < 100 && others().length > 0; i++) await delay(1); // the engine is about to end
    expect(others()).toEqual([]);
    expect(descriptorsOf('self').size).toBeLessThan(200);
  }
});
