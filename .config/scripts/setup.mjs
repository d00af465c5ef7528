/*
 * What a clone needs before anything of it can run: npm packages, Debian packages, the native core, the bundle. Each
 * step is done only if it is missing or older than its sources, so a second run costs a few dozen milliseconds and says
 * nothing. Imports nothing but node: modules, since it runs before `npm ci`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const at = (...parts) => path.join(root, ...parts);

/** Runs a command in the clone with its output shown; ends this process if it fails. */
export function run(command, args, options = {}) {
  const { status, signal, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) fail(`${command} does not start: ${error.message}`);
  if (status !== 0) {
    console.error(`${[command, ...args].join(' ')} failed (${signal ?? status})`);
    process.exit(status ?? 1);
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

const modified = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);

/** Time of the newest file under `dir` whose name `wanted` accepts, in milliseconds. */
function newest(dir, wanted) {
  let latest = 0;
  if (!existsSync(dir)) return latest;
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const file = path.join(dir, entry.name);
    if (entry.isDirectory())
      latest = Math.max(latest, ['build', 'prebuilds', 'node_modules'].includes(entry.name) ? 0 : newest(file, wanted));
    else if (wanted(entry.name)) latest = Math.max(latest, modified(file));
  }
  return latest;
}

/** Packages of package-lock.json, if they are not there or older. Install scripts are not run: none is needed. */
export function installPackages() {
  const installed = at('node_modules', '.package-lock.json');
  if (modified(installed) >= modified(at('package-lock.json'))) return;
  if (existsSync(installed) && sameLock()) return utimesSync(installed, new Date(), new Date());
  console.log('installing npm packages');
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** A lock file that git has written anew but that asks for nothing new: npm knows. */
function sameLock() {
  const { status } = spawnSync('npm', ['ls', '--all', '--loglevel=silent'], { cwd: root, stdio: 'ignore' });
  return status === 0;
}

/** What the native build needs beyond npm: by the file that shows that it is there. */
const debianPackages = [
  { name: 'gcc', present: () => onPath('gcc') },
  { name: 'make', present: () => onPath('make') },
  { name: 'libc6-dev', present: () => existsSync('/usr/include/stdlib.h') },
  { name: 'libprotobuf-c-dev', present: () => existsSync('/usr/include/protobuf-c/protobuf-c.h') },
  { name: 'protobuf-c-compiler', present: () => onPath('protoc-c') },
];

function onPath(program) {
  return (process.env.PATH ?? '').split(':').some((dir) => dir && existsSync(path.join(dir, program)));
}

function installDebianPackages() {
  const missing = debianPackages.filter(({ present }) => !present()).map(({ name }) => name);
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    fail(`the build needs ${missing.join(', ')}. As root: apt-get update && ${command}`);
  }
  console.log(`installing Debian packages: ${missing.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], { env });
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Where `make -C c-src` puts the core. */
export const core = at('bindings', 'prebuilds', 'linux-x64-gnu', 'libcriu-core.so');

/** The native core, if it is older than a source of it. */
export function buildCore() {
  const isSource = (name) => /\.([chS]|map|ld|mk|awk|sh|py|proto)$|^Makefile$|symbols/.test(name);
  const sources = Math.max(newest(at('c-src'), isSource), newest(at('images', 'proto'), isSource));
  if (modified(core) >= sources) return;
  installDebianPackages();
  console.log('building the native core');
  run('make', ['-C', 'c-src', '-s', `-j${availableCpus()}`]);
  // make copies only what differs; the time says that it was looked at.
  utimesSync(core, new Date(), new Date());
}

function availableCpus() {
  const { stdout } = spawnSync('nproc', { encoding: 'utf8' });
  return Number(stdout) || 1;
}

/** The bundle in dist/, if it is older than a source of it. */
export function buildBundle() {
  const isSource = (name) => /\.(ts|mjs|js)$/.test(name);
  const sources = Math.max(
    ...['lib', 'bindings', 'images'].map((dir) => newest(at(dir), isSource)),
    modified(at('package.json')),
    modified(at('tsconfig.json')),
    modified(at('.config', 'tsup.config.ts')),
  );
  const outputs = ['libcriu.js', 'libcriu.cjs', 'libcriu.d.ts', 'images.js', 'cli.js'].map((name) =>
    modified(at('dist', name)),
  );
  if (Math.min(...outputs) >= sources) return;
  console.log('building dist/');
  run(process.execPath, [at('images', 'generate.mjs'), '--check']);
  run(process.execPath, [
    at('node_modules', 'tsup', 'dist', 'cli-default.js'),
    '--config',
    at('.config', 'tsup.config.ts'),
    '--clean',
  ]);
}

/** Everything that is missing. */
export function setUp({ bundle = true } = {}) {
  installPackages();
  buildCore();
  if (bundle) buildBundle();
}
