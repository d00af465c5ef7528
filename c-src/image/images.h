/* image/images.h - what directory.c (writing) and reader.c (reading) share. Nothing else includes it. */
#pragma once
#include "image/directory.h"

struct image_out;

struct images {
	struct arena *arena;
	const char *path;
	int dir;

	/* Reading. */
	struct images *parent; /* NULL: none, or not looked for */
	bool bare;	       /* neither these nor their parents need an inventory */
	u32 depth;	       /* how many children it was reached through */

	/* Writing. */
	const char *parent_link; /* to be made with the commit; NULL: none */
	bool link_made, link_renamed;
	const char *partial; /* name of the directory in `dir` that holds what is not committed; NULL: none */
	int partial_dir;
	bool pages_elsewhere;	       /* images_leave_pages() */
	VEC(struct image_out *) files; /* in the order of their first use */
	struct image_out **buckets;    /* the same, to be found by type and id */
	size_t bucket_count;
	VEC(const char *) made_dirs; /* the path and parents of it that were not there, outermost first */
};

/* The path of a file of these images, for errors. */
const char *images_file_path(const struct images *images, const char *name);

/* reader.c: ERR_IMAGE_CORRUPT at this offset; an entry's bytes, which lie at `offset` of the file, as a message in the arena. */
int image_corrupt(const char *name, u64 offset, const char *text, struct error *reterr);
int image_decode(struct images *images, const char *name, u64 offset, const ProtobufCMessageDescriptor *type,
		 const u8 *bytes, u32 size, void *ret_message, struct error *reterr);
