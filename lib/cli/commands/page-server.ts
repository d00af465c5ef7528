import { spawn } from 'node:child_process';
import { closeSync, writeSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { LogFile } from '../../log-file.js';
import type { Options } from '../../options/options.js';
import { serve } from '../../page-server/page-server.js';
import { Pidfile } from '../../pidfile.js';
import { standardError, type Invocation } from '../invocation.js';

/** Set for the process that serves when the command itself has returned: descriptor 3 tells it how that went. */
const daemonStep = 'LIBCRIU_DAEMON_STEP';
const readyFd = 3;

/** `libcriu page-server`: takes the pages of one dump. With -d, returns when it listens. */
export async function pageServer({ options, args }: Invocation): Promise<number> {
  const isDaemon = process.env[daemonStep] === '1';
  delete process.env[daemonStep];
  if (options.get('restoreDetached') && !isDaemon) return daemonize(options, args);
  const log = LogFile.open(options, isDaemon ? undefined : standardError);
  const began = performance.now();
  const say = (level: number, text: string): void => {
    if (level <= (options.values.logLevel ?? 2)) {
      log?.write({ level, text, at: Math.floor((performance.now() - began) * 1000) });
    }
  };
  try {
    const server = await serve(options);
    Pidfile.create(options)?.commit(process.pid);
    if (isDaemon) {
      writeSync(readyFd, 'ready');
      closeSync(readyFd);
    } else {
      tellStatus(options);
    }
    say(3, server.port === undefined ? 'page server: has a socket' : `page server: listens at port ${server.port}`);
    const { pages, inParent, freed, notFreed } = await server.done;
    say(3, `page server: ${pages} pages written, ${inParent} in the parent images`);
    if (freed !== undefined) say(3, `page server: ${freed} bytes freed in the parent images`);
    if (notFreed) say(2, `page server: ${notFreed.message}`);
    return 0;
  } catch (error) {
    say(1, (error as Error).message);
    throw error;
  } finally {
    log?.close();
  }
}

/** A process of its own serves; this one ends when that one listens, or has failed to. */
async function daemonize(options: Options, args: readonly string[]): Promise<number> {
  const psSocket = options.get('psSocket');
  const stdio: ('ignore' | 'pipe' | number)[] = ['ignore', 'ignore', 'pipe', 'pipe'];
  if (psSocket !== undefined) {
    while (stdio.length < psSocket) stdio.push('ignore');
    stdio[psSocket] = psSocket;
  }
  const child = spawn(process.execPath, [process.argv[1] ?? '', ...args], {
    detached: true,
    stdio,
    env: { ...process.env, [daemonStep]: '1' },
  });
  const [said, complained] = await Promise.all([text(child.stdio[readyFd] as Readable), firstWords(child.stderr)]);
  if (said !== 'ready') {
    process.stderr.write(complained);
    return 1;
  }
  child.unref();
  tellStatus(options);
  return 0;

  /** Errors of the start; when it serves nobody reads them any more. */
  async function firstWords(stream: Readable | null): Promise<string> {
    let words = '';
    stream?.on('data', (chunk) => (words += String(chunk)));
    await new Promise<void>((resolve) => {
      child.stdio[readyFd]?.once('close', () => resolve());
    });
    if (child.exitCode === null) await new Promise((resolve) => setImmediate(resolve));
    (stream as unknown as { unref?: () => void } | null)?.unref?.();
    stream?.destroy();
    return words;
  }
}

async function text(stream: Readable): Promise<string> {
  let all = '';
  for await (const chunk of stream) all += String(chunk);
  return all;
}

/** Whoever started us may begin to send. */
function tellStatus(options: Options): void {
  const fd = options.get('statusFd');
  if (fd !== undefined) writeSync(fd, '\0');
}
