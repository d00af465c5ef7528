/*
 * The shortest use of the toolkit: a child of this program is written to ./img, ends, and comes back with new streams.
 * In a clone: npm run build, then node examples/checkpoint-child.mjs [directory].
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { checkpoint } from 'libcriu';

const counter = fileURLToPath(new URL('counter.mjs', import.meta.url));
const child = spawn(process.execPath, [counter], { stdio: ['pipe', 'pipe', 'inherit'] });
child.stdout.pipe(process.stdout, { end: false });
await once(child.stdout, 'data');

const image = await checkpoint(child, process.argv[2] ? { imagesDir: process.argv[2] } : {});
console.log(`-- process ${child.pid} is in ${image.imagesDir} and nowhere else: signal ${child.signalCode}`);

const back = await image.restore();
back.stdout.pipe(process.stdout, { end: false });
back.stdin.write('hello again\n');
setTimeout(() => back.kill('SIGTERM'), 500);
const { code, signal } = await back.exited;
console.log(`-- it ended: code ${code}, signal ${signal}`);
