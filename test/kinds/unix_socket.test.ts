import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { isCriuError } from 'libcriu';
import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { dumpOf, expectKept, restored, roundTrip, target } from '../support/target.js';

describe('unix socket pairs', () => {
  watchLeftovers();

  it('keeps types, queues, options, and which sides are shut or gone', async () => {
    const started = await target('unix_socket');
    expect(await started.report()).toMatchObject({
      stream: { a: { queued: 99 }, b: { queued: 5555 } },
      datagram: { b: { type: 2, queued: 500 } },
      seqpacket: { a: { type: 5 } },
      large: { b: { queued: 300_000 } },
      options: { a: { passcred: 1, timeout_ms: 5000 }, b: { rcvbuf: 100_000 } },
      child: { end: { queued: 2222 } },
    });
    await expectKept(started);
  });

  it('gives all that was queued, with the bounds of datagrams, also of an empty one', async () => {
    const untouched = await (await target('unix_socket')).ask('receive');
    expect(untouched).toMatchObject({
      datagram: [500, 0, 7, -11],
      seqpacket: [300, 200, -11],
      large: 300_000,
      shut_write: 55,
      shut_write_end: 0,
      shut_write_sends: -32,
      peer_gone: 66,
      peer_gone_end: 0,
      peer_gone_sends: -32,
    });
    const back = await roundTrip(await target('unix_socket'));
    expect(await back.ask('receive')).toEqual(untouched);
  });
});

describe('unix sockets with names', () => {
  watchLeftovers();
  const used = { waiting: 'late', relative: true, abstract: true, carried: 'through' };

  it('keep them: by path, relative, abstract and deleted; who waits is accepted, descriptors arrive', async () => {
    const directory = temporaryDirectory();
    const started = await target('unix_names', directory);
    expect(await started.report()).toMatchObject({
      path: { name: path.join(directory, 'path'), listening: true },
      abstract: { abstract: true },
    });
    const back = await expectKept(started);
    expect(statSync(path.join(directory, 'path')).mode & 0o7777).toBe(0o640);
    expect(await back.ask('use')).toEqual(used);
  });

  it.each(['files', 'grow', 'finish'])('leave none behind after a restore that fails at %s', async (stage) => {
    const directory = temporaryDirectory();
    const image = await dumpOf(await target('unix_names', directory));
    process.env['LIBCRIU_FAULT'] = `fail:${stage}`;
    const error: unknown = await image
      .restore()
      .catch((reason: unknown) => reason)
      .finally(() => delete process.env['LIBCRIU_FAULT']);
    expect(isCriuError(error, 'ERR_FAULT')).toBe(true);
    if (stage !== 'files') expect(readdirSync(directory)).toEqual([]);
    expect(await (await restored(image)).ask('use')).toEqual(used);
  });
});
