import { plan } from 'libcriu';
import { watchLeftovers } from '../support/leftovers.js';
import { dumpOf, expectKept, itWith, roundTrip, target } from '../support/target.js';

describe('packet sockets', () => {
  watchLeftovers();

  itWith('packet_socket')(
    'keep interface, options, memberships, fanout and rings, with what is mapped of them',
    async () => {
      const started = await target('packet_socket');
      expect(await started.report()).toMatchObject({
        fresh: { type: 3, protocol: 0, interface: 0 },
        filtered: { filter: 4, auxdata: 1, bypass: 1, ignore_outgoing: 1 },
        cooked: { type: 2, origdev: 1, timestamp: 64, memberships: [0, 1, expect.anything(), 1, 2, expect.anything()] },
        ring_1: { version: 0, mapped: true },
        ring_2: {
          version: 1,
          receive_ring: expect.anything(),
          send_ring: expect.anything(),
          size: 32_768,
          mapped: true,
        },
        ring_3: { version: 2, mapped: true },
        old: { type: 10 },
        child: { mapped: true },
      });
      await expectKept(started);
    },
  );

  itWith('packet_socket')('go on receiving, dividing and filtering', async () => {
    const untouched = await (await target('packet_socket')).ask('use');
    expect(untouched).toMatchObject({
      fresh: 0,
      filtered: 1,
      cooked: 2,
      old: 2,
      ring_1: 2,
      ring_2: 2,
      ring_3: 2,
      fan: 2,
      fan_divides: true,
    });
    const back = await roundTrip(await target('packet_socket'));
    expect(await back.ask('use')).toEqual(untouched);
  });

  itWith('packet_socket', 'cbpf')('refuse a fanout that a program divides', async () => {
    const started = await target('packet_socket', 'cbpf');
    const kind = 'packet socket (in a fanout that a program of BPF divides)';
    expect((await plan(started.process, { shellJob: true })).obstacles).toMatchObject([{ object: { kind } }]);
    await expect(dumpOf(started)).rejects.toMatchObject({ code: 'ERR_UNSUPPORTED_FD', object: { kind }, thawed: true });
    await started.report();
  });

  itWith('packet_socket', 'part').each([
    ['part', 'packet socket ring (a part of it)'],
    ['closed', 'packet socket ring'],
  ])('refuse a ring of which %s is mapped', async (state, kind) => {
    const started = await target('packet_socket', state);
    await expect(dumpOf(started)).rejects.toMatchObject({
      code: 'ERR_UNSUPPORTED_MAPPING',
      object: { kind },
      thawed: true,
    });
    await started.report();
  });
});
