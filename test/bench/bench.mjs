// npm run bench [-- --rounds N] [-- --only NAME]: whole calls from JavaScript, images on tmpfs, medians.
// CRIU_BIN=/path/to/criu measures that binary in alternation, on the same kind of target, and prints the ratio.
import { mkdtempSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkpoint } from '../../dist/libcriu.js';
import { dumpByPeer, restoreByPeer, peer } from './peer.mjs';
import { benchPreDumps, title as preDumps } from './pre_dump.mjs';
import { workloads } from './workloads.mjs';

const { values: flags } = parseArgs({ options: { rounds: { type: 'string' }, only: { type: 'string' } } });

const memoryDir = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

function median(list) {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

async function timed(work) {
  const before = performance.now();
  const value = await work();
  return [value, performance.now() - before];
}

/** One dump and restore by this library; times in milliseconds. */
async function ownRound(workload) {
  const imagesDir = mkdtempSync(path.join(memoryDir, 'libcriu-bench-'));
  const target = await workload.start();
  try {
    const [image, dump] = await timed(() => checkpoint(target.child, { imagesDir }));
    const [back, restore] = await timed(() => image.restore());
    back.kill('SIGKILL');
    await back.exited;
    return {
      dump,
      restore,
      frozen: image.stats.frozen / 1000,
      stages: { dump: image.stats.stages, restore: back.stats.stages },
    };
  } finally {
    await target.stop();
    rmSync(imagesDir, { recursive: true, force: true });
  }
}

/** The same by the peer's command line. */
async function peerRound(workload) {
  const imagesDir = mkdtempSync(path.join(memoryDir, 'libcriu-bench-'));
  const target = await workload.start();
  try {
    const { ms: dump, frozen } = dumpByPeer(target.child.pid, imagesDir);
    await target.gone();
    const restore = restoreByPeer(imagesDir);
    process.kill(target.child.pid, 'SIGKILL');
    return { dump, restore, frozen };
  } finally {
    await target.stop();
    rmSync(imagesDir, { recursive: true, force: true });
  }
}

function row(label, rounds, key) {
  const list = rounds.map((round) => round[key]);
  return `  ${label.padEnd(10)} ${median(list).toFixed(1).padStart(8)} ms  [${Math.min(...list).toFixed(1)} .. ${Math.max(...list).toFixed(1)}]`;
}

function stageLine(name, rounds) {
  const first = rounds[0].stages[name];
  const parts = first.map(({ name: stage }, i) => {
    const ms = median(rounds.map((round) => round.stages[name][i].took)) / 1000;
    return `${stage} ${ms.toFixed(2)}`;
  });
  return `  ${name} stages: ${parts.join(' · ')}`;
}

/** Of the whole call, which for a dump includes the target's death, and of the engine's stages alone. */
function perDescriptor(count, own) {
  const each = (of) => `${(median(own.map(of)) / count).toFixed(1)} µs`;
  const stages = (name) => each((round) => round.stages[name].reduce((sum, { took }) => sum + took, 0));
  const whole = (name) => each((round) => round[name] * 1000);
  const line = (name) => `${name} ${stages(name)} (call ${whole(name)})`;
  return `  each descriptor: ${line('dump')} · ${line('restore')}`;
}

function report(workload, own, others) {
  console.log(`${workload.title}, ${own.length} rounds`);
  for (const key of ['dump', 'frozen', 'restore']) {
    const mine = row(key, own, key);
    if (others.length === 0) {
      console.log(mine);
      continue;
    }
    const theirs = median(others.map((round) => round[key]));
    const ratio = theirs / median(own.map((round) => round[key]));
    console.log(`${mine}   peer ${theirs.toFixed(1)} ms   ratio ${ratio.toFixed(1)}x`);
  }
  if (workload.descriptors) console.log(perDescriptor(workload.descriptors, own));
  console.log(stageLine('dump', own));
  console.log(stageLine('restore', own));
}

for (const workload of workloads) {
  if (flags.only && !workload.title.includes(flags.only)) continue;
  const rounds = Number(flags.rounds ?? workload.rounds);
  const own = [];
  const others = [];
  await ownRound(workload); // warm: tmpfs pages, code
  for (let i = 0; i < rounds; i++) {
    own.push(await ownRound(workload));
    if (peer) others.push(await peerRound(workload));
  }
  report(workload, own, others);
}
if (!flags.only || preDumps.includes(flags.only)) await benchPreDumps(memoryDir);
