/*
 * memory/aio.c - contexts of native asynchronous I/O (io_setup(2)). A context is a ring of completed events, mapped into its process; its
 * id is the ring's address. A restore makes one of the same size, has as many empty reads completed as bring head and tail to
 * their old places, moves it to its address and puts the events back that nobody has fetched yet. The kernel keeps the ring's own
 * head line, so it is never written.
 *
 * Requests in flight cannot be seen in a process that is stopped. Those that complete between freeze and the end of the dump are,
 * and refuse it; others are lost, as in CRIU.
 */
#include <errno.h>
#include <linux/aio_abi.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include "base/sort.h"
#include "memory/calls.h"
#include "memory/local.h"

#define RING_MAGIC  0xa10a10a1u
#define RING_HEADER 32ul
#define EVENT_SIZE  32ul
#define RING_MAX    (64ul << 20) /* aio-max-nr allows for some 4 MiB */
#define AT_ONCE	    32u		 /* reads under way: any ring has room for twice as many */

/* struct aio_ring of the kernel, which no header shows. */
struct ring_header {
	u32 id; /* the kernel's own index */
	u32 nr, head, tail;
	u32 magic, compat, incompat, length;
};

static u32 events_in(u64 size)
{
	return (u32)((size - RING_HEADER) / EVENT_SIZE);
}

/* With the most requests for which the kernel makes a ring of this size: it doubles them, and adds two. */
static u32 requests_for(u64 size)
{
	return (u32)(size / PAGE_SIZE * 64 - 2);
}

static bool header_is_sane(const struct ring_header *h, u64 size)
{
	return size <= RING_MAX && h->magic == RING_MAGIC && h->length == RING_HEADER && h->nr == events_in(size) &&
	       h->head < h->nr && h->tail < h->nr;
}

/* --- dump --- */

static int ring_read(const struct task *t, const struct vma *v, struct ring_header *ret)
{
	struct iovec local = { ret, sizeof *ret }, remote = { (void *)v->start, sizeof *ret };
	long r = sys(SYS_process_vm_readv, t->pid, &local, 1, &remote, 1, 0);

	return r == (long)sizeof *ret ? 0 : r < 0 ? (int)r : -EFAULT;
}

static int refuse(const struct task *t, const struct vma *v, const char *hint, const char *why, struct error *reterr)
{
	return error_refuse(reterr, "ERR_UNSUPPORTED_MAPPING", vma_object(t, v->start, "AIO ring", v->path), hint,
			    "the AIO ring of process %d at 0x%lx %s", t->pid, (unsigned long)v->start, why);
}

int aio_plan(const struct dump *d, const struct task *t, const struct vma *v, struct error *reterr)
{
	struct ring_header h;
	int r = ring_read(t, v, &h);

	if (r < 0 && !d->frozen)
		return 0; /* gone meanwhile */
	if (r < 0)
		return error_sys(reterr, vma_object(t, v->start, "AIO ring", v->path), r,
				 "cannot read the AIO ring of process %d", t->pid);
	if (v->pgoff || !v->shared || !header_is_sane(&h, v->end - v->start))
		return refuse(t, v, NULL, "is not as the kernel made it", reterr);
	return 0;
}

int aio_collect(struct dump *d, struct task *t, struct error *reterr)
{
	struct memory_plan *plan = t->memory;
	struct ring_header h;

	plan->rings.n = 0;
	for (size_t i = 0; i < t->vma_count; i++) {
		int r;

		if (!vma_is_ring(&t->vmas[i]))
			continue;
		r = aio_plan(d, t, &t->vmas[i], reterr);
		if (r >= 0)
			r = ring_read(t, &t->vmas[i], &h);
		if (r < 0)
			return r;
		vec_push(d->arena, &plan->rings, (struct ring){ .vma = i, .head = h.head, .tail = h.tail });
	}
	return 0;
}

int aio_dump(struct dump *d, struct task *t, MmEntry *mm, struct error *reterr)
{
	const struct memory_plan *plan = t->memory;
	struct ring_header h;

	mm->aios = arena_array(d->arena, AioRingEntry *, plan->rings.n + 1);
	for (size_t i = 0; i < plan->rings.n; i++) {
		const struct vma *v = &t->vmas[plan->rings.v[i].vma];
		AioRingEntry *e = arena_new(d->arena, AioRingEntry);
		int r = ring_read(t, v, &h);

		if (r < 0)
			return error_sys(reterr, vma_object(t, v->start, "AIO ring", v->path), r,
					 "cannot read the AIO ring of process %d", t->pid);
		if (h.head != plan->rings.v[i].head || h.tail != plan->rings.v[i].tail)
			return refuse(t, v, "let its requests complete first", "has requests in flight", reterr);
		aio_ring_entry__init(e);
		e->id = v->start;
		e->nr_req = requests_for(v->end - v->start);
		e->ring_len = (u32)(v->end - v->start);
		mm->aios[mm->n_aios++] = e;
	}
	return 0;
}

/* --- restore: what the images say --- */

static int corrupt(const struct task *t, const struct vma *v, const char *what, struct error *reterr)
{
	return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL,
			 OBJECT(.pid = t->pid, .address = v->start, .file = "mm", .kind = "AIO ring"),
			 "mm-%d.img: the AIO ring at 0x%lx %s", t->pid, (unsigned long)v->start, what);
}

/* `size` bytes of the image at an address, all within one page. */
static int image_read(const struct task *t, u64 address, void *ret, u64 size)
{
	const struct runs *runs = &t->memory->ring_pages;

	for (size_t i = 0; i < runs->v.n; i++) {
		const struct run *run = &runs->v.v[i];

		if (address < run->address || address >= run->address + run->pages * PAGE_SIZE)
			continue;
		return sys(SYS_pread64, run->source->fd, ret, size, run->offset + (address - run->address)) ==
				       (long)size
			       ? 1
			       : -EIO;
	}
	return 0;
}

static const AioRingEntry *entry_of(const struct task *t, const struct vma *v)
{
	for (size_t i = 0; i < t->mm->n_aios; i++)
		if (t->mm->aios[i]->id == v->start)
			return t->mm->aios[i];
	return NULL;
}

static int ring_check(struct restore *rs, struct task *t, size_t vma, struct error *reterr)
{
	const struct vma *v = &t->vmas[vma];
	const AioRingEntry *e = entry_of(t, v);
	struct ring_header h = { 0 };

	if (!e || e->ring_len != v->end - v->start || !e->nr_req || e->nr_req > requests_for(v->end - v->start))
		return corrupt(t, v, "and its entry do not fit", reterr);
	if (image_read(t, v->start, &h, sizeof h) != 1 || !header_is_sane(&h, v->end - v->start))
		return corrupt(t, v, "has no head that makes sense", reterr);
	vec_push(rs->arena, &t->memory->rings,
		 (struct ring){ .vma = vma, .id = h.id, .head = h.head, .tail = h.tail, .requests = e->nr_req });
	return 0;
}

int aio_check(struct restore *rs, struct task *t, struct error *reterr)
{
	int r = 0;

	t->memory->rings.n = 0;
	for (size_t i = 0; r >= 0 && i < t->vma_count; i++)
		if (vma_is_ring(&t->vmas[i]))
			r = ring_check(rs, t, i, reterr);
	return r;
}

/* --- restore --- */

struct aio {
	struct task *t;
	struct calls calls;
	struct error *reterr;
	int memfd; /* in the process: empty, so reads end at once */
};

/* The kernel numbers them as they are made. */
static int by_id(const void *a, const void *b)
{
	const struct ring *x = a, *y = b;

	return sort_order(x->id, y->id);
}

static int rings_make(struct aio *a, struct error *reterr)
{
	struct memory_plan *plan = a->t->memory;
	AUTO(batch_done) struct batch b = batch_begin(&task_leader(a->t)->remote, (u32)plan->rings.n + 1);
	u64 *ids = batch_buffer(&b, plan->rings.n * sizeof *ids);
	u32 memfd = batch_call(&b, SYS_memfd_create, batch_at(&b, batch_copy(&b, "aio", sizeof "aio")), 1);
	int r;

	for (size_t i = 0; ids && i < plan->rings.n; i++)
		batch_call(&b, SYS_io_setup, plan->rings.v[i].requests, batch_at(&b, &ids[i]));
	r = batch_run(&b, reterr);
	a->memfd = (int)batch_result(&b, memfd);
	for (size_t i = 0; r >= 0 && i < plan->rings.n; i++)
		plan->rings.v[i].born = ids[i];
	return r;
}

/* A machine with many processors makes larger ones than were asked for. */
static int size_check(const struct aio *a, const struct ring *ring)
{
	const struct vma *v = &a->t->vmas[ring->vma];
	struct ring_header h;
	struct iovec local = { &h, sizeof h }, remote = { (void *)ring->born, sizeof h };
	long r = sys(SYS_process_vm_readv, a->t->pid, &local, 1, &remote, 1, 0);

	if (r != (long)sizeof h)
		return error_sys(a->reterr, task_object(a->t), r < 0 ? r : -EFAULT, "cannot read a new AIO ring");
	if (h.nr == events_in(v->end - v->start))
		return 0;
	return error_refuse(a->reterr, "ERR_UNSUPPORTED_MAPPING", vma_object(a->t, v->start, "AIO ring", NULL), NULL,
			    "this kernel makes AIO rings of another size: %u events instead of %u", h.nr,
			    events_in(v->end - v->start));
}

/* Another `n` events; they are fetched again, unless they have to stay. */
static int events_pass(struct aio *a, const struct ring *ring, u32 n, bool fetch)
{
	const u64 at = a->t->vmas[ring->vma].start;
	struct iocb read = { .aio_lio_opcode = IOCB_CMD_PREAD, .aio_fildes = (u32)a->memfd, .aio_nbytes = 1 };
	int r = 0;

	for (u32 part; r >= 0 && n; n -= part) {
		u64 list[AT_ONCE], iocb;

		part = MIN(n, AT_ONCE);
		r = calls_room(&a->calls, 2);
		read.aio_buf = batch_at(&a->calls.batch, batch_buffer(&a->calls.batch, 8));
		iocb = batch_at(&a->calls.batch, batch_copy(&a->calls.batch, &read, sizeof read));
		for (u32 i = 0; i < part; i++)
			list[i] = iocb;
		batch_expect(
			&a->calls.batch,
			batch_call(&a->calls.batch, SYS_io_submit, at, part,
				   batch_at(&a->calls.batch, batch_copy(&a->calls.batch, list, part * sizeof *list))),
			part);
		if (fetch)
			batch_expect(
				&a->calls.batch,
				batch_call(&a->calls.batch, SYS_io_getevents, at, part, part,
					   batch_at(&a->calls.batch, batch_buffer(&a->calls.batch, part * EVENT_SIZE)),
					   0),
				part);
	}
	return r;
}

static int ring_turn(struct aio *a, const struct ring *ring)
{
	const struct vma *v = &a->t->vmas[ring->vma];
	u32 nr = events_in(v->end - v->start), left = (ring->tail + nr - ring->head) % nr;
	int r = calls_room(&a->calls, 1);

	batch_expect(&a->calls.batch,
		     batch_call(&a->calls.batch, SYS_mremap, ring->born, v->end - v->start, v->end - v->start,
				MREMAP_MAYMOVE | MREMAP_FIXED, v->start),
		     (s64)v->start);
	if (r >= 0)
		r = events_pass(a, ring, ring->head, true);
	return r < 0 ? r : events_pass(a, ring, left, false);
}

/* Everything behind the head line. */
static int ring_fill(struct aio *a, const struct ring *ring, u8 *page)
{
	const struct vma *v = &a->t->vmas[ring->vma];

	for (u64 at = v->start; at < v->end; at += PAGE_SIZE) {
		u64 skip = at == v->start ? RING_HEADER : 0;
		struct iovec local = { page + skip, PAGE_SIZE - skip },
			     remote = { (void *)(at + skip), PAGE_SIZE - skip };
		int r = image_read(a->t, at, page, PAGE_SIZE);

		if (r < 0)
			return corrupt(a->t, v, "cannot be read", a->reterr);
		if (r > 0 && sys(SYS_process_vm_writev, a->t->pid, &local, 1, &remote, 1, 0) != (long)local.iov_len)
			return error_sys(a->reterr, task_object(a->t), -EFAULT, "cannot fill an AIO ring");
	}
	return 0;
}

int aio_restore(struct restore *rs, struct task *t, struct error *reterr)
{
	struct memory_plan *plan = t->memory;
	struct aio a = { .t = t, .reterr = reterr, .memfd = -1 };
	int r;

	if (!plan->rings.n)
		return 0;
	sort_array(plan->rings.v, plan->rings.n, sizeof *plan->rings.v, by_id);
	r = rings_make(&a, reterr);
	for (size_t i = 0; r >= 0 && i < plan->rings.n; i++)
		r = size_check(&a, &plan->rings.v[i]);
	if (r < 0)
		return r;
	a.calls = calls_begin(t, reterr);
	for (size_t i = 0; r >= 0 && i < plan->rings.n; i++)
		r = ring_turn(&a, &plan->rings.v[i]);
	if (r >= 0)
		r = calls_room(&a.calls, 1);
	if (r >= 0) {
		batch_call(&a.calls.batch, SYS_close, a.memfd);
		r = calls_end(&a.calls);
	}
	batch_done(&a.calls.batch);
	for (size_t i = 0; r >= 0 && i < plan->rings.n; i++)
		r = ring_fill(&a, &plan->rings.v[i], arena_alloc(rs->arena, PAGE_SIZE));
	return r;
}
