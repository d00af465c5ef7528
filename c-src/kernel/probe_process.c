/* kernel/probe_process.c - features around the vdso, namespaces, users and sockets. See probe.h. */
#include <errno.h>
#include <fcntl.h>
#include <linux/aio_abi.h>
#include <linux/hw_breakpoint.h>
#include <linux/perf_event.h>
#include <linux/userfaultfd.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include "base/fd.h"
#include "base/io.h"
#include "kernel/proc_maps.h"
#include "kernel/probe_process.h"

#define ARCH_MAP_VDSO_32 0x2002
#define ARCH_MAP_VDSO_64 0x2003
#define SOCKET_NAMESPACE 0x894c /* SIOCGSKNS */
#define UNIX_FILE	 0x89e0 /* SIOCUNIXFILE */
#define BUFFER_LOCK	 72	/* SO_BUF_LOCK */
#define FREEBIND_6	 78	/* IPV6_FREEBIND */
#define MEMFD_HUGE	 4	/* MFD_HUGETLB */

static bool exists(const char *path)
{
	return sys(SYS_faccessat, AT_FDCWD, path, 0) == 0;
}

/* There is a vdso already, which a kernel that can map one says. */
static bool maps_vdso(long request)
{
	return sys(SYS_arch_prctl, request, PAGE_SIZE * 16) == -EEXIST;
}

bool probe_map_vdso(void)
{
	return maps_vdso(ARCH_MAP_VDSO_64);
}

bool probe_loginuid(void)
{
	return exists("/proc/self/loginuid");
}

bool probe_userns(void)
{
	return exists("/proc/self/ns/user");
}

bool probe_cgroupns(void)
{
	return exists("/proc/self/ns/cgroup");
}

bool probe_tun(void)
{
	return exists("/dev/net/tun");
}

bool probe_apparmor_stacking(void)
{
	return exists("/sys/kernel/security/apparmor/features/domain/stack");
}

bool probe_openat2(void)
{
	return sys(SYS_openat2, AT_FDCWD, 0, 0, 0) == -EINVAL;
}

bool probe_memfd_hugetlb(void)
{
	AUTO(fd_close) int fd = (int)sys(SYS_memfd_create, "probe", MEMFD_HUGE);

	return fd >= 0;
}

/* A context that was moved is known by its new address. */
bool probe_aio_remap(void)
{
	const u64 size = 4 * PAGE_SIZE; /* more than a small ring takes */
	struct timespec now = { 0 };
	u64 context = 0;
	long place = sys(SYS_mmap, 0, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), moved;

	if (place < 0 && place > -4096)
		return false;
	if (sys(SYS_io_setup, 1, &context) < 0) {
		sys(SYS_munmap, place, size);
		return false;
	}
	moved = sys(SYS_mremap, context, PAGE_SIZE, PAGE_SIZE, MREMAP_MAYMOVE | MREMAP_FIXED, place);
	if (moved == place)
		moved = sys(SYS_io_getevents, place, 0, 0, 0, &now);
	sys(SYS_io_destroy, moved == 0 ? (u64)place : context);
	sys(SYS_munmap, place, size);
	return moved == 0;
}

bool probe_uffd_noncoop(void)
{
	struct uffdio_api api = { .api = UFFD_API,
				  .features = UFFD_FEATURE_EVENT_FORK | UFFD_FEATURE_EVENT_REMAP |
					      UFFD_FEATURE_EVENT_REMOVE | UFFD_FEATURE_EVENT_UNMAP };
	AUTO(fd_close) int fd = (int)sys(SYS_userfaultfd, O_CLOEXEC | O_NONBLOCK);

	return fd >= 0 && sys(SYS_ioctl, fd, UFFDIO_API, &api) == 0;
}

bool probe_socket_namespace(void)
{
	AUTO(fd_close) int fd = (int)sys(SYS_socket, AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	AUTO(fd_close) int ns = fd < 0 ? -1 : (int)sys(SYS_ioctl, fd, SOCKET_NAMESPACE, 0);

	return ns >= 0;
}

/* A socket without a name has no file. */
bool probe_unix_file(void)
{
	AUTO(fd_close) int fd = (int)sys(SYS_socket, AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	return fd >= 0 && sys(SYS_ioctl, fd, UNIX_FILE, 0) == -ENOENT;
}

static bool has_option(int family, int type, int level, int option)
{
	AUTO(fd_close) int fd = (int)sys(SYS_socket, family, type | SOCK_CLOEXEC, 0);
	int value = 0;
	u32 size = sizeof value;

	return fd >= 0 && sys(SYS_getsockopt, fd, level, option, &value, &size) == 0;
}

bool probe_buffer_lock(void)
{
	return has_option(AF_UNIX, SOCK_STREAM, SOL_SOCKET, BUFFER_LOCK);
}

bool probe_ipv6_freebind(void)
{
	return has_option(AF_INET6, SOCK_DGRAM, IPPROTO_IPV6, FREEBIND_6);
}

/* Programs of 32 bits get their vdso by it. */
bool probe_compat(void)
{
	return maps_vdso(ARCH_MAP_VDSO_32);
}

bool probe_autofs(void)
{
	AUTO(fd_close) int fs = (int)sys(SYS_fsopen, "autofs", 1 /* FSOPEN_CLOEXEC */);

	return fs >= 0;
}

#define SET_GROUP 0x100 /* MOVE_MOUNT_SET_GROUP */

/* Flags are looked at before descriptors. */
bool probe_mount_set_group(void)
{
	return sys(SYS_move_mount, -1, "", -1, "",
		   SET_GROUP | 0x4 | 0x40 /* MOVE_MOUNT_F_EMPTY_PATH, T_EMPTY_PATH */) == -EBADF;
}

/* The device that maps shows for the mapping at `at`; 0: not found. */
static u64 mapped_device(u64 at)
{
	AUTO(fd_close) int fd = file_open("/proc/self/maps", O_RDONLY);
	char text[8192];
	size_t have = 0;

	for (long n; fd >= 0 && (n = sys(SYS_read, fd, text + have, sizeof text - 1 - have)) > 0;) {
		const char *p = text, *end = text + have + n, *newline;
		struct maps_line line;

		while ((newline = memchr(p, '\n', (size_t)(end - p)))) {
			if (maps_line_parse(p, (size_t)(newline - p) + 1, &line) == 0 && line.start == at)
				return line.dev;
			p = newline + 1;
		}
		have = (size_t)(end - p);
		memmove(text, p, have);
	}
	return 0;
}

static long overlay_option(int fs, const char *key, const char *value)
{
	return sys(SYS_fsconfig, fs, 1 /* FSCONFIG_SET_STRING */, key, value, 0);
}

/* A file of an overlay that is attached nowhere: two directories, neither of which is written to. */
static int overlay_open(const char *file)
{
	AUTO(fd_close) int fs = (int)sys(SYS_fsopen, "overlay", 1);
	AUTO(fd_close) int mount = -1;

	if (fs < 0 || overlay_option(fs, "lowerdir", "/etc:/usr") < 0 ||
	    sys(SYS_fsconfig, fs, 6 /* FSCONFIG_CMD_CREATE */, 0, 0, 0) < 0)
		return -1;
	mount = (int)sys(SYS_fsmount, fs, 1, 1 /* MOUNT_ATTR_RDONLY */);
	return mount < 0 ? -1 : file_open_at(mount, file, O_RDONLY, 0);
}

/* Where it does not, maps shows the file below, whose device is not that of stat(2). */
bool probe_overlayfs_maps(void)
{
	AUTO(fd_close) int fd = overlay_open("passwd");
	struct stat st;
	long at;
	u64 dev;

	if (fd < 0 || sys(SYS_fstat, fd, &st) < 0 || !st.st_size)
		return false;
	at = sys(SYS_mmap, 0, PAGE_SIZE, PROT_READ, MAP_PRIVATE, fd, 0);
	if (at < 0)
		return false;
	dev = mapped_device((u64)at);
	sys(SYS_munmap, at, PAGE_SIZE);
	return dev && dev == st.st_dev;
}

bool probe_breakpoints(void)
{
	struct perf_event_attr attr = { .type = PERF_TYPE_BREAKPOINT,
					.size = sizeof attr,
					.bp_type = HW_BREAKPOINT_X,
					.bp_addr = (u64)probe_breakpoints,
					.bp_len = sizeof(long),
					.disabled = 1,
					.exclude_kernel = 1,
					.exclude_hv = 1 };
	AUTO(fd_close) int fd = (int)sys(SYS_perf_event_open, &attr, 0, -1, -1, 8 /* PERF_FLAG_FD_CLOEXEC */);

	return fd >= 0;
}
