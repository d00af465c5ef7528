/*
 * npm run pack:check: what `npm pack` makes is installed into an empty project without a compiler in reach, and used
 * there as users do: from an ES module, from CommonJS, from TypeScript, and by its command.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root, setUp } from './setup.mjs';

setUp();
const dir = mkdtempSync(path.join(tmpdir(), 'libcriu-pack-'));
const project = path.join(dir, 'project');
const bin = path.join(dir, 'bin');
/** Longest time that npm may take, in milliseconds: it may have to ask a registry. */
const npmTimeout = 180_000;

/** Runs a command in the empty project; gives its output, or ends this process. */
function inProject(command, args, env = process.env) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: project,
    env,
    encoding: 'utf8',
    timeout: npmTimeout,
  });
  if (status === 0) return stdout;
  console.error(
    `${[command, ...args].join(' ')} failed in an empty project:\n${stdout ?? ''}${stderr ?? ''}${error ?? ''}`,
  );
  rmSync(dir, { recursive: true, force: true });
  process.exit(1);
}

function expect(what, found, wanted) {
  if (wanted.test(found)) return console.log(`ok ${what}`);
  console.error(`${what}: expected ${wanted}, got\n${found}`);
  rmSync(dir, { recursive: true, force: true });
  process.exit(1);
}

mkdirSync(project);
mkdirSync(bin);
// Node, npm and what they run by name, and no compiler.
const programs = ['node', 'npm', 'sh', 'env', 'sleep'];
for (const program of programs) {
  const found = spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).stdout.trim();
  if (found) symlinkSync(found, path.join(bin, program));
}
const bare = { ...process.env, PATH: bin };

writeFileSync(path.join(project, 'package.json'), '{ "name": "empty", "private": true }\n');
const packed = spawnSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', dir], {
  cwd: root,
  encoding: 'utf8',
});
const [{ filename, files, size }] = JSON.parse(packed.stdout);
const names = files.map((file) => file.path);
expect('the tarball has the core', names.join('\n'), /^bindings\/prebuilds\/linux-x64-gnu\/libcriu-core\.so$/m);
expect(
  'the tarball has no sources or tests',
  names.filter((name) => /^(c-src|test|lib)\//.test(name)).join('\n'),
  /^$/,
);
console.log(`   ${filename}: ${Math.round(size / 1024)} KiB, ${names.length} files`);
inProject(
  'npm',
  ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', path.join(dir, filename)],
  bare,
);

const use = `
const { abi, libcriu } = await version();
const child = spawn('sleep', ['60'], { stdio: ['pipe', 'pipe', 'inherit'] });
const image = await checkpoint(child);
const back = await image.restore();
back.kill();
const { signal } = await back.exited;
console.log(JSON.stringify({ abi, libcriu, same: back.pid === child.pid, signal, images: typeof ImageSet.open }));
`;
writeFileSync(
  path.join(project, 'use.mjs'),
  `import { spawn } from 'node:child_process';\nimport { checkpoint, version } from 'libcriu';\nimport { ImageSet } from 'libcriu/images';\n${use}`,
);
writeFileSync(
  path.join(project, 'use.cjs'),
  `const { spawn } = require('node:child_process');\nconst { checkpoint, version } = require('libcriu');\nconst { ImageSet } = require('libcriu/images');\n(async () => {${use}})();`,
);
const wanted = /"abi":1,"libcriu":"\d.*"same":true,"signal":"SIGTERM","images":"function"/;
expect('an ES module uses it', inProject('node', ['use.mjs'], bare), wanted);
expect('CommonJS uses it', inProject('node', ['use.cjs'], bare), wanted);
expect(
  'its command runs',
  inProject(path.join(project, 'node_modules', '.bin', 'libcriu'), ['check'], bare),
  /^Looks good/,
);

writeFileSync(
  path.join(project, 'use.ts'),
  `import { checkpoint, isCriuError, type OptionValues } from 'libcriu';
import { ImageSet } from 'libcriu/images';
const options: OptionValues = { imagesDir: 'x', leaveRunning: true };
export const image = checkpoint(1, options).catch((error: unknown) => {
  if (isCriuError(error, 'ERR_UNSUPPORTED_FD')) console.log(error.object.fd.toFixed());
});
export const set = ImageSet.open('x');
`,
);
const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const types = ['--types', 'node', '--typeRoots', path.join(root, 'node_modules', '@types')];
for (const mode of ['nodenext', 'bundler']) {
  const module = mode === 'bundler' ? 'esnext' : mode;
  const flags = [
    '--noEmit',
    '--strict',
    '--target',
    'es2022',
    '--lib',
    'es2022,esnext.disposable',
    '--module',
    module,
    '--moduleResolution',
    mode,
  ];
  expect(`TypeScript (${mode}) finds its types`, inProject('node', [tsc, ...flags, ...types, 'use.ts']), /^$/);
}
rmSync(dir, { recursive: true, force: true });
