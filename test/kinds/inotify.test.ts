import path from 'node:path';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { plan } from 'libcriu';
import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { dumpOf, expectKept, restored, roundTrip, target } from '../support/target.js';

/** What the target's "all" does: watch, mask, whether it is half of a move, name. */
const expected = [
  '1 100 \u00fc name',
  '1 20 \u00fc name',
  '1 2 \u00fc name',
  '1 1 \u00fc name',
  '1 4 \u00fc name',
  '1 8 \u00fc name',
  '1 40000100 sub',
  '1 40000020 sub',
  '1 40000010 sub',
  '1 40000040 cookie sub',
  '1 40000080 cookie sub2',
  '1 40 cookie \u00fc name',
  '1 80 single in',
  '1 40000200 sub2',
  '1 40000004 ',
  '1 800 ',
  '1 200 in',
  '2 4 ',
  '2 8000 ',
  '1 200 file',
  '7 8000 ',
];

describe('inotify', () => {
  watchLeftovers();

  it('keeps watches under their numbers, of files renamed, deleted, and without handles', async () => {
    const started = await target('inotify', temporaryDirectory());
    const { watches, ready } = await started.report();
    expect(watches).toHaveLength(6);
    expect(ready).toBe(0);
    await expectKept(started);
  });

  it('goes on to tell what happens, and gives new numbers to new watches', async () => {
    const back = await roundTrip(await target('inotify', temporaryDirectory()));
    expect((await back.ask('touch')).events).toEqual([
      '1 100 made',
      '1 40 cookie made',
      '1 80 cookie moved',
      '1 200 moved',
      '2 2 ',
      '7 4 ',
      '8 8 ',
      '8 8000 ',
      '1000 2 ',
    ]);
    expect(await back.ask('add')).toEqual({ wd: 1002, events: [] });
  });

  it('keeps what is queued, without taking it from a target that runs on', async () => {
    const started = await target('inotify', temporaryDirectory());
    const { ready } = await started.ask('all');
    expect(ready).toBeGreaterThan(500);
    const image = await dumpOf(started, { leaveRunning: true });
    expect((await started.report()).ready).toBe(ready);
    const { events } = await started.ask('events');
    expect(events).toHaveLength(expected.length);
    expect(events).toEqual(expected);
    await started.end();
    const back = await restored(image);
    expect((await back.report()).ready).toBe(ready);
    expect((await back.ask('events')).events).toEqual(events);
    expect((await back.ask('add')).wd).toBeGreaterThan(1001);
  });

  it('keeps a queue that has overflowed, and what came after that', async () => {
    const started = await target('inotify', temporaryDirectory());
    const { ready } = await started.ask('flood');
    const image = await dumpOf(started, { leaveRunning: true });
    expect((await started.report()).ready).toBe(ready);
    const sum = await started.ask('sum');
    expect(sum['lost_at']).toBeGreaterThan(0);
    expect(sum['count']).toBeGreaterThan(sum['lost_at']);
    await started.end();
    const back = await restored(image);
    expect(await back.ask('sum')).toEqual(sum);
  });

  it('finds again what is elsewhere by the time of the restore', async () => {
    const dir = temporaryDirectory();
    const image = await dumpOf(await target('inotify', dir));
    renameSync(path.join(dir, 'dir'), path.join(dir, 'elsewhere'));
    mkdirSync(path.join(dir, 'dir'));
    const back = await restored(image);
    writeFileSync(path.join(dir, 'dir', 'not watched'), '');
    writeFileSync(path.join(dir, 'elsewhere', 'watched'), '');
    expect((await back.ask('events')).events).toEqual(['1 100 watched']);
  });

  it('is refused by name if what it watches is gone', async () => {
    const started = await target('inotify', temporaryDirectory(), 'orphan');
    const { obstacles } = await plan(started.pid, { shellJob: true });
    expect(obstacles).toMatchObject([
      { code: 'ERR_UNSUPPORTED_FD', object: { pid: started.pid, kind: 'inotify' }, message: /deleted file/ },
    ]);
    expect((await started.report()).watches).toHaveLength(7);
  });

  it('says at a restore what is missing', async () => {
    const dir = temporaryDirectory();
    const image = await dumpOf(await target('inotify', dir));
    rmSync(path.join(dir, 'link'));
    const { ok, obstacles } = await image.canRestore();
    expect(ok).toBe(false);
    expect(obstacles).toMatchObject([{ code: 'ERR_FILE_MISSING', object: { path: path.join(dir, 'link') } }]);
  });
});
