/*
 * memory/dedup.c - stored pages that nobody will read again are freed, by holes in their pages files. In the parents of images: pages that
 * those images store themselves. In images that were restored, if that is asked for: all that were read.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/falloc.h>
#include <sys/stat.h>
#include "memory/local.h"

#define OFFSET_MAX (1ull << 62)

/* A pages file that gets holes. */
struct punched {
	struct images *images;
	u32 pages_id;
	int fd; /* -1: not opened yet */
	u64 before;
};

struct dedup {
	struct arena *arena;
	enum image_type type;
	u64 id;
	VEC(struct pagemap *) layers; /* [0]: of the images whose parents are freed */
	VEC(struct punched) files;
	u64 freed;
};

static u64 bytes_on_disk(int fd)
{
	struct stat st = { 0 };

	sys(SYS_fstat, fd, &st);
	return (u64)st.st_blocks * 512;
}

static int file_find(struct dedup *w, struct images *images, u32 pages_id, struct punched **ret)
{
	char name[IMAGE_NAME_MAX];
	struct punched *file;

	for (size_t i = 0; i < w->files.n; i++)
		if (w->files.v[i].images == images && w->files.v[i].pages_id == pages_id) {
			*ret = &w->files.v[i];
			return 0;
		}
	image_file_name(name, IMG_PAGES, pages_id);
	file = vec_push(w->arena, &w->files, (struct punched){ images, pages_id, .fd = -1 });
	file->fd = file_open_at(images_dirfd(images), name, O_RDWR | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY, 0);
	if (file->fd < 0)
		return file->fd;
	file->before = bytes_on_disk(file->fd);
	*ret = file;
	return 0;
}

static int punch(struct dedup *w, const struct pages_source *source, u64 offset, u64 size, struct error *reterr)
{
	struct punched *file = NULL;
	long r = file_find(w, source->images, source->pages_id, &file);

	if (r >= 0)
		r = sys(SYS_fallocate, file->fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, offset, size);
	if (r < 0)
		return error_sys(reterr, OBJECT(.path = images_path(source->images)), r,
				 "cannot free pages in pages-%u.img of %s", source->pages_id,
				 images_path(source->images));
	return 0;
}

static void files_close(struct dedup *w)
{
	for (size_t i = 0; i < w->files.n; i++) {
		u64 after = w->files.v[i].fd < 0 ? 0 : bytes_on_disk(w->files.v[i].fd);

		if (w->files.v[i].fd >= 0 && after < w->files.v[i].before)
			w->freed += w->files.v[i].before - after;
		fd_close(&w->files.v[i].fd);
	}
	w->files.n = 0;
}

/* --- parents --- */

static int layer_read(struct dedup *w, struct images *images, struct error *reterr)
{
	struct pagemap *map;
	int r = pagemap_read(w->arena, images, w->type, w->id, w->type == IMG_PAGEMAP ? TASK_SIZE : OFFSET_MAX, &map,
			     reterr);

	if (r < 0 || !map)
		return r;
	fd_close(&map->source->fd);
	vec_push(w->arena, &w->layers, map);
	return 0;
}

/* *ret: there is a layer of this depth. */
static int layer_find(struct dedup *w, size_t depth, bool *ret, struct error *reterr)
{
	struct images *parent;
	int r = 0;

	if (w->layers.n <= depth) {
		r = images_parent(w->layers.v[depth - 1]->images, &parent, reterr);
		if (r >= 0 && parent)
			r = layer_read(w, parent, reterr);
	}
	*ret = r >= 0 && w->layers.n > depth;
	return r;
}

/* [from, end) is stored above: all of it that is below can be reached no more. */
static int layer_free(struct dedup *w, const struct pagemap *map, u64 from, u64 end, struct error *reterr)
{
	int r = 0;

	for (size_t i = pagemap_find(map, from); r >= 0 && i < map->runs.n && map->runs.v[i].address < end; i++) {
		const struct pagemap_run *run = &map->runs.v[i];
		u64 start = MAX(from, run->address), stop = MIN(end, run->address + run->pages * PAGE_SIZE);

		if (run->flags & PE_PRESENT)
			r = punch(w, map->source, run->offset + (start - run->address), stop - start, reterr);
	}
	return r;
}

/* What the first layer stores. */
static int layers_free(struct dedup *w, size_t depth, struct error *reterr)
{
	const struct pagemap *top = w->layers.v[0];
	int r = 0;

	for (size_t i = 0; r >= 0 && i < top->runs.n; i++) {
		const struct pagemap_run *run = &top->runs.v[i];

		if (run->flags & PE_PRESENT)
			r = layer_free(w, w->layers.v[depth], run->address, run->address + run->pages * PAGE_SIZE,
				       reterr);
	}
	return r;
}

struct pagemap_name {
	enum image_type type;
	u64 id;
};

struct names {
	struct arena *arena;
	VEC(struct pagemap_name) v;
};

static int name_note(const char *name, void *arg)
{
	struct names *names = arg;
	enum image_type type;
	u64 id;

	if (image_name_parse(name, &type, &id) && (type == IMG_PAGEMAP || type == IMG_PAGEMAP_SHMEM))
		vec_push(names->arena, &names->v, (struct pagemap_name){ type, id });
	return 0;
}

static int memory_free(struct dedup *w, struct images *images, struct error *reterr)
{
	bool found = true;
	int r = layer_read(w, images, reterr);

	for (size_t depth = 1; r >= 0 && w->layers.n && found; depth++) {
		r = layer_find(w, depth, &found, reterr);
		if (found)
			r = layers_free(w, depth, reterr);
	}
	files_close(w);
	return r;
}

int memory_dedup(struct arena *arena, const char *dir, bool pages_only, u64 *ret_freed, struct error *reterr)
{
	struct names names = { .arena = arena };
	struct images *images;
	u64 freed = 0;
	int r = (pages_only ? images_open_pages : images_open)(arena, dir, &images, reterr);

	if (r >= 0)
		r = dir_each_at(images_dirfd(images), name_note, &names);
	for (size_t i = 0; r >= 0 && i < names.v.n; i++) {
		struct dedup w = { .arena = arena, .type = names.v.v[i].type, .id = names.v.v[i].id };

		r = memory_free(&w, images, reterr);
		freed += w.freed;
	}
	*ret_freed = freed;
	return r;
}

/* --- what was restored --- */

static int runs_free(struct dedup *w, const struct runs *runs, struct error *reterr)
{
	int r = 0;

	for (size_t i = 0; r >= 0 && i < runs->v.n; i++) {
		const struct run *run = &runs->v.v[i];

		r = punch(w, run->source, run->offset, run->pages * PAGE_SIZE, reterr);
	}
	return r;
}

int memory_free_restored(struct restore *rs, struct error *reterr)
{
	const struct memory_restore *state = memory_restore_state(rs);
	struct dedup w = { .arena = rs->arena };
	int r = 0;

	for (size_t i = 0; r >= 0 && i < state->read.n; i++)
		r = runs_free(&w, state->read.v[i], reterr);
	files_close(&w);
	return r;
}
