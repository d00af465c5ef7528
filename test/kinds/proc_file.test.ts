import { plan } from 'libcriu';
import { watchLeftovers } from '../support/leftovers.js';
import { expectKept, target } from '../support/target.js';

describe('files in /proc', () => {
  watchLeftovers();

  it('are kept: of the process, of its child, and of one that is dead', async () => {
    const started = await target('proc_file');
    expect(await started.report()).toMatchObject({ child: 'the child', dead: 'ESRCH', cwd: 'there', gone: true });
    await expectKept(started);
  });

  it('may be the current directory, of a dead process too', async () => {
    const started = await target('proc_file', 'cwd');
    expect(await started.report()).toMatchObject({ cwd: 'ENOENT', gone: true });
    await expectKept(started);
  });

  it('may be of a descriptor of the process itself', async () => {
    const started = await target('proc_file', 'own');
    expect(await started.report()).toMatchObject({ descriptor: 'pos:\t0' });
    await expectKept(started);
  });

  it('are refused if they are named after a descriptor, and shared', async () => {
    const started = await target('proc_file', 'fd');
    const { obstacles } = await plan(started.pid, { shellJob: true });
    expect(obstacles).toMatchObject([
      { code: 'ERR_UNSUPPORTED_FD', object: { kind: 'file in /proc of a descriptor, which is shared' } },
    ]);
    expect(await started.report()).toMatchObject({ child: 'the child' });
  });
});
