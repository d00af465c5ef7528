import { watchLeftovers } from '../support/leftovers.js';
import { dumpOf, expectKept, roundTrip, target } from '../support/target.js';

describe('datagrams of UDP that were not read', () => {
  watchLeftovers();

  it('are there after a restore, from whom they came, and in the target that runs on', async () => {
    const untouched = await (await target('udp_queue')).ask('receive');
    expect(untouched).toMatchObject({
      four: [100, true, '127.0.0.1', 0, 200, true, '127.0.0.1', 1, 60_000, true, '127.0.0.1', 0],
      six: [101, true, '::1', 2, 201, true, '::1', 3],
      dual: expect.arrayContaining(['::ffff:127.0.0.1', '::1']),
      connected: [103, true, '127.0.0.1', 0, 203, true, '127.0.0.1', 1],
      info: [104, true, '127.0.0.1', 0, '0x100007f', 204, true, '127.0.0.1', 1, '0x100007f'],
      lite: [500, true, '127.0.0.1'],
      shared_b: [],
    });
    expect(untouched.shared_a).toHaveLength(16);
    const back = await roundTrip(await target('udp_queue'));
    expect(await back.ask('receive')).toEqual(untouched);
    const runsOn = await target('udp_queue');
    await dumpOf(runsOn, { leaveRunning: true });
    expect(await runsOn.ask('receive')).toEqual(untouched);
    expect(await (await expectKept(await target('udp_queue'))).ask('receive')).toEqual(untouched);
  });
});
