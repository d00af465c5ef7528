// npm test [-- jest arguments]: from a bare clone, too. One test file at a time: tests freeze and kill processes.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root, setUp } from './setup.mjs';

setUp();
const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const config = path.join(root, '.config', 'jest.config.mjs');
const { status } = spawnSync(process.execPath, [jest, '--config', config, '--runInBand', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
