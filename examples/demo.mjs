/*
 * npm run demo: a Node program, a Python program and a shell job are checkpointed and brought back. Each counts in its
 * memory; it is killed by the checkpoint, and after the restore counts on from where it was, through new streams.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { checkpoint, isCriuError } from 'libcriu';

const counter = fileURLToPath(new URL('counter.mjs', import.meta.url));

const python = `
import sys, time
count = 0
while True:
    count += 1
    print("count", count, flush=True)
    time.sleep(0.1)
`;

const shell = 'count=0; while :; do count=$((count + 1)); echo "count $count"; sleep 0.1; done';

/** What is shown: a title, the command, and whether it can be run here. */
const subjects = [
  { title: 'a Node program', command: [process.execPath, counter] },
  { title: 'a Python program', command: ['python3', '-c', python] },
  // Its session and process group are ours: the leader is not in the tree, as with a job of a shell.
  { title: 'a shell job', command: ['sh', '-c', shell], options: { shellJob: true } },
];

/** Whether a command can be run here. */
function isInstalled(command) {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** Numbers that a stream counts, one by one. Begins to read at once, so that nothing is missed. */
function countsOf(stream) {
  const lines = createInterface({ input: stream })[Symbol.asyncIterator]();
  return async () => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) return undefined;
      const match = /^count (\d+)$/.exec(value);
      if (match) return Number(match[1]);
    }
  };
}

const milliseconds = (from) => `${(performance.now() - from).toFixed(1)} ms`;
const stagesOf = (stats) => stats.stages.map(({ name, took }) => `${name} ${(took / 1000).toFixed(1)}`).join(', ');

async function show({ title, command: [program, ...args], options = {} }, imagesDir) {
  console.log(`\n${title}`);
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const before = countsOf(child.stdout);
  let last = 0;
  while (last < 5) last = (await before()) ?? 5;
  console.log(`  runs as pid ${child.pid} and has counted to ${last}`);

  const dumpStart = performance.now();
  const image = await checkpoint(child, { imagesDir, ...options });
  console.log(
    `  checkpoint: ${milliseconds(dumpStart)}, of that frozen ${(image.stats.frozen / 1000).toFixed(1)} ms` +
      ` (${stagesOf(image.stats)})`,
  );
  for (let next = await before(); next !== undefined; next = await before()) last = next;
  if (existsSync(`/proc/${child.pid}`)) throw new Error(`pid ${child.pid} is still there`);
  console.log(`  pid ${child.pid} is gone (${child.signalCode}); the last that it said was ${last}`);

  const restoreStart = performance.now();
  const back = await image.restore();
  console.log(`  restore: ${milliseconds(restoreStart)} (${stagesOf(back.stats)})`);
  const after = countsOf(back.stdout);
  const heard = [await after(), await after(), await after()];
  console.log(`  pid ${back.pid} counts on: ${heard.join(', ')} …`);
  back.kill('SIGKILL');
  const { signal } = await back.exited;
  const expected = [last + 1, last + 2, last + 3];
  if (heard.join() !== expected.join()) throw new Error(`expected ${expected.join(', ')}`);
  console.log(`  and ended as told (${signal})`);
}

const dir = mkdtempSync(path.join(tmpdir(), 'libcriu-demo-'));
try {
  for (const subject of subjects) {
    if (isInstalled(subject.command[0])) await show(subject, path.join(dir, subject.title.replaceAll(' ', '-')));
    else console.log(`\n${subject.title}: ${subject.command[0]} is not installed; left out`);
  }
  console.log('\nAll came back.');
} catch (error) {
  console.error(error);
  if (isCriuError(error)) console.error(`hint: ${error.hint ?? 'none'}`);
  process.exitCode = 1;
} finally {
  rmSync(dir, { recursive: true, force: true });
}
process.exit();
