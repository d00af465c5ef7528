/*
 * kinds/fifo.c - named pipes. The name is a reg entry of its own in files.img, which also holds flags and owner; what was
 * in the fifo is put back unless somebody else kept it open and it is still there.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include "base/fd.h"
#include "base/io.h"
#include "kinds/pipe_data.h"
#include "kinds/remap.h"

static bool fifo_match(const struct file *f)
{
	return S_ISFIFO(f->st.st_mode) && f->link[0] == '/';
}

static bool is_first_reader(const struct pipe_datas *all, const struct file *f)
{
	return f->kind == &kind_fifo && (f->flags & O_ACCMODE) != O_WRONLY && !pipe_data_find(all, f->st.st_ino);
}

static int fifo_plan_end(struct dump *d, struct error *reterr)
{
	struct pipe_datas *all = arena_new(d->arena, struct pipe_datas);

	d->kind_state[kind_index(&kind_fifo)] = all;
	for (size_t i = 0; d->frozen && i < d->files.n; i++) {
		struct file *f = d->files.v[i];
		struct pipe_data data;
		int r;

		if (!is_first_reader(all, f))
			continue;
		r = pipe_data_take(d, f, true, &data, reterr);
		if (r < 0)
			return r;
		pipe_data_add(d->arena, all, &data);
	}
	return 0;
}

static int fifo_dump(struct dump *d, struct file *f, FileEntry *entry, struct error *reterr)
{
	FifoEntry *fifo = arena_new(d->arena, FifoEntry);

	fifo_entry__init(fifo);
	fifo->id = f->id;
	fifo->pipe_id = f->st.st_ino;
	fifo->has_regf_id = true;
	fifo->regf_id = d->next_file_id++;
	entry->fifo = fifo;
	return regular_dump_name(d, f, fifo->regf_id, reterr);
}

static int fifo_dump_end(struct dump *d, struct error *reterr)
{
	const struct pipe_datas *all = d->kind_state[kind_index(&kind_fifo)];
	int r = 0;

	for (size_t i = 0; all && i < all->v.n && r == 0; i++)
		r = pipe_data_put(d, IMG_FIFO_DATA, all->v.v[i], reterr);
	return r;
}

/* --- restore --- */

struct restored_fifo {
	u32 id;
	const struct restored_file *first;
	int both; /* ours, open for both directions */
};

struct restored_fifos {
	VEC(struct restored_fifo *) v;
	struct index by_id;
	struct pipe_datas data;
};

static bool fifo_common(const FileEntry *image, struct file_common *ret)
{
	if (!image->fifo)
		return false;
	*ret = (struct file_common){ .id = image->fifo->id };
	return true;
}

static int fifo_read(struct restore *rs, struct error *reterr)
{
	struct restored_fifos *all = arena_new(rs->arena, struct restored_fifos);

	rs->kind_state[kind_index(&kind_fifo)] = all;
	return pipe_data_read(rs, IMG_FIFO_DATA, &all->data, reterr);
}

/* The entry that has its path. */
static struct restored_file *name_of(struct restore *rs, const struct restored_file *rf)
{
	struct restored_file *name = rf->image->fifo->has_regf_id ? file_by_id(rs, rf->image->fifo->regf_id) : NULL;

	if (!name || name->image->type != FD_TYPES__REG)
		return NULL;
	return name->image->reg->name[0] == '/' || name->image->reg->ext ? name : NULL;
}

static int no_fifo(const struct restored_file *rf, const struct restored_file *name, struct error *reterr)
{
	struct object object = restored_object(rf);

	object.path = name->image->reg->name;
	return error_set(reterr, "ERR_FILE_CHANGED", -ESTALE, object, "%s is no fifo any more", object.path);
}

static int fifo_check(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const struct restored_file *name = name_of(rs, rf);
	struct object object = restored_object(rf);
	struct stat st;
	long r;

	if (!name)
		return restored_corrupt(rf, "its name is missing", reterr);
	/* Deleted, or external: checked as a file of its own. */
	if (remap_of(name) || name->image->reg->ext || regular_inherited(rs, name))
		return 0;
	object.path = name->image->reg->name;
	r = sys(SYS_newfstatat, AT_FDCWD, object.path, &st, 0);
	if (r < 0)
		return error_set(reterr, r == -ENOENT ? "ERR_FILE_MISSING" : "ERR_SYSCALL", r, object,
				 "cannot open %s: %s", object.path, error_name(r));
	return S_ISFIFO(st.st_mode) ? 0 : no_fifo(rf, name, reterr);
}

static int both_open(struct restore *rs, struct restored_file *name, const struct restored_file *rf,
		     struct error *reterr)
{
	AUTO(fd_close) int fd = -1;
	int r = regular_open_name(rs, name, O_RDWR | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW, &fd, reterr);
	struct stat st;

	if (r < 0)
		return r;
	if (sys(SYS_fstat, fd, &st) < 0 || !S_ISFIFO(st.st_mode))
		return no_fifo(rf, name, reterr);
	return fd_take(&fd);
}

static struct restored_fifo *restored_fifo_of(struct restore *rs, const struct restored_file *rf)
{
	struct restored_fifos *all = rs->kind_state[kind_index(&kind_fifo)];
	struct restored_fifo *fifo;

	fifo = index_find(&all->by_id, rf->image->fifo->pipe_id);
	if (fifo)
		return fifo;
	fifo = arena_new(rs->arena, struct restored_fifo);
	*fifo = (struct restored_fifo){ .id = rf->image->fifo->pipe_id, .first = rf, .both = -1 };
	vec_push(rs->arena, &all->v, fifo);
	index_put(rs->arena, &all->by_id, fifo->id, fifo);
	return fifo;
}

/* Packet mode can be set, but not opened with. */
static int fifo_open(struct restored_file *rf, const struct restored_fifo *fifo, u32 flags, struct error *reterr)
{
	int r = restored_take(rf, description_reopen(fifo->both, flags & ~(u32)O_DIRECT), "open of a fifo", reterr);
	long set =
		r == 0 && flags & O_DIRECT ? sys(SYS_fcntl, rf->fd, F_SETFL, flags & FLAGS_SETFL & ~(u32)O_ASYNC) : 0;

	return set < 0 ? error_sys(reterr, restored_object(rf), set, "cannot set packet mode") : r;
}

static int fifo_restore(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	struct restored_file *name = name_of(rs, rf);
	const InheritFd *inherit = name ? regular_inherited(rs, name) : NULL;
	struct restored_fifo *fifo;

	if (!name)
		return restored_corrupt(rf, "its name is missing", reterr);
	if (inherit)
		return restored_inherit(rf, inherit, reterr);
	fifo = restored_fifo_of(rs, rf);
	if (fifo->both < 0)
		fifo->both = both_open(rs, name, rf, reterr);
	if (fifo->both < 0)
		return fifo->both;
	return fifo_open(rf, fifo, name->image->reg->flags & ~(u32)O_DIRECTORY, reterr);
}

static int fifo_restore_end(struct restore *rs, struct error *reterr)
{
	struct restored_fifos *all = rs->kind_state[kind_index(&kind_fifo)];
	int r = 0;

	for (size_t i = 0; i < all->v.n; i++) {
		struct restored_fifo *fifo = all->v.v[i];
		const struct pipe_data *data = pipe_data_find(&all->data, fifo->id);
		int there = 0;

		sys(SYS_ioctl, fifo->both, FIONREAD, &there);
		if (r == 0 && data && there == 0)
			r = pipe_data_fill(rs, fifo->first, fifo->both, data, reterr);
		fd_close(&fifo->both);
	}
	return r;
}

const struct kind kind_fifo = {
	.name = "fifo",
	.image = FD_TYPES__FIFO,
	.match = fifo_match,
	.fdinfo = FDINFO_NEVER,
	.plan = regular_plan,
	.plan_end = fifo_plan_end,
	.dump = fifo_dump,
	.dump_end = fifo_dump_end,
	.common = fifo_common,
	.read = fifo_read,
	.check = fifo_check,
	.restore = fifo_restore,
	.restore_end = fifo_restore_end,
};
