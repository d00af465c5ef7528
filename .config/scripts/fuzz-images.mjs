/* npm run fuzz:images [-- COUNT [SEED]]: test/fuzz/images.ts, through esbuild (which tsup brings). */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './setup.mjs';

const outfile = path.join(root, 'build', `fuzz-images-${process.pid}.mjs`);
mkdirSync(path.dirname(outfile), { recursive: true });
await build({
  entryPoints: [path.join(root, 'test', 'fuzz', 'images.ts')],
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  outfile,
});
try {
  const { command } = await import(pathToFileURL(outfile).href);
  await command(process.argv.slice(2));
} finally {
  rmSync(outfile, { force: true });
}
