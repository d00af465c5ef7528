/*
 * An idle Node program as people run them: a worker thread, a child of its own, timers, open files, the thread pool in
 * use. Speaks the protocol of target.h.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';

const worker = new Worker(
  'const { parentPort: p } = require("node:worker_threads"); let n = 0; p.on("message", () => p.postMessage(++n));',
  {
    eval: true,
  },
);
const memory = new Map(Array.from({ length: 20_000 }, (_, i) => [`key ${i}`, { i, text: String(i).repeat(3) }]));
let child;
let ticks = 0;
let asked = 0;
setInterval(() => ticks++, 5);

const askWorker = () =>
  new Promise((resolve) => {
    worker.once('message', resolve);
    worker.postMessage('next');
  });
const askChild = () =>
  new Promise((resolve) => {
    child.stdout.once('data', (text) => resolve(String(text).trim()));
    child.stdin.write(`echo ${asked}\n`);
  });

await askWorker();
// Not before: V8 reads /proc/self/maps when a thread starts, and a child inherits that descriptor.
child = spawn('cat', { stdio: ['pipe', 'pipe', 'inherit'] });
process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  if (line.startsWith('exit ')) {
    child.kill();
    process.exit(Number(line.slice(5)));
  }
  asked++;
  const [fromWorker, fromChild, self] = await Promise.all([
    askWorker(),
    askChild(),
    readFile('/proc/self/comm', 'utf8'),
  ]);
  const hash = createHash('sha256')
    .update(JSON.stringify([...memory]))
    .digest('hex');
  process.stdout.write(`${JSON.stringify({ asked, ticks, fromWorker, fromChild, self: self.trim(), hash })}\n`);
}
