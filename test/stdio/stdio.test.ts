/* What spawn() can give a child, across checkpoints. */
import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { checkpoint, type RestoredProcess } from 'libcriu';
import { atEnd, temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { isAlive } from '../support/proc.js';
import { target, targetEnvironment, targetsDir } from '../support/target.js';

type Subject = ChildProcess | RestoredProcess;

function start(program: string, args: readonly string[], stdio: StdioOptions): ChildProcess {
  const child = spawn(program, args, { stdio, env: targetEnvironment });
  atEnd(() => end(child));
  return child;
}

async function end(subject: Subject): Promise<void> {
  if (subject.exitCode === null && subject.signalCode === null) {
    const gone = new Promise((resolve) => (subject as ChildProcess).once('exit', resolve));
    subject.kill('SIGKILL');
    await gone;
  }
  for (const stream of subject.stdio) if (stream && 'destroy' in stream) stream.destroy();
}

async function cycle(subject: Subject): Promise<RestoredProcess> {
  const image = await checkpoint(subject, { imagesDir: temporaryDirectory(), shellJob: true });
  const back = await image.restore();
  atEnd(() => end(back));
  return back;
}

describe('stdio', () => {
  watchLeftovers();

  /** A target that reports into a file, on SIGUSR1, and what it reports. */
  async function quiet(
    stdio: StdioOptions,
  ): Promise<{ child: ChildProcess; report: (pid: number) => Promise<unknown> }> {
    await (await target('eventfd')).end(); // built
    const file = path.join(temporaryDirectory(), 'report');
    const child = start(path.join(targetsDir, 'eventfd'), [`--report=${file}`], stdio);
    const read = async (): Promise<string> => {
      for (let i = 0; i < 500 && !existsSync(file); i++) await delay(5);
      const text = readFileSync(file, 'utf8');
      rmSync(file);
      return text;
    };
    expect(await read()).toBe('ready\n');
    return {
      child,
      report: async (pid) => {
        process.kill(pid, 'SIGUSR1');
        return JSON.parse(await read()) as unknown;
      },
    };
  }

  const links = (pid: number) => [0, 1, 2].map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`));

  it.each([
    ['ignored', 'ignore'],
    ['inherited', 'inherit'],
    ['inherited but for stdin', ['ignore', 'inherit', 'inherit']],
  ] as [string, StdioOptions][])('is what it was if it was %s', async (_, stdio) => {
    const { child, report } = await quiet(stdio);
    const pid = child.pid ?? 0;
    const [before, where] = [await report(pid), links(pid)];
    const once = await cycle(child);
    expect([once.stdin, once.stdout, once.stderr]).toEqual([null, null, null]);
    expect([await report(pid), links(pid)]).toEqual([before, where]);
    const twice = await cycle(once);
    expect([await report(pid), links(pid)]).toEqual([before, where]);
    expect(twice.pid).toBe(pid);
  });

  it('goes on in a file of the caller where it was', async () => {
    const file = path.join(temporaryDirectory(), 'out');
    const fd = openSync(file, 'w');
    const child = start('sh', ['-c', 'read a; echo "$a"; read b; echo "$b"'], ['pipe', fd, fd]);
    closeSync(fd);
    child.stdin?.write('first\n');
    while (readFileSync(file, 'utf8') === '') await delay(2);
    const back = await cycle(child);
    back.stdin?.write('second\n');
    expect(await back.exited).toEqual({ code: 0, signal: null });
    expect(readFileSync(file, 'utf8')).toBe('first\nsecond\n');
  });

  it('loses and doubles nothing that is under way, at whatever moment', async () => {
    // Numbered lines to a process that echoes them, in bursts beyond what pipes hold, while it is checkpointed.
    let subject: Subject = start('cat', [], ['pipe', 'pipe', 'inherit']);
    const received: Buffer[] = [];
    const ended: Promise<unknown>[] = [];
    const listen = (from: Readable) => {
      from.on('data', (chunk: Buffer) => received.push(chunk));
      ended.push(new Promise((resolve) => from.once('close', resolve)));
    };
    listen(subject.stdout as Readable);
    const sent: string[] = [];
    let called = 0;
    const send = (to: Writable, lines: number) => {
      for (let i = 0; i < lines; i++) {
        const line = `${sent.length} ${'.'.repeat(Math.floor(Math.random() ** 4 * 20_000))}\n`;
        sent.push(line);
        to.write(line, () => called++);
      }
    };
    for (let i = 0; i < 12; i++) {
      send(subject.stdin as Writable, 200);
      await delay(Math.random() * 10);
      send(subject.stdin as Writable, Math.floor(Math.random() * 50));
      const old: Subject = subject;
      const done = cycle(subject);
      send(old.stdin as Writable, 20); // while it is under way
      subject = await done;
      listen(subject.stdout as Readable);
    }
    send(subject.stdin as Writable, 10);
    (subject.stdin as Writable).end();
    expect(await (subject as RestoredProcess).exited).toEqual({ code: 0, signal: null });
    await Promise.all(ended);
    const got = Buffer.concat(received).toString('latin1').split('\n');
    expect(got.length - 1).toBe(sent.length);
    expect(got.findIndex((line, i) => i < sent.length && `${line}\n` !== sent[i])).toBe(-1);
    expect(called).toBe(sent.length);
  });
});

describe('the child process object', () => {
  watchLeftovers();

  it('emits exit once, with SIGKILL, and nothing before', async () => {
    const subject = await target('threads');
    const child = subject.process as ChildProcess;
    const events: unknown[] = [];
    child.on('exit', (code, signal) => events.push(['exit', code, signal]));
    child.on('close', () => events.push('close'));
    child.on('error', (error) => events.push(error));
    const stages: unknown[] = [];
    const image = await checkpoint(child, {
      imagesDir: temporaryDirectory(),
      shellJob: true,
      onStage: ({ name }) => stages.push([name, events.length]),
    });
    expect(events[0]).toEqual(['exit', null, 'SIGKILL']);
    expect(stages.filter((stage) => (stage as [string, number])[1] > 0)).toEqual([]);
    const back = await image.restore();
    atEnd(() => end(back));
    await delay(50);
    expect(events.filter((event) => Array.isArray(event))).toHaveLength(1);
    expect([child.exitCode, child.signalCode, back.exitCode]).toEqual([null, 'SIGKILL', null]);
    back.kill('SIGTERM');
    expect(await back.exited).toEqual({ code: null, signal: 'SIGTERM' });
    expect(events.filter((event) => Array.isArray(event))).toHaveLength(1);
  });

  it('emits nothing if it is left running', async () => {
    const subject = await target('threads');
    const child = subject.process as ChildProcess;
    const events: unknown[] = [];
    child.on('exit', (...event) => events.push(event));
    for (let i = 0; i < 5; i++) {
      await checkpoint(child, { imagesDir: temporaryDirectory(), shellJob: true, leaveRunning: true });
      expect(await subject.report()).toMatchObject({ ok: true });
    }
    expect([events, child.exitCode, child.signalCode, isAlive(subject.pid)]).toEqual([[], null, null, true]);
    expect(await subject.exit(9)).toBe(9);
    expect(events).toEqual([[9, null]]);
  });

  it('tells the exit code of a restored process', async () => {
    const subject = await target('eventfd');
    const back = await cycle(subject.process);
    const seen: unknown[] = [];
    back.on('exit', (...event) => seen.push(event));
    back.stdin?.write('exit 42\n');
    expect(await back.exited).toEqual({ code: 42, signal: null });
    expect(seen).toEqual([[42, null]]);
  });
});
