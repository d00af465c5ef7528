import { watchLeftovers } from '../support/leftovers.js';
import { expectKept, roundTrip, target } from '../support/target.js';

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
      child: { bytes: 4325 },
    });
    await expectKept(started);
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
