/*
 * npm run docs:options: writes lib/options/README.md from the schema. With `--check`, only compares. The schema is read
 * as it stands in the sources, through esbuild (which tsup brings).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from './setup.mjs';

const file = path.join(root, 'lib', 'options', 'README.md');
const bundled = await build({
  entryPoints: [path.join(root, 'lib', 'options', 'reference.ts')],
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  outfile: path.join(root, 'dist', 'reference.mjs'),
});
const code = bundled.outputFiles[0].text.replaceAll(
  /from "protobufjs\/minimal(\.js)?"/g,
  `from "${import.meta.resolve('protobufjs/minimal.js')}"`,
);
const { optionsReference } = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
const wanted = optionsReference();
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== wanted) {
    console.error('lib/options/README.md is not what the schema says; run: npm run docs:options');
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, wanted);
}
