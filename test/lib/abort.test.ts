/* Aborts at any moment of a checkpoint: either it was made and the child is gone, or the child runs on, untouched. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { checkpoint } from 'libcriu';

const rounds = 100;
/** Longer than a checkpoint of cat, so that some come too late, in milliseconds. */
const latest = 12;

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'libcriu-abort-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** What became of one child whose checkpoint was aborted after `pause` milliseconds. */
async function abortAfter(pause: number, imagesDir: string): Promise<string> {
  const child = spawn('cat', { stdio: ['pipe', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk) => (text += String(chunk)));
  const closed = new Promise((resolve) => child.on('close', resolve));
  await delay(3);
  const controller = new AbortController();
  const reason = new Error('aborted by the test');
  const timer = setTimeout(() => controller.abort(reason), pause);
  try {
    await checkpoint(child, { imagesDir, signal: controller.signal });
    return existsSync(`/proc/${child.pid}`) ? 'made, but the child is there' : 'made';
  } catch (error) {
    if (error !== reason) return `failed: ${String(error)}`;
    if (existsSync(imagesDir)) return `aborted, but there are images: ${readdirSync(imagesDir).join()}`;
    if (child.signalCode) return `aborted, but the child is gone (${child.signalCode})`;
    child.stdin.end('still here');
    await closed;
    return text === 'still here' ? 'aborted' : `aborted, but the child said ${text}`;
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
  }
}

it(`is whole or undone, at ${rounds} random moments`, async () => {
  const outcomes = new Map<string, number>();
  for (let i = 0; i < rounds; i++) {
    const outcome = await abortAfter(Math.random() * latest, path.join(dir, String(i)));
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  expect([...outcomes.keys()].filter((outcome) => outcome !== 'made' && outcome !== 'aborted')).toEqual([]);
}, 60_000);
