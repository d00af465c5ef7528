import { temporaryDirectory, watchLeftovers } from '../support/leftovers.js';
import { dumpOf, expectKept, restored, roundTrip, target } from '../support/target.js';

const asked = { dump: { fileLocks: true } } as const;

describe('file locks', () => {
  watchLeftovers();

  it('keeps flock, POSIX and OFD locks, each with its owner', async () => {
    const started = await target('file_lock', temporaryDirectory());
    const { here, child } = await started.report();
    expect(here.locks).toMatchObject({
      posix: ['POSIX ADVISORY WRITE 0 9', 'POSIX ADVISORY READ 100 EOF'],
      ofd_again: ['OFDLCK ADVISORY READ 1099511627776 1099511627782'],
    });
    expect(child.posix).toEqual([]);
    expect(child.exclusive).toEqual(['FLOCK ADVISORY WRITE 0 EOF']);
    await expectKept(started, undefined, asked);
  });

  it('lets those who wait for a lock go on waiting, and have it in the end', async () => {
    const started = await target('file_lock', temporaryDirectory(), 'waiting');
    const back = await roundTrip(started, asked);
    expect(await back.report()).toMatchObject({ posix: 0, flock: 0 });
    expect(await back.ask('release')).toEqual({ posix: 1, flock: 1 });
  });

  it('keeps leases', async () => {
    const started = await target('file_lock', temporaryDirectory(), 'leases');
    const { here } = await started.report();
    expect(here.locks).toEqual({ read_lease: ['LEASE ACTIVE READ 0 EOF'], write_lease: ['LEASE ACTIVE WRITE 0 EOF'] });
    await expectKept(started, undefined, asked);
  });

  it('keeps leases that others wait for', async () => {
    const started = await target('file_lock', temporaryDirectory(), 'breaking');
    await expectKept(started, undefined, asked);
  });

  it('refuses them by name unless asked to keep them', async () => {
    const started = await target('file_lock', temporaryDirectory());
    await expect(dumpOf(started)).rejects.toMatchObject({
      code: 'ERR_UNSUPPORTED_FD',
      object: { pid: started.pid, kind: 'file lock' },
      thawed: true,
    });
    expect(await started.report()).toBeDefined();
  });

  it('leaves them out if a restore is told to', async () => {
    const started = await target('file_lock', temporaryDirectory(), 'waiting');
    const image = await dumpOf(started, asked.dump);
    const back = await restored(image, { fileLocks: false });
    expect((await back.ask('release')).posix).toBe(1);
  });

  it('says who stands in the way when somebody else has taken the lock meanwhile', async () => {
    const directory = temporaryDirectory();
    const image = await dumpOf(await target('file_lock', directory), asked.dump);
    const holder = await target('file_lock', directory);
    await expect(image.restore()).rejects.toMatchObject({ code: 'ERR_SYSCALL', message: /others use the file/ });
    await holder.end();
    await restored(image);
  });
});
