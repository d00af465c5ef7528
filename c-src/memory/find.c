/*
 * memory/find.c - which pages of a frozen process are written to the images: those present or swapped, neither page cache nor the zero
 * page, of private mappings; found by PAGEMAP_SCAN. The vdso goes in whole (restore compares it), AIO rings too, vvar never. Pages that have not
 * changed since the parent images, by memory/track.c, are only said to be there.
 */
#include <errno.h>
#include "memory/local.h"

#define SCAN_RANGES 2048

bool vma_has_private_pages(const struct vma *v)
{
	return v->special == VMA_NORMAL && v->entry->status & (VMA_STATUS_ANON_PRIVATE | VMA_STATUS_FILE_PRIVATE) &&
	       !(v->entry->flags & MAP_DROPPABLE_); /* may be gone at any time: nobody counts on what is in it */
}

/* Mappings that one scan takes. */
struct group {
	u64 from, end;
	bool anonymous; /* none is of a file */
	bool watched;	/* all are watched by userfaultfd */
};

/* Walks mappings and ranges side by side, both ascending. */
struct scan {
	struct dump *d;
	struct task *t;
	bool tracked;
	size_t vma; /* first mapping that ends behind the last range */
	struct page_range *ranges;
};

static void vma_pass(struct scan *s)
{
	const struct vma *v = &s->t->vmas[s->vma++];

	if ((v->special == VMA_VDSO || vma_is_ring(v)) && !s->d->pre_dump)
		runs_add(s->d->arena, &s->t->memory->runs, v->start, (v->end - v->start) / PAGE_SIZE);
}

/* Those of [from, end) that the parent images know are in them; the others are dumped, whatever was noted. */
static void clean_take(struct scan *s, u64 from, u64 end)
{
	struct memory_plan *plan = s->t->memory;
	const struct pagemap *map = plan->watch.parent;

	for (size_t i = pagemap_find(map, from); from < end; i++) {
		const struct pagemap_run *run = i < map->runs.n ? &map->runs.v[i] : NULL;
		u64 start = run ? MIN(MAX(run->address, from), end) : end;

		if (start > from)
			runs_add(s->d->arena, &plan->runs, from, (start - from) / PAGE_SIZE);
		from = run ? MIN(run->address + run->pages * PAGE_SIZE, end) : end;
		if (from > start)
			runs_add(s->d->arena, &plan->in_parent, start, (from - start) / PAGE_SIZE);
		from = MAX(from, start);
	}
}

/* Pages on a swap device, among marks. */
static void swapped_take(struct scan *s, u64 from, u64 end)
{
	for (; from < end; from += PAGE_SIZE)
		if (!track_is_mark(s->t, from))
			runs_add(s->d->arena, &s->t->memory->runs, from, 1);
}

static void pages_take(struct scan *s, const struct group *g, u64 from, u64 end, u64 categories)
{
	struct memory_plan *plan = s->t->memory;

	if (categories & PAGE_GUARD)
		vec_push(s->d->arena, &plan->guards, (struct page_range){ .start = from, .end = end });
	else if (track_is_clean(s->d, s->t, g->watched, g->anonymous, categories))
		clean_take(s, from, end);
	else if (s->tracked && !g->anonymous && !(categories & PAGE_PRESENT))
		swapped_take(s, from, end);
	else
		runs_add(s->d->arena, &plan->runs, from, (end - from) / PAGE_SIZE);
}

/* What is present of it: not guard pages, nor marks of tracking. */
static bool is_text(const struct scan *s, const struct vma *v, u64 categories)
{
	return uprobes_may_be_in(s->d, v) && !(categories & PAGE_GUARD) && (!s->tracked || categories & PAGE_PRESENT);
}

static void text_take(struct scan *s, const struct vma *v, u64 from, u64 end)
{
	for (; from < end; from += PAGE_SIZE)
		if (!uprobes_are_all(s->d, s->t, v, from))
			runs_add(s->d->arena, &s->t->memory->runs, from, 1);
}

static void range_take(struct scan *s, const struct group *g, const struct page_range *range)
{
	for (u64 at = range->start, end; at < range->end; at = end) {
		const struct vma *v;

		while (s->vma < s->t->vma_count && s->t->vmas[s->vma].end <= at)
			vma_pass(s);
		if (s->vma == s->t->vma_count)
			return;
		v = &s->t->vmas[s->vma];
		end = MIN(v->end, range->end);
		at = MAX(at, v->start);
		if (at < end && vma_has_private_pages(v)) {
			if (is_text(s, v, range->categories))
				text_take(s, v, at, end);
			else
				pages_take(s, g, at, end, range->categories);
		}
	}
}

/* Kernels before 6.15 know no guard pages, and have none. */
static long scan_some(struct task *t, u64 *from, u64 end, struct page_filter *filter, struct page_range *ranges)
{
	long n = pagemap_scan(t->pagemap, from, end, filter, ranges, SCAN_RANGES);

	if (n != -EINVAL || !(filter->report & PAGE_GUARD))
		return n;
	filter->report &= ~(u64)PAGE_GUARD;
	filter->report |= PAGE_PRESENT;
	return pagemap_scan(t->pagemap, from, end, filter, ranges, SCAN_RANGES);
}

static bool is_anonymous(const struct vma *v)
{
	return v->entry->status & VMA_STATUS_ANON_PRIVATE;
}

/* Huge pages of hugetlbfs are left to the dump, whole. */
static bool is_wanted(const struct dump *d, const struct vma *v)
{
	return vma_has_private_pages(v) && !(d->pre_dump && v->vmflags & VMF(ht));
}

static bool is_watched(const struct task *t, size_t i)
{
	return t->memory->watch.vmas && t->memory->watch.vmas[i];
}

/*
 * The mappings from *first on that one scan can take: all anonymous, or all of files. Whether a page is page cache is asked of
 * the latter only: it costs a look at every page's struct (20 ms per GiB where the rest of the scan takes 2). A scan that
 * write-protects passes over what is not watched. False: no more.
 */
static bool scan_group(const struct dump *d, const struct task *t, size_t *first, struct group *ret)
{
	size_t i = *first;

	while (i < t->vma_count && !is_wanted(d, &t->vmas[i]))
		i++;
	if (i == t->vma_count)
		return false;
	*ret = (struct group){ .from = t->vmas[i].start,
			       .anonymous = is_anonymous(&t->vmas[i]),
			       .watched = is_watched(t, i) };
	for (; i < t->vma_count && is_wanted(d, &t->vmas[i]) && is_anonymous(&t->vmas[i]) == ret->anonymous &&
	       is_watched(t, i) == ret->watched;
	     i++)
		ret->end = t->vmas[i].end;
	*first = i;
	return true;
}

static int group_find(struct scan *s, const struct group *g, struct error *reterr)
{
	struct page_filter filter = { .none = PAGE_PFNZERO | (g->anonymous ? 0 : PAGE_FILE),
				      .any = PAGE_PRESENT | PAGE_SWAPPED,
				      .report = PAGE_GUARD };
	u64 from = g->from;
	long n;

	track_filter(s->d, s->t, g->watched, g->anonymous, &filter);
	do {
		n = scan_some(s->t, &from, g->end, &filter, s->ranges);
		if (n < 0)
			return error_sys(reterr, task_object(s->t), n, "cannot scan the pages of process %d",
					 s->t->pid);
		for (long i = 0; i < n; i++)
			range_take(s, g, &s->ranges[i]);
	} while (n && from < g->end);
	return 0;
}

int pages_find(struct dump *d, struct task *t, struct error *reterr)
{
	struct memory_dump *state = memory_dump_state(d);
	struct scan s = { d, t, state->tracker, 0, state->ranges };
	struct group g;
	size_t next = 0;
	int r = 0;

	if (!s.ranges)
		s.ranges = state->ranges = arena_array(d->arena, struct page_range, SCAN_RANGES);
	while (r >= 0 && scan_group(d, t, &next, &g))
		r = group_find(&s, &g, reterr);
	while (r >= 0 && s.vma < t->vma_count)
		vma_pass(&s);
	for (size_t i = 0; i < t->vma_count; i++)
		if (vma_has_private_pages(&t->vmas[i]))
			d->pages_scanned += (t->vmas[i].end - t->vmas[i].start) / PAGE_SIZE;
	t->memory->runs.in_parent = &t->memory->in_parent;
	d->pages_skipped += t->memory->in_parent.pages;
	return r;
}
