import { plan, type TcpConnection, type TcpFate } from 'libcriu';
import { dumpOf, expectKept, itWith, restored, roundTrip, target, type Answer } from '../support/target.js';
import { watchLeftovers } from '../support/leftovers.js';

const keep = { dump: { tcpEstablished: true }, restore: { tcpEstablished: true } } as const;

/** Of connections whose queues are full, how much has gone over depends on how the kernel counts its buffers. */
function withoutFullQueues(report: Answer): Answer {
  const still = Object.entries(report).map(([key, socket]: [string, Answer]) =>
    /^(large|last|window)_/.test(key) ? [key, { ...socket, unread: 0, queue: 0 }] : [key, socket],
  );
  return Object.fromEntries(still) as Answer;
}

describe('TCP connections', () => {
  watchLeftovers();

  it('keeps states, queues, options and windows, of IPv4, IPv6 and mapped ones', async () => {
    const started = await target('tcp');
    expect(await started.report()).toMatchObject({
      queues_near: { state: 1, unread: 777 },
      queues_far: { state: 1, unread: 12345 },
      half_near: { state: 5 },
      half_far: { state: 8, unread: 500 },
      options_near: { nodelay: 1, keepidle: 77, user_timeout: 12000, reuseaddr: 1, congestion: 'reno' },
      closed_near: { state: 7 },
      mapped_near: { peer: '::ffff:127.0.0.1', unread: 400 },
      listener: { state: 10, defer_accept: 3 },
    });
    await expectKept(started, withoutFullQueues, keep);
  });

  it('loses, doubles and moves no byte of any queue, and ends where it ended', async () => {
    const untouched = await (await target('tcp')).ask('finish');
    expect(untouched).toMatchObject({
      queues_near: { bytes: 1777, end: 0 },
      queues_far: { bytes: 13345, end: 0 },
      last_near: { end: 0 },
      window_far: { end: 0 },
    });
    const once = await roundTrip(await target('tcp'), keep);
    const back = await roundTrip(once, keep);
    const answer = await back.ask('finish');
    const size = ({ large_far, last_near, window_far }: typeof answer) => [large_far, last_near, window_far];
    expect(size(answer).map(({ bytes }) => bytes as number)).toEqual([
      answer['large_sent'],
      answer['last_sent'],
      answer['window_sent'],
    ]);
    for (const [key, value] of Object.entries(untouched)) {
      if (!/large|last|window/.test(key)) expect([key, answer[key]]).toEqual([key, value]);
    }
  });

  it('keeps one that is being opened', async () => {
    const started = await target('tcp', 'syn-sent');
    expect(await started.report()).toMatchObject({ opening: { state: 2 } });
    const back = await restored(await dumpOf(started, { tcpEstablished: true, tcpSkipInFlight: true }));
    expect(await back.report()).toMatchObject({ opening: { state: 2 } });
  });

  it('leaves a listener that others can still come to', async () => {
    const back = await roundTrip(await target('tcp'), keep);
    expect(await back.ask('come')).toEqual({ came: 4 });
  });

  it('refuses connections unless they are to be kept, and those that wait to be accepted', async () => {
    const started = await target('tcp');
    await expect(dumpOf(started)).rejects.toMatchObject({ code: 'ERR_TCP_CONNECTION', thawed: true });
    await started.ask('wait');
    await expect(dumpOf(started, { tcpEstablished: true })).rejects.toMatchObject({ code: 'ERR_TCP_IN_FLIGHT' });
    await restored(await dumpOf(started, { tcpEstablished: true, tcpSkipInFlight: true }));
  });

  for (const [state, kind] of [
    ['signed', /TCP_MD5SIG/],
    ['zerocopy', /SO_ZEROCOPY/],
  ] as const)
    itWith('tcp', state)(`refuses a connection that is ${state}, unless it is closed`, async () => {
      const started = await target('tcp', state);
      const found = await plan(started.pid, { shellJob: true, tcp: 'keep' });
      expect(found.obstacles.map(({ message }) => message)).toEqual([expect.stringMatching(kind)]);
      await expect(dumpOf(started, keep.dump)).rejects.toMatchObject({ code: 'ERR_UNSUPPORTED_FD', stage: 'plan' });
      await restored(await dumpOf(started, { tcpClose: true }), { tcpClose: true });
    });

  it('closes them instead, if that is asked for', async () => {
    const back = await roundTrip(await target('tcp'), { dump: { tcpClose: true }, restore: { tcpClose: true } });
    expect(await back.report()).toMatchObject({
      queues_near: { state: 7, unread: 0, peer: 'none', queue: { peeked: 0 } },
      listener: { state: 10 },
    });
    expect(await back.ask('come')).toEqual({ came: 4 });
  });

  it('asks a function about each connection', async () => {
    const started = await target('tcp');
    const { pid } = started;
    const asked: TcpConnection[] = [];
    const policy = (connection: TcpConnection): TcpFate => {
      asked.push(connection);
      return connection.local.startsWith('[::1]') ? 'close' : 'keep';
    };
    const found = (await plan(pid, { shellJob: true, tcp: 'keep' })).connections;
    expect(found.length).toBeGreaterThan(15);
    const back = await roundTrip(started, { dump: { tcp: policy } });
    expect(asked).toEqual(found);
    expect(asked).toContainEqual(expect.objectContaining({ pid, state: 'CLOSE_WAIT' }));
    expect(await back.report()).toMatchObject({ v6_near: { state: 7 }, queues_near: { state: 1, unread: 777 } });
  });

  it('refuses what a function rejects, and a connection that is there already', async () => {
    const started = await target('tcp');
    await expect(dumpOf(started, { tcp: () => 'reject' })).rejects.toMatchObject({ code: 'ERR_TCP_CONNECTION' });
    const image = await dumpOf(started, { tcp: 'keep', leaveRunning: true });
    await expect(image.restore()).rejects.toMatchObject({
      code: expect.stringMatching(/^ERR_(CONNECTION_EXISTS|ADDRESS_IN_USE)$/) as string,
      stage: 'check',
    });
    expect(await started.ask('come')).toEqual({ came: 4 });
  });

  it('goes on untouched after a dump that fails', async () => {
    const started = await target('tcp');
    const before = withoutFullQueues(await started.report());
    for (const fault of ['fail:collect', 'fail:memory', 'fail:commit', 'fail:kill'])
      await expect(dumpOf(started, { tcpEstablished: true, fault } as never)).rejects.toMatchObject({ thawed: true });
    expect(withoutFullQueues(await started.report())).toEqual(before);
    expect(await started.ask('finish')).toMatchObject({ queues_far: { bytes: 13345, end: 0 } });
  });
});
