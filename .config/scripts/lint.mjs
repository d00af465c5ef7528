// npm run lint: types, eslint, prettier and, where it is installed, clang-format.
import { formattedCFiles, prettierArguments } from './c-files.mjs';
import { installPackages, run } from './setup.mjs';

installPackages();
run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', '.']);
run(process.execPath, [
  'node_modules/eslint/bin/eslint.js',
  '-c',
  '.config/eslint.config.mjs',
  '--max-warnings=0',
  '.',
]);
run(process.execPath, [...prettierArguments, '--check']);
const files = formattedCFiles();
if (files.length > 0) run('clang-format', ['--dry-run', '-Werror', ...files]);
else console.log('clang-format is not installed: the format of C files was not looked at');
