import { watchLeftovers } from '../support/leftovers.js';
import { expectKept, roundTrip, target } from '../support/target.js';

describe('threads', () => {
  watchLeftovers();

  it('keeps ids, names, thread-local storage, robust lists and restartable sequences', async () => {
    const started = await target('threads');
    expect(await started.report()).toMatchObject({ ok: true, rseq: true });
    await expectKept(started);
  });

  it('counts on in each of them from where it was', async () => {
    const started = await target('threads');
    const { counters: before } = await started.ask('count');
    const back = await roundTrip(started);
    const { counters: first } = await back.ask('count');
    let later = first;
    for (const end = Date.now() + 5000; Date.now() < end; later = (await back.ask('count'))['counters']) {
      if (later.every((value: number, i: number) => value > first[i])) break;
    }
    for (let i = 0; i < 8; i++) {
      expect(first[i]).toBeGreaterThanOrEqual(before[i]);
      expect(later[i]).toBeGreaterThan(first[i]);
    }
  });

  it('can be joined, and leave robust mutexes to others', async () => {
    const back = await roundTrip(await target('threads'));
    expect(await back.ask('join')).toEqual({
      joined: [1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007],
      owner_dead: true,
    });
  });

  it('keeps a thousand of them, and the child of one', async () => {
    const started = await target('crowd', '1000');
    expect(await started.report()).toMatchObject({ answers: 1000, threads: '1001', alive: true });
    await expectKept(started);
  });
});
