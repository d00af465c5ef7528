/* Files that are no longer at their path, held by descriptors. */
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { checkpoint, isCriuError, plan, Criu, type Checkpoint, type CriuError } from 'libcriu';
import { GhostFileImage, ImageSet, RemapFpathImage, verify } from 'libcriu/images';
import { atEnd, temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import {
  dumpOf,
  expectKept,
  itUnless,
  itWith,
  programTarget,
  restored,
  roundTrip,
  target,
  targetEnvironment,
  targetsDir,
  type Answer,
} from '../support/target.js';

async function failureOf(promise: Promise<unknown>): Promise<CriuError> {
  const error: unknown = await promise.then(
    () => new Error('it did not fail'),
    (e: unknown) => e,
  );
  if (!isCriuError(error)) throw error;
  return error;
}

/** What a restore leaves of its own: names of ghosts, hard links. */
const namesIn = (directory: string): string[] => readdirSync(directory, { recursive: true }).map(String).sort();

/** A file system of its own at DIRECTORY/mnt; gone at the end of the test. */
function mounted(directory: string, ...options: string[]): string {
  const mnt = path.join(directory, 'mnt');
  mkdirSync(mnt);
  execFileSync('mount', [...options, 'libcriu-test', mnt], { stdio: 'ignore' });
  atEnd(() => execFileSync('umount', ['-l', mnt]));
  return mnt;
}

/** Why there can be none of this sort. */
function mountMissing(options: (probe: string) => string): string | undefined {
  const probe = mkdtempSync(path.join('/dev/shm', 'libcriu-probe-'));
  try {
    const line = `cd ${probe} && mkdir mnt a b c && mount ${options(probe)} libcriu-test mnt && umount mnt`;
    execFileSync('unshare', ['-m', 'sh', '-c', line], { stdio: 'ignore' });
    return undefined;
  } catch {
    return `cannot mount ${options('')}`;
  } finally {
    rmSync(probe, { recursive: true });
  }
}

const overlay = (top: string): string[] => [
  '-t',
  'overlay',
  '-o',
  `lowerdir=${top}/a,upperdir=${top}/b,workdir=${top}/c`,
];

describe('deleted files', () => {
  watchLeftovers();

  /** Of files whose name another one has by now, /proc shows the ghost's. */
  function withoutNewNames(report: Answer): Answer {
    for (const key of ['replaced']) {
      const { fd } = report[key] as { fd: { link: string } };
      fd.link = fd.link.replace(/\.cr\.[0-9a-f]+\.ghost/, '');
    }
    return report;
  }

  it('keeps contents, holes, owners, modes, times, positions and names, and what is the same file', async () => {
    const directory = temporaryDirectory();
    const started = await target('ghost', directory, 'ghosts');
    const names = namesIn(directory);
    const report = await started.report();
    expect(report).toMatchObject({
      small: { fd: { pos: 3, link: `${directory}/small (deleted)` }, mode: '0x89e9', uid: 1234, links: 0, old: true },
      empty: { fd: { link: `${directory}/empty (deleted) (deleted)` } },
      sparse: { data: [65536, 73728, 1073741824, 1073750016] },
      hole: { data: [], size: 100000 },
      outer: { old: true, uid: 7 },
      fifo: { queued: 6 },
      link: { target: 'somewhere/else' },
      one_file: true,
      two_files: true,
      child: { same: true },
    });
    const back = await expectKept(started, withoutNewNames);
    expect(namesIn(directory)).toEqual(names);
    expect(readFileSync(path.join(directory, 'replaced'), 'utf8')).toBe('');
    expect(await back.ask('write')).toEqual({ wrote: 1, size: 10 });
    expect((await back.report())['small_again'].sum).not.toBe(report['small_again'].sum);
  });

  it('finds holes by fiemap as well', async () => {
    // Not on tmpfs, which has no fiemap.
    const directory = mkdtempSync(path.join(tmpdir(), 'libcriu-test-'));
    atEnd(() => rmSync(directory, { recursive: true }));
    await expectKept(await target('ghost', directory, 'ghosts'), withoutNewNames, { dump: { ghostFiemap: true } });
  });

  it('may be the program itself', async () => {
    const directory = temporaryDirectory();
    const program = path.join(directory, 'program');
    copyFileSync(path.join(targetsDir, 'eventfd'), program);
    const subject = await programTarget(program);
    rmSync(program);
    await expectKept(subject);
    expect(namesIn(directory)).toEqual([]);
  });

  it('makes parents that are gone as long as they are needed', async () => {
    const directory = temporaryDirectory();
    const back = await expectKept(await target('ghost', directory, 'parents'));
    expect(namesIn(directory)).toEqual([]);
    expect((await back.report())['orphan'].fd.link).toBe(`${directory}/a/b/orphan (deleted)`);
  });

  itWith(
    'ghost',
    '/dev/shm',
    'born',
  )('can still link a file that was never linked', async () => {
    const directory = temporaryDirectory();
    const subject = await target('ghost', directory, 'born');
    const { born } = await subject.report();
    const back = await roundTrip(await roundTrip(subject));
    // The number in its name is that of the inode, a new one.
    const link = expect.stringMatching(/\/#\d+ \(deleted\)$/);
    expect((await back.report())['born']).toEqual({ ...born, fd: { ...born.fd, link } });
    expect(namesIn(directory)).toEqual([]);
    expect(await back.ask('publish')).toEqual({ linked: 0 });
    expect(readFileSync(path.join(directory, 'published'), 'utf8')).toBe('born');
  });

  it('are written as CRIU writes them', async () => {
    const image = await dumpOf(await target('ghost', temporaryDirectory(), 'ghosts'));
    const set = await ImageSet.open(image.imagesDir);
    expect(await verify(set)).toEqual([]);
    const { remaps } = await set.read(RemapFpathImage);
    const ids = new Set(remaps.map((remap) => (remap.kind === 'ghost' ? remap.ghostId : -1)));
    expect([...ids].sort((x, y) => x - y)).toEqual([...ids].map((_, i) => i + 1));
    const ghosts = await Promise.all([...ids].map((id) => set.read(GhostFileImage, id)));
    const small = ghosts.find(({ entry }) => entry.uid === 1234)!;
    expect(small.entry).toMatchObject({ mode: 0o104751, gid: 4321, mtim: { tv_sec: 1100000000n, tv_usec: 654321n } });
    const sparse = ghosts.find(({ entry }) => (entry.size ?? 0n) > 1n << 30n)!;
    expect(sparse.entry.chunks).toBe(true);
  });

  it('are refused beyond the limit, before anything is stopped', async () => {
    const subject = await target('ghost', temporaryDirectory(), 'large', '1025');
    const { obstacles } = await plan(subject.process, { shellJob: true });
    expect(obstacles).toHaveLength(1);
    const error = await failureOf(dumpOf(subject));
    expect(error).toMatchObject({
      code: 'ERR_UNSUPPORTED_FD',
      stage: 'plan',
      thawed: true,
      object: { kind: 'deleted file' },
    });
    expect(error.hint).toContain('ghostLimit');
    const report = await subject.report();
    const back = await roundTrip(subject, { dump: { ghostLimit: 2 * 1024 ** 2 } });
    expect(await back.report()).toEqual(report);
  });

  itUnless(mountMissing(() => '-t tmpfs'))('are made again on a read-only mount, which stays so', async () => {
    const directory = temporaryDirectory();
    const mnt = mounted(directory, '-t', 'tmpfs');
    const subject = await target('ghost', directory, 'mount');
    execFileSync('mount', ['-o', 'remount,bind,ro', mnt]);
    const mounts = readFileSync('/proc/self/mountinfo', 'utf8');
    const back = await expectKept(subject);
    expect(readFileSync('/proc/self/mountinfo', 'utf8')).toBe(mounts);
    expect(readdirSync(mnt)).toEqual([]);
    // Where the file system itself is, there is no way.
    const image = await dumpOf(back);
    execFileSync('mount', ['-o', 'remount,ro', mnt]);
    const error = await failureOf(image.restore());
    expect(error).toMatchObject({ code: 'ERR_SYSCALL', stage: 'files', errno: 30 });
  });

  it.each(
    ['fail', 'crash', 'kill'].flatMap((action) =>
      ['files', 'grow', 'memory', 'finish', 'release'].map((at) => [action, at]),
    ),
  )('leaves no name behind after %s at %s of a restore', async (action, stage) => {
    const directory = temporaryDirectory();
    const subject = await target('ghost', directory, 'ghosts');
    const report = withoutNewNames(await subject.report());
    const names = namesIn(directory);
    const image = await dumpOf(subject);
    await failureOf(image.restore({ fault: `${action}:${stage}` }));
    expect(namesIn(directory)).toEqual(names);
    // Nobody has reaped the processes yet that a killed engine had made.
    if (action === 'kill') return;
    const back = await restored(image);
    expect(withoutNewNames(await back.report())).toEqual(report);
  });

  it('are opened under names of ghosts where something else has theirs, until that is gone', async () => {
    const directory = temporaryDirectory();
    const subject = await target('ghost', directory, 'ghosts');
    const report = withoutNewNames(await subject.report());
    const image = await dumpOf(subject);
    const taken = ['small', 'first', 'fifo', 'link'];
    for (const name of taken) writeFileSync(path.join(directory, name), 'somebody else’s');
    mkdirSync(path.join(directory, 'outer'));
    const names = namesIn(directory);
    const back = await restored(image);
    expect(namesIn(directory)).toEqual(names);
    for (const name of taken) expect(readFileSync(path.join(directory, name), 'utf8')).toBe('somebody else’s');
    const now = await back.report();
    for (const name of ['small', 'first', 'fifo', 'link', 'outer'])
      expect(now[name].fd.link).toMatch(new RegExp(`/${name}\\.cr\\.[0-9a-f]+\\.ghost \\(deleted\\)$`));
    expect(now['second'].fd.link).toBe(`${directory}/second (deleted)`);
    const again = await dumpOf(back);
    for (const name of [...taken, 'outer']) rmSync(path.join(directory, name), { recursive: true });
    expect(withoutNewNames(await (await restored(again)).report())).toEqual(report);
  });

  itUnless(mountMissing(() => '-t tmpfs'))('leave nothing behind where there is no room for them', async () => {
    const directory = temporaryDirectory();
    const mnt = mounted(directory, '-t', 'tmpfs');
    const resize = (size: string) => execFileSync('mount', ['-o', `remount,size=${size}`, mnt]);
    const subject = await target('ghost', mnt, 'large', '1000');
    const report = await subject.report();
    const image = await dumpOf(subject);
    resize('64k');
    expect(await failureOf(image.restore())).toMatchObject({ code: 'ERR_SYSCALL', errno: 28, stage: 'files' });
    expect(readdirSync(mnt)).toEqual([]);
    resize('10m');
    expect(await (await restored(image)).report()).toEqual(report);
  });

  it('refuses a torn image with file and offset, and leaves no name', async () => {
    const directory = temporaryDirectory();
    const image = await dumpOf(await target('ghost', directory, 'large', '64'));
    const ghost = path.join(image.imagesDir, 'ghost-file-1.img');
    writeFileSync(ghost, readFileSync(ghost).subarray(0, -1));
    const error = await failureOf(image.restore());
    expect(error).toMatchObject({ code: 'ERR_IMAGE_CORRUPT', object: { file: 'ghost-file-1.img' } });
    expect(namesIn(directory)).toEqual([]);
  });
});

describe('files with another name', () => {
  watchLeftovers();

  async function subject(): Promise<{ directory: string; image: () => Promise<Checkpoint>; report: Answer }> {
    const directory = temporaryDirectory();
    const started = await target('ghost', directory, 'linked');
    return { directory, image: () => dumpOf(started, { linkRemap: true }), report: await started.report() };
  }

  it('are refused by name without linkRemap', async () => {
    const directory = temporaryDirectory();
    const error = await failureOf(dumpOf(await target('ghost', directory, 'linked')));
    expect(error).toMatchObject({ code: 'ERR_UNSUPPORTED_FD', stage: 'plan', object: { kind: 'file without a name' } });
    expect(error.hint).toContain('linkRemap');
    expect(namesIn(directory)).toEqual(['left']);
  });

  it('are kept by a hard link, which goes with the restore', async () => {
    const { directory, image, report } = await subject();
    expect(report).toMatchObject({ lost: { links: 1, fd: { link: `${directory}/lost (deleted)` } } });
    const made = await image();
    expect(namesIn(directory)).toEqual(['left', expect.stringMatching(/^link_remap\.\d+$/)]);
    const back = await restored(made);
    expect(namesIn(directory)).toEqual(['left']);
    expect(await back.report()).toEqual(report);
    writeFileSync(path.join(directory, 'left'), 'STILL THERE');
    expect((await back.report())['lost'].sum).not.toBe(report['lost'].sum);
    await back.end();
    // Nothing but the name that is left leads to it now.
    expect((await (await restored(made)).report())['lost']).toMatchObject({ links: 1, fd: report['lost'].fd });
    expect(namesIn(directory)).toEqual(['left']);
  });

  it('are no other for a target that runs on, and found again all the same', async () => {
    const directory = temporaryDirectory();
    const subject = await target('ghost', directory, 'linked');
    const report = await subject.report();
    const image = await dumpOf(subject, { linkRemap: true, leaveRunning: true });
    expect(namesIn(directory)).toEqual(['left']);
    expect(await subject.report()).toEqual(report);
    await subject.end();
    const back = await restored(image);
    expect(await back.report()).toEqual(report);
    await back.end();
    // Something else has the name now.
    writeFileSync(path.join(directory, 'lost'), '');
    expect((await (await restored(image)).report())['lost'].fd.link).toMatch(/link_remap\.\d+ \(deleted\)$/);
    expect(namesIn(directory)).toEqual(['left', 'lost']);
  });

  itUnless(mountMissing((probe) => overlay(probe).join(' ')))(
    'are kept in the images where the file system counts names that it cannot show',
    async () => {
      const directory = temporaryDirectory();
      for (const name of ['a', 'b', 'c']) mkdirSync(path.join(directory, name));
      writeFileSync(path.join(directory, 'a', 'lost'), 'from the lower layer');
      linkSync(path.join(directory, 'a', 'lost'), path.join(directory, 'a', 'left'));
      const mnt = mounted(directory, ...overlay(directory));
      const subject = await target('ghost', directory, 'unlink', path.join(mnt, 'lost'));
      const { file } = await subject.report();
      const image = await dumpOf(subject, { linkRemap: true });
      const { remaps } = await (await ImageSet.open(image.imagesDir)).read(RemapFpathImage);
      expect(remaps.map(({ kind }) => kind)).toEqual(['ghost']);
      const back = await restored(image);
      expect((await back.report())['file']).toMatchObject({ sum: file.sum, fd: file.fd });
      expect(readdirSync(mnt)).toEqual(['left']);
    },
  );

  it('leave no link behind after a pre-dump', async () => {
    const directory = temporaryDirectory();
    const file = path.join(temporaryDirectory(), 'report');
    const child = spawn(path.join(targetsDir, 'ghost'), [`--report=${file}`, directory, 'linked'], {
      stdio: 'ignore',
      env: targetEnvironment,
    });
    atEnd(() => child.kill('SIGKILL'));
    while (!existsSync(file)) await delay(10);
    const criu = new Criu({ pid: child.pid!, imagesDir: temporaryDirectory(), shellJob: true, linkRemap: true });
    await criu.preDump();
    criu.stopTracking();
    expect(namesIn(directory)).toEqual(['left']);
  });

  it.each(['collect', 'memory', 'commit', 'kill'])(
    'leave no link behind after a dump that fails at %s',
    async (stage) => {
      const directory = temporaryDirectory();
      const started = await target('ghost', directory, 'linked');
      const report = await started.report();
      for (const action of ['fail', 'crash']) {
        await failureOf(
          checkpoint(started.process, {
            imagesDir: temporaryDirectory(),
            shellJob: true,
            linkRemap: true,
            fault: `${action}:${stage}`,
          }),
        );
        expect(namesIn(directory)).toEqual(['left']);
      }
      expect(await started.report()).toEqual(report);
    },
  );

  it.each(['files', 'finish', 'release'])('keep the link when a restore fails at %s', async (stage) => {
    const { directory, image, report } = await subject();
    const made = await image();
    const names = namesIn(directory);
    await failureOf(made.restore({ fault: `fail:${stage}` }));
    expect(namesIn(directory)).toEqual(names);
    expect(await (await restored(made)).report()).toEqual(report);
    expect(namesIn(directory)).toEqual(['left']);
  });

  it('are refused when the link is gone, or another file', async () => {
    const { directory, image } = await subject();
    const made = await image();
    const link = path.join(
      directory,
      namesIn(directory).find((name) => name.startsWith('link_remap'))!,
    );
    writeFileSync(link, 'longer than it was at the dump');
    expect(await failureOf(made.restore())).toMatchObject({ code: 'ERR_FILE_CHANGED', stage: 'check' });
    rmSync(link);
    rmSync(path.join(directory, 'left'));
    expect(await failureOf(made.restore())).toMatchObject({ code: 'ERR_FILE_MISSING', stage: 'check' });
  });
});

describe('a program that is open', () => {
  watchLeftovers();

  /** Another program of the same size, as a build of the same source may be. */
  function rebuild(file: string): void {
    const bytes = readFileSync(file);
    const note = bytes.indexOf(Buffer.from('\x14\0\0\0\x03\0\0\0GNU\0', 'latin1'));
    expect(note).toBeGreaterThan(0);
    bytes[note + 12] = bytes[note + 12]! ^ 1;
    writeFileSync(file, bytes);
  }

  it('is known by its build id, or by its size alone', async () => {
    const directory = temporaryDirectory();
    const program = path.join(directory, 'program');
    copyFileSync(path.join(targetsDir, 'ghost'), program);
    const image = await dumpOf(await target('ghost', directory, 'open', program));
    rebuild(program);
    const error = await failureOf(image.restore());
    expect(error).toMatchObject({ code: 'ERR_FILE_CHANGED', stage: 'check', object: { path: program } });
    expect(error.message).toContain('build id');
    const back = await restored(image, { fileValidation: 'filesize' });
    // What no build id was kept of is not compared by it.
    const sizes = await dumpOf(back, { fileValidation: 'filesize' });
    rebuild(program);
    await restored(sizes);
  });

  it('has to have its mode, unless that is not asked for', async () => {
    const directory = temporaryDirectory();
    const file = path.join(directory, 'file');
    writeFileSync(file, 'text');
    const image = await dumpOf(await target('ghost', directory, 'open', file));
    chmodSync(file, 0o600);
    expect(await failureOf(image.restore())).toMatchObject({ code: 'ERR_FILE_CHANGED', object: { path: file } });
    await restored(image, { skipFileRwxCheck: true });
  });
});
