// npm run demo: from a bare clone, too.
import path from 'node:path';
import { root, run, setUp } from './setup.mjs';

setUp();
run(process.execPath, [path.join(root, 'examples', 'demo.mjs'), ...process.argv.slice(2)]);
