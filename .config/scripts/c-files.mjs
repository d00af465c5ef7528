import { spawnSync } from 'node:child_process';
import { root } from './setup.mjs';

/** C sources and headers that git knows, without generated ones; empty if clang-format is not installed. */
export function formattedCFiles() {
  if (spawnSync('clang-format', ['--version'], { stdio: 'ignore' }).status !== 0) return [];
  const { stdout } = spawnSync('git', ['ls-files', '*.c', '*.h'], { cwd: root, encoding: 'utf8' });
  return stdout.split('\n').filter((file) => file !== '' && !file.includes('/generated/'));
}

/** The arguments of prettier for everything that is formatted by it. */
export const prettierArguments = [
  'node_modules/prettier/bin/prettier.cjs',
  '--log-level=warn',
  '{lib,bindings,images,examples,test,.config}/**/*.{ts,mjs,json}',
  '{package,tsconfig}.json',
  '!images/generated',
];
