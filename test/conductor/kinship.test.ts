import { watchLeftovers } from '../support/leftovers.js';
import { expectKept, target, type Answer } from '../support/target.js';

/** A process as the target of this name sees it. */
interface Kin {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  readonly zombie: boolean;
}

const kin = (report: Answer) => report['processes'] as Kin[];
const pidsOf = (report: Answer) => kin(report).map(({ pid }) => pid);

describe('trees whose history is gone', () => {
  watchLeftovers();

  it('keeps a session without its leader, and who was born in it before leading one', async () => {
    const started = await target('kinship', 'session');
    const report = await started.report();
    const orphans = kin(report).filter(({ session }) => !pidsOf(report).includes(session) && session !== 0);
    expect(orphans.length).toBeGreaterThanOrEqual(2);
    await expectKept(started);
  });

  it('keeps groups without their leaders: dead, or in another group; zombies in them too', async () => {
    const started = await target('kinship', 'group', 'leader');
    const report = await started.report();
    const gone = kin(report).filter(({ group }) => !pidsOf(report).includes(group));
    expect(gone.length).toBe(4);
    expect(gone.filter(({ zombie }) => zombie).length).toBe(1);
    const left = kin(report).filter(({ group }) => kin(report).some((k) => k.pid === group && k.group !== group));
    expect(left.length).toBe(1);
    await expectKept(started);
  });

  it.each(['orphan', 'nested'])('keeps orphans of a session that is led deep below (%s)', async (how) => {
    const started = await target('kinship', how);
    const report = await started.report();
    const orphans = kin(report).filter(({ parent, session }) => {
      const leader = kin(report).find(({ pid }) => pid === session);
      return leader !== undefined && leader.pid !== parent && leader.parent !== parent && parent !== 0;
    });
    expect(orphans.length).toBeGreaterThanOrEqual(2);
    await expectKept(started);
  });

  it('keeps descriptor tables and directories that processes share', async () => {
    const started = await target('kinship', 'files');
    expect(await started.report()).toMatchObject({
      files: [[0, 1], [0, 2], [1, 2], [4, 5]], // prettier-ignore
      directories: [[0, 1], [0, 3], [1, 3], [4, 5]], // prettier-ignore
    });
    const have = await started.ask('open');
    const back = await expectKept(started);
    expect(await back.ask('open')).toEqual(have);
    expect(have).toEqual({ have: [0, 1, 2] });
  });
});
