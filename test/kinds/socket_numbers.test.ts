import { plan } from 'libcriu';
import { watchLeftovers } from '../support/leftovers.js';
import { dumpOf, expectKept, itWith, roundTrip, target } from '../support/target.js';

describe('socket options beyond those of CRIU', () => {
  watchLeftovers();

  it('are kept, with groups of multicast and their sources, and a locked filter', async () => {
    const started = await target('socket_options');
    expect(await started.report()).toMatchObject({
      'four 1 42': 7,
      'four 0 12': 1,
      'four 0 33': 9,
      'six 41 16': 17,
      'local 1 42': 3,
      'four 239.1.2.3': { joined: 1, mode: 0, sources: 0 },
      'six 239.4.5.6': { joined: 1 },
      'six ff0e::1234': { joined: 1 },
      'sources 239.1.2.3': { mode: 1, sources: 1, source: '0x100007f' },
      'sources 239.1.2.4': { mode: 0, sources: 1 },
      'sources ff0e::77': { mode: 1, sources: 1 },
      filter: 1,
      locked: 1,
    });
    await expectKept(started);
  });

  it('go on having their effect', async () => {
    const untouched = await (await target('socket_options')).ask('use');
    expect(untouched).toEqual({ heard: 5, lost: -11, detach: -1 });
    const back = await roundTrip(await target('socket_options'));
    expect(await back.ask('use')).toEqual(untouched);
  });

  itWith('socket_options', 'ebpf')('are refused by name where they are programs of eBPF', async () => {
    const started = await target('socket_options', 'ebpf');
    const kind = 'socket with an eBPF filter';
    expect((await plan(started.process, { shellJob: true })).obstacles).toMatchObject([{ object: { kind } }]);
    await expect(dumpOf(started)).rejects.toMatchObject({ code: 'ERR_UNSUPPORTED_FD', object: { kind }, thawed: true });
    await started.report();
  });
});
