import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { expectKept, roundTrip, target } from '../support/target.js';

describe('who is at the other end of a unix socket', () => {
  watchLeftovers();

  it('is kept: pid, user and groups of who made, listened or connected', async () => {
    const started = await target('unix_peers', temporaryDirectory());
    const pairs = { uid: 1234, gid: 1234, group: 1235 };
    expect(await started.report()).toMatchObject({
      pair_a: pairs,
      pair_b: pairs,
      datagram_a: pairs,
      datagram_b: pairs,
      listener: { uid: 2000, gid: 2000, group: 2001 },
      client: { uid: 2000, gid: 2000, group: 2001 },
      server: { uid: 3000, gid: 3000, group: 3001 },
      late_client: { uid: 4000, gid: 4000, group: 4001 },
      late_server: { uid: 5000, gid: 5000, group: 5001 },
      nobody: { pid: 0 },
    });
    await expectKept(started);
  });

  it('is the name of who sent a queued datagram, there or gone', async () => {
    const untouched = await (await target('unix_peers', temporaryDirectory())).ask('receive');
    expect(untouched).toEqual({
      received: ['one', 'gone', 'two', 'gone too', 'three', 'there', 'four', ''],
      stream: 1,
      from_us: true,
      waiting: 1,
      late: 1,
      packet: 1,
      arrived: 1,
    });
    const back = await roundTrip(await target('unix_peers', temporaryDirectory()));
    expect(await back.ask('receive')).toEqual(untouched);
  });
});
