/*
 * remote/batch.h - system calls made inside another process, several per round trip.
 *
 * An area is memory that the conductor shares with one other process (all of its threads): code of the remote loop, one
 * slot per thread, and a heap for calls and their buffers. A remote is one thread of that process waiting in the loop.
 * A batch belongs to the conductor; its calls and buffers lie in the area's heap and die with batch_done(). Sizes are
 * bytes. Calls run in order. A call fails when it returns -1...-4095, or anything else than expected
 * (batch_expect): the batch stops there and batch_run() says which call it was, unless it may fail (batch_try): then
 * its result is -errno and the next one runs.
 *
 *	AUTO(batch_done) struct batch b = batch_begin(&thread->remote, 16);
 *	struct rlimit64 *out = batch_buffer(&b, 16 * sizeof *out);
 *	for (int i = 0; i < 16; i++)
 *		batch_call(&b, SYS_prlimit64, 0, i, 0, batch_at(&b, &out[i]));
 *	r = batch_run(&b, reterr);
 */
#pragma once
#include "base/error.h"
#include "base/sys.h"
#include "base/types.h"
#include "remote/shared.h"

struct stopped;

/* Asked every now and then while a remote is waited for: < 0 (an errno, with *reterr filled) gives up. */
struct patience {
	int (*ask)(struct patience *patience, struct error *reterr);
};

struct area {
	u8 *local;    /* where the conductor sees it; NULL: none */
	raddr remote; /* where the other process sees it */
	u64 size;
	u64 heap, used; /* heap begins at `heap`; `used` is its end */
	u32 slots;
	u32 batches; /* that are open: the heap is empty again when the last one is done */
	struct patience *patience;
};

struct remote {
	struct area *area; /* NULL: this thread is not (or no longer) in the loop */
	u32 slot;
	pid_t tid;
	int pidfd; /* of the process, to notice its death while waiting; -1: not watched */
	struct stopped *
		stopped; /* of a target: signals that reach it in the loop are handled while waiting; NULL: not traced */
};

struct batch {
	struct remote *remote;
	struct op *ops;
	u32 count, capacity;
	bool open, overflow;
};

struct batch batch_begin(struct remote *remote, u32 capacity);
void batch_done(struct batch *b);

/* Zeroed memory that both sides see; 64-byte aligned. NULL and a failing batch_run() when the area is full. */
void *batch_buffer(struct batch *b, size_t size);
void *batch_copy(struct batch *b, const void *bytes, size_t size);
/* Address in the other process of something inside a buffer of this area. */
u64 batch_at(struct batch *b, const void *local);
/* Room left, to split long work into several batches. */
u32 batch_room(const struct batch *b);

u32 batch_add(struct batch *b, long nr, u32 nargs, const u64 *args);
#define BATCH_NARGS(...) (sizeof((const u64[]){ 0, ##__VA_ARGS__ }) / sizeof(u64) - 1)
/* Adds a call that must succeed; returns its index. Pointers go through batch_at(). */
#define batch_call(b, nr, ...) batch_add((b), (nr), BATCH_NARGS(__VA_ARGS__), (const u64[]){ 0, ##__VA_ARGS__ } + 1)
/* Adds a call that may fail. */
#define batch_try(b, nr, ...) batch_may_fail((b), batch_call(b, nr, ##__VA_ARGS__))
u32 batch_may_fail(struct batch *b, u32 call);
/* The call is one of the 32-bit interface (arch/x86_64/ia32.h), at most four arguments; the area must lie below 4 GiB. */
u32 batch_ia32(struct batch *b, u32 call);
/* The call fails unless it returns `value`. */
void batch_expect(struct batch *b, u32 call, s64 value);
/* Argument `arg` (from 0) of `call` is the result of the earlier call `of`. */
void batch_use_result(struct batch *b, u32 call, u32 arg, u32 of);
/* The call is a clone: its child goes on as the remote in `slot`, on that slot's stack. */
void batch_clone_into(struct batch *b, u32 call, u32 slot);
s64 batch_result(const struct batch *b, u32 call);

/* batch_run() = batch_post() and batch_wait(). Post to several remotes, then wait for each: they work at once. */
int batch_run(struct batch *b, struct error *reterr);
void batch_post(struct batch *b);
int batch_wait(struct batch *b, struct error *reterr);

/* Lays out an area in memory that is already shared: the loop, `slots` slots, the heap. */
void area_format(struct area *a, u32 slots);
u64 area_size(u32 slots, u64 heap);
raddr area_slot(const struct area *a, u32 slot);
/* Top of a slot's stack. */
raddr area_stack(const struct area *a, u32 slot);
raddr area_entry(const struct area *a);
struct slot *area_slot_local(const struct area *a, u32 slot);

/*
 * The dead-man's switches of one conductor: a robust list (set_robust_list(2)) with one entry per area. Lives in the
 * conductor's own memory, must not move.
 */
struct guards {
	struct {
		u64 next;
		s64 offset;
		u64 pending;
	} head; /* struct robust_list_head */
};
int guards_register(struct guards *g);
/* From here on the remotes of `a` see it when this task dies. */
void guards_add(struct guards *g, struct area *a);
void guards_remove(struct guards *g, struct area *a);
