/*
 * memory/chain.c - images that build upon others: a page that did not change since the images before is only said to be there
 * (PE_PARENT), and found through the link `parent`, from layer to layer. Every reference is checked when the images are read.
 */
#include <errno.h>
#include "memory/transfer.h"

struct chain {
	struct restore *rs;
	enum image_type type;
	u64 id, limit;
	VEC(struct pagemap *) layers; /* [0]: of the images that are restored */
	struct runs *runs;
};

static int corrupt(const struct pagemap *map, u64 address, const char *what, struct error *reterr)
{
	return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL,
			 OBJECT(.file = map->file, .path = images_path(map->images), .address = address),
			 "%s of %s: the page at 0x%lx %s", map->file, images_path(map->images), (unsigned long)address,
			 what);
}

static int layer_read(struct chain *c, struct images *images, struct error *reterr)
{
	struct pagemap *map;
	int r = pagemap_read(c->rs->arena, images, c->type, c->id, c->limit, &map, reterr);

	if (r < 0 || !map)
		return r;
	vec_push(c->rs->arena, &c->layers, map);
	vec_push(c->rs->arena, &memory_restore_state(c->rs)->sources, map->source);
	return 0;
}

static int layer_below(struct chain *c, size_t depth, u64 address, struct error *reterr)
{
	const struct pagemap *map = c->layers.v[depth];
	struct images *parent;
	int r;

	if (c->layers.n > depth + 1)
		return 0;
	r = images_parent(map->images, &parent, reterr);
	if (r >= 0 && !parent)
		return corrupt(map, address, "is said to be in a parent, and there is none", reterr);
	if (r >= 0)
		r = layer_read(c, parent, reterr);
	if (r >= 0 && c->layers.n == depth + 1)
		return corrupt(map, address, "is said to be in a parent, which has no pages of it", reterr);
	return r;
}

static void run_found(struct chain *c, const struct pagemap *map, const struct pagemap_run *run, u64 from, u64 end)
{
	vec_push(c->rs->arena, &c->runs->v,
		 (struct run){ .address = from,
			       .pages = (end - from) / PAGE_SIZE,
			       .source = map->source,
			       .offset = run->offset + (from - run->address) });
	c->runs->pages += (end - from) / PAGE_SIZE;
}

/* Where [from, end), all of which layer `depth` must know, is stored. */
static int chain_resolve(struct chain *c, size_t depth, u64 from, u64 end, struct error *reterr)
{
	const struct pagemap *map = c->layers.v[depth];

	for (size_t i = pagemap_find(map, from); from < end; i++) {
		const struct pagemap_run *run = &map->runs.v[i];
		u64 stop;
		int r = 0;

		if (i == map->runs.n || run->address > from)
			return corrupt(map, from, "is said to be there by the images that build upon it, and is not",
				       reterr);
		stop = MIN(end, run->address + run->pages * PAGE_SIZE);
		if (run->flags & PE_PRESENT)
			run_found(c, map, run, from, stop);
		else
			r = layer_below(c, depth, from, reterr);
		if (r >= 0 && !(run->flags & PE_PRESENT))
			r = chain_resolve(c, depth + 1, from, stop, reterr);
		if (r < 0)
			return r;
		from = stop;
	}
	return 0;
}

int chain_read(struct restore *rs, enum image_type type, u64 id, u64 limit, struct runs *ret, struct error *reterr)
{
	struct chain c = { .rs = rs, .type = type, .id = id, .limit = limit, .runs = ret };
	int r = layer_read(&c, rs->images, reterr);

	for (size_t i = 0; r >= 0 && c.layers.n && i < c.layers.v[0]->runs.n; i++) {
		const struct pagemap_run *run = &c.layers.v[0]->runs.v[i];

		r = chain_resolve(&c, 0, run->address, run->address + run->pages * PAGE_SIZE, reterr);
	}
	return r;
}

size_t chain_add(struct transfer *work, const struct memory_end *memory, const struct runs *runs, size_t i, size_t to,
		 bool anonymous)
{
	struct pages_source *source = runs->v.v[i].source;
	u64 end = runs->v.v[i].offset;
	size_t n = i;

	if (!source->file)
		source->file = transfer_file(work, source->fd, source->size);
	for (; n < to && runs->v.v[n].source == source && runs->v.v[n].offset == end; n++)
		end += runs->v.v[n].pages * PAGE_SIZE;
	transfer_add(work, memory, source->file, &runs->v.v[i], n - i, runs->v.v[i].offset, anonymous);
	return n;
}

void chain_close(struct restore *rs)
{
	struct memory_restore *state = memory_restore_state(rs);

	for (size_t i = 0; i < state->sources.n; i++)
		fd_close(&state->sources.v[i]->fd);
}
