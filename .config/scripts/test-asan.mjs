// npm run test:asan: the core with ASan and UBSan: its own checks, its decoders fuzzed, and the whole engine on real targets.
import path from 'node:path';
import { buildCore, installPackages, root, run } from './setup.mjs';

installPackages();
buildCore(); // with what the build needs
run('make', ['-C', 'c-src', '-s', 'asan', 'unit', 'check-symbols']);
run('make', ['-C', 'c-src', '-s', 'fuzz-gcc', `FUZZ_SECONDS=${process.env.FUZZ_SECONDS ?? 2}`]);
run('make', ['-C', path.join('test', 'targets'), '-s']);
run(process.execPath, [path.join(root, 'test', 'asan', 'engine.mjs')]);
