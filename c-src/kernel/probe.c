/* kernel/probe.c - see probe.h. */
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/memfd.h>
#include <linux/userfaultfd.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include "base/fd.h"
#include "base/io.h"
#include "kernel/fdinfo.h"
#include "kernel/pagemap_scan.h"
#include "kernel/probe.h"
#include "kernel/probe_process.h"

static bool file_exists(const char *path)
{
	return sys(SYS_faccessat, AT_FDCWD, path, 0) == 0;
}

/* set_tid with the pid of a process that exists: refused by EEXIST only if the caller may choose pids at all. */
static bool has_clone3_set_tid(void)
{
	pid_t tid = (pid_t)sys(SYS_getpid);
	struct {
		u64 flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls, set_tid, set_tid_size,
			cgroup;
	} args = { .set_tid = (u64)&tid, .set_tid_size = 1 };

	return sys(SYS_clone3, &args, sizeof args) == -EEXIST;
}

static bool has_pidfd_getfd(void)
{
	AUTO(fd_close) int pidfd = (int)sys(SYS_pidfd_open, sys(SYS_getpid), 0);
	AUTO(fd_close) int copy = pidfd < 0 ? -1 : (int)sys(SYS_pidfd_getfd, pidfd, pidfd, 0);

	return copy >= 0;
}

static bool has_futex_waitv(void)
{
	return sys(SYS_futex_waitv, 0, 0, 0, 0, 0) == -EINVAL;
}

static bool has_pagemap_scan(void)
{
	struct {
		u64 size, flags, start, end, walk_end, vec, vec_len, max_pages, inverted, mask, anyof, returned;
	} arg = { .size = sizeof arg, .returned = 1 };
	AUTO(fd_close) int fd = file_open("/proc/self/pagemap", O_RDONLY);

	return fd >= 0 && sys(SYS_ioctl, fd, 0xc0606610UL, &arg) == 0;
}

static bool has_guard_pages(void)
{
	long at = sys(SYS_mmap, 0, PAGE_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), r;

	if (at < 0)
		return false;
	r = sys(SYS_madvise, at, PAGE_SIZE, 102 /* MADV_GUARD_INSTALL */);
	sys(SYS_munmap, at, PAGE_SIZE);
	return r == 0;
}

/* The link of a mapping of our own. */
static bool has_map_files(void)
{
	long at = sys(SYS_mmap, 0, PAGE_SIZE, PROT_READ, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	AUTO(fd_close) int fd = -1;

	if (at < 0)
		return false;
	fd = file_open(PATHF("/proc/self/map_files/%lx-%lx", (unsigned long)at, (unsigned long)at + PAGE_SIZE),
		       O_RDONLY);
	sys(SYS_munmap, at, PAGE_SIZE);
	return fd >= 0;
}

static bool has_time_namespace(void)
{
	return file_exists("/proc/self/timens_offsets");
}

static bool has_children(void)
{
	return file_exists("/proc/thread-self/children");
}

static bool has_uffd(void)
{
	AUTO(fd_close) int fd = (int)sys(SYS_userfaultfd, O_CLOEXEC | O_NONBLOCK);

	return fd >= 0;
}

#ifndef UFFD_FEATURE_WP_UNPOPULATED
#define UFFD_FEATURE_WP_UNPOPULATED (1 << 13)
#endif
#ifndef UFFD_FEATURE_WP_ASYNC
#define UFFD_FEATURE_WP_ASYNC (1 << 15)
#endif

int uffd_track(int uffd)
{
	struct uffdio_api api = { .api = UFFD_API, .features = UFFD_FEATURE_WP_UNPOPULATED | UFFD_FEATURE_WP_ASYNC };

	return (int)sys(SYS_ioctl, uffd, UFFDIO_API, &api);
}

bool has_uffd_wp_async(void)
{
	AUTO(fd_close) int fd = (int)sys(SYS_userfaultfd, O_CLOEXEC | O_NONBLOCK | 1 /* UFFD_USER_MODE_ONLY */);

	return fd >= 0 && uffd_track(fd) == 0;
}

/* A page that was never cleared is dirty. */
bool has_soft_dirty(void)
{
	const struct page_filter filter = { .all = PAGE_SOFTDIRTY };
	AUTO(fd_close) int fd = file_open("/proc/self/pagemap", O_RDONLY);
	struct page_range range;
	u64 from = (u64)sys(SYS_mmap, 0, PAGE_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	long n;

	if ((s64)from < 0)
		return false;
	*(volatile u8 *)from = 1;
	n = fd < 0 ? fd : pagemap_scan(fd, &(u64){ from }, from + PAGE_SIZE, &filter, &range, 1);
	sys(SYS_munmap, from, PAGE_SIZE);
	return n == 1;
}

static bool has_tracking(void)
{
	return has_uffd_wp_async() || has_soft_dirty();
}

static bool has_timer_ids(void)
{
	long r = sys(SYS_prctl, 77 /* PR_TIMER_CREATE_RESTORE_IDS */, 2 /* GET */, 0, 0, 0);

	return r >= 0;
}

static bool has_kcmp_epoll(void)
{
	pid_t self = (pid_t)sys(SYS_getpid);
	AUTO(fd_close) int epoll = (int)sys(SYS_epoll_create1, O_CLOEXEC);
	struct {
		u32 epoll, target, offset;
	} slot = { (u32)epoll, (u32)epoll, 0 };

	/* There is no such target; a kernel that does not know the type says EINVAL. */
	return epoll >= 0 && sys(SYS_kcmp, self, self, 7 /* KCMP_EPOLL_TFD */, epoll, &slot) == -ENOENT;
}

static bool has_timerfd_ticks(void)
{
	const u64 ticks = 1;
	AUTO(fd_close) int fd = (int)sys(SYS_timerfd_create, 1 /* CLOCK_MONOTONIC */, O_CLOEXEC);

	return fd >= 0 && sys(SYS_ioctl, fd, 0x40085400 /* TFD_IOC_SET_TICKS */, &ticks) == 0;
}

/* The request cannot be tried without a tracee. Where PAGEMAP_SCAN is, a kernel with rseq has it, and says so at exec. */
static bool has_rseq_request(void)
{
	u64 words[128];
	AUTO(fd_close) int fd = file_open("/proc/self/auxv", O_RDONLY);
	long n = fd < 0 ? 0 : sys(SYS_read, fd, words, sizeof words);

	for (long i = 0; i + 1 < n / 8; i += 2)
		if (words[i] == 27 /* AT_RSEQ_FEATURE_SIZE */)
			return true;
	return false;
}

static bool has_line(const char *path, const char *line)
{
	char text[4096];

	return file_peek(path, text, sizeof text) > 0 && strstr(text, line);
}

static bool has_ns_pid(void)
{
	return has_line("/proc/self/status", "\nNSpid:");
}

static bool has_mnt_id(void)
{
	AUTO(fd_close) int fd = file_open("/proc/self/status", O_RDONLY);

	return fd >= 0 && has_line(PATHF("/proc/self/fdinfo/%d", fd), "mnt_id:");
}

static bool has_seccomp(void)
{
	return has_line("/proc/self/status", "\nSeccomp:");
}

static bool has_seccomp_filters(void)
{
	u32 action = 0x7fff0000; /* SECCOMP_RET_ALLOW */

	return has_seccomp() && sys(SYS_seccomp, 2 /* SECCOMP_GET_ACTION_AVAIL */, 0, &action) == 0;
}

static bool has_kcmp(void)
{
	pid_t self = (pid_t)sys(SYS_getpid);

	return sys(SYS_kcmp, self, self, 1 /* KCMP_VM */, 0, 0) == 0;
}

static bool has_unix_diag(void)
{
	struct {
		u32 length;
		u16 type, flags;
		u32 seq, pid;
		u8 family, protocol;
		u16 pad;
		u32 states, inode, show, cookie[2];
	} request = {
		.length = sizeof request, .type = 20, .flags = 0x301, .family = AF_UNIX, .states = ~0U, .show = 0
	};
	struct {
		u32 length;
		u16 type, flags;
		u32 rest[512];
	} answer = { 0 };
	AUTO(fd_close) int fd = (int)sys(SYS_socket, AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, 4 /* NETLINK_SOCK_DIAG */);

	if (fd < 0 || sys(SYS_sendto, fd, &request, sizeof request, 0, 0, 0) < 0)
		return false;
	return sys(SYS_recvfrom, fd, &answer, sizeof answer, MSG_DONTWAIT, 0, 0) > 16 &&
	       answer.type != 2 /* NLMSG_ERROR */;
}

static bool has_capability(int cap)
{
	struct __user_cap_header_struct head = { .version = _LINUX_CAPABILITY_VERSION_3 };
	struct __user_cap_data_struct data[2] = { 0 };

	return sys(SYS_capget, &head, data) == 0 && (data[cap / 32].effective >> (cap % 32) & 1);
}

static bool has_privileges(void)
{
	return has_capability(CAP_SYS_ADMIN) || has_capability(CAP_CHECKPOINT_RESTORE);
}

static bool has_ptrace(void)
{
	return has_capability(CAP_SYS_PTRACE);
}

static bool has_fdinfo_lock(void)
{
	AUTO(fd_close) int fd = (int)sys(SYS_memfd_create, "probe", MFD_CLOEXEC);
	char text[512];

	if (fd < 0 || sys(SYS_flock, fd, 2 /* LOCK_EX */) < 0)
		return false;
	return file_peek(PATHF("/proc/self/fdinfo/%d", fd), text, sizeof text) > 0 && fdinfo_has(text, "lock:");
}

const struct feature features[] = {
	{ "privileges", has_privileges, true, "CAP_SYS_ADMIN or CAP_CHECKPOINT_RESTORE is needed" },
	{ "ptrace", has_ptrace, true, "CAP_SYS_PTRACE is needed" },
	{ "children", has_children, true, "/proc/PID/task/TID/children is missing (CONFIG_PROC_CHILDREN)" },
	{ "map_files", has_map_files, true, "/proc/PID/map_files cannot be opened" },
	{ "kcmp", has_kcmp, true, "kcmp(2) is missing (CONFIG_KCMP)" },
	{ "clone3_set_tid", has_clone3_set_tid, true,
	  "pids cannot be chosen at restore (clone3 with set_tid, Linux 5.5)" },
	{ "pidfd_getfd", has_pidfd_getfd, true, "descriptors cannot be fetched (pidfd_getfd, Linux 5.6)" },
	{ "futex_waitv", has_futex_waitv, true, "futex_waitv is missing (Linux 5.16)" },
	{ "pagemap_scan", has_pagemap_scan, true, "PAGEMAP_SCAN is missing (Linux 6.7)" },
	{ "unix_diag", has_unix_diag, true, "unix sockets cannot be examined (CONFIG_UNIX_DIAG)" },
	{ "pagemap_scan_guard_pages", has_guard_pages, false, "guard ranges are not kept (Linux 6.13)" },
	{ "timens", has_time_namespace, false, "monotonic clocks jump at restore (CONFIG_TIME_NS)" },
	{ "uffd", has_uffd, false, "no userfaultfd" },
	{ "mem_dirty_track", has_tracking, false,
	  "pre-dumps write all memory each time (neither userfaultfd write-protect, Linux 6.7, nor soft-dirty)" },
	{ "uffd_wp_async", has_uffd_wp_async, false, "changes of memory are not tracked by userfaultfd (Linux 6.7)" },
	{ "mnt_id", has_mnt_id, false, "fdinfo does not show the mount of a file" },
	{ "ns_pid", has_ns_pid, false, "/proc/PID/status does not show NSpid" },
	{ "fdinfo_lock", has_fdinfo_lock, false, "file locks are not seen (Linux 4.1)" },
	{ "timerfd", has_timerfd_ticks, false, "expirations of timerfds are lost (CONFIG_CHECKPOINT_RESTORE)" },
	{ "kcmp_epoll", has_kcmp_epoll, false, "descriptors in an epoll that have moved are not found (Linux 4.13)" },
	{ "get_rseq_conf", has_rseq_request, false, "restartable sequences are not carried over (Linux 5.13)" },
	{ "seccomp_suspend", has_seccomp, false, "no seccomp" },
	{ "seccomp_filters", has_seccomp_filters, false, "no seccomp filters" },
	{ "timer_cr_ids", has_timer_ids, false, "timers with high ids are restored slowly (Linux 6.15)" },
	{ "tcp_repair", probe_tcp_repair, false,
	  "TCP connections are not kept (CAP_NET_ADMIN, CONFIG_CHECKPOINT_RESTORE)" },
	{ "tcp_half_closed", probe_tcp_half_closed, false, "half-closed TCP connections are not kept (Linux 4.8)" },
	{ "network_lock_nftables", probe_nftables, false,
	  "TCP connections cannot be held back while they are saved (CAP_NET_ADMIN, CONFIG_NF_TABLES)" },
	{ "net_diag_raw", probe_raw_diag, false, "raw IP sockets are not listed (CONFIG_INET_RAW_DIAG)" },
	{ "has_ipt_legacy", probe_iptables, false, "no legacy iptables" },
	{ "can_map_vdso", probe_map_vdso, false, "no vdso can be mapped anew (ARCH_MAP_VDSO_64)" },
	{ "loginuid", probe_loginuid, false, "there are no login user ids (CONFIG_AUDIT)" },
	{ "userns", probe_userns, false, "no user namespaces" },
	{ "cgroupns", probe_cgroupns, false, "no cgroup namespaces" },
	{ "tun", probe_tun, false, "no tun devices (/dev/net/tun)" },
	{ "tun_ns", probe_tun_namespace, false, "tun devices do not tell their network namespace (Linux 5.2)" },
	{ "nsid", probe_nsid, false, "network namespaces have no numbers for each other (CAP_NET_ADMIN, Linux 4.0)" },
	{ "link_nsid", probe_link_nsid, false,
	  "network devices do not tell the namespace of their other end (Linux 4.15)" },
	{ "external_net_ns", probe_external_netns, false, "external network namespaces are not found (Linux 4.15)" },
	{ "newifindex", probe_newifindex, false,
	  "network devices cannot choose their number in another namespace (CAP_NET_ADMIN, Linux 5.13)" },
	{ "nftables", probe_nftables, false, "no nf_tables (CAP_NET_ADMIN, CONFIG_NF_TABLES)" },
	{ "compat_cr", probe_compat, false, "no 32-bit programs (CONFIG_IA32_EMULATION)" },
	{ "autofs", probe_autofs, false, "no autofs (CAP_SYS_ADMIN, CONFIG_AUTOFS_FS)" },
	{ "move_mount_set_group", probe_mount_set_group, false,
	  "mounts cannot join the groups of others (CAP_SYS_ADMIN, Linux 5.15)" },
	{ "overlayfs_maps", probe_overlayfs_maps, false,
	  "mapped files of overlays show as those below (CAP_SYS_ADMIN, Linux 6.8), or there are none" },
	{ "breakpoints", probe_breakpoints, false, "no hardware breakpoints" },
	{ "apparmor_stacking", probe_apparmor_stacking, false, "no stacked AppArmor profiles" },
	{ "openat2", probe_openat2, false, "openat2 is missing (Linux 5.6)" },
	{ "memfd_hugetlb", probe_memfd_hugetlb, false, "no memfds of huge pages" },
	{ "aio_remap", probe_aio_remap, false, "contexts of native AIO are not kept (CONFIG_AIO)" },
	{ "uffd-noncoop", probe_uffd_noncoop, false, "userfaultfd tells no forks and remaps" },
	{ "pidfd_store", has_pidfd_getfd, false, "processes are not recognised by stored pidfds (Linux 5.6)" },
	{ "sk_ns", probe_socket_namespace, false, "sockets do not tell their network namespace (Linux 4.10)" },
	{ "sk_unix_file", probe_unix_file, false, "unix sockets do not tell their file (Linux 4.10)" },
	{ "sockopt_buf_lock", probe_buffer_lock, false, "locks of socket buffer sizes are lost (Linux 5.15)" },
	{ "ipv6_freebind", probe_ipv6_freebind, false, "IPV6_FREEBIND is lost (Linux 4.15)" },
	{ 0 },
};
