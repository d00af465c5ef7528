/*
 * image/directory.h - a directory of image files: whole or absent.
 *
 * Writing: entries are collected in memory and files made in `<dir>/.partial-<pid>`; images_commit() renames them in,
 * inventory.img last; images_discard() removes every trace, after a commit too. A checkpoint that was there before is
 * replaced by the commit and untouched until every byte of the new one is written. Errors: ERR_IMAGE_WRITE with the path.
 * Reading: every decode is bounds-checked; a torn or edited file is refused with its name and offset.
 */
#pragma once
#include "base/arena.h"
#include "base/error.h"
#include "image/messages.h"
#include "image/table.h"

#define PARENT_LINK "parent" /* in a directory of images: the link to those that it builds upon */

struct images;
struct image_file;

/* The directory is made if it is missing (parents too); that it can be written to is known when this returns. */
int images_create(struct arena *arena, const char *dir, struct images **ret, struct error *reterr);
/* Refuses directories without an inventory of version 1 or 2. */
int images_open(struct arena *arena, const char *dir, struct images **ret, struct error *reterr);
/* Pages and pagemaps alone: where a page server puts them, with or without the rest of the images. */
int images_open_pages(struct arena *arena, const char *dir, struct images **ret, struct error *reterr);
/* The images that these build upon, through the link `parent`; opened once. *ret NULL: there is no link. */
int images_parent(struct images *images, struct images **ret, struct error *reterr);
const char *images_path(const struct images *images);
int images_dirfd(const struct images *images);

/* --- writing --- */
/* These images will link to others, by a path relative to their own directory. *ret is opened for reading. */
int images_build_upon(struct images *images, const char *path, struct images **ret, struct error *reterr);
/* Appends one entry to the file of this type and id (made on first use; id 0 where the name has none). Copies. */
int images_put(struct images *images, enum image_type type, u64 id, const ProtobufCMessage *message,
	       struct error *reterr);
/* Raw bytes after the last entry (pipes-data, sk-queues ...). Copies. */
int images_put_raw(struct images *images, enum image_type type, u64 id, const void *bytes, size_t size,
		   struct error *reterr);
/* Makes an empty raw file such as pages-1.img and returns a descriptor to write to, owned by `images`. */
int images_raw(struct images *images, enum image_type type, u64 id, int *ret_fd, struct error *reterr);
/* Makes the file even if no entry was put. */
int images_touch(struct images *images, enum image_type type, u64 id, struct error *reterr);
/* Pagemaps and pages that are there are none of an older checkpoint: somebody else writes them. */
void images_leave_pages(struct images *images);
int images_commit(struct images *images, bool fsync, struct error *reterr);
void images_discard(struct images *images);

/* --- reading --- */
/* The only entry of a file; -ENOENT with ERR_IMAGE_MISSING if there is none. *ret is in the arena. */
int images_get(struct images *images, enum image_type type, u64 id, void *ret_message, struct error *reterr);
/* As images_get(), but *ret = NULL if there is no such file. */
int images_find(struct images *images, enum image_type type, u64 id, void *ret_message, struct error *reterr);
/*
 * Walks the entries of a file. `missing_ok`: no file means no entries. After an entry, image_raw() takes the raw bytes
 * that follow it. image_next() returns 1 with an entry, 0 at the end, or a negative errno.
 */
int image_begin(struct images *images, enum image_type type, u64 id, bool missing_ok, struct image_file **ret,
		struct error *reterr);
int image_next(struct image_file *file, void *ret_message, struct error *reterr);
/* The next entry, as a message of another type than the file's usual one (second type of pagemap, ghost-file ...). */
int image_next_as(struct image_file *file, const ProtobufCMessageDescriptor *type, void *ret_message,
		  struct error *reterr);
int image_raw(struct image_file *file, u64 size, const void **ret_bytes, struct error *reterr);
/* Bytes that are left in the file: content that goes up to its end (small ghost files). */
u64 image_left(const struct image_file *file);
/* Where the entry begins that was read last. */
u64 image_offset(const struct image_file *file);
const char *image_name(const struct image_file *file);
/* Opens a raw file such as pages-1.img; the descriptor is the caller's. *ret_size in bytes. */
int images_open_raw(struct images *images, enum image_type type, u64 id, int *ret_fd, u64 *ret_size,
		    struct error *reterr);

/* --- reading files with contents of any length between their entries: stream.c --- */
/* Walks them without holding them in memory. ERR_IMAGE_MISSING if there is no such file. */
struct image_stream {
	struct images *images;
	const struct image_spec *spec;
	const char *name;
	int fd;
	u64 size, at;
	u64 entry; /* where the newest entry begins */
};
int image_stream_open(struct images *images, enum image_type type, u64 id, struct image_stream *ret,
		      struct error *reterr);
void image_stream_close(struct image_stream *s);
/* As image_next_as(). */
int image_stream_next(struct image_stream *s, const ProtobufCMessageDescriptor *type, void *ret_message,
		      struct error *reterr);
/* Are so many raw bytes left? Refuses with file and offset if not. */
int image_stream_check(const struct image_stream *s, u64 size, struct error *reterr);
void image_stream_skip(struct image_stream *s, u64 size);
/* The next `size` raw bytes, checked to be there, go to `fd` at `offset`. 0 or -errno of the writing. */
int image_stream_copy(struct image_stream *s, u64 size, int fd, u64 offset);
