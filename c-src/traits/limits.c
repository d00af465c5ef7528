/*
 * traits/limits.c - resource limits. Read by the process itself: from outside it needs CAP_SYS_RESOURCE, which containers lack.
 */
#include <linux/capability.h>
#include <sys/resource.h>
#include "traits/state.h"
#include "traits/steps.h"

#define LIMITS 16

struct kernel_limit {
	u64 soft, hard;
};

static const char *const names[LIMITS] = {
	"RLIMIT_CPU",	   "RLIMIT_FSIZE",  "RLIMIT_DATA",    "RLIMIT_STACK",  "RLIMIT_CORE",  "RLIMIT_RSS",
	"RLIMIT_NPROC",	   "RLIMIT_NOFILE", "RLIMIT_MEMLOCK", "RLIMIT_AS",     "RLIMIT_LOCKS", "RLIMIT_SIGPENDING",
	"RLIMIT_MSGQUEUE", "RLIMIT_NICE",   "RLIMIT_RTPRIO",  "RLIMIT_RTTIME",
};

static int limits_ask(struct dump *d, struct thread *t, struct batch *b, void **keep, struct error *reterr)
{
	struct kernel_limit *out;

	(void)d, (void)reterr;
	if (!thread_is_leader(t))
		return 0;
	*keep = out = batch_buffer(b, LIMITS * sizeof *out);
	for (int i = 0; out && i < LIMITS; i++)
		batch_call(b, SYS_prlimit64, 0, i, 0, batch_at(b, &out[i]));
	return 0;
}

static int limits_take(struct dump *d, struct thread *t, struct batch *b, void *keep, struct error *reterr)
{
	const struct kernel_limit *in = keep;
	TaskRlimitsEntry *limits;

	(void)b, (void)reterr;
	if (!thread_is_leader(t))
		return 0;
	limits = t->core->tc->rlimits = message_new(d->arena, &task_rlimits_entry__descriptor);
	limits->rlimits = arena_array(d->arena, RlimitEntry *, LIMITS);
	for (int i = 0; i < LIMITS; i++) {
		RlimitEntry *e = limits->rlimits[i] = message_new(d->arena, &rlimit_entry__descriptor);

		e->cur = in[i].soft;
		e->max = in[i].hard;
	}
	limits->n_rlimits = LIMITS;
	return 0;
}

/* Ours, which new processes start with. */
static struct kernel_limit own_limit(int i)
{
	struct kernel_limit own = { RLIM_INFINITY, RLIM_INFINITY };

	sys(SYS_prlimit64, 0, i, 0, &own);
	return own;
}

static int limits_check(struct restore *rs, struct thread *t, struct error *reterr)
{
	const TaskRlimitsEntry *limits = thread_is_leader(t) ? t->core->tc->rlimits : NULL;

	if (!limits)
		return 0;
	if (limits->n_rlimits > LIMITS)
		return core_corrupt(rs, t, reterr, "%zu resource limits instead of %d", limits->n_rlimits, LIMITS);
	for (size_t i = 0; i < limits->n_rlimits; i++) {
		const RlimitEntry *e = limits->rlimits[i];

		if (e->cur > e->max)
			return core_corrupt(rs, t, reterr, "the soft limit of %s is above the hard one", names[i]);
		if (e->max > own_limit((int)i).hard && !have_capability(CAP_SYS_RESOURCE))
			return error_refuse(reterr, "ERR_PERMISSION", core_object(rs, t),
					    "raise the limit of the restoring process, or give it CAP_SYS_RESOURCE",
					    "the hard limit of %s is above ours (%lu > %lu) and may not be raised",
					    names[i], (unsigned long)e->max, (unsigned long)own_limit((int)i).hard);
	}
	return 0;
}

void limits_lift(struct batch *b)
{
	static const u8 lifted[] = { RLIMIT_NOFILE, RLIMIT_AS, RLIMIT_DATA, RLIMIT_MEMLOCK, RLIMIT_FSIZE };

	for (size_t i = 0; i < ARRAY_SIZE(lifted); i++) {
		struct kernel_limit limit = own_limit(lifted[i]);

		if (limit.soft == limit.hard)
			continue;
		limit.soft = limit.hard;
		batch_call(b, SYS_prlimit64, 0, lifted[i], batch_at(b, batch_copy(b, &limit, sizeof limit)), 0);
	}
}

static int limits_begin(struct restore *rs, struct thread *t, struct batch *b, struct error *reterr)
{
	(void)rs, (void)t, (void)reterr;
	limits_lift(b);
	return 0;
}

static int limits_give(struct restore *rs, struct thread *t, struct batch *b, struct error *reterr)
{
	const TaskRlimitsEntry *limits = thread_is_leader(t) ? t->core->tc->rlimits : NULL;

	(void)rs, (void)reterr;
	for (size_t i = 0; limits && i < limits->n_rlimits; i++) {
		const struct kernel_limit limit = { limits->rlimits[i]->cur, limits->rlimits[i]->max };

		batch_call(b, SYS_prlimit64, 0, i, batch_at(b, batch_copy(b, &limit, sizeof limit)), 0);
	}
	return 0;
}

const struct trait trait_limits = {
	.name = "limits",
	.ask = limits_ask,
	.take = limits_take,
	.check = limits_check,
	.begin = limits_begin,
	.give = limits_give,
};
