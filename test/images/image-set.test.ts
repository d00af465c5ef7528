import { mkdir, symlink, truncate, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  CoreImage,
  diff,
  FdinfoImage,
  GhostFileImage,
  ImageDirectory,
  ImageSet,
  InventoryImage,
  MmImage,
  PageMap,
  PagemapImage,
  SkQueuesImage,
  verify,
  writeImages,
} from '../../images/index.js';
import { HEAP, sampleImages, samplePages, temporaryDirectory, writeSample } from './sample-set.js';

it('walks processes, threads, descriptors and memory', async () => {
  await using dir = await temporaryDirectory();
  await writeSample(dir.path);
  const set = await ImageSet.open(dir.path);
  expect(set.processes.map(({ pid, ppid, comm, isZombie }) => ({ pid, ppid, comm, isZombie }))).toEqual([
    { pid: 10, ppid: 0, comm: 'parent', isZombie: false },
    { pid: 12, ppid: 10, comm: 'gone', isZombie: true },
  ]);
  expect(set.root?.threads.get(11)?.comm).toBe('worker');
  expect(set.root?.core?.registers?.ip).toBe(2n ** 64n - 1n);
  expect(set.process(12)?.core?.exitStatus).toBe(256);
  expect(set.root?.descriptors.map(({ fd, closeOnExec, file }) => [fd, closeOnExec, file?.kind])).toEqual([
    [0, false, 'unix-socket'],
    [4, true, 'pipe'],
    [5, false, 'reg'],
  ]);
  expect(set.root?.mm?.vmaAt(HEAP + 1n)?.status).toBe(0x201);
  expect((await set.read(SkQueuesImage)).fileIds).toEqual([5]);
  expect((await set.read(GhostFileImage, 26)).chunks.map(({ offset }) => offset)).toEqual([0n, 8192n]);
  expect((await set.read('timens-0.img')).entries).toHaveLength(1);
  expect(await verify(set)).toEqual([]);
});

it('finds ends whose other side is outside, with their users', async () => {
  await using dir = await temporaryDirectory();
  await writeSample(dir.path);
  const ends = (await ImageSet.open(dir.path)).externalEnds();
  expect(ends).toEqual([
    expect.objectContaining({ key: 'socket:[501]', kind: 'unix-socket', peer: 500, users: [{ pid: 10, fd: 0 }] }),
  ]);
});

it('writes what it read, byte for byte', async () => {
  await using dir = await temporaryDirectory();
  await writeSample(dir.path);
  const set = await ImageSet.open(dir.path);
  for (const name of set.names.filter((file) => !file.startsWith('pages-'))) {
    expect(Buffer.from((await set.read(name)).toBytes())).toEqual(Buffer.from(await set.readRaw(name)));
  }
});

it('reads memory: stored, absent, across ranges', async () => {
  await using dir = await temporaryDirectory();
  await writeSample(dir.path);
  await using memory = await (await ImageSet.open(dir.path)).memory(10);
  expect(Buffer.from(await memory.read(HEAP + 4094n, 4))).toEqual(Buffer.from([1, 1, 0, 0]));
  expect(Buffer.from(await memory.read(HEAP + 5n * 4096n - 2n, 4))).toEqual(Buffer.from([2, 2, 3, 3]));
  expect((await memory.read(HEAP, 6 * 4096)).reduce((sum, byte) => sum + byte, 0)).toBe(4096 * 6);
  expect(memory.source(HEAP + 5n * 4096n)).toEqual({ kind: 'stored', depth: 0, file: 'pages-1.img', offset: 8192n });
  expect(memory.source(0n)).toEqual({ kind: 'absent' });
});

it('follows the parent chain for pages that did not change', async () => {
  await using dir = await temporaryDirectory();
  const [first, second] = [path.join(dir.path, '1'), path.join(dir.path, '2')];
  await mkdir(first);
  await writeSample(first);
  await writeImages(second, [
    ...sampleImages().filter(({ file }) => !file.startsWith('pagemap-')),
    PagemapImage.of(10, 4, [
      { start: HEAP, pages: 1, flags: 1 },
      { start: HEAP + 4n * 4096n, pages: 1, flags: 4 },
      { start: HEAP + 5n * 4096n, pages: 1, flags: 1 },
      { start: HEAP + 7n * 4096n, pages: 1, flags: 2 },
    ]),
  ]);
  await writeFile(path.join(second, 'pages-4.img'), Buffer.alloc(4096, 9));
  const set = await ImageSet.open(second);
  await expect(
    (async () => {
      await using memory = await set.memory(10);
      await memory.read(HEAP, 1);
    })(),
  ).rejects.toThrow(/there is none/);
  await symlink('../1', path.join(second, 'parent'));
  expect(await verify(set)).toEqual([]);
  await using memory = await set.memory(10);
  expect(Buffer.from(await memory.read(HEAP, 1))).toEqual(Buffer.from([1]));
  expect(Buffer.from(await memory.read(HEAP + 5n * 4096n - 1n, 2))).toEqual(Buffer.from([9, 3]));
  await expect(memory.read(HEAP + 7n * 4096n, 1)).rejects.toMatchObject({ code: 'ERR_IMAGE_MISSING' });
});

it('says what is wrong with a set', async () => {
  await using dir = await temporaryDirectory();
  await writeSample(dir.path);
  await unlink(path.join(dir.path, 'ghost-file-1a.img'));
  await truncate(path.join(dir.path, 'pages-1.img'), 4096 * 2);
  await writeImages(dir.path, [
    FdinfoImage.of(
      [
        { id: 99, flags: 0, type: 1, fd: 3 },
        { id: 1, flags: 0, type: 1, fd: 3 },
      ],
      2,
    ),
  ]);
  const found = (await verify(await ImageSet.open(dir.path)))
    .map(({ file, offset, detail }) => `${file}@${offset} ${detail}`)
    .sort();
  expect(found).toEqual(
    [
      'fdinfo-2.img@8 descriptor 3 is file 99 of type 1, which files.img does not have',
      'fdinfo-2.img@20 descriptor 3 is there twice',
      'pages-1.img@8192 8192 bytes, pagemap-10.img says 12288',
      'remap-fpath.img@8 ghost-file-1a.img is missing',
    ].sort(),
  );
});

it('reports a torn file and looks at the others', async () => {
  await using dir = await temporaryDirectory();
  await writeSample(dir.path);
  await truncate(path.join(dir.path, 'seccomp.img'), 11);
  expect(await verify(await ImageSet.open(dir.path))).toEqual([
    expect.objectContaining({ file: 'seccomp.img', offset: 8 }),
  ]);
});

it('names the missing file', async () => {
  await using dir = await temporaryDirectory();
  await expect(ImageSet.open(dir.path)).rejects.toMatchObject({ code: 'ERR_IMAGE_MISSING', file: 'inventory.img' });
  await expect(ImageSet.open(path.join(dir.path, 'nowhere'))).rejects.toMatchObject({ code: 'ERR_IMAGE_MISSING' });
  await writeSample(dir.path);
  await unlink(path.join(dir.path, 'core-11.img'));
  await expect(ImageSet.open(dir.path)).rejects.toMatchObject({ code: 'ERR_IMAGE_MISSING', file: 'core-11.img' });
});

it('never leaves its directory', async () => {
  await using dir = await temporaryDirectory();
  await writeSample(dir.path);
  const set = await ImageSet.open(dir.path);
  await expect(set.readRaw('../secret')).rejects.toThrow(TypeError);
  await symlink('/etc/passwd', path.join(dir.path, 'fs-99.img'));
  await expect(set.readRaw('fs-99.img')).rejects.toMatchObject({ code: 'ERR_IMAGE_CORRUPT' });
});

it('opens a pre-dump, which has no tree', async () => {
  await using dir = await temporaryDirectory();
  await writeImages(dir.path, [
    InventoryImage.of({ img_version: 2 }),
    PagemapImage.of(10, 1, [{ start: HEAP, pages: 3, flags: 4 }]),
  ]);
  await writeFile(path.join(dir.path, 'pages-1.img'), samplePages());
  const set = await ImageSet.open(dir.path);
  expect(set.processes).toEqual([]);
  expect(await verify(set)).toEqual([]);
});

it('compares two sets', async () => {
  await using dir = await temporaryDirectory();
  const [one, two] = [path.join(dir.path, '1'), path.join(dir.path, '2')];
  await mkdir(one);
  await mkdir(two);
  await writeSample(one);
  await writeSample(two);
  const left = await ImageSet.open(one);
  expect(await diff(left, await ImageSet.open(two))).toEqual([]);
  const core = await left.read(CoreImage, 11);
  const thread = core.entry.thread_core;
  if (thread === undefined) throw new Error('no thread_core');
  await left.write(CoreImage.of({ ...core.entry, thread_core: { ...thread, comm: 'other' } }, 11));
  const pages = samplePages();
  pages[5000] = 0;
  await writeFile(path.join(two, 'pages-1.img'), pages);
  await unlink(path.join(two, 'timens-0.img'));
  expect(await diff(left, await ImageSet.open(two))).toEqual([
    { kind: 'field', file: 'core-11.img', path: 'entries[0].thread_core.comm', left: 'other', right: 'worker' },
    { kind: 'bytes', file: 'pages-1.img', offset: 5000 },
    { kind: 'only-left', file: 'timens-0.img' },
  ]);
});

it('refuses pagemaps that go backwards or reach past the end of memory', () => {
  expect(() =>
    PagemapImage.of(1, 1, [
      { start: 8192n, pages: 1, flags: 4 },
      { start: 4096n, pages: 1, flags: 4 },
    ]),
  ).toThrow(/comes after/);
  expect(() => PagemapImage.of(1, 1, [{ start: 2n ** 64n - 4096n, pages: 2, flags: 4 }])).toThrow(
    /past the end of memory/,
  );
  expect(() => PagemapImage.of(1, 1, [{ start: 1n, pages: 1, flags: 4 }])).toThrow(/not page aligned/);
});

it('refuses an mm whose vmas are empty or not aligned', async () => {
  await using dir = await temporaryDirectory();
  await writeSample(dir.path);
  const { entry } = await (await ImageSet.open(dir.path)).read(MmImage, 10);
  const [vma] = entry.vmas;
  if (vma === undefined) throw new Error('no vma');
  expect(() => MmImage.of({ ...entry, vmas: [{ ...vma, end: vma.start }] }, 10)).toThrow(/empty or backwards/);
  expect(() => MmImage.of({ ...entry, vmas: [{ ...vma, end: vma.start + 1n }] }, 10)).toThrow(/not page aligned/);
});

it('reads pagemaps that are longer than the pieces they are read in', async () => {
  await using dir = await temporaryDirectory();
  const ranges = Array.from({ length: 100_000 }, (_, i) => ({ start: BigInt(i) * 8192n, pages: 1, flags: 4 }));
  await writeImages(dir.path, [PagemapImage.of(1, 1, ranges)]);
  const map = await PageMap.open(new ImageDirectory(dir.path), 'pagemap-1.img');
  expect(map.length).toBe(ranges.length);
  expect(Array.from(map, ({ start }) => start)).toEqual(ranges.map(({ start }) => start));
  expect(map.rangeAt(8192n * 99_999n)?.fileOffset).toBe(4096n * 99_999n);
  expect(map.rangeAt(4096n)).toBeUndefined();
});
