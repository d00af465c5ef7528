import { createServer } from 'node:net';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { watchLeftovers } from '../support/leftovers.js';
import { dumpOf, expectKept, itWith, roundTrip, target } from '../support/target.js';

describe('IP sockets without a TCP peer', () => {
  watchLeftovers();

  it('keeps addresses, peers, options, filters and what was shut down', async () => {
    const started = await target('inet_socket');
    const report = await started.report();
    expect(report).toMatchObject({
      udp_fresh: { tos: 0x10, ttl: 33 },
      udp_bound: { priority: 3, rcvbuf: 18_000, buflock: 2, pktinfo: 1 },
      udp_shared_a: { reuse: 0 },
      udp_shared_b: { reuse: 1 },
      udp_port_a: { reuseport: 0 },
      udp_port_b: { reuseport: 1 },
      udp_filter: { filter: 4 },
      udp_broadcast: { broadcast: 1, remote: '127.255.255.255 9' },
      udp_absent: { freebind: 0, local: expect.stringMatching(/^192\.0\.2\.1 /) },
      udp_six: { remote: '::1 9', pktinfo6: 1 },
      udp_mapped: { remote: '::ffff:127.0.0.1 9' },
      raw_udp: { hdrincl: 1 },
      raw_icmp: { icmp_filter: '0x100' },
      tcp_listening: { listens: 1 },
      tcp_port_a: { listens: 1, reuseport: 0 },
      tcp_port_b: { listens: 1, reuseport: 1 },
    });
    await expectKept(started);
  });

  it('goes on sending, receiving, refusing and accepting', async () => {
    const untouched = await (await target('inet_socket')).ask('use');
    expect(untouched).toMatchObject({ from_connected: 3, filtered: 50, shut_write: -32, accepted: 1 });
    const back = await roundTrip(await target('inet_socket'));
    expect(await back.ask('use')).toEqual(untouched);
  });

  it.each([
    ['corked', 'UDP socket (corked)'],
    ['begun', 'UDP socket (a datagram is begun)'],
  ])('refuses what is half sent by its name: %s', async (state, kind) => {
    const started = await target('inet_socket', state);
    await expect(dumpOf(started)).rejects.toMatchObject({ code: 'ERR_UNSUPPORTED_FD', object: { kind }, thawed: true });
    await started.report();
  });

  itWith('inet_socket', 'mptcp')('refuses MPTCP by its name', async () => {
    const started = await target('inet_socket', 'mptcp');
    await expect(dumpOf(started)).rejects.toMatchObject({
      code: 'ERR_UNSUPPORTED_FD',
      object: { kind: 'MPTCP socket' },
    });
    await started.report();
  });

  it('finds before the act that an address is taken', async () => {
    const started = await target('inet_socket');
    const report = await started.report();
    const image = await dumpOf(started);
    const port = (name: string) => Number((report[name] as { local: string }).local.split(' ')[1]);

    const server = createServer().listen(port('tcp_listening'), '127.0.0.1');
    await once(server, 'listening');
    await expect(image.restore()).rejects.toMatchObject({
      code: 'ERR_ADDRESS_IN_USE',
      message: expect.stringContaining(`127.0.0.1:${port('tcp_listening')}`),
    });
    server.close();
    await once(server, 'close');

    const socket = createSocket('udp4').bind(port('udp_connected'), '127.0.0.1');
    await once(socket, 'listening');
    await expect(image.restore()).rejects.toMatchObject({
      code: 'ERR_ADDRESS_IN_USE',
      message: expect.stringContaining(`127.0.0.1:${port('udp_connected')}`),
    });
    socket.close();
    await once(socket, 'close');
    await using back = await image.restore();
    expect(back.pid).toBe(image.pid);
  });
});
