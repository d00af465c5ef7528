import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { expectKept, itWith, roundTrip, target } from '../support/target.js';

describe('mappings', () => {
  watchLeftovers();

  it('keeps places, flags and contents: private and shared, anonymous and of files', async () => {
    const started = await target('vma', temporaryDirectory());
    const report = await started.report();
    expect(report).toMatchObject({ locked: { flags: expect.stringContaining('lo') }, code: { runs: 42 } });
    await expectKept(started);
  });

  it('writes through to files where they are shared, and nowhere else; grows what grows', async () => {
    const back = await roundTrip(await target('vma', temporaryDirectory()));
    expect(await back.ask('write')).toEqual({ private_stays: true, shared_goes: true, grows: true, heap_grows: true });
  });

  itWith('guard')('keeps guard pages', async () => {
    const started = await target('guard');
    const { pages } = await started.report();
    expect(pages.filter((page: string) => page === 'fault')).toHaveLength(4);
    await expectKept(started);
  });
});
