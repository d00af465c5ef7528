import { renameSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { canRestore } from 'libcriu';
import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { dumpOf, restored, target } from '../support/target.js';

describe('canRestore()', () => {
  watchLeftovers();

  it('tells every reason at once, makes nothing, and is right', async () => {
    const dir = temporaryDirectory();
    const started = await target('regular', dir);
    const image = await dumpOf(started);
    expect(await canRestore(image)).toMatchObject({ ok: true, obstacles: [], tasks: 2 });

    const back = await restored(image);
    const taken = await canRestore(image);
    expect(taken.ok).toBe(false);
    expect(taken.obstacles).toContainEqual(
      expect.objectContaining({ code: 'ERR_PID_IN_USE', object: expect.objectContaining({ pid: back.pid }) }),
    );
  });

  it('tells whose terminal has been taken meanwhile', async () => {
    const first = await target('terminal', 'cat');
    const { number } = await first.report();
    const image = await dumpOf(first);
    expect(await canRestore(image)).toMatchObject({ ok: true });
    for (let i = 0; i < 5; i++) if ((await (await target('terminal', 'cat')).report())['number'] === number) break;
    const { obstacles } = await canRestore(image);
    expect(obstacles).toContainEqual(
      expect.objectContaining({
        code: 'ERR_ID_IN_USE',
        object: expect.objectContaining({ path: `/dev/pts/${number}` }),
      }),
    );
    await expect(image.restore()).rejects.toMatchObject({ code: 'ERR_ID_IN_USE' });
  });

  it('tells what has become of the images', async () => {
    const image = await dumpOf(await target('eventfd'));
    const files = path.join(image.imagesDir, 'files.img');
    renameSync(files, `${files}.away`);
    writeFileSync(files, '');
    truncateSync(files, 3);
    const { ok, obstacles } = await canRestore(image.imagesDir);
    expect(ok).toBe(false);
    expect(obstacles).toEqual([expect.objectContaining({ code: 'ERR_IMAGE_CORRUPT' })]);
    expect(await canRestore(path.join(image.imagesDir, 'nowhere'))).toMatchObject({
      ok: false,
      obstacles: [expect.objectContaining({ code: 'ERR_IMAGE_MISSING' })],
    });
  });
});
