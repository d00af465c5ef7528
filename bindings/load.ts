import { existsSync } from 'node:fs';
import path from 'node:path';
import { CoreMissingError, type Core } from './core.js';
import { loadFfiCore } from './ffi.js';

/** What a prebuilt core is made for. */
export interface Target {
  readonly platform: string;
  readonly arch: string;
  readonly libc: 'gnu' | 'musl';
}

const fileName = 'libcriu-core.so';

/** Where prebuilt cores lie, seen from the bundle in dist/ and from this source file. */
const prebuildsDirs = [
  path.join(__dirname, '..', 'bindings', 'prebuilds'),
  path.join(__dirname, 'prebuilds'),
  path.join(__dirname, '..', '..', 'bindings', 'prebuilds'),
];

/** The machine we run on. glibc names its version in Node's report; musl does not. */
export function hostTarget(): Target {
  const libc = process.platform === 'linux' && !isGlibc() ? 'musl' : 'gnu';
  return { platform: process.platform, arch: process.arch, libc };
}

function isGlibc(): boolean {
  if (existsSync('/lib64/ld-linux-x86-64.so.2')) return true;
  const report = process.report?.getReport() as { header?: { glibcVersionRuntime?: string } } | undefined;
  return report?.header?.glibcVersionRuntime !== undefined;
}

/**
 * Path of the core for `target`. `LIBCRIU_CORE` in the environment names another one (a sanitizer build).
 * @throws {CoreMissingError} there is none: says what was found, what is needed and the command that mends it
 */
export function findCore(target: Target = hostTarget(), dirs: readonly string[] = prebuildsDirs): string {
  const override = process.env['LIBCRIU_CORE'];
  if (override) {
    if (existsSync(override)) return path.resolve(override);
    throw new CoreMissingError(`LIBCRIU_CORE names ${override}, which does not exist`, override, 'unset LIBCRIU_CORE');
  }
  const name = `${target.platform}-${target.arch}-${target.libc}`;
  if (name !== 'linux-x64-gnu') {
    throw new CoreMissingError(
      `there is no core for ${name}; there is one for linux-x64-gnu (x86-64 Linux with glibc)`,
      name,
      'run on x86-64 Linux with glibc',
    );
  }
  for (const dir of dirs) {
    const candidate = path.join(dir, name, fileName);
    if (existsSync(candidate)) return candidate;
  }
  const wanted = path.join(dirs[0] ?? '', name, fileName);
  throw new CoreMissingError(
    `the core for ${name} is not built: ${wanted} does not exist`,
    wanted,
    'npm run build (in a clone), or npm install libcriu again (in a project)',
  );
}

/** Finds and loads the core of this machine. */
export function loadCore(): Core {
  return loadFfiCore(findCore());
}
