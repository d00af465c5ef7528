import { defineConfig, type Options } from 'tsup';

const shared: Options = {
  target: 'node20.18',
  platform: 'node',
  outDir: 'dist',
  // __dirname, by which the core and package.json are found, in both module systems.
  shims: true,
  sourcemap: false,
  silent: true,
};

const entry = { libcriu: 'lib/index.ts', images: 'images/index.ts' };

export default defineConfig([
  { ...shared, entry: { ...entry, cli: 'lib/cli/bin.ts' }, format: ['esm'], splitting: true },
  { ...shared, entry, format: ['cjs'], splitting: true },
  { ...shared, entry, format: ['esm', 'cjs'], dts: { only: true } },
]);
