/*
 * memory/fill.c - page contents of a new tree. Anonymous memory is placed page by page through a userfaultfd that the process made and
 * we fetched: the kernel copies into a fresh page, which is neither zeroed nor faulted (transfer.h has the figures). Pages of
 * private file mappings are written over what the file shows.
 */
#include <errno.h>
#include <linux/userfaultfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include "memory/transfer.h"

#define PLACED_MIN \
	16 /* pages of a mapping: below, to register it takes longer than its page faults, as for a thousand stacks */

/* Any failure: pages are written by process_vm_writev. */
static int uffd_fetch(const struct task *t)
{
	struct uffdio_api api = { .api = UFFD_API };
	AUTO(fd_close) int pidfd = -1;
	AUTO(fd_close) int fd = -1;

	if (t->memory->remote_uffd < 0)
		return -1;
	pidfd = (int)sys(SYS_pidfd_open, t->pid, 0);
	if (pidfd < 0)
		return -1;
	fd = (int)sys(SYS_pidfd_getfd, pidfd, t->memory->remote_uffd, 0);
	if (fd < 0 || sys(SYS_ioctl, fd, UFFDIO_API, &api) < 0)
		return -1;
	return fd_take(&fd);
}

/* How the pages of a mapping come in. */
enum way { WAY_WRITTEN, WAY_PLACED, WAY_COMPARED };

static bool uffd_register(const struct task *t, const struct vma *v)
{
	struct uffdio_register range = {
		.range = { .start = v->start, .len = v->end - v->start },
		.mode = UFFDIO_REGISTER_MODE_MISSING,
	};

	return v->entry->status & VMA_STATUS_ANON_PRIVATE && !(v->entry->flags & MAP_HUGETLB) &&
	       sys(SYS_ioctl, t->memory->uffd, UFFDIO_REGISTER, &range) == 0;
}

/* Of run `i` and those behind it. */
static u64 pages_in_vma(const struct memory_plan *plan, size_t i)
{
	const u64 vma = plan->runs.v.v[i].vma;
	u64 pages = 0;

	for (; i < plan->runs.v.n && plan->runs.v.v[i].vma == vma; i++)
		pages += plan->runs.v.v[i].pages;
	return pages;
}

/* Run `i` is the first in the mapping. */
static enum way way_of(const struct task *t, size_t i)
{
	const u64 vma = t->memory->runs.v.v[i].vma;

	if (inherited_vma(t, vma))
		return WAY_COMPARED;
	return t->memory->uffd >= 0 && pages_in_vma(t->memory, i) >= PLACED_MIN && uffd_register(t, &t->vmas[vma])
		       ? WAY_PLACED
		       : WAY_WRITTEN;
}

/* Where the runs end that go the same way as run `i`. */
static size_t way_end(const struct memory_plan *plan, const enum way *ways, size_t i)
{
	const struct run *runs = plan->runs.v.v;
	size_t to = i;

	while (to < plan->runs.v.n && ways[runs[to].vma] == ways[runs[i].vma])
		to++;
	return to;
}

static struct memory_end *memory_of(struct restore *rs, const struct task *t, bool compared)
{
	struct memory_end *memory = arena_new(rs->arena, struct memory_end);

	*memory = (struct memory_end){ .pid = t->pid, .mem = -1, .fd = -1, .uffd = t->memory->uffd };
	if (compared)
		memory->inherited = inherited_runs(t);
	return memory;
}

static void task_fill(struct restore *rs, struct task *t, struct transfer *work)
{
	struct memory_plan *plan = t->memory;
	const struct memory_end *memory, *compared;
	enum way *ways = arena_array(rs->arena, enum way, t->vma_count + 1);
	u64 last = UINT64_MAX;

	plan->uffd = uffd_fetch(t);
	memory = memory_of(rs, t, false);
	compared = plan->inherits ? memory_of(rs, t, true) : NULL;
	for (size_t i = 0; i < plan->runs.v.n; i++) {
		u64 vma = plan->runs.v.v[i].vma;

		if (vma != last)
			ways[vma] = way_of(t, i);
		last = vma;
	}
	for (size_t i = 0, to; i < plan->runs.v.n;) {
		enum way way = ways[plan->runs.v.v[i].vma];

		for (to = way_end(plan, ways, i); i < to;)
			i = chain_add(work, way == WAY_COMPARED ? compared : memory, &plan->runs, i, to,
				      way == WAY_PLACED);
	}
	vec_push(rs->arena, &memory_restore_state(rs)->read, &plan->runs);
	rs->pages_restored += plan->runs.pages;
}

/* Nothing watches the memory any more, and no descriptor is left for the children to inherit. */
static int uffd_leave(struct task *t, struct error *reterr)
{
	AUTO(batch_done) struct batch b = batch_begin(&task_leader(t)->remote, 1);

	fd_close(&t->memory->uffd);
	if (t->memory->remote_uffd < 0)
		return 0;
	batch_call(&b, SYS_close, t->memory->remote_uffd);
	t->memory->remote_uffd = -1;
	return batch_run(&b, reterr);
}

int memory_lay(struct restore *rs, struct task *t, raddr keep, u64 keep_size, struct error *reterr)
{
	struct transfer *work = arena_new(rs->arena, struct transfer);
	int r = memory_map(rs, t, keep, keep_size, reterr);

	if (r < 0)
		return r;
	work->arena = rs->arena;
	task_fill(rs, t, work);
	t->memory->laid = true;
	r = transfer_in(work, reterr);
	return r < 0 ? r : uffd_leave(t, reterr);
}

int memory_fill(struct restore *rs, struct error *reterr)
{
	struct transfer *work = arena_new(rs->arena, struct transfer);
	int r;

	work->arena = rs->arena;
	for (size_t i = 0; i < rs->tasks.n; i++)
		if (task_has_memory(rs->tasks.v[i]) && rs->tasks.v[i]->memory && !rs->tasks.v[i]->memory->laid)
			task_fill(rs, rs->tasks.v[i], work);
	r = shared_fill(rs, work, reterr);
	if (r >= 0)
		r = segments_fill(rs, work, reterr);
	if (r >= 0)
		r = transfer_in(work, reterr);
	if (r >= 0)
		r = shared_finish(rs, reterr);
	if (r >= 0)
		r = segments_finish(rs, reterr);
	for (size_t i = 0; i < rs->tasks.n; i++)
		if (rs->tasks.v[i]->memory)
			fd_close(&rs->tasks.v[i]->memory->uffd);
	shared_close(rs);
	segments_close(rs);
	chain_close(rs);
	return r;
}
