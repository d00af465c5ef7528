/*
 * kinds/restored_files.c - the restore side of descriptor tables: files.img becomes rs->files, each is made once by its
 * kind, on demand of its users or of the files that depend on it, and put at its numbers in the new processes.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include "base/fd.h"
#include "base/io.h"
#include "base/sort.h"
#include "kinds/files.h"

#define FILES_MAX  (1u << 20)
#define NUMBER_MAX (1u << 30)
#define CHUNK	   250 /* descriptors in one message; SCM_MAX_FD is 253 */

/* rs->files by id. */
struct restored_index {
	struct restored_file **by_id;
	size_t count;
};

static int id_order(const void *a, const void *b)
{
	const struct restored_file *const *x = a, *const *y = b;

	return sort_order((*x)->id, (*y)->id);
}

struct object restored_object(const struct restored_file *rf)
{
	struct object object = image_object(rf->image);

	object.kind = rf->kind ? rf->kind->name : NULL;
	if (rf->user) {
		object.pid = rf->user->pid;
		object.fd = rf->number;
	}
	return object;
}

int restored_corrupt(const struct restored_file *rf, const char *what, struct error *reterr)
{
	return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL, restored_object(rf), "file %u of files.img: %s", rf->id,
			 what);
}

int restored_take(struct restored_file *rf, long fd, const char *what, struct error *reterr)
{
	if (fd < 0)
		return error_sys(reterr, restored_object(rf), fd, "cannot make file %u again: %s", rf->id, what);
	rf->fd = fd;
	return 0;
}

/* With a peer it is a fresh one, made for us; else the caller goes on using it, and its flags are the caller's too. */
int restored_inherit(struct restored_file *rf, const InheritFd *inherit, struct error *reterr)
{
	long fd = sys(SYS_fcntl, inherit->fd, F_DUPFD_CLOEXEC, 0);

	if (fd < 0)
		return error_sys(reterr, restored_object(rf), fd, "descriptor %d, given as %s, cannot be used",
				 inherit->fd, inherit->key);
	rf->fd = fd;
	rf->inherited = !inherit->has_peer_fd;
	return 0;
}

struct file_common restored_common(const struct restored_file *rf)
{
	struct file_common common = { 0 };

	rf->kind->common(rf->image, &common);
	return common;
}

struct restored_file *file_by_id(const struct restore *rs, u32 id)
{
	const struct restored_index *index = rs->kind_state[STATE_DESCRIPTORS];
	size_t low = 0, high = index ? index->count : 0;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (index->by_id[middle]->id == id)
			return index->by_id[middle];
		if (index->by_id[middle]->id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* --- read --- */

/* Entries of a type that nobody here makes are kept: they matter only if something uses them. */
static int entry_add(struct restore *rs, const FileEntry *image, struct error *reterr)
{
	struct restored_file rf = { .id = image->id, .image = image, .kind = kind_of_image(image->type), .fd = -1 };
	struct file_common common;

	if (rs->files.n >= FILES_MAX)
		return restored_corrupt(&rf, "too many entries", reterr);
	if (rf.id == 0)
		return restored_corrupt(&rf, "its id is 0", reterr);
	if (rf.kind && (!rf.kind->common(image, &common) || common.id != image->id))
		return restored_corrupt(&rf, "its message is missing or has another id", reterr);
	vec_push(rs->arena, &rs->files, rf);
	return 0;
}

static int files_read(struct restore *rs, struct error *reterr)
{
	struct image_file *file;
	FileEntry *entry;
	int r = image_begin(rs->images, IMG_FILES, 0, true, &file, reterr);

	if (r < 0)
		return r;
	while ((r = image_next(file, &entry, reterr)) > 0) {
		r = entry_add(rs, entry, reterr);
		if (r < 0)
			return r;
	}
	return r;
}

static int index_make(struct restore *rs, struct error *reterr)
{
	struct restored_index *index = arena_new(rs->arena, struct restored_index);
	size_t kept = 1;

	index->count = rs->files.n;
	index->by_id = arena_array(rs->arena, struct restored_file *, index->count);
	for (size_t i = 0; i < index->count; i++)
		index->by_id[i] = &rs->files.v[i];
	sort_array(index->by_id, index->count, sizeof *index->by_id, id_order);
	for (size_t i = 1; i < index->count; i++) {
		struct restored_file **last = &index->by_id[kept - 1], *next = index->by_id[i];

		if (next->id != (*last)->id)
			index->by_id[kept++] = next;
		else if (!tun_take_name(*last, next))
			return restored_corrupt(next, "its id is there twice", reterr);
		else if ((*last)->name_only)
			*last = next;
	}
	index->count = index->count ? kept : 0;
	rs->kind_state[STATE_DESCRIPTORS] = index;
	return 0;
}

static int number_corrupt(const struct image_file *file, const FdinfoEntry *entry, const char *what,
			  struct error *reterr)
{
	return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL,
			 OBJECT(.file = image_name(file), .offset = image_offset(file)), "%s: descriptor %u %s",
			 image_name(file), entry->fd, what);
}

static int number_add(struct restore *rs, struct task *t, const struct image_file *file, const FdinfoEntry *entry,
		      struct error *reterr)
{
	struct restored_file *rf = file_by_id(rs, entry->id);

	if (!rf)
		return number_corrupt(file, entry, "names a file that files.img does not have", reterr);
	if (entry->type != rf->image->type)
		return number_corrupt(file, entry, "is of another type than its file", reterr);
	if (entry->fd >= NUMBER_MAX || t->fds.n >= FILES_MAX)
		return number_corrupt(file, entry, "is out of range", reterr);
	if (!rf->user) {
		rf->user = t;
		rf->number = entry->fd;
	}
	vec_push(rs->arena, &t->fds,
		 (struct descriptor){ .fd = entry->fd, .cloexec = entry->flags & FD_CLOEXEC, .id = entry->id });
	return 0;
}

static int number_order(const void *a, const void *b)
{
	const struct descriptor *x = a, *y = b;

	return sort_order(x->fd, y->fd);
}

static bool has_table(const struct task *t)
{
	return t->state != TASK_DEAD && t->state != TASK_HELPER;
}

/* The task, earlier in the tree, whose table this one shares (CLONE_FILES); NULL: it has its own. */
static struct task *table_owner(const struct restore *rs, const struct task *t)
{
	for (size_t i = 0; i < rs->tasks.n && rs->tasks.v[i] != t; i++)
		if (has_table(rs->tasks.v[i]) && table_id(rs->tasks.v[i]) == table_id(t))
			return rs->tasks.v[i];
	return NULL;
}

static int table_read(struct restore *rs, struct task *t, struct error *reterr)
{
	struct image_file *file;
	FdinfoEntry *entry;
	int r = image_begin(rs->images, IMG_FDINFO, table_id(t), true, &file, reterr);

	if (r < 0)
		return r;
	while ((r = image_next(file, &entry, reterr)) > 0) {
		r = number_add(rs, t, file, entry, reterr);
		if (r < 0)
			return r;
	}
	if (r < 0)
		return r;
	sort_array(t->fds.v, t->fds.n, sizeof *t->fds.v, number_order);
	for (size_t i = 1; i < t->fds.n; i++)
		if (t->fds.v[i].fd == t->fds.v[i - 1].fd)
			return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL,
					 OBJECT(.pid = t->pid, .file = image_name(file)),
					 "%s: descriptor %d is there twice", image_name(file), t->fds.v[i].fd);
	return 0;
}

static void share_table(struct task *t, struct task *owner)
{
	memcpy(&t->fds, &owner->fds, sizeof t->fds);
	t->fds_shared = owner->fds_shared = true;
}

static int tables_read(struct restore *rs, struct error *reterr)
{
	int r = 0;

	for (size_t i = 0; i < rs->tasks.n && r == 0; i++) {
		struct task *t = rs->tasks.v[i], *owner = table_owner(rs, t);

		if (!has_table(t))
			continue;
		t->fds_of = owner;
		if (owner)
			share_table(t, owner);
		else
			r = table_read(rs, t, reterr);
	}
	return r;
}

int descriptors_read(struct restore *rs, struct error *reterr)
{
	int r = files_read(rs, reterr);

	if (r == 0)
		r = index_make(rs, reterr);
	if (r == 0)
		r = tables_read(rs, reterr);
	for (int i = 0; kinds[i] && r == 0; i++)
		r = kinds[i]->read ? kinds[i]->read(rs, reterr) : 0;
	return r < 0 ? r : locks_read(rs, reterr);
}

/* --- check --- */

static int unknown_type(const struct restored_file *rf, struct error *reterr)
{
	if (!rf->user)
		return error_refuse(reterr, "ERR_UNSUPPORTED_FD", restored_object(rf), NULL,
				    "file %u, in a message of a socket, is of type %d, which cannot be restored yet",
				    rf->id, (int)rf->image->type);
	return error_refuse(reterr, "ERR_UNSUPPORTED_FD", restored_object(rf), NULL,
			    "descriptor %d of process %d is of type %d, which cannot be restored yet", rf->number,
			    rf->user->pid, (int)rf->image->type);
}

static int file_check(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	if (!rf->kind)
		return rf->user || rf->inside ? unknown_type(rf, reterr) : 0;
	return rf->kind->check ? rf->kind->check(rs, rf, reterr) : 0;
}

int descriptors_check(struct restore *rs, struct error *reterr)
{
	(void)reterr;
	for (size_t i = 0; i < rs->files.n; i++) {
		struct error obstacle = { 0 };

		if (file_check(rs, &rs->files.v[i], &obstacle) < 0)
			restore_obstacle(rs, &obstacle);
	}
	return 0;
}

/* --- make --- */

int description_reopen(int fd, u32 flags)
{
	struct path_buffer path;

	return file_open(path_format(&path, "/proc/self/fd/%d", fd), (flags & FLAGS_OPEN & ~O_NOFOLLOW) | O_NOCTTY);
}

/* O_ASYNC waits until the owner is set: descriptors_give(). */
static int flags_set(struct restored_file *rf, struct error *reterr)
{
	struct file_common common = restored_common(rf);
	long flags, r;

	if (rf->fd < 0 || rf->inherited || !common.has_flags || common.flags & O_PATH)
		return 0;
	flags = sys(SYS_fcntl, rf->fd, F_GETFL, 0);
	if (flags < 0)
		return error_sys(reterr, restored_object(rf), flags, "cannot read the flags of file %u", rf->id);
	if (((u32)flags & FLAGS_SETFL) == (common.flags & FLAGS_SETFL & ~O_ASYNC))
		return 0;
	r = sys(SYS_fcntl, rf->fd, F_SETFL, common.flags & FLAGS_SETFL & ~O_ASYNC);
	return r < 0 ? error_sys(reterr, restored_object(rf), r, "cannot set the flags of file %u", rf->id) : 0;
}

static int file_make(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	int r;

	if (rf->fd >= 0)
		return 0;
	if (rf->making)
		return restored_corrupt(rf, "it depends on itself", reterr);
	if (!rf->kind)
		return restored_corrupt(rf, "its type cannot be restored", reterr);
	rf->making = true;
	r = rf->kind->restore(rs, rf, reterr);
	rf->making = false;
	return r < 0 ? r : flags_set(rf, reterr);
}

int restore_open(struct restore *rs, u32 id, int *ret_fd, struct error *reterr)
{
	struct restored_file *rf = file_by_id(rs, id);
	int r;

	if (!rf)
		return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL, OBJECT(.file = "files.img"),
				 "files.img has no file %u", id);
	r = file_make(rs, rf, reterr);
	if (r == 0)
		*ret_fd = rf->fd;
	return r;
}

/* Files in no table belong to mappings, exe, cwd and root: they are opened by those who need them. */
static int files_make(struct restore *rs, struct error *reterr)
{
	int r = 0;

	for (size_t i = 0; i < rs->files.n && r == 0; i++)
		if (rs->files.v[i].user || rs->files.v[i].inside)
			r = file_make(rs, &rs->files.v[i], reterr);
	return r;
}

int descriptors_make(struct restore *rs, struct error *reterr)
{
	int r = files_make(rs, reterr);

	for (size_t i = 0; i < rs->files.n && r == 0; i++) {
		struct restored_file *rf = &rs->files.v[i];

		if (rf->fd >= 0 && rf->kind->fill)
			r = rf->kind->fill(rs, rf, reterr);
	}
	for (int i = 0; kinds[i] && r == 0; i++)
		r = kinds[i]->restore_end ? kinds[i]->restore_end(rs, reterr) : 0;
	return r;
}

int descriptors_make_in_tree(struct restore *rs, struct error *reterr)
{
	int r = 0;

	for (size_t i = 0; i < rs->files.n && r == 0; i++) {
		struct restored_file *rf = &rs->files.v[i];

		if (!rf->user || rf->fd >= 0 || !rf->kind->in_tree)
			continue;
		r = rf->kind->in_tree(rs, rf, reterr);
		if (r == 0)
			r = flags_set(rf, reterr);
	}
	return r;
}

int descriptors_settle(struct restore *rs, struct error *reterr)
{
	int r = 0;

	for (size_t i = 0; i < rs->files.n && r == 0; i++) {
		struct restored_file *rf = &rs->files.v[i];

		if (rf->fd >= 0 && !rf->inherited && rf->kind->settle)
			r = rf->kind->settle(rs, rf, reterr);
	}
	return r;
}

static int number_close_in(struct task *t, s64 number, struct error *reterr)
{
	AUTO(batch_done) struct batch b = batch_begin(&task_leader(t)->remote, 1);

	batch_call(&b, SYS_close, number);
	return batch_run(&b, reterr);
}

int restored_open_in(struct restored_file *rf, struct task *t, const char *path, u32 flags, struct error *reterr)
{
	AUTO(batch_done) struct batch b = batch_begin(&task_leader(t)->remote, 1);
	u32 call = batch_call(&b, SYS_openat, AT_FDCWD, batch_at(&b, batch_copy(&b, path, strlen(path) + 1)), flags, 0);
	int r = batch_run(&b, reterr);

	if (r < 0)
		return r;
	r = restored_take(rf, sys(SYS_pidfd_getfd, t->pidfd, batch_result(&b, call), 0), path, reterr);
	return r < 0 ? r : number_close_in(t, batch_result(&b, call), reterr);
}

/* --- give --- */

static u32 chunks_of(size_t n)
{
	return (n + CHUNK - 1) / CHUNK;
}

static u32 in_task_calls(const struct restored_file *rf)
{
	return rf && rf->kind && rf->kind->in_task_calls ? rf->kind->in_task_calls(rf) : 0;
}

/* Queues may hold each other. */
struct task *restored_carrier(const struct restore *rs, const struct restored_file *rf)
{
	for (size_t i = 0; rf && !rf->user && i < rs->files.n; i++)
		rf = rf->inside;
	return rf ? rf->user : NULL;
}

static bool carries(const struct restore *rs, const struct task *t, const struct restored_file *rf)
{
	return !rf->user && rf->fd >= 0 && in_task_calls(rf) && restored_carrier(rs, rf) == t;
}

u32 descriptors_give_calls(struct restore *rs, struct task *t)
{
	u32 calls = chunks_of(t->fds.n) + 2 * t->fds.n;

	for (size_t i = 0; i < t->fds.n; i++)
		calls += in_task_calls(file_by_id(rs, t->fds.v[i].id));
	for (size_t i = 0; i < rs->queued.n; i++)
		if (carries(rs, t, rs->queued.v[i]))
			calls += 2 + in_task_calls(rs->queued.v[i]);
	return calls;
}

/* Received at number `from`, wanted at its own. */
static void number_move(struct batch *b, const struct descriptor *number, u32 from)
{
	if ((u32)number->fd == from) {
		if (number->cloexec)
			batch_call(b, SYS_fcntl, from, F_SETFD, FD_CLOEXEC);
		return;
	}
	batch_call(b, SYS_dup3, from, number->fd, number->cloexec ? O_CLOEXEC : 0);
	batch_call(b, SYS_close, from);
}

/*
 * The chunk lands at 0..count-1. Number i of the table, in ascending order, is never below i, so a move from the highest
 * down never meets one that still waits; and what the chunks above brought lies above `first`, out of the way.
 */
static int chunk_give(struct restore *rs, struct task *t, struct batch *b, size_t first, u32 count,
		      struct error *reterr)
{
	int fds[CHUNK] = { 0 };
	int r;

	for (u32 i = 0; i < count; i++) {
		struct restored_file *rf = file_by_id(rs, t->fds.v[first + i].id);

		if (!rf || rf->fd < 0)
			return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL, task_object(t),
					 "descriptor %d of process %d was not made", t->fds.v[first + i].fd, t->pid);
		fds[i] = rf->fd;
	}
	r = descriptors_send(rs, t, b, fds, count, reterr);
	if (r < 0)
		return r;
	for (u32 i = count; i-- > 0;)
		number_move(b, &t->fds.v[first + i], i);
	return 0;
}

int restored_owner(const struct restored_file *rf, struct error *reterr)
{
	struct file_common common = restored_common(rf);
	const FownEntry *own = common.fown;
	struct f_owner_ex owner;
	long r = 0;

	if (rf->inherited || !common.has_flags || common.flags & O_PATH)
		return 0;
	if (own && own->pid) {
		owner = (struct f_owner_ex){ .type = own->pid_type, .pid = own->pid };
		r = sys(SYS_fcntl, rf->fd, F_SETOWN_EX, &owner);
	}
	/* An owner that is gone by now gets no signals, then as before. */
	if (r < 0 && r != -ESRCH)
		return error_sys(reterr, restored_object(rf), r, "cannot set the owner of file %u", rf->id);
	r = own && own->signum ? sys(SYS_fcntl, rf->fd, F_SETSIG, own->signum) : 0;
	if (r == 0 && common.flags & O_ASYNC)
		r = sys(SYS_fcntl, rf->fd, F_SETFL, common.flags & FLAGS_SETFL);
	return r < 0 ? error_sys(reterr, restored_object(rf), r, "cannot set the signal of file %u", rf->id) : 0;
}

static int number_finish(struct restore *rs, struct task *t, const struct descriptor *number, struct batch *b,
			 struct error *reterr)
{
	struct restored_file *rf = file_by_id(rs, number->id);
	int r;

	if (rf->user != t || rf->number != number->fd)
		return 0;
	r = restored_owner(rf, reterr);
	if (r == 0 && rf->kind->in_task)
		r = rf->kind->in_task(rs, rf, t, number->fd, b, reterr);
	return r;
}

/* The lowest number that is not in use: where one that is received lands. */
static int free_number(const struct restore *rs, const struct task *t)
{
	int number = 0;

	for (size_t i = 0; i < t->fds.n && t->fds.v[i].fd == number; i++)
		number++;
	return number == rs->control ? number + 1 : number;
}

/* It visits the process for what only that can do. */
static int carried_finish(struct restore *rs, struct task *t, struct restored_file *rf, struct batch *b,
			  struct error *reterr)
{
	int number = free_number(rs, t);
	int r = descriptors_send(rs, t, b, &rf->fd, 1, reterr);

	if (r == 0)
		r = rf->kind->in_task(rs, rf, t, number, b, reterr);
	if (r == 0)
		batch_call(b, SYS_close, number);
	return r;
}

int descriptors_give(struct restore *rs, struct task *t, struct batch *b, struct error *reterr)
{
	int r = 0;

	if (!has_table(t) || t->fds_of)
		return 0;
	for (u32 i = chunks_of(t->fds.n); i-- > 0 && r == 0;)
		r = chunk_give(rs, t, b, i * CHUNK, MIN(t->fds.n - i * CHUNK, (size_t)CHUNK), reterr);
	for (size_t i = 0; i < t->fds.n && r == 0; i++)
		r = number_finish(rs, t, &t->fds.v[i], b, reterr);
	for (size_t i = 0; i < rs->queued.n && r == 0; i++)
		if (carries(rs, t, rs->queued.v[i]))
			r = carried_finish(rs, t, rs->queued.v[i], b, reterr);
	return r;
}
