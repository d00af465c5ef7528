/* The toolkit over the real engine: pipes of a child, whatever is in them, across checkpoints. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { checkpoint, Checkpoint, isCriuError, type RestoredProcess } from 'libcriu';

let dir: string;
const running = new Set<{ kill(signal: NodeJS.Signals): boolean }>();

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'libcriu-toolkit-'));
});
afterEach(() => {
  for (const process of running) process.kill('SIGKILL');
  running.clear();
  rmSync(dir, { recursive: true, force: true });
});

function track<P extends { kill(signal: NodeJS.Signals): boolean }>(process: P): P {
  running.add(process);
  return process;
}

const openFds = (): number => readdirSync('/proc/self/fd').length;

/** Collects what a stream says until its end. */
function collect(stream: Readable | null): Promise<Buffer> {
  const chunks: Buffer[] = [];
  stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => stream?.on('close', () => resolve(Buffer.concat(chunks))));
}

async function cycle(
  process: ChildProcess | RestoredProcess,
  imagesDir = path.join(dir, 'img'),
): Promise<RestoredProcess> {
  const image = await checkpoint(process, { imagesDir });
  return track(await image.restore());
}

it('loses and doubles no byte in either direction, however full the pipes are', async () => {
  const lines = 60_000;
  const cycles = 6;
  // cat, with its pipes full most of the time: its output is read in bursts.
  let process: ChildProcess | RestoredProcess = track(spawn('cat', { stdio: ['pipe', 'pipe', 'inherit'] }));
  const outputs: Promise<Buffer>[] = [collect(process.stdout)];
  const sent = createHash('sha256');
  let next = 0;
  let called = 0;

  const write = async (stream: Writable, count: number, paced = true): Promise<void> => {
    for (let i = 0; i < count; i++) {
      const line = `line ${next++} ${'x'.repeat(next % 200)}\n`;
      sent.update(line);
      if (!stream.write(line, () => called++) && paced && i % 7 === 0) await delay(1);
    }
  };
  for (let i = 0; i < cycles; i++) {
    const stdin = process.stdin as Writable;
    await write(stdin, lines / cycles - 500);
    const image = checkpoint(process, { imagesDir: path.join(dir, 'img') });
    // At once: what is written to the old stream after the checkpoint is lost, as for any process that is gone.
    await write(stdin, 250, false);
    const [dumped] = await Promise.all([image, write(stdin, 250, false)]);
    process = track(await dumped.restore());
    outputs.push(collect(process.stdout));
  }
  process.stdin?.end();
  const exited = (process as RestoredProcess).exited;
  const received = Buffer.concat(await Promise.all(outputs));
  expect(received.toString('latin1').split('\n').length - 1).toBe(next);
  expect(createHash('sha256').update(received).digest('hex')).toBe(sent.digest('hex'));
  expect(await exited).toEqual({ code: 0, signal: null });
  expect(called).toBe(next);
});

it('keeps what the child has not read, and an end of file after it', async () => {
  const child = track(spawn('sh', ['-c', 'sleep 0.4; exec cat'], { stdio: ['pipe', 'pipe', 'inherit'] }));
  child.stdin.end('unread\n');
  await delay(50);
  const back = await cycle(child);
  expect(String(await collect(back.stdout))).toBe('unread\n');
  expect(await back.exited).toEqual({ code: 0, signal: null });
});

it('keeps output that the caller has not read', async () => {
  const script = 'head -c 100000 /dev/zero; echo; exec sleep 60';
  const child = track(spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'inherit'] }));
  await delay(100);
  const back = await cycle(child);
  const before = await collect(child.stdout);
  expect(before.length).toBe(100_001);
  const after = collect(back.stdout);
  back.kill('SIGKILL');
  expect((await after).length).toBe(0);
});

it('takes a process that writes into a full pipe out of its write and back', async () => {
  const child = track(spawn('sh', ['-c', 'seq 1 200000'], { stdio: ['ignore', 'pipe', 'inherit'] }));
  child.stdout.pause();
  await delay(100);
  const back = await cycle(child);
  const text = Buffer.concat([await collect(child.stdout.resume()), await collect(back.stdout)]).toString();
  expect(text).toBe(Array.from({ length: 200_000 }, (_, i) => `${i + 1}\n`).join(''));
});

it('gives the same stream to both numbers of a duplicated descriptor', async () => {
  const script = 'exec 2>&1; while read -r line; do echo "out $line"; echo "err $line" >&2; done';
  const child = track(spawn('sh', ['-c', script], { stdio: 'pipe' }));
  await delay(50);
  const back = await cycle(child);
  const text = collect(back.stdout);
  back.stdin?.end('1\n2\n');
  expect(String(await text)).toBe('out 1\nerr 1\nout 2\nerr 2\n');
  expect(back.stderr).toBeNull();
});

it('brings back a socket at another number, both ways', async () => {
  const script = 'while read -r line <&3; do echo "got $line" >&3; done';
  const child = track(spawn('sh', ['-c', script], { stdio: ['ignore', 'inherit', 'inherit', 'pipe'] }));
  await delay(50);
  const back = await cycle(child);
  const socket = back.stdio[3];
  const answer = new Promise((resolve) => socket?.once('data', (chunk) => resolve(String(chunk))));
  socket?.write('this\n');
  expect(await answer).toBe('got this\n');
});

it('lets the child run on if it is left running, and emits nothing', async () => {
  const child = track(spawn('cat', { stdio: ['pipe', 'pipe', 'inherit'] }));
  const exit = jest.fn();
  child.on('exit', exit);
  await delay(50);
  const image = await checkpoint(child, { imagesDir: path.join(dir, 'img'), leaveRunning: true });
  child.stdin.write('still here\n');
  const heard = await new Promise((resolve) => child.stdout.once('data', (chunk) => resolve(String(chunk))));
  expect([heard, exit.mock.calls.length, image.pid]).toEqual(['still here\n', 0, child.pid]);
  await expect(image.restore()).rejects.toMatchObject({ code: 'ERR_PID_IN_USE' });
});

it('opens a checkpoint in another process, with what was held back', async () => {
  const child = track(spawn('cat', { stdio: ['pipe', 'pipe', 'inherit'] }));
  await delay(50);
  const imagesDir = path.join(dir, 'img');
  const made = checkpoint(child, { imagesDir });
  await new Promise((resolve) => setImmediate(resolve));
  child.stdin.write('held ');
  await made;
  for (const round of [1, 2]) {
    const image = await Checkpoint.open(imagesDir);
    expect(image.pid).toBe(child.pid);
    const back = track(await image.restore());
    const text = collect(back.stdout);
    back.stdin?.end(`round ${round}`);
    expect(String(await text)).toBe(`held round ${round}`);
    expect(await back.exited).toEqual({ code: 0, signal: null });
  }
});

it('is aborted: the child runs on and no images are left', async () => {
  const child = track(spawn('cat', { stdio: ['pipe', 'pipe', 'inherit'] }));
  await delay(50);
  const imagesDir = path.join(dir, 'img');
  const controller = new AbortController();
  const reason = new Error('changed my mind');
  // The dump waits for its hooks, so this abort is never too late.
  const onHook = () => controller.abort(reason);
  await expect(checkpoint(child, { imagesDir, signal: controller.signal, onHook })).rejects.toBe(reason);
  child.stdin.end('alive');
  expect(String(await collect(child.stdout))).toBe('alive');
  expect(existsSync(imagesDir)).toBe(false);
});

it('refuses a process that is not there', async () => {
  const child = spawn('true');
  await new Promise((resolve) => child.on('exit', resolve));
  const error: unknown = await checkpoint(child).catch((e: unknown) => e);
  expect(isCriuError(error, 'ERR_NO_SUCH_PROCESS')).toBe(true);
  const gone: unknown = await checkpoint(child.pid ?? 0).catch((e: unknown) => e);
  expect(isCriuError(gone, 'ERR_NO_SUCH_PROCESS')).toBe(true);
});

it('leaves no descriptor behind', async () => {
  let process: ChildProcess | RestoredProcess = track(spawn('cat', { stdio: ['pipe', 'pipe', 'pipe'] }));
  process = await cycle(process);
  await delay(50);
  const before = openFds();
  for (let i = 0; i < 10; i++) process = await cycle(process);
  await delay(50);
  expect(openFds()).toBe(before);
});
