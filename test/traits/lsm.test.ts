import { existsSync, readFileSync } from 'node:fs';
import { isCriuError } from 'libcriu';
import { CoreImage, ImageSet } from 'libcriu/images';
import { watchLeftovers } from '../support/leftovers.js';
import { dumpOf, expectKept, itUnless, target } from '../support/target.js';

const selinux = existsSync('/sys/fs/selinux/enforce');
const apparmor = existsSync('/sys/kernel/security/apparmor');

describe('security labels', () => {
  watchLeftovers();

  itUnless(selinux || apparmor ? undefined : 'no security module with labels is in force')('are kept', async () => {
    const started = await target('limits');
    const label = readFileSync(`/proc/${started.pid}/attr/current`, 'latin1');
    const back = await expectKept(started);
    expect(readFileSync(`/proc/${back.pid}/attr/current`, 'latin1')).toBe(label);
  });

  itUnless(selinux ? 'SELinux is in force' : undefined)('are not left out where nothing can give them', async () => {
    const image = await dumpOf(await target('limits'));
    const set = await ImageSet.open(image.imagesDir);
    const { entry } = set.root!.core!;
    const creds = { ...entry.thread_core!.creds!, lsm_profile: 'system_u:system_r:httpd_t:s0' };
    await set.write(CoreImage.of({ ...entry, thread_core: { ...entry.thread_core!, creds } }, image.pid));
    const error: unknown = await image.restore().catch((reason: unknown) => reason);
    expect(isCriuError(error, 'ERR_KERNEL_INTERFACE') && error.message).toContain('httpd_t');
  });
});
