/*
 * memory/pages.c - the memory of a frozen tree, written. Which pages is said by memory/find.c.
 */
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include "kinds/kind.h"
#include "memory/transfer.h"

/* --- the mappings' entries --- */

static int file_id(struct dump *d, struct task *t, struct vma *v, u32 *ret, struct error *reterr)
{
	struct memory_dump *state = memory_dump_state(d);
	int r;

	for (size_t i = 0; i < state->files.n; i++) {
		const struct mapped_file *f = &state->files.v[i];

		if (f->dev == v->dev && f->ino == v->ino && f->fdflags == v->entry->fdflags &&
		    str_eq(f->path, v->path)) {
			*ret = f->id;
			return 0;
		}
	}
	r = regular_dump_link(
		d, t, PATHF("/proc/%d/map_files/%lx-%lx", t->pid, (unsigned long)v->start, (unsigned long)v->end),
		v->path, v->entry->fdflags, ret, reterr);
	if (r >= 0)
		vec_push(d->arena, &state->files,
			 (struct mapped_file){ v->dev, v->ino, v->entry->fdflags, *ret, v->path, NULL });
	return r;
}

static int ring_dump(struct dump *d, const struct task *t, struct vma *v, struct error *reterr)
{
	u32 id;

	if (packet_ring_file(d, v->ino, &id) < 0)
		return error_refuse(reterr, "ERR_UNSUPPORTED_MAPPING",
				    vma_object(t, v->start, "packet socket ring", v->path), NULL,
				    "process %d maps the ring of a packet socket that is closed, at 0x%lx", t->pid,
				    (unsigned long)v->start);
	v->entry->shmid = id;
	return 0;
}

static int vma_object_dump(struct dump *d, struct task *t, struct vma *v, struct error *reterr)
{
	u32 id = 0;
	int r;

	if (v->entry->status & VMA_STATUS_MEMFD)
		return shared_dump_vma(d, t, v, reterr);
	if (vma_is_segment(v))
		return segment_dump_vma(d, t, v, reterr);
	if (v->entry->status & VMA_STATUS_SOCKET)
		return ring_dump(d, t, v, reterr);
	if (!(v->entry->status & VMA_STATUS_FILE))
		return 0;
	r = file_id(d, t, v, &id, reterr);
	v->entry->shmid = id;
	if (r < 0 || !(v->entry->status & VMA_STATUS_EXT_PLUGIN))
		return r;
	r = device_ask(d, t, v, id, reterr);
	return r == 0 ? device_refuse(t, v, reterr) : MIN(r, 0);
}

static VmaEntry *guard_entry(struct arena *a, const struct page_range *range)
{
	VmaEntry *e = arena_new(a, VmaEntry);

	vma_entry__init(e);
	e->start = range->start;
	e->end = range->end;
	e->status = VMA_STATUS_GUARD;
	e->fd = -1;
	return e;
}

/* Mappings ascending, the parts of vvar as one, guard ranges last. */
static int mappings_put(struct dump *d, struct task *t, struct error *reterr)
{
	const struct memory_plan *plan = t->memory;
	MmEntry *mm = t->mm ? t->mm : message_new(d->arena, &mm_entry__descriptor);
	VmaEntry **vmas = arena_array(d->arena, VmaEntry *, t->vma_count + plan->guards.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < t->vma_count; i++) {
		struct vma *v = &t->vmas[i];
		int r = vma_object_dump(d, t, v, reterr);

		if (r < 0)
			return r;
		if (v->special == VMA_VVAR_VCLOCK && n && vmas[n - 1]->status & VMA_STATUS_VVAR &&
		    vmas[n - 1]->end == v->start)
			vmas[n - 1]->end = v->end;
		else
			vmas[n++] = v->entry;
	}
	for (size_t i = 0; i < plan->guards.n; i++)
		vmas[n++] = guard_entry(d->arena, &plan->guards.v[i]);
	mm->vmas = vmas;
	mm->n_vmas = n;
	t->mm = mm;
	return aio_dump(d, t, mm, reterr);
}

/* --- all of it --- */

static struct memory_end memory_of(const struct dump *d, const struct task *t)
{
	return (struct memory_end){ .pid = t->pid, .mem = t->mem, .fd = -1, .uffd = -1, .leaves = d->pre_dump };
}

/* The pages of one task join the work, or are left to task_pages_end(). */
static int task_begin(struct dump *d, struct task *t, struct transfer *work, struct error *reterr)
{
	const struct runs *runs = &t->memory->runs;
	struct memory_end *memory = arena_new(d->arena, struct memory_end);
	int fd = -1, r = track_task(d, t, reterr);

	if (r >= 0)
		r = pages_find(d, t, reterr);
	if (r >= 0)
		r = track_task_end(d, t, reterr);
	if (r < 0 || page_client_used(d)) {
		d->pages_written += runs->pages;
		return r;
	}
	r = scout_pages_file(d, t, &fd, reterr);
	if (r >= 0) {
		long cut = sys(SYS_ftruncate, fd, runs->pages * PAGE_SIZE); /* more may have been prepared */

		r = cut < 0 ? error_set(reterr, "ERR_IMAGE_WRITE", (int)cut, task_object(t),
					"cannot size a pages file: %s", error_name((int)cut))
			    : 0;
	}
	if (r < 0)
		return r;
	*memory = memory_of(d, t);
	transfer_add(work, memory, transfer_file(work, fd, runs->pages * PAGE_SIZE), runs->v.v, runs->v.n, 0, false);
	d->pages_written += runs->pages;
	return 0;
}

static int task_pages_end(struct dump *d, struct task *t, struct error *reterr)
{
	const struct memory_end memory = memory_of(d, t);

	if (page_client_used(d))
		return page_client_send(d, IMG_PAGEMAP, (u64)t->pid, &memory, &t->memory->runs, reterr);
	return pagemap_put(d, IMG_PAGEMAP, (u64)t->pid, t->memory->pages_id, &t->memory->runs, reterr);
}

static int task_end(struct dump *d, struct task *t, struct error *reterr)
{
	int r = mappings_put(d, t, reterr);

	return r < 0 ? r : task_pages_end(d, t, reterr);
}

static void progress(void *context, u64 pages, u64 total)
{
	struct dump *d = context;

	d->progress(d, pages, total);
}

static struct transfer *work_new(struct dump *d)
{
	struct transfer *work = arena_new(d->arena, struct transfer);

	work->arena = d->arena;
	work->context = d;
	work->progress = d->progress ? progress : NULL;
	return work;
}

int memory_dump_begin(struct dump *d, struct error *reterr)
{
	struct transfer *work = memory_dump_state(d)->work = work_new(d);
	int r = 0;

	scout_stop(d);
	track_begin(d);
	for (size_t i = 0; r >= 0 && i < d->tasks.n; i++)
		if (task_has_memory(d->tasks.v[i]))
			r = task_begin(d, d->tasks.v[i], work, reterr);
	if (r >= 0 && !d->pre_dump)
		transfer_out_begin(work);
	return r;
}

int memory_pre_dump_end(struct dump *d, struct error *reterr)
{
	struct transfer *work = memory_dump_state(d)->work;
	int r = 0;

	transfer_out_begin(work);
	for (size_t i = 0; r >= 0 && i < d->tasks.n; i++)
		if (task_has_memory(d->tasks.v[i]))
			r = task_pages_end(d, d->tasks.v[i], reterr);
	if (r >= 0)
		r = transfer_out_end(work, reterr);
	return r < 0 ? r : page_client_end(d, reterr);
}

/* Shared objects are known when all mappings are: they are a work of their own. */
int memory_dump_end(struct dump *d, struct error *reterr)
{
	struct transfer *shared = work_new(d);
	int r = 0;

	for (size_t i = 0; r >= 0 && i < d->tasks.n; i++)
		if (task_has_memory(d->tasks.v[i]))
			r = task_end(d, d->tasks.v[i], reterr);
	if (r >= 0)
		r = shared_dump(d, shared, reterr);
	if (r >= 0)
		r = segments_dump(d, shared, reterr);
	if (r >= 0)
		r = transfer_out_end(memory_dump_state(d)->work, reterr);
	if (r < 0)
		return r;
	transfer_out_begin(shared);
	r = transfer_out_end(shared, reterr);
	return r < 0 ? r : page_client_end(d, reterr);
}

void memory_dump_cancel(struct dump *d)
{
	struct transfer *work = memory_dump_state(d)->work;

	if (work)
		transfer_cancel(work);
}
