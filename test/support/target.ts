/** The programs of test/targets: started, asked, checkpointed and brought back. */
import { execFileSync, spawn, spawnSync, type ChildProcess, type SpawnSyncOptions } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import {
  checkpoint,
  type Checkpoint,
  type CheckpointOptions,
  type RestoredProcess,
  type RestoreOptions,
} from 'libcriu';
import { atEnd, expectUntraced, marker, temporaryDirectory } from './leftovers.js';
import { outsideView, mappingsOf, treeOf } from './proc.js';

const root = path.resolve(__dirname, '../..');

/** Where the programs are once they are built. */
export const targetsDir = path.join(root, 'build', 'targets');

let built = false;

/** Builds what is older than its source; once per test file, in a few milliseconds if there is nothing to do. */
function build(): void {
  if (!built)
    execFileSync('make', ['-s', '-j2', '-C', path.join(root, 'test', 'targets')], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  built = true;
}

/** Environment of targets: marked, so that leftovers of this test run are found. */
export const targetEnvironment = {
  PATH: process.env['PATH'] ?? '/usr/bin:/bin',
  LANG: 'C',
  [marker.split('=')[0]!]: marker.split('=')[1]!,
};

/** Answers are lines of JSON. */
export type Answer = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

/** Longest wait for an answer, in milliseconds. */
const answerLimit = 10_000;

/** It has ended, or closed its output. */
export class TargetGone extends Error {}

/** A conversation with a target over its stdin and stdout: each line is answered by a line. */
class Conversation {
  readonly #input: Writable;
  readonly #lines: Interface;
  readonly #waiting: { resolve: (line: string) => void; reject: (error: Error) => void }[] = [];
  readonly #early: string[] = [];

  constructor(input: Writable, output: Readable) {
    this.#input = input;
    this.#lines = createInterface({ input: output });
    this.#lines.on('line', (line) => {
      const next = this.#waiting.shift();
      if (next) next.resolve(line);
      else this.#early.push(line);
    });
    this.#lines.on('close', () => {
      for (const { reject } of this.#waiting.splice(0)) reject(new TargetGone('the target closed its output'));
    });
    input.on('error', () => undefined);
  }

  async line(): Promise<string> {
    const early = this.#early.shift();
    if (early !== undefined) return early;
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<string>((resolve, reject) => {
        this.#waiting.push({ resolve, reject });
        timer = setTimeout(() => reject(new Error('the target does not answer')), answerLimit);
      });
    } finally {
      clearTimeout(timer);
    }
  }

  async ask(question: string): Promise<Answer> {
    this.#input.write(`${question}\n`);
    return JSON.parse(await this.line()) as Answer;
  }

  tell(line: string): void {
    this.#input.write(`${line}\n`);
  }
}

/** A target that runs, for the first time or again. */
export class Target {
  readonly process: ChildProcess | RestoredProcess;
  readonly #conversation: Conversation;

  constructor(process: ChildProcess | RestoredProcess) {
    this.process = process;
    if (!process.stdin || !process.stdout) throw new Error('the target has no pipes to us');
    this.#conversation = new Conversation(process.stdin as Writable, process.stdout as Readable);
    atEnd(() => this.end());
  }

  get pid(): number {
    if (this.process.pid === undefined) throw new Error('the target was never started');
    return this.process.pid;
  }

  /** What it says of its state. */
  report(): Promise<Answer> {
    return this.#conversation.ask('report');
  }

  /** Something else than a report, in the words of the program. */
  ask(question: string): Promise<Answer> {
    return this.#conversation.ask(question);
  }

  /** Lets it end by itself, and gives its exit code. */
  async exit(code: number): Promise<number | null> {
    this.#conversation.tell(`exit ${code}`);
    if ('exited' in this.process) return (await this.process.exited).code;
    const child = this.process;
    return new Promise((resolve) => child.once('exit', (got) => resolve(got)));
  }

  /** @internal */
  ready(): Promise<string> {
    return this.#conversation.line();
  }

  /** Kills it with all below it. */
  async end(): Promise<void> {
    const gone = ended(this.process);
    for (const pid of treeOf(this.pid).reverse()) {
      if (!gone.done) tryKill(pid);
    }
    await gone.promise;
    for (const stream of this.process.stdio) if (stream && 'destroy' in stream) stream.destroy();
  }
}

function tryKill(pid: number): void {
  if (pid <= 1 && pid >= -1) throw new Error(`no target has the pid ${pid}`);
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

function ended(subject: ChildProcess | RestoredProcess): { done: boolean; promise: Promise<unknown> } {
  if (subject.exitCode !== null || subject.signalCode !== null) return { done: true, promise: Promise.resolve() };
  if ('exited' in subject) return { done: false, promise: subject.exited.catch(() => undefined) };
  return { done: false, promise: new Promise((resolve) => subject.once('exit', resolve)) };
}

/** Starts build/targets/NAME. Resolves when its state is set up. Ends with the test. */
export async function target(name: string, ...args: string[]): Promise<Target> {
  build();
  return programTarget(path.join(targetsDir, name), ...args);
}

/** The same, started by a program that runs another one in its place: `nsenter`. */
export async function targetBehind(
  prefix: readonly [string, ...string[]],
  name: string,
  ...args: string[]
): Promise<Target> {
  build();
  return programTarget(prefix[0], ...prefix.slice(1), path.join(targetsDir, name), ...args);
}

/** Any program that speaks the protocol of test/targets/target.h. */
export async function programTarget(program: string, ...args: string[]): Promise<Target> {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'], env: targetEnvironment });
  const started = new Target(child);
  const line = await started.ready();
  if (line !== 'ready') throw new Error(`${program} says: ${line}`);
  return started;
}

/** test/targets/node-worker.mjs: a Node program with a worker thread and a child. */
export function nodeWorker(): Promise<Target> {
  return programTarget(process.execPath, path.join(root, 'test', 'targets', 'node-worker.mjs'));
}

/** Why `name` cannot set up its state here; undefined if it can. For itWith(), so before the tests run. */
export function targetMissing(name: string, ...args: string[]): string | undefined {
  build();
  // Not a pipe: children that outlive the program would keep it open. They are of its group, and end with it here.
  const output = path.join(mkdtempSync(path.join(tmpdir(), 'libcriu-probe-')), 'output');
  const fd = openSync(output, 'w');
  const { pid, status } = spawnSync(path.join(targetsDir, name), args, {
    stdio: ['ignore', fd, 'inherit'],
    detached: true,
    env: targetEnvironment,
  } as SpawnSyncOptions);
  closeSync(fd);
  tryKill(-pid);
  const stdout = readFileSync(output, 'utf8');
  rmSync(path.dirname(output), { recursive: true });
  return status === 77 ? stdout.replace(/^skip /, '').trim() : undefined;
}

/** `it`, or, for a reason, a skipped test that tells the reason in its name. */
export function itUnless(reason: string | undefined): typeof it {
  if (reason === undefined) return it;
  const skipped = (name: string) => it.skip(`${name} (${reason})`, () => undefined);
  return Object.assign(skipped, it, { each: () => skipped }) as unknown as typeof it;
}

/** `it`, if this kernel has what the target needs. */
export function itWith(name: string, ...args: string[]): typeof it {
  return itUnless(targetMissing(name, ...args));
}

/** Where a program of the system is; undefined: it is not installed. */
export function programPath(name: string, ...more: string[]): string | undefined {
  const directories = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', ...more];
  return directories.map((directory) => path.join(directory, name)).find((file) => existsSync(file));
}

/** `it`, if the program is installed. */
export function itWithProgram(name: string, ...more: string[]): typeof it {
  return itUnless(programPath(name, ...more) === undefined ? `${name} is not installed` : undefined);
}

/** Options of a test's dumps and restores. Targets are jobs of the jest process's session. */
export interface TripOptions {
  readonly dump?: CheckpointOptions;
  readonly restore?: RestoreOptions;
}

/** Dumps a target, which is gone then. The images go with the test. */
export async function dumpOf(subject: Target, options: CheckpointOptions = {}): Promise<Checkpoint> {
  const { pid } = subject;
  const image = await checkpoint(subject.process, { imagesDir: temporaryDirectory(), shellJob: true, ...options });
  if (options.leaveRunning !== true && options.leaveStopped !== true) expect(treeOf(pid).filter(exists)).toEqual([]);
  return image;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Brings a dumped target back. It ends with the test. */
export async function restored(image: Checkpoint, options: RestoreOptions = {}): Promise<Target> {
  const back = new Target(await image.restore(options));
  expect(back.pid).toBe(image.pid);
  expectUntraced(back.pid);
  return back;
}

/** Dump and restore. */
export async function roundTrip(subject: Target, options: TripOptions = {}): Promise<Target> {
  const image = await dumpOf(subject, { ...options.dump });
  return restored(image, options.restore);
}

/**
 * The promise that all states share: what is seen from inside and outside is the same after a dump that leaves it
 * running, after a restore, and after a restore of what was restored.
 * @param compare what of a report must stay the same; all of it, if not given
 */
export async function expectKept(
  subject: Target,
  compare: (report: Answer) => unknown = (report) => report,
  options: TripOptions = {},
): Promise<Target> {
  const report = compare(await subject.report());
  const views = treeOf(subject.pid).map(outsideView);
  const seen = async (at: Target) => ({ report: compare(await at.report()), views: treeOf(at.pid).map(outsideView) });

  const maps = mappingsOf(subject.pid);
  await dumpOf(subject, { ...options.dump, leaveRunning: true });
  expectUntraced(subject.pid);
  expect(mappingsOf(subject.pid)).toEqual(maps);
  expect(await seen(subject)).toEqual({ report, views });

  const once = await roundTrip(subject, options);
  expect(await seen(once)).toEqual({ report, views });
  const twice = await roundTrip(once, options);
  expect(await seen(twice)).toEqual({ report, views });
  return twice;
}
