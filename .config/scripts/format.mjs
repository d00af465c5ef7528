// npm run format: prettier and, where it is installed, clang-format, in place.
import { formattedCFiles, prettierArguments } from './c-files.mjs';
import { installPackages, run } from './setup.mjs';

installPackages();
run(process.execPath, [...prettierArguments, '--write']);
const files = formattedCFiles();
if (files.length > 0) run('clang-format', ['-i', ...files]);
