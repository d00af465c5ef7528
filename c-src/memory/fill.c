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

static bool uffd_register(const struct task *t, const struct vma *v)
{
	struct uffdio_register range = {
		.range = { .start = v->start, .len = v->end - v->start },
		.mode = UFFDIO_REGISTER_MODE_MISSING,
	};

	return v->entry->status & VMA_STATUS_ANON_PRIVATE && !(v->entry->flags & MAP_HUGETLB) &&
	       sys(SYS_ioctl, t->memory->uffd, UFFDIO_REGISTER, &range) == 0;
}

/* Where the runs end that go the same way as run `i`. */
static size_t way_end(const struct memory_plan *plan, const bool *placed, size_t i)
{
	const struct run *runs = plan->runs.v.v;
	size_t to = i;

	while (to < plan->runs.v.n && placed[runs[to].vma] == placed[runs[i].vma])
		to++;
	return to;
}

static void task_fill(struct restore *rs, struct task *t, struct transfer *work)
{
	struct memory_plan *plan = t->memory;
	struct memory_end *memory = arena_new(rs->arena, struct memory_end);
	bool *placed = arena_array(rs->arena, bool, t->vma_count + 1);
	u64 last = UINT64_MAX;

	plan->uffd = uffd_fetch(t);
	*memory = (struct memory_end){ .pid = t->pid, .mem = -1, .fd = -1, .uffd = plan->uffd };
	for (size_t i = 0; plan->uffd >= 0 && i < plan->runs.v.n; i++) {
		u64 vma = plan->runs.v.v[i].vma;

		if (vma != last)
			placed[vma] = uffd_register(t, &t->vmas[vma]);
		last = vma;
	}
	for (size_t i = 0, to; i < plan->runs.v.n;)
		for (to = way_end(plan, placed, i); i < to;)
			i = chain_add(work, memory, &plan->runs, i, to, placed[plan->runs.v.v[i].vma]);
	vec_push(rs->arena, &memory_restore_state(rs)->read, &plan->runs);
	rs->pages_restored += plan->runs.pages;
}

int memory_fill(struct restore *rs, struct error *reterr)
{
	struct transfer *work = arena_new(rs->arena, struct transfer);
	int r;

	work->arena = rs->arena;
	for (size_t i = 0; i < rs->tasks.n; i++)
		if (task_has_memory(rs->tasks.v[i]) && rs->tasks.v[i]->memory)
			task_fill(rs, rs->tasks.v[i], work);
	r = shared_fill(rs, work, reterr);
	if (r >= 0)
		r = transfer_in(work, reterr);
	if (r >= 0)
		r = shared_finish(rs, reterr);
	for (size_t i = 0; i < rs->tasks.n; i++)
		if (rs->tasks.v[i]->memory)
			fd_close(&rs->tasks.v[i]->memory->uffd);
	shared_close(rs);
	chain_close(rs);
	return r;
}
