/** Address spaces with very many mappings, or very large ones. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { dumpOf, itWith, restored, roundTrip, target } from '../support/target.js';

describe('address spaces', () => {
  watchLeftovers();

  itWith(
    'layout',
    'many',
    '60000',
  )('of 60,000 mappings', async () => {
    const subject = await target('layout', 'many', '60000');
    const before = await subject.report();
    expect(before['mappings']).toBeGreaterThan(59_000);
    const back = await roundTrip(subject);
    expect(await back.report()).toEqual(before);
  });

  itWith(
    'layout',
    'sparse',
    '100',
  )('of 100 GiB in which little is written', async () => {
    const imagesDir = temporaryDirectory();
    const subject = await target('layout', 'sparse', '100');
    const before = await subject.report();
    const image = await dumpOf(subject, { imagesDir });
    expect(statSync(path.join(imagesDir, 'pages-1.img')).size).toBeLessThan(4 << 20);
    const back = await restored(image);
    expect(await back.report()).toEqual(before);
  });
});
