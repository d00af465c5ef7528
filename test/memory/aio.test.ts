/** Contexts of native asynchronous I/O. */
import { isCriuError } from 'libcriu';
import { setTimeout as delay } from 'node:timers/promises';
import { ImageSet, verify } from 'libcriu/images';
import { expectUntraced, watchLeftovers } from '../support/leftovers.js';
import { dumpOf, expectKept, itWith, restored, roundTrip, target, type Answer } from '../support/target.js';

const events = (answer: Answer): Answer =>
  Object.fromEntries(Object.entries(answer).map(([key, { events }]) => [key, events as unknown]));

describe('native AIO', () => {
  watchLeftovers();

  itWith('aio')('keeps contexts, their places, heads and tails, and events that nobody has fetched', async () => {
    const subject = await target('aio');
    expect(await subject.report()).toMatchObject({ unused: { tail: 0 }, large: { head: 700, tail: 740 } });
    await expectKept(subject);
  });

  itWith('aio')('hands those events out afterwards, and the contexts go on', async () => {
    const subject = await target('aio');
    const left = events(await subject.report());
    const image = await dumpOf(subject);
    expect(await verify(await ImageSet.open(image.imagesDir))).toEqual([]);
    const back = await restored(image);
    expect(await back.ask('fetch')).toEqual(left);
    const again = await back.ask('again');
    for (const list of Object.values(again)) expect(list).toEqual([1000, 0, 1001, 1, 1002, 2]);
    await roundTrip(back);
  });

  itWith('aio')('is refused while requests complete under the dump, and dumped when they have', async () => {
    const subject = await target('aio');
    expect(await subject.ask('later 300')).toEqual({ submitted: 1 });
    const error: unknown = await dumpOf(subject, { fault: 'hold:memory:1500' }).catch((reason: unknown) => reason);
    if (!isCriuError(error, 'ERR_UNSUPPORTED_MAPPING')) throw error;
    expect(error.object).toMatchObject({ pid: subject.pid, kind: 'AIO ring' });
    expect(error.thawed).toBe(true);
    expectUntraced(subject.pid);
    await delay(100);
    const { unused } = await subject.report();
    expect(unused).toMatchObject({ head: 0, tail: 1 });
    await expectKept(subject);
  });
});
