/* kinds/pipe_data.c - see pipe_data.h. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include "base/fd.h"
#include "base/io.h"
#include "kinds/pipe_data.h"

#define PIPE_MAX   (1u << 30)
#define PACKET_MAX PAGE_SIZE /* a longer write makes several */

/* A pipe of ours, which never blocks. */
struct copy {
	int out, in;
};

static void copy_close(struct copy *c)
{
	fd_close(&c->out);
	fd_close(&c->in);
}

static long copy_open(struct copy *ret, u32 size)
{
	int ends[2];
	long r = sys(SYS_pipe2, ends, O_CLOEXEC | O_NONBLOCK);

	*ret = (struct copy){ r < 0 ? -1 : ends[0], r < 0 ? -1 : ends[1] };
	return r < 0 ? r : sys(SYS_fcntl, ret->in, F_SETPIPE_SZ, size);
}

/* tee(2) moves whole buffers, so the copy needs as many slots as the original; twice as many leave one free for sure. */
static long copy_tee(struct copy *ret, int from, u32 size, u32 bytes)
{
	long r = copy_open(ret, size);

	if (r >= 0)
		sys(SYS_fcntl, ret->in, F_SETPIPE_SZ, size * 2);
	if (r >= 0)
		r = sys(SYS_tee, from, ret->in, bytes, SPLICE_F_NONBLOCK);
	return r < 0 ? r : (u32)r == bytes ? 0 : -EIO;
}

/*
 * 1: it is all one stream, which is in `content` now. A read ends at a packet, so one byte behind the last tells, if there is a slot
 * for it. Room for that byte is there.
 */
static long stream_read(const struct copy *c, u8 *content, u32 bytes)
{
	long r = sys(SYS_write, c->in, "", 1);

	if (r == -EAGAIN)
		return 0;
	r = r < 0 ? r : sys(SYS_read, c->out, content, (size_t)bytes + 1);
	return r < 0 ? r : (u32)r == bytes + 1;
}

/* Moves the first buffer of `c` to a pipe of one slot, and reads it there. *ret_packet: it is one. Its length, or < 0. */
static long buffer_read(const struct copy *c, const struct copy *one, u8 *content, u32 left, bool *ret_packet)
{
	long length, r = sys(SYS_fcntl, one->in, F_SETPIPE_SZ, PAGE_SIZE);

	r = r < 0 ? r : sys(SYS_splice, c->out, NULL, one->in, NULL, left, SPLICE_F_NONBLOCK);
	if (r <= 0)
		return r ? r : -EIO;
	length = r;
	r = sys(SYS_fcntl, one->in, F_SETPIPE_SZ, 2 * PAGE_SIZE);
	r = r < 0 ? r : stream_read(one, content, (u32)length);
	if (r < 0)
		return r;
	*ret_packet = r == 0;
	return r || sys(SYS_read, one->out, content + length, 1) == 1 ? length : -EIO;
}

/* Packets are written down, what is between them is joined. */
static long buffers_read(struct dump *d, const struct copy *c, const struct copy *one, struct pipe_data *data,
			 u8 *content)
{
	VEC(u32) packets = { 0 };
	u32 before = 0;

	for (u32 at = 0; at < data->bytes;) {
		bool packet;
		long length = buffer_read(c, one, content + at, data->bytes - at, &packet);

		if (length < 0)
			return length;
		at += (u32)length;
		if (!packet) {
			before += (u32)length;
			continue;
		}
		vec_push(d->arena, &packets, before);
		vec_push(d->arena, &packets, (u32)length);
		before = 0;
	}
	data->packets = packets.v;
	data->packet_numbers = packets.n;
	return 0;
}

static long content_take(struct dump *d, int fd, struct pipe_data *data)
{
	u8 *content = arena_alloc(d->arena, (size_t)data->bytes + 1);
	AUTO(copy_close) struct copy all = { -1, -1 };
	AUTO(copy_close) struct copy again = { -1, -1 };
	AUTO(copy_close) struct copy one = { -1, -1 };
	long r = copy_tee(&all, fd, data->size, data->bytes);

	data->content = content;
	r = r < 0 ? r : stream_read(&all, content, data->bytes);
	if (r)
		return MIN(r, 0L);
	r = copy_tee(&again, fd, data->size, data->bytes);
	r = r < 0 ? r : copy_open(&one, PAGE_SIZE);
	return r < 0 ? r : buffers_read(d, &again, &one, data, content);
}

int pipe_data_take(struct dump *d, struct file *f, bool readable, struct pipe_data *ret, struct error *reterr)
{
	int fd = file_copy(f), bytes = 0;
	long size = sys(SYS_fcntl, fd, F_GETPIPE_SZ, 0);
	long r = readable ? sys(SYS_ioctl, fd, FIONREAD, &bytes) : 0;

	if (size < 0 || r < 0)
		return error_sys(reterr, file_object(f), size < 0 ? size : r, "cannot read the fill of %s", f->link);
	*ret = (struct pipe_data){ .id = f->st.st_ino, .bytes = bytes, .size = size };
	r = bytes > 0 ? content_take(d, fd, ret) : 0;
	return r < 0 ? error_sys(reterr, file_object(f), r, "cannot copy the %d bytes in %s", bytes, f->link) : 0;
}

int pipe_data_put(struct dump *d, enum image_type type, const struct pipe_data *data, struct error *reterr)
{
	PipeDataEntry entry = PIPE_DATA_ENTRY__INIT;
	int r;

	entry.pipe_id = data->id;
	entry.bytes = data->bytes;
	entry.has_size = true;
	entry.size = data->size;
	entry.packets = data->packets;
	entry.n_packets = data->packet_numbers;
	r = images_put(d->images, type, 0, &entry.base, reterr);
	return r < 0 || !data->bytes ? r : images_put_raw(d->images, type, 0, data->content, data->bytes, reterr);
}

static bool packets_fit(const PipeDataEntry *entry)
{
	u64 sum = 0;

	for (size_t i = 0; i < entry->n_packets; i++) {
		sum += entry->packets[i];
		if (i % 2 && (entry->packets[i] == 0 || entry->packets[i] > PACKET_MAX))
			return false;
	}
	return entry->n_packets % 2 == 0 && sum <= entry->bytes;
}

int pipe_data_read(struct restore *rs, enum image_type type, struct pipe_datas *ret, struct error *reterr)
{
	struct image_file *file;
	PipeDataEntry *entry;
	int r = image_begin(rs->images, type, 0, true, &file, reterr);

	if (r < 0)
		return r;
	while ((r = image_next(file, &entry, reterr)) > 0) {
		struct pipe_data data = { .id = entry->pipe_id,
					  .bytes = entry->bytes,
					  .size = entry->has_size ? entry->size : 0,
					  .packets = entry->packets,
					  .packet_numbers = entry->n_packets };

		if (entry->bytes > PIPE_MAX || data.size > PIPE_MAX || !packets_fit(entry))
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

static long stream_write(int fd, const u8 *p, u32 left)
{
	for (long r; left; left -= (u32)r, p += r) {
		r = sys(SYS_write, fd, p, left);
		if (r <= 0)
			return r ? r : -EIO;
	}
	return 0;
}

/* A packet would be added to bytes before it that were written. To those that were linked nothing is. */
static long stream_link(int fd, const u8 *p, u32 bytes, u32 size)
{
	AUTO(copy_close) struct copy c = { -1, -1 };
	long r = bytes ? copy_open(&c, size) : 0;

	r = r < 0 || !bytes ? r : stream_write(c.in, p, bytes);
	r = r < 0 || !bytes ? r : sys(SYS_tee, c.out, fd, bytes, SPLICE_F_NONBLOCK);
	return r < 0 ? r : (u32)r == bytes ? 0 : -EIO;
}

static long packet_write(int fd, const u8 *p, u32 length)
{
	long flags = sys(SYS_fcntl, fd, F_GETFL, 0), r;

	if (flags < 0)
		return flags;
	r = sys(SYS_fcntl, fd, F_SETFL, flags | O_DIRECT);
	r = r < 0 ? r : sys(SYS_write, fd, p, length);
	sys(SYS_fcntl, fd, F_SETFL, flags);
	return r < 0 ? r : (u32)r == length ? 0 : -EIO;
}

/* After a packet comes a new buffer. */
static long content_write(int fd, const struct pipe_data *data)
{
	const u8 *p = data->content;
	u32 at = 0;
	long r = 0;

	for (size_t i = 0; i < data->packet_numbers && r == 0; i += 2) {
		r = stream_link(fd, p + at, data->packets[i], data->size);
		at += data->packets[i];
		r = r < 0 ? r : packet_write(fd, p + at, data->packets[i + 1]);
		at += data->packets[i + 1];
	}
	return r < 0 ? r : stream_write(fd, p + at, data->bytes - at);
}

int pipe_data_fill(struct restore *rs, const struct restored_file *rf, int fd, const struct pipe_data *data,
		   struct error *reterr)
{
	long now = sys(SYS_fcntl, fd, F_GETPIPE_SZ, 0), r = 0;

	if (data->size && now >= 0 && (u32)now != data->size)
		r = sys(SYS_fcntl, fd, F_SETPIPE_SZ, data->size);
	if (r < 0)
		log_warning(rs->log, "pipe %u keeps its size of %ld bytes, not %u: %s", data->id, now, data->size,
			    error_name(r));
	r = content_write(fd, data);
	return r < 0 ? error_sys(reterr, restored_object(rf), r, "cannot put %u bytes back into pipe %u", data->bytes,
				 data->id)
		     : 0;
}
