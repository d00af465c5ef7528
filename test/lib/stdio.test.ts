/* What happens to bytes in flight around a checkpoint, with real children and a fake core. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { criu_req_type, external_kind, stdio_kind, type Iexternal_end } from '../../images/generated/proto.js';
import { checkpoint, type Checkpoint } from '../../lib/checkpoint.js';
import type { RestoredProcess } from '../../lib/restored-process.js';
import { childStreams } from '../../lib/stdio/child-streams.js';
import { heldFileName } from '../../lib/stdio/held-file.js';
import { fakeCore, type FakeOperation } from './support/fake-core.js';

let dir: string;
let imagesDir: string;
let fifos = 0;
const toClose: number[] = [];
const children: ChildProcess[] = [];

/** Kills it after the test, if it still runs. */
function track<C extends ChildProcess>(child: C): C {
  children.push(child);
  return child;
}

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'libcriu-stdio-'));
  imagesDir = path.join(dir, 'img');
});
afterEach(() => {
  for (const fd of toClose.splice(0)) closeSync(fd);
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(dir, { recursive: true, force: true });
});

/** Both ends of a fifo, which here stands for the pair that the core would make. */
function pair(kind: stdio_kind) {
  const file = path.join(dir, `fifo${fifos++}`);
  execFileSync('mkfifo', [file]);
  const reader = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  const writer = openSync(file, constants.O_WRONLY | constants.O_NONBLOCK);
  return kind === stdio_kind.STDIO_PIPE_WRITE
    ? { child_fd: writer, caller_fd: reader }
    : { child_fd: reader, caller_fd: writer };
}

interface Setting {
  readonly ends: (child: ChildProcess) => Iexternal_end[];
  readonly onDump?: (operation: FakeOperation, child: ChildProcess) => Promise<boolean | void> | boolean | void;
  readonly child: ChildProcess;
}

/** A core that kills the child for a dump, and gives fifos for a restore. `dup` is the restored process's side. */
function core({ ends, child, onDump }: Setting) {
  const made: { child_fd: number; caller_fd: number; dup: number }[] = [];
  const fake = fakeCore({
    call: ({ stdio, grow_send_buffer }) => {
      if (grow_send_buffer !== undefined) return {};
      const pairs = (stdio?.kinds ?? []).map((kind) => {
        const fds = pair(kind);
        const flags =
          kind === stdio_kind.STDIO_PIPE_WRITE ? constants.O_WRONLY : constants.O_RDONLY | constants.O_NONBLOCK;
        const dup = openSync(`/proc/self/fd/${fds.child_fd}`, flags);
        toClose.push(dup);
        made.push({ ...fds, dup });
        return fds;
      });
      return { stdio: pairs };
    },
    operation: async (operation) => {
      if (operation.request.type === criu_req_type.RESTORE) return void operation.succeed({ pid: child.pid });
      const external = ends(child);
      const go = await onDump?.(operation, child);
      if (go === false)
        return void operation.send({ error: { code: 'ERR_FAULT', text: 'asked for', undone: true } }).end();
      if (operation.request.opts?.leave_running !== true) process.kill(child.pid ?? 0, 'SIGKILL');
      operation.succeed({ pid: child.pid, external }).end();
    },
  });
  return { made, fake, [Symbol.dispose]: () => fake[Symbol.dispose]() };
}

/** The ends of a child as the core finds them, as pipes so that fifos can stand in. */
function ends(child: ChildProcess): Iexternal_end[] {
  return childStreams(child).map(({ index, fd }) => ({
    key: `pipe:[${index}]`,
    pid: child.pid ?? 0,
    fd: index,
    kind: external_kind.EXTERNAL_PIPE,
    caller_peer_fd: fd,
    flags: index === 0 ? constants.O_RDONLY : constants.O_WRONLY,
  }));
}

function readAll(fd: number): string {
  const buffer = Buffer.alloc(1 << 20);
  let text = '';
  for (;;) {
    let got = 0;
    try {
      got = readSync(fd, buffer);
    } catch {
      return text;
    }
    if (got === 0) return text;
    text += buffer.toString('latin1', 0, got);
  }
}

const sleeper = () => track(spawn('sleep', ['60'], { stdio: ['pipe', 'pipe', 'inherit'] }));

it('holds what is written during the dump, and gives it to the restored process, once', async () => {
  const child = sleeper();
  const written: string[] = [];
  let exits = 0;
  child.on('exit', (_code, signal) => (exits++, written.push(String(signal))));
  using it = core({
    child,
    ends,
    onDump: async () => {
      child.stdin.write('one', () => written.push('one'));
      child.stdin.write('two', () => written.push('two'));
      child.stdin.end('three', () => written.push('end'));
      await delay(10);
      expect(written).toEqual([]);
    },
  });
  const image: Checkpoint = await checkpoint(child, { imagesDir });
  expect([exits, child.signalCode]).toEqual([1, 'SIGKILL']);
  await delay(20);
  expect(written).toEqual(['SIGKILL', 'one', 'two', 'end']);
  expect(child.stdin.destroyed).toBe(true);
  expect(existsSync(path.join(imagesDir, heldFileName))).toBe(true);

  const back: RestoredProcess = await image.restore();
  expect(back.pid).toBe(child.pid);
  expect(it.fake.operations[1]?.request.opts).toMatchObject({ child: true });
  expect(it.fake.operations[1]?.request.opts?.inherit_fd).toEqual(
    it.made.map(({ child_fd, caller_fd }, i) =>
      expect.objectContaining({ key: `pipe:[${i}]`, fd: child_fd, peer_fd: caller_fd }),
    ),
  );
  await delay(20);
  expect(readAll(it.made[0]?.dup ?? -1)).toBe('onetwothree');
  expect(back.stdin?.writableFinished).toBe(true);
  it.fake.operations[1]?.send({ exit: { pid: child.pid ?? 0, code: 4 } }).end();
  expect(await back.exited).toEqual({ code: 4, signal: null });
  await delay(10);
  expect(back.exitCode).toBe(4);
  expect(back.stdin?.destroyed).toBe(true);
});

it('waits for bytes that libuv still has', async () => {
  const child = track(
    spawn('sh', ['-c', 'sleep 0.3; head -c 3000000 >/dev/null; exec sleep 60'], {
      stdio: ['pipe', 'ignore', 'inherit'],
    }),
  );
  let flushed = 0;
  child.stdin.write(Buffer.alloc(3_000_000), () => flushed++);
  let atDump = -1;
  using _ = core({ child, ends, onDump: () => void (atDump = child.stdin.writableLength) });
  await checkpoint(child, { imagesDir });
  expect([atDump, flushed]).toEqual([0, 1]);
  expect(existsSync(path.join(imagesDir, heldFileName))).toBe(false);
});

it('refuses to checkpoint while bytes are stuck, and loses none', async () => {
  const child = track(spawn('sh', ['-c', 'sleep 1.5; wc -c'], { stdio: ['pipe', 'pipe', 'inherit'] }));
  child.stdin.write(Buffer.alloc(3_000_000));
  using _ = core({ child, ends });
  await expect(checkpoint(child, { imagesDir, timeout: 1 })).rejects.toMatchObject({
    code: 'ERR_UNSUPPORTED_FD',
    thawed: true,
    object: { fd: 0 },
  });
  child.stdin.end('more');
  let text = '';
  for await (const chunk of child.stdout) text += String(chunk);
  expect(Number(text)).toBe(3_000_004);
});

it('gives everything back if the dump fails', async () => {
  const child = track(spawn('cat', { stdio: ['pipe', 'pipe', 'inherit'] }));
  let text = '';
  child.stdout.on('data', (chunk) => (text += String(chunk)));
  using _ = core({ child, ends, onDump: () => (child.stdin.end('held'), false) });
  await expect(checkpoint(child, { imagesDir })).rejects.toMatchObject({ code: 'ERR_FAULT' });
  expect(existsSync(imagesDir)).toBe(false);
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([code, text]).toEqual([0, 'held']);
});

it('gives everything back if the child is left running', async () => {
  const child = track(spawn('cat', { stdio: ['pipe', 'pipe', 'inherit'] }));
  let text = '';
  child.stdout.on('data', (chunk) => (text += String(chunk)));
  using _ = core({ child, ends, onDump: () => void child.stdin.write('a') });
  await checkpoint(child, { imagesDir, leaveRunning: true });
  child.stdin.end('b');
  await new Promise((resolve) => child.on('close', resolve));
  expect(text).toBe('ab');
});

it('lets output that was not read yet come out of the old stream', async () => {
  const child = track(spawn('sh', ['-c', 'echo before; exec sleep 60'], { stdio: ['pipe', 'pipe', 'inherit'] }));
  await delay(100);
  using _ = core({ child, ends });
  const image = await checkpoint(child, { imagesDir });
  let text = '';
  for await (const chunk of child.stdout) text += String(chunk);
  expect(text).toBe('before\n');
  expect(image.pid).toBe(child.pid);
});

it('passes a descriptor on that is still the same, and not one that has changed', async () => {
  const file = openSync(path.join(dir, 'file'), 'w');
  const other = openSync(path.join(dir, 'other'), 'w');
  const child = track(spawn('sleep', ['60'], { stdio: ['ignore', file, other] }));
  const same = (fd: number, callerFd: number): Iexternal_end => ({
    key: `key${fd}`,
    pid: child.pid ?? 0,
    fd,
    kind: external_kind.EXTERNAL_FILE,
    caller_same_fd: callerFd,
  });
  using it = core({ child, ends: () => [same(1, file), same(2, other)] });
  const image = await checkpoint(child, { imagesDir });
  closeSync(other);
  toClose.push(openSync('/dev/null', 'r'), file);
  const back = await image.restore();
  expect(it.fake.operations[1]?.request.opts?.inherit_fd).toMatchObject([{ key: 'key1', fd: file }]);
  expect(it.fake.operations[1]?.request.opts?.inherit_fd).toHaveLength(1);
  expect(back.stdout).toBeNull();
  it.fake.operations[1]?.send({ exit: { pid: 1, code: -1, signal: 15 } }).end();
  expect(await back.exited).toEqual({ code: null, signal: 'SIGTERM' });
  expect(back.kill()).toBe(false);
});

/** Descriptors of this process that are ends of the fake core's pairs. */
function openFifos(): string[] {
  const links = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return '';
    }
  });
  return links.filter((link) => link.startsWith(dir) && link.includes('fifo'));
}

it('leaves no descriptor open if the restore fails', async () => {
  const child = sleeper();
  let restored = false;
  using it = core({ child, ends });
  const image = await checkpoint(child, { imagesDir });
  using broken = fakeCore({
    call: ({ stdio }) => ({ stdio: (stdio?.kinds ?? []).map(pair) }),
    operation: (operation) => void operation.send({ error: { code: 'ERR_PID_IN_USE', text: 'taken', pid: 5 } }).end(),
  });
  await image.restore().then(
    () => (restored = true),
    () => undefined,
  );
  expect(openFifos()).toEqual([]);
  expect([restored, broken.operations.length, it.made.length]).toEqual([false, 1, 0]);
});

it('waits until a process that is not our child is gone, and owns a directory of its own', async () => {
  const shell = spawn('sh', ['-c', 'sleep 60 & echo $!; wait'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const pid = await new Promise<number>((resolve) => shell.stdout.once('data', (text) => resolve(Number(text))));
  using _ = fakeCore({
    operation: (operation) => {
      process.kill(pid, 'SIGKILL');
      operation.succeed({ pid }).end();
    },
  });
  let own: string;
  {
    await using image = await checkpoint(pid);
    own = image.imagesDir;
    expect([existsSync(own), existsSync(`/proc/${pid}`)]).toEqual([true, false]);
  }
  expect(existsSync(own)).toBe(false);
  mkdirSync(imagesDir);
});
