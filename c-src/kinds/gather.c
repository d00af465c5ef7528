/*
 * kinds/gather.c - see gather.h. What is asked of each number is what its kind needs and no more: ten thousand of them are to be
 * looked at twice, and every look into /proc costs as much as ten system calls.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/memfd.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include "base/fd.h"
#include "base/io.h"
#include "base/sort.h"
#include "kernel/fdinfo.h"
#include "kinds/gather.h"
#include "kinds/sockopt.h"

#define GET_OWNER_UIDS 17 /* F_GETOWNER_UIDS */
#define FDINFO_MAX     (64 << 20)
#define CLOEXEC_CALLS  1024 /* in one round trip */
#define CROWD	       16   /* descriptions of one inode */
#define MISSES_MAX     64 /* numbers without a file, beyond as many as there are files, until the table is listed instead */

/* One table being gathered. */
struct gather {
	struct dump *d;
	struct task *task;
	struct gathering *all;
	int links;  /* /proc/PID/fd */
	int fdinfo; /* /proc/PID/fdinfo */
	bool asked; /* a remote will tell which numbers are close-on-exec */
	const struct file *inside;
};

/* A number: what is asked of it before it is known which file it is. */
struct number {
	struct candidate is;
	const char *fdinfo; /* NULL: not read */
	struct stat st;
	bool cloexec;
};

static u64 device_of(int fd)
{
	AUTO(fd_close) int own = fd;
	struct stat st = { 0 };

	sys(SYS_fstat, own, &st);
	return st.st_dev;
}

struct gathering *gathering_begin(struct dump *d)
{
	struct gathering *all = arena_new(d->arena, struct gathering);
	struct rlimit limit = { 0 };
	int ends[2] = { -1, -1 };

	sys(SYS_prlimit64, 0, RLIMIT_NOFILE, NULL, &limit);
	all->copies_max = limit.rlim_cur / 2;
	all->nobody = fown_none(d->arena);
	all->anonymous = device_of(sys(SYS_eventfd2, 0, EFD_CLOEXEC));
	all->memory = device_of(sys(SYS_memfd_create, "memory", MFD_CLOEXEC));
	sys(SYS_pipe2, ends, O_CLOEXEC);
	all->pipes = device_of(ends[0]);
	fd_close(&ends[1]);
	d->kind_state[STATE_DESCRIPTORS] = all;
	return all;
}

int file_copy(struct file *f)
{
	if (f->fd < 0)
		f->fd = sys(SYS_pidfd_getfd, f->task->pidfd, f->number, 0);
	return f->fd;
}

/* Keeps the copy open for those who ask later, unless there are too many. */
static void copy_settle(struct gathering *all, struct file *f)
{
	if (all->copies >= all->copies_max || !(f->kind->held || f->kind->plan_end))
		fd_close(&f->fd);
	else
		all->copies++;
}

const struct descriptor *table_at(const struct task *t, int fd)
{
	size_t low = 0, high = t->fds.n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (t->fds.v[middle].fd == fd)
			return &t->fds.v[middle];
		if (t->fds.v[middle].fd < fd)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* --- fdinfo --- */

static ssize_t fdinfo_rest(struct arena *a, int fd, const char *first, size_t have, const char **ret)
{
	size_t size = have * 4;

	for (;;) {
		char *text = arena_alloc(a, size + 1);
		ssize_t n;

		memcpy(text, first, have);
		n = file_read_all(fd, text + have, size - have);
		if (n < 0)
			return n;
		*ret = text;
		have += n;
		if (have < size)
			return have;
		if (size >= FDINFO_MAX)
			return -EFBIG;
		first = text;
		size *= 4;
	}
}

/* The kernel makes the text as a whole: a read that is not filled was the last. */
static ssize_t fdinfo_read(struct gather *g, int number, const char **ret)
{
	struct path_buffer name;
	char text[4096];
	AUTO(fd_close) int fd = file_open_at(g->fdinfo, path_format(&name, "%d", number), O_RDONLY, 0);
	long n;

	if (fd < 0)
		return fd;
	do
		n = sys(SYS_read, fd, text, sizeof text);
	while (n == -EINTR);
	if (n < 0)
		return n;
	if (n == sizeof text)
		return fdinfo_rest(g->d->arena, fd, text, n, ret);
	char *copy = arena_alloc(g->d->arena, n + 1);
	memcpy(copy, text, n);
	*ret = copy;
	return n;
}

/* --- errors --- */

static int object_failed(struct gather *g, int number, long r, const char *what, struct error *reterr)
{
	struct object object = { .pid = g->task->pid, .fd = number };

	if (r == -EPERM || r == -EACCES)
		return error_set(reterr, "ERR_PERMISSION", r, object, "no permission to %s descriptor %d", what,
				 number);
	return error_sys(reterr, object, r, "cannot %s descriptor %d", what, number);
}

/* A vanished number is nothing while the target runs. */
static bool is_gone(const struct gather *g, long r)
{
	return !g->d->frozen && (r == -EBADF || r == -ENOENT || r == -ESRCH);
}

/* --- a file that is new --- */

FownEntry *fown_none(struct arena *a)
{
	FownEntry *own = arena_new(a, FownEntry);

	fown_entry__init(own);
	return own;
}

static FownEntry *fown_read(const struct gather *g, int fd)
{
	FownEntry *own;
	struct f_owner_ex owner = { 0 };
	u32 uids[2] = { 0 };
	long signum = sys(SYS_fcntl, fd, F_GETSIG, 0);

	sys(SYS_fcntl, fd, F_GETOWN_EX, &owner);
	if (signum <= 0 && owner.pid == 0)
		return g->all->nobody;
	own = fown_none(g->d->arena);
	own->signum = MAX(signum, 0L);
	if (owner.pid == 0)
		return own;
	own->pid_type = owner.type;
	own->pid = owner.pid;
	sys(SYS_fcntl, fd, GET_OWNER_UIDS, uids);
	own->uid = uids[0];
	own->euid = uids[1];
	return own;
}

static const struct kind *kind_of_file(const struct file *f)
{
	int i = 0;

	while (kinds[i + 1] && !kinds[i]->match(f))
		i++;
	return kinds[i];
}

/* The common ones tell by their fdinfo what they are. */
static const char *anonymous_link(const char *fdinfo)
{
	static const struct {
		const char *line, *link;
	} links[] = {
		{ "eventfd-count:", "anon_inode:[eventfd]" },
		{ "tfd:", "anon_inode:[eventpoll]" },
		{ "settime flags:", "anon_inode:[timerfd]" },
	};

	for (size_t i = 0; i < ARRAY_SIZE(links); i++)
		if (fdinfo_has(fdinfo, links[i].line))
			return links[i].link;
	return NULL;
}

/* As the link in /proc says it, which has to be asked only where there may be a path, or a name of the kernel's. */
static long link_text(struct gather *g, const struct file *f, const char **ret)
{
	const char *made = S_ISSOCK(f->st.st_mode) ? "socket" : f->st.st_dev == g->all->pipes ? "pipe" : NULL;
	struct path_buffer name;
	char text[PAGE_SIZE];
	char *copy;
	long n;

	if (made && !(f->flags & O_PATH)) {
		*ret = arena_format(g->d->arena, "%s:[%lu]", made, (unsigned long)f->st.st_ino);
		return 0;
	}
	*ret = f->fdinfo ? anonymous_link(f->fdinfo) : NULL;
	if (*ret)
		return 0;
	n = sys(SYS_readlinkat, g->links, path_format(&name, "%d", f->number), text, sizeof text);
	if (n < 0)
		return n;
	if (n == sizeof text)
		return -ENAMETOOLONG;
	copy = arena_alloc(g->d->arena, n + 1);
	memcpy(copy, text, n);
	*ret = copy;
	return 0;
}

static bool needs_fdinfo(const struct gather *g, const struct kind *kind)
{
	return kind->fdinfo == FDINFO_ALWAYS || (kind->fdinfo == FDINFO_FROZEN && g->d->frozen);
}

/* Position and mount, which fdinfo shows too. */
static void place_ask(struct file *f)
{
	long at = S_ISREG(f->st.st_mode) || S_ISDIR(f->st.st_mode) ? sys(SYS_lseek, f->fd, 0, SEEK_CUR) : 0;
	struct statx st = { 0 };

	f->pos = at > 0 ? at : 0;
	if (f->link[0] == '/' && sys(SYS_statx, f->fd, "", AT_EMPTY_PATH, STATX_MNT_ID, &st) == 0)
		f->mnt_id = st.stx_mnt_id;
}

static void place_read(struct file *f)
{
	u64 mnt_id = 0;

	fdinfo_number(f->fdinfo, "pos:", 10, &f->pos);
	fdinfo_number(f->fdinfo, "mnt_id:", 10, &mnt_id);
	f->mnt_id = mnt_id;
}

static void socket_ask(struct file *f)
{
	bool socket = S_ISSOCK(f->st.st_mode) && !(f->flags & O_PATH);

	f->domain = socket ? sockopt_number(f->fd, SOL_SOCKET, SO_DOMAIN) : -1;
	f->type = socket ? sockopt_number(f->fd, SOL_SOCKET, SO_TYPE) : -1;
	f->protocol = socket ? sockopt_number(f->fd, SOL_SOCKET, SO_PROTOCOL) : -1;
}

/* What it is. 1: it was closed while we looked. */
static int file_describe(struct gather *g, struct file *f, struct error *reterr)
{
	long r = 0;

	if (g->d->frozen && f->st.st_dev == g->all->anonymous && !f->fdinfo)
		r = fdinfo_read(g, f->number, &f->fdinfo);
	if (r >= 0)
		r = link_text(g, f, &f->link);
	if (r < 0)
		return is_gone(g, r) ? 1 : object_failed(g, f->number, r, "look at", reterr);
	socket_ask(f);
	f->kind = kind_of_file(f);
	if (!f->fdinfo && needs_fdinfo(g, f->kind)) {
		r = fdinfo_read(g, f->number, &f->fdinfo);
		if (r < 0)
			return is_gone(g, r) ? 1 : object_failed(g, f->number, r, "read fdinfo of", reterr);
	}
	if (f->fdinfo)
		place_read(f);
	else
		place_ask(f);
	if (!f->fdinfo)
		f->fdinfo = "";
	f->fown = g->d->frozen ? fown_read(g, f->fd) : g->all->nobody;
	if (f->kind->identity)
		f->identity = f->kind->identity(f);
	return 0;
}

static void file_number(struct dump *d, struct file *f)
{
	if (!d->frozen)
		return;
	if (d->next_file_id == 0)
		d->next_file_id = 1;
	f->id = d->next_file_id++;
}

/* The file becomes known. `place` in the trees is NULL if it is in none. */
static void file_add(struct gather *g, struct file *f, struct file **place)
{
	if (place)
		*place = f;
	description_note(g->d->arena, &g->all->known, f);
	f->at = g->d->files.n;
	vec_push(g->d->arena, &g->d->files, f);
}

static struct file *file_begin(struct gather *g, const struct number *n)
{
	struct file *f = arena_new(g->d->arena, struct file);

	*f = (struct file){ .task = g->task,
			    .number = n->is.number,
			    .fd = n->is.fd,
			    .st = n->st,
			    .link = "",
			    .fdinfo = n->fdinfo,
			    .flags = n->is.flags,
			    .inside = g->inside };
	return f;
}

/*
 * Plans what is new. *ret_known: a refused one that is in the trees already, which takes its place: while the target runs, one of a
 * crowd is not looked for there, unless there is something to say about it, and that is said once.
 */
static void file_plan(struct gather *g, struct file *f, struct number *n, struct file **place, struct file **ret_known)
{
	struct error obstacle = { 0 };
	bool refused = f->kind->plan && f->kind->plan(g->d, f, &obstacle) < 0;

	*ret_known = NULL;
	if (refused && !place) {
		n->is.identity = f->identity;
		place = description_place(&g->all->known, &n->is);
		*ret_known = *place;
	}
	if (*ret_known)
		return;
	if (refused)
		dump_obstacle(g->d, &obstacle);
	file_add(g, f, place);
}

/* To look for it in the trees takes long. If it has an inode of its own, it can be done before more is known of it. */
static bool is_crowded(const struct gather *g, const struct number *n)
{
	const struct file *first;

	if (n->st.st_dev == g->all->anonymous)
		return true;
	first = g->d->frozen ? NULL : index_find(&g->all->known.by_inode, n->st.st_ino);
	return first && first->of_inode > CROWD;
}

/* *ret: the file behind the number, which may be a new one that takes n->is.fd. 1: it was closed while we looked. */
static int file_find(struct gather *g, struct number *n, struct file **ret, struct error *reterr)
{
	bool crowded = is_crowded(g, n);
	struct file **place = crowded ? NULL : description_place(&g->all->known, &n->is);
	struct file *f = place ? *place : description_guess(&n->is), *known;
	int r;

	*ret = f;
	if (f)
		return 0;
	f = file_begin(g, n);
	r = file_describe(g, f, reterr);
	if (r)
		return r;
	if (crowded && g->d->frozen) {
		n->is.identity = f->identity;
		place = description_place(&g->all->known, &n->is);
		*ret = *place;
		if (*ret)
			return 0;
	}
	file_number(g->d, f);
	file_plan(g, f, n, place, &known);
	*ret = known ? known : f;
	if (!known) {
		n->is.fd = -1; /* f->fd now */
		copy_settle(g->all, f);
	}
	return 0;
}

/* --- numbers --- */

static bool may_be_locked(struct gather *g, const struct number *n)
{
	const struct gathering *all = g->all;
	u64 dev = n->st.st_dev;
	bool by_path = !S_ISSOCK(n->st.st_mode) && dev != all->pipes && dev != all->anonymous && dev != all->memory;

	return !(n->is.flags & O_PATH) && locks_possible(g->d, &n->st, n->is.fd, by_path);
}

static int number_ask(struct gather *g, struct number *n, struct error *reterr)
{
	long r = sys(SYS_fstat, n->is.fd, &n->st);
	long flags = r < 0 ? r : sys(SYS_fcntl, n->is.fd, F_GETFL, 0);
	struct itimerspec ignored;
	u64 shown;

	if (flags < 0)
		return object_failed(g, n->is.number, flags, "stat", reterr);
	/* Expirations of a timerfd that were missed are counted when somebody asks: kinds/timerfd.c. */
	if (g->d->frozen && n->st.st_dev == g->all->anonymous)
		sys(SYS_timerfd_gettime, n->is.fd, &ignored);
	n->is.st = &n->st;
	n->is.flags = (u32)flags & ~(u32)O_CLOEXEC;
	if (!may_be_locked(g, n) && (!g->d->frozen || g->asked))
		return 0;
	r = fdinfo_read(g, n->is.number, &n->fdinfo);
	if (r < 0)
		return is_gone(g, r) ? 1 : object_failed(g, n->is.number, r, "read fdinfo of", reterr);
	if (!fdinfo_number(n->fdinfo, "flags:", 8, &shown))
		return error_set(reterr, "ERR_KERNEL_INTERFACE", -EINVAL,
				 (struct object){ .pid = g->task->pid, .fd = n->is.number },
				 "fdinfo of descriptor %d shows no flags", n->is.number);
	n->cloexec = shown & O_CLOEXEC;
	return 0;
}

/* `*fd` is our copy of the number; it is taken if the file is new. */
static int gather_number(struct gather *g, int number, int *fd, struct error *reterr)
{
	struct number n = { .is = { .task = g->task, .number = number, .fd = *fd } };
	struct file *f;
	int r = number_ask(g, &n, reterr);

	if (r == 0)
		r = file_find(g, &n, &f, reterr);
	if (r)
		return MIN(r, 0);
	*fd = n.is.fd;
	vec_push(g->d->arena, &g->task->fds,
		 (struct descriptor){ .fd = number, .cloexec = n.cloexec, .file = f, .id = f->id });
	if (n.fdinfo && fdinfo_has(n.fdinfo, "lock:"))
		locks_note(g->d, g->task, f, number, n.fdinfo);
	return 0;
}

static int number_copy(struct gather *g, int number, struct error *reterr)
{
	AUTO(fd_close) int fd = sys(SYS_pidfd_getfd, g->task->pidfd, number, 0);

	if (fd < 0)
		return is_gone(g, fd) ? 0 : object_failed(g, number, fd, "copy", reterr);
	return gather_number(g, number, &fd, reterr);
}

/* --- tables --- */

static int table_failed(struct gather *g, long r, struct error *reterr)
{
	if (!g->d->frozen && (r == -ENOENT || r == -ESRCH))
		return 0;
	if (r == -ENOENT || r == -ESRCH)
		return error_set(reterr, "ERR_TARGET_GONE", r, task_object(g->task), "process %d is gone",
				 g->task->pid);
	return error_sys(reterr, task_object(g->task), r, "cannot list the descriptors of process %d", g->task->pid);
}

/*
 * A full table is walked rather than listed: to list it makes an inode of /proc for every number. How many there are, the directory's
 * size tells since Linux 6.2. *ret_next: where a listing has to go on.
 */
static int table_walk(struct gather *g, const char *path, int *ret_next, struct error *reterr)
{
	struct stat st = { 0 };
	u64 found = 0, missed = 0;
	int number = 0, r = 0;

	sys(SYS_newfstatat, AT_FDCWD, path, &st, 0);
	while (found < (u64)st.st_size && missed <= (u64)st.st_size + MISSES_MAX && r == 0) {
		AUTO(fd_close) int fd = sys(SYS_pidfd_getfd, g->task->pidfd, number, 0);

		if (fd < 0 && fd != -EBADF)
			break; /* the listing tells why */
		missed += fd < 0;
		found += fd >= 0;
		if (fd >= 0)
			r = gather_number(g, number, &fd, reterr);
		number++;
	}
	*ret_next = found && found >= (u64)st.st_size ? -1 : number;
	return r;
}

static int table_list(struct gather *g, const char *path, int from, struct error *reterr)
{
	int *numbers;
	size_t count;
	int r = dir_numbers(g->d->arena, path, &numbers, &count);

	if (r < 0)
		return table_failed(g, r, reterr);
	for (size_t i = 0; i < count && r == 0; i++)
		if (numbers[i] >= from)
			r = number_copy(g, numbers[i], reterr);
	return r;
}

/* Which numbers are close-on-exec the process can tell faster than /proc. */
static int cloexec_ask(struct gather *g, size_t first, size_t count, struct error *reterr)
{
	AUTO(batch_done) struct batch b = batch_begin(&task_leader(g->task)->remote, (u32)count);
	struct descriptor *v = &g->task->fds.v[first];
	int r;

	for (size_t i = 0; i < count; i++)
		batch_call(&b, SYS_fcntl, v[i].fd, F_GETFD, 0);
	r = batch_run(&b, reterr);
	for (size_t i = 0; r == 0 && i < count; i++)
		v[i].cloexec = batch_result(&b, (u32)i) & FD_CLOEXEC;
	return r;
}

/* Under seccomp nobody knows whether it may. */
static bool may_ask(const struct dump *d, const struct task *t)
{
	if (!d->frozen || !t->threads.n || !task_leader(t)->remote.area)
		return false;
	return !task_leader(t)->core->thread_core->seccomp_mode;
}

static int table_gather(struct gather *g, const char *path, struct error *reterr)
{
	int next, r = table_walk(g, path, &next, reterr);

	if (r == 0 && next >= 0)
		r = table_list(g, path, next, reterr);
	for (size_t i = 0; g->asked && r == 0 && i < g->task->fds.n; i += CLOEXEC_CALLS)
		r = cloexec_ask(g, i, MIN(g->task->fds.n - i, (size_t)CLOEXEC_CALLS), reterr);
	return r;
}

int gather_table(struct dump *d, struct task *t, struct error *reterr)
{
	struct gather g = { .d = d, .task = t, .all = d->kind_state[STATE_DESCRIPTORS], .asked = may_ask(d, t) };
	struct path_buffer path;
	AUTO(fd_close) int fdinfo = file_open(path_format(&path, "/proc/%d/fdinfo", t->pid), O_PATH | O_DIRECTORY);
	AUTO(fd_close) int links = file_open(path_format(&path, "/proc/%d/fd", t->pid), O_PATH | O_DIRECTORY);

	if (links < 0 || fdinfo < 0)
		return table_failed(&g, MIN(links, fdinfo), reterr);
	if (t->pidfd < 0)
		t->pidfd = sys(SYS_pidfd_open, t->pid, 0);
	if (t->pidfd < 0)
		return table_failed(&g, t->pidfd, reterr);
	g.links = links;
	g.fdinfo = fdinfo;
	return table_gather(&g, path.text, reterr);
}

/* --- what is queued --- */

/* The conductor as a task, as far as kinds look at one: it holds what is in no table of the tree. */
static struct task *own_task(struct gathering *all, struct dump *d, const struct file *inside)
{
	if (!all->own) {
		all->own = arena_new(d->arena, struct task);
		*all->own = (struct task){ .pid = sys(SYS_getpid), .state = TASK_ALIVE, .mem = -1, .pagemap = -1 };
		all->own->pidfd = sys(SYS_pidfd_open, all->own->pid, 0);
	}
	all->own->ids = inside->task->ids;
	return all->own;
}

int file_held(struct dump *d, const struct file *inside, int fd, struct file **ret, struct error *reterr)
{
	struct gathering *all = d->kind_state[STATE_DESCRIPTORS];
	struct gather g = { .d = d, .task = own_task(all, d, inside), .all = all, .inside = inside };
	AUTO(fd_close) int held = fd;
	AUTO(fd_close) int links = file_open("/proc/self/fd", O_PATH | O_DIRECTORY);
	AUTO(fd_close) int fdinfo = file_open("/proc/self/fdinfo", O_PATH | O_DIRECTORY);
	size_t fds = g.task->fds.n;
	int r;

	g.links = links;
	g.fdinfo = fdinfo;
	if (links < 0 || fdinfo < 0 || g.task->pidfd < 0)
		return error_sys(reterr, file_object(inside), MIN(MIN(links, fdinfo), g.task->pidfd),
				 "cannot look at what is queued in %s", inside->link);
	r = number_copy(&g, held, reterr);
	if (r == 0 && g.task->fds.n == fds)
		return error_set(reterr, "ERR_KERNEL_INTERFACE", -EBADF, file_object(inside),
				 "a descriptor queued in %s is gone", inside->link);
	if (r < 0)
		return r;
	*ret = g.task->fds.v[fds].file;
	/* What is new stays open under this number: kinds may look at it as long as the dump lasts. */
	if ((*ret)->inside && (*ret)->number == held)
		fd_take(&held);
	return 0;
}
