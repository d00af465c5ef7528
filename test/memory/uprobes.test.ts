/** Programs that somebody has put uprobes into, by tracefs. */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isCriuError } from 'libcriu';
import { ImageSet } from 'libcriu/images';
import { atEnd, watchLeftovers } from '../support/leftovers.js';
import { dumpOf, itUnless, restored, target, targetsDir, type Target } from '../support/target.js';

const tracefs = '/sys/kernel/tracing';
const event = `libcriu_test_${process.pid}_${Date.now()}`;

function missing(): string | undefined {
  try {
    appendFileSync(path.join(tracefs, 'uprobe_events'), '');
    return undefined;
  } catch {
    return 'uprobe_events of tracefs cannot be written';
  }
}

const enable = (on: boolean): void =>
  writeFileSync(path.join(tracefs, 'events', 'uprobes', event, 'enable'), on ? '1' : '0');

/** Puts a probe into the target's function; it goes with the test. */
async function probe(subject: Target): Promise<void> {
  const { offset } = await subject.report();
  appendFileSync(
    path.join(tracefs, 'uprobe_events'),
    `p:${event} ${path.join(targetsDir, 'uprobes')}:${String(offset)}\n`,
  );
  atEnd(() => appendFileSync(path.join(tracefs, 'uprobe_events'), `-:${event}\n`));
  enable(true);
  atEnd(() => enable(false));
}

function hits(): number {
  const line = readFileSync(path.join(tracefs, 'uprobe_profile'), 'latin1')
    .split('\n')
    .find((text) => text.includes(event));
  return Number(line?.trim().split(/\s+/).at(-1));
}

const refusalOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isCriuError(error, 'ERR_UNSUPPORTED_MAPPING')) throw error ?? new Error('it was not refused');
  return error;
};

describe('uprobes', () => {
  watchLeftovers();

  itUnless(missing())('are refused, unless they are allowed on both sides; they hit again afterwards', async () => {
    const subject = await target('uprobes');
    await probe(subject);
    expect(await subject.report()).toMatchObject({ calls: 2 });
    const before = hits();
    expect(before).toBeGreaterThan(0);
    const refusal = await refusalOf(dumpOf(subject));
    expect(refusal.object).toMatchObject({ kind: 'uprobe page' });
    expect(refusal.hint).toBe('set allowUprobes');
    const image = await dumpOf(subject, { allowUprobes: true });
    expect((await ImageSet.open(image.imagesDir)).inventory.entry.allow_uprobes).toBe(true);
    expect((await refusalOf(image.restore())).stage).toBe('check');
    const back = await restored(image, { allowUprobes: true });
    expect(await back.report()).toMatchObject({ calls: 3 });
    expect(hits()).toBe(before + 1);
  });

  itUnless(missing())('leave no trap behind when they are gone at the restore', async () => {
    const subject = await target('uprobes');
    await probe(subject);
    await subject.report();
    const image = await dumpOf(subject, { allowUprobes: true });
    enable(false);
    const back = await restored(image, { allowUprobes: true });
    expect(await back.report()).toMatchObject({ calls: 3 });
  });
});
