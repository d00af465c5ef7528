/*
 * What a restore does first: images must fit together (`verify`), and be what their manifest says, if there is one. Images
 * that this process wrote, or has looked at, are not looked at again while nobody has touched them.
 */
import { existsSync, lstatSync, readdirSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { isImageError, type ImageError } from '../images/errors.js';
import { CriuError } from './errors/criu-error.js';
import type { Options } from './options/options.js';

/** images/manifest.ts is loaded only if this is there. */
const MANIFEST = 'libcriu-manifest.json';
/** Longest chain of parents that is followed. */
const MAX_PARENTS = 1024;

/** Inode, size and time of the last change of every file that a restore reads, by name; parents included. */
export type Fingerprint = string;

/** Undefined: something is not as it should be, so that the images have to be looked at. */
export function fingerprint(imagesDir: string): Fingerprint | undefined {
  try {
    const lines: string[] = [];
    let dir = imagesDir;
    for (let depth = 0; depth < MAX_PARENTS; depth++) {
      const names = readdirSync(dir).sort();
      for (const name of names) {
        // Written by restores, and read by nobody.
        if (name.startsWith('.') || name === 'stats-restore' || /\.(log|pid)$/.test(name)) continue;
        const { ino, size, ctimeNs } = lstatSync(path.join(dir, name), { bigint: true });
        lines.push(`${name} ${ino} ${size} ${ctimeNs}`);
      }
      if (!names.includes('parent')) return lines.join('\n');
      dir = path.resolve(dir, readlinkSync(path.join(dir, 'parent')));
    }
  } catch {
    // Whoever reads them says what is wrong.
  }
  return undefined;
}

/**
 * @param known of images that are known to be whole
 * @returns what to give next time
 * @throws {CriuError} ERR_IMAGE_CORRUPT, ERR_IMAGE_MISSING, with all that was found
 */
export async function verifyImages(options: Options, known?: Fingerprint): Promise<Fingerprint | undefined> {
  if (options.get('verify') === false) return known;
  const { imagesDir } = options;
  const now = fingerprint(imagesDir);
  const key = options.get('manifestKey');
  if (known !== undefined && now === known && key === undefined) return known;
  const found: CriuError[] = [];
  try {
    const [{ ImageSet }, { verify }] = await Promise.all([
      import('../images/image-set.js'),
      import('../images/verify.js'),
    ]);
    const set = await ImageSet.open(imagesDir);
    for (const { file, offset, detail } of await verify(set)) found.push(problem(file, offset, detail));
    if (key !== undefined || existsSync(path.join(imagesDir, MANIFEST))) {
      const { checkManifest } = await import('../images/manifest.js');
      for (const { file, detail } of await checkManifest(set.store, key)) found.push(problem(file, 0, detail));
    }
  } catch (error) {
    if (!isImageError(error)) throw error;
    found.push(failure(error));
  }
  const [first, ...more] = found;
  if (first === undefined) return now;
  throw more.length === 0 ? first : new CriuError({ ...initOf(first), obstacles: found });
}

const hint =
  '`libcriu crit verify DIR` tells everything that is wrong; the option `verify: false` restores nevertheless';

function problem(file: string, offset: number, detail: string): CriuError {
  const where = offset > 0 ? `${file} at offset ${offset}` : file;
  return new CriuError({
    code: 'ERR_IMAGE_CORRUPT',
    message: `${where}: ${detail}`,
    stage: 'verify',
    object: { file, offset },
    hint,
    thawed: true,
  });
}

/** An image that cannot be read. */
export function failure(error: ImageError): CriuError {
  return new CriuError({
    code: isImageError(error, 'ERR_IMAGE_MISSING') ? 'ERR_IMAGE_MISSING' : 'ERR_IMAGE_CORRUPT',
    message: error.message,
    object: { file: error.file, offset: error.offset },
    thawed: true,
    cause: error,
  });
}

function initOf({
  code,
  message,
  stage,
  object,
  hint: known,
  thawed,
  cause,
}: CriuError): ConstructorParameters<typeof CriuError>[0] {
  return {
    code,
    message,
    object,
    thawed,
    ...(stage !== undefined && { stage }),
    ...(known !== undefined && { hint: known }),
    ...(cause !== undefined && { cause }),
  };
}
