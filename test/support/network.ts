/** A second network namespace, joined to ours by a pair of virtual interfaces. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { atEnd } from './leftovers.js';
import { programPath } from './target.js';

/** Why there cannot be one here. */
export const networkMissing = ((): string | undefined => {
  const absent = ['ip', 'unshare', 'nsenter'].find((name) => programPath(name, '/sbin') === undefined);
  if (absent !== undefined) return `${absent} is not installed`;
  return spawnSync('unshare', ['--net', 'true']).status === 0 ? undefined : 'no permission for a network namespace';
})();

export interface OtherNetwork {
  /** Addresses of the two ends. */
  readonly here: string;
  readonly there: string;
  /** A command line that runs another one in the namespace. */
  readonly prefix: readonly [string, ...string[]];
}

/** It goes with the test. */
export async function otherNetwork(): Promise<OtherNetwork> {
  const holder = spawn('unshare', ['--net', 'sh', '-c', 'echo made; exec sleep infinity'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise((resolve) => holder.once('exit', resolve));
  atEnd(async () => {
    holder.kill('SIGKILL');
    await gone;
    for (let i = 0; i < 100 && existsSync('/sys/class/net/libcriu-here'); i++) await delay(20);
  });
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  const pid = String(holder.pid);
  const prefix: [string, ...string[]] = ['nsenter', `--net=/proc/${pid}/ns/net`];
  const [here, there] = ['10.211.55.1', '10.211.55.2'];
  const run = (...args: [string, ...string[]]) => execFileSync(args[0], args.slice(1), { stdio: 'inherit' });
  run('ip', 'link', 'add', 'libcriu-here', 'type', 'veth', 'peer', 'name', 'libcriu-there', 'netns', pid);
  run('ip', 'address', 'add', `${here}/24`, 'dev', 'libcriu-here');
  run('ip', 'link', 'set', 'libcriu-here', 'up');
  run(...prefix, 'ip', 'address', 'add', `${there}/24`, 'dev', 'libcriu-there');
  run(...prefix, 'ip', 'link', 'set', 'libcriu-there', 'up');
  return { here, there, prefix };
}
