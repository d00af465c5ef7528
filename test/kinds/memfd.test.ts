import { watchLeftovers } from '../support/leftovers.js';
import { expectKept, roundTrip, target } from '../support/target.js';

describe('memfd', () => {
  watchLeftovers();

  it('keeps names, contents, seals and positions', async () => {
    const started = await target('memfd');
    expect(await started.report()).toMatchObject({ sealed_seals: '0xe', second_text: 'in the middle' });
    await expectKept(started);
  });

  it('is still one file for descriptors, mappings and a child', async () => {
    const back = await roundTrip(await target('memfd'));
    expect(await back.ask('write seen by all')).toEqual({
      map: 'seen by all',
      child: { map: 'seen by all', same: true },
    });
  });
});
