/**
 * After every test of a file that calls {@link watchLeftovers}: nothing that the test, or the engine, made is still there.
 * What is left fails the test, by name, and is then put away, so that it does not fail the next one.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { childrenOf, descriptorsOf, isAlive, procFile, procNames, statusOf, tracedThreads } from './proc.js';

/** In the environment of all targets, so that they are found wherever in the process tree they end up. */
export const marker = `LIBCRIU_TEST=${process.pid}`;

/** Longest wait for things that go by themselves: streams that close, zombies that pid 1 has to reap. */
const patience = 3000;

const disposables: (() => unknown)[] = [];
const directories: string[] = [];

/** Runs `dispose` at the end of the test, whether it passes or fails; the last first. */
export function atEnd(dispose: () => unknown): void {
  disposables.push(dispose);
}

/** An empty directory, on tmpfs where there is one; gone at the end of the test. */
export function temporaryDirectory(): string {
  const base = isDirectory('/dev/shm') ? '/dev/shm' : tmpdir();
  const directory = mkdtempSync(path.join(base, `libcriu-test-${process.pid}-`));
  directories.push(directory);
  return directory;
}

function isDirectory(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

interface Snapshot {
  readonly descriptors: ReadonlyMap<number, string>;
  readonly children: readonly number[];
  readonly mounts: string | undefined;
}

function look(): Snapshot {
  return {
    descriptors: descriptorsOf('self'),
    children: childrenOf('self'),
    mounts: procFile('self', 'mountinfo'),
  };
}

/** Processes that carry our marker or run as the engine, other than this one. */
export function strays(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(Number)
    .filter((pid) => isAlive(pid) && (isMarked(pid) || isOurConductor(pid)));
}

function isMarked(pid: number): boolean {
  return (procFile(pid, 'environ') ?? '').split('\0').includes(marker);
}

function isOurConductor(pid: number): boolean {
  const status = statusOf(pid);
  return status?.['Name'] === 'criu-conductor' && status['PPid'] === String(process.pid);
}

/** The differences, as sentences. */
function compare(before: Snapshot): string[] {
  const now = look();
  const found: string[] = [];
  for (const [fd, link] of now.descriptors) {
    if (!before.descriptors.has(fd) && !link.startsWith('/proc/')) found.push(`descriptor ${fd}: ${link}`);
  }
  for (const pid of now.children) {
    if (!before.children.includes(pid)) found.push(`child ${pid}: ${describe(pid)}`);
  }
  for (const pid of strays()) found.push(`process ${pid}: ${describe(pid)}`);
  if (now.mounts !== before.mounts) found.push('mounts have changed');
  for (const directory of directories.filter(isDirectory)) {
    const names = readdirSync(directory, { recursive: true }) as string[];
    found.push(
      ...names.filter((name) => path.basename(name).startsWith('.partial-')).map((name) => `${directory}/${name}`),
    );
  }
  return found;
}

function describe(pid: number): string {
  const status = statusOf(pid);
  return `${status?.['Name'] ?? 'gone'} ${status?.['State'] ?? ''}`;
}

/** Checks from now on, in this file, that every test leaves nothing behind. */
export function watchLeftovers(): void {
  let before: Snapshot;
  beforeEach(() => {
    before = look();
  });
  afterEach(async () => {
    const failures: unknown[] = [];
    for (const dispose of disposables.splice(0).reverse()) {
      try {
        await dispose();
      } catch (error) {
        failures.push(error);
      }
    }
    let found = compare(before);
    for (
      const end = performance.now() + patience;
      found.length > 0 && performance.now() < end;
      found = compare(before)
    ) {
      await delay(10);
    }
    putAway();
    if (found.length > 0) throw new Error(`left behind:\n  ${found.join('\n  ')}`);
    if (failures.length > 0) throw failures[0];
  });
}

function putAway(): void {
  for (const pid of strays()) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It went by itself.
    }
  }
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
}

/** Fails if anything of the engine is still at a process that runs on: a tracer, a mapping of ours. */
export function expectUntraced(pid: number): void {
  expect(tracedThreads(pid)).toEqual([]);
  expect(procNames(pid, 'task').length).toBeGreaterThan(0);
}
