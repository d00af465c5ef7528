import path from 'node:path';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { plan } from 'libcriu';
import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { dumpOf, expectKept, restored, roundTrip, target } from '../support/target.js';

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
