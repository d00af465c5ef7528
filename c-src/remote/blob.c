/*
 * remote/blob.c - the loop that runs inside another process: takes a batch of system calls, runs it, posts the results, waits.
 * Position independent, no libc, no data, no policy. A flat binary; remote_entry is its first byte.
 */
#include "arch/x86_64/remote.h"
#include "remote/shared.h"

#define NR_rt_sigprocmask 14
#define NR_futex	  202
#define NR_exit_group	  231
#define NR_futex_waitv	  449
#define FUTEX_WAIT_	  0
#define FUTEX_WAKE_	  1
#define FUTEX2_SIZE_U32_  2

__attribute__((noreturn, used, section(".text.entry"))) void remote_entry(struct slot *slot);

/* The conductor is dead: wake the next one that sleeps on the same word, then go on as if nothing had been. */
__attribute__((noreturn)) static void rescue(struct slot *slot, struct area_head *head)
{
	if (head->remotes > 1) /* a lone one under seccomp strict must not call anything but rt_sigreturn */
		arch_call(NR_futex, (uint64_t)&head->alive, FUTEX_WAKE_, 0x7fffffff, 0, 0, 0, 0);
	if (slot->guard == GUARD_EXIT)
		for (;;)
			arch_call(NR_exit_group, 137, 0, 0, 0, 0, 0, 0);
	if (slot->guard == GUARD_SIGRETURN)
		arch_sigreturn((uint64_t)slot + SLOT_RESCUE);
	arch_call(NR_rt_sigprocmask, 2, (uint64_t)&slot->mask, 0, 8, 0, 0, 0);
	arch_pop_registers(slot->registers);
}

/* Sleeps until `go` moves on from `seen`. futex_waitv has no timeout here, so the thread's restart block stays as it was. */
static void wait_for_work(struct slot *slot, struct area_head *head, uint32_t seen)
{
	uint32_t alive = __atomic_load_n(&head->alive, __ATOMIC_SEQ_CST);

	if (alive & FUTEX_DEAD_OWNER)
		rescue(slot, head);
	slot->wait[0].value = seen;
	slot->wait[0].address = (uint64_t)&slot->go;
	slot->wait[0].flags = FUTEX2_SIZE_U32_;
	slot->wait[1].value = alive;
	slot->wait[1].address = (uint64_t)&head->alive;
	slot->wait[1].flags = FUTEX2_SIZE_U32_;
	arch_call(NR_futex_waitv, (uint64_t)slot->wait, 2, 0, 0, 0, 0, 0);
}

static void run(struct slot *slot, char *base)
{
	struct op *ops = (struct op *)(base + slot->ops);
	uint32_t i, failed = 0;

	for (i = 0; i < slot->count; i++) {
		struct op *op = &ops[i];
		uint64_t v[6];

		for (int j = 0; j < 6; j++)
			v[j] = (op->results >> j) & 1 ? (uint64_t)ops[op->arg[j]].ret : op->arg[j];
		op->ret = op->flags & OP_IA32 ? arch_call_ia32(op->nr, v[0], v[1], v[2], v[3])
					      : arch_call(op->nr, v[0], v[1], v[2], v[3], v[4], v[5],
							  op->child ? base + op->child : 0);
		if (op->flags & OP_MAY_FAIL)
			continue;
		if ((uint64_t)op->ret > (uint64_t)-4096 || ((op->flags & OP_EXPECT) && op->ret != op->expect)) {
			failed = 1;
			break;
		}
	}
	slot->ran = i;
	slot->failed = failed;
}

void remote_entry(struct slot *slot)
{
	char *base = (char *)slot - slot->self;
	struct area_head *head = (struct area_head *)base;

	for (;;) {
		uint32_t seen = slot->done, go;

		while ((go = __atomic_load_n(&slot->go, __ATOMIC_ACQUIRE)) == seen) {
			__atomic_store_n(&slot->remote_waits, 1, __ATOMIC_SEQ_CST);
			wait_for_work(slot, head, seen);
			__atomic_store_n(&slot->remote_waits, 0, __ATOMIC_RELAXED);
		}
		run(slot, base);
		__atomic_store_n(&slot->done, go, __ATOMIC_SEQ_CST);
		if (__atomic_load_n(&slot->conductor_waits, __ATOMIC_SEQ_CST))
			arch_call(NR_futex, (uint64_t)&slot->done, FUTEX_WAKE_, 1, 0, 0, 0, 0);
	}
}
