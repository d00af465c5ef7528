/** One set of a chain: the same pages, and the engine restores it when the chain is gone. */
import { mkdir, readdir, readFile, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Checkpoint, Criu } from 'libcriu';
import { ImageSet, PAGE_SIZE, PagemapImage, verify, writeImages, writeManifest } from '../../images/index.js';
import { atEnd, temporaryDirectory as directoryOfTest, watchLeftovers } from '../support/leftovers.js';
import { dumpOf, restored, target } from '../support/target.js';
import { HEAP, sampleImages, temporaryDirectory, writeSample } from './sample-set.js';

/** Every page that is stored, by address: its first and last bytes and what may be done with it. */
async function pagesOf(set: ImageSet, pid: number): Promise<Map<bigint, string>> {
  await using memory = await set.memory(pid);
  const found = new Map<bigint, string>();
  for (const { start, end, flags, source } of memory.runs()) {
    for (let at = start; at < end; at += BigInt(PAGE_SIZE))
      found.set(
        at,
        source.kind === 'lazy'
          ? 'lazy'
          : `${flags} ${Buffer.from(await memory.read(at, PAGE_SIZE)).toString('base64')}`,
      );
  }
  return found;
}

/** The sample set, upon another one. */
async function chain(dir: string): Promise<string> {
  const [first, second] = [path.join(dir, '1'), path.join(dir, '2')];
  await mkdir(first);
  await writeSample(first);
  await writeImages(second, [
    ...sampleImages().filter(({ file }) => !file.startsWith('pagemap-')),
    PagemapImage.of(10, 4, [
      { start: HEAP, pages: 1, flags: 1 },
      { start: HEAP + 4n * 4096n, pages: 1, flags: 6 },
      { start: HEAP + 5n * 4096n, pages: 1, flags: 1 },
      { start: HEAP + 7n * 4096n, pages: 1, flags: 2 },
    ]),
  ]);
  await writeFile(path.join(second, 'pages-4.img'), Buffer.alloc(4096, 9));
  await symlink('../1', path.join(second, 'parent'));
  return second;
}

describe('flatten()', () => {
  it('takes in what earlier sets have, and keeps what each page is', async () => {
    await using dir = await temporaryDirectory();
    const set = await ImageSet.open(await chain(dir.path));
    await writeManifest(set.store);
    const flat = await set.flatten(path.join(dir.path, 'flat'));
    expect(await pagesOf(flat, 10)).toEqual(await pagesOf(set, 10));
    expect([...(await flat.pageMap('pagemap-10.img'))].map(({ start, pages, flags }) => [start, pages, flags])).toEqual(
      [
        [HEAP, 1n, 4],
        [HEAP + 4n * 4096n, 1n, 6],
        [HEAP + 5n * 4096n, 1n, 4],
        [HEAP + 7n * 4096n, 1n, 2],
      ],
    );
    await rm(path.join(dir.path, '1'), { recursive: true });
    expect(await verify(flat)).toEqual([]);
    expect((await readdir(flat.path)).filter((name) => name === 'parent' || name.includes('manifest'))).toEqual([]);
    // What has no parents is copied.
    const again = await flat.flatten(path.join(dir.path, 'again'));
    for (const name of await readdir(flat.path))
      expect(await readFile(path.join(again.path, name))).toEqual(await readFile(path.join(flat.path, name)));
  });

  it('leaves nothing behind when a page is missing', async () => {
    await using dir = await temporaryDirectory();
    const set = await ImageSet.open(await chain(dir.path));
    await unlink(path.join(dir.path, '1', 'pages-1.img'));
    await expect(set.flatten(path.join(dir.path, 'flat'))).rejects.toMatchObject({ code: 'ERR_IMAGE_MISSING' });
    await rm(path.join(dir.path, '1'), { recursive: true });
    await expect(set.flatten(path.join(dir.path, 'flat'))).rejects.toMatchObject({ code: 'ERR_IMAGE_CORRUPT' });
    expect(await readdir(dir.path)).toEqual(['2']);
  });
});

describe('flatten(), and the engine', () => {
  watchLeftovers();

  it('restores a chain of pre-dumps without the chain', async () => {
    const dir = directoryOfTest();
    const session = new Criu({ shellJob: true });
    atEnd(() => session.stopTracking());
    const subject = await target('track', '8');
    await session.preDump({ pid: subject.pid, imagesDir: path.join(dir, '0') });
    for (const round of [1, 2]) {
      await subject.ask(`write ${round * 100}`);
      await session.preDump({
        pid: subject.pid,
        imagesDir: path.join(dir, String(round)),
        prevImagesDir: `../${round - 1}`,
      });
    }
    await subject.ask('write 30');
    const before = await subject.report();
    const { tracking } = await session.preDump({
      pid: subject.pid,
      imagesDir: path.join(dir, '3'),
      prevImagesDir: '../2',
    });
    const image = await dumpOf(subject, { imagesDir: path.join(dir, '4'), prevImagesDir: '../3', tracking });
    const set = await ImageSet.open(image.imagesDir);
    const pages = await pagesOf(set, image.pid);
    const depths = new Set<number>();
    {
      await using memory = await set.memory(image.pid);
      for (const { source } of memory.runs()) if (source.kind === 'stored') depths.add(source.depth);
    }
    expect(depths.size).toBeGreaterThan(2);
    const flat = await set.flatten(path.join(dir, 'flat'));
    for (const name of ['0', '1', '2', '3', '4']) await rm(path.join(dir, name), { recursive: true });
    expect(await flat.store.parent()).toBeUndefined();
    expect(await pagesOf(flat, image.pid)).toEqual(pages);
    expect(await verify(flat)).toEqual([]);
    const back = await restored(await Checkpoint.open(flat.path), { shellJob: true });
    expect(await back.report()).toEqual({ ...before, watched: false });
  });
});
