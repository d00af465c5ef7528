/* remote/batch.c - our side of the remote loop: areas, batches, waiting. */
#include <errno.h>
#include <linux/futex.h>
#include <poll.h>
#include <time.h>
#include "arch/x86_64/stub.h"
#include "remote/batch.h"
#include "remote/trace.h"

#define WAIT_SLICE_NS \
	20000000 /* how long to sleep before looking whether the remote lives and the caller still wants it */

u64 area_size(u32 slots, u64 heap)
{
	return ALIGN_UP(AREA_SLOTS + (u64)slots * SLOT_SIZE + heap, PAGE_SIZE);
}

void area_format(struct area *a, u32 slots)
{
	struct area_head *head = (struct area_head *)a->local;

	a->slots = slots;
	a->heap = a->used = AREA_SLOTS + (u64)slots * SLOT_SIZE;
	head->remotes = slots;
	memcpy(a->local + AREA_CODE, blob_start, (size_t)(blob_end - blob_start));
	for (u32 i = 0; i < slots; i++)
		area_slot_local(a, i)->self = AREA_SLOTS + i * SLOT_SIZE;
}

struct slot *area_slot_local(const struct area *a, u32 slot)
{
	return (struct slot *)(a->local + AREA_SLOTS + (u64)slot * SLOT_SIZE);
}

raddr area_slot(const struct area *a, u32 slot)
{
	return (raddr){ a->remote.v + AREA_SLOTS + (u64)slot * SLOT_SIZE };
}

raddr area_stack(const struct area *a, u32 slot)
{
	return (raddr){ area_slot(a, slot).v + SLOT_SIZE - 8 };
}

raddr area_entry(const struct area *a)
{
	return (raddr){ a->remote.v + AREA_CODE };
}

int guards_register(struct guards *g)
{
	g->head.next = (u64)&g->head;
	g->head.offset = (s64)offsetof(struct area_head, alive) - (s64)offsetof(struct area_head, robust_next);
	g->head.pending = 0;
	return (int)sys(SYS_set_robust_list, &g->head, sizeof g->head);
}

void guards_add(struct guards *g, struct area *a)
{
	struct area_head *head = (struct area_head *)a->local;

	head->robust_next = g->head.next;
	__atomic_store_n(&head->alive, (u32)sys(SYS_gettid) | FUTEX_HAS_WAITERS, __ATOMIC_SEQ_CST);
	__atomic_store_n(&g->head.next, (u64)&head->robust_next, __ATOMIC_SEQ_CST);
}

void guards_remove(struct guards *g, struct area *a)
{
	struct area_head *head = (struct area_head *)a->local;

	for (u64 *link = &g->head.next; *link != (u64)&g->head; link = (u64 *)*link) {
		if (*link == (u64)&head->robust_next) {
			__atomic_store_n(link, head->robust_next, __ATOMIC_SEQ_CST);
			return;
		}
	}
}

/* Not cleared: room that nobody uses costs no memory. */
static void *area_take(struct area *a, u64 size)
{
	u64 at = ALIGN_UP(a->used, 64);

	if (size > a->size || at > a->size - size)
		return NULL;
	a->used = at + size;
	return a->local + at;
}

struct batch batch_begin(struct remote *remote, u32 capacity)
{
	struct area *a = remote->area;
	struct batch b = { .remote = remote, .capacity = capacity, .open = true };

	a->batches++;
	b.ops = area_take(a, (u64)capacity * sizeof(struct op));
	if (!b.ops)
		b.overflow = true;
	return b;
}

void batch_done(struct batch *b)
{
	struct area *a = b->remote->area;

	if (!b->open)
		return;
	b->open = false;
	if (--a->batches == 0)
		a->used = a->heap;
}

void *batch_buffer(struct batch *b, size_t size)
{
	void *p = area_take(b->remote->area, size);

	if (!p)
		b->overflow = true;
	return p ? memset(p, 0, size) : NULL;
}

void *batch_copy(struct batch *b, const void *bytes, size_t size)
{
	void *p = area_take(b->remote->area, size);

	if (!p)
		b->overflow = true;
	return p ? memcpy(p, bytes, size) : NULL;
}

u64 batch_at(struct batch *b, const void *local)
{
	const struct area *a = b->remote->area;

	return local ? a->remote.v + (u64)((const u8 *)local - a->local) : 0;
}

u32 batch_room(const struct batch *b)
{
	return b->capacity - b->count;
}

u32 batch_add(struct batch *b, long nr, u32 nargs, const u64 *args)
{
	struct op *op;

	if (b->overflow || b->count >= b->capacity) {
		b->overflow = true;
		return 0;
	}
	op = &b->ops[b->count];
	*op = (struct op){ .nr = (u32)nr };
	for (u32 i = 0; i < nargs && i < 6; i++)
		op->arg[i] = args[i];
	return b->count++;
}

u32 batch_may_fail(struct batch *b, u32 call)
{
	if (!b->overflow)
		b->ops[call].flags |= OP_MAY_FAIL;
	return call;
}

u32 batch_ia32(struct batch *b, u32 call)
{
	if (!b->overflow)
		b->ops[call].flags |= OP_IA32;
	return call;
}

void batch_expect(struct batch *b, u32 call, s64 value)
{
	if (b->overflow)
		return;
	b->ops[call].flags |= OP_EXPECT;
	b->ops[call].expect = value;
}

void batch_use_result(struct batch *b, u32 call, u32 arg, u32 of)
{
	if (b->overflow)
		return;
	b->ops[call].results |= 1u << arg;
	b->ops[call].arg[arg] = of;
}

void batch_clone_into(struct batch *b, u32 call, u32 slot)
{
	if (!b->overflow)
		b->ops[call].child = AREA_SLOTS + slot * SLOT_SIZE;
}

s64 batch_result(const struct batch *b, u32 call)
{
	return b->overflow ? -ENOBUFS : b->ops[call].ret;
}

void batch_post(struct batch *b)
{
	struct slot *s = area_slot_local(b->remote->area, b->remote->slot);

	if (b->overflow || !b->count)
		return;
	s->count = b->count;
	s->ops = (u64)((u8 *)b->ops - b->remote->area->local);
	__atomic_store_n(&s->go, s->go + 1, __ATOMIC_SEQ_CST);
	if (__atomic_load_n(&s->remote_waits, __ATOMIC_SEQ_CST))
		sys(SYS_futex, &s->go, FUTEX_WAKE, 1, 0, 0, 0);
}

static bool process_gone(int pidfd)
{
	struct pollfd p = { .fd = pidfd, .events = POLLIN };
	struct timespec now = { 0 };

	return pidfd >= 0 && sys(SYS_ppoll, &p, 1, &now, 0, 8) == 1 && (p.revents & (POLLIN | POLLHUP));
}

/* The wait took a whole slice: is anything wrong? */
static int look_around(struct remote *remote, struct error *reterr)
{
	if (process_gone(remote->pidfd))
		return error_set(reterr, "ERR_TARGET_GONE", -ESRCH, OBJECT(.pid = remote->tid),
				 "the process ended while it was being worked on");
	if (remote->stopped) {
		int r = stopped_attend(remote->stopped, reterr);

		if (r < 0)
			return r;
	}
	return remote->area->patience ? remote->area->patience->ask(remote->area->patience, reterr) : 0;
}

static int wait_until_done(struct batch *b, struct slot *s, struct error *reterr)
{
	const struct timespec slice = { .tv_nsec = WAIT_SLICE_NS };
	u32 done;

	while ((done = __atomic_load_n(&s->done, __ATOMIC_ACQUIRE)) != s->go) {
		int r = 0;

		__atomic_store_n(&s->conductor_waits, 1, __ATOMIC_SEQ_CST);
		if (sys(SYS_futex, &s->done, FUTEX_WAIT, done, &slice, 0, 0) == -ETIMEDOUT)
			r = look_around(b->remote, reterr);
		__atomic_store_n(&s->conductor_waits, 0, __ATOMIC_RELAXED);
		if (r < 0)
			return r;
	}
	return 0;
}

int batch_wait(struct batch *b, struct error *reterr)
{
	struct slot *s = area_slot_local(b->remote->area, b->remote->slot);
	const struct op *op;
	int r;

	if (b->overflow)
		return error_set(reterr, "ERR_NO_MEMORY", -ENOBUFS, OBJECT(.pid = b->remote->tid),
				 "a batch of calls does not fit the shared area");
	if (!b->count)
		return 0;
	r = wait_until_done(b, s, reterr);
	if (r < 0)
		return r;
	if (!s->failed)
		return 0;
	op = &b->ops[s->ran];
	r = (u64)op->ret > (u64)-4096 ? (int)op->ret : -EPROTO;
	return error_sys(reterr, OBJECT(.tid = b->remote->tid, .address = op->arg[0]), r,
			 "call %u of %u in the process (system call %u with 0x%lx, 0x%lx, 0x%lx) returned %ld", s->ran,
			 b->count, op->nr, (unsigned long)op->arg[0], (unsigned long)op->arg[1],
			 (unsigned long)op->arg[2], (long)op->ret);
}

int batch_run(struct batch *b, struct error *reterr)
{
	batch_post(b);
	return batch_wait(b, reterr);
}
