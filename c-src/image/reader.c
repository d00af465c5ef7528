/*
 * image/reader.c - reading images. See directory.h. The files may come from anywhere: every length is compared with what
 * is there, and each refusal names file and offset.
 */
#include <fcntl.h>
#include <sys/stat.h>
#include "base/fd.h"
#include "base/io.h"
#include "base/sys.h"
#include "image/framing.h"
#include "image/images.h"
#include "image/wire.h"

#define PARENTS_MAX   1000
#define FILE_SIZE_MAX (1UL << 30) /* of files that are read as a whole: all but pages and other raw ones */

struct image_file {
	struct images *images;
	const struct image_spec *spec;
	const char *name;
	struct frames frames;
	u64 entry; /* offset of the newest entry */
};

int image_corrupt(const char *name, u64 offset, const char *text, struct error *reterr)
{
	return error_set(reterr, "ERR_IMAGE_CORRUPT", -EBADMSG, OBJECT(.file = name, .offset = offset), "%s at %lu: %s",
			 name, offset, text);
}

static int missing(const struct images *images, const char *name, struct error *reterr)
{
	const char *path = images_file_path(images, name);

	return error_set(reterr, "ERR_IMAGE_MISSING", -ENOENT, OBJECT(.path = path, .file = name), "there is no %s",
			 path);
}

static const char *name_of(struct images *images, enum image_type type, u64 id)
{
	char name[IMAGE_NAME_MAX];

	image_file_name(name, type, id);
	return arena_strdup(images->arena, name);
}

/*
 * Anything but a regular file is refused; not waiting for a writer (O_NONBLOCK) lets us see that. Returns -ENOENT
 * without an error: what that means is the caller's.
 */
static int open_regular(struct images *images, const char *name, u64 *ret_size, struct error *reterr)
{
	int fd = file_open_at(images->dir, name, O_RDONLY | O_NONBLOCK | O_NOCTTY, 0);
	struct stat st = { 0 };
	long r;

	if (fd == -ENOENT)
		return fd;
	if (fd < 0)
		return error_sys(reterr, OBJECT(.path = images_file_path(images, name), .file = name), fd, "open %s",
				 name);
	r = sys(SYS_fstat, fd, &st);
	if (r == 0 && S_ISREG(st.st_mode)) {
		*ret_size = (u64)st.st_size;
		return fd;
	}
	sys(SYS_close, fd);
	return image_corrupt(name, 0, "not a regular file", reterr);
}

/* The file may shrink meanwhile: what was read counts. */
static int read_whole(struct images *images, const char *name, struct frames *ret, struct error *reterr)
{
	u64 size = 0;
	AUTO(fd_close) int fd = open_regular(images, name, &size, reterr);
	ssize_t r;
	u8 *bytes;

	if (fd < 0)
		return fd;
	if (size > FILE_SIZE_MAX)
		return image_corrupt(name, 0, "larger than 1 GiB", reterr);
	bytes = arena_alloc(images->arena, size + 1);
	r = file_read_all(fd, bytes, size);
	if (r < 0)
		return error_sys(reterr, OBJECT(.path = images_file_path(images, name), .file = name), r, "read %s",
				 name);
	*ret = (struct frames){ .bytes = bytes, .size = (size_t)r };
	return 0;
}

int image_begin(struct images *images, enum image_type type, u64 id, bool missing_ok, struct image_file **ret,
		struct error *reterr)
{
	struct image_file *file = arena_new(images->arena, struct image_file);
	struct frame_fault fault;
	int r;

	file->images = images;
	file->spec = image_spec(type);
	file->name = name_of(images, type, id);
	r = read_whole(images, file->name, &file->frames, reterr);
	if (r == -ENOENT && !missing_ok)
		return missing(images, file->name, reterr);
	if (r < 0 && r != -ENOENT)
		return r;
	if (r == 0 && frame_head(&file->frames, file->spec, &fault) < 0)
		return image_corrupt(file->name, fault.offset, fault.text, reterr);
	file->entry = file->frames.at;
	*ret = file;
	return 0;
}

int image_decode(struct images *images, const char *name, u64 offset, const ProtobufCMessageDescriptor *type,
		 const u8 *bytes, u32 size, void *ret_message, struct error *reterr)
{
	struct wire_fault fault;
	ProtobufCMessage *message;

	if (wire_check(type, bytes, size, &fault) < 0)
		return image_corrupt(name, offset + fault.offset, fault.what, reterr);
	message = protobuf_c_message_unpack(type, &images->arena->pb, size, bytes);
	if (!message)
		return image_corrupt(name, offset - sizeof(u32),
				     "the entry cannot be decoded, or lacks a required field", reterr);
	memcpy(ret_message, &message, sizeof message);
	return 0;
}

int image_next_as(struct image_file *file, const ProtobufCMessageDescriptor *type, void *ret_message,
		  struct error *reterr)
{
	struct frame_fault fault;
	const u8 *bytes;
	u32 size;
	int r;

	file->entry = file->frames.at;
	if (frame_done(&file->frames))
		return 0;
	if (!type)
		return image_corrupt(file->name, file->entry, "has no entries", reterr);
	if (frame_entry(&file->frames, image_entry_max(file->spec), &bytes, &size, &fault) < 0)
		return image_corrupt(file->name, fault.offset, fault.text, reterr);
	r = image_decode(file->images, file->name, file->entry + sizeof size, type, bytes, size, ret_message, reterr);
	return r < 0 ? r : 1;
}

int image_next(struct image_file *file, void *ret_message, struct error *reterr)
{
	return image_next_as(file, file->spec->message, ret_message, reterr);
}

int image_raw(struct image_file *file, u64 size, const void **ret_bytes, struct error *reterr)
{
	struct frame_fault fault;
	const u8 *bytes;

	if (frame_raw(&file->frames, size, &bytes, &fault) < 0)
		return image_corrupt(file->name, fault.offset, fault.text, reterr);
	*ret_bytes = bytes;
	return 0;
}

u64 image_left(const struct image_file *file)
{
	return file->frames.size - file->frames.at;
}

u64 image_offset(const struct image_file *file)
{
	return file->entry;
}

const char *image_name(const struct image_file *file)
{
	return file->name;
}

static int get_only(struct image_file *file, void *ret_message, struct error *reterr)
{
	int r = image_next(file, ret_message, reterr);

	if (r < 0)
		return r;
	if (r == 0)
		return image_corrupt(file->name, file->entry, "the file ends before its entry", reterr);
	if (file->spec->single && !frame_done(&file->frames))
		return image_corrupt(file->name, file->frames.at, "something follows the only entry", reterr);
	return 0;
}

int images_get(struct images *images, enum image_type type, u64 id, void *ret_message, struct error *reterr)
{
	struct image_file *file;
	int r = image_begin(images, type, id, false, &file, reterr);

	return r < 0 ? r : get_only(file, ret_message, reterr);
}

int images_find(struct images *images, enum image_type type, u64 id, void *ret_message, struct error *reterr)
{
	struct image_file *file;
	const void *none = NULL;
	int r = image_begin(images, type, id, true, &file, reterr);

	if (r < 0)
		return r;
	if (file->frames.bytes)
		return get_only(file, ret_message, reterr);
	memcpy(ret_message, &none, sizeof none);
	return 0;
}

int images_open_raw(struct images *images, enum image_type type, u64 id, int *ret_fd, u64 *ret_size,
		    struct error *reterr)
{
	const char *name = name_of(images, type, id);
	int fd = open_regular(images, name, ret_size, reterr);

	if (fd == -ENOENT)
		return missing(images, name, reterr);
	if (fd < 0)
		return fd;
	*ret_fd = fd;
	return 0;
}

static int check_version(struct images *images, struct error *reterr)
{
	InventoryEntry *inventory;
	int r = images_get(images, IMG_INVENTORY, 0, &inventory, reterr);

	if (r == -ENOENT && reterr)
		reterr->hint = "a directory without an inventory holds no whole checkpoint";
	if (r < 0)
		return r;
	if (inventory->img_version != 1 && inventory->img_version != 2)
		return image_corrupt("inventory.img", 4, "the image version is neither 1 nor 2", reterr);
	return 0;
}

static int open_at(struct arena *arena, int at, const char *dir, const char *path, bool bare, struct images **ret,
		   struct error *reterr)
{
	struct images *images = arena_new(arena, struct images);
	int r;

	images->arena = arena;
	images->path = path;
	images->bare = bare;
	images->partial_dir = -1;
	images->dir = file_open_at(at, dir, O_RDONLY | O_DIRECTORY, 0);
	if (images->dir < 0)
		return error_set(reterr, "ERR_IMAGE_MISSING", images->dir, OBJECT(.path = images->path),
				 "cannot open the directory %s: %s", path, error_name(images->dir));
	r = bare ? 0 : check_version(images, reterr);
	if (r < 0) {
		sys(SYS_close, images->dir);
		return r;
	}
	*ret = images;
	return 0;
}

int images_open(struct arena *arena, const char *dir, struct images **ret, struct error *reterr)
{
	return open_at(arena, AT_FDCWD, dir, arena_strdup(arena, dir), false, ret, reterr);
}

int images_open_pages(struct arena *arena, const char *dir, struct images **ret, struct error *reterr)
{
	return open_at(arena, AT_FDCWD, dir, arena_strdup(arena, dir), true, ret, reterr);
}

int images_build_upon(struct images *images, const char *path, struct images **ret, struct error *reterr)
{
	struct stat own, other;
	int r = open_at(images->arena, images->dir, path, images_file_path(images, path), false, &images->parent,
			reterr);

	if (r < 0)
		return r;
	if (sys(SYS_fstat, images->dir, &own) == 0 && sys(SYS_fstat, images->parent->dir, &other) == 0 &&
	    own.st_dev == other.st_dev && own.st_ino == other.st_ino)
		return error_set(reterr, "ERR_INVALID_OPTION", -EINVAL, OBJECT(.path = images->parent->path),
				 "images cannot build upon those that they replace: %s", images->parent->path);
	images->parent_link = arena_strdup(images->arena, path);
	*ret = images->parent;
	return 0;
}

int images_parent(struct images *images, struct images **ret, struct error *reterr)
{
	struct stat st;
	int r;

	*ret = images->parent;
	if (images->parent || sys(SYS_newfstatat, images->dir, PARENT_LINK, &st, AT_SYMLINK_NOFOLLOW) == -ENOENT)
		return 0;
	if (images->depth == PARENTS_MAX)
		return image_corrupt(PARENT_LINK, 0, "too many parents: they may form a circle", reterr);
	r = open_at(images->arena, images->dir, PARENT_LINK, images_file_path(images, PARENT_LINK), images->bare,
		    &images->parent, reterr);
	if (r < 0)
		return r;
	images->parent->depth = images->depth + 1;
	*ret = images->parent;
	return 0;
}
