// The binary named by CRIU_BIN, driven by its command line: dump and restore of a detached tree.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export const peer = process.env.CRIU_BIN;

function call(args, dir) {
  const before = performance.now();
  const { status } = spawnSync(peer, [...args, '-D', dir, '-o', 'peer.log'], { stdio: 'ignore' });
  const ms = performance.now() - before;
  if (status !== 0) {
    const log = readFileSync(path.join(dir, 'peer.log'), 'utf8').split('\n').slice(-12).join('\n');
    throw new Error(`${peer} ${args[0]} ended with ${status}\n${log}`);
  }
  return ms;
}

/** Field 2 of the dump statistics (frozen_time, microseconds), read without a schema: stats > dump (1) > frozen (2). */
function frozenTime(dir) {
  const bytes = readFileSync(path.join(dir, 'stats-dump'));
  let at = 12; // two magics, size of the entry
  const varint = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  varint(); // tag of `dump`
  varint(); // its length
  for (let tag = varint(); ; tag = varint()) {
    const value = varint();
    if (tag >> 3 === 2) return value / 1000;
  }
}

export function dumpByPeer(pid, dir) {
  const ms = call(['dump', '-t', String(pid)], dir);
  return { ms, frozen: frozenTime(dir) };
}

export function restoreByPeer(dir) {
  return call(['restore', '-d'], dir);
}
