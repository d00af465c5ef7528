/*
 * memory/inherit.c - pages that a parent shares with its children since fork(2). They are in the images of each; which of them were
 * one is not known, but pages with the same contents at the same address of such a mapping might as well be. So the parent's
 * memory is laid before it clones the child (memory_lay()), the child keeps the mappings that they have in common, gives
 * back what it has no page for, and writes only what differs.
 */
#include <errno.h>
#include <sys/mman.h>
#include "memory/transfer.h"

struct inheritance {
	const struct runs *runs; /* pages of the maker */
	const struct vma *
		*kept; /* by index of the heir's mappings: the maker's that it lies in; NULL: it is made anew */
};

static bool can_be_kept(const struct vma *v)
{
	return v->special == VMA_NORMAL && v->entry->status & (VMA_STATUS_ANON_PRIVATE | VMA_STATUS_FILE_PRIVATE) &&
	       !(v->entry->flags & (MAP_HUGETLB | MAP_DROPPABLE_));
}

static bool same_backing(const struct vma *a, const struct vma *b)
{
	const u32 status = ~(u32)VMA_STATUS_HEAP, flags = ~(u32)MAP_LOCKED;

	if ((a->entry->status & status) != (b->entry->status & status) ||
	    (a->entry->flags & flags) != (b->entry->flags & flags))
		return false;
	return a->entry->status & VMA_STATUS_ANON_PRIVATE ||
	       (a->entry->shmid == b->entry->shmid && a->pgoff - a->start == b->pgoff - b->start);
}

/* Index of the first run that ends behind `address`. */
static size_t run_find(const struct runs *runs, u64 address)
{
	size_t low = 0, high = runs->v.n;

	while (low < high) {
		size_t middle = (low + high) / 2;
		const struct run *run = &runs->v.v[middle];

		if (run->address + run->pages * PAGE_SIZE <= address)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool has_pages(const struct runs *runs, const struct vma *v)
{
	size_t i = run_find(runs, v->start);

	return i < runs->v.n && runs->v.v[i].address < v->end;
}

static bool kept_find(struct inheritance *inherits, const struct task *t, const struct task *maker)
{
	bool any = false;

	for (size_t i = 0, j = 0; i < t->vma_count; i++) {
		const struct vma *v = &t->vmas[i], *of;

		while (j < maker->vma_count && maker->vmas[j].end <= v->start)
			j++;
		of = j < maker->vma_count ? &maker->vmas[j] : NULL;
		if (!of || of->start > v->start || of->end < v->end || !can_be_kept(v) || !can_be_kept(of) ||
		    !same_backing(v, of) || !has_pages(&maker->memory->runs, v) || !has_pages(&t->memory->runs, v))
			continue;
		inherits->kept[i] = of;
		any = true;
	}
	return any;
}

bool memory_inherit(struct restore *rs, struct task *t, const struct task *maker)
{
	struct inheritance *inherits;

	if (!t->memory || !maker->memory || !t->mm || !maker->mm || t->mm->exe_file_id != maker->mm->exe_file_id)
		return false;
	inherits = arena_new(rs->arena, struct inheritance);
	inherits->runs = &maker->memory->runs;
	inherits->kept = arena_array(rs->arena, const struct vma *, t->vma_count + 1);
	if (!kept_find(inherits, t, maker))
		return false;
	t->memory->inherits = inherits;
	return true;
}

const struct vma *inherited_vma(const struct task *t, size_t vma)
{
	return t->memory->inherits ? t->memory->inherits->kept[vma] : NULL;
}

const struct runs *inherited_runs(const struct task *t)
{
	return t->memory->inherits->runs;
}

/* --- what of the maker's layout goes --- */

static void range_add(struct restore *rs, struct page_ranges *to, u64 from, u64 end)
{
	if (from < end)
		vec_push(rs->arena, to, (struct page_range){ .start = from, .end = end });
}

void inherited_cut(struct restore *rs, const struct task *t, u64 from, u64 end, size_t *vma, struct page_ranges *ret)
{
	for (; *vma < t->vma_count && t->vmas[*vma].start < end; ++*vma) {
		const struct vma *v = &t->vmas[*vma];

		if (v->end <= from || !inherited_vma(t, *vma))
			continue;
		range_add(rs, ret, from, v->start);
		from = v->end;
		if (v->end > end)
			return; /* it goes on in the next mapping of the kernel's */
	}
	range_add(rs, ret, from, end);
}

/* Pages that the maker has and the heir has not. */
void inherited_surplus(struct restore *rs, const struct task *t, size_t vma, struct page_ranges *ret)
{
	const struct runs *theirs = inherited_runs(t), *own = &t->memory->runs;
	const struct vma *v = &t->vmas[vma];
	size_t j = run_find(own, v->start);

	for (size_t i = run_find(theirs, v->start); i < theirs->v.n && theirs->v.v[i].address < v->end; i++) {
		u64 from = MAX(theirs->v.v[i].address, v->start);
		u64 end = MIN(theirs->v.v[i].address + theirs->v.v[i].pages * PAGE_SIZE, v->end);

		while (from < end) {
			const struct run *run;

			while (j < own->v.n && own->v.v[j].address + own->v.v[j].pages * PAGE_SIZE <= from)
				j++;
			run = j < own->v.n && own->v.v[j].address < end ? &own->v.v[j] : NULL;
			range_add(rs, ret, from, run ? run->address : end);
			from = run ? run->address + run->pages * PAGE_SIZE : end;
		}
	}
}

/* --- what differs --- */

static void changed_add(struct changed *ret, u64 address, const u8 *bytes, u64 size)
{
	struct iovec *last = ret->count ? &ret->remote[ret->count - 1] : NULL;

	if (last && (u64)last->iov_base + last->iov_len == address) {
		last->iov_len += size;
		ret->local[ret->count - 1].iov_len += size;
		return;
	}
	ret->remote[ret->count] = (struct iovec){ (void *)address, size };
	ret->local[ret->count++] = (struct iovec){ (void *)(u64)bytes, size };
}

static int piece_compare(const struct run *theirs, u64 address, const u8 *bytes, u64 size, u8 *spare,
			 struct changed *ret)
{
	u64 offset = theirs->offset + (address - theirs->address);

	for (u64 at = 0, part; at < size; at += part) {
		part = MIN(size - at, SPARE);
		for (u64 got = 0; got < part;) {
			long r = sys(SYS_pread64, theirs->source->fd, spare + got, part - got, offset + at + got);

			if (r <= 0 && r != -EINTR)
				return r < 0 ? (int)r : -ENODATA;
			got += r > 0 ? (u64)r : 0;
		}
		for (u64 page = 0; page < part; page += PAGE_SIZE)
			if (memcmp(spare + page, bytes + at + page, PAGE_SIZE) != 0)
				changed_add(ret, address + at + page, bytes + at + page, PAGE_SIZE);
	}
	return 0;
}

int inherited_compare(const struct runs *theirs, const struct iovec *runs, u32 count, const u8 *bytes, u8 *spare,
		      struct changed *ret)
{
	ret->count = 0;
	for (u32 i = 0; i < count; bytes += runs[i++].iov_len) {
		u64 from = (u64)runs[i].iov_base, at = from, end = from + runs[i].iov_len;
		size_t j = run_find(theirs, at);

		while (at < end) {
			const struct run *run = j < theirs->v.n ? &theirs->v.v[j] : NULL;
			u64 stop = run ? MIN(end, MAX(at, run->address)) : end;
			int r = 0;

			if (stop > at)
				changed_add(ret, at, bytes + (at - from), stop - at);
			at = stop;
			if (at == end)
				break;
			stop = MIN(end, run->address + run->pages * PAGE_SIZE);
			r = piece_compare(run, at, bytes + (at - from), stop - at, spare, ret);
			if (r < 0)
				return r;
			at = stop;
			j++;
		}
	}
	return 0;
}
