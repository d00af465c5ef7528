/* kinds/pipe_data.c - see pipe_data.h. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include "base/fd.h"
#include "base/io.h"
#include "kinds/pipe_data.h"

#define PIPE_MAX (1u << 30)

/* tee(2) moves whole buffers, so the copy needs as many slots as the original. */
static int tee_all(int from, u32 size, void *content, u32 bytes)
{
	int ends[2];
	long r = sys(SYS_pipe2, ends, O_CLOEXEC | O_NONBLOCK);

	if (r < 0)
		return r;
	AUTO(fd_close) int out = ends[0];
	AUTO(fd_close) int in = ends[1];
	r = sys(SYS_fcntl, in, F_SETPIPE_SZ, size);
	if (r < 0)
		return r;
	r = sys(SYS_tee, from, in, bytes, SPLICE_F_NONBLOCK);
	if (r < 0)
		return r;
	if ((u32)r != bytes)
		return -EIO;
	r = file_read_all(out, content, bytes);
	return r < 0 ? r : (u32)r == bytes ? 0 : -EIO;
}

int pipe_data_take(struct dump *d, struct file *f, struct pipe_data *ret, struct error *reterr)
{
	int fd = file_copy(f), bytes = 0;
	long size = sys(SYS_fcntl, fd, F_GETPIPE_SZ, 0);
	long r = sys(SYS_ioctl, fd, FIONREAD, &bytes);
	void *content = NULL;

	if (size < 0 || r < 0)
		return error_sys(reterr, file_object(f), size < 0 ? size : r, "cannot read the fill of %s", f->link);
	if (bytes > 0) {
		content = arena_alloc(d->arena, bytes);
		r = tee_all(fd, size, content, bytes);
		if (r < 0)
			return error_sys(reterr, file_object(f), r, "cannot copy the %d bytes in %s", bytes, f->link);
	}
	*ret = (struct pipe_data){ f->st.st_ino, bytes, size, content };
	return 0;
}

int pipe_data_put(struct dump *d, enum image_type type, const struct pipe_data *data, struct error *reterr)
{
	PipeDataEntry entry = PIPE_DATA_ENTRY__INIT;
	int r;

	entry.pipe_id = data->id;
	entry.bytes = data->bytes;
	entry.has_size = true;
	entry.size = data->size;
	r = images_put(d->images, type, 0, &entry.base, reterr);
	return r < 0 || !data->bytes ? r : images_put_raw(d->images, type, 0, data->content, data->bytes, reterr);
}

int pipe_data_read(struct restore *rs, enum image_type type, struct pipe_datas *ret, struct error *reterr)
{
	struct image_file *file;
	PipeDataEntry *entry;
	int r = image_begin(rs->images, type, 0, true, &file, reterr);

	if (r < 0)
		return r;
	while ((r = image_next(file, &entry, reterr)) > 0) {
		struct pipe_data data = { entry->pipe_id, entry->bytes, entry->has_size ? entry->size : 0, NULL };

		if (entry->bytes > PIPE_MAX || data.size > PIPE_MAX)
			return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL,
					 OBJECT(.file = image_name(file), .offset = image_offset(file)),
					 "%s: no pipe holds so much", image_name(file));
		r = entry->bytes ? image_raw(file, entry->bytes, &data.content, reterr) : 0;
		if (r < 0)
			return r;
		pipe_data_add(rs->arena, ret, &data);
	}
	return r;
}

void pipe_data_add(struct arena *a, struct pipe_datas *all, const struct pipe_data *data)
{
	struct pipe_data *own;

	if (index_find(&all->by_id, data->id))
		return;
	own = arena_memdup(a, data, sizeof *data);
	vec_push(a, &all->v, own);
	index_put(a, &all->by_id, data->id, own);
}

const struct pipe_data *pipe_data_find(const struct pipe_datas *all, u32 id)
{
	return index_find(&all->by_id, id);
}

int pipe_data_fill(struct restore *rs, const struct restored_file *rf, int fd, const struct pipe_data *data,
		   struct error *reterr)
{
	long now = sys(SYS_fcntl, fd, F_GETPIPE_SZ, 0), r = 0;
	const u8 *p = data->content;

	if (data->size && now >= 0 && (u32)now != data->size)
		r = sys(SYS_fcntl, fd, F_SETPIPE_SZ, data->size);
	if (r < 0)
		log_warning(rs->log, "pipe %u keeps its size of %ld bytes, not %u: %s", data->id, now, data->size,
			    error_name(r));
	for (u32 left = data->bytes; left; left -= r, p += r) {
		r = sys(SYS_write, fd, p, left);
		if (r <= 0)
			return error_sys(reterr, restored_object(rf), r ? r : -EIO,
					 "cannot put %u bytes back into pipe %u", data->bytes, data->id);
	}
	return 0;
}
