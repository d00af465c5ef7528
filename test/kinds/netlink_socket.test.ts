import { plan } from 'libcriu';
import { watchLeftovers } from '../support/leftovers.js';
import { dumpOf, expectKept, target } from '../support/target.js';

describe('netlink sockets', () => {
  watchLeftovers();

  it('keep port, groups, peer, options and filter, and are answered', async () => {
    const started = await target('netlink_socket');
    expect(await started.report()).toMatchObject({
      fresh: { type: 2, port: 0, groups: [] },
      groups: { groups: [1, 7] },
      high: { groups: [32, 33] },
      nameless: { port: 0, groups: [1] },
      connected: { protocol: 2, peer_groups: 16 },
      options: { options: [3, 4, 5, 10, 11, 12], filter: 1 },
      events: { type: 2, protocol: 15, groups: [1] },
    });
    const back = await expectKept(started);
    expect(await back.ask('use')).toEqual({ answered: true, told: 4 });
  });

  it('refuse what the target has not read', async () => {
    const started = await target('netlink_socket', 'unread');
    const kind = 'netlink socket (with messages that were not read)';
    expect((await plan(started.process, { shellJob: true })).obstacles).toMatchObject([{ object: { kind } }]);
    await expect(dumpOf(started)).rejects.toMatchObject({ code: 'ERR_UNSUPPORTED_FD', object: { kind }, thawed: true });
    await started.report();
  });
});
