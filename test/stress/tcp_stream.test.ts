/** TCP streams at full speed through dumps and restores of one end: every byte is checked by its place, at both ends. */
import { networkMissing, otherNetwork } from '../support/network.js';
import { dumpOf, itUnless, restored, target, targetBehind, type Answer, type Target } from '../support/target.js';
import { watchLeftovers } from '../support/leftovers.js';

/** LIBCRIU_TCP_ROUNDS=50, or LIBCRIU_STRESS=1: as often as is promised. */
const stress = process.env['LIBCRIU_STRESS'] === '1';
const rounds = Number(process.env['LIBCRIU_TCP_ROUNDS'] ?? (stress ? 50 : 3));
const keep = { tcpEstablished: true };

/** What both ends say when nothing has gone wrong. */
const unharmed = { wrong: 0, broken: 0, last_error: 0 };
const open = { ...unharmed, ended: 0 };

async function flows(end: Target, since: Answer): Promise<Answer> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const now = await end.report();
    expect(now).toMatchObject(open);
    if (now['least'] > since['least']) return now;
    if (Date.now() > deadline) throw new Error(`nothing comes any more: ${JSON.stringify(now)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function withConnections(count: number, pause: string): Promise<{ server: Target; driver: Target }> {
  const server = await target('tcp_stream', 'serve', pause);
  const { port } = await server.report();
  const driver = await target('tcp_stream', 'drive', String(port), String(count), pause);
  return { server, driver };
}

/** Both sides end all connections; what one has sent is what the other has received. */
async function wholeAtTheEnd(one: Target, other: Target): Promise<void> {
  await one.ask('stop');
  await other.ask('stop');
  const deadline = Date.now() + 60_000;
  for (;;) {
    const [a, b] = [await one.report(), await other.report()];
    expect([a, b]).toMatchObject([unharmed, unharmed]);
    if (a['ended'] === a['connections'] && b['ended'] === b['connections']) {
      expect([b['received'], b['received_hash']]).toEqual([a['sent'], a['sent_hash']]);
      expect([a['received'], a['received_hash']]).toEqual([b['sent'], b['sent_hash']]);
      return;
    }
    if (Date.now() > deadline) throw new Error(`not all ended: ${JSON.stringify([a, b])}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('TCP streams', () => {
  watchLeftovers();

  it(
    `flow on through ${rounds} dumps and restores of one end, whole and in order`,
    async () => {
      let { server, driver } = await withConnections(1, '0');
      for (let round = 0; round < rounds; round++) {
        await flows(driver, await driver.report());
        server = await restored(await dumpOf(server, keep), keep);
        await flows(driver, await driver.report());
        await flows(server, await server.report());
      }
      driver = await restored(await dumpOf(driver, keep), keep);
      await flows(driver, await driver.report());
      await flows(server, await server.report());
    },
    60_000 + rounds * 20_000,
  );

  it(
    `of 1000 connections to one server flow on through ${rounds} dumps and restores`,
    async () => {
      const { driver, ...first } = await withConnections(1000, '5');
      let { server } = first;
      for (let round = 0; round < rounds; round++) {
        await flows(driver, await driver.report());
        server = await restored(await dumpOf(server, keep), keep);
        const after = await flows(driver, await driver.report());
        expect(after).toMatchObject({ connections: 1000 });
      }
      await flows(server, await server.report());
      await flows(driver, await driver.report());
    },
    60_000 + rounds * 30_000,
  );

  itUnless(stress ? undefined : 'LIBCRIU_STRESS is not 1')(
    'of 10,000 connections to one server are dumped and restored in a second each',
    async () => {
      const { server, driver } = await withConnections(10_000, '50');
      await flows(driver, await driver.report());
      const image = await dumpOf(server, keep);
      expect(image.stats?.total).toBeLessThan(1_000_000);
      const started = performance.now();
      const back = await restored(image, keep);
      expect(performance.now() - started).toBeLessThan(1_000);
      expect(await flows(driver, await driver.report())).toMatchObject({ connections: 10_000 });
      await flows(back, await back.report());
    },
    120_000,
  );

  const between = itUnless(networkMissing);

  between(
    `between two network namespaces are whole after ${rounds} dumps and restores of one end`,
    async () => {
      const net = await otherNetwork();
      let server = await target('tcp_stream', 'serve', '0', net.here);
      const { port } = await server.report();
      const driver = await targetBehind(net.prefix, 'tcp_stream', 'drive', String(port), '1', '0', net.here);
      for (let round = 0; round < rounds; round++) {
        await flows(driver, await driver.report());
        server = await restored(await dumpOf(server, keep), keep);
      }
      await flows(server, await server.report());
      await wholeAtTheEnd(driver, server);
    },
    60_000 + rounds * 20_000,
  );

  between(
    `of 1000 connections between two network namespaces are whole after ${rounds} dumps and restores of the server`,
    async () => {
      const net = await otherNetwork();
      let server = await target('tcp_stream', 'serve', '5', net.here);
      const { port } = await server.report();
      const driver = await targetBehind(net.prefix, 'tcp_stream', 'drive', String(port), '1000', '5', net.here);
      for (let round = 0; round < rounds; round++) {
        await flows(driver, await driver.report());
        server = await restored(await dumpOf(server, keep), keep);
      }
      await flows(server, await server.report());
      await wholeAtTheEnd(driver, server);
    },
    60_000 + rounds * 30_000,
  );

  it('are refused where they are there already', async () => {
    const { server, driver } = await withConnections(3, '5');
    const image = await dumpOf(driver, { ...keep, leaveRunning: true });
    await expect(image.restore()).rejects.toMatchObject({ code: 'ERR_CONNECTION_EXISTS', stage: 'check' });
    await flows(server, await server.report());
  });

  it('flow on after a dump that leaves the end running', async () => {
    const { server, driver } = await withConnections(20, '0');
    for (let round = 0; round < rounds; round++) {
      await dumpOf(server, { ...keep, leaveRunning: true });
      await flows(driver, await driver.report());
    }
    await flows(server, await server.report());
  }, 60_000);
});
