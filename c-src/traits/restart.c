/*
 * traits/restart.c - sleeps that were interrupted go on for the time that was left: nanosleep, clock_nanosleep, poll and futex with
 * a relative time. The kernel keeps their end in the thread's restart block, which no other thread can be given; so a new thread
 * makes the call itself, for what is left, shortly before it is stopped for its release: then it has such a block of its own.
 */
#include <linux/futex.h>
#include <poll.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <time.h>
#include "arch/x86_64/registers.h"
#include "traits/restart_probe.h"
#include "traits/state.h"
#include "traits/steps.h"

#define SECOND	      1000000000ul
#define LEFT_MAX      (1ul << 62)
#define BEGUN_LIMIT   50  /* milliseconds */
#define FUTEX_COMMAND 127 /* FUTEX_CMD_MASK, of the low bits */

enum sleep { SLEEP_NONE, SLEEP_NANO, SLEEP_CLOCK, SLEEP_POLL, SLEEP_FUTEX };

/* Calls that leave a restart block behind; of 64-bit programs. */
static bool is_restarted(const struct thread *t)
{
	const ThreadCoreEntry *core = t->core->thread_core;

	return !t->task->ia32 && core->has_syscall_restart && core->syscall_restart == RESTART_BLOCK;
}

static bool is_nameless(const struct thread *t)
{
	return is_restarted(t) && t->core->thread_info->gpregs->orig_ax == SYS_restart_syscall;
}

/* Absolute times need nothing: such a call begins anew. */
static enum sleep sleep_of(const struct thread *t)
{
	const UserX86RegsEntry *g = t->core->thread_info->gpregs;

	if (!is_restarted(t))
		return SLEEP_NONE;
	switch (g->orig_ax) {
	case SYS_nanosleep:
		return SLEEP_NANO;
	case SYS_clock_nanosleep:
		return g->si & TIMER_ABSTIME ? SLEEP_NONE : SLEEP_CLOCK;
	case SYS_poll:
		return (s32)g->dx >= 0 ? SLEEP_POLL : SLEEP_NONE;
	case SYS_futex:
		return (g->si & FUTEX_COMMAND) == FUTEX_WAIT && g->r10 ? SLEEP_FUTEX : SLEEP_NONE;
	default:
		return SLEEP_NONE;
	}
}

/* --- dump --- */

static u64 time_until(u64 end, u64 now)
{
	return end > now ? end - now : 0;
}

/* The kernel has written the rest where the program wants it. */
static bool rest_read(const struct thread *t, u64 address, u64 *ret)
{
	struct timespec rest;
	struct iovec local = { &rest, sizeof rest }, remote = { (void *)address, sizeof rest };

	if (!address || sys(SYS_process_vm_readv, t->tid, &local, 1, &remote, 1, 0) != sizeof rest || rest.tv_sec < 0 ||
	    rest.tv_nsec < 0 || rest.tv_nsec >= (long)SECOND)
		return false;
	*ret = (u64)rest.tv_sec * SECOND + (u64)rest.tv_nsec;
	return rest.tv_sec < (long)(LEFT_MAX / SECOND);
}

static bool left_in_block(enum sleep sleep, const struct restart_answer *answer, u64 *ret)
{
	const struct restart_block *block = &answer->block;

	switch (sleep) {
	case SLEEP_POLL:
		*ret = time_until(block->poll.seconds * SECOND + block->poll.nanoseconds, answer->monotonic);
		return block->poll.has_timeout;
	case SLEEP_FUTEX:
		*ret = time_until(block->futex.time, answer->monotonic);
		return true;
	default:
		*ret = time_until(block->nanosleep.expires,
				  block->nanosleep.clock == CLOCK_BOOTTIME ? answer->boottime : answer->monotonic);
		return block->nanosleep.clock == CLOCK_MONOTONIC || block->nanosleep.clock == CLOCK_BOOTTIME;
	}
}

/*
 * A call that was interrupted before is restart_syscall(2), which has forgotten what it was, but not its arguments: they are told by
 * what the block has of them. Flags of a futex have its size in bit 1, has_timeout is 1.
 */
static void call_name(const struct restart_block *block, UserX86RegsEntry *g)
{
	bool is_address = g->di >= PAGE_SIZE;
	u64 rest = block->nanosleep.type ? block->nanosleep.rest : 0;

	if (is_address && block->poll.descriptors == g->di && block->poll.count == (s32)g->si &&
	    block->poll.has_timeout == 1)
		g->orig_ax = SYS_poll;
	else if (is_address && block->futex.address == g->di && block->futex.value == (u32)g->dx &&
		 block->futex.flags & 2)
		g->orig_ax = SYS_futex;
	else if (block->nanosleep.clock < 0 || block->nanosleep.clock > CLOCK_TAI || block->nanosleep.type > 2)
		return;
	else if (is_address && rest == g->si)
		g->orig_ax = SYS_nanosleep;
	else if (!is_address && rest == g->r10)
		g->orig_ax = SYS_clock_nanosleep;
}

static int restart_peek(struct dump *d, struct thread *t, struct error *reterr UNUSED)
{
	UserX86RegsEntry *g = t->core->thread_info->gpregs;
	ThreadCoreEntry *core = t->core->thread_core;
	struct restart_answer answer;
	enum sleep sleep;
	u64 left;

	if (is_nameless(t) && restart_probe(d, t->tid, &answer))
		call_name(&answer.block, g);
	sleep = sleep_of(t);
	if (!sleep)
		return 0;
	if ((sleep == SLEEP_NANO && rest_read(t, g->si, &left)) ||
	    (sleep == SLEEP_CLOCK && rest_read(t, g->r10, &left)) ||
	    (restart_probe(d, t->tid, &answer) && left_in_block(sleep, &answer, &left))) {
		core->has_restart_left = true;
		core->restart_left = left;
	}
	return 0;
}

/* --- restore --- */

static int restart_check(struct restore *rs, struct thread *t, struct error *reterr)
{
	const ThreadCoreEntry *core = t->core->thread_core;

	if (core->has_restart_left && core->restart_left > LEFT_MAX)
		return core_corrupt(rs, t, reterr, "thread %d has longer to sleep than can be", t->tid);
	return 0;
}

static int restart_sleep(struct restore *rs UNUSED, struct thread *t, struct batch *b, struct error *reterr UNUSED)
{
	const ThreadCoreEntry *core = t->core->thread_core;
	const UserX86RegsEntry *g = t->core->thread_info->gpregs;
	const u64 left = core->restart_left;
	const struct timespec time = { (time_t)(left / SECOND), (long)(left % SECOND) };
	enum sleep sleep = core->has_restart_left ? sleep_of(t) : SLEEP_NONE;
	u64 at;

	if (!sleep)
		return 0;
	at = batch_at(b, batch_copy(b, &time, sizeof time));
	if (sleep == SLEEP_NANO)
		batch_try(b, SYS_nanosleep, at, g->si);
	else if (sleep == SLEEP_CLOCK)
		batch_try(b, SYS_clock_nanosleep, g->di, 0, at, g->r10);
	else if (sleep == SLEEP_POLL)
		batch_try(b, SYS_poll, g->di, g->si, MIN((left + 999999) / 1000000, (u64)INT32_MAX));
	else
		batch_try(b, SYS_futex, g->di, g->si, g->dx, at);
	return 0;
}

void restart_result(const struct thread *t, struct user_regs_struct *regs)
{
	const struct batch *b = &t->work;
	const struct slot *slot = area_slot_local(t->remote.area, t->remote.slot);
	struct user_regs_struct here = t->stopped.regs; /* of the leader: as they were before a call was injected */

	if (!b->count)
		return;
	if (slot->done == slot->go) { /* it has ended by now */
		regs->rax = (u64)batch_result(b, 0);
		regs->orig_rax = (u64)-1;
	} else if ((t->stopped.saved || trait_ptrace(PTRACE_GETREGS, t->tid, 0, &here) >= 0) &&
		   here.orig_rax == b->ops[0].nr) {
		regs->rax = here.rax;
		regs->orig_rax = here.orig_rax;
	} /* else it has not begun: the whole of it once more, as long as ever */
}

/* /proc/PID/task/TID/syscall begins with the number of the call that it sleeps in, or is "running". */
static bool is_asleep(const struct thread *t)
{
	char text[256];
	const char *p = text;

	if (file_peek(PATHF("/proc/%d/task/%d/syscall", t->task->pid, t->tid), text, sizeof text) <= 0)
		return true; /* this kernel does not tell */
	return *p >= '0' && *p <= '9' && parse_number(&p, 10) == t->work.ops[0].nr;
}

void restart_await(const struct thread *t)
{
	const struct slot *slot = area_slot_local(t->remote.area, t->remote.slot);

	for (int ms = 0; t->work.count && ms < BEGUN_LIMIT; ms++) {
		if (__atomic_load_n(&slot->done, __ATOMIC_ACQUIRE) == slot->go || is_asleep(t))
			return;
		sys(SYS_nanosleep, &(struct timespec){ .tv_nsec = 1000000 }, 0);
	}
}

const struct trait trait_restart = {
	.name = "interrupted sleep",
	.peek = restart_peek,
	.check = restart_check,
	.sleep = restart_sleep,
};
