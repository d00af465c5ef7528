/* image/framing.c - see framing.h. Every claim of a length is compared with what is there before it is used. */
#include "image/framing.h"
#include "base/format.h"

static int refuse(struct frame_fault *fault, u64 offset, const char *format, ...) PRINTF(3, 4);
static int refuse(struct frame_fault *fault, u64 offset, const char *format, ...)
{
	va_list args;

	fault->offset = offset;
	va_start(args, format);
	format_args(fault->text, sizeof fault->text, format, args);
	va_end(args);
	return -1;
}

static size_t left(const struct frames *f)
{
	return f->size - f->at;
}

static int take_word(struct frames *f, const char *what, u32 *ret, struct frame_fault *fault)
{
	if (left(f) < sizeof *ret)
		return refuse(fault, f->at, "the file ends inside the %s: %zu of 4 bytes", what, left(f));
	memcpy(ret, f->bytes + f->at, sizeof *ret);
	f->at += sizeof *ret;
	return 0;
}

size_t frame_write_head(u8 *out, const struct image_spec *spec)
{
	const u32 magics[] = { spec->head == HEAD_SERVICE ? SERVICE_MAGIC : COMMON_MAGIC, spec->magic };

	if (spec->head == HEAD_RAW)
		return 0;
	if (spec->head == HEAD_BARE) {
		memcpy(out, &spec->magic, sizeof spec->magic);
		return sizeof spec->magic;
	}
	memcpy(out, magics, sizeof magics);
	return sizeof magics;
}

int frame_head(struct frames *f, const struct image_spec *spec, struct frame_fault *ret_fault)
{
	const u32 lead = spec->head == HEAD_SERVICE ? SERVICE_MAGIC : COMMON_MAGIC;
	u32 magic = 0;

	if (spec->head == HEAD_RAW)
		return 0;
	if (take_word(f, "magic", &magic, ret_fault) < 0)
		return -1;
	if (spec->head != HEAD_BARE && magic == lead && take_word(f, "type's magic", &magic, ret_fault) < 0)
		return -1;
	if (magic != spec->magic)
		return refuse(ret_fault, f->at - sizeof magic, "the magic is %#x, expected %#x", magic, spec->magic);
	return 0;
}

int frame_entry(struct frames *f, u32 max, const u8 **ret_bytes, u32 *ret_size, struct frame_fault *ret_fault)
{
	const u64 start = f->at;
	u32 size = 0;

	if (take_word(f, "size of an entry", &size, ret_fault) < 0)
		return -1;
	if (size > max)
		return refuse(ret_fault, start, "an entry claims %u bytes, the limit is %u", size, max);
	if (size > left(f))
		return refuse(ret_fault, start, "an entry claims %u bytes, but %zu are left", size, left(f));
	*ret_bytes = f->bytes + f->at;
	*ret_size = size;
	f->at += size;
	return 0;
}

int frame_raw(struct frames *f, u64 size, const u8 **ret_bytes, struct frame_fault *ret_fault)
{
	if (size > left(f))
		return refuse(ret_fault, f->at, "an entry claims %lu bytes of content, but %zu are left", size,
			      left(f));
	*ret_bytes = f->bytes + f->at;
	f->at += size;
	return 0;
}
