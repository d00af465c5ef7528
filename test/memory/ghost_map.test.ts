/* Mappings of files that are no longer at their path, or are not what they were. */
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isCriuError, plan, type RestoreOptions } from 'libcriu';
import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { dumpOf, expectKept, roundTrip, target, type Target } from '../support/target.js';

const started = (directory: string, ...args: string[]): Promise<Target> => target('ghost_map', directory, ...args);

describe('mappings of deleted files', () => {
  watchLeftovers();

  it('keeps contents, private pages, what is shared, and where reading faults', async () => {
    const directory = temporaryDirectory();
    const subject = await started(directory);
    const names = readdirSync(directory);
    const report = await subject.report();
    expect(report['cut'].slice(1)).toEqual([expect.stringMatching(/^0x/), 'bus', 'bus']);
    expect(report['cut_shared'].slice(2)).toEqual(['bus', 'bus']);
    expect(report).toMatchObject({ kept_old: true, child: { shared: report['shared'] } });
    // The one that was replaced has the name of its ghost from the first restore on.
    const back = await roundTrip(subject);
    expect(await back.report()).toEqual(report);
    expect(readdirSync(directory)).toEqual(names);
    expect(await back.ask('write')).toEqual({ same: true, opened: true });
    const changed = await back.report();
    expect(changed['child'].shared).toEqual(changed['shared']);
    expect(changed['shared'][0]).not.toBe(report['shared'][0]);
    await expectKept(back);
  });

  it('writes through to a file that has another name left', async () => {
    const directory = temporaryDirectory();
    const subject = await started(directory, 'linked');
    const report = await subject.report();
    const back = await roundTrip(await roundTrip(subject, { dump: { linkRemap: true } }), {
      dump: { linkRemap: true },
    });
    expect(await back.report()).toEqual(report);
    expect(readdirSync(directory).filter((name) => name.startsWith('link_remap'))).toEqual([]);
    await back.ask('write');
    expect(readFileSync(path.join(directory, 'left'))[0]).toBe('W'.charCodeAt(0));
  });

  it('are refused beyond the limit, by address', async () => {
    const subject = await started(temporaryDirectory());
    const { obstacles } = await plan(subject.process, { shellJob: true, ghostLimit: 4096 });
    const mappings = obstacles.filter(({ code }) => code === 'ERR_UNSUPPORTED_MAPPING');
    expect(mappings.map(({ object }) => path.basename(object.path!))).toContain('own (deleted)');
    for (const { object, hint } of mappings) {
      expect(object).toMatchObject({ kind: 'deleted file', address: expect.any(BigInt) });
      expect(hint).toContain('ghostLimit');
    }
  });
});

describe('a mapped file that has changed', () => {
  watchLeftovers();

  async function refusal(change: (file: string) => void, options: RestoreOptions = {}): Promise<unknown> {
    const directory = temporaryDirectory();
    const image = await dumpOf(await started(directory));
    change(path.join(directory, 'kept'));
    return image.restore(options).then(
      () => 'no refusal',
      (error: unknown) => error,
    );
  }

  it('in size is refused', async () => {
    const error = await refusal((file) => appendFileSync(file, 'more'));
    if (!isCriuError(error, 'ERR_FILE_CHANGED')) throw error;
    expect(error).toMatchObject({ stage: 'check', message: expect.stringContaining('size') });
  });
});
