/*
 * kinds/inotify_queue.c - see inotify_queue.h.
 *
 * A watch leaves an IN_IGNORED behind when it is removed, which nothing takes out of the queue but reading what is in front of it. But
 * the kernel drops what it would add to a full queue, silently if the mark for that (IN_Q_OVERFLOW) is in the queue already. So the
 * queue is filled, up to the mark, with events that are read away in the end; behind the mark come those that are wanted:
 *
 *	[fillers][overflow]  ->  fewer fillers, [overflow][events]: full again  ->  watches move to their inodes, unseen  ->  [events]
 *
 * If the queue had the mark itself, it stays, with what was in front of it.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <linux/mount.h>
#include <sys/inotify.h>
#include <unistd.h>
#include "base/fd.h"
#include "base/format.h"
#include "base/io.h"
#include "kinds/inotify_queue.h"

#define QUEUE_MAX     (1u << 18) /* a queue longer than this is not filled: it would take seconds */
#define FILLER_SIZE   32	 /* of an event with a short name */
#define OVERFLOW_SIZE 16
#define SILENT	      IN_DELETE_SELF /* the mask of a watch that is to notice nothing */

/* The inode that is watched as `wd`. */
struct scratch {
	u32 wd;
	u32 mask; /* of the watch by now; 0: there is none yet, or no more */
	bool directory, moved;
	char name[24];
};

/* An event that is to be made: of one bit. */
struct wanted {
	u32 wd, bit, cookie;
	bool directory;	  /* what has the name, or is watched itself */
	bool done;	  /* it comes with another one */
	const char *name; /* NULL: of the inode itself */
};
struct wanted_events {
	VEC(struct wanted) v;
};

/* --- check --- */

static bool name_is_good(const ProtobufCBinaryData *name)
{
	const char *text = (const char *)name->data;

	return name->len > 0 && name->len < 256 && !memchr(text, 0, name->len) && !memchr(text, '/', name->len) &&
	       !(name->len <= 2 && memcmp(text, "..", name->len) == 0);
}

int inotify_queue_check(const struct restored_file *rf, struct error *reterr)
{
	const InotifyFileEntry *ify = rf->image->ify;

	for (size_t i = 0; i < ify->n_queued; i++) {
		const InotifyEventEntry *e = ify->queued[i];

		if (e->has_name && !name_is_good(&e->name))
			return restored_corrupt(rf, "an event has a name that no file can have", reterr);
		if (!(e->mask & IN_Q_OVERFLOW) && e->wd <= 0)
			return restored_corrupt(rf, "an event is of a watch that cannot be", reterr);
	}
	return 0;
}

/* --- the scratch file system --- */

static int scratch_mount(void)
{
	AUTO(fd_close) int context = (int)sys(SYS_fsopen, "tmpfs", FSOPEN_CLOEXEC);
	long r = context < 0 ? context : sys(SYS_fsconfig, context, FSCONFIG_CMD_CREATE, NULL, NULL, 0);

	return r < 0 ? (int)r : (int)sys(SYS_fsmount, context, FSMOUNT_CLOEXEC, 0);
}

static long file_make(int dir, const char *name)
{
	AUTO(fd_close) int fd = file_open_at(dir, name, O_WRONLY | O_CREAT | O_EXCL, 0600);

	return fd < 0 ? fd : file_write_all(fd, "x", 1);
}

static long object_make(int dir, const char *name, bool directory)
{
	return directory ? sys(SYS_mkdirat, dir, name, 0700) : file_make(dir, name);
}

static void object_remove(int dir, const char *name, bool directory)
{
	sys(SYS_unlinkat, dir, name, directory ? AT_REMOVEDIR : 0);
}

static int child_open(int dir, const char *name, bool directory, int flags)
{
	return file_open_at(dir, name, directory ? O_RDONLY | O_DIRECTORY : flags, 0);
}

static const char *path_in(const struct inotify_queue *q, struct path_buffer *buffer, const char *name)
{
	return path_format(buffer, "/proc/self/fd/%d/%s", q->root, name);
}

static long watch(struct inotify_queue *q, struct scratch *s, u32 mask)
{
	struct path_buffer path;
	long r;

	if (s->mask == mask)
		return 0;
	if (!s->mask) {
		r = sys(SYS_ioctl, q->fd, SET_NEXT_WD, s->wd);
		if (r < 0)
			return r;
	}
	r = sys(SYS_inotify_add_watch, q->fd, path_in(q, &path, s->name), mask);
	if (r >= 0)
		s->mask = mask;
	return r < 0 ? r : r == (long)s->wd ? 0 : -EEXIST;
}

static struct scratch *scratch_find(struct inotify_queue *q, u32 wd)
{
	for (size_t i = q->scratch.n; i-- > 0;)
		if (q->scratch.v[i]->wd == wd)
			return q->scratch.v[i];
	return NULL;
}

static long scratch_add(struct inotify_queue *q, u32 wd, bool directory, struct scratch **ret)
{
	struct scratch *s = arena_new(q->rs->arena, struct scratch);

	s->wd = wd;
	s->directory = directory;
	format_to(s->name, sizeof s->name, "%u", wd);
	*ret = s;
	vec_push(q->rs->arena, &q->scratch, s);
	return object_make(q->root, s->name, directory);
}

/* --- one event --- */

struct making {
	struct inotify_queue *q;
	struct scratch *s;
	const struct wanted *w;
	int dir; /* where the name is made */
};

static const char *object_name(const struct making *m)
{
	return m->w->name ? m->w->name : m->s->name;
}

/* For one thing to be done while it is open. */
static long touch(const struct making *m, u32 event)
{
	long r = watch(m->q, m->s, event == IN_OPEN ? IN_OPEN : SILENT);
	AUTO(fd_close) int fd = -1;
	char entries[512];

	if (r < 0)
		return r;
	fd = child_open(m->dir, object_name(m), m->w->directory,
			event == IN_CLOSE_WRITE || event == IN_MODIFY ? O_WRONLY : O_RDONLY);
	r = fd < 0 ? fd : watch(m->q, m->s, event);
	if (r == 0 && event == IN_MODIFY)
		r = sys(SYS_pwrite64, fd, "x", 1, 0);
	else if (r == 0 && event == IN_ACCESS)
		r = m->w->directory ? sys(SYS_getdents64, fd, entries, sizeof entries)
				    : sys(SYS_pread64, fd, entries, 1, 0);
	if (event & IN_CLOSE)
		fd_close(&fd);
	return r < 0 ? r : watch(m->q, m->s, SILENT);
}

static long move(const struct making *m)
{
	static const char out[] = "moved";
	bool from = m->w->bit == IN_MOVED_FROM;
	int dirs[2] = { m->q->root, m->dir };
	const char *names[2] = { out, m->w->name };
	long r = object_make(dirs[from], names[from], m->w->directory);

	if (r == 0)
		r = watch(m->q, m->s, m->w->bit);
	if (r == 0)
		r = sys(SYS_renameat, dirs[from], names[from], dirs[!from], names[!from]);
	if (r == 0)
		r = watch(m->q, m->s, SILENT);
	object_remove(dirs[!from], names[!from], m->w->directory);
	return r;
}

static long named_event(const struct making *m)
{
	u32 event = m->w->bit;
	long r = event & IN_MOVE ? 0 : watch(m->q, m->s, event == IN_CREATE ? IN_CREATE : SILENT);

	if (event & IN_MOVE)
		return move(m);
	if (r == 0)
		r = object_make(m->dir, m->w->name, m->w->directory);
	if (r == 0 && (event == IN_ATTRIB || event == IN_DELETE))
		r = watch(m->q, m->s, event);
	if (r == 0 && event == IN_ATTRIB)
		r = sys(SYS_fchmodat, m->dir, m->w->name, 0700);
	else if (r == 0 && event != IN_CREATE && event != IN_DELETE)
		r = touch(m, event);
	if (r == 0 && event != IN_DELETE)
		r = watch(m->q, m->s, SILENT);
	object_remove(m->dir, m->w->name, m->w->directory);
	return r;
}

static long move_self(const struct making *m)
{
	struct scratch *s = m->s;
	char to[sizeof s->name];
	long r;

	format_to(to, sizeof to, "%u%s", s->wd, s->moved ? "" : "m");
	r = sys(SYS_renameat, m->q->root, s->name, m->q->root, to);
	if (r == 0) {
		s->moved = !s->moved;
		memcpy(s->name, to, sizeof to);
	}
	return r;
}

static long own_event(const struct making *m)
{
	u32 event = m->w->bit;
	struct scratch *s = m->s;
	long r;

	if (event & (IN_OPEN | IN_CLOSE | IN_MODIFY | IN_ACCESS))
		return touch(m, event);
	r = watch(m->q, s, event == IN_IGNORED ? SILENT : event);
	if (r < 0)
		return r;
	if (event == IN_ATTRIB)
		return sys(SYS_fchmodat, m->q->root, s->name, 0700);
	if (event == IN_MOVE_SELF)
		return move_self(m);
	s->mask = 0; /* both end it, and say so */
	if (event == IN_IGNORED)
		return sys(SYS_inotify_rm_watch, m->q->fd, s->wd);
	object_remove(m->q->root, s->name, s->directory);
	return 0;
}

static bool is_directory(const struct wanted_events *all, u32 wd)
{
	for (size_t i = 0; i < all->v.n; i++)
		if (all->v.v[i].wd == wd && (all->v.v[i].name || all->v.v[i].directory))
			return true;
	return false;
}

static long making_begin(struct inotify_queue *q, const struct wanted *w, struct making *m)
{
	long r = 0;

	*m = (struct making){ .q = q, .s = scratch_find(q, w->wd), .w = w, .dir = -1 };
	if (!m->s)
		r = scratch_add(q, w->wd, is_directory(q->wanted, w->wd), &m->s);
	if (r < 0)
		return r;
	m->dir = w->name ? file_open_at(q->root, m->s->name, O_PATH | O_DIRECTORY, 0)
			 : (int)sys(SYS_fcntl, q->root, F_DUPFD_CLOEXEC, 0);
	return MIN(m->dir, 0);
}

/* Both halves of a move have one cookie, so one move makes both. */
static long pair_make(const struct making *from, const struct making *to)
{
	bool within = from->s == to->s;
	long r = object_make(from->dir, from->w->name, from->w->directory);

	if (r == 0)
		r = watch(from->q, from->s, within ? IN_MOVE : IN_MOVED_FROM);
	if (r == 0 && !within)
		r = watch(to->q, to->s, IN_MOVED_TO);
	if (r == 0)
		r = sys(SYS_renameat, from->dir, from->w->name, to->dir, to->w->name);
	if (r == 0)
		r = watch(from->q, from->s, SILENT);
	if (r == 0)
		r = watch(to->q, to->s, SILENT);
	object_remove(to->dir, to->w->name, to->w->directory);
	return r;
}

static struct wanted *other_half(struct wanted *w, size_t left)
{
	if (w->bit != IN_MOVED_FROM || !w->cookie)
		return NULL;
	for (size_t i = 1; i < left; i++)
		if (w[i].bit == IN_MOVED_TO && w[i].cookie == w->cookie)
			return w[i].wd == w->wd && str_eq(w[i].name, w->name) ? NULL : &w[i];
	return NULL;
}

static long event_make(struct inotify_queue *q, struct wanted *w, size_t left)
{
	struct wanted *other = other_half(w, left);
	struct making m, half = { .dir = -1 };
	long r;

	if (w->done)
		return 0;
	r = making_begin(q, w, &m);
	if (r == 0 && other) {
		r = making_begin(q, other, &half);
		if (r == 0)
			r = pair_make(&m, &half);
		other->done = true;
	} else if (r == 0) {
		r = w->name ? named_event(&m) : own_event(&m);
	}
	fd_close(&m.dir);
	fd_close(&half.dir);
	return MIN(r, 0);
}

static long events_make(struct inotify_queue *q, struct wanted *w, size_t count)
{
	long r = 0;

	for (size_t i = 0; i < count && r == 0; i++)
		r = event_make(q, &w[i], count - i);
	return r;
}

/* --- fillers --- */

static long filler_watch(struct inotify_queue *q, struct scratch **ret)
{
	AUTO(fd_close) int dir = -1;
	long r = scratch_add(q, q->last + 1, true, ret);

	if (r == 0)
		dir = file_open_at(q->root, (*ret)->name, O_PATH | O_DIRECTORY, 0);
	r = r < 0 ? r : dir < 0 ? dir : file_make(dir, "a");
	if (r == 0)
		r = file_make(dir, "b");
	return r < 0 ? r : watch(q, *ret, IN_MOVE | IN_ATTRIB);
}

/* None is like the one before it: the kernel would join them. Two files that change names are four events. */
static long fill_up(struct inotify_queue *q, const struct scratch *s, u32 count)
{
	AUTO(fd_close) int dir = file_open_at(q->root, s->name, O_PATH | O_DIRECTORY, 0);
	long r = MIN(dir, 0);

	for (u32 i = 0; i < count / 4 && r == 0; i++)
		r = sys(SYS_renameat2, dir, "a", dir, "b", RENAME_EXCHANGE);
	for (u32 i = 0; i < count % 4 && r == 0; i++)
		r = sys(SYS_fchmodat, dir, i % 2 ? "a" : "b", 0600);
	return r;
}

static long fillers_read(const struct inotify_queue *q, u32 count)
{
	char bytes[128 * FILLER_SIZE] __attribute__((aligned(8)));

	while (count > 0) {
		u32 n = MIN(count, (u32)(sizeof bytes / FILLER_SIZE));
		long r = sys(SYS_read, q->fd, bytes, n * FILLER_SIZE);

		if (r != (long)(n * FILLER_SIZE))
			return r < 0 ? r : -EPROTO;
		for (u32 i = 0; i < n; i++)
			if ((u32)((struct inotify_event *)(bytes + i * FILLER_SIZE))->wd != q->last + 1)
				return -EPROTO;
		count -= n;
	}
	return 0;
}

/* --- the queue --- */

static void wanted_push(struct inotify_queue *q, struct wanted_events *all, const struct wanted *w)
{
	vec_push(q->rs->arena, &all->v, *w);
	q->last = MAX(q->last, w->wd);
}

/* The end of what is watched and that of its watch come together. */
static bool is_implied(const struct wanted_events *all, const struct wanted *w)
{
	for (size_t i = all->v.n; w->bit == IN_IGNORED && i-- > 0;)
		if (all->v.v[i].wd == w->wd && all->v.v[i].bit == IN_IGNORED)
			return true;
	return false;
}

/* What the kernel had joined is said bit by bit; it says the same. False: it cannot be made. */
static bool wanted_add(struct inotify_queue *q, struct wanted_events *all, const InotifyEventEntry *e)
{
	u32 bits = e->mask & (IN_ALL_EVENTS | IN_IGNORED);
	struct wanted w = { .wd = (u32)e->wd, .cookie = e->cookie, .directory = e->mask & IN_ISDIR };

	if (e->has_name)
		w.name = arena_format(q->rs->arena, "%.*s", (int)e->name.len, (const char *)e->name.data);
	for (w.bit = 1; w.bit <= IN_IGNORED; w.bit <<= 1) {
		bool wrong = w.name ? w.bit & (IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED)
				    : w.bit & (IN_CREATE | IN_DELETE | IN_MOVE);

		if (!(bits & w.bit) || wrong || is_implied(all, &w))
			continue;
		wanted_push(q, all, &w);
		if (w.bit == IN_DELETE_SELF)
			wanted_push(q, all, &(struct wanted){ .wd = w.wd, .bit = IN_IGNORED, .done = true });
	}
	return bits != 0;
}

/* The mark for lost events is where `mark` says; all->v.n: there is none. *ret_lost: some cannot be made. */
static void wanted_find(struct inotify_queue *q, struct wanted_events *all, size_t *mark, bool *ret_lost)
{
	const InotifyFileEntry *ify = q->rf->image->ify;
	bool marked = false;

	for (size_t i = 0; i < ify->n_wd; i++)
		q->last = MAX(q->last, ify->wd[i]->wd);
	for (size_t i = 0; i < ify->n_queued; i++) {
		if (ify->queued[i]->mask & IN_Q_OVERFLOW) {
			*mark = all->v.n;
			marked = true;
		} else if (!wanted_add(q, all, ify->queued[i])) {
			*ret_lost = true;
		}
	}
	if (!marked)
		*mark = all->v.n;
	q->overflow = !marked;
}

static u32 wanted_size(const struct wanted *w, size_t count)
{
	u32 size = 0;

	for (size_t i = 0; i < count; i++)
		size += sizeof(struct inotify_event) +
			(w[i].name ? (u32)ALIGN_UP(strlen(w[i].name) + 1, sizeof(struct inotify_event)) : 0);
	return size;
}

/* `before` the mark and behind it, as far as they fit. */
static long queue_fill(struct inotify_queue *q, struct wanted_events *all, size_t before)
{
	size_t behind = all->v.n - before;
	struct scratch *filler;
	u32 fillers = q->max - (u32)before, read;
	int ready = 0;
	long r = filler_watch(q, &filler);

	if (r == 0)
		r = fill_up(q, filler, fillers);
	if (r == 0)
		r = events_make(q, all->v.v, before);
	if (r == 0)
		r = fill_up(q, filler, 2); /* the mark */
	read = MIN(fillers, (u32)behind + 1);
	if (r == 0)
		r = fillers_read(q, read);
	if (r == 0)
		r = events_make(q, all->v.v + before, behind);
	q->fillers = fillers - read;
	if (r == 0)
		r = sys(SYS_ioctl, q->fd, FIONREAD, &ready);
	if (r == 0 && (u32)ready != q->fillers * FILLER_SIZE + OVERFLOW_SIZE + wanted_size(all->v.v, all->v.n))
		r = -EPROTO;
	return r;
}

static void scratch_remove(struct inotify_queue *q)
{
	for (size_t i = 0; i < q->scratch.n; i++)
		if (q->scratch.v[i]->mask)
			sys(SYS_inotify_rm_watch, q->fd, q->scratch.v[i]->wd);
	q->scratch.n = 0;
}

static u32 queue_max(void)
{
	char text[32];
	const char *p = text;

	return file_peek("/proc/sys/fs/inotify/max_queued_events", text, sizeof text) > 0 ? (u32)parse_number(&p, 10)
											  : 0;
}

/* Of more than fit the first ones are kept, and the mark says that there were others. */
static size_t cut(struct inotify_queue *q, struct wanted_events *all, size_t mark)
{
	if (q->overflow ? all->v.n + 1 <= q->max : mark <= q->max && (all->v.n == mark || all->v.n + 1 <= q->max))
		return q->overflow ? 0 : mark;
	all->v.n = MIN(all->v.n, (size_t)q->max);
	q->overflow = false;
	return all->v.n;
}

int inotify_queue_put(struct inotify_queue *q)
{
	struct wanted_events all = { .v = { 0 } };
	AUTO(fd_close) int root = -1;
	bool lost = false;
	size_t mark;
	long r;

	wanted_find(q, &all, &mark, &lost);
	q->wanted = &all;
	q->max = queue_max();
	if (q->max == 0 || q->max > QUEUE_MAX || q->last >= INT32_MAX - 1)
		return -E2BIG;
	root = scratch_mount();
	if (root < 0)
		return root;
	q->root = root;
	r = queue_fill(q, &all, cut(q, &all, mark));
	scratch_remove(q);
	if (lost)
		log_warning(q->rs->log, "inotify %u: events of file systems that were unmounted are lost", q->rf->id);
	return (int)r;
}

int inotify_queue_finish(struct inotify_queue *q)
{
	char mark[OVERFLOW_SIZE] __attribute__((aligned(8)));
	long r = fillers_read(q, q->fillers);

	if (r == 0 && q->overflow)
		r = sys(SYS_read, q->fd, mark, sizeof mark);
	if (r > 0)
		r = ((struct inotify_event *)mark)->mask & IN_Q_OVERFLOW ? 0 : -EPROTO;
	return (int)r;
}
