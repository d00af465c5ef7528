/* memory/pagemap.c - pagemap-*.img and pagemap-shmem-*.img: which pages a pages file holds, in its order. */
#include <errno.h>
#include "memory/local.h"

static int entry_put(struct dump *d, enum image_type type, u64 id, const struct run *run, u32 flags,
		     struct error *reterr)
{
	PagemapEntry e = PAGEMAP_ENTRY__INIT;

	e.vaddr = run->address;
	/* Readers before CRIU 4.2 know only the first. */
	e.compat_nr_pages = (u32)MIN(run->pages, (u64)UINT32_MAX);
	e.has_nr_pages = true;
	e.nr_pages = run->pages;
	e.has_flags = true;
	e.flags = flags;
	return images_put(d->images, type, id, &e.base, reterr);
}

int pagemap_put(struct dump *d, enum image_type type, u64 id, u32 pages_id, const struct runs *runs,
		struct error *reterr)
{
	static const struct runs none = { 0 };
	const struct runs *parent = runs->in_parent ? runs->in_parent : &none;
	PagemapHead head = PAGEMAP_HEAD__INIT;
	size_t i = 0, j = 0;
	int r;

	head.pages_id = pages_id;
	r = images_put(d->images, type, id, &head.base, reterr);
	while (r >= 0 && (i < runs->v.n || j < parent->v.n)) {
		if (j == parent->v.n || (i < runs->v.n && runs->v.v[i].address < parent->v.v[j].address))
			r = entry_put(d, type, id, &runs->v.v[i++], PE_PRESENT, reterr);
		else
			r = entry_put(d, type, id, &parent->v.v[j++], PE_PARENT, reterr);
	}
	return r;
}

/* --- reading --- */

static int corrupt(const struct image_file *f, const char *what, struct error *reterr)
{
	return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL, OBJECT(.file = image_name(f), .offset = image_offset(f)),
			 "%s: %s", image_name(f), what);
}

/* Pages that may come later and are here, too, are like all others. */
static int entry_check(const struct image_file *f, const PagemapEntry *e, u64 from, u64 limit, struct pagemap_run *ret,
		       struct error *reterr)
{
	u64 pages = e->has_nr_pages ? e->nr_pages : e->compat_nr_pages;
	u32 flags = e->has_flags ? e->flags : e->in_parent ? PE_PARENT : PE_PRESENT;

	if (!(flags & (PE_PARENT | PE_PRESENT)))
		return error_refuse(reterr, "ERR_UNSUPPORTED_MAPPING",
				    OBJECT(.file = image_name(f), .offset = image_offset(f)),
				    "restore from a full dump", "%s: pages in another place than the images",
				    image_name(f));
	if (e->vaddr % PAGE_SIZE || e->vaddr < from || e->vaddr >= limit)
		return corrupt(f, "an entry is out of order, or out of bounds", reterr);
	if (pages == 0 || pages > (limit - e->vaddr) / PAGE_SIZE)
		return corrupt(f, "an entry has an impossible number of pages", reterr);
	*ret = (struct pagemap_run){ e->vaddr, pages, .flags = flags & PE_PRESENT ? PE_PRESENT : PE_PARENT };
	return 0;
}

static int entries_get(struct arena *a, struct image_file *f, u64 limit, struct pagemap *ret, struct error *reterr)
{
	struct pagemap_run run;
	PagemapEntry *e;
	u64 from = 0, offset = 0;
	int r;

	while ((r = image_next(f, &e, reterr)) > 0) {
		r = entry_check(f, e, from, limit, &run, reterr);
		if (r < 0)
			return r;
		run.offset = offset;
		from = run.address + run.pages * PAGE_SIZE;
		if (run.flags & PE_PRESENT)
			offset += run.pages * PAGE_SIZE;
		vec_push(a, &ret->runs, run);
	}
	if (r < 0 || !offset)
		return r;
	r = images_open_raw(ret->images, IMG_PAGES, ret->source->pages_id, &ret->source->fd, &ret->source->size,
			    reterr);
	if (r < 0)
		return r;
	if (offset <= ret->source->size)
		return 0;
	fd_close(&ret->source->fd);
	return corrupt(f, "its pages file is too short", reterr);
}

int pagemap_read(struct arena *a, struct images *images, enum image_type type, u64 id, u64 limit, struct pagemap **ret,
		 struct error *reterr)
{
	struct pagemap *map = arena_new(a, struct pagemap);
	struct image_file *f;
	PagemapHead *head;
	int r;

	*ret = NULL;
	r = image_begin(images, type, id, true, &f, reterr);
	if (r < 0)
		return r;
	r = image_next_as(f, &pagemap_head__descriptor, &head, reterr);
	if (r <= 0)
		return r;
	map->images = images;
	map->file = image_name(f);
	map->source = arena_new(a, struct pages_source);
	*map->source = (struct pages_source){ .images = images, .pages_id = head->pages_id, .fd = -1 };
	r = entries_get(a, f, limit, map, reterr);
	if (r >= 0)
		*ret = map;
	return r;
}

size_t pagemap_find(const struct pagemap *map, u64 address)
{
	size_t low = 0, high = map->runs.n;

	while (low < high) {
		size_t middle = (low + high) / 2;
		const struct pagemap_run *run = &map->runs.v[middle];

		if (run->address + run->pages * PAGE_SIZE <= address)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
