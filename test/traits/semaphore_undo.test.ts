import { execFileSync } from 'node:child_process';
import { atEnd, watchLeftovers } from '../support/leftovers.js';
import { dumpOf, expectKept, itWith, restored, target, type Target } from '../support/target.js';

/** Values of the semaphores, as ipcs(1) shows them. */
function valuesOf(set: number): number[] {
  const text = execFileSync('ipcs', ['-s', '-i', String(set)], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
  });
  const lines = text.slice(text.indexOf('semnum')).trim().split('\n').slice(1);
  return lines.map((line) => Number(line.trim().split(/\s+/)[1]));
}

async function setOf(started: Target): Promise<number> {
  const set = Number((await started.report())['set']);
  atEnd(() => execFileSync('ipcrm', ['-s', String(set)]));
  return set;
}

describe('System V semaphores with undo', () => {
  watchLeftovers();

  itWith('semaphore_undo')('are given back while it is away, and taken again', async () => {
    const started = await target('semaphore_undo');
    const set = await setOf(started);
    const held = [0, 5, 32767, 200];
    expect(valuesOf(set)).toEqual(held);
    const image = await dumpOf(started);
    expect(valuesOf(set)).toEqual([1, 0, 32767, 400]);
    const back = await restored(image);
    expect(valuesOf(set)).toEqual(held);
    await back.exit(0);
    expect(valuesOf(set)).toEqual([1, 0, 32767, 400]);
  });

  itWith('semaphore_undo', 'thread')(
    'stay the same through a dump that leaves it running, of threads too',
    async () => {
      const started = await target('semaphore_undo', 'thread');
      const set = await setOf(started);
      const back = await expectKept(started);
      expect(valuesOf(set)).toEqual([0, 5, 32767, 350]);
      await back.exit(0);
      expect(valuesOf(set)).toEqual([1, 0, 32767, 400]);
    },
  );

  itWith('semaphore_undo')('that others hold now make the restore fail by name', async () => {
    const started = await target('semaphore_undo', 'thread');
    const set = await setOf(started);
    const image = await dumpOf(started);
    const other = await target('semaphore_undo', 'other', String(set));
    expect(await other.ask('take')).toEqual({ result: 0 });
    await expect(image.restore()).rejects.toMatchObject({ code: 'ERR_ID_IN_USE' });
    expect(valuesOf(set)).toEqual([0, 0, 32767, 400]);
    expect(await other.ask('give')).toEqual({ result: 0 });
    await restored(image);
    expect(valuesOf(set)).toEqual([0, 5, 32767, 350]);
  });
});
