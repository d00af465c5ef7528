/* A failure at every stage, of three sorts: the engine says no, crashes, or is killed. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { isCriuError, type Checkpoint, type CriuError } from 'libcriu';
import { expectUntraced, strays, temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { isAlive, mappingsOf, treeOf } from '../support/proc.js';
import { dumpOf, restored, target, type Target } from '../support/target.js';

const dumpStages = ['plan', 'freeze', 'peek', 'inject', 'collect', 'memory', 'thaw', 'commit', 'kill'];
const restoreStages = ['read', 'check', 'files', 'grow', 'memory', 'finish', 'release'];
const codes = { fail: 'ERR_FAULT', crash: 'ERR_ENGINE_CRASHED', kill: 'ERR_ENGINE_CRASHED' } as const;
type Action = keyof typeof codes;
const actions = Object.keys(codes) as Action[];
const each = (stages: readonly string[]) =>
  actions.flatMap((action) => stages.map((stage) => [action, stage] as const));

async function failureOf(promise: Promise<unknown>): Promise<CriuError> {
  const error: unknown = await promise.then(
    () => new Error('it did not fail'),
    (e: unknown) => e,
  );
  if (!isCriuError(error)) throw error;
  return error;
}

describe('the stages', () => {
  watchLeftovers();

  it('are those that the tests below go through', async () => {
    const image = await dumpOf(await target('eventfd'));
    expect(image.stats?.stages.map(({ name }) => name)).toEqual(['start', ...dumpStages]);
    const back = await restored(image);
    const { process: subject } = back;
    if (!('stats' in subject)) throw new Error('no restored process');
    expect(subject.stats.stages.map(({ name }) => name)).toEqual(['start', ...restoreStages]);
  });
});

describe('a dump', () => {
  watchLeftovers();

  /** A tree with threads in it, on pipes. */
  async function subjects(): Promise<Target[]> {
    return [await target('threads'), await target('pipe')];
  }

  it.each(each(dumpStages))('leaves the target untouched after %s at %s', async (action, stage) => {
    for (const subject of await subjects()) {
      const imagesDir = path.join(temporaryDirectory(), 'images');
      const pids = treeOf(subject.pid);
      const maps = pids.map(mappingsOf);
      const report = await subject.report();

      const error = await failureOf(dumpOf(subject, { imagesDir, fault: `${action}:${stage}` }));
      expect(error).toMatchObject({ code: codes[action], stage });
      expect(pids.filter((pid) => !isAlive(pid))).toEqual([]);
      pids.forEach(expectUntraced);
      expect(await subject.report()).toEqual(report);
      if (action !== 'kill') {
        expect(error.thawed).toBe(true);
        expect(pids.map(mappingsOf)).toEqual(maps);
        expect(existsSync(imagesDir) ? readdirSync(imagesDir) : []).toEqual([]);
      } else {
        expect(existsSync(path.join(imagesDir, 'inventory.img'))).toBe(stage === 'kill');
      }
      // It can be dumped and restored as if nothing had been; the next dump puts away what a killed one has left.
      const back = await restored(await dumpOf(subject, { imagesDir }));
      expect(await back.report()).toEqual(report);
    }
  });
});

describe('a restore', () => {
  watchLeftovers();

  async function image(name: string, ...args: string[]): Promise<[Checkpoint, unknown]> {
    const subject = await target(name, ...args);
    const report = await subject.report();
    return [await dumpOf(subject), report];
  }

  it.each(each(restoreStages))(
    'leaves nothing behind after %s at %s, and can be tried again',
    async (action, stage) => {
      for (const name of ['threads', 'tree']) {
        const [made, report] = await image(name, 'session');
        const before = readdirSync(made.imagesDir);
        const error = await failureOf(made.restore({ fault: `${action}:${stage}` }));
        expect(error).toMatchObject({ code: codes[action], stage });
        await expectNone();
        expect(readdirSync(made.imagesDir)).toEqual(before);
        const back = await restored(made);
        expect(await back.report()).toEqual(report);
        await back.end();
      }
    },
  );

  /** Death may take a moment, if the engine could not see to it. */
  async function expectNone(): Promise<void> {
    for (let i = 0; i < 100 && strays().length > 0; i++) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(strays()).toEqual([]);
  }
});
