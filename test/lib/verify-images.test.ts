/** A restore looks at the images first, and at their manifest. */
import { generateKeyPairSync } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs';
import path from 'node:path';
import { canRestore, Checkpoint, Criu, type CriuError } from 'libcriu';
import { ImageDirectory, writeManifest } from 'libcriu/images';
import { main } from '../../lib/cli/main.js';
import { fingerprint } from '../../lib/verify-images.js';
import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { dumpOf, restored, target } from '../support/target.js';

async function failureOf(made: Promise<unknown>): Promise<CriuError> {
  return made.then(
    () => {
      throw new Error('it did not fail');
    },
    (error: unknown) => error as CriuError,
  );
}

const pagesOf = (dir: string): string =>
  path.join(dir, readdirSync(dir).find((name) => name.startsWith('pages-')) ?? '');

/** Another byte in the middle of a file, which keeps its size. */
function scratch(file: string): void {
  const fd = openSync(file, 'r+');
  writeSync(fd, Buffer.from([0x5a]), 0, 1, 5000);
  closeSync(fd);
}

describe('restore() and its images', () => {
  watchLeftovers();

  it('refuses those that do not fit together, with all that is wrong; verify: false leaves that to the engine', async () => {
    const subject = await target('eventfd');
    const image = await dumpOf(subject);
    const dir = image.imagesDir;
    const kept = `${dir}-kept`;
    mkdirSync(kept);
    for (const name of readdirSync(dir)) copyFileSync(path.join(dir, name), path.join(kept, name));
    try {
      rmSync(path.join(dir, `mm-${image.pid}.img`));
      writeFileSync(pagesOf(dir), 'short');
      const error = await failureOf(image.restore());
      expect(error).toMatchObject({ code: 'ERR_IMAGE_CORRUPT', stage: 'verify', thawed: true });
      const places = error.obstacles.map(({ object }) => object.file).sort();
      expect(places).toEqual([`mm-${image.pid}.img`, path.basename(pagesOf(dir))].sort());
      expect(error.message).toContain(error.object.file);
      expect(error.hint).toMatch(/verify: false/);
      const check = await canRestore(image);
      expect(check.ok).toBe(false);
      expect(check.obstacles.map(({ object }) => object.file)).toEqual(expect.arrayContaining(places));
      const unchecked = await failureOf(image.restore({ verify: false }));
      expect(unchecked.stage).not.toBe('verify');
      expect(unchecked.code).toMatch(/^ERR_IMAGE_/);
      await expect(new Criu({ imagesDir: dir, shellJob: true }).restore()).rejects.toMatchObject({ stage: 'verify' });
    } finally {
      rmSync(dir, { recursive: true });
      renameSync(kept, dir);
    }
    await restored(image);
  });

  it('is told by the command, and by its status', async () => {
    const image = await dumpOf(await target('eventfd'));
    rmSync(path.join(image.imagesDir, 'files.img'));
    const said: string[] = [];
    const spy = jest.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
    try {
      expect(await main(['restore', '-D', image.imagesDir, '-d', '--shell-job'])).toBe(1);
    } finally {
      spy.mockRestore();
    }
    expect(said.join('')).toMatch(/fdinfo-\d+\.img.*files\.img|files\.img/);
  });

  it('refuses a byte that the manifest does not know, and a manifest that is not signed', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const image = await dumpOf(await target('eventfd'));
    expect(await failureOf(image.restore({ manifestKey: publicKey }))).toMatchObject({
      code: 'ERR_IMAGE_MISSING',
      object: { file: 'libcriu-manifest.json' },
    });
    const store = new ImageDirectory(image.imagesDir);
    await writeManifest(store);
    expect((await failureOf(image.restore({ manifestKey: publicKey }))).message).toMatch(/not signed/);
    await writeManifest(store, privateKey);
    const pages = pagesOf(image.imagesDir);
    copyFileSync(pages, `${pages}.log`);
    scratch(pages);
    expect(await failureOf(image.restore())).toMatchObject({
      code: 'ERR_IMAGE_CORRUPT',
      stage: 'verify',
      object: { file: path.basename(pages) },
    });
    renameSync(`${pages}.log`, pages);
    const pem = publicKey.export({ type: 'spki', format: 'pem' }) as string;
    await restored(await Checkpoint.open(image.imagesDir), { manifestKey: pem, shellJob: true });
  });

  it('knows images again that nobody has touched, and those before them', () => {
    const dir = temporaryDirectory();
    const [first, second] = [path.join(dir, '1'), path.join(dir, '2')];
    for (const one of [first, second]) {
      mkdirSync(one);
      writeFileSync(path.join(one, 'inventory.img'), '1');
    }
    symlinkSync('../1', path.join(second, 'parent'));
    const before = fingerprint(second);
    expect(before).toBeDefined();
    writeFileSync(path.join(second, 'stats-restore'), '');
    writeFileSync(path.join(second, 'restore.log'), '');
    expect(fingerprint(second)).toBe(before);
    writeFileSync(path.join(first, 'inventory.img'), '2');
    expect(fingerprint(second)).not.toBe(before);
    rmSync(first, { recursive: true });
    expect(fingerprint(second)).toBeUndefined();
  });
});
