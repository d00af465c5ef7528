import { watchLeftovers } from '../support/leftovers.js';
import { itWith, roundTrip, target } from '../support/target.js';

describe('ten kinds of descriptors, side by side', () => {
  watchLeftovers();

  itWith('descriptor_mix', '300')(
    'keeps three thousand of them, each with a state of its own',
    async () => {
      const started = await target('descriptor_mix', '300');
      expect(await started.report()).toEqual({ open: 3000, right: 300 });
      const back = await roundTrip(await roundTrip(started));
      expect(await back.report()).toEqual({ open: 3000, right: 300 });
    },
    60_000,
  );
});
