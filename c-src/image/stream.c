/*
 * image/stream.c - reading an image file piece by piece: files whose raw bytes (the content of unlinked files) may be larger
 * than memory. See directory.h.
 */
#include <fcntl.h>
#include <sys/stat.h>
#include "base/fd.h"
#include "base/io.h"
#include "base/sys.h"
#include "image/framing.h"
#include "image/images.h"

/* Until `size` bytes are read, or the file ends. */
static ssize_t read_at(int fd, void *buffer, size_t size, u64 offset)
{
	size_t done = 0;

	while (done < size) {
		long r = sys(SYS_pread64, fd, (u8 *)buffer + done, size - done, offset + done);

		if (r == -EINTR)
			continue;
		if (r < 0)
			return r;
		if (r == 0)
			break;
		done += (size_t)r;
	}
	return (ssize_t)done;
}

static int take(struct image_stream *s, void *buffer, size_t size, const char *what, struct error *reterr)
{
	ssize_t r = read_at(s->fd, buffer, size, s->at);

	if (r < 0)
		return error_sys(reterr, OBJECT(.path = images_file_path(s->images, s->name), .file = s->name), r,
				 "read %s", s->name);
	if ((size_t)r < size)
		return image_corrupt(s->name, s->at, what, reterr);
	s->at += size;
	return 0;
}

static int head_check(struct image_stream *s, struct error *reterr)
{
	u8 head[8];
	ssize_t n = read_at(s->fd, head, sizeof head, 0);
	struct frames frames = { .bytes = head, .size = n < 0 ? 0 : (size_t)n };
	struct frame_fault fault;

	if (frame_head(&frames, s->spec, &fault) < 0)
		return image_corrupt(s->name, fault.offset, fault.text, reterr);
	s->at = frames.at;
	return 0;
}

int image_stream_open(struct images *images, enum image_type type, u64 id, struct image_stream *ret,
		      struct error *reterr)
{
	char name[IMAGE_NAME_MAX];
	int r;

	image_file_name(name, type, id);
	*ret = (struct image_stream){
		.images = images, .spec = image_spec(type), .name = arena_strdup(images->arena, name), .fd = -1
	};
	r = images_open_raw(images, type, id, &ret->fd, &ret->size, reterr);
	if (r == 0)
		r = head_check(ret, reterr);
	if (r < 0)
		image_stream_close(ret);
	return r;
}

void image_stream_close(struct image_stream *s)
{
	fd_close(&s->fd);
}

int image_stream_next(struct image_stream *s, const ProtobufCMessageDescriptor *type, void *ret_message,
		      struct error *reterr)
{
	u32 size;
	u8 *bytes;
	int r;

	s->entry = s->at;
	if (s->at >= s->size)
		return 0;
	r = take(s, &size, sizeof size, "the file ends inside the size of an entry", reterr);
	if (r < 0)
		return r;
	if (size > image_entry_max(s->spec) || size > s->size - s->at)
		return image_corrupt(s->name, s->entry, "an entry claims more bytes than it may have", reterr);
	bytes = arena_alloc(s->images->arena, size + 1);
	r = take(s, bytes, size, "the file ends inside an entry", reterr);
	if (r == 0)
		r = image_decode(s->images, s->name, s->at - size, type, bytes, size, ret_message, reterr);
	return r < 0 ? r : 1;
}

int image_stream_check(const struct image_stream *s, u64 size, struct error *reterr)
{
	if (size > s->size - s->at)
		return image_corrupt(s->name, s->at, "an entry claims more bytes of content than are left", reterr);
	return 0;
}

void image_stream_skip(struct image_stream *s, u64 size)
{
	s->at += size;
}

int image_stream_copy(struct image_stream *s, u64 size, int fd, u64 offset)
{
	int r = file_copy_range(s->fd, s->at, fd, offset, size);

	s->at += size;
	return r;
}
