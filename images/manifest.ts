/** What a set consisted of when it was sealed off: size and SHA-256 of every file, signed with a key of the caller's. */
import {
  createHash,
  createHmac,
  createPublicKey,
  type KeyObject,
  sign,
  timingSafeEqual,
  verify as verifySignature,
} from 'node:crypto';
import { ImageError, isImageError } from './errors.js';
import { chunksOf, writeFileTo, type ImageStore } from './store.js';
import { rowOf, table } from './table.js';

/** Its name in the set; not an image of the format, so CRIU does not look at it. */
export const MANIFEST = 'libcriu-manifest.json';

const VERSION = 1;

/**
 * Of the signature: a private key to sign and a public one to check (Ed25519, RSA or EC, as KeyObject or in PEM), or a secret
 * (bytes or a secret KeyObject) for both, which makes it an HMAC-SHA256.
 */
export type ManifestKey = KeyObject | Uint8Array | string;

/** Something that is not as the manifest says. */
export interface ManifestProblem {
  readonly file: string;
  readonly detail: string;
}

interface Body {
  readonly version: number;
  readonly files: Readonly<Record<string, { readonly size: number; readonly sha256: string }>>;
  /** SHA-256 of the manifest of the set that this one builds upon; null: it builds upon none, or that has none. */
  readonly parent: string | null;
}

interface Manifest extends Body {
  readonly signature?: { readonly algorithm: 'hmac-sha256' | 'public-key'; readonly value: string } | undefined;
}

/** Written while a set is used, so it may change. */
const changes = (name: string): boolean =>
  name === MANIFEST || name === 'stats-restore' || /\.(log|pid)$/.test(name) || rowOf(name)?.row === table.irmapCache;

async function digest(store: ImageStore, name: string): Promise<{ size: number; sha256: string }> {
  const file = await store.open(name);
  try {
    const hash = createHash('sha256');
    for await (const chunk of chunksOf(file)) hash.update(chunk);
    return { size: file.size, sha256: hash.digest('hex') };
  } finally {
    await file.close();
  }
}

/** Keys in order, so that equal manifests are equal bytes. */
function canonical({ version, files, parent }: Body): Buffer {
  const sorted = Object.fromEntries(
    Object.keys(files)
      .sort()
      .map((name) => [name, files[name]]),
  );
  return Buffer.from(JSON.stringify({ version, files: sorted, parent }));
}

async function parentDigest(store: ImageStore): Promise<string | null> {
  const parent = await store.parent();
  if (parent === undefined) return null;
  try {
    return (await digest(parent, MANIFEST)).sha256;
  } catch (error) {
    if (isImageError(error, 'ERR_IMAGE_MISSING')) return null;
    throw error;
  }
}

const secretOf = (key: ManifestKey): Uint8Array | undefined =>
  ArrayBuffer.isView(key) ? key : typeof key === 'object' && key.type === 'secret' ? key.export() : undefined;

/** Algorithm of a signature by a key pair: Ed25519 has its own. */
const hashFor = (key: KeyObject): string | null => (key.asymmetricKeyType?.startsWith('ed') ? null : 'sha256');

/**
 * Writes the manifest of a set, and signs it if there is a key. Manifests of a chain name each other, so write that of the
 * parent first.
 */
export async function writeManifest(store: ImageStore, key?: ManifestKey): Promise<void> {
  const files: Record<string, { size: number; sha256: string }> = {};
  for (const name of await store.list()) if (!changes(name)) files[name] = await digest(store, name);
  const body: Body = { version: VERSION, files, parent: await parentDigest(store) };
  let signature: Manifest['signature'];
  if (key !== undefined) {
    const secret = secretOf(key);
    if (secret) {
      signature = {
        algorithm: 'hmac-sha256',
        value: createHmac('sha256', secret).update(canonical(body)).digest('hex'),
      };
    } else {
      const pair = key as KeyObject | string;
      const { createPrivateKey } = await import('node:crypto');
      const own = typeof pair === 'string' ? createPrivateKey(pair) : pair;
      signature = { algorithm: 'public-key', value: sign(hashFor(own), canonical(body), own).toString('hex') };
    }
  }
  const text = `${JSON.stringify({ ...(JSON.parse(canonical(body).toString()) as Body), signature }, null, 2)}\n`;
  await writeFileTo(store, MANIFEST, [Buffer.from(text)]);
}

function parse(bytes: Uint8Array): Manifest {
  const fail = (): never => {
    throw new ImageError('ERR_IMAGE_CORRUPT', MANIFEST, 0, 'not a manifest of version 1');
  };
  let found: Partial<Manifest>;
  try {
    found = JSON.parse(Buffer.from(bytes).toString('utf8')) as Partial<Manifest>;
  } catch {
    return fail();
  }
  const { version, files, parent, signature } = found ?? {};
  if (version !== VERSION || typeof files !== 'object' || files === null) return fail();
  if (parent !== null && typeof parent !== 'string') return fail();
  if (signature !== undefined && (typeof signature?.value !== 'string' || typeof signature.algorithm !== 'string'))
    return fail();
  for (const entry of Object.values(files))
    if (typeof entry?.sha256 !== 'string' || typeof entry.size !== 'number') return fail();
  return { version, files, parent, signature };
}

function signatureProblem(manifest: Manifest, key: ManifestKey): string | undefined {
  const { signature } = manifest;
  if (signature === undefined) return 'not signed';
  const value = Buffer.from(signature.value, 'hex');
  const secret = secretOf(key);
  // Which check is made is up to the caller's key, never to the manifest.
  if (secret) {
    const wanted = createHmac('sha256', secret).update(canonical(manifest)).digest();
    return value.length === wanted.length && timingSafeEqual(value, wanted) ? undefined : 'the signature is wrong';
  }
  const pair = key as KeyObject | string;
  const known = typeof pair === 'object' && pair.type === 'public' ? pair : createPublicKey(pair);
  return verifySignature(hashFor(known), canonical(manifest), known, value) ? undefined : 'the signature is wrong';
}

/**
 * Compares a set, and those that it builds upon, with their manifests.
 * @param key if given, manifests must be signed with it
 * @returns what is not as it was; empty: nothing
 * @throws {ImageError} ERR_IMAGE_MISSING: the set has no manifest; ERR_IMAGE_CORRUPT: it is none
 */
export async function checkManifest(store: ImageStore, key?: ManifestKey): Promise<readonly ManifestProblem[]> {
  const manifest = parse(await store.read(MANIFEST));
  const problems: ManifestProblem[] = [];
  const wrong = key === undefined ? undefined : signatureProblem(manifest, key);
  if (wrong !== undefined) problems.push({ file: MANIFEST, detail: wrong });
  const present = new Set(await store.list());
  for (const [name, wanted] of Object.entries(manifest.files)) {
    if (!present.has(name)) {
      problems.push({ file: name, detail: 'missing' });
      continue;
    }
    const found = await digest(store, name);
    if (found.size !== wanted.size) problems.push({ file: name, detail: `${found.size} bytes, were ${wanted.size}` });
    else if (found.sha256 !== wanted.sha256) problems.push({ file: name, detail: 'its bytes have changed' });
  }
  for (const name of present) {
    // A file more can change what is restored as well as one less.
    if (!changes(name) && rowOf(name) !== undefined && !Object.hasOwn(manifest.files, name))
      problems.push({ file: name, detail: 'was not there' });
  }
  if ((await parentDigest(store)) !== manifest.parent)
    problems.push({ file: MANIFEST, detail: 'the set that this one builds upon is another one' });
  else if (manifest.parent !== null) {
    const parent = await store.parent();
    if (parent) for (const one of await checkManifest(parent, key)) problems.push(one);
  }
  return problems;
}
