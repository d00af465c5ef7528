/** The network lock: who is held back when, and that it never outlives what it was made for. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readlinkSync, rmSync } from 'node:fs';
import { Checkpoint, plan } from 'libcriu';
import { ImageSet, InventoryImage, writeImages } from 'libcriu/images';
import { dumpOf, itUnless, restored, target } from '../support/target.js';
import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';

const keep = { tcpEstablished: true } as const;
const missing = spawnSync('nft', ['list', 'tables']).status === 0 ? undefined : 'no nft to look with';

/** Tables of locks, by name. */
function locks(): string[] {
  const lines = execFileSync('nft', ['list', 'tables'], { encoding: 'utf8' }).split('\n');
  return lines.map((line) => line.replace(/^table inet /, '')).filter((name) => /^(CRIU|libcriu)-/.test(name));
}

/** What CRIU runs to drop what goes from one end to another; addresses that are IPv4 inside of IPv6 are IPv4. */
function iptables(chain: 'INPUT' | 'OUTPUT', from: string, to: string): void {
  const [source, destination] = [from, to].map((end) => end.replace('[::ffff:7f00:1]', '127.0.0.1'));
  const part = (end = '') => /^\[?(.*?)\]?:(\d+)$/.exec(end)?.slice(1) ?? [];
  const [[s = '', sport = ''], [d = '', dport = '']] = [part(source), part(destination)];
  const rule = ['-p', 'tcp', '-m', 'mark', '!', '--mark', String(0xc114)];
  const ends = ['--source', s, '--sport', sport, '--destination', d, '--dport', dport, '-j', 'DROP'];
  execFileSync(s.includes(':') ? 'ip6tables' : 'iptables', ['-A', chain, ...rule, ...ends]);
}

/** Rules of that kind. */
function marked(): string[] {
  return ['iptables-save', 'ip6tables-save']
    .flatMap((program) => execFileSync(program, { encoding: 'utf8' }).split('\n'))
    .filter((line) => line.includes('0xc114'));
}

const iptablesMissing = spawnSync('iptables', ['-n', '-L']).status === 0 ? undefined : 'no iptables';

describe('the network lock', () => {
  watchLeftovers();
  const run = itUnless(missing);

  run('stays from the end of a dump until the restore', async () => {
    expect(locks()).toEqual([]);
    const image = await dumpOf(await target('tcp'), keep);
    const [name, ...others] = locks();
    expect(name).toMatch(/^CRIU-[0-9a-f-]{21}$/);
    expect(others).toEqual([]);
    const rules = execFileSync('nft', ['list', 'table', 'inet', name ?? ''], { encoding: 'utf8' });
    expect(rules.match(/127\.0\.0\.1 \. \d+ \. 127\.0\.0\.1 \. \d+/g)?.length).toBeGreaterThan(10);
    expect(rules).not.toContain('dormant');
    await expect(image.restore({ fault: 'fail:finish' } as never)).rejects.toMatchObject({ code: 'ERR_FAULT' });
    expect(locks()).toEqual([name]);
    const back = await restored(image);
    expect(locks()).toEqual([]);
    expect(await back.ask('finish')).toMatchObject({ queues_far: { bytes: 13345, end: 0 } });
  });

  run('goes when connections are closed instead', async () => {
    const image = await dumpOf(await target('tcp'), keep);
    expect(locks()).toHaveLength(1);
    await restored(image, { tcpClose: true });
    expect(locks()).toEqual([]);
  });

  run('goes with a dump that leaves the target running, and with one that fails', async () => {
    const started = await target('tcp');
    await dumpOf(started, { ...keep, leaveRunning: true });
    expect(locks()).toEqual([]);
    for (const fault of ['fail:memory', 'fail:commit', 'fail:kill']) {
      await expect(dumpOf(started, { ...keep, fault } as never)).rejects.toMatchObject({ thawed: true });
      expect(locks()).toEqual([]);
    }
  });

  run('goes with an engine that is killed, and the connections go on', async () => {
    const started = await target('tcp');
    for (const fault of ['kill:memory', 'kill:commit', 'kill:kill']) {
      const imagesDir = temporaryDirectory();
      const options = { ...keep, fault, imagesDir };
      await expect(dumpOf(started, options as never)).rejects.toMatchObject({ code: 'ERR_ENGINE_CRASHED' });
      rmSync(imagesDir, { recursive: true }); // with half-written images: nobody was left to remove them
      expect(locks().filter((name) => !isAsleep(name))).toEqual([]);
    }
    expect(locks()).toHaveLength(1); // what it had prepared for the time after
    await dumpOf(started, { ...keep, leaveRunning: true });
    expect(locks()).toEqual([]);
    expect(await started.ask('finish')).toMatchObject({ queues_far: { bytes: 13345, end: 0 } });
  });

  run('stays until another try when a restore is killed', async () => {
    const image = await dumpOf(await target('tcp'), keep);
    const held = locks();
    for (const fault of ['kill:files', 'kill:finish']) {
      await expect(image.restore({ fault } as never)).rejects.toMatchObject({ code: 'ERR_ENGINE_CRASHED' });
      expect(locks()).toEqual(held);
      expect(held.filter(isAsleep)).toEqual([]);
    }
    const back = await restored(image);
    expect(locks()).toEqual([]);
    expect(await back.ask('finish')).toMatchObject({ queues_far: { bytes: 13345, end: 0 } });
  });

  run('of an engine that is not there any more is removed by the next one', async () => {
    const namespace = /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '';
    const stale = `libcriu-${namespace}-4194304-1`;
    const foreign = `libcriu-1-${process.pid}-1`;
    for (const name of [stale, foreign]) execFileSync('nft', ['add', 'table', 'inet', name]);
    try {
      const back = await restored(await dumpOf(await target('tcp'), keep));
      expect(locks()).toEqual([foreign]);
      expect(await back.ask('come')).toEqual({ came: 4 });
    } finally {
      execFileSync('nft', ['delete', 'table', 'inet', foreign]);
    }
  });

  itUnless(missing ?? iptablesMissing)('of rules of iptables, as CRIU makes them, goes with the restore', async () => {
    const started = await target('tcp');
    const { connections } = await plan(started.pid, { shellJob: true, tcp: 'keep' });
    const { imagesDir } = await dumpOf(started, keep);
    for (const name of locks()) execFileSync('nft', ['delete', 'table', 'inet', name]);
    const { inventory } = await ImageSet.open(imagesDir);
    await writeImages(imagesDir, [InventoryImage.of({ ...inventory.entry, network_lock_method: 0 })]);
    for (const { local, remote } of connections) {
      iptables('INPUT', remote, local);
      iptables('OUTPUT', local, remote);
    }
    iptables('INPUT', '192.0.2.1:1', '192.0.2.2:2');
    try {
      const back = await restored(await Checkpoint.open(imagesDir), keep);
      expect(marked()).toEqual([expect.stringContaining('192.0.2.1')]);
      expect(await back.ask('finish')).toMatchObject({ queues_far: { bytes: 13345, end: 0 } });
    } finally {
      for (const family of ['iptables', 'ip6tables']) execFileSync(family, ['-F']);
    }
  });

  run('is not made if it is to be skipped', async () => {
    const image = await dumpOf(await target('tcp'), { ...keep, networkLock: 'skip' });
    expect(locks()).toEqual([]);
    await restored(image);
    expect(locks()).toEqual([]);
  });
});

/** Prepared by a dump that came to nothing: it holds nobody back. */
function isAsleep(name: string): boolean {
  return execFileSync('nft', ['list', 'table', 'inet', name], { encoding: 'utf8' }).includes('dormant');
}
