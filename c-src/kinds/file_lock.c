/*
 * kinds/file_lock.c - locks and leases: flock(2), POSIX and OFD locks, F_SETLEASE. fdinfo shows those that a description has,
 * or its process by it. They are taken again by the process itself, so that it is their owner and has its pid in /proc/locks.
 * Who waits for a lock is in a system call, and asks for it once more when it is woken.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/file.h>
#include <sys/vfs.h>
#include "base/fd.h"
#include "base/index.h"
#include "base/io.h"
#include "kernel/fdinfo.h"
#include "kernel/proc_locks.h"
#include "kinds/remap.h"

#define LEASE_BREAKING	    4
#define FILE_LOCKS_HINT	    "let the target release it first, or ask for file locks (fileLocks, --file-locks)"
#define LOCKS_MAX	    (1u << 20)
#define LOCKS_TEXT_MAX	    (64 << 20)
#define FIRST_PID_NAMESPACE 0xeffffffcU /* PROC_PID_INIT_INO */

/* flock(2) and leases have the whole file. */
struct held_lock {
	pid_t pid;
	int fd;
	struct fdinfo_lock is;
};

/* File systems by st_dev: are their inode numbers those that the kernel shows locks with? */
struct lock_device {
	u64 dev;
	bool plain;
};

/* The list makes every CPU pass through an RCU grace period, some 7 ms: fdinfo is faster for so many descriptors. */
#define LIST_FROM 256

struct held_locks {
	VEC(struct held_lock) v;
	struct index inodes; /* of /proc/locks: what is not among them is not locked, if that list is complete */
	bool listed, complete;
	u32 asked;
	VEC(struct lock_device) devices;
};

/* --- dump --- */

/* Elsewhere than in the first pid namespace, locks of processes that are not seen there are not listed. */
static bool is_first_pid_namespace(void)
{
	struct stat st;

	return sys(SYS_newfstatat, AT_FDCWD, "/proc/self/ns/pid", &st, 0) == 0 && st.st_ino == FIRST_PID_NAMESPACE;
}

static void locks_list(struct dump *d, struct held_locks *all)
{
	const char *text = "";
	u64 ino;
	int r = (int)file_slurp(d->arena, "/proc/locks", LOCKS_TEXT_MAX, (char **)&text);

	while (r >= 0 && (r = proc_locks_next(&text, &ino)) > 0)
		index_put(d->arena, &all->inodes, ino, all);
	all->complete = r == 0 && is_first_pid_namespace();
	all->listed = true;
}

static struct held_locks *held_locks(struct dump *d)
{
	if (!d->kind_state[STATE_LOCKS])
		d->kind_state[STATE_LOCKS] = arena_new(d->arena, struct held_locks);
	return d->kind_state[STATE_LOCKS];
}

/* Not so where stat(2) gives numbers made up, as overlayfs does. */
static bool has_plain_inodes(struct dump *d, struct held_locks *all, u64 dev, int fd)
{
	static const u32 plain[] = { EXT4_SUPER_MAGIC, TMPFS_MAGIC,	 BTRFS_SUPER_MAGIC,
				     XFS_SUPER_MAGIC,  F2FS_SUPER_MAGIC, SQUASHFS_MAGIC,
				     RAMFS_MAGIC,      HUGETLBFS_MAGIC,	 DEVPTS_SUPER_MAGIC };
	struct lock_device device = { .dev = dev };
	struct statfs fs;

	for (size_t i = 0; i < all->devices.n; i++)
		if (all->devices.v[i].dev == dev)
			return all->devices.v[i].plain;
	if (sys(SYS_fstatfs, fd, &fs) == 0)
		for (size_t i = 0; i < ARRAY_SIZE(plain); i++)
			device.plain |= plain[i] == (u32)fs.f_type;
	vec_push(d->arena, &all->devices, device);
	return device.plain;
}

/*
 * While the target runs the list is enough. What is missing in it, the lock of an owner who is gone or outside of our namespace, is
 * looked for when it is frozen, on files by path.
 */
bool locks_possible(struct dump *d, const struct stat *st, int fd, bool by_path)
{
	struct held_locks *all = held_locks(d);

	if (!all->listed && all->asked++ < LIST_FROM)
		return true;
	if (!all->listed)
		locks_list(d, all);
	if (index_find(&all->inodes, st->st_ino))
		return true;
	if (!by_path)
		return false;
	return !has_plain_inodes(d, all, st->st_dev, fd) || (d->frozen && !all->complete);
}

static void locks_refuse(struct dump *d, const struct file *f, const char *kind, const char *hint)
{
	struct error obstacle = { 0 };

	file_refuse(f, kind, hint, &obstacle);
	dump_obstacle(d, &obstacle);
}

/* POSIX locks belong to a table and are shown at every number of the description; the others belong to the description. */
static bool is_noted_here(const struct file *f, const struct task *t, int fd, const struct fdinfo_lock *lock, u32 noted)
{
	if (lock->kind == FDINFO_POSIX)
		return noted != table_id(t);
	return f->task == t && f->number == fd;
}

void locks_note(struct dump *d, struct task *t, struct file *f, int fd, const char *fdinfo)
{
	struct held_locks *all = held_locks(d);
	struct fdinfo_lock lock;
	u32 noted = f->locks_of;
	int r;

	if (!d->options->file_locks) {
		if (f->task == t && f->number == fd)
			locks_refuse(d, f, "file lock", FILE_LOCKS_HINT);
		return;
	}
	f->locks_of = table_id(t);
	while ((r = fdinfo_lock_next(&fdinfo, &lock)) > 0 && lock.kind != FDINFO_OTHER_LOCK)
		if (is_noted_here(f, t, fd, &lock, noted))
			vec_push(d->arena, &all->v, (struct held_lock){ t->pid, fd, lock });
	if (r != 0)
		locks_refuse(d, f, "file lock of an unknown kind", "let the target release it first");
}

int locks_dump(struct dump *d, struct error *reterr)
{
	const struct held_locks *all = d->kind_state[STATE_LOCKS];
	int r = 0;

	for (size_t i = 0; all && i < all->v.n && r == 0; i++) {
		const struct held_lock *lock = &all->v.v[i];
		FileLockEntry entry = FILE_LOCK_ENTRY__INIT;

		entry.flag = lock->is.kind;
		entry.type = lock->is.type | (lock->is.breaking ? LEASE_BREAKING : 0);
		entry.pid = lock->pid;
		entry.fd = lock->fd;
		entry.start = lock->is.start;
		entry.len = lock->is.end == UINT64_MAX ? 0 : lock->is.end - lock->is.start + 1;
		r = images_put(d->images, IMG_FILE_LOCKS, 0, &entry.base, reterr);
	}
	return r;
}

/* --- restore --- */

struct taken_lock {
	const FileLockEntry *image;
	struct task *task;
	struct restored_file *file;
};

struct taken_locks {
	VEC(struct taken_lock) v;
};

static int lock_corrupt(const struct image_file *file, const char *what, struct error *reterr)
{
	return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL,
			 OBJECT(.file = image_name(file), .offset = image_offset(file)), "%s: a lock %s",
			 image_name(file), what);
}

static struct task *task_of(const struct restore *rs, pid_t pid)
{
	for (size_t i = 0; i < rs->tasks.n; i++)
		if (rs->tasks.v[i]->pid == pid && rs->tasks.v[i]->threads.n)
			return rs->tasks.v[i];
	return NULL;
}

static struct restored_file *file_at(const struct restore *rs, const struct task *t, int fd)
{
	const struct descriptor *number = table_at(t, fd);

	return number ? file_by_id(rs, number->id) : NULL;
}

static bool is_sound(const FileLockEntry *entry)
{
	u32 type = entry->type & ~(entry->flag == FDINFO_LEASE ? LEASE_BREAKING : 0u);

	switch (entry->flag) {
	case FDINFO_POSIX:
	case FDINFO_FLOCK:
	case FDINFO_OFD:
	case FDINFO_LEASE:
		return type <= F_UNLCK && entry->start >= 0 && entry->len >= 0;
	default:
		return false;
	}
}

static int lock_add(struct restore *rs, const struct image_file *file, const FileLockEntry *entry, struct error *reterr)
{
	struct taken_locks *all = rs->kind_state[STATE_LOCKS];
	struct taken_lock lock = { .image = entry, .task = task_of(rs, entry->pid) };

	if (!is_sound(entry) || all->v.n >= LOCKS_MAX)
		return lock_corrupt(file, "is of no known kind or out of range", reterr);
	lock.file = lock.task ? file_at(rs, lock.task, entry->fd) : NULL;
	if (!lock.file)
		return lock_corrupt(file, "belongs to a descriptor that is not there", reterr);
	vec_push(rs->arena, &all->v, lock);
	return 0;
}

int locks_read(struct restore *rs, struct error *reterr)
{
	struct image_file *file;
	FileLockEntry *entry;
	int r;

	rs->kind_state[STATE_LOCKS] = arena_new(rs->arena, struct taken_locks);
	if (rs->options->has_file_locks && !rs->options->file_locks) {
		log_info(rs->log, "file locks are left out, as asked");
		return 0;
	}
	r = image_begin(rs->images, IMG_FILE_LOCKS, 0, true, &file, reterr);
	if (r < 0)
		return r;
	while ((r = image_next(file, &entry, reterr)) > 0) {
		r = lock_add(rs, file, entry, reterr);
		if (r < 0)
			return r;
	}
	return r;
}

static u32 flock_operation(u32 type)
{
	return LOCK_NB | (type == F_RDLCK ? LOCK_SH : type == F_WRLCK ? LOCK_EX : LOCK_UN);
}

/* What a lease was before somebody began to wait for its end: a reader cannot have had one against readers. */
static u32 lease_before(const struct taken_lock *lock)
{
	if (lock->image->type & LEASE_BREAKING)
		return (restored_common(lock->file).flags & O_ACCMODE) == O_RDONLY ? F_RDLCK : F_WRLCK;
	return lock->image->type;
}

static u32 lock_call(struct batch *b, const struct taken_lock *lock)
{
	const FileLockEntry *is = lock->image;
	struct flock range = { .l_type = is->type, .l_whence = SEEK_SET, .l_start = is->start, .l_len = is->len };

	switch (is->flag) {
	case FDINFO_FLOCK:
		return batch_try(b, SYS_flock, is->fd, flock_operation(is->type));
	case FDINFO_LEASE:
		return batch_try(b, SYS_fcntl, is->fd, F_SETLEASE, lease_before(lock));
	default:
		return batch_try(b, SYS_fcntl, is->fd, is->flag == FDINFO_OFD ? F_OFD_SETLK : F_SETLK,
				 batch_at(b, batch_copy(b, &range, sizeof range)));
	}
}

static const char *lock_name(const struct taken_lock *lock)
{
	switch (lock->image->flag) {
	case FDINFO_FLOCK:
		return "flock";
	case FDINFO_LEASE:
		return "lease";
	default:
		return lock->image->flag == FDINFO_OFD ? "OFD lock" : "POSIX lock";
	}
}

static int lock_failed(const struct taken_lock *lock, long r, struct error *reterr)
{
	struct object object = { .pid = lock->task->pid, .fd = lock->image->fd, .kind = lock_name(lock) };

	if (lock->file->image->reg)
		object.path = lock->file->image->reg->name;
	if (r == -EAGAIN || r == -EACCES)
		return error_sys(reterr, object, r,
				 "process %d cannot have its %s on descriptor %d again: others use the file",
				 lock->task->pid, object.kind, object.fd);
	return error_sys(reterr, object, r, "cannot take the %s on descriptor %d of process %d", object.kind, object.fd,
			 lock->task->pid);
}

/*
 * Somebody else opens the file, and is told to wait; that is what a breaking lease is. The signal that came with it has been
 * sent before the dump.
 */
static int lease_break(const struct taken_lock *lock, struct error *reterr)
{
	u32 target = lock->image->type & ~(u32)LEASE_BREAKING;
	struct f_owner_ex nobody = { .type = F_OWNER_TID };
	AUTO(fd_close) int fd = -1;

	sys(SYS_fcntl, lock->file->fd, F_SETOWN_EX, &nobody);
	fd = description_reopen(lock->file->fd, (target == F_UNLCK ? O_WRONLY : O_RDONLY) | O_NONBLOCK);
	if (fd >= 0)
		return error_set(reterr, "ERR_KERNEL_INTERFACE", -EIO, restored_object(lock->file),
				 "the lease on descriptor %d does not break", lock->image->fd);
	return fd == -EAGAIN ? 0 : lock_failed(lock, fd, reterr);
}

static int lease_settle(const struct taken_lock *lock, struct error *reterr)
{
	int r = lock->image->type & LEASE_BREAKING ? lease_break(lock, reterr) : 0;

	/* Whoever takes a lease becomes the owner of a description that has none. */
	return r < 0 ? r : restored_owner(lock->file, reterr);
}

#define CALLS_AT_ONCE 256

/* Takes up to CALLS_AT_ONCE locks of one task, from number `first` on; how many it were, or < 0. */
static int locks_take_some(const struct taken_locks *all, size_t first, struct error *reterr)
{
	struct task *t = all->v.v[first].task;
	AUTO(batch_done) struct batch b = batch_begin(&task_leader(t)->remote, CALLS_AT_ONCE);
	size_t n = 0;
	int r;

	while (first + n < all->v.n && n < CALLS_AT_ONCE && all->v.v[first + n].task == t)
		lock_call(&b, &all->v.v[first + n++]);
	r = batch_run(&b, reterr);
	for (size_t i = 0; r >= 0 && i < n; i++) {
		const struct taken_lock *lock = &all->v.v[first + i];
		long result = batch_result(&b, (u32)i);

		if (result < 0)
			r = lock_failed(lock, result, reterr);
		else if (lock->image->flag == FDINFO_LEASE)
			r = lease_settle(lock, reterr);
	}
	return r < 0 ? r : (int)n;
}

int locks_take(struct restore *rs, struct error *reterr)
{
	const struct taken_locks *all = rs->kind_state[STATE_LOCKS];
	int r = 0;

	for (size_t i = 0; i < all->v.n && r >= 0; i += (size_t)r)
		r = locks_take_some(all, i, reterr);
	return r < 0 ? r : 0;
}
