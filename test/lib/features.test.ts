import { existsSync, readFileSync } from 'node:fs';
import { features } from 'libcriu';

/** What `criu check --feature` knows in CRIU 4.2. */
const criu = (
  'mnt_id mem_dirty_track aio_remap timerfd tun tun_ns userns fdinfo_lock seccomp_suspend seccomp_filters loginuid cgroupns ' +
  'autofs tcp_half_closed compat_cr uffd uffd-noncoop can_map_vdso sk_ns sk_unix_file net_diag_raw nsid link_nsid kcmp_epoll ' +
  'timens external_net_ns clone3_set_tid newifindex nftables has_ipt_legacy pidfd_store ns_pid apparmor_stacking ' +
  'network_lock_nftables sockopt_buf_lock memfd_hugetlb move_mount_set_group openat2 get_rseq_conf ipv6_freebind ' +
  'pagemap_scan timer_cr_ids overlayfs_maps breakpoints pagemap_scan_guard_pages'
).split(' ');

const supported = async (name: string) => (await features([name]))[0]!.supported;
const mappings = () => readFileSync('/proc/self/maps', 'utf8').split('\n').length;

describe('features', () => {
  it('have the names that CRIU gives them', async () => {
    const names = (await features()).map(({ name }) => name);
    expect(criu.filter((name) => !names.includes(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('agree with what can be seen elsewhere', async () => {
    const systems = readFileSync('/proc/filesystems', 'utf8');
    if (!systems.includes('autofs')) expect(await supported('autofs')).toBe(false);
    if (!systems.includes('overlay')) expect(await supported('overlayfs_maps')).toBe(false);
    if (!existsSync('/dev/net/tun')) expect(await supported('tun_ns')).toBe(false);
    expect(await supported('external_net_ns')).toBe((await supported('nsid')) && (await supported('link_nsid')));
    if (await supported('network_lock_nftables')) expect(await supported('nftables')).toBe(true);
  });

  it('leave nothing behind', async () => {
    await features();
    const before = [mappings(), readFileSync('/proc/self/mountinfo', 'utf8')];
    for (let i = 0; i < 20; i++) await features();
    expect(readFileSync('/proc/self/mountinfo', 'utf8')).toBe(before[1]);
    expect(Math.abs(mappings() - Number(before[0]))).toBeLessThan(10);
  });
});
