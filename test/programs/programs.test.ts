/* Programs of other people, in the middle of what they do. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkpoint } from 'libcriu';
import { atEnd, temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { itUnless, programTarget, roundTrip, targetEnvironment } from '../support/target.js';

/** `it`, if the program runs. */
function itWithProgram(name: string, ...args: string[]): typeof it {
  return itUnless(spawnSync(name, args, { stdio: 'ignore' }).status === 0 ? undefined : `${name} is not installed`);
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it takes too long');
}

describe('programs', () => {
  watchLeftovers();

  itWithProgram(
    'python3',
    '-c',
    'pass',
  )('restores Python with two thousand descriptors of a dozen kinds', async () => {
    const program = await programTarget('python3', path.join(__dirname, 'descriptors.py'), temporaryDirectory());
    const report = await program.report();
    expect(report['count']).toBe(2000);
    expect(Object.keys(report['kinds'] as object).length).toBeGreaterThanOrEqual(12);
    const back = await roundTrip(await roundTrip(program));
    expect(await back.report()).toEqual(report);
    expect(await back.ask('use')).toEqual({ problems: [] });
  });

  it('restores Node with fs.watch and worker threads', async () => {
    const dir = temporaryDirectory();
    const program = await programTarget(process.execPath, path.join(__dirname, 'watcher.mjs'), dir);
    writeFileSync(path.join(dir, 'before'), '');
    await until(async () => ((await program.report())['seen'] as string[]).includes('rename before'));
    const { counters } = await program.report();
    const back = await roundTrip(program);
    writeFileSync(path.join(dir, 'after'), '');
    await until(async () => ((await back.report())['seen'] as string[]).includes('rename after'));
    const more = (now: number[]) => now.every((count, i) => count > (counters as number[])[i]! + 5);
    await until(async () => more((await back.report())['counters'] as number[]));
    expect(await back.exit(3)).toBe(3);
  });

  itWithProgram('tmux', '-V')('restores tmux, with a shell in it that has a job in the background', async () => {
    const dir = temporaryDirectory();
    const socket = path.join(dir, 'socket');
    const env = { ...targetEnvironment, TERM: 'xterm', HOME: dir, SHELL: '/bin/bash' };
    const tmux = (...args: string[]) => execFileSync('tmux', ['-S', socket, ...args], { env, encoding: 'utf8' });
    const screen = () => tmux('capture-pane', '-p', '-t', 'work');
    spawn('tmux', ['-S', socket, '-f', '/dev/null', 'new-session', '-d', '-s', 'work', 'bash --norc --noprofile'], {
      env,
      stdio: 'ignore',
    });
    await until(
      () => existsSync(socket) && spawnSync('tmux', ['-S', socket, 'has-session', '-t', 'work'], { env }).status === 0,
    );
    const pid = Number(tmux('display-message', '-p', '-t', 'work', '#{pid}'));
    atEnd(() => void spawnSync('tmux', ['-S', socket, 'kill-server'], { env }));
    tmux('send-keys', '-t', 'work', 'sleep 1000 & echo st"arted"', 'Enter');
    await until(() => screen().includes('started'));
    tmux('send-keys', '-t', 'work', 'unfini');
    await until(() => screen().includes('unfini'));

    const image = await checkpoint(pid, { imagesDir: path.join(dir, 'images') });
    expect(spawnSync('tmux', ['-S', socket, 'has-session'], { env }).status).not.toBe(0);
    const back = await image.restore();
    expect(back.pid).toBe(pid);
    expect(screen()).toContain('started');
    tmux('send-keys', '-t', 'work', 'shed=yes; jobs; echo "an"swer $unfinished', 'Enter');
    await until(() => /answer yes/.test(screen()) && /Running +sleep 1000/.test(screen()));
    tmux('send-keys', '-t', 'work', 'kill -9 %1; wait %1 2>/dev/null; echo st"atus" $?', 'Enter');
    await until(() => screen().includes('status 137'));
    tmux('kill-server');
    await back.exited;
  });
});
