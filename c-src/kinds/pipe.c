/*
 * kinds/pipe.c - pipe(2). All ends with one inode are one pipe; its contents are dumped with a readable end. An end may be
 * missing: it is closed, or lives outside of the tree. Ends that the caller holds are reported, so that it can hand in new
 * ones; others come back as closed, as CRIU does it.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include "base/fd.h"
#include "base/io.h"
#include "kinds/pipe_data.h"

static bool pipe_match(const struct file *f)
{
	return S_ISFIFO(f->st.st_mode) && str_starts(f->link, "pipe:[");
}

static bool reads(u32 flags)
{
	return (flags & O_ACCMODE) != O_WRONLY;
}

static bool writes(u32 flags)
{
	return (flags & O_ACCMODE) != O_RDONLY;
}

#define USUAL_SIZE (16 * PAGE_SIZE)

/* One pipe of the tree: its first end of either kind. */
struct pipe {
	struct file *reader, *writer;
	bool shared; /* the caller reads the same description: what is in it stays there */
	struct pipe_data data;
};

struct pipes {
	VEC(struct pipe *) v;
	struct index by_inode;
};

static struct pipe *pipe_of(struct dump *d, struct pipes *all, const struct file *f)
{
	struct pipe *p = index_find(&all->by_inode, f->st.st_ino);

	if (p)
		return p;
	p = arena_new(d->arena, struct pipe);
	vec_push(d->arena, &all->v, p);
	index_put(d->arena, &all->by_inode, f->st.st_ino, p);
	return p;
}

static struct pipes *pipes_group(struct dump *d)
{
	struct pipes *all = arena_new(d->arena, struct pipes);

	for (size_t i = 0; i < d->files.n; i++) {
		struct file *f = d->files.v[i];
		struct pipe *p;

		if (f->kind != &kind_pipe)
			continue;
		p = pipe_of(d, all, f);
		if (reads(f->flags) && !p->reader)
			p->reader = f;
		if (writes(f->flags) && !p->writer)
			p->writer = f;
	}
	d->kind_state[kind_index(&kind_pipe)] = all;
	return all;
}

/* Nobody has the other end: poll says POLLHUP to a reader and POLLERR to a writer. */
static bool other_end_is_closed(struct file *f)
{
	struct pollfd p = { .fd = file_copy(f) };

	return sys(SYS_poll, &p, 1, 0) == 1 && p.revents & (reads(f->flags) ? POLLHUP : POLLERR);
}

/* Any description of this end that the caller has too. */
static int end_of_caller(struct dump *d, const struct file *end, struct file **ret)
{
	struct file *f;
	size_t next = 0;

	while ((f = file_of_inode(d, &kind_pipe, end->st.st_ino, &next))) {
		int same = reads(f->flags) == reads(end->flags) ? caller_same(d, f) : -1;

		if (same >= 0) {
			*ret = f;
			return same;
		}
	}
	return -1;
}

static void pipe_outside(struct dump *d, struct pipe *p)
{
	struct file *end = p->reader ? p->reader : p->writer;
	int same = -1, peer = -1;

	if (d->options->reconnect_caller) {
		same = end_of_caller(d, end, &end);
		peer = caller_holds(d, end->st.st_dev, end->st.st_ino, p->reader ? S_IWUSR : S_IRUSR);
	}
	p->shared = p->reader && same >= 0;
	if (same < 0 && peer < 0) {
		if (other_end_is_closed(end))
			return;
		if (d->frozen)
			log_warning(d->log, "%s: its other end lives outside of the tree and will be closed on restore",
				    end->link);
		if (!d->options->reconnect_caller)
			return;
	}
	external_report(d, end, EXTERNAL_KIND__EXTERNAL_PIPE, end->link, same, peer);
}

static int pipe_plan_end(struct dump *d, struct error *reterr)
{
	struct pipes *all = pipes_group(d);

	for (size_t i = 0; i < all->v.n; i++) {
		struct pipe *p = all->v.v[i];
		int r = 0;

		if (!p->reader || !p->writer)
			pipe_outside(d, p);
		if (d->frozen && !p->shared)
			r = pipe_data_take(d, p->reader ? p->reader : p->writer, p->reader, &p->data, reterr);
		if (r < 0)
			return r;
	}
	return 0;
}

static int pipe_dump(struct dump *d, struct file *f, FileEntry *entry, struct error *reterr)
{
	PipeEntry *pipe = arena_new(d->arena, PipeEntry);

	(void)reterr;
	pipe_entry__init(pipe);
	FILE_COMMON(pipe, f);
	pipe->pipe_id = f->st.st_ino;
	entry->pipe = pipe;
	return 0;
}

static int pipe_dump_end(struct dump *d, struct error *reterr)
{
	const struct pipes *all = d->kind_state[kind_index(&kind_pipe)];

	for (size_t i = 0; all && i < all->v.n; i++) {
		const struct pipe *p = all->v.v[i];
		bool kept = !p->shared && (p->reader || p->data.size != USUAL_SIZE);
		int r = kept ? pipe_data_put(d, IMG_PIPES_DATA, &p->data, reterr) : 0;

		if (r < 0)
			return r;
	}
	return 0;
}

/* --- restore --- */

struct restored_pipe {
	u32 id;
	const struct restored_file *first;
	const InheritFd *inherit;
	bool taken;			 /* the inherited description itself is in use */
	int reader, writer;		 /* ours, while ends are opened from them */
	bool reader_given, writer_given; /* the very descriptions of pipe2() */
};

struct restored_pipes {
	VEC(struct restored_pipe *) v;
	struct index by_id;
	struct pipe_datas data;
};

KIND_COMMON(pipe_common, pipe)

static int pipe_read(struct restore *rs, struct error *reterr)
{
	struct restored_pipes *all = arena_new(rs->arena, struct restored_pipes);

	rs->kind_state[kind_index(&kind_pipe)] = all;
	return pipe_data_read(rs, IMG_PIPES_DATA, &all->data, reterr);
}

static struct restored_pipe *restored_pipe_of(struct restore *rs, const struct restored_file *rf)
{
	struct restored_pipes *all = rs->kind_state[kind_index(&kind_pipe)];
	u32 id = rf->image->pipe->pipe_id;
	struct restored_pipe *p = index_find(&all->by_id, id);

	if (p)
		return p;
	p = arena_new(rs->arena, struct restored_pipe);
	*p = (struct restored_pipe){ .id = id, .first = rf, .reader = -1, .writer = -1 };
	p->inherit = restore_inherited(rs, arena_format(rs->arena, "pipe:[%u]", id));
	vec_push(rs->arena, &all->v, p);
	index_put(rs->arena, &all->by_id, id, p);
	return p;
}

static int ends_make(struct restored_file *rf, struct restored_pipe *p, struct error *reterr)
{
	int ends[2];
	long r;

	if (p->reader >= 0)
		return 0;
	r = sys(SYS_pipe2, ends, O_CLOEXEC);
	if (r < 0)
		return error_sys(reterr, restored_object(rf), r, "pipe2");
	p->reader = ends[0];
	p->writer = ends[1];
	return 0;
}

/* Opening through a link makes a description of its own; those have O_LARGEFILE, which pipe2() does not give. */
static int reopen_end(struct restored_file *rf, int from, struct error *reterr)
{
	u32 flags = rf->image->pipe->flags & (O_ACCMODE | O_NONBLOCK);

	return restored_take(rf, description_reopen(from, flags), "open of a pipe's end", reterr);
}

static int give_end(struct restored_file *rf, struct restored_pipe *p, struct error *reterr)
{
	const u32 flags = rf->image->pipe->flags;
	bool reads = (flags & O_ACCMODE) == O_RDONLY;
	bool *given = reads ? &p->reader_given : &p->writer_given;

	if ((flags & O_ACCMODE) == O_RDWR || flags & O_LARGEFILE || *given)
		return reopen_end(rf, p->reader, reterr);
	*given = true;
	return restored_take(rf, sys(SYS_fcntl, reads ? p->reader : p->writer, F_DUPFD_CLOEXEC, 0),
			     "copy of a pipe's end", reterr);
}

/* The key names the pipe, not the end: a description of the other direction only leads to it. */
static int pipe_inherit(struct restored_file *rf, struct restored_pipe *p, struct error *reterr)
{
	long flags = sys(SYS_fcntl, p->inherit->fd, F_GETFL, 0);

	if (flags < 0)
		return error_sys(reterr, restored_object(rf), flags, "descriptor %d, given as %s, cannot be used",
				 p->inherit->fd, p->inherit->key);
	if (p->taken || (flags & O_ACCMODE) != (rf->image->pipe->flags & O_ACCMODE))
		return reopen_end(rf, p->inherit->fd, reterr);
	p->taken = true;
	return restored_inherit(rf, p->inherit, reterr);
}

static int pipe_restore(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	struct restored_pipe *p = restored_pipe_of(rs, rf);
	int r;

	if (p->inherit)
		return pipe_inherit(rf, p, reterr);
	r = ends_make(rf, p, reterr);
	return r < 0 ? r : give_end(rf, p, reterr);
}

/* Through a description of our own, which does not block. */
static int pipe_fill(struct restore *rs, struct restored_pipe *p, const struct pipe_data *data, struct error *reterr)
{
	AUTO(fd_close) int own = -1;
	const InheritFd *inherit = p->inherit;

	own = description_reopen(inherit ? inherit->has_peer_fd ? inherit->peer_fd : inherit->fd : p->writer,
				 O_WRONLY | O_NONBLOCK);
	if (own < 0)
		return error_sys(reterr, restored_object(p->first), own, "cannot write to the pipe given as %s",
				 inherit ? inherit->key : "restored");
	return pipe_data_fill(rs, p->first, own, data, reterr);
}

static int pipe_restore_end(struct restore *rs, struct error *reterr)
{
	struct restored_pipes *all = rs->kind_state[kind_index(&kind_pipe)];
	int r = 0;

	for (size_t i = 0; i < all->v.n && r == 0; i++) {
		struct restored_pipe *p = all->v.v[i];
		const struct pipe_data *data = pipe_data_find(&all->data, p->id);

		if (data)
			r = pipe_fill(rs, p, data, reterr);
	}
	/* Ends that nobody in the tree holds close here. */
	for (size_t i = 0; i < all->v.n; i++) {
		fd_close(&all->v.v[i]->reader);
		fd_close(&all->v.v[i]->writer);
	}
	return r;
}

const struct kind kind_pipe = {
	.name = "pipe",
	.image = FD_TYPES__PIPE,
	.match = pipe_match,
	.fdinfo = FDINFO_NEVER,
	.plan_end = pipe_plan_end,
	.dump = pipe_dump,
	.dump_end = pipe_dump_end,
	.common = pipe_common,
	.read = pipe_read,
	.restore = pipe_restore,
	.restore_end = pipe_restore_end,
};
