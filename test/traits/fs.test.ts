import { watchLeftovers, temporaryDirectory } from '../support/leftovers.js';
import { expectKept, itWith, target } from '../support/target.js';

describe('directories', () => {
  watchLeftovers();

  it('keeps umask and working directory', async () => {
    const directory = temporaryDirectory();
    const started = await target('fs', directory);
    expect(await started.report()).toEqual({ umask: 0o137, cwd: `${directory}/sub`, file: true, root_is_other: false });
    await expectKept(started);
  });

  itWith('credentials')('keeps another root', async () => {
    const started = await target('fs', temporaryDirectory(), 'chroot');
    expect(await started.report()).toEqual({ umask: 0o137, cwd: '/sub', file: true, root_is_other: true });
    await expectKept(started);
  });
});
