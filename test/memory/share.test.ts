import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { expectKept, roundTrip, target } from '../support/target.js';

describe('shared memory', () => {
  watchLeftovers();

  it('keeps contents, and what parent and child do not share any more', async () => {
    const started = await target('share', temporaryDirectory());
    expect(await started.report()).toMatchObject({ child: { second: 0 }, second: 1, child_wrote: 2 });
    await expectKept(started);
  });

  it('shows the writes of one to the other', async () => {
    const directory = temporaryDirectory();
    const back = await roundTrip(await target('share', directory));
    const { child, ...own } = await back.ask('write');
    expect([own['first'], child.first, own['child_wrote']]).toEqual([99, 99, 2]);
    expect([child.moved, child.named]).toEqual([own['moved'], own['named']]);
  });
});
