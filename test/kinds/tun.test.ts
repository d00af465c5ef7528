import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { plan } from 'libcriu';
import { ImageSet, NetdevImage, verify } from 'libcriu/images';
import { atEnd, watchLeftovers } from '../support/leftovers.js';
import { dumpOf, expectKept, itWith, restored, target } from '../support/target.js';

const deviceOf = (pid: number) => `lctun${pid % 1_000_000}`;

function remove(name: string): void {
  try {
    execFileSync('ip', ['link', 'del', name], { stdio: 'ignore' });
  } catch {
    // It has gone already.
  }
}

/** It goes with the last descriptor that is a queue of it, which its holder may be about to close. */
async function gone(name: string): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (readFileSync('/proc/net/dev', 'utf8').includes(`${name}:`)) {
    if (Date.now() > deadline) throw new Error(`${name} is still there`);
    await setTimeout(10);
  }
}

describe('tun and tap', () => {
  watchLeftovers();

  itWith('tun')('devices are made again with all they had, queues too', async () => {
    const started = await target('tun');
    const report = await started.report();
    expect(report['tun'].routes).toHaveLength(4);
    const back = await expectKept(started);
    expect(await back.ask('use')).toEqual({ size: 33, joins: 0, attaches: 0 });
  });

  itWith('tun')('are in the images as CRIU has them', async () => {
    const started = await target('tun');
    const image = await dumpOf(started);
    await using set = await ImageSet.open(image.imagesDir);
    const ns = set.inventory.entry.root_ids?.net_ns_id ?? 0;
    const devices = (await set.read(NetdevImage, ns)).entries;
    expect(devices.map(({ name }) => name)).toContain(deviceOf(started.pid));
    expect(await verify(set)).toEqual([]);
    await restored(image);
  });

  itWith('tun')('a persistent device is joined again, and made if it is gone', async () => {
    const started = await target('tun', 'persistent');
    const name = deviceOf(started.pid);
    atEnd(() => remove(name));
    const report = await started.report();
    const image = await dumpOf(started);
    const back = await restored(image);
    expect(await back.report()).toEqual(report);
    await back.end();
    remove(name);
    const again = await restored(image);
    expect(await again.report()).toEqual(report);
    expect(await again.ask('use')).toEqual({ size: 33 });
    await again.end();
    expect(execFileSync('ip', ['link', 'show', name], { encoding: 'utf8' })).toContain(name);
  });

  itWith('tun')('a name that another device has is refused, nothing is made', async () => {
    const started = await target('tun', 'persistent');
    const name = deviceOf(started.pid);
    atEnd(() => remove(name));
    const image = await dumpOf(started);
    remove(name);
    execFileSync('ip', ['tuntap', 'add', name, 'mode', 'tap']);
    expect((await image.canRestore()).obstacles.map((o) => o.code)).toContain('ERR_ID_IN_USE');
    await expect(image.restore()).rejects.toMatchObject({ code: 'ERR_ID_IN_USE', stage: 'check' });
    remove(name);
    for (const fault of ['fail:grow', 'fail:finish']) {
      await expect(image.restore({ fault })).rejects.toMatchObject({ code: 'ERR_FAULT' });
      await gone(name);
    }
  });

  itWith('tun', 'filter')('a filter is refused by name', async () => {
    const started = await target('tun', 'filter');
    const { obstacles } = await plan(started.process, { shellJob: true });
    expect(obstacles.map((o) => o.object.kind)).toEqual(['tun device with a filter']);
  });
});
