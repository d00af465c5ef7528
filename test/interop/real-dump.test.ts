/* CRIT reads what a real dump wrote. */
import { critMissing, expectCritReads } from '../support/crit.js';
import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { dumpOf, itUnless, target } from '../support/target.js';

describe('CRIT', () => {
  watchLeftovers();

  itUnless(critMissing).each(['unix_socket', 'pipe', 'epoll', 'timerfd', 'signals', 'vma', 'share'])(
    'reads all images of a dump of %s',
    async (name) => {
      const { imagesDir } = await dumpOf(await target(name, temporaryDirectory()));
      expect(await expectCritReads(imagesDir)).toContain('inventory.img');
    },
  );
});
