/*
 * traits/scheduler.c - scheduling policy, nice value, real-time priority or deadline, and I/O priority of each thread. Read and set
 * from outside, and set last, so that a thread that may hardly run does not hold up its own restore. Deadlines and I/O priorities
 * are in fields of our own: CRIU has none.
 */
#include <linux/ioprio.h>
#include <sched.h>
#include <sys/resource.h>
#include "traits/state.h"

#ifndef SCHED_DEADLINE
#define SCHED_DEADLINE 6
#endif
#define RESET_ON_FORK 0x40000000u
#define POLICY_MAX    7 /* SCHED_EXT */

static u32 policy_of(u32 policy)
{
	return policy & ~RESET_ON_FORK;
}

static bool is_realtime(u32 policy)
{
	return policy_of(policy) == SCHED_FIFO || policy_of(policy) == SCHED_RR;
}

/* The raw call returns 20 - nice. */
static s32 nice_of(pid_t tid)
{
	return 20 - (s32)sys(SYS_getpriority, PRIO_PROCESS, tid);
}

/* sched_setattr(2); libc 2.36 has none. */
struct sched_attributes {
	u32 size, policy;
	u64 flags;
	s32 nice;
	u32 priority;
	u64 runtime, deadline, period;
};
#define ATTRIBUTE_RESET_ON_FORK 1ul
#define ATTRIBUTES_OF_DEADLINE	6ul /* SCHED_FLAG_RECLAIM, SCHED_FLAG_DL_OVERRUN */

static int peek_deadline(struct dump *d, struct thread *t, struct error *reterr)
{
	struct sched_attributes a = { .size = sizeof a };
	SchedDeadlineEntry *e = message_new(d->arena, &sched_deadline_entry__descriptor);
	long r = sys(SYS_sched_getattr, t->tid, &a, sizeof a, 0);

	if (r < 0)
		return error_sys(reterr, thread_object(t), r, "reading the deadline of thread %d", t->tid);
	e->runtime = a.runtime;
	e->deadline = a.deadline;
	e->period = a.period;
	e->flags = a.flags & ATTRIBUTES_OF_DEADLINE;
	t->core->thread_core->sched_deadline = e;
	return 0;
}

static void peek_io_priority(struct thread *t)
{
	long priority = sys(SYS_ioprio_get, IOPRIO_WHO_PROCESS, t->tid);

	t->core->thread_core->has_io_priority = priority >= 0; /* a kernel without block devices has none */
	t->core->thread_core->io_priority = (u32)priority;
}

static int scheduler_peek(struct dump *d, struct thread *t, struct error *reterr)
{
	ThreadCoreEntry *core = t->core->thread_core;
	struct sched_param param = { 0 };
	long policy = sys(SYS_sched_getscheduler, t->tid);

	if (policy < 0)
		return error_sys(reterr, thread_object(t), policy, "reading the scheduling policy of thread %d",
				 t->tid);
	peek_io_priority(t);
	core->has_sched_policy = true;
	core->sched_policy = (u32)policy;
	core->has_sched_nice = true;
	core->sched_nice = nice_of(t->tid);
	if (policy_of((u32)policy) == SCHED_DEADLINE)
		return peek_deadline(d, t, reterr);
	if (!is_realtime((u32)policy) || sys(SYS_sched_getparam, t->tid, &param) < 0)
		return 0;
	core->has_sched_prio = true;
	core->sched_prio = (u32)param.sched_priority;
	return 0;
}

static int scheduler_check(struct restore *rs, struct thread *t, struct error *reterr)
{
	const ThreadCoreEntry *core = t->core->thread_core;

	if (core->has_sched_policy && policy_of(core->sched_policy) == SCHED_DEADLINE && !core->sched_deadline)
		return error_refuse(reterr, "ERR_UNSUPPORTED_TASK", core_object(rs, t), NULL,
				    "the deadlines of thread %d are not in the image", t->tid);
	if (core->has_sched_policy && (policy_of(core->sched_policy) > POLICY_MAX || core->sched_prio > 99))
		return core_corrupt(rs, t, reterr, "scheduling policy %u with priority %u is unknown",
				    core->sched_policy, core->sched_prio);
	if (core->has_sched_nice && (core->sched_nice < -20 || core->sched_nice > 19))
		return core_corrupt(rs, t, reterr, "a nice value of %d is out of range", core->sched_nice);
	return 0;
}

static int set_failed(struct restore *rs, struct thread *t, long r, struct error *reterr, const char *what)
{
	if (r == -EPERM || r == -EACCES)
		return error_refuse(reterr, "ERR_PERMISSION", core_object(rs, t), "it needs CAP_SYS_NICE",
				    "the %s of thread %d may not be set", what, t->tid);
	return error_sys(reterr, core_object(rs, t), r, "setting the %s of thread %d", what, t->tid);
}

static int set_deadline(struct restore *rs, struct thread *t, struct error *reterr)
{
	const ThreadCoreEntry *core = t->core->thread_core;
	const struct sched_attributes a = {
		.size = sizeof a,
		.policy = SCHED_DEADLINE,
		.flags = (core->sched_deadline->flags & ATTRIBUTES_OF_DEADLINE) |
			 (core->sched_policy & RESET_ON_FORK ? ATTRIBUTE_RESET_ON_FORK : 0),
		.nice = core->sched_nice,
		.runtime = core->sched_deadline->runtime,
		.deadline = core->sched_deadline->deadline,
		.period = core->sched_deadline->period,
	};
	long r = sys(SYS_sched_setattr, t->tid, &a, 0);

	if (r == -EBUSY)
		return error_refuse(reterr, "ERR_PERMISSION", core_object(rs, t),
				    "free processor time, or see sched(7)",
				    "the machine has not the processor time that thread %d has reserved", t->tid);
	return r < 0 ? set_failed(rs, t, r, reterr, "deadline") : 0;
}

static int set_policy(struct restore *rs, struct thread *t, struct error *reterr)
{
	const ThreadCoreEntry *core = t->core->thread_core;
	const struct sched_param param = { .sched_priority =
						   is_realtime(core->sched_policy) ? (int)core->sched_prio : 0 };
	long r;

	if (!core->has_sched_policy ||
	    (!is_realtime(core->sched_policy) && sys(SYS_sched_getscheduler, t->tid) == (long)core->sched_policy))
		return 0;
	r = sys(SYS_sched_setscheduler, t->tid, core->sched_policy, &param);
	return r < 0 ? set_failed(rs, t, r, reterr, "scheduling policy") : 0;
}

static int set_io_priority(struct restore *rs, struct thread *t, struct error *reterr)
{
	const ThreadCoreEntry *core = t->core->thread_core;
	long r;

	if (!core->has_io_priority || sys(SYS_ioprio_get, IOPRIO_WHO_PROCESS, t->tid) == (long)core->io_priority)
		return 0;
	r = sys(SYS_ioprio_set, IOPRIO_WHO_PROCESS, t->tid, core->io_priority);
	return r < 0 ? set_failed(rs, t, r, reterr, "I/O priority") : 0;
}

static int scheduler_release(struct restore *rs, struct thread *t, struct error *reterr)
{
	const ThreadCoreEntry *core = t->core->thread_core;
	long r = 0;

	if (core->has_sched_nice && nice_of(t->tid) != core->sched_nice)
		r = sys(SYS_setpriority, PRIO_PROCESS, t->tid, core->sched_nice);
	if (r < 0)
		return set_failed(rs, t, r, reterr, "nice value");
	r = core->sched_deadline ? set_deadline(rs, t, reterr) : set_policy(rs, t, reterr);
	return r < 0 ? (int)r : set_io_priority(rs, t, reterr);
}

const struct trait trait_scheduler = {
	.name = "scheduling",
	.peek = scheduler_peek,
	.check = scheduler_check,
	.release = scheduler_release,
};
