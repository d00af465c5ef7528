import { watchLeftovers } from '../support/leftovers.js';
import { expectKept, itWith, roundTrip, target } from '../support/target.js';

describe('pipes', () => {
  watchLeftovers();

  it('keeps what is in them, their sizes and which ends are open', async () => {
    const started = await target('pipe');
    expect(await started.report()).toMatchObject({
      half: { bytes: 3000, capacity: 65536 },
      large: { bytes: 300_000, capacity: 524_288 },
      no_writer: { bytes: 777, read_events: 17 },
      full: { bytes: 65536, write_events: 0 },
      empty: { bytes: 0 },
      no_reader: { capacity: 131_072 },
      child: { bytes: 4325 },
    });
    await expectKept(started);
  });

  it('keeps packets apart, from each other and from bytes that belong to none', async () => {
    const back = await roundTrip(await target('pipe'));
    const report = await back.report();
    const lengths = (reads: number[]) => reads.filter((_, i) => i % 2 === 0);
    expect(lengths(report['packets'].reads)).toEqual([100, 4096, 1, 904]);
    expect(lengths(report['mixed'].reads)).toEqual([15, 6, 15]);
    expect(lengths(report['mixed'].short)).toEqual([3, 3, 3, 3, 3, 3, 3, 3]);
    expect(lengths(report['last_packets'].reads)).toEqual([20, 1]);
    expect(new Set(lengths(report['full_packets'].reads))).toEqual(new Set([2]));
    expect(report['full_packets'].bytes).toBe(32);
  });

  itWith('pipe', 'many')('keeps what is in more than a thousand', async () => {
    const back = await roundTrip(await target('pipe', 'many'));
    expect(await back.report()).toEqual({ right: 1100 });
  });

  it('gives end of file after what is left', async () => {
    const back = await roundTrip(await target('pipe'));
    expect(await back.ask('drain')).toEqual({ rest: 777, end: 0 });
  });

  it('has no reader where there was none', async () => {
    const back = await roundTrip(await target('pipe'));
    expect(await back.ask('write')).toEqual({ result: -1, errno: 32 });
  });
});
