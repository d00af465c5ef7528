/*
 * kinds/descriptors.c - the dump side of descriptor tables. Every number is copied once by pidfd_getfd, which disturbs
 * neither the target nor the description. Numbers that are one description are known by kcmp among those of equal device,
 * inode and flags; their copies are closed at once. The others stay open until every kind has taken what it needs.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/kcmp.h>
#include "base/fd.h"
#include "base/io.h"
#include "base/sort.h"
#include "kernel/fdinfo.h"
#include "kinds/files.h"

#define QUERY_SAME	   1027 /* F_DUPFD_QUERY, Linux 6.10 */
#define GET_OWNER_UIDS	   17	/* F_GETOWNER_UIDS */
#define COPIES_MAX	   4000 /* open at a time; more are closed and taken again on demand */
#define FDINFO_MAX	   (64 << 20)
#define DUMP_TABLE_BUCKETS 1024

struct descriptors {
	struct file *bucket[DUMP_TABLE_BUCKETS];
	size_t copies;
	struct task *own; /* the conductor, which holds what was queued */
};

/* One table being gathered. */
struct gather {
	struct dump *d;
	struct task *task;
	struct descriptors *all;
	int links;  /* /proc/PID/fd: listing it has made its entries, so links are read there and not at our copies */
	int fdinfo; /* /proc/PID/fdinfo */
	const struct file *inside;
};

bool description_same(int a, int b)
{
	long r = sys(SYS_fcntl, a, QUERY_SAME, b);

	if (r < 0) {
		long self = sys(SYS_getpid);

		r = sys(SYS_kcmp, self, self, KCMP_FILE, a, b) == 0;
	}
	return r > 0;
}

int file_copy(struct file *f)
{
	if (f->fd < 0)
		f->fd = sys(SYS_pidfd_getfd, f->task->pidfd, f->number, 0);
	return f->fd;
}

/* Keeps the copy open unless there are too many. */
static void copy_settle(struct descriptors *all, struct file *f)
{
	if (all->copies > COPIES_MAX)
		fd_close(&f->fd);
}

static struct file **bucket_of(struct descriptors *all, const struct stat *st, u32 flags)
{
	u64 hash = (st->st_ino * 0x9e3779b97f4a7c15UL) ^ st->st_dev ^ flags;

	return &all->bucket[(hash ^ hash >> 32) % DUMP_TABLE_BUCKETS];
}

/* A number of a task, to be compared with what is known: `fd` is our copy of it. */
struct candidate {
	const struct task *task;
	int number, fd;
	const struct stat *st;
	u32 flags;
};

/*
 * All eventfds, epolls and so on share one inode, so descriptions are put in the kernel's own order: kcmp scrambles it,
 * which keeps the tree flat. Where there is no kcmp the tree becomes a list.
 */
static int description_order(const struct candidate *c, struct file *f)
{
	long r = sys(SYS_kcmp, c->task->pid, f->task->pid, KCMP_FILE, c->number, f->number);

	if (r >= 0)
		return r == 0 ? 0 : r == 1 ? -1 : 1;
	return file_copy(f) >= 0 && description_same(f->fd, c->fd) ? 0 : 1;
}

static int known_order(const struct candidate *c, struct file *f)
{
	int r = sort_order(c->st->st_ino, f->st.st_ino);

	if (r == 0)
		r = sort_order(c->st->st_dev, f->st.st_dev);
	if (r == 0)
		r = sort_order(c->flags, f->flags);
	return r ? r : description_order(c, f);
}

/* Where the description is in the tree, or belongs. */
static struct file **file_place(struct descriptors *all, const struct candidate *c)
{
	struct file **at = bucket_of(all, c->st, c->flags);

	while (*at) {
		int r = known_order(c, *at);

		if (r == 0)
			break;
		at = r < 0 ? &(*at)->less : &(*at)->more;
	}
	return at;
}

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

static ssize_t fdinfo_read(struct gather *g, int number, const char **ret)
{
	struct path_buffer name;
	char text[4096];
	AUTO(fd_close) int fd = file_open_at(g->fdinfo, path_format(&name, "%d", number), O_RDONLY, 0);
	ssize_t n;

	if (fd < 0)
		return fd;
	n = file_read_all(fd, text, sizeof text);
	if (n < 0)
		return n;
	if (n == sizeof text)
		return fdinfo_rest(g->d->arena, fd, text, n, ret);
	char *copy = arena_alloc(g->d->arena, n + 1);
	memcpy(copy, text, n);
	*ret = copy;
	return n;
}

FownEntry *fown_none(struct arena *a)
{
	FownEntry *own = arena_new(a, FownEntry);

	fown_entry__init(own);
	return own;
}

static FownEntry *fown_read(struct arena *a, int fd)
{
	FownEntry *own = fown_none(a);
	struct f_owner_ex owner = { 0 };
	u32 uids[2] = { 0 };
	long signum = sys(SYS_fcntl, fd, F_GETSIG, 0);

	if (signum > 0)
		own->signum = signum;
	if (sys(SYS_fcntl, fd, F_GETOWN_EX, &owner) < 0 || owner.pid == 0)
		return own;
	own->pid_type = owner.type;
	own->pid = owner.pid;
	sys(SYS_fcntl, fd, GET_OWNER_UIDS, uids);
	own->uid = uids[0];
	own->euid = uids[1];
	return own;
}

u32 table_id(const struct task *t)
{
	return t->ids && t->ids->files_id ? t->ids->files_id : (u32)t->pid;
}

static const struct kind *kind_of_file(const struct file *f)
{
	int i = 0;

	while (kinds[i + 1] && !kinds[i]->match(f))
		i++;
	return kinds[i];
}

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

static long link_text(struct gather *g, const struct file *f, const char **ret)
{
	struct path_buffer name;
	char text[PAGE_SIZE];
	char *copy;
	long n;

	if (S_ISSOCK(f->st.st_mode) && !(f->flags & O_PATH)) {
		*ret = arena_format(g->d->arena, "socket:[%lu]", (unsigned long)f->st.st_ino);
		return 0;
	}
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

static int file_describe(struct gather *g, struct file *f, struct error *reterr)
{
	long r = link_text(g, f, &f->link);
	u64 mnt_id = 0;

	if (r < 0)
		return is_gone(g, r) ? 0 : object_failed(g, f->number, r, "read the link of", reterr);
	fdinfo_number(f->fdinfo, "pos:", 10, &f->pos);
	fdinfo_number(f->fdinfo, "mnt_id:", 10, &mnt_id);
	f->mnt_id = mnt_id;
	f->fown = fown_read(g->d->arena, f->fd);
	f->kind = kind_of_file(f);
	if (g->d->frozen) {
		if (g->d->next_file_id == 0)
			g->d->next_file_id = 1;
		f->id = g->d->next_file_id++;
	}
	return 0;
}

static int file_plan(struct dump *d, struct file *f, struct error *reterr)
{
	return f->kind->plan ? f->kind->plan(d, f, reterr) : 0;
}

static int file_add(struct gather *g, const struct candidate *c, const char *text, struct file *f, struct error *reterr)
{
	struct error obstacle = { 0 };
	int r;

	*f = (struct file){
		.task = g->task, .number = c->number, .fd = c->fd, .st = *c->st, .fdinfo = text, .flags = c->flags
	};
	f->inside = g->inside;
	vec_push(g->d->arena, &g->d->files, f);
	g->all->copies++;
	f->link = "";
	r = file_describe(g, f, reterr);
	if (r < 0)
		return r;
	/* Closed while we looked. */
	if (!f->kind)
		f->kind = &kind_regular;
	else if (file_plan(g->d, f, &obstacle) < 0)
		dump_obstacle(g->d, &obstacle);
	copy_settle(g->all, f);
	return 0;
}

static int number_add(struct gather *g, int number, int *fd, const struct stat *st, u32 flags, const char *text,
		      struct error *reterr)
{
	struct candidate c = { g->task, number, *fd, st, flags & ~(u32)O_CLOEXEC };
	struct file **place = file_place(g->all, &c);
	int r = 0;

	if (!*place) {
		*place = arena_new(g->d->arena, struct file);
		fd_take(fd);
		r = file_add(g, &c, text, *place, reterr);
	}
	vec_push(g->d->arena, &g->task->fds,
		 (struct descriptor){ .fd = number, .cloexec = flags & O_CLOEXEC, .file = *place, .id = (*place)->id });
	if (r == 0 && fdinfo_has(text, "lock:"))
		locks_note(g->d, g->task, *place, number, text);
	return r;
}

static int gather_number(struct gather *g, int number, struct error *reterr)
{
	AUTO(fd_close) int fd = sys(SYS_pidfd_getfd, g->task->pidfd, number, 0);
	struct stat st;
	const char *text;
	u64 flags = 0;
	long r;

	if (fd < 0)
		return is_gone(g, fd) ? 0 : object_failed(g, number, fd, "copy", reterr);
	r = sys(SYS_fstat, fd, &st);
	if (r < 0)
		return object_failed(g, number, r, "stat", reterr);
	r = fdinfo_read(g, number, &text);
	if (r < 0)
		return is_gone(g, r) ? 0 : object_failed(g, number, r, "read fdinfo of", reterr);
	if (!fdinfo_number(text, "flags:", 8, &flags))
		return error_set(reterr, "ERR_KERNEL_INTERFACE", -EINVAL,
				 (struct object){ .pid = g->task->pid, .fd = number },
				 "fdinfo of descriptor %d shows no flags", number);
	return number_add(g, number, &fd, &st, flags, text, reterr);
}

/* The conductor as a task, as far as kinds look at one: it holds what is in no table of the tree. */
static struct task *own_task(struct dump *d, const struct file *inside)
{
	struct descriptors *all = d->kind_state[STATE_DESCRIPTORS];

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
	struct gather g = { .d = d, .task = own_task(d, inside), .all = d->kind_state[STATE_DESCRIPTORS] };
	AUTO(fd_close) int number = fd;
	AUTO(fd_close) int links = file_open("/proc/self/fd", O_PATH | O_DIRECTORY);
	AUTO(fd_close) int fdinfo = file_open("/proc/self/fdinfo", O_PATH | O_DIRECTORY);
	size_t fds = g.task->fds.n;
	int r;

	g.links = links;
	g.fdinfo = fdinfo;
	g.inside = inside;
	if (links < 0 || fdinfo < 0 || g.task->pidfd < 0)
		return error_sys(reterr, file_object(inside), MIN(MIN(links, fdinfo), g.task->pidfd),
				 "cannot look at what is queued in %s", inside->link);
	r = gather_number(&g, number, reterr);
	if (r == 0 && g.task->fds.n == fds)
		return error_set(reterr, "ERR_KERNEL_INTERFACE", -EBADF, file_object(inside),
				 "a descriptor queued in %s is gone", inside->link);
	if (r < 0)
		return r;
	*ret = g.task->fds.v[fds].file;
	/* What is new stays open under this number: kinds may look at it as long as the dump lasts. */
	if ((*ret)->inside && (*ret)->number == number)
		fd_take(&number);
	return 0;
}

static int table_failed(struct gather *g, long r, struct error *reterr)
{
	if (!g->d->frozen && (r == -ENOENT || r == -ESRCH))
		return 0;
	if (r == -ENOENT || r == -ESRCH)
		return error_set(reterr, "ERR_TARGET_GONE", r, task_object(g->task), "process %d is gone",
				 g->task->pid);
	return error_sys(reterr, task_object(g->task), r, "cannot list the descriptors of process %d", g->task->pid);
}

static int gather_table(struct gather *g, struct error *reterr)
{
	struct path_buffer path;
	AUTO(fd_close) int links = -1;
	AUTO(fd_close) int fdinfo = -1;
	int *numbers;
	size_t count;
	int r = dir_numbers(g->d->arena, path_format(&path, "/proc/%d/fd", g->task->pid), &numbers, &count);

	if (r < 0)
		return table_failed(g, r, reterr);
	links = file_open(path.text, O_PATH | O_DIRECTORY);
	fdinfo = file_open(path_format(&path, "/proc/%d/fdinfo", g->task->pid), O_PATH | O_DIRECTORY);
	if (links < 0 || fdinfo < 0)
		return table_failed(g, MIN(links, fdinfo), reterr);
	if (g->task->pidfd < 0)
		g->task->pidfd = sys(SYS_pidfd_open, g->task->pid, 0);
	if (g->task->pidfd < 0)
		return table_failed(g, g->task->pidfd, reterr);
	g->links = links;
	g->fdinfo = fdinfo;
	for (size_t i = 0; i < count; i++) {
		r = gather_number(g, numbers[i], reterr);
		if (r < 0)
			return r;
	}
	return 0;
}

static int gather_kinds(struct dump *d, struct error *reterr)
{
	for (int i = 0; kinds[i]; i++) {
		int r = kinds[i]->plan_end ? kinds[i]->plan_end(d, reterr) : 0;

		if (r < 0)
			return r;
	}
	return 0;
}

/* All but what regular_dump_link() has written. */
static void forget(struct dump *d)
{
	void *links = d->kind_state[kind_index(&kind_regular)];

	memset(d->kind_state, 0, sizeof d->kind_state);
	d->kind_state[kind_index(&kind_regular)] = links;
	d->files.n = 0;
	d->connections.n = 0;
	if (d->frozen)
		d->tcp.n = 0; /* what the plan found is its result */
	for (size_t i = 0; i < d->tasks.n; i++)
		d->tasks.v[i]->fds.n = 0;
}

static void file_held_all(struct dump *d, struct file *f)
{
	struct error obstacle = { 0 };

	if (f->kind->held && f->kind->held(d, f, &obstacle) < 0)
		dump_obstacle(d, &obstacle);
}

static int gather_tables(struct dump *d, struct error *reterr)
{
	struct gather g = { .d = d, .all = arena_new(d->arena, struct descriptors), .links = -1, .fdinfo = -1 };
	int r = 0;

	forget(d);
	d->kind_state[STATE_DESCRIPTORS] = g.all;
	for (size_t i = 0; i < d->tasks.n && r == 0; i++) {
		g.task = d->tasks.v[i];
		if (g.task->state != TASK_DEAD && g.task->state != TASK_HELPER)
			r = gather_table(&g, reterr);
	}
	/* What is held may hold others: the list grows. */
	for (size_t i = 0; d->frozen && i < d->files.n && r == 0; i++)
		file_held_all(d, d->files.v[i]);
	if (r == 0)
		r = gather_kinds(d, reterr);
	for (size_t i = 0; i < d->files.n; i++)
		fd_close(&d->files.v[i]->fd);
	caller_forget(d);
	return r;
}

int descriptors_plan(struct dump *d, struct error *reterr)
{
	int r = gather_tables(d, reterr);

	forget(d);
	d->external.n = 0;
	return r;
}

int descriptors_collect(struct dump *d, struct error *reterr)
{
	size_t before = d->obstacles.n;
	int r;

	d->external.n = 0;
	r = gather_tables(d, reterr);
	if (r == 0 && d->obstacles.n > before) {
		*reterr = *d->obstacles.v[before];
		r = reterr->err ? reterr->err : -EOPNOTSUPP;
	}
	return r;
}

/* --- images --- */

int image_file_put(struct dump *d, FileEntry *entry, struct error *reterr)
{
	return images_put(d->images, IMG_FILES, 0, &entry->base, reterr);
}

static int file_dump(struct dump *d, struct file *f, struct error *reterr)
{
	FileEntry entry = FILE_ENTRY__INIT;
	int r;

	entry.type = f->kind->image;
	entry.id = f->id;
	r = f->kind->dump(d, f, &entry, reterr);
	return r < 0 ? r : image_file_put(d, &entry, reterr);
}

/* Tasks made with CLONE_FILES have one table; the first one in the tree writes it. */
static bool table_is_shared(const struct dump *d, size_t task)
{
	for (size_t i = 0; i < task; i++)
		if (d->tasks.v[i]->state != TASK_DEAD && table_id(d->tasks.v[i]) == table_id(d->tasks.v[task]))
			return true;
	return false;
}

static int table_dump(struct dump *d, const struct task *t, struct error *reterr)
{
	int r = images_touch(d->images, IMG_FDINFO, table_id(t), reterr);

	for (size_t i = 0; i < t->fds.n && r == 0; i++) {
		const struct descriptor *number = &t->fds.v[i];
		FdinfoEntry entry = FDINFO_ENTRY__INIT;

		entry.id = number->file->id;
		entry.flags = number->cloexec ? FD_CLOEXEC : 0;
		entry.type = number->file->kind->image;
		entry.fd = number->fd;
		r = images_put(d->images, IMG_FDINFO, table_id(t), &entry.base, reterr);
	}
	return r;
}

int descriptors_dump(struct dump *d, struct error *reterr)
{
	int r = images_touch(d->images, IMG_FILES, 0, reterr);

	for (size_t i = 0; i < d->files.n && r == 0; i++)
		r = file_dump(d, d->files.v[i], reterr);
	for (int i = 0; kinds[i] && r == 0; i++)
		r = kinds[i]->dump_end ? kinds[i]->dump_end(d, reterr) : 0;
	for (size_t i = 0; i < d->tasks.n && r == 0; i++)
		if (d->tasks.v[i]->state != TASK_DEAD && d->tasks.v[i]->state != TASK_HELPER && !table_is_shared(d, i))
			r = table_dump(d, d->tasks.v[i], reterr);
	return r < 0 ? r : locks_dump(d, reterr);
}

/* --- what kinds ask --- */

struct file *file_of_inode(const struct dump *d, const struct kind *kind, u64 ino, size_t *next)
{
	while (*next < d->files.n) {
		struct file *f = d->files.v[(*next)++];

		if (f->kind == kind && f->st.st_ino == ino)
			return f;
	}
	return NULL;
}

int file_refuse(const struct file *f, const char *kind, const char *hint, struct error *reterr)
{
	struct object object = file_object(f);

	object.kind = kind;
	if (f->inside)
		return error_refuse(reterr, "ERR_UNSUPPORTED_FD", object, hint,
				    "what is queued in descriptor %d of process %d cannot be dumped: %s (%s)",
				    f->inside->number, f->inside->task->pid, kind, f->link);
	return error_refuse(reterr, "ERR_UNSUPPORTED_FD", object, hint,
			    "descriptor %d of process %d cannot be dumped: %s (%s)", f->number, f->task->pid, kind,
			    f->link);
}
