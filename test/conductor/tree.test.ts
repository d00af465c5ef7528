import { watchLeftovers } from '../support/leftovers.js';
import { statusOf } from '../support/proc.js';
import { checkpoint } from 'libcriu';
import { setTimeout as delay } from 'node:timers/promises';
import { dumpOf, expectKept, restored, roundTrip, target } from '../support/target.js';
import { temporaryDirectory } from '../support/leftovers.js';

describe('process trees', () => {
  watchLeftovers();

  it.each([['session'], ['group of the caller']])(
    'keeps parents, sessions, groups, zombies with their ends, and who is stopped (root in a %s)',
    async (root) => {
      const started = await target('tree', root);
      expect(await started.report()).toMatchObject({
        session: { session: 12, group: 12 },
        group: { group: 11 },
        grandchild: { parent: 13 },
        stopped: { state: 'stopped' },
        code_7: { how: 'exited', status: 7 },
        code_255: { how: 'exited', status: 255 },
        term: { how: 'killed', status: 15 },
        killed: { how: 'killed', status: 9 },
      });
      const back = await expectKept(started);
      expect(await back.ask('continue')).toMatchObject({ stopped: { state: 'live' } });
      expect(await back.ask('end')).toEqual({ waiter: 50, waited: 15 });
      const { others, ...dead } = await back.ask('reap');
      expect(others).toBe(0);
      expect(dead).toMatchObject({ code_0: { how: 'exited', status: 0 }, killed: { how: 'killed', status: 9 } });
    },
  );

  it('restores a root that was stopped as stopped', async () => {
    const started = await target('eventfd');
    process.kill(started.pid, 'SIGSTOP');
    await until(() => statusOf(started.pid)?.['State']?.startsWith('T') === true);
    const back = await roundTrip(started);
    await delay(50);
    expect(statusOf(back.pid)?.['State']).toMatch(/^T/);
    process.kill(back.pid, 'SIGCONT');
    expect(await back.report()).toMatchObject({ seven: '7' });
  });

  it('leaves a target stopped that runs on as stopped', async () => {
    const started = await target('eventfd');
    process.kill(started.pid, 'SIGSTOP');
    await until(() => statusOf(started.pid)?.['State']?.startsWith('T') === true);
    await dumpOf(started, { leaveRunning: true });
    await delay(50);
    expect(statusOf(started.pid)?.['State']).toMatch(/^T/);
    process.kill(started.pid, 'SIGCONT');
    expect(await started.report()).toMatchObject({ seven: '7' });
  });

  it('stops a target that is to be left stopped', async () => {
    const started = await target('eventfd');
    const image = await checkpoint(started.process, {
      imagesDir: temporaryDirectory(),
      shellJob: true,
      leaveStopped: true,
    });
    await until(() => statusOf(started.pid)?.['State']?.startsWith('T') === true);
    process.kill(started.pid, 'SIGCONT');
    expect(await started.report()).toMatchObject({ seven: '7' });
    await started.end();
    const back = await restored(image);
    expect(await back.report()).toMatchObject({ seven: '7' });
  });
});

async function until(condition: () => boolean): Promise<void> {
  for (const end = Date.now() + 3000; !condition(); await delay(2)) {
    if (Date.now() > end) throw new Error('it did not come about');
  }
}
