// npm run bench: dump, frozen and restore times per stage; CRIU_BIN=… adds the ratio to that binary.
import path from 'node:path';
import { root, run, setUp } from './setup.mjs';

setUp();
run(process.execPath, [path.join(root, 'test', 'bench', 'bench.mjs'), ...process.argv.slice(2)]);
