import { watchLeftovers } from '../support/leftovers.js';
import { expectKept, target } from '../support/target.js';

describe('namespaces held open', () => {
  watchLeftovers();

  it('are those that the process is in', async () => {
    const started = await target('namespace');
    const report = await started.report();
    expect(report).toMatchObject({ net: { own: true }, mnt: { own: true }, pid: { own: true }, uts: { own: true } });
    const back = await expectKept(started);
    expect(await back.ask('queued')).toEqual({ own: true });
  });
});
