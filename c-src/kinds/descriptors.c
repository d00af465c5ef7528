/*
 * kinds/descriptors.c - the dump side of descriptor tables: what is gathered while the target runs and again when it is frozen
 * (kinds/gather.c), and how it goes to the images.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include "base/fd.h"
#include "kinds/gather.h"
#include "kinds/unix_socket.h"

u32 table_id(const struct task *t)
{
	return t->ids && t->ids->files_id ? t->ids->files_id : (u32)t->pid;
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
	int r = 0;

	forget(d);
	gathering_begin(d);
	for (size_t i = 0; i < d->tasks.n && r == 0; i++)
		if (d->tasks.v[i]->state != TASK_DEAD && d->tasks.v[i]->state != TASK_HELPER)
			r = gather_table(d, d->tasks.v[i], reterr);
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
		if (unix_comes_first(d->files.v[i]))
			r = file_dump(d, d->files.v[i], reterr);
	for (size_t i = 0; i < d->files.n && r == 0; i++)
		if (!unix_comes_first(d->files.v[i]))
			r = file_dump(d, d->files.v[i], reterr);
	for (int i = 0; kinds[i] && r == 0; i++)
		r = kinds[i]->dump_end ? kinds[i]->dump_end(d, reterr) : 0;
	for (size_t i = 0; i < d->tasks.n && r == 0; i++)
		if (d->tasks.v[i]->state != TASK_DEAD && d->tasks.v[i]->state != TASK_HELPER && !table_is_shared(d, i))
			r = table_dump(d, d->tasks.v[i], reterr);
	return r < 0 ? r : locks_dump(d, reterr);
}

/* --- what kinds ask --- */

/* `next`: how many of d->files are behind us. The list of one inode is in their order. */
struct file *file_of_inode(const struct dump *d, const struct kind *kind, u64 ino, size_t *next)
{
	const struct gathering *all = d->kind_state[STATE_DESCRIPTORS];

	for (struct file *f = index_find(&all->known.by_inode, ino); f; f = f->next_of_inode)
		if (f->kind == kind && f->at >= *next) {
			*next = f->at + 1;
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
