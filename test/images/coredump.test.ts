/* gdb opens core files made of images, and sees in them what it saw in the living process. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, readlinkSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { checkpoint } from 'libcriu';
import { coredump, ImageSet, proto } from 'libcriu/images';
import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { itUnless, target, targetEnvironment } from '../support/target.js';
import { temporaryDirectory as sampleDirectory, writeSample } from './sample-set.js';

const gdbMissing =
  spawnSync('gdb', ['--version'], { stdio: 'ignore' }).status === 0 ? undefined : 'gdb is not installed';

/** What gdb prints for a process or a core file: by thread, the names of its frames. */
function backtraces(...subject: string[]): Map<number, string[]> {
  const args = ['-nx', '-batch', '-iex', 'set debuginfod enabled off', ...subject];
  const text = execFileSync('gdb', [...args, '-ex', 'set pagination off', '-ex', 'thread apply all bt'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 2 ** 26,
  });
  const found = new Map<number, string[]>();
  let frames: string[] = [];
  for (const line of text.slice(text.indexOf('\nThread ')).split('\n')) {
    const lwp = /^Thread \d+ .*LWP (\d+)/.exec(line)?.[1];
    if (lwp !== undefined) found.set(Number(lwp), (frames = []));
    // An address is printed if it is not at the start of a line of source: a system call that goes on has moved by two bytes.
    const frame = /^#\d+ +(?:0x[0-9a-f]+ in )?(.*?) \(/.exec(line)?.[1];
    if (frame !== undefined) frames.push(frame);
  }
  return found;
}

async function expectSameBacktraces(pid: number, threads: number): Promise<void> {
  const program = readlinkSync(`/proc/${pid}/exe`);
  const living = backtraces('-p', String(pid));
  expect(living.size).toBeGreaterThanOrEqual(threads);
  const imagesDir = temporaryDirectory();
  await checkpoint(pid, { imagesDir, leaveRunning: true });
  const core = path.join(imagesDir, 'core');
  const set = await ImageSet.open(imagesDir);
  const copies = (async function* () {
    for await (const chunk of coredump(set, pid)) yield Buffer.from(chunk);
  })();
  await pipeline(Readable.from(copies), createWriteStream(core));
  expect(backtraces(program, core)).toEqual(living);
}

describe('core files', () => {
  watchLeftovers();

  itUnless(gdbMissing)(
    'gdb sees the stacks of eight threads as they were',
    async () => {
      const { pid } = await target('sleepers');
      await expectSameBacktraces(pid, 8);
    },
    120_000,
  );

  const python = '/usr/bin/python3';
  const script = [
    'import threading, time',
    'for _ in range(3): threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()',
    'time.sleep(1000)',
  ].join('\n');
  const programs: [name: string, missing: string | undefined, command: () => string[], threads: number][] = [
    ['Python', existsSync(python) ? undefined : `no ${python}`, () => [realpathSync(python), '-c', script], 4],
    ['Node', undefined, () => [process.execPath, '-e', 'setInterval(() => undefined, 1e6)'], 5],
  ];
  it.each(programs)(
    'gdb sees the stacks of all threads of %s as they were',
    async (_name, missing, command, threads) => {
      if (gdbMissing !== undefined || missing !== undefined) return console.warn(`skipped: ${gdbMissing ?? missing}`);
      const [file = '', ...args] = command();
      const child = spawn(file, args, { stdio: 'ignore', env: targetEnvironment, detached: true });
      try {
        await delay(1500);
        await expectSameBacktraces(child.pid ?? 0, threads);
      } finally {
        child.kill('SIGKILL');
        await new Promise((resolve) => child.once('exit', resolve));
      }
    },
    120_000,
  );

  it('has the layout of a core file: registers, files, memory', async () => {
    await using dir = await sampleDirectory();
    await writeSample(dir.path);
    const set = await ImageSet.open(dir.path);
    const parts: Buffer[] = [];
    for await (const chunk of coredump(set, 10)) parts.push(Buffer.from(chunk));
    const bytes = Buffer.concat(parts);
    expect(bytes.subarray(0, 4).toString('latin1')).toBe('\x7fELF');
    expect([bytes.readUInt16LE(16), bytes.readUInt16LE(18)]).toEqual([4, 62]);
    const headers = bytes.readUInt16LE(56);
    const rows = Array.from({ length: headers }, (_, i) => {
      const at = 64 + i * 56;
      const [offset, address, , fileSize, size] = [8, 16, 24, 32, 40].map((field) => bytes.readBigUInt64LE(at + field));
      return { type: bytes.readUInt32LE(at), offset, address, fileSize, size };
    });
    expect(rows[0]?.type).toBe(4);
    const vmas = set.process(10)?.vmas ?? [];
    const covered = rows.slice(1).reduce((sum, { size }) => sum + (size ?? 0n), 0n);
    expect(covered).toBe(vmas.reduce((sum, { start, end }) => sum + end - start, 0n));
    const heap = rows.find(({ address, fileSize }) => address === vmas.at(-1)?.start && (fileSize ?? 0n) > 0n);
    await using memory = await set.memory(10);
    const stored = bytes.subarray(Number(heap?.offset), Number((heap?.offset ?? 0n) + (heap?.fileSize ?? 0n)));
    expect(stored.equals(await memory.read(heap?.address ?? 0n, stored.length))).toBe(true);
    expect(stored.length).toBeGreaterThan(0);
    expect(bytes.includes('/bin/target\0')).toBe(true);
  });

  it('refuses by name what has no core file', async () => {
    await using dir = await sampleDirectory();
    await writeSample(dir.path);
    const set = await ImageSet.open(dir.path);
    await expect(coredump(set, 12).next()).rejects.toThrow(/process 12 is a zombie/);
    await expect(coredump(set, 99).next()).rejects.toThrow(/no process 99/);
    const info = set.process(10)?.core?.entry.thread_info;
    if (info) info.gpregs.mode = proto.user_x86_regs_mode.COMPAT;
    await expect(coredump(set, 10).next()).rejects.toThrow(/thread 10 is of a 32-bit program/);
  });
});
