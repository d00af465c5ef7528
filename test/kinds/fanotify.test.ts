import { plan } from 'libcriu';
import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { expectKept, itWith, roundTrip, target } from '../support/target.js';

describe('fanotify', () => {
  watchLeftovers();
  const withFanotify = itWith('fanotify', '/tmp');

  withFanotify('keeps groups, marks of all three sorts, and what they ignore', async () => {
    const started = await target('fanotify', temporaryDirectory());
    const { plain, named, content } = await started.report();
    expect([plain.length, named.length, content.length]).toEqual([4, 3, 2]);
    await expectKept(started);
  });

  withFanotify('goes on to tell what happens', async () => {
    const back = await roundTrip(await target('fanotify', temporaryDirectory()));
    const { plain, named, content } = await back.ask('write');
    expect({ plain, content }).toEqual({ plain: '0x22', content: '0x2' });
    expect(Number(named) & 0x300).toBe(0x300); // created, deleted
  });

  withFanotify('is refused by name if it gives permissions', async () => {
    const started = await target('fanotify', temporaryDirectory(), 'permission');
    const { obstacles } = await plan(started.pid, { shellJob: true });
    expect(obstacles).toMatchObject([
      { code: 'ERR_UNSUPPORTED_FD', object: { pid: started.pid, kind: 'fanotify' }, message: /permissions/ },
    ]);
  });
});
