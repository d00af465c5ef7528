/*
 * kinds/epoll.c - epoll_create1(2). A watch belongs to a description *and* the number it had, so it is added again by the
 * process that holds both, once its numbers are in place. One whose number now means another file is looked up by
 * KCMP_EPOLL_TFD; one whose file is in no table any more is refused. An epoll that is only in the queue of a socket watches numbers
 * of who holds that socket.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/kcmp.h>
#include <sys/epoll.h>
#include "base/index.h"
#include "kernel/fdinfo.h"
#include "kinds/files.h"

#define WATCHES_MAX (1u << 20)

static bool epoll_match(const struct file *f)
{
	return str_eq(f->link, "anon_inode:[eventpoll]");
}

/* What it watches first. */
static u64 epoll_identity(const struct file *f)
{
	const char *text = f->fdinfo;
	struct fdinfo_watch first;

	return fdinfo_watch_next(&text, &first) > 0 ? index_mix(first.data, first.ino << 32 | first.fd) : 0;
}

struct watches {
	VEC(struct fdinfo_watch) v; /* in the kernel's order */
	u32 *numbers;		    /* where each is to be found now */
};

static int watches_read(struct dump *d, struct file *f, struct error *reterr)
{
	struct watches *w = arena_new(d->arena, struct watches);
	const char *text = f->fdinfo;
	struct fdinfo_watch one = { 0 };
	int r;

	while ((r = fdinfo_watch_next(&text, &one)) > 0)
		vec_push(d->arena, &w->v, one);
	f->state = w;
	if (r < 0)
		return error_set(reterr, "ERR_KERNEL_INTERFACE", r, file_object(f),
				 "fdinfo of an epoll is not understood");
	return 0;
}

static const struct task *holder(const struct file *f)
{
	while (f->inside)
		f = f->inside;
	return f->task;
}

/*
 * 1: number `fd` of the holder is what is watched, 0: it is not, < 0: the kernel cannot tell. The kernel looks through
 * all that is watched.
 */
static long watch_is(const struct file *f, const struct fdinfo_watch *w, int fd)
{
	const struct watches *all = f->state;
	struct kcmp_epoll_slot slot = { .efd = f->number, .tfd = w->fd };
	long r;

	for (const struct fdinfo_watch *before = all->v.v; before < w; before++)
		slot.toff += before->fd == w->fd;
	r = sys(SYS_kcmp, holder(f)->pid, f->task->pid, KCMP_EPOLL_TFD, fd, &slot);
	return r < 0 ? r : r == 0;
}

/* st_dev as fdinfo's sdev shows it. */
static bool inode_fits(const struct file *target, const struct fdinfo_watch *w)
{
	u64 dev = target->st.st_dev;

	return target->st.st_ino == w->ino && (dev_major(dev) << 20 | dev_minor(dev)) == w->dev;
}

/* The inode of a socket has one description. */
static bool number_fits(const struct file *f, const struct fdinfo_watch *w, const struct descriptor *number)
{
	long r;

	if (!inode_fits(number->file, w))
		return false;
	if (number->file->domain >= 0)
		return true;
	r = watch_is(f, w, number->fd);
	/* Without kcmp the inode under the number it was added as has to do. */
	return r < 0 ? (u32)number->fd == w->fd : r;
}

static bool watch_place(const struct file *f, const struct fdinfo_watch *w, u32 *ret)
{
	const struct task *t = holder(f);
	const struct descriptor *number = table_at(t, (int)w->fd);

	*ret = w->fd;
	if (number && number_fits(f, w, number))
		return true;
	for (size_t i = 0; i < t->fds.n; i++)
		if (number_fits(f, w, &t->fds.v[i])) {
			*ret = (u32)t->fds.v[i].fd;
			return true;
		}
	return false;
}

static int watches_place(struct dump *d, struct file *f, struct error *reterr)
{
	struct watches *w = f->state;

	/* The numbers under which they were added stay as they are: the kernel tells one of several by them. */
	w->numbers = arena_array(d->arena, u32, w->v.n);
	for (size_t i = 0; i < w->v.n; i++)
		if (!watch_place(f, &w->v.v[i], &w->numbers[i])) {
			/* A running target may just have closed it. */
			if (!d->frozen && !table_at(holder(f), (int)w->v.v[i].fd))
				continue;
			return file_refuse(f, "epoll (watches a closed descriptor)",
					   "it watches a file that its process holds under no number any more", reterr);
		}
	return 0;
}

static int epoll_plan_end(struct dump *d, struct error *reterr)
{
	for (size_t i = 0; i < d->files.n; i++) {
		struct file *f = d->files.v[i];
		struct error obstacle = { 0 };
		int r;

		if (f->kind != &kind_epoll)
			continue;
		r = watches_read(d, f, reterr);
		if (r < 0)
			return r;
		if (watches_place(d, f, &obstacle) < 0)
			dump_obstacle(d, &obstacle);
	}
	return 0;
}

static int epoll_dump(struct dump *d, struct file *f, FileEntry *entry, struct error *reterr)
{
	EventpollFileEntry *epfd = arena_new(d->arena, EventpollFileEntry);
	const struct watches *w = f->state;

	(void)reterr;
	eventpoll_file_entry__init(epfd);
	FILE_COMMON(epfd, f);
	epfd->n_tfd = w->v.n;
	epfd->tfd = arena_array(d->arena, EventpollTfdEntry *, w->v.n);
	for (size_t i = 0; i < w->v.n; i++) {
		const struct fdinfo_watch *is = &w->v.v[i];
		EventpollTfdEntry *tfd = arena_new(d->arena, EventpollTfdEntry);

		eventpoll_tfd_entry__init(tfd);
		tfd->id = f->id;
		tfd->tfd = w->numbers[i];
		tfd->events = is->events;
		tfd->data = is->data;
		tfd->has_dev = tfd->has_inode = tfd->has_pos = true;
		tfd->dev = is->dev;
		tfd->inode = is->ino;
		tfd->pos = is->pos;
		epfd->tfd[i] = tfd;
	}
	entry->epfd = epfd;
	return 0;
}

KIND_COMMON(epoll_common, epfd)

static int epoll_check(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const EventpollFileEntry *epfd = rf->image->epfd;

	const struct task *user = rf->user ? rf->user : restored_carrier(rs, rf);

	if (epfd->n_tfd > WATCHES_MAX)
		return restored_corrupt(rf, "it watches too many files", reterr);
	for (size_t i = 0; user && i < epfd->n_tfd; i++)
		if (!table_at(user, (int)epfd->tfd[i]->tfd))
			return restored_corrupt(rf, "it watches a descriptor that its process does not have", reterr);
	return 0;
}

static int epoll_restore(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	(void)rs;
	return restored_take(rf, sys(SYS_epoll_create1, EPOLL_CLOEXEC), "epoll_create1", reterr);
}

static u32 epoll_in_task_calls(const struct restored_file *rf)
{
	return rf->image->epfd->n_tfd;
}

static int epoll_in_task(struct restore *rs, struct restored_file *rf, struct task *t, int fd, struct batch *b,
			 struct error *reterr)
{
	const EventpollFileEntry *epfd = rf->image->epfd;
	struct epoll_event *events;

	(void)rs;
	if (epfd->n_tfd == 0)
		return 0;
	events = batch_buffer(b, epfd->n_tfd * sizeof *events);
	if (!events)
		return error_set(reterr, "ERR_NO_MEMORY", -ENOMEM, task_object(t),
				 "no room in the area of process %d for the watches of an epoll", t->pid);
	for (size_t i = 0; i < epfd->n_tfd; i++) {
		const EventpollTfdEntry *tfd = epfd->tfd[i];

		events[i] = (struct epoll_event){ .events = tfd->events, .data.u64 = tfd->data };
		batch_call(b, SYS_epoll_ctl, fd, EPOLL_CTL_ADD, tfd->tfd, batch_at(b, &events[i]));
	}
	return 0;
}

const struct kind kind_epoll = {
	.name = "epoll",
	.image = FD_TYPES__EVENTPOLL,
	.match = epoll_match,
	.identity = epoll_identity,
	.plan_end = epoll_plan_end,
	.dump = epoll_dump,
	.common = epoll_common,
	.check = epoll_check,
	.restore = epoll_restore,
	.in_task_calls = epoll_in_task_calls,
	.in_task = epoll_in_task,
};
