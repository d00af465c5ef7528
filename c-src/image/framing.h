/*
 * image/framing.h - the bytes of an image file: its magics, then entries of a little-endian u32 size and that many
 * bytes, some followed by raw bytes whose length the entry tells. Nothing here knows what an entry means. Pure.
 */
#pragma once
#include "image/table.h"

struct frames {
	const u8 *bytes;
	size_t size, at;
};

struct frame_fault {
	u64 offset;
	char text[120];
};

/* Writes the magics of image version 2; returns their size, at most 8. */
size_t frame_write_head(u8 *out, const struct image_spec *spec);

/* Reads the magics of version 2 or 1 (which has no common magic). */
int frame_head(struct frames *f, const struct image_spec *spec, struct frame_fault *ret_fault);
/* The next entry. Not to be called at the end: see frame_done(). */
int frame_entry(struct frames *f, u32 max, const u8 **ret_bytes, u32 *ret_size, struct frame_fault *ret_fault);
int frame_raw(struct frames *f, u64 size, const u8 **ret_bytes, struct frame_fault *ret_fault);

static inline bool frame_done(const struct frames *f)
{
	return f->at >= f->size;
}
