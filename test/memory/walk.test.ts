/**
 * Random walks over memory, each by a seed, through five pre-dumps, a dump and a restore; then on, upon the restored tree.
 * WALK_SEEDS=500 WALK_FIRST=1 npm test -- test/memory/walk
 */
import path from 'node:path';
import { Criu, type OptionValues } from 'libcriu';
import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { dumpOf, restored, target, type Answer, type Target } from '../support/target.js';

const seeds = Number(process.env['WALK_SEEDS'] ?? 12);
const first = Number(process.env['WALK_FIRST'] ?? 1);

/** Numbers of a seed, for what the walk itself does not decide. */
function numbers(seed: number): (below: number) => number {
  let state = seed * 2654435761;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
}

/** The pages that differ, not all of them. */
function expectSame(after: Answer, before: Answer): void {
  const differences: string[] = [];
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [unfold(String(before[key])), unfold(String(after[key]))];
    for (let i = 0; i < Math.max(was.length, is.length); i++)
      if (was[i] !== is[i]) differences.push(`${key}, page ${i}: ${was[i]} has become ${is[i]}`);
  }
  expect(differences.slice(0, 20)).toEqual([]);
}

const unfold = (text: string): string[] =>
  text.split(' ').flatMap((word) => {
    const [what = '', count = '1'] = word.split('*');
    return Array.from<string>({ length: Number(count) }).fill(what);
  });

async function walk(seed: number): Promise<void> {
  const random = numbers(seed);
  const dir = temporaryDirectory();
  using session = new Criu({ shellJob: true });
  let subject: Target = await target('walk', String(seed), path.join(dir, 'file'));
  for (let life = 0; life < (seed % 3 === 0 ? 2 : 1); life++) {
    let prevImagesDir: string | undefined;
    const options = (name: string): OptionValues => ({
      imagesDir: path.join(dir, `${life}-${name}`),
      ...(prevImagesDir === undefined ? {} : { prevImagesDir }),
    });
    let tracking;
    for (let round = 0; round < 5; round++) {
      const { pid } = subject;
      const preDumpMode = random(2) ? 'read' : 'splice';
      // Some while it walks on.
      const walking = random(3) === 0 ? subject.ask(`step ${random(300)}`) : undefined;
      ({ tracking } = await session.preDump({ ...options(String(round)), pid, preDumpMode }));
      await walking;
      prevImagesDir = `../${life}-${round}`;
      await subject.ask(`step ${random(250)}`);
    }
    const before = await subject.report();
    const image = await dumpOf(subject, { ...options('dump'), tracking });
    subject = await restored(image);
    expectSame(await subject.report(), before);
    await subject.ask('step 50');
  }
}

describe('random walks', () => {
  watchLeftovers();

  it.each(Array.from({ length: seeds }, (_, i) => first + i))('keeps every page of walk %i', walk, 120_000);
});
