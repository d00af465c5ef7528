/*
 * kinds/inotify.c - inotify_init1(2) and its watches. They keep their numbers. Watches are added when nothing is opened any more,
 * right before the processes go on, so that the restore itself is not among their events. Events that were queued are kept: a dump looks
 * at them without taking them away (inotify_peek.h), a restore makes them happen again (inotify_queue.h).
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include "base/fd.h"
#include "base/io.h"
#include "base/sort.h"
#include "kinds/inotify_peek.h"
#include "kinds/inotify_queue.h"
#include "kinds/watched_inode.h"

#define WATCH_FLAGS (IN_EXCL_UNLINK | IN_ONESHOT)
#define WATCHES_MAX (1u << 22)

static bool inotify_match(const struct file *f)
{
	return str_eq(f->link, "anon_inode:inotify");
}

/* --- dump --- */

struct watches {
	VEC(InotifyWdEntry *) v;
	InotifyEventEntry **queued;
	size_t queued_count;
};

static int watch_refuse(const struct file *f, const struct fdinfo_inotify *is, const char *what, const char *hint,
			struct error *reterr)
{
	struct object object = file_object(f);

	return error_refuse(reterr, "ERR_UNSUPPORTED_FD", object, hint,
			    "descriptor %d of process %d, an inotify, watches an %s: %lu of device %u:%u (watch %u)",
			    f->number, f->task->pid, what, (unsigned long)is->ino, is->dev >> 20, is->dev & 0xfffff,
			    is->wd);
}

static int watch_add(struct dump *d, struct mounts *m, struct file *f, const struct fdinfo_inotify *is,
		     struct error *reterr)
{
	struct watches *w = f->state;
	InotifyWdEntry *e = arena_new(d->arena, InotifyWdEntry);
	const char *hint, *what;

	inotify_wd_entry__init(e);
	what = watched_find(d, m, is->dev, is->ino, &is->handle, &e->f_handle, &hint);
	if (what)
		return watch_refuse(f, is, what, hint, reterr);
	e->id = f->id;
	e->i_ino = is->ino;
	e->mask = is->mask;
	e->ignored_mask = is->ignored_mask;
	e->s_dev = is->dev;
	e->wd = is->wd;
	vec_push(d->arena, &w->v, e);
	return 0;
}

/* All that stand in the way are noted. */
static int watches_read(struct dump *d, struct mounts *m, struct file *f, struct error *reterr)
{
	const char *text = f->fdinfo;
	struct fdinfo_inotify is;
	int r;

	f->state = arena_new(d->arena, struct watches);
	while ((r = fdinfo_inotify_next(&text, &is)) > 0) {
		struct error obstacle = { 0 };

		if (watch_add(d, m, f, &is, &obstacle) < 0)
			dump_obstacle(d, &obstacle);
	}
	return r < 0 ? error_set(reterr, "ERR_KERNEL_INTERFACE", r, file_object(f),
				 "fdinfo of an inotify is not understood")
		     : 0;
}

static int events_ready(int inotify)
{
	int ready = 0;

	return sys(SYS_ioctl, inotify, FIONREAD, &ready) < 0 ? 0 : ready;
}

static void queue_see(struct dump *d, struct file *f)
{
	struct watches *w = f->state;
	struct error warning = { 0 };
	int r;

	if (file_copy(f) < 0 || !events_ready(f->fd))
		return;
	r = inotify_peek(d->arena, f->fd, &w->queued, &w->queued_count);
	if (r == 0)
		return;
	error_set(&warning, "ERR_KERNEL_INTERFACE", r, file_object(f),
		  "events queued in descriptor %d of process %d, an inotify, are not in the images: they cannot be "
		  "seen: %s",
		  f->number, f->task->pid, error_name(r));
	d->warn(d, &warning);
}

static int inotify_plan_end(struct dump *d, struct error *reterr)
{
	AUTO(mounts_close) struct mounts m = { .arena = d->arena };
	int r = 0;

	for (size_t i = 0; i < d->files.n && r == 0; i++) {
		if (d->files.v[i]->kind != &kind_inotify)
			continue;
		r = watches_read(d, &m, d->files.v[i], reterr);
		if (d->frozen)
			queue_see(d, d->files.v[i]);
	}
	return r;
}

static int inotify_dump(struct dump *d, struct file *f, FileEntry *entry, struct error *reterr)
{
	InotifyFileEntry *ify = arena_new(d->arena, InotifyFileEntry);
	const struct watches *w = f->state;

	(void)reterr;
	inotify_file_entry__init(ify);
	FILE_COMMON(ify, f);
	ify->n_wd = w->v.n;
	ify->wd = w->v.v;
	ify->n_queued = w->queued_count;
	ify->queued = w->queued;
	entry->ify = ify;
	return 0;
}

/* --- restore --- */

KIND_COMMON(inotify_common, ify)

static int watch_open(struct restore *rs, struct mounts *m, const struct restored_file *rf, const InotifyWdEntry *e,
		      int *ret_fd, struct error *reterr)
{
	return watched_open(rs, m, rf, e->s_dev, e->i_ino, e->f_handle, ret_fd, reterr);
}

static int inotify_check(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const InotifyFileEntry *ify = rf->image->ify;
	AUTO(mounts_close) struct mounts m = { .arena = rs->arena };

	if (ify->n_wd > WATCHES_MAX)
		return restored_corrupt(rf, "it has too many watches", reterr);
	for (size_t i = 0; i < ify->n_wd; i++) {
		AUTO(fd_close) int fd = -1;
		int r;

		if (ify->wd[i]->wd == 0 || ify->wd[i]->wd > INT32_MAX)
			return restored_corrupt(rf, "the number of a watch is out of range", reterr);
		r = watch_open(rs, &m, rf, ify->wd[i], &fd, reterr);
		if (r < 0)
			return r;
	}
	return inotify_queue_check(rf, reterr);
}

static int inotify_restore(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	(void)rs;
	return restored_take(rf, sys(SYS_inotify_init1, IN_CLOEXEC), "inotify_init1", reterr);
}

static int watch_failed(const struct restored_file *rf, const InotifyWdEntry *e, long r, struct error *reterr)
{
	return error_sys(reterr, restored_object(rf), r, "cannot watch %s as watch %u again",
			 e->f_handle->path ? e->f_handle->path : "what was watched", e->wd);
}

/* Kernels without the call give numbers one after the other. */
static long add_by_counting(int inotify, const char *path, const InotifyWdEntry *e, u32 mask)
{
	long r;

	while ((r = sys(SYS_inotify_add_watch, inotify, path, mask)) >= 0 && (u32)r < e->wd)
		sys(SYS_inotify_rm_watch, inotify, r);
	return r;
}

static int watch_restore(int inotify, int inode, const InotifyWdEntry *e)
{
	u32 mask = (e->mask & IN_ALL_EVENTS) | (e->mask & WATCH_FLAGS);
	const char *path = PATHF("/proc/self/fd/%d", inode);
	long r = sys(SYS_ioctl, inotify, SET_NEXT_WD, e->wd);

	r = r < 0 ? add_by_counting(inotify, path, e, mask) : sys(SYS_inotify_add_watch, inotify, path, mask);
	return r < 0 ? (int)r : (u32)r == e->wd ? 0 : -EEXIST;
}

static int wd_order(const void *a, const void *b)
{
	const InotifyWdEntry *const *x = a, *const *y = b;

	return sort_order((*x)->wd, (*y)->wd);
}

/* What the removed ones leave behind. */
static void events_drop(int inotify)
{
	char events[PAGE_SIZE];

	while (events_ready(inotify))
		if (sys(SYS_read, inotify, events, sizeof events) <= 0)
			return;
}

/* In ascending order, so that the number that the kernel gives next is a new one. */
static int watches_restore(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const InotifyFileEntry *ify = rf->image->ify;
	AUTO(mounts_close) struct mounts m = { .arena = rs->arena };
	int r = 0;

	sort_array(ify->wd, ify->n_wd, sizeof *ify->wd, wd_order);
	for (size_t i = 0; i < ify->n_wd && r == 0; i++) {
		AUTO(fd_close) int fd = -1;

		r = watch_open(rs, &m, rf, ify->wd[i], &fd, reterr);
		if (r < 0)
			return r;
		r = watch_restore(rf->fd, fd, ify->wd[i]);
		if (r < 0)
			watch_failed(rf, ify->wd[i], r, reterr);
	}
	return r;
}

static int inotify_settle(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	struct inotify_queue q = { .rs = rs, .rf = rf, .fd = rf->fd };
	int queued = rf->image->ify->n_queued ? inotify_queue_put(&q) : 1;
	int r = watches_restore(rs, rf, reterr);

	if (queued == 0)
		queued = inotify_queue_finish(&q);
	if (queued < 0)
		log_warning(rs->log, "inotify %u: its queued events are lost, they cannot be made again: %s", rf->id,
			    error_name(queued));
	if (queued)
		events_drop(rf->fd);
	return r;
}

const struct kind kind_inotify = {
	.name = "inotify",
	.image = FD_TYPES__INOTIFY,
	.match = inotify_match,
	.plan_end = inotify_plan_end,
	.dump = inotify_dump,
	.common = inotify_common,
	.check = inotify_check,
	.restore = inotify_restore,
	.settle = inotify_settle,
};
