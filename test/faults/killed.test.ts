/* kill -9 of the program that dumps, and of the engine in it, at random moments. LIBCRIU_KILLS or LIBCRIU_STRESS: more. */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { checkpoint, isCriuError } from 'libcriu';
import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { isAlive, mappingsOf, tracedThreads, treeOf } from '../support/proc.js';
import { dumpOf, restored, target, TargetGone, targetEnvironment, type Target } from '../support/target.js';

const stress = process.env['LIBCRIU_STRESS'] === '1';
const kills = Number(process.env['LIBCRIU_KILLS'] ?? (stress ? 100 : 15));
jest.setTimeout(30_000 + kills * 2000);

/** Stages in which a system call is injected: mmap in the first, munmap in the second. */
const injecting = ['inject', 'thaw'];

async function expectUnharmed(subject: Target, report: unknown): Promise<void> {
  for (let i = 0; i < 1000 && tracedThreads(subject.pid).length > 0; i++) await delay(5);
  expect(tracedThreads(subject.pid)).toEqual([]);
  expect(await subject.report()).toEqual(report);
}

describe('a program that is killed while it dumps', () => {
  watchLeftovers();

  it(`leaves the target running, ${kills} times`, async () => {
    const subject = await target('threads');
    const report = await subject.report();
    const maps = mappingsOf(subject.pid);
    const script = path.resolve(__dirname, '../support/dump-on-and-on.mjs');
    for (let i = 0; i < kills; i++) {
      const directory = temporaryDirectory();
      const dumper = spawn(process.execPath, [script, String(subject.pid), directory], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: targetEnvironment,
      });
      const lines = createInterface({ input: dumper.stdout });
      await new Promise((resolve) => lines.once('line', resolve));
      await delay(Math.random() * 30);
      dumper.kill('SIGKILL');
      await new Promise((resolve) => dumper.once('close', resolve));
      await expectUnharmed(subject, report);
      rmSync(directory, { recursive: true }); // with half-written images: nobody was left to remove them
    }
    // Our area may be there still if the engine was caught at the wrong moment; nothing of the target's is gone.
    expect(maps.filter((line) => !mappingsOf(subject.pid).includes(line))).toEqual([]);
    const back = await restored(await dumpOf(subject));
    expect(await back.report()).toEqual(report);
  });
});

/** False: it, or one below it, has died. One that hangs, or is not what it was, fails the test. */
async function isUnharmed(subject: Target, report: unknown): Promise<boolean> {
  if (!treeOf(subject.pid).every(isAlive)) return false;
  try {
    await expectUnharmed(subject, report);
    return true;
  } catch (error) {
    if (error instanceof TargetGone) return false;
    throw error;
  }
}

describe('an engine that is killed while it dumps', () => {
  watchLeftovers();

  it.each(['threads', 'pipe'])(`leaves the target running, ${kills} times: %s`, async (name) => {
    const assassin = await target('assassin');
    let subject = await target(name);
    let report = await subject.report();
    const deaths: string[] = [];
    const outcomes = { done: 0, killed: 0 };
    for (let i = 0; i < kills; i++) {
      const stages: string[] = ['none'];
      const imagesDir = temporaryDirectory();
      const shot = assassin.ask(`arm ${process.pid} ${Math.floor(Math.random() * 15_000)}`);
      await delay(2);
      const outcome: unknown = await checkpoint(subject.process, {
        imagesDir,
        shellJob: true,
        leaveRunning: true,
        onStage: ({ name: stage }) => stages.push(stage),
      }).catch((error: unknown) => error);
      await shot;
      if (outcome instanceof Error && !isCriuError(outcome, 'ERR_ENGINE_CRASHED')) throw outcome;
      if (outcome instanceof Error) outcomes.killed++;
      else outcomes.done++;
      await delay(5);
      rmSync(imagesDir, { recursive: true }); // likewise
      if (await isUnharmed(subject, report)) continue;
      deaths.push(stages.at(-1) ?? '');
      await subject.end();
      subject = await target(name);
      report = await subject.report();
    }
    console.info(
      `${name}: engine killed ${outcomes.killed} times in ${kills} dumps; target died ${deaths.length} times, in injected system calls (${deaths.join(' ')})`,
    );
    expect(deaths.filter((stage) => !injecting.includes(stage))).toEqual([]);
    expect(deaths.length).toBeLessThanOrEqual(kills / 3);
  });
});
