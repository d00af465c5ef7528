import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { ImageSet, IpcnsShmImage } from 'libcriu/images';
import { atEnd, watchLeftovers } from '../support/leftovers.js';
import { dumpOf, expectKept, itWith, restored, target, type Answer } from '../support/target.js';

const hugePages = '/proc/sys/vm/nr_hugepages';
const reserved = readFileSync(hugePages, 'utf8');

/** Enough for two copies of the target, by whoever may do it; the others find none, and skip. */
function reserve(): void {
  try {
    writeFileSync(hugePages, String(Number(reserved) + 6));
  } catch {
    // The target says that there are none.
  }
}

const idOf = (report: Answer) => Number((report['keyed'] as { id: number }).id);

/** Segments of this IPC namespace, by id. */
function segments(): number[] {
  const lines = readFileSync('/proc/sysvipc/shm', 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => Number(line.trim().split(/\s+/)[1]));
}

function remove(id: number): void {
  if (segments().includes(id)) execFileSync('ipcrm', ['-m', String(id)]);
}

describe('System V shared memory', () => {
  watchLeftovers();
  reserve();
  afterAll(() => {
    if (readFileSync(hugePages, 'utf8') !== reserved) writeFileSync(hugePages, reserved);
  });

  itWith('segment')('is attached again, whole and in parts, and counted', async () => {
    const started = await target('segment');
    const id = idOf(await started.report());
    atEnd(() => remove(id));
    const back = await expectKept(started);
    expect(await back.ask('write 9')).toEqual({ readonly: 9, moved: expect.any(Number), outsider: expect.any(Number) });
    const { whole, keyed } = await back.report();
    const wrote = (await back.ask('write 9')) && ((await back.report())['whole'] as string);
    expect(await back.ask('child')).toEqual({ child: { sum: wrote }, seen: expect.any(Number) });
    expect((await back.report())['whole']).not.toBe(wrote); // the child has written
    expect(whole).toBe(wrote);
    const before = keyed.attached as number;
    const after = await back.ask('detach');
    expect(after).toEqual({ between: 33, attached: before - 5, gone: false });
  });

  itWith('segment')('is made again with its id if it is gone, and undone if the restore fails', async () => {
    const started = await target('segment');
    const report = await started.report();
    const id = idOf(report);
    atEnd(() => remove(id));
    const image = await dumpOf(started);
    expect(segments()).toContain(id);
    remove(id);
    const shown = await ImageSet.open(image.imagesDir);
    const ns = shown.inventory.entry.root_ids?.ipc_ns_id ?? 0;
    const stored = (await shown.read(IpcnsShmImage, ns)).records;
    expect(stored.map(({ entry }) => entry.desc.id)).toEqual(expect.arrayContaining([id, report['removed'].id]));
    for (const stage of ['memory', 'finish'])
      for (const action of ['fail', 'crash']) {
        await expect(image.restore({ fault: `${action}:${stage}` })).rejects.toThrow();
        expect(segments()).not.toContain(id);
      }
    const back = await restored(image);
    expect(await back.report()).toEqual(report);
    expect(segments()).toContain(id);
  });

  itWith('segment')('holds what it held at the dump, whatever was written since', async () => {
    const started = await target('segment', 'alone');
    const report = await started.report();
    atEnd(() => remove(idOf(report)));
    const image = await dumpOf(started);
    const once = await restored(image);
    await once.ask('write 200');
    await once.end();
    expect(await (await restored(image)).report()).toEqual(report);
  });

  itWith('segment')('that others use is theirs, too; one that they took meanwhile is refused', async () => {
    const started = await target('segment');
    const report = await started.report();
    atEnd(() => remove(idOf(report)));
    const alone = await dumpOf(started, { leaveRunning: true });
    await started.ask('outsider').catch(() => undefined);
    const shared = await dumpOf(started);
    await expect(alone.restore()).rejects.toMatchObject({ code: 'ERR_ID_IN_USE' });
    const back = await restored(shared);
    await back.ask('write 77'); // the outsider sees it, and answers
    for (let i = 0; i < 200 && (await back.ask('write 77'))['outsider'] !== 78; i++) await setTimeout(25);
    expect((await back.ask('write 77'))['outsider']).toBe(78);
  });

  itWith('segment')('that is another one now is named before anything is made', async () => {
    const started = await target('segment');
    const id = idOf(await started.report());
    atEnd(() => remove(id));
    const image = await dumpOf(started);
    remove(id);
    writeFileSync('/proc/sys/kernel/shm_next_id', String(id));
    execFileSync('ipcmk', ['-M', '4096']);
    expect(segments()).toContain(id);
    const { obstacles } = await image.canRestore();
    expect(obstacles.map((o) => o.code)).toContain('ERR_ID_IN_USE');
    await expect(image.restore()).rejects.toMatchObject({ code: 'ERR_ID_IN_USE' });
  });

  itWith('segment', 'huge')('of huge pages stays so', async () => {
    const started = await target('segment', 'huge');
    await expectKept(started);
  });
});
