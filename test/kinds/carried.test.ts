/** Descriptors on their way in queues of unix sockets. */
import { watchLeftovers } from '../support/leftovers.js';
import { expectKept, target } from '../support/target.js';

describe('descriptors in a queue only', () => {
  watchLeftovers();

  it('arrive: an epoll with what it watches, sockets in sockets', async () => {
    const untouched = await (await target('carried')).ask('use');
    expect(untouched).toMatchObject({ events: 2, seen: 6, inner_events: 1, inner_seen: 8, text: 'late' });
    const back = await expectKept(await target('carried'));
    expect(await back.ask('use')).toEqual(untouched);
  });
});
