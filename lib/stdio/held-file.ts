/*
 * Input that was held back during a checkpoint lies beside the images, so that every restore of them, in this process
 * or another, gives it to the restored process. CRIU and CRIT do not look at the file.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CriuError } from '../errors/criu-error.js';
import type { StdioEnd } from './ends.js';
import type { HeldInput } from './input-hold.js';

/** Name of the file, in the directory of the images. */
export const heldFileName = 'libcriu-input.json';

interface Entry {
  readonly key: string;
  readonly data: string;
  readonly ended: boolean;
}

/** Writes what `ends` hold; without anything to hold, removes what an earlier checkpoint left there. */
export function saveHeld(imagesDir: string, ends: readonly StdioEnd[]): void {
  const file = path.join(imagesDir, heldFileName);
  const entries: Entry[] = [];
  for (const end of ends) {
    if (end.role !== 'peer' || !end.held || (end.held.data.length === 0 && !end.held.ended)) continue;
    entries.push({ key: end.key, data: end.held.data.toString('base64'), ended: end.held.ended });
  }
  if (entries.length > 0) writeFileSync(file, JSON.stringify(entries), { mode: 0o600 });
  else if (existsSync(file)) rmSync(file, { force: true });
}

/** What {@link saveHeld} wrote, by key. @throws {CriuError} ERR_IMAGE_CORRUPT */
export function loadHeld(imagesDir: string): Map<string, HeldInput> {
  let text: string;
  try {
    text = readFileSync(path.join(imagesDir, heldFileName), 'utf8');
  } catch {
    return new Map();
  }
  try {
    const entries = JSON.parse(text) as readonly Entry[];
    return new Map(
      entries.map(({ key, data, ended }) => [key, { data: Buffer.from(data, 'base64'), ended: ended === true }]),
    );
  } catch (error) {
    throw new CriuError({
      code: 'ERR_IMAGE_CORRUPT',
      message: `${heldFileName} is not what was written`,
      object: { file: heldFileName, offset: 0 },
      thawed: true,
      cause: error,
    });
  }
}
