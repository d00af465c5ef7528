import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  checkManifest,
  CodedStore,
  compression,
  copyStore,
  encoded,
  extract,
  ImageDirectory,
  ImageSet,
  isImageError,
  openStore,
  PagemapImage,
  sealing,
  tarOf,
  type TarStore,
  verify,
  writeArchive,
  writeImages,
  writeManifest,
  type ImageStore,
} from '../../images/index.js';
import { HEAP, sampleImages, temporaryDirectory, writeSample } from './sample-set.js';

const has = (program: string): boolean => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
const itWithPrograms = (...programs: string[]): typeof it => {
  const missing = programs.filter((program) => !has(program));
  return missing.length === 0
    ? it
    : (((name: string) => it.skip(`${name} (no ${missing.join(', ')})`, () => undefined)) as never);
};

/** A set at `at` whose pages are partly in another one at `at`-before. */
async function writeChain(at: string): Promise<void> {
  await mkdir(`${at}-before`, { recursive: true });
  await writeSample(`${at}-before`);
  await writeImages(at, [
    ...sampleImages().filter(({ file }) => !file.startsWith('pagemap-')),
    PagemapImage.of(10, 4, [
      { start: HEAP, pages: 1, flags: 1 },
      { start: HEAP + 4n * 4096n, pages: 1, flags: 4 },
    ]),
  ]);
  await writeFile(path.join(at, 'pages-4.img'), Buffer.alloc(4096, 9));
  await symlink(`../${path.basename(at)}-before`, path.join(at, 'parent'));
}

async function expectChain(store: ImageStore): Promise<void> {
  const set = await ImageSet.open(store);
  expect(await verify(set)).toEqual([]);
  await using memory = await set.memory(10);
  expect([...(await memory.read(HEAP, 1)), ...(await memory.read(HEAP + 4n * 4096n, 1))]).toEqual([1, 9]);
}

it('opens an archive as podman and Kubernetes write it, and does not mix up what is beside the images', async () => {
  await using dir = await temporaryDirectory();
  await mkdir(path.join(dir.path, 'checkpoint'));
  await writeSample(path.join(dir.path, 'checkpoint'));
  await writeFile(path.join(dir.path, 'config.dump'), '{}');
  await writeFile(path.join(dir.path, 'spec.dump'), '{}');
  for (const [flag, name] of [
    ['', 'a.tar'],
    ['z', 'a.tar.gz'],
  ]) {
    execFileSync('tar', [`-c${flag}f`, name, './checkpoint', 'config.dump', 'spec.dump'].map(String), {
      cwd: dir.path,
    });
    await using set = await ImageSet.open(path.join(dir.path, String(name)));
    expect(set.processes.map(({ pid }) => pid)).toEqual([10, 12]);
    expect(await verify(set)).toEqual([]);
    expect((set.store as TarStore).others).toEqual(['config.dump', 'spec.dump']);
    await expect(set.store.open('../config.dump')).rejects.toThrow(TypeError);
  }
});

itWithPrograms('zstd')('opens what zstd compressed, and zstd unpacks what we compress', async () => {
  await using dir = await temporaryDirectory();
  await writeSample(dir.path);
  const tar = path.join(dir.path, 'a.tar');
  await writeArchive(tar, tarOf(new ImageDirectory(dir.path)));
  execFileSync('zstd', ['-q', tar, '-o', `${tar}.zst`]);
  {
    await using set = await ImageSet.open(`${tar}.zst`);
    expect(set.root?.comm).toBe('parent');
  }
  const own = path.join(dir.path, 'own.zst');
  const big = path.join(dir.path, 'big');
  await writeFile(big, Buffer.alloc(1_000_000, 'so it goes '));
  await writeArchive(
    own,
    encoded(
      (async function* () {
        yield await readFile(big);
      })(),
      compression(),
    ),
  );
  expect(execFileSync('zstd', ['-dqc', own], { maxBuffer: 2 ** 22 }).equals(await readFile(big))).toBe(true);
});

it('writes archives that tar reads, with the sets that they build upon', async () => {
  await using dir = await temporaryDirectory();
  const at = path.join(dir.path, 'set');
  await writeChain(at);
  const file = path.join(dir.path, 'x.tar');
  await writeArchive(file, tarOf(new ImageDirectory(at)));
  expect(execFileSync('tar', ['-tf', file], { encoding: 'utf8' })).toContain('parent-1/pages-1.img');
  const store = await openStore(file);
  await expectChain(store);
  await expectChain(await extract(store, path.join(dir.path, 'back')));
  await store.close();
});

describe.each([
  ['sealed', (inner: ImageStore, key: Uint8Array) => new CodedStore(inner, sealing(key))],
  ['compressed', (inner: ImageStore) => new CodedStore(inner, compression())],
  [
    'compressed and sealed',
    (inner: ImageStore, key: Uint8Array) => new CodedStore(new CodedStore(inner, sealing(key)), compression()),
  ],
] as const)('%s', (_name, wrap) => {
  it('keeps a chain, and reads it at any place', async () => {
    await using dir = await temporaryDirectory();
    const at = path.join(dir.path, 'set');
    await writeChain(at);
    const key = randomBytes(32);
    const [plain, before] = [new ImageDirectory(at), new ImageDirectory(`${at}-before`)];
    const [to, toBefore] = [
      new ImageDirectory(path.join(dir.path, 'to')),
      new ImageDirectory(path.join(dir.path, 'was')),
    ];
    await copyStore(before, wrap(toBefore, key));
    await copyStore(plain, wrap(to, key));
    await to.setParent(toBefore);
    await expectChain(wrap(to, key));
    await expectChain(await openStore(to.path, { key }));
    expect((await readdir(to.path)).every((name) => /\.(zst|sealed)$|^parent$/.test(name))).toBe(true);
    await expect(wrap(to, key).open('none.img')).rejects.toMatchObject({ code: 'ERR_IMAGE_MISSING', file: 'none.img' });
  });
});

it.each([0, 1, 65_535, 65_536, 65_537, 262_144, 700_001])('keeps files of %i bytes', async (size) => {
  await using dir = await temporaryDirectory();
  const bytes = randomBytes(size);
  const inner = new ImageDirectory(dir.path);
  for (const codec of [sealing(randomBytes(32)), compression(1)]) {
    const store = new CodedStore(inner, codec);
    const writer = await store.create('some');
    for (let at = 0; at < size; at += 100_000) await writer.write(bytes.subarray(at, at + 100_000));
    await writer.commit();
    expect(bytes.equals(await store.read('some'))).toBe(true);
    const file = await store.open('some');
    const part = Buffer.alloc(70_000);
    const at = Math.max(0, size - 70_001);
    const got = await file.read(part, at);
    expect(part.subarray(0, got).equals(bytes.subarray(at, at + 70_000))).toBe(true);
    await file.close();
  }
});

it('finds every change to a sealed file', async () => {
  await using dir = await temporaryDirectory();
  const key = randomBytes(32);
  const store = new CodedStore(new ImageDirectory(dir.path), sealing(key));
  const writer = await store.create('some');
  await writer.write(randomBytes(200_000));
  await writer.commit();
  const at = path.join(dir.path, 'some.sealed');
  const good = await readFile(at);
  const refused = async (bytes: Uint8Array): Promise<void> => {
    await writeFile(at, bytes);
    await expect(store.read('some')).rejects.toSatisfyImageError();
  };
  for (const flip of [0, 9, 13, 20, 48, 60, 65_600, good.length - 1]) {
    const bad = Buffer.from(good);
    bad[flip] = (bad[flip] ?? 0) ^ 1;
    await refused(bad);
  }
  const chunk = 65_536 + 16;
  await refused(good.subarray(0, 48 + chunk));
  await refused(good.subarray(0, good.length - 1));
  await refused(Buffer.concat([good.subarray(0, 48 + chunk), good.subarray(48 + 2 * chunk)]));
  await refused(
    Buffer.concat([
      good.subarray(0, 48),
      good.subarray(48 + chunk, 48 + 2 * chunk),
      good.subarray(48, 48 + chunk),
      good.subarray(48 + 2 * chunk),
    ]),
  );
  await writeFile(at, good);
  await rename(at, path.join(dir.path, 'other.sealed'));
  await expect(store.read('other')).rejects.toSatisfyImageError();
  const stranger = new CodedStore(new ImageDirectory(dir.path), sealing(randomBytes(32)));
  await expect(stranger.read('other')).rejects.toThrow(/another key/);
  expect(() => sealing(randomBytes(16))).toThrow(TypeError);
});

it('opens a sealed archive with its key only', async () => {
  await using dir = await temporaryDirectory();
  await writeSample(dir.path);
  const key = randomBytes(32);
  const file = path.join(dir.path, 'a.sealed');
  await writeArchive(file, encoded(encoded(tarOf(new ImageDirectory(dir.path)), compression()), sealing(key)));
  await using set = await ImageSet.open(file, { key });
  expect(set.root?.comm).toBe('parent');
  await expect(ImageSet.open(file)).rejects.toThrow(/a key is needed/);
  await expect(ImageSet.open(file, { key: randomBytes(32) })).rejects.toSatisfyImageError();
});

describe('manifests', () => {
  const pair = generateKeyPairSync('ed25519');
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const secret = randomBytes(32);

  it.each([
    ['a secret', secret, secret],
    ['Ed25519', pair.privateKey, pair.publicKey],
    ['RSA', rsa.privateKey, rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    ['nothing', undefined, undefined],
  ])('signed with %s: find files changed, gone and added', async (_name, signer, checker) => {
    await using dir = await temporaryDirectory();
    await writeSample(dir.path);
    const store = new ImageDirectory(dir.path);
    await writeManifest(store, signer);
    expect(await checkManifest(store, checker)).toEqual([]);
    expect(await verify(await ImageSet.open(dir.path))).toEqual([]);
    const pages = await readFile(path.join(dir.path, 'pages-1.img'));
    pages[4096] = 7;
    await writeFile(path.join(dir.path, 'pages-1.img'), pages);
    await rm(path.join(dir.path, 'timens-0.img'));
    await copyFile(path.join(dir.path, 'fs-10.img'), path.join(dir.path, 'fs-12.img'));
    expect(await checkManifest(store, checker)).toEqual([
      { file: 'pages-1.img', detail: 'its bytes have changed' },
      { file: 'timens-0.img', detail: 'missing' },
      { file: 'fs-12.img', detail: 'was not there' },
    ]);
  });

  it('cannot be forged: another key, no signature, a changed list', async () => {
    await using dir = await temporaryDirectory();
    await writeSample(dir.path);
    const store = new ImageDirectory(dir.path);
    const wrong = [{ file: 'libcriu-manifest.json', detail: 'the signature is wrong' }];
    await writeManifest(store, generateKeyPairSync('ed25519').privateKey);
    expect(await checkManifest(store, pair.publicKey)).toEqual(wrong);
    // A public key is no secret, so it must not be taken for one.
    await writeManifest(store, Buffer.from(pair.publicKey.export({ type: 'spki', format: 'der' })));
    expect(await checkManifest(store, pair.publicKey)).toEqual(wrong);
    await writeManifest(store);
    expect(await checkManifest(store, secret)).toEqual([{ file: 'libcriu-manifest.json', detail: 'not signed' }]);
    await writeManifest(store, secret);
    const at = path.join(dir.path, 'libcriu-manifest.json');
    await writeFile(at, (await readFile(at, 'utf8')).replace('"stats-dump"', '"stats-dumb"').replace('12288', '12289'));
    expect(await checkManifest(store, secret)).toContainEqual(wrong[0]);
    await writeFile(at, '{');
    await expect(checkManifest(store, secret)).rejects.toSatisfyImageError();
  });

  it('names the manifest of the set before', async () => {
    await using dir = await temporaryDirectory();
    const at = path.join(dir.path, 'set');
    await writeChain(at);
    const [store, before] = [new ImageDirectory(at), new ImageDirectory(`${at}-before`)];
    await writeManifest(before, secret);
    await writeManifest(store, secret);
    expect(await checkManifest(store, secret)).toEqual([]);
    await writeFile(path.join(before.path, 'pages-1.img'), Buffer.alloc(12288, 5));
    expect(await checkManifest(store, secret)).toEqual([{ file: 'pages-1.img', detail: 'its bytes have changed' }]);
    await writeManifest(before, secret);
    expect(await checkManifest(store, secret)).toEqual([
      { file: 'libcriu-manifest.json', detail: 'the set that this one builds upon is another one' },
    ]);
  });
});

it('refuses archives that are none, cut off, or lead out of themselves', async () => {
  await using dir = await temporaryDirectory();
  const at = (name: string): string => path.join(dir.path, name);
  await writeFile(at('a.tar'), randomBytes(2048));
  await expect(openStore(at('a.tar'))).rejects.toSatisfyImageError();
  await writeFile(at('b.tar'), Buffer.alloc(1024));
  await expect(openStore(at('b.tar'))).rejects.toMatchObject({ code: 'ERR_IMAGE_MISSING', file: 'inventory.img' });
  await mkdir(at('set'));
  await writeSample(at('set'));
  await symlink('../../elsewhere', at('set/parent'));
  execFileSync('tar', ['-cf', at('c.tar'), '-C', dir.path, 'set']);
  const store = await openStore(at('c.tar'));
  await expect(store.parent()).rejects.toSatisfyImageError();
  const whole = await readFile(at('c.tar'));
  await writeFile(at('d.tar'), whole.subarray(0, whole.length / 2));
  await expect(openStore(at('d.tar')).then((cut) => ImageSet.open(cut))).rejects.toSatisfyImageError();
  execFileSync('gzip', ['-k', at('c.tar')]);
  await writeFile(at('e.tar.gz'), (await readFile(at('c.tar.gz'))).subarray(0, 500));
  await expect(openStore(at('e.tar.gz'))).rejects.toSatisfyImageError();
  await expect(openStore(at('c.tar.gz'), { maxArchiveBytes: 1000 })).rejects.toThrow(/more than 1000 bytes/);
});

expect.extend({
  toSatisfyImageError(received: unknown) {
    const pass = isImageError(received);
    return { pass, message: () => `expected an ImageError, got ${String(received)}` };
  },
});

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    interface Matchers<R> {
      toSatisfyImageError(): R;
    }
  }
}
