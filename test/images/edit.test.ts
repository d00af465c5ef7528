import { mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Checkpoint } from 'libcriu';
import {
  compression,
  CodedStore,
  CoreImage,
  diff,
  FdinfoImage,
  ImageDirectory,
  ImageSet,
  isImageError,
  MmImage,
  PagemapImage,
  PstreeImage,
  RemapFpathImage,
  sealing,
  verify,
  writeImages,
  writeManifest,
  type ImageEdits,
} from '../../images/index.js';
import { temporaryDirectory as directoryOfTest, watchLeftovers } from '../support/leftovers.js';
import { dumpOf, restored, target, type Answer } from '../support/target.js';
import { HEAP, sampleImages, temporaryDirectory, writeSample } from './sample-set.js';

async function refusal(made: Promise<unknown>): Promise<string> {
  try {
    await made;
  } catch (error) {
    if (isImageError(error, 'ERR_IMAGE_EDIT')) return error.message;
    throw error;
  }
  throw new Error('was not refused');
}

const contents = async (directory: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      (await readdir(directory)).map(
        async (name) => [name, await readFile(path.join(directory, name), 'hex')] as const,
      ),
    ),
  );

describe('edit()', () => {
  it('lets two processes change numbers, with all their images', async () => {
    await using dir = await temporaryDirectory();
    await writeSample(dir.path);
    const set = await ImageSet.open(dir.path);
    const before = await set.memory(10);
    const page = await before.read(HEAP, 16);
    await before.close();
    const edited = await set.edit({ pids: { 10: 12, 12: 10, 11: 99 } });
    expect((await edited.read(PstreeImage)).entries.map((entry) => ({ ...entry }))).toEqual([
      { pid: 12, ppid: 0, pgid: 12, sid: 12, threads: [12, 99] },
      { pid: 10, ppid: 12, pgid: 12, sid: 12, threads: [10] },
    ]);
    expect(edited.root?.threads.get(99)?.comm).toBe('worker');
    expect(edited.process(10)?.isZombie).toBe(true);
    await using memory = await edited.memory(12);
    expect(await memory.read(HEAP, 16)).toEqual(page);
    expect(await verify(edited)).toEqual([]);
  });

  it('changes keys of what is outside, with those who name them', async () => {
    await using dir = await temporaryDirectory();
    await writeSample(dir.path);
    await writeFile(path.join(dir.path, 'libcriu-input.json'), '[{"key":"pipe:[700]","data":"aGk=","ended":false}]');
    const set = await ImageSet.open(dir.path);
    const edited = await set.edit({ external: { 'socket:[501]': 'socket:[9]', 'pipe:[700]': 'pipe:[8]' } });
    expect(edited.externalEnds().map(({ key }) => key)).toEqual(['socket:[9]']);
    expect(edited.files.flatMap((file) => (file.kind === 'pipe' ? [file.entry.pipe_id] : []))).toEqual([8, 8]);
    expect(await readFile(path.join(dir.path, 'libcriu-input.json'), 'utf8')).toContain('"pipe:[8]"');
    expect(await verify(edited)).toEqual([]);
  });

  it('changes whole components of paths, the longest beginning first', async () => {
    await using dir = await temporaryDirectory();
    await writeSample(dir.path);
    const set = await ImageSet.open(dir.path);
    const edited = await set
      .edit({ paths: { '/bin': '/usr/bin', '/tmp/unlinked': '/var/x', '/tmp': '/never' } })
      .catch((error: unknown) => error);
    expect(String(edited)).toMatch(/no path begins with \/tmp$/);
    const done = await set.edit({ paths: { '/bin/': '/usr/bin/', '/tmp/unlinked': '/var/x' } });
    expect(done.files.flatMap((file) => (file.kind === 'reg' ? [file.entry.name] : []))).toEqual([
      '/usr/bin/target',
      '/',
      '/var/x',
    ]);
  });

  it('changes anything, entry by entry, and keeps what it does not know', async () => {
    await using dir = await temporaryDirectory();
    await writeSample(dir.path);
    const set = await ImageSet.open(dir.path);
    const edited = await set.edit({
      change: async (draft) => {
        await draft.update(CoreImage, 10, (core) => ({ ...core, tc: { ...core.tc!, oom_score_adj: 500 } }));
        await draft.update(FdinfoImage, 2, (entry) => (entry.fd === 5 ? undefined : entry));
        const mm = await draft.image(MmImage, 10);
        draft.put(MmImage.of({ ...mm.entry, mm_brk: 7n }, 10));
      },
    });
    expect(edited.root?.core?.entry.tc?.oom_score_adj).toBe(500);
    expect(edited.root?.descriptors.map(({ fd }) => fd)).toEqual([0, 4]);
    expect(edited.root?.mm?.entry.mm_brk).toBe(7n);
  });

  it('leaves the set alone and writes another one', async () => {
    await using dir = await temporaryDirectory();
    const [from, to] = [path.join(dir.path, 'from'), path.join(dir.path, 'to')];
    await mkdir(from);
    await writeSample(from);
    await mkdir(to);
    const before = await contents(from);
    const set = await ImageSet.open(from);
    const edited = await set.edit({ pids: { 12: 77 } }, { to });
    expect(await contents(from)).toEqual(before);
    expect(edited.path).toBe(to);
    expect(await diff(set, edited)).toEqual([
      { kind: 'only-left', file: 'core-12.img' },
      { kind: 'only-right', file: 'core-77.img' },
      { kind: 'field', file: 'pstree.img', path: 'entries[1].threads[0]', left: 12, right: 77 },
      { kind: 'field', file: 'pstree.img', path: 'entries[1].pid', left: 12, right: 77 },
    ]);
    await expect(set.edit({ pids: { 12: 77 } }, { to })).rejects.toThrow(TypeError);
    expect(await readdir(dir.path)).toEqual(['from', 'to']);
  });

  it('writes through a seal and compression', async () => {
    await using dir = await temporaryDirectory();
    const key = Buffer.alloc(32, 5);
    const store = new CodedStore(new CodedStore(new ImageDirectory(dir.path), sealing(key)), compression());
    await using plain = await temporaryDirectory();
    await writeSample(plain.path);
    await (await ImageSet.open(plain.path)).edit({ pids: { 12: 13 } }, { to: store });
    const sealed = await (await ImageSet.open(store)).edit({ pids: { 13: 14 } });
    expect(sealed.processes.map(({ pid }) => pid)).toEqual([10, 14]);
    expect((await readdir(dir.path)).every((name) => name.endsWith('.zst.sealed'))).toBe(true);
    await using memory = await (await ImageSet.open(dir.path, { key })).memory(10);
    expect((await memory.read(HEAP, 1))[0]).toBe(1);
  });

  it.each<[string, ImageEdits, RegExp]>([
    ['a pid that nobody has', { pids: { 50: 51 } }, /^pstree.img: no process.* the number 50$/],
    ['a pid that is taken', { pids: { 12: 11 } }, /^pstree.img: 12 cannot become 11, which is in use/],
    ['a port that nobody has', { ports: [{ from: 80, to: 81 }] }, /^files.img: no tcp socket has the local port 80$/],
    ['an address that nobody has', { addresses: { '10.0.0.1': '10.0.0.2' } }, /no socket has the address 10.0.0.1$/],
    ['a key that nothing has', { external: { 'mnt[a]': 'mnt[b]' } }, /nothing has the key mnt\[a\]$/],
    [
      'an entry of the wrong type, with its place',
      {
        change: async (draft) =>
          draft.update(FdinfoImage, 2, (entry) => (entry.fd === 4 ? { ...entry, fd: 'four' as never } : entry)),
      },
      /^fdinfo-2.img at offset \d+: entry 1: fdinfo_entry.fd: expected an integer/,
    ],
    [
      'what does not fit together',
      { change: (draft) => draft.put(RemapFpathImage.of([{ orig_id: 6, remap_id: 27, remap_type: 1 }])) },
      /^remap-fpath.img.*entry 0.*the result would not fit together: .*ghost/,
    ],
    ['an image less', { change: (draft) => draft.remove('mm-10.img') }, /^mm-10.img: .*missing/],
  ])('refuses %s and writes nothing', async (_, edits, message) => {
    await using dir = await temporaryDirectory();
    await writeSample(dir.path);
    const before = await contents(dir.path);
    expect(await refusal((await ImageSet.open(dir.path)).edit(edits))).toMatch(message);
    expect(await contents(dir.path)).toEqual(before);
  });

  it.each<[string, ImageEdits]>([
    ['a port', { ports: [{ from: 80, to: 70000 }] }],
    ['an address', { addresses: { '10.0.0.1': '10.0.0.256' } }],
    ['families', { addresses: { '10.0.0.1': '::1' } }],
    ['a path', { paths: { 'srv/a': '/srv/b' } }],
    ['pids', { pids: { 10: 0 } }],
    ['one pid for two', { pids: { 10: 5, 12: 5 } }],
    ['kinds of keys', { external: { 'pipe:[1]': 'socket:[1]' } }],
  ])('does not take %s that cannot be', async (_, edits) => {
    await using dir = await temporaryDirectory();
    await writeSample(dir.path);
    await expect((await ImageSet.open(dir.path)).edit(edits)).rejects.toThrow(TypeError);
  });

  it('keeps the link to an earlier set, whose pages have the old numbers', async () => {
    await using dir = await temporaryDirectory();
    const [first, second] = [path.join(dir.path, '1'), path.join(dir.path, '2')];
    await mkdir(first);
    await writeSample(first);
    await writeImages(second, [
      ...sampleImages().filter(({ file }) => !file.startsWith('pagemap-')),
      PagemapImage.of(10, 4, [{ start: HEAP, pages: 1, flags: 1 }]),
    ]);
    await symlink('../1', path.join(second, 'parent'));
    const set = await ImageSet.open(second);
    expect(await refusal(set.edit({ pids: { 10: 20 } }))).toMatch(/^pagemap-10.img: .*flatten\(\) first$/);
    const elsewhere = await set.edit({ pids: { 12: 20 } }, { to: path.join(dir.path, 'deep', '3') });
    await using memory = await elsewhere.memory(10);
    expect((await memory.read(HEAP, 1))[0]).toBe(1);
  });

  it('does not carry over a manifest, which no longer fits', async () => {
    await using dir = await temporaryDirectory();
    await writeSample(dir.path);
    await writeManifest(new ImageDirectory(dir.path));
    await (await ImageSet.open(dir.path)).edit({ pids: { 12: 20 } });
    expect((await readdir(dir.path)).filter((name) => name.includes('manifest') || name.startsWith('.'))).toEqual([]);
  });

  it('puts everything back if a file cannot be put in place', async () => {
    await using dir = await temporaryDirectory();
    await writeSample(dir.path);
    // A directory in the way of a file that the edit makes.
    await mkdir(path.join(dir.path, 'core-20.img'));
    await writeFile(path.join(dir.path, 'core-20.img', 'x'), '');
    const names = await readdir(dir.path);
    await expect((await ImageSet.open(dir.path)).edit({ pids: { 12: 20 } })).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    expect(await readdir(dir.path)).toEqual(names);
    expect(await verify(await ImageSet.open(dir.path))).toEqual([]);
  });
});

describe('edit(), and the engine', () => {
  watchLeftovers();

  it('restores what names pids, ports, addresses and paths with the new ones', async () => {
    const from = directoryOfTest();
    const to = `${from}-moved`;
    const subject = await target('references', from);
    const was = await subject.report();
    const image = await dumpOf(subject, { fileLocks: true, tcp: 'keep' });
    const set = await ImageSet.open(image.imagesDir);
    const child = was['child'] as Answer;
    // Numbers that are free here: those of this test lie close together.
    const numbers = Object.fromEntries([was['pid'], child['pid'], was['thread']].map((pid, i) => [pid, 31000 + i]));
    const [port, near, udp] = [was['listener'][1], was['near'][1], was['udp'][1]] as number[];
    const edited = await set.edit(
      {
        pids: numbers as Record<number, number>,
        ports: [
          { from: port!, to: 4001 },
          { from: near!, to: 4002 },
          { from: udp!, to: 4003, protocol: 'udp' },
        ],
        addresses: { '127.0.0.1': '127.0.0.2' },
        paths: { [from]: to },
      },
      { to: path.join(directoryOfTest(), 'edited') },
    );
    await rename(from, to);
    try {
      const back = await restored(await Checkpoint.open(edited.path), { shellJob: true, fileLocks: true, tcp: 'keep' });
      const [pid, childPid, thread] = [31000, 31001, 31002];
      expect(await back.report()).toEqual({
        pid,
        group: pid,
        session: pid,
        thread,
        child: { pid: childPid, parent: pid, group: childPid, session: pid },
        owner_pid: childPid,
        owner_tid: pid,
        owner_group: childPid,
        pidfd: String(childPid),
        proc_child: `/proc/${childPid}/status`,
        file: `${to}/file`,
        directory: to,
        cwd: to,
        socket: `${to}/socket`,
        listener: ['127.0.0.2', 4001, 'none', 0],
        near: ['127.0.0.2', 4002, '127.0.0.2', 4001],
        far: ['127.0.0.2', 4001, '127.0.0.2', 4002],
        udp: ['127.0.0.2', 4003, 'none', 0],
        lock_type: 1,
        lock_owner: pid,
      });
      expect(await back.ask('finish')).toEqual({ sender: pid, timer_thread: thread, byte: 120 });
    } finally {
      await rename(to, from);
    }
  });
});
