/* The option `manifestKey`: what the manifest of the images must be signed with. */
import { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ManifestKey } from '../../images/manifest.js';
import { ValueError } from './row.js';

/** Checks a value of the option; whether a text is a key, its use will tell. */
export function checkManifestKey(value: unknown): ManifestKey {
  if (value instanceof KeyObject || ArrayBuffer.isView(value) || typeof value === 'string') return value as ManifestKey;
  throw new ValueError('must be a KeyObject, a public key in PEM, or the bytes of a secret');
}

/** On the command line: a file with a public key in PEM. */
export function readManifestKey(file: string | undefined): string {
  try {
    return readFileSync(file ?? '', 'utf8');
  } catch (error) {
    throw new ValueError(`must name a file that can be read: ${(error as Error).message}`);
  }
}
