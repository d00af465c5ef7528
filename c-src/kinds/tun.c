/*
 * kinds/tun.c - descriptors of /dev/net/tun: without a device, a queue of one, or a queue that was detached. The device itself, which
 * goes with its last queue unless it is persistent, is kinds/tun_device.c. As CRIU has it, an entry of files.img names the device, and
 * a second one with the same id is the file by path, with flags and owner. Packets that wait to be read are lost, as on a network.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include "base/fd.h"
#include "base/io.h"
#include "kinds/tun.h"

#define TUN_MAJOR	 10
#define TUN_MINOR	 200
#define SOCKET_NAMESPACE 0x894c /* SIOCGSKNS */

static bool tun_match(const struct file *f)
{
	return S_ISCHR(f->st.st_mode) && !(f->flags & O_PATH) && dev_major(f->st.st_rdev) == TUN_MAJOR &&
	       dev_minor(f->st.st_rdev) == TUN_MINOR;
}

/* --- dump --- */

/* 1: it is a queue of the device that *ret names, 0: of none. */
static int queue_look(struct file *f, struct ifreq *ret, struct error *reterr)
{
	long r;

	memset(ret, 0, sizeof *ret);
	r = sys(SYS_ioctl, file_copy(f), TUNGETIFF, ret);
	if (r == -EBADFD)
		return 0;
	return r < 0 ? error_sys(reterr, file_object(f), r, "cannot ask a tun descriptor for its device") : 1;
}

static bool is_ours(long namespace_fd)
{
	AUTO(fd_close) int fd = (int)namespace_fd;
	struct stat there, own;

	return fd >= 0 && sys(SYS_fstat, fd, &there) == 0 &&
	       sys(SYS_newfstatat, AT_FDCWD, "/proc/self/ns/net", &own, 0) == 0 && there.st_ino == own.st_ino;
}

static int tun_plan(struct dump *d, struct file *f, struct error *reterr)
{
	struct ifreq queue;
	int attached = queue_look(f, &queue, reterr);

	if (attached < 0)
		return attached;
	if (!is_ours(sys(SYS_ioctl, f->fd, SOCKET_NAMESPACE, 0)) ||
	    (attached && !is_ours(sys(SYS_ioctl, f->fd, TUNGETDEVNETNS, 0))))
		return file_refuse(f, "tun descriptor of another network namespace",
				   "let the target close it before the dump", reterr);
	if (!attached)
		return 0;
	if (!((u16)queue.ifr_flags & IFF_NOFILTER))
		return file_refuse(f, "tun device with a filter",
				   "the kernel does not show it; let the target detach it", reterr);
	return tun_device_plan(d, f, &queue, reterr);
}

static int tun_dump(struct dump *d, struct file *f, FileEntry *entry, struct error *reterr)
{
	TunfileEntry *e = arena_new(d->arena, TunfileEntry);
	struct ifreq queue;
	int attached = queue_look(f, &queue, reterr), r;

	if (attached < 0)
		return attached;
	tunfile_entry__init(e);
	e->id = f->id;
	entry->tunf = e;
	r = tun_namespace(d, &e->ns_id, reterr);
	e->has_ns_id = true;
	if (r >= 0 && attached) {
		e->netdev = arena_strdup(d->arena, queue.ifr_name);
		e->has_detached = e->detached = (u16)queue.ifr_flags & IFF_DETACH_QUEUE;
		r = tun_device_take(d, f, &queue, reterr);
	}
	return r < 0 ? r : regular_dump_name(d, f, f->id, reterr);
}

/* --- restore --- */

static bool tun_common(const FileEntry *image, struct file_common *ret)
{
	if (!image->tunf)
		return false;
	*ret = (struct file_common){ .id = image->tunf->id };
	return true;
}

bool tun_take_name(struct restored_file *a, struct restored_file *b)
{
	struct restored_file *tun = a->image->type == FD_TYPES__TUNF ? a : b;
	struct restored_file *name = tun == a ? b : a;

	if (tun->image->type != FD_TYPES__TUNF || name->image->type != FD_TYPES__REG || tun->state)
		return false;
	tun->state = name;
	name->name_only = true;
	return true;
}

static int tun_check(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	if (!rf->state)
		return restored_corrupt(rf, "a tun descriptor without its path", reterr);
	return tun_device_check(rs, rf, reterr);
}

static int queue_attach(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const TunfileEntry *e = rf->image->tunf;
	struct ifreq queue = { .ifr_flags = IFF_DETACH_QUEUE };
	int r = tun_device_join(rs, rf, rf->fd, reterr);

	if (r < 0 || !e->detached)
		return r;
	r = (int)sys(SYS_ioctl, rf->fd, TUNSETQUEUE, &queue);
	return r < 0 ? error_sys(reterr, restored_object(rf), r, "cannot detach a queue of %s", e->netdev) : 0;
}

static int tun_restore(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	struct restored_file *name = rf->state;
	const RegFileEntry *reg = name->image->reg;
	struct stat st;
	int r = restored_take(rf, file_open(reg->name, (int)(reg->flags & (O_ACCMODE | O_NONBLOCK))), reg->name,
			      reterr);

	if (r < 0)
		return r;
	if (sys(SYS_fstat, rf->fd, &st) < 0 || !S_ISCHR(st.st_mode) || dev_major(st.st_rdev) != TUN_MAJOR ||
	    dev_minor(st.st_rdev) != TUN_MINOR)
		return error_set(reterr, "ERR_FILE_CHANGED", -ESTALE, restored_object(rf), "%s is no tun device",
				 reg->name);
	if (rf->image->tunf->netdev)
		r = queue_attach(rs, rf, reterr);
	if (r < 0)
		return r;
	r = (int)sys(SYS_fcntl, rf->fd, F_SETFL, reg->flags & FLAGS_SETFL & ~(u32)O_ASYNC);
	if (r < 0)
		return error_sys(reterr, restored_object(rf), r, "cannot set the flags of a tun descriptor");
	name->fd = rf->fd;
	r = restored_owner(name, reterr);
	if (r >= 0 && reg->flags & O_ASYNC)
		r = (int)sys(SYS_fcntl, rf->fd, F_SETFL, reg->flags & FLAGS_SETFL);
	name->fd = -1;
	return r;
}

static int tun_restore_end(struct restore *rs, struct error *reterr)
{
	return tun_devices_finish(rs, reterr);
}

const struct kind kind_tun = {
	.name = "tun descriptor",
	.image = FD_TYPES__TUNF,
	.match = tun_match,
	.plan = tun_plan,
	.dump = tun_dump,
	.dump_end = tun_devices_dump,
	.common = tun_common,
	.read = tun_devices_read,
	.check = tun_check,
	.restore = tun_restore,
	.restore_end = tun_restore_end,
	.in_task_calls = tun_device_keep_calls,
	.in_task = tun_device_keep,
	.exclusive = true,
};
