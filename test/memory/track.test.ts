/** Pre-dumps and dumps upon earlier images: what is written, what is noted, and that it ends. */
import { execFile, spawn } from 'node:child_process';
import { readFileSync, readlinkSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Criu, dedup, type OptionValues, type Warning } from 'libcriu';
import { ImageSet, verify } from 'libcriu/images';
import { atEnd, expectUntraced, temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { isAlive } from '../support/proc.js';
import { dumpOf, restored, target, targetEnvironment, targetsDir, type Target } from '../support/target.js';

const MIB = 8;
const PAGES = MIB * 256;

/** What a small program changes by going on: its stack, data of libc. */
const NOISE = 40;

let dir: string;
let session: Criu;
let warnings: Warning[];

beforeEach(() => {
  dir = temporaryDirectory();
  warnings = [];
  session = new Criu({ shellJob: true });
  session.on('warning', (warning) => warnings.push(warning));
  atEnd(() => session.stopTracking());
});

/** Into dir/NAME, upon dir/PREVIOUS. */
const into = (name: string, previous?: string): OptionValues => ({
  imagesDir: path.join(dir, name),
  ...(previous === undefined ? {} : { prevImagesDir: `../${previous}` }),
});

const preDump = async (subject: Target, name: string, previous?: string, options: OptionValues = {}) =>
  session.preDump({ pid: subject.pid, ...into(name, previous), ...options });

const sizeOnDisk = (file: string): number => statSync(path.join(dir, file)).blocks * 512;
const isWatched = async (subject: Target): Promise<unknown> => (await subject.report())['watched'];

/** Dump upon `previous`, restore, and the same checksums. */
async function expectRestored(subject: Target, previous: string, options: OptionValues = {}): Promise<Target> {
  const before = await subject.report();
  const { tracking } = await session.preDump({ pid: subject.pid, ...into('last', previous) });
  const back = await restored(await dumpOf(subject, { ...into('dump', 'last'), tracking, ...options }));
  expect(await back.report()).toEqual({ ...before, watched: false });
  return back;
}

describe('pre-dumps', () => {
  watchLeftovers();

  it.each(['splice', 'read'] as const)('write what has changed, and no more (mode %s)', async (preDumpMode) => {
    const subject = await target('track', String(MIB));
    const { stats: first } = await preDump(subject, '0', undefined, { preDumpMode });
    expect(first.pagesWritten).toBeGreaterThan(PAGES);
    expect(await isWatched(subject)).toBe(true);
    expectUntraced(subject.pid);
    for (const [round, count] of [200, 1, 700].entries()) {
      await subject.ask(`write ${count}`);
      const { stats } = await preDump(subject, String(round + 1), String(round), { preDumpMode });
      expect(stats.pagesWritten).toBeGreaterThanOrEqual(count);
      expect(stats.pagesWritten).toBeLessThan(count + NOISE);
      expect(stats.pagesSkipped + stats.pagesWritten).toBeGreaterThan(PAGES);
    }
    await subject.ask('write 10');
    await expectRestored(subject, '3');
    expect(warnings).toEqual([]);
  });

  it('link to the images before, by the path that was given', async () => {
    const subject = await target('track', '1');
    await preDump(subject, '0');
    await preDump(subject, '1', '0');
    expect(readlinkSync(path.join(dir, '1', 'parent'))).toBe('../0');
    const set = await ImageSet.open(path.join(dir, '1'));
    expect(await verify(set)).toEqual([]);
    expect(set.processes).toEqual([]);
  });

  it('say when the tree was stopped, as CRIU looks for pids that were used again', async () => {
    const subject = await target('track', '1');
    const uptime = (): number => Number(readFileSync('/proc/uptime', 'latin1').split(' ')[0]) * 1e6;
    const before = uptime();
    await preDump(subject, '0', undefined, { fault: 'hold:commit:300' });
    const { inventory } = await ImageSet.open(path.join(dir, '0'));
    expect(Number(inventory.entry.dump_uptime)).toBeGreaterThanOrEqual(before - 20_000);
    expect(Number(inventory.entry.dump_uptime)).toBeLessThan(uptime() - 250_000);
  });

  it('take as long as they take once the tree is frozen', async () => {
    const subject = await target('track', '1');
    await preDump(subject, '0', undefined, { timeout: 1, fault: 'hold:memory:2000' });
    await dumpOf(subject, { timeout: 1, fault: 'hold:memory:2000' });
  });

  it('follow a fork: the child is written whole, the parent is not', async () => {
    const subject = await target('track', String(MIB));
    await preDump(subject, '0');
    await subject.ask('fork');
    await subject.ask('write 20');
    const { stats } = await preDump(subject, '1', '0');
    expect(stats.pagesWritten).toBeGreaterThan(PAGES);
    expect(stats.pagesWritten).toBeLessThan(PAGES + 400);
    expect(stats.pagesSkipped).toBeGreaterThan(PAGES - 100);
    await expectRestored(subject, '1');
  });

  it('begin anew after an exec', async () => {
    const subject = await target('track', String(MIB));
    await preDump(subject, '0');
    subject.process.stdin?.write('again\n');
    expect(await subject.ready()).toBe('ready');
    const { stats } = await preDump(subject, '1', '0');
    expect(stats.pagesSkipped).toBe(0);
    await expectRestored(subject, '1');
  });

  it('count one page of a huge one', async () => {
    const subject = await target('track', '16');
    await subject.ask('huge');
    await preDump(subject, '0');
    await subject.ask('write 8');
    const { stats } = await preDump(subject, '1', '0');
    expect(stats.pagesWritten).toBeLessThan(8 + NOISE);
    await subject.ask('huge');
    await expectRestored(subject, '1');
  });

  it('let pages of files go back to the file, also where the file has become shorter', async () => {
    const subject = await target('track', '1', path.join(dir, 'file'));
    await preDump(subject, '0');
    await subject.ask('drop');
    const { stats } = await preDump(subject, '1', '0');
    expect(stats.pagesWritten).toBeLessThan(NOISE);
    await expectRestored(subject, '1');
  });

  it('end with the handle: nothing is watched any more, and writes cost what they did', async () => {
    const subject = await target('track', String(MIB));
    const { tracking } = await preDump(subject, '0');
    expect(await isWatched(subject)).toBe(true);
    tracking?.close();
    expect(await isWatched(subject)).toBe(false);
    const { stats } = await preDump(subject, '1', '0');
    expect(stats.pagesSkipped).toBe(0);
    expect(warnings.map(({ code }) => code)).toEqual(['WARN_NOT_TRACKED']);
    session.stopTracking(subject.pid);
    expect(await isWatched(subject)).toBe(false);
  });

  it('end with a caller that is killed', async () => {
    const subject = await target('track', String(MIB));
    const caller = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { preDump } from ${JSON.stringify(path.resolve('dist/libcriu.js'))};
         await preDump({ pid: ${subject.pid}, imagesDir: ${JSON.stringify(path.join(dir, '0'))}, shellJob: true });
         console.log('done');
         setInterval(() => 0, 1000);`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await new Promise((resolve) => caller.stdout.once('data', resolve));
    expect(await isWatched(subject)).toBe(true);
    caller.kill('SIGKILL');
    await new Promise((resolve) => caller.once('exit', resolve));
    expect(await isWatched(subject)).toBe(false);
    expect(await subject.ask('speed')).toEqual({ ns: expect.any(Number), did: 'speed' });
  });

  it('lose nothing when one fails on the way', async () => {
    const subject = await target('track', String(MIB));
    await preDump(subject, '0');
    for (const stage of ['freeze', 'track', 'memory', 'thaw', 'commit']) {
      await subject.ask('write 50');
      await expect(preDump(subject, '1', '0', { fault: `fail:${stage}` })).rejects.toMatchObject({ code: 'ERR_FAULT' });
      expectUntraced(subject.pid);
      await subject.report();
    }
    await expectRestored(subject, '0');
  });

  it('write all again, with a warning, where the kernel tells nothing', async () => {
    const subject = await target('track', String(MIB));
    await preDump(subject, '0', undefined, { fault: 'track:none' });
    expect(warnings.map(({ code }) => code)).toEqual(['WARN_NOT_TRACKED']);
    expect(await isWatched(subject)).toBe(false);
    const { stats } = await preDump(subject, '1', '0', { fault: 'track:none' });
    expect(stats.pagesWritten).toBeGreaterThan(PAGES);
    expect(stats.pagesSkipped).toBe(0);
    await expectRestored(subject, '1');
  });

  it('run on while the target writes, in every round', async () => {
    const subject = await target('track', String(MIB));
    const running = subject.ask('run 1500');
    let previous: string | undefined;
    for (let round = 0; round < 6; round++) {
      await preDump(subject, String(round), previous, { preDumpMode: round % 2 ? 'read' : 'splice' });
      previous = String(round);
    }
    await running;
    await expectRestored(subject, '5');
  });

  it('make chains of any depth', async () => {
    const subject = await target('track', '2');
    await subject.ask('fork');
    await preDump(subject, '0');
    for (let round = 1; round < 80; round++) {
      await subject.ask('write 3');
      await preDump(subject, String(round), String(round - 1));
    }
    await expectRestored(subject, '79');
  }, 120_000);
});

describe('a dump that lets the tree live', () => {
  watchLeftovers();

  it('is one to build upon, with trackMem', async () => {
    const subject = await target('track', String(MIB));
    const first = await dumpOf(subject, { ...into('0'), leaveRunning: true, trackMem: true });
    await subject.ask('write 30');
    const second = await dumpOf(subject, {
      ...into('1', '0'),
      leaveRunning: true,
      trackMem: true,
      tracking: first.tracking,
    });
    expect(second.stats?.pagesWritten).toBeLessThan(30 + 2 * NOISE);
    await subject.ask('write 40');
    const before = await subject.report();
    const third = await dumpOf(subject, { ...into('2', '1'), tracking: second.tracking });
    expect(third.stats?.pagesWritten).toBeLessThan(40 + 2 * NOISE);
    const back = await restored(third);
    expect(await back.report()).toEqual({ ...before, watched: false });
  });

  it('can fail, and be tried again upon the same images', async () => {
    const subject = await target('track', String(MIB));
    const { tracking } = await preDump(subject, '0');
    await subject.ask('write 25');
    await expect(dumpOf(subject, { ...into('1', '0'), tracking, fault: 'fail:commit' })).rejects.toMatchObject({
      code: 'ERR_FAULT',
    });
    await subject.ask('write 25');
    const before = await subject.report();
    const image = await dumpOf(subject, { ...into('1', '0'), tracking });
    expect(image.stats?.pagesWritten).toBeLessThan(2 * 25 + 2 * NOISE);
    expect(await (await restored(image)).report()).toEqual({ ...before, watched: false });
  });
});

describe('the command line', () => {
  watchLeftovers();
  const libcriu = (...args: string[]) =>
    promisify(execFile)(process.execPath, [path.resolve('dist/cli.js'), ...args, '--no-default-config'], {
      env: targetEnvironment,
    });

  it('keeps what it noted in a process of its own, until the next round or the end of the target', async () => {
    const subject = spawn(path.join(targetsDir, 'track'), [`--report=${path.join(dir, 'report')}`, String(MIB)], {
      stdio: 'ignore',
      detached: true,
      env: targetEnvironment,
    });
    const exited = new Promise((resolve) => subject.once('exit', resolve));
    const keeperOf = async (name: string): Promise<number> =>
      (await ImageSet.open(path.join(dir, name))).inventory.entry.tracking?.keeper_pid ?? 0;
    while (!statSync(path.join(dir, 'report'), { throwIfNoEntry: false })) await delay(20);
    const pid = String(subject.pid);
    await libcriu('pre-dump', '-t', pid, '-D', path.join(dir, '0'));
    const first = await keeperOf('0');
    expect(readFileSync(`/proc/${first}/comm`, 'latin1')).toBe('criu-keeper\n');
    await libcriu(
      'pre-dump',
      '-t',
      pid,
      '-D',
      path.join(dir, '1'),
      '--prev-images-dir',
      '../0',
      '--pre-dump-mode',
      'read',
    );
    expect(isAlive(first)).toBe(false);
    const second = await keeperOf('1');
    expect(isAlive(second)).toBe(true);
    const pages = statSync(path.join(dir, '1', 'pages-1.img')).size / 4096;
    expect(pages).toBeLessThan(NOISE);
    // The target itself ends it.
    process.kill(Number(pid), 'SIGKILL');
    await exited;
    for (const end = performance.now() + 5000; isAlive(second) && performance.now() < end;) await delay(20);
    expect(isAlive(second)).toBe(false);
  });

  it('does not believe a keeper of another user', async () => {
    const subject = await target('track', String(MIB));
    const pid = String(subject.pid);
    await libcriu('pre-dump', '-t', pid, '-D', path.join(dir, '0'), '-j');
    const set = await ImageSet.open(path.join(dir, '0'));
    const tracking = set.inventory.entry.tracking;
    // It has what the keeper has, and looks like it.
    const impostor = spawn('python3', ['-c', impostorProgram, String(tracking?.keeper_pid)], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: targetEnvironment,
    });
    const line = await new Promise<string>((resolve) => impostor.stdout.once('data', (text) => resolve(String(text))));
    const [fd = 0, start = 0] = line.split(' ').map(Number);
    Object.assign(tracking ?? {}, { keeper_pid: impostor.pid, keeper_fd: fd, keeper_start: BigInt(start) });
    await set.write(set.inventory);
    await libcriu('pre-dump', '-t', pid, '-D', path.join(dir, '1'), '-j', '--prev-images-dir', '../0');
    expect(statSync(path.join(dir, '1', 'pages-1.img')).size).toBeGreaterThan(PAGES * 4096);
    expect(impostor.exitCode ?? impostor.signalCode).toBeNull();
    impostor.kill('SIGKILL');
    await subject.end();
  });

  it('dumps upon pre-dumps, frees what was replaced, and restores', async () => {
    const subject = await target('track', String(MIB));
    const pid = String(subject.pid);
    await libcriu('pre-dump', '-t', pid, '-D', path.join(dir, '0'), '-j');
    await subject.ask('write 512');
    const upon = ['--prev-images-dir', '../0', '--track-mem', '--auto-dedup'];
    await libcriu('dump', '-t', pid, '-D', path.join(dir, '1'), '-j', '-R', '-x', ...upon);
    expect(sizeOnDisk('0/pages-1.img')).toBeLessThan(PAGES * 4096 - 400 * 4096);
    const tracked = (await ImageSet.open(path.join(dir, '1'))).inventory.entry.tracking?.keeper_pid ?? 0;
    expect(isAlive(tracked)).toBe(true);
    await subject.end();
    for (const end = performance.now() + 5000; isAlive(tracked) && performance.now() < end;) await delay(20);
  });
});

/** Takes the keeper's descriptor 0 (pidfd_open, pidfd_getfd), then becomes nobody. */
const impostorProgram = `
import ctypes, os, sys
call = ctypes.CDLL(None).syscall
fd = call(438, call(434, int(sys.argv[1]), 0), 0, 0)
open('/proc/self/comm', 'w').write('criu-keeper')
os.setresuid(65534, 65534, 65534)
print(fd, open('/proc/self/stat').read().rsplit(')', 1)[1].split()[19], flush=True)
sys.stdin.read()`;

describe('dedup', () => {
  watchLeftovers();

  it('frees what later images have anew, at every depth, and they restore as before', async () => {
    const subject = await target('track', String(MIB));
    await preDump(subject, '0');
    await subject.ask('write 256');
    await preDump(subject, '1', '0');
    await subject.ask('write 64');
    await preDump(subject, '2', '1');
    await subject.ask('write 1024');
    const before = await subject.report();
    const { tracking } = await session.preDump({ pid: subject.pid, ...into('3', '2') });
    const image = await dumpOf(subject, { ...into('dump', '3'), tracking });
    const sizes = ['0', '1', '2'].map((name) => sizeOnDisk(`${name}/pages-1.img`));
    expect(await dedup({ imagesDir: path.join(dir, 'dump') })).toBeLessThan(NOISE * 2 * 4096);
    const freed = await dedup({ imagesDir: path.join(dir, '3') });
    expect(freed).toBeGreaterThanOrEqual(1024 * 4096);
    expect(sizeOnDisk('0/pages-1.img')).toBeLessThan((sizes[0] ?? 0) - 700 * 4096);
    expect(sizeOnDisk('1/pages-1.img')).toBeLessThan(NOISE * 4096);
    expect(await dedup({ imagesDir: path.join(dir, '3') })).toBe(0);
    expect(await (await restored(image)).report()).toEqual({ ...before, watched: false });
  });

  it('goes with each dump, with autoDedup, and with the restore', async () => {
    const subject = await target('track', String(MIB));
    await preDump(subject, '0');
    await subject.ask('write 512');
    const { stats } = await preDump(subject, '1', '0', { autoDedup: true });
    expect(stats.freed).toBeGreaterThanOrEqual(512 * 4096);
    const before = await subject.report();
    const { tracking } = await session.preDump({ pid: subject.pid, ...into('2', '1') });
    const image = await dumpOf(subject, { ...into('dump', '2'), tracking });
    const back = await restored(image, { autoDedup: true });
    expect(await back.report()).toEqual({ ...before, watched: false });
    for (const name of ['0', '1', 'dump']) expect(sizeOnDisk(`${name}/pages-1.img`)).toBeLessThan(30 * 4096);
  });

  it('leaves the parents alone when the dump fails', async () => {
    const subject = await target('track', String(MIB));
    const { tracking } = await preDump(subject, '0');
    await subject.ask('write 512');
    const size = sizeOnDisk('0/pages-1.img');
    const options = { ...into('1', '0'), tracking, autoDedup: true, fault: 'fail:kill' };
    await expect(dumpOf(subject, options)).rejects.toMatchObject({ code: 'ERR_FAULT' });
    expect(sizeOnDisk('0/pages-1.img')).toBe(size);
  });

  it('refuses what is no checkpoint', async () => {
    await expect(dedup({ imagesDir: dir })).rejects.toMatchObject({ code: 'ERR_IMAGE_MISSING' });
  });
});
