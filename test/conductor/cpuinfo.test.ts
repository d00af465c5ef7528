import { readFileSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cpuinfoCheck, cpuinfoDump, type CriuError } from 'libcriu';
import { entryOf, MessageImage, proto, table } from 'libcriu/images';
import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { dumpOf, restored, target } from '../support/target.js';

type Cpu = { capability: number[]; xfeatures_mask: unknown };

/** Pretends that the image is of a better processor. */
function edit(imagesDir: string, change: (cpu: Cpu) => void): void {
  const file = path.join(imagesDir, 'cpuinfo.img');
  const [entry] = MessageImage.fromBytes(table.cpuinfo, 'cpuinfo.img', readFileSync(file)).entries;
  const message = entry!.message as unknown as { x86_entry: Cpu[] };
  change(message.x86_entry[0]!);
  const edited = entryOf(proto.cpuinfo_entry, message as never);
  writeFileSync(file, new MessageImage(table.cpuinfo, 'cpuinfo.img', [edited]).toBytes());
}

/** Extended state component that no processor has yet, and an instruction that none has without it. */
const withAmx = (cpu: Cpu): void => {
  cpu.capability[18] = (cpu.capability[18]! | (1 << 3)) >>> 0;
};

describe('the processor', () => {
  watchLeftovers();

  it('is written to cpuinfo.img and is as good as itself', async () => {
    const imagesDir = temporaryDirectory();
    await cpuinfoDump({ imagesDir });
    expect(await cpuinfoCheck({ imagesDir, cpuCap: 'all' })).toEqual([]);
  });

  it('lacks what a better one has, by name, as far as cpuCap asks', async () => {
    const imagesDir = temporaryDirectory();
    await cpuinfoDump({ imagesDir });
    edit(imagesDir, withAmx);
    expect(await cpuinfoCheck({ imagesDir })).toEqual(['avx512_4fmaps']);
    expect(await cpuinfoCheck({ imagesDir, cpuCap: 'cpu' })).toEqual(['avx512_4fmaps']);
    expect(await cpuinfoCheck({ imagesDir, cpuCap: 'fpu' })).toEqual([]);
    expect(await cpuinfoCheck({ imagesDir, cpuCap: 'all,^ins,^cpu' })).toEqual([]);
    expect(await cpuinfoCheck({ imagesDir, cpuCap: 'none' })).toEqual([]);
  });

  it('is refused where the file is missing or torn', async () => {
    const imagesDir = temporaryDirectory();
    await expect(cpuinfoCheck({ imagesDir })).rejects.toMatchObject({ code: 'ERR_IMAGE_MISSING' });
    await cpuinfoDump({ imagesDir });
    const file = path.join(imagesDir, 'cpuinfo.img');
    writeFileSync(file, readFileSync(file).subarray(0, 20));
    await expect(cpuinfoCheck({ imagesDir })).rejects.toMatchObject({ code: 'ERR_IMAGE_CORRUPT' });
  });

  it('stands in the way of a restore that needs more, unless that is not asked for', async () => {
    const image = await dumpOf(await target('eventfd'), { cpuCap: 'ins' });
    edit(image.imagesDir, withAmx);
    const error: CriuError = await image.restore({ cpuCap: 'ins' }).then(
      () => Promise.reject(new Error('it was restored')),
      (reason: CriuError) => reason,
    );
    expect(error).toMatchObject({ code: 'ERR_CPU' });
    expect(error.message).toContain('avx512_4fmaps');
    await (await restored(image, { cpuCap: 'none' })).report();
  });

  it('is not recorded unless that is asked for', async () => {
    const image = await dumpOf(await target('eventfd'));
    expect(existsSync(path.join(image.imagesDir, 'cpuinfo.img'))).toBe(false);
    await expect(image.restore({ cpuCap: 'ins' })).rejects.toMatchObject({ code: 'ERR_IMAGE_MISSING' });
    await (await restored(image)).report();
  });
});
