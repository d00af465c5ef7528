// What the bench dumps. Each start() gives a running target with nothing outside of itself, so that any tool can take it.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const shell = ['sh', ['-c', 'i=0; while :; do i=$((i+1)); done']];

const worker = [
  process.execPath,
  [
    '-e',
    `const http = { on: 0 }; const cache = Array.from({ length: 20000 }, (_, i) => ({ key: 'k' + i, value: i }));
     setInterval(() => { http.on += cache[http.on % cache.length].value & 1; }, 1000);`,
  ],
];

const gibibyte = [
  'python3',
  [
    '-c',
    `import time
data = bytearray(1 << 30)
for i in range(0, len(data), 4096):
    data[i] = (i >> 12) & 255 or 1
open('/proc/self/comm', 'w').write('ready')
while True:
    time.sleep(1)`,
  ],
];

const threads = [
  'python3',
  [
    '-c',
    `import sys, threading
threading.stack_size(128 << 10)
done = threading.Event()
for i in range(int(sys.argv[1])):
    threading.Thread(target=done.wait, daemon=True).start()
open('/proc/self/comm', 'w').write('ready')
done.wait()`,
    process.env.BENCH_THREADS ?? '1000',
  ],
];

/** A program of test/targets, which says that it is ready by a file. */
const targets = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../targets');
const readyFile = path.join(tmpdir(), `libcriu-bench-ready-${process.pid}`);

function target(name) {
  return [path.resolve(targets, '../../build/targets', name), [`--report=${readyFile}`]];
}

async function targetReady() {
  while (!existsSync(readyFile)) await delay(10);
  rmSync(readyFile);
}

/** Rewrites one page in a hundred when it is told to; its name counts the times. */
const rewriting = [
  'python3',
  [
    '-c',
    `import signal, time
data = bytearray(1 << 30)
for i in range(0, len(data), 4096):
    data[i] = (i >> 12) & 255 or 1
times = 0
def rewrite(*_):
    global times
    times += 1
    for i in range(0, len(data), 409600):
        data[i + times] ^= 1
    open('/proc/self/comm', 'w').write('ready' + str(times))
signal.signal(signal.SIGUSR1, rewrite)
open('/proc/self/comm', 'w').write('ready0')
while True:
    time.sleep(1)`,
  ],
];

export const rewritten = Math.ceil((1 << 30) / 409600);

async function isReady(pid, name) {
  const { readFileSync } = await import('node:fs');
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === name;
  } catch {
    return false;
  }
}

async function untilReady(pid, name = 'ready') {
  while (!(await isReady(pid, name))) await delay(50);
}

function workload(title, rounds, [file, args], settle, more = {}) {
  return {
    title,
    rounds,
    ...more,
    async start() {
      if (file.includes('/build/targets/')) execFileSync('make', ['-s', '-C', targets], { stdio: 'inherit' });
      const child = spawn(file, args, { stdio: 'ignore', detached: true });
      const exited = once(child, 'exit');
      await once(child, 'spawn');
      await settle(child.pid);
      return {
        child,
        gone: () => exited,
        async stop() {
          if (child.exitCode === null && child.signalCode === null) {
            child.kill('SIGKILL');
            await exited;
          }
        },
      };
    },
  };
}

/** 1 GiB of which rewrite() changes one percent. */
export async function startRewriting() {
  const target = await workload('', 0, rewriting, (pid) => untilReady(pid, 'ready0')).start();
  let times = 0;
  return {
    ...target,
    async rewrite() {
      target.child.kill('SIGUSR1');
      await untilReady(target.child.pid, `ready${++times}`);
    },
  };
}

export const workloads = [
  workload('shell loop', 15, shell, () => delay(50)),
  workload('idle Node worker', 15, worker, () => delay(400)),
  workload('1 GiB touched', 5, gibibyte, untilReady),
  workload(`${threads[1].at(-1)} threads`, 9, threads, untilReady),
  workload('10,000 descriptors of ten kinds', 5, target('descriptor_mix'), targetReady, { descriptors: 10_000 }),
];
