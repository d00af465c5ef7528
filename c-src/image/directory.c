/*
 * image/directory.c - writing images: whole or absent. See directory.h.
 *
 * Small files live in the arena until the commit and are then written with one write each; large ones and raw ones go to
 * `.partial-<pid>` as they come. The commit touches what was there before only once every byte of the new
 * checkpoint has been taken by the file system: old inventory first (from here on there is no checkpoint), then the other
 * old files, then the new ones by rename, the new inventory last.
 */
#include <fcntl.h>
#include <sys/file.h>
#include "base/format.h"
#include "base/io.h"
#include "base/sys.h"
#include "image/framing.h"
#include "image/images.h"

#define SPILL	(256UL << 10) /* bytes of one file that wait in memory */
#define BUCKETS 64	      /* at first */

struct image_out {
	enum image_type type;
	u64 id;
	const char *name;
	struct image_out *next; /* in its bucket */
	u8 *buffer;		/* not yet written */
	size_t used, cap;
	int fd;	      /* -1: not open */
	bool made;    /* exists in the partial directory */
	bool renamed; /* exists in the directory itself */
};

const char *images_path(const struct images *images)
{
	return images->path;
}

int images_dirfd(const struct images *images)
{
	return images->dir;
}

const char *images_file_path(const struct images *images, const char *name)
{
	return arena_format(images->arena, "%s/%s", images->path, name);
}

static int write_error(const struct images *images, const char *name, long result, const char *what,
		       struct error *reterr)
{
	const char *path = name ? images_file_path(images, name) : images->path;

	error_set(reterr, "ERR_IMAGE_WRITE", (int)result, OBJECT(.path = path), "%s %s: %s", what, path,
		  error_name((int)result));
	if (reterr && (result == -ENOSPC || result == -EDQUOT))
		reterr->hint = "free some space, or write the images to another file system";
	return (int)result;
}

/* --- the directory --- */

static int make_dir(struct images *images, const char *path)
{
	long r = sys(SYS_mkdirat, AT_FDCWD, path, 0755);

	if (r == 0)
		vec_push(images->arena, &images->made_dirs, path);
	return r == -EEXIST ? 0 : (int)r;
}

/* mkdir -p; remembers what it made. */
static int make_dirs(struct images *images)
{
	char *path = arena_strdup(images->arena, images->path);
	int r = make_dir(images, images->path);

	if (r != -ENOENT)
		return r;
	for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		r = make_dir(images, arena_strdup(images->arena, path));
		if (r < 0)
			return r;
		*slash = '/';
	}
	return make_dir(images, images->path);
}

static void unmake_dirs(struct images *images)
{
	while (images->made_dirs.n > 0)
		sys(SYS_unlinkat, AT_FDCWD, images->made_dirs.v[--images->made_dirs.n], AT_REMOVEDIR);
}

static int open_dir_at(int dir, const char *name)
{
	return file_open_at(dir, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0);
}

static int unlink_entry(const char *name, void *dir)
{
	sys(SYS_unlinkat, *(int *)dir, name, 0);
	return 0;
}

/*
 * A conductor holds a lock on its partial directory as long as it lives, however it dies and in whichever pid namespace:
 * one that can be locked was left behind by a killed one, perhaps with gigabytes in it.
 */
static int remove_stale(const char *name, void *arg)
{
	int parent = *(int *)arg, dir;

	if (!str_starts(name, ".partial-"))
		return 0;
	dir = open_dir_at(parent, name);
	if (dir < 0)
		return 0;
	if (sys(SYS_flock, dir, LOCK_EX | LOCK_NB) == 0) {
		dir_each_at(dir, unlink_entry, &dir);
		sys(SYS_unlinkat, parent, name, AT_REMOVEDIR);
	}
	sys(SYS_close, dir);
	return 0;
}

static int make_partial(struct images *images)
{
	long pid = sys(SYS_getpid), r = -EEXIST;
	const char *name = NULL;

	for (int i = 0; r == -EEXIST && i < 100; i++) { /* the same pid in another pid namespace */
		name = arena_format(images->arena, i ? ".partial-%ld-%d" : ".partial-%ld", pid, i);
		r = sys(SYS_mkdirat, images->dir, name, 0700);
	}
	if (r < 0)
		return (int)r;
	images->partial = name;
	images->partial_dir = open_dir_at(images->dir, name);
	if (images->partial_dir >= 0)
		sys(SYS_flock, images->partial_dir, LOCK_EX | LOCK_NB);
	return MIN(images->partial_dir, 0);
}

static struct images *images_new(struct arena *arena, const char *dir)
{
	struct images *images = arena_new(arena, struct images);

	images->arena = arena;
	images->path = arena_strdup(arena, dir);
	images->dir = -1;
	images->partial_dir = -1;
	return images;
}

int images_create(struct arena *arena, const char *dir, struct images **ret, struct error *reterr)
{
	struct images *images = images_new(arena, dir);
	int r = make_dirs(images);

	if (r < 0) {
		unmake_dirs(images);
		return write_error(images, NULL, r, "cannot make the directory", reterr);
	}
	images->dir = file_open_at(AT_FDCWD, dir, O_RDONLY | O_DIRECTORY, 0);
	if (images->dir < 0) {
		r = images->dir;
		unmake_dirs(images);
		return write_error(images, NULL, r, "cannot open the directory", reterr);
	}
	dir_each_at(images->dir, remove_stale, &images->dir);
	r = make_partial(images);
	if (r < 0) {
		images_discard(images);
		return write_error(images, NULL, r, "cannot write to the directory", reterr);
	}
	*ret = images;
	return 0;
}

/* --- one file --- */

static struct image_out **bucket(struct images *images, enum image_type type, u64 id)
{
	return &images->buckets[((u64)type * 31 + id) % images->bucket_count];
}

static void bucket_add(struct images *images, struct image_out *out)
{
	struct image_out **at = bucket(images, out->type, out->id);

	out->next = *at;
	*at = out;
}

/* A connection has a file of its own, and there may be thousands. */
static void buckets_grow(struct images *images)
{
	if (images->files.n < images->bucket_count)
		return;
	images->bucket_count = images->bucket_count ? images->bucket_count * 4 : BUCKETS;
	images->buckets = arena_array(images->arena, struct image_out *, images->bucket_count);
	for (size_t i = 0; i < images->files.n; i++)
		bucket_add(images, images->files.v[i]);
}

static struct image_out *out_new(struct images *images, enum image_type type, u64 id)
{
	struct image_out *out = arena_new(images->arena, struct image_out);
	char name[IMAGE_NAME_MAX];

	image_file_name(name, type, id);
	out->type = type;
	out->id = id;
	out->name = arena_strdup(images->arena, name);
	out->fd = -1;
	buckets_grow(images);
	bucket_add(images, out);
	vec_push(images->arena, &images->files, out);
	out->cap = 256;
	out->buffer = arena_alloc(images->arena, out->cap);
	out->used = frame_write_head(out->buffer, image_spec(type));
	return out;
}

static struct image_out *out_find(struct images *images, enum image_type type, u64 id)
{
	for (struct image_out *out = images->bucket_count ? *bucket(images, type, id) : NULL; out; out = out->next)
		if (out->type == type && out->id == id)
			return out;
	return NULL;
}

static struct image_out *out_get(struct images *images, enum image_type type, u64 id)
{
	struct image_out *out = out_find(images, type, id);

	return out ? out : out_new(images, type, id);
}

/* O_EXCL and a new name: truncating a large old file costs more than writing a new one. */
static int out_open(struct images *images, struct image_out *out, struct error *reterr)
{
	if (out->fd >= 0)
		return 0;
	out->fd = file_open_at(images->partial_dir, out->name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
	if (out->fd < 0)
		return write_error(images, out->name, out->fd, "cannot make", reterr);
	out->made = true;
	return 0;
}

static int out_write(struct images *images, struct image_out *out, const void *bytes, size_t size, struct error *reterr)
{
	int r = out_open(images, out, reterr);

	if (r < 0)
		return r;
	r = file_write_all(out->fd, bytes, size);
	return r < 0 ? write_error(images, out->name, r, "cannot write", reterr) : 0;
}

static int out_flush(struct images *images, struct image_out *out, struct error *reterr)
{
	int r = out_write(images, out, out->buffer, out->used, reterr);

	out->used = 0;
	return r;
}

/* Room for `size` bytes, less than SPILL, at the end of the buffer. */
static int out_reserve(struct images *images, struct image_out *out, size_t size, struct error *reterr)
{
	size_t cap = out->cap;
	u8 *grown;

	if (out->used + size > SPILL) {
		int r = out_flush(images, out, reterr);

		if (r < 0)
			return r;
	}
	while (cap < out->used + size)
		cap *= 2;
	if (cap == out->cap)
		return 0;
	grown = arena_alloc(images->arena, cap);
	memcpy(grown, out->buffer, out->used);
	out->buffer = grown;
	out->cap = cap;
	return 0;
}

static int out_append(struct images *images, struct image_out *out, const void *bytes, size_t size,
		      struct error *reterr)
{
	int r;

	if (size >= SPILL) {
		r = out_flush(images, out, reterr);
		return r < 0 ? r : out_write(images, out, bytes, size, reterr);
	}
	r = out_reserve(images, out, size, reterr);
	if (r < 0)
		return r;
	if (size)
		memcpy(out->buffer + out->used, bytes, size);
	out->used += size;
	return 0;
}

/* --- putting --- */

static int out_append_large(struct images *images, struct image_out *out, const ProtobufCMessage *message, u32 size,
			    struct error *reterr)
{
	u8 *packed = arena_alloc(images->arena, size);
	int r = out_append(images, out, &size, sizeof size, reterr);

	if (r < 0)
		return r;
	protobuf_c_message_pack(message, packed);
	return out_append(images, out, packed, size, reterr);
}

int images_put(struct images *images, enum image_type type, u64 id, const ProtobufCMessage *message,
	       struct error *reterr)
{
	const struct image_spec *spec = image_spec(type);
	struct image_out *out = out_get(images, type, id);
	size_t size = protobuf_c_message_get_packed_size(message);
	u32 word = (u32)size;
	int r;

	if (message->descriptor != spec->message && message->descriptor != spec->second)
		return write_error(images, out->name, -EINVAL, "a message of another type was put into", reterr);
	if (size > image_entry_max(spec))
		return write_error(images, out->name, -EFBIG, "an entry is too large for", reterr);
	if (size + sizeof word >= SPILL)
		return out_append_large(images, out, message, word, reterr);
	r = out_reserve(images, out, sizeof word + size, reterr);
	if (r < 0)
		return r;
	memcpy(out->buffer + out->used, &word, sizeof word);
	protobuf_c_message_pack(message, out->buffer + out->used + sizeof word);
	out->used += sizeof word + size;
	return 0;
}

int images_put_raw(struct images *images, enum image_type type, u64 id, const void *bytes, size_t size,
		   struct error *reterr)
{
	return out_append(images, out_get(images, type, id), bytes, size, reterr);
}

int images_raw(struct images *images, enum image_type type, u64 id, int *ret_fd, struct error *reterr)
{
	struct image_out *out = out_get(images, type, id);
	int r = out_flush(images, out, reterr);

	if (r < 0)
		return r;
	*ret_fd = out->fd;
	return 0;
}

void images_leave_pages(struct images *images)
{
	images->pages_elsewhere = true;
}

int images_touch(struct images *images, enum image_type type, u64 id, struct error *reterr UNUSED)
{
	out_get(images, type, id);
	return 0;
}

/* --- commit --- */

/* Some file systems say only now that the disk is full. */
static int out_close(struct images *images, struct image_out *out, bool fsync, struct error *reterr)
{
	long r = fsync ? sys(SYS_fsync, out->fd) : 0;
	long closed = sys(SYS_close, out->fd);

	out->fd = -1;
	if (r == 0)
		r = closed;
	return r < 0 ? write_error(images, out->name, r, "cannot write", reterr) : 0;
}

static int write_files(struct images *images, bool fsync, struct error *reterr)
{
	for (size_t i = 0; i < images->files.n; i++) {
		struct image_out *out = images->files.v[i];
		int r = out->used || !out->made ? out_flush(images, out, reterr) : 0;

		if (r == 0)
			r = out_close(images, out, fsync, reterr);
		if (r < 0)
			return r;
	}
	return 0;
}

static int link_parent(struct images *images, struct error *reterr)
{
	long r = images->parent_link ? sys(SYS_symlinkat, images->parent_link, images->partial_dir, PARENT_LINK) : 0;

	images->link_made = images->parent_link && r == 0;
	return r < 0 ? write_error(images, PARENT_LINK, r, "cannot make the link", reterr) : 0;
}

static int rename_link(struct images *images, struct error *reterr)
{
	long r = images->link_made ? sys(SYS_renameat, images->partial_dir, PARENT_LINK, images->dir, PARENT_LINK) : 0;

	if (r < 0)
		return write_error(images, PARENT_LINK, r, "cannot rename into place", reterr);
	images->link_renamed = images->link_made;
	images->link_made = false;
	return 0;
}

static void discard_link(struct images *images)
{
	if (images->link_made)
		sys(SYS_unlinkat, images->partial_dir, PARENT_LINK, 0);
	if (images->link_renamed)
		sys(SYS_unlinkat, images->dir, PARENT_LINK, 0);
	images->link_made = images->link_renamed = false;
}

static int sync_dir(struct images *images, int dir, bool fsync, struct error *reterr)
{
	long r = fsync ? sys(SYS_fsync, dir) : 0;

	return r < 0 ? write_error(images, NULL, r, "cannot write the directory", reterr) : 0;
}

static int remove_file(struct images *images, const char *name, struct error *reterr)
{
	long r = sys(SYS_unlinkat, images->dir, name, 0);

	return r < 0 && r != -ENOENT ? write_error(images, name, r, "cannot replace", reterr) : 0;
}

struct old_files {
	struct images *images;
	VEC(const char *) names;
};

static int note_old_file(const char *name, void *arg)
{
	struct old_files *old = arg;
	enum image_type type;
	u64 id;

	if (old->images->pages_elsewhere && image_name_parse(name, &type, &id) &&
	    (type == IMG_PAGES || type == IMG_PAGEMAP || type == IMG_PAGEMAP_SHMEM))
		return 0;
	/* Statistics may be those of another command; `parent` belongs to the checkpoint. */
	if (str_eq(name, PARENT_LINK) || (image_name_parse(name, &type, &id) && image_spec(type)->head != HEAD_SERVICE))
		vec_push(old->images->arena, &old->names, arena_strdup(old->images->arena, name));
	return 0;
}

/* The inventory first: without it the others are no checkpoint. */
static int remove_old_files(struct images *images, bool fsync, struct error *reterr)
{
	struct old_files old = { .images = images };
	int r = remove_file(images, "inventory.img", reterr);

	if (r == 0)
		r = sync_dir(images, images->dir, fsync, reterr);
	if (r < 0)
		return r;
	r = dir_each_at(images->dir, note_old_file, &old);
	if (r < 0)
		return write_error(images, NULL, r, "cannot list the directory", reterr);
	for (size_t i = 0; r == 0 && i < old.names.n; i++)
		r = remove_file(images, old.names.v[i], reterr);
	return r;
}

static int rename_file(struct images *images, struct image_out *out, struct error *reterr)
{
	long r = sys(SYS_renameat, images->partial_dir, out->name, images->dir, out->name);

	if (r < 0)
		return write_error(images, out->name, r, "cannot rename into place", reterr);
	out->made = false;
	out->renamed = true;
	return 0;
}

static int rename_files(struct images *images, const struct image_out *last, struct error *reterr)
{
	int r = 0;

	for (size_t i = 0; r == 0 && i < images->files.n; i++)
		if (images->files.v[i] != last)
			r = rename_file(images, images->files.v[i], reterr);
	return r;
}

static void remove_partial(struct images *images)
{
	if (!images->partial)
		return;
	sys(SYS_unlinkat, images->dir, images->partial, AT_REMOVEDIR);
	if (images->partial_dir >= 0)
		sys(SYS_close, images->partial_dir);
	images->partial_dir = -1;
	images->partial = NULL;
}

/* Files without an inventory (statistics) are no checkpoint and replace none. */
int images_commit(struct images *images, bool fsync, struct error *reterr)
{
	struct image_out *inventory = out_find(images, IMG_INVENTORY, 0);
	int r = write_files(images, fsync, reterr);

	if (r == 0)
		r = link_parent(images, reterr);
	if (r == 0 && inventory)
		r = remove_old_files(images, fsync, reterr);
	if (r == 0)
		r = rename_files(images, inventory, reterr);
	if (r == 0)
		r = rename_link(images, reterr);
	if (r == 0 && inventory)
		r = sync_dir(images, images->dir, fsync, reterr);
	if (r == 0 && inventory)
		r = rename_file(images, inventory, reterr);
	if (r == 0)
		r = sync_dir(images, images->dir, fsync, reterr);
	if (r < 0)
		return r;
	remove_partial(images);
	return 0;
}

static void discard_file(struct images *images, struct image_out *out)
{
	if (out->fd >= 0)
		sys(SYS_close, out->fd);
	if (out->made)
		sys(SYS_unlinkat, images->partial_dir, out->name, 0);
	if (out->renamed)
		sys(SYS_unlinkat, images->dir, out->name, 0);
	out->fd = -1;
	out->made = out->renamed = false;
}

/* Also after the commit, when what follows it fails: the inventory goes first. */
void images_discard(struct images *images)
{
	struct image_out *inventory;

	if (!images || images->dir < 0)
		return;
	inventory = out_find(images, IMG_INVENTORY, 0);
	if (inventory)
		discard_file(images, inventory);
	for (size_t i = 0; i < images->files.n; i++)
		discard_file(images, images->files.v[i]);
	discard_link(images);
	remove_partial(images);
	sys(SYS_close, images->dir);
	images->dir = -1;
	unmake_dirs(images);
}
