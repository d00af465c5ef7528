import { setTimeout as delay } from 'node:timers/promises';
import { watchLeftovers } from '../support/leftovers.js';
import { dumpOf, expectKept, itWith, roundTrip, target } from '../support/target.js';

describe('32-bit programs', () => {
  watchLeftovers();
  const with32 = itWith('ia32');

  with32('keep segments, handlers, robust lists and registers of their threads', async () => {
    const started = await target('ia32');
    expect(await started.report()).toMatchObject({
      code_segment: 0x23,
      own: 0x1111,
      handled: 10,
      handled_in_thread: 12,
      robust_size: 12,
      mapped: 1,
      woken_early: 0,
    });
    await expectKept(started);
  });

  with32('go on with their sleeps, made by int $0x80 and through the vdso', async () => {
    let subject = await target('ia32');
    for (let round = 0; round < 4; round++) {
      subject = await roundTrip(subject);
      const { rounds } = await subject.ask('count');
      await delay(500);
      expect((await subject.ask('count'))['rounds']).toBeGreaterThan(rounds);
    }
    expect(await subject.report()).toMatchObject({ own: 0x1111, handled_in_thread: 12, woken_early: 0 });
  });

  with32('see nothing of a dump that leaves them running', async () => {
    const started = await target('ia32');
    const before = await started.report();
    await dumpOf(started, { leaveRunning: true });
    await dumpOf(started, { leaveRunning: true });
    expect(await started.report()).toEqual(before);
  });
});
