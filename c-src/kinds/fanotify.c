/*
 * kinds/fanotify.c - fanotify_init(2) and its marks: on inodes, mounts and file systems. What a listener gives permission for is
 * refused: while it is frozen, everybody waits for it who opens such a file, and the dump itself would.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sys/fanotify.h>
#include <sys/ioctl.h>
#include "base/fd.h"
#include "base/io.h"
#include "kinds/watched_inode.h"

/* Newer than some libc headers. */
#define MARK_EVICTABLE	  0x200u
#define MARK_IGNORE	  0x400u
#define EVENT_PRE_ACCESS  0x100000u
#define EVENTS_PERMISSION (FAN_OPEN_PERM | FAN_ACCESS_PERM | FAN_OPEN_EXEC_PERM | EVENT_PRE_ACCESS)
#define MARKS_MAX	  (1u << 22)

static bool fanotify_match(const struct file *f)
{
	return str_eq(f->link, "anon_inode:[fanotify]");
}

/* --- dump --- */

struct marks {
	u32 flags, event_flags;
	VEC(FanotifyMarkEntry *) v;
};

static const char *inode_find(struct dump *d, struct mounts *m, const struct fdinfo_mark *is, FanotifyMarkEntry *e,
			      const char **ret_hint)
{
	e->type = MARK_TYPE__INODE;
	e->ie = arena_new(d->arena, FanotifyInodeMarkEntry);
	fanotify_inode_mark_entry__init(e->ie);
	e->ie->i_ino = is->ino;
	return watched_find(d, m, is->dev, is->ino, &is->handle, &e->ie->f_handle, ret_hint);
}

/* A mark on a file system is, but for a field of ours, one on a mount of it: CRIU has no third type. */
static const char *mount_find(struct dump *d, struct mounts *m, const struct fdinfo_mark *is, FanotifyMarkEntry *e,
			      const char **ret_hint)
{
	bool whole = is->kind == FDINFO_FILE_SYSTEM;
	const char *path = NULL;

	e->type = MARK_TYPE__MOUNT;
	e->me = arena_new(d->arena, FanotifyMountMarkEntry);
	fanotify_mount_mark_entry__init(e->me);
	e->me->mnt_id = is->mnt_id;
	e->me->has_file_system = e->me->file_system = whole;
	*ret_hint = "it has to be mounted where the dump can see it";
	if (whole ? !mounts_by_dev(m, is->dev, 0, &path) : !mounts_by_id(m, is->mnt_id, &path))
		return whole ? "file system without a mount" : "mount without a path";
	e->me->path = (char *)path;
	return NULL;
}

static const char *mark_find(struct dump *d, struct mounts *m, const struct fdinfo_mark *is, FanotifyMarkEntry *e,
			     const char **ret_hint)
{
	if (is->mask & EVENTS_PERMISSION) {
		*ret_hint = "let it remove its marks for permission events first";
		return "file that it gives permissions for";
	}
	if (is->kind == FDINFO_INODE)
		return inode_find(d, m, is, e, ret_hint);
	if (is->kind == FDINFO_MOUNT || is->kind == FDINFO_FILE_SYSTEM)
		return mount_find(d, m, is, e, ret_hint);
	*ret_hint = "let it remove that mark first";
	return "object of an unknown kind";
}

static int mark_add(struct dump *d, struct mounts *m, struct file *f, const struct fdinfo_mark *is,
		    struct error *reterr)
{
	struct marks *marks = f->state;
	FanotifyMarkEntry *e = arena_new(d->arena, FanotifyMarkEntry);
	const char *hint, *what;

	fanotify_mark_entry__init(e);
	what = mark_find(d, m, is, e, &hint);
	if (what)
		return error_refuse(reterr, "ERR_UNSUPPORTED_FD", file_object(f), hint,
				    "descriptor %d of process %d, a fanotify, has marked a %s", f->number, f->task->pid,
				    what);
	e->id = f->id;
	e->mflags = is->flags;
	e->mask = is->mask;
	e->ignored_mask = is->ignored_mask;
	e->s_dev = is->dev;
	vec_push(d->arena, &marks->v, e);
	return 0;
}

static int marks_read(struct dump *d, struct mounts *m, struct file *f, struct error *reterr)
{
	struct marks *marks = arena_new(d->arena, struct marks);
	const char *text = f->fdinfo;
	struct fdinfo_mark is;
	int r = fdinfo_fanotify(text, &marks->flags, &marks->event_flags);

	f->state = marks;
	while (r >= 0 && (r = fdinfo_mark_next(&text, &is)) > 0) {
		struct error obstacle = { 0 };

		if (mark_add(d, m, f, &is, &obstacle) < 0)
			dump_obstacle(d, &obstacle);
	}
	return r < 0 ? error_set(reterr, "ERR_KERNEL_INTERFACE", r, file_object(f),
				 "fdinfo of a fanotify is not understood")
		     : 0;
}

/* Nobody can look at them without taking them away, and each holds a descriptor. */
static void queue_warn(struct dump *d, struct file *f)
{
	struct error warning = { 0 };
	int ready = 0;

	if (!d->frozen || !d->warn || file_copy(f) < 0 || sys(SYS_ioctl, f->fd, FIONREAD, &ready) < 0 || ready <= 0)
		return;
	error_set(&warning, "ERR_KERNEL_INTERFACE", -ENODATA, file_object(f),
		  "events queued in descriptor %d of process %d, a fanotify, are not in the images", f->number,
		  f->task->pid);
	d->warn(d, &warning);
}

static int fanotify_plan_end(struct dump *d, struct error *reterr)
{
	AUTO(mounts_close) struct mounts m = { .arena = d->arena };
	int r = 0;

	for (size_t i = 0; i < d->files.n && r == 0; i++) {
		struct file *f = d->files.v[i];

		if (f->kind != &kind_fanotify)
			continue;
		r = marks_read(d, &m, f, reterr);
		queue_warn(d, f);
	}
	return r;
}

static int fanotify_dump(struct dump *d, struct file *f, FileEntry *entry, struct error *reterr)
{
	FanotifyFileEntry *ffy = arena_new(d->arena, FanotifyFileEntry);
	const struct marks *marks = f->state;

	(void)reterr;
	fanotify_file_entry__init(ffy);
	FILE_COMMON(ffy, f);
	ffy->faflags = marks->flags;
	ffy->evflags = marks->event_flags;
	ffy->n_mark = marks->v.n;
	ffy->mark = marks->v.v;
	entry->ffy = ffy;
	return 0;
}

/* --- restore --- */

KIND_COMMON(fanotify_common, ffy)

static int mount_missing(const struct restored_file *rf, const FanotifyMountMarkEntry *me, int r, struct error *reterr)
{
	struct object object = restored_object(rf);

	object.path = me->path;
	return error_set(reterr, r == -ENOENT ? "ERR_FILE_MISSING" : "ERR_SYSCALL", r, object,
			 "cannot find the mount that file %u has marked: %s: %s", rf->id,
			 me->path ? me->path : "no path is known", error_name(r));
}

static int mount_open(struct mounts *m, const struct restored_file *rf, const FanotifyMountMarkEntry *me, int *ret_fd,
		      struct error *reterr)
{
	const char *path = me->path;

	if (!path && !mounts_by_id(m, me->mnt_id, &path))
		return mount_missing(rf, me, -ENOENT, reterr);
	if (path[0] != '/')
		return restored_corrupt(rf, "the path of a mount is not absolute", reterr);
	*ret_fd = file_open(path, O_PATH);
	return *ret_fd < 0 ? mount_missing(rf, me, *ret_fd, reterr) : 0;
}

static int mark_open(struct restore *rs, struct mounts *m, const struct restored_file *rf, const FanotifyMarkEntry *e,
		     int *ret_fd, struct error *reterr)
{
	if (e->type == MARK_TYPE__INODE && e->ie)
		return watched_open(rs, m, rf, e->s_dev, e->ie->i_ino, e->ie->f_handle, ret_fd, reterr);
	if (e->type == MARK_TYPE__MOUNT && e->me)
		return mount_open(m, rf, e->me, ret_fd, reterr);
	return restored_corrupt(rf, "a mark says nothing of what it is on", reterr);
}

static int fanotify_check(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const FanotifyFileEntry *ffy = rf->image->ffy;
	AUTO(mounts_close) struct mounts m = { .arena = rs->arena };
	int r = 0;

	if (ffy->n_mark > MARKS_MAX)
		return restored_corrupt(rf, "it has too many marks", reterr);
	for (size_t i = 0; i < ffy->n_mark && r == 0; i++) {
		AUTO(fd_close) int fd = -1;

		r = mark_open(rs, &m, rf, ffy->mark[i], &fd, reterr);
	}
	return r;
}

static int fanotify_restore(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const FanotifyFileEntry *ffy = rf->image->ffy;
	/* Without close-on-exec if it was made so: fdinfo goes on to tell. */
	int r = restored_take(rf, sys(SYS_fanotify_init, ffy->faflags, ffy->evflags), "fanotify_init", reterr);

	(void)rs;
	if (r == 0)
		sys(SYS_fcntl, rf->fd, F_SETFD, FD_CLOEXEC);
	return r;
}

static u32 object_flags(const FanotifyMarkEntry *e)
{
	if (e->type == MARK_TYPE__INODE)
		return FAN_MARK_INODE;
	return e->me->has_file_system && e->me->file_system ? FAN_MARK_FILESYSTEM : FAN_MARK_MOUNT;
}

/* Of both masks the mark is made in turn; the first says whether the kernel may forget it with its inode. */
static long mark_restore(int fanotify, int object, const FanotifyMarkEntry *e)
{
	u32 add = FAN_MARK_ADD | object_flags(e), evictable = e->mflags & MARK_EVICTABLE;
	u32 ignore = e->mflags & MARK_IGNORE ? MARK_IGNORE : FAN_MARK_IGNORED_MASK;
	const char *path = PATHF("/proc/self/fd/%d", object);
	long r = 0;

	if (e->mask)
		r = sys(SYS_fanotify_mark, fanotify, add | evictable, (u64)e->mask, AT_FDCWD, path);
	if (r == 0 && e->ignored_mask)
		r = sys(SYS_fanotify_mark, fanotify,
			add | evictable | ignore | (e->mflags & FAN_MARK_IGNORED_SURV_MODIFY), (u64)e->ignored_mask,
			AT_FDCWD, path);
	return r;
}

static int fanotify_settle(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const FanotifyFileEntry *ffy = rf->image->ffy;
	AUTO(mounts_close) struct mounts m = { .arena = rs->arena };

	for (size_t i = 0; i < ffy->n_mark; i++) {
		AUTO(fd_close) int fd = -1;
		long r = mark_open(rs, &m, rf, ffy->mark[i], &fd, reterr);

		if (r < 0)
			return (int)r;
		r = mark_restore(rf->fd, fd, ffy->mark[i]);
		if (r < 0)
			return error_sys(reterr, restored_object(rf), r, "cannot mark again what file %u had marked",
					 rf->id);
	}
	return 0;
}

const struct kind kind_fanotify = {
	.name = "fanotify",
	.image = FD_TYPES__FANOTIFY,
	.match = fanotify_match,
	.plan_end = fanotify_plan_end,
	.dump = fanotify_dump,
	.common = fanotify_common,
	.check = fanotify_check,
	.restore = fanotify_restore,
	.settle = fanotify_settle,
};
