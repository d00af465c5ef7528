import { checkpoint, plan } from 'libcriu';
import { BpfmapDataImage, ImageSet, verify } from 'libcriu/images';
import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { dumpOf, expectKept, itWith, restored, target } from '../support/target.js';

describe('BPF maps', () => {
  watchLeftovers();

  itWith('bpf_map')('are kept with their elements; what each descriptor may do stays', async () => {
    const back = await expectKept(await target('bpf_map'));
    expect(await back.ask('use')).toEqual({
      'one map': true,
      'reader writes': -1,
      'writer writes': 0,
      'writer reads': -1,
      'reader reads': 77,
      'frozen writes': -1,
    });
  });

  itWith('bpf_map')('are one record each in the images', async () => {
    const image = await dumpOf(await target('bpf_map'));
    await using set = await ImageSet.open(image.imagesDir);
    const data = await set.read(BpfmapDataImage);
    expect(data.records.map(({ entry }) => entry.count).sort((a, b) => a - b)).toEqual([2, 3000, 5000]);
    const hash = data.records.find(({ entry }) => entry.count === 5000)!.entry.map_id;
    const values = new Map(
      data.elements(hash).map(([key, value]) => [Buffer.from(key).readUInt32LE(), Buffer.from(value).readUInt32LE()]),
    );
    expect(values.get(7919 * 11)).toBe(34);
    expect(await verify(set)).toEqual([]);
    await restored(image);
  });

  itWith('bpf_map', 'queue').each([
    ['queue', 'BPF map (queue)'],
    ['program', 'bpf-prog'],
  ])('of other sorts, and programs, are refused: %s', async (sort, kind) => {
    const started = await target('bpf_map', sort);
    const { obstacles } = await plan(started.process, { shellJob: true });
    expect(obstacles.map((o) => o.object.kind)).toContain(kind);
    await expect(
      checkpoint(started.process, { imagesDir: temporaryDirectory(), shellJob: true }),
    ).rejects.toMatchObject({ code: 'ERR_UNSUPPORTED_FD', object: { pid: started.pid, kind } });
    await started.report();
  });
});
