/** Writes whole sets: a new one is whole or absent, one that is changed in place is the old one or the new one. */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import type { Draft } from './edit/draft.js';
import { editRefused } from './errors.js';
import { ImageDirectory } from './image-directory.js';
import { copyStore, type ImageStore } from './store.js';
import { PARENT_LINK } from './table.js';

/**
 * Writes a set into a new directory, or into another store, there the inventory last. A directory has the same parent.
 * @throws {TypeError} the directory is there and holds something
 * @throws {ImageError} ERR_IMAGE_EDIT: the set builds upon another, which the new place cannot link to
 */
export async function saveAs(from: ImageStore, to: string | ImageStore): Promise<void> {
  const parent = await from.parent();
  const cannotLink = parent !== undefined && !(typeof to === 'string' && parent instanceof ImageDirectory);
  if (cannotLink)
    throw editRefused(
      { file: PARENT_LINK },
      'the set builds upon another one, to which no link can be made: flatten() first',
    );
  if (typeof to !== 'string') return copyStore(from, to);
  await intoNewDirectory(to, from.limits, async (made) => {
    await copyStore(from, made);
    // A relative path, which is the same from where the directory will be: it is made beside that.
    if (parent instanceof ImageDirectory) await made.setParent(parent);
  });
}

/** Fills a directory beside the one that is wanted, and gives it its name at the end. @internal */
export async function intoNewDirectory(
  at: string,
  limits: ImageStore['limits'],
  fill: (directory: ImageDirectory) => Promise<void>,
): Promise<void> {
  const wanted = path.resolve(at);
  const there = await readdir(wanted).catch((error: unknown): undefined => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  });
  if (there !== undefined && there.length > 0) throw new TypeError(`${at} holds something already`);
  const made = path.join(path.dirname(wanted), `.${path.basename(wanted)}.${randomBytes(6).toString('hex')}`);
  await mkdir(path.dirname(wanted), { recursive: true });
  await mkdir(made);
  try {
    await fill(new ImageDirectory(made, limits));
    if (there !== undefined) await rmdir(wanted);
    await rename(made, wanted);
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    throw error;
  }
}

/** Writes what a draft changes into the set that it is made of. @throws {TypeError} that is in an archive */
export async function saveInPlace(draft: Draft): Promise<void> {
  const { base } = draft;
  if (base.replace === undefined)
    throw new TypeError(`${base.path} cannot be changed in place: write to another directory`);
  const changes = draft.changes();
  if (changes.size > 0) await base.replace(changes);
}
