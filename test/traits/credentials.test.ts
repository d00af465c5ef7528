import { watchLeftovers } from '../support/leftovers.js';
import { expectKept, itWith, target } from '../support/target.js';

describe('credentials', () => {
  watchLeftovers();

  itWith('credentials')('keeps those of an ordinary user', async () => {
    const started = await target('credentials', 'nobody');
    expect((await started.report())['leader']).toMatchObject({ 'Groups:': '65534 ', 'CapPrm:': '0000000000000000' });
    await expectKept(started);
  });

  itWith('credentials')('keeps capabilities of each thread, the bounding and ambient sets, secure bits', async () => {
    const started = await target('credentials', 'some');
    expect(await started.report()).toMatchObject({
      leader: { 'CapPrm:': '0000000000000421', 'CapAmb:': '0000000000000400', 'Groups:': '7 77 7777 ' },
      thread: { 'CapPrm:': '0000000000000001', 'CapEff:': '0000000000000000' },
      securebits: 20,
    });
    await expectKept(started);
  });

  itWith('credentials')('keeps real, effective, saved and file-system ids apart', async () => {
    const started = await target('credentials', 'mixed');
    expect((await started.report())['leader']['Uid:'].split('\t')).toEqual(['1001', '0', '1003', '1004']);
    await expectKept(started);
  });
});
