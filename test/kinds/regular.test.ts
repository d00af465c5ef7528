import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { expectKept, roundTrip, target } from '../support/target.js';

describe('regular files', () => {
  watchLeftovers();

  it('keeps positions, flags and owners', async () => {
    const started = await target('regular', temporaryDirectory());
    expect(await started.report()).toMatchObject({
      main: { pos: 5 },
      second: { pos: 3, cloexec: true },
      dup_same: true,
      second_same: false,
      owner_is_me: true,
      owner_signal: 12,
      child: { pos: 2, same: true },
    });
    await expectKept(started);
  });

  it('shares a position between dup’ed descriptors and with a child', async () => {
    const back = await roundTrip(await target('regular', temporaryDirectory()));
    expect(await back.ask('read')).toEqual({ read: '567' });
    expect(await back.ask('read inherited')).toEqual({ read: 'cde' });
    expect(await back.report()).toMatchObject({
      main: { pos: 8 },
      dup: { pos: 8 },
      second: { pos: 3 },
      child: { pos: 5 },
    });
  });

  it('appends at the end that the file has by then', async () => {
    const directory = temporaryDirectory();
    const log = path.join(directory, 'log with space é');
    const back = await roundTrip(await target('regular', directory));
    appendFileSync(log, 'from elsewhere\n');
    expect(await back.ask('append last')).toEqual({ wrote: 4 });
    expect(readFileSync(log, 'utf8')).toBe('first\nfrom elsewhere\nlast');
  });
});
