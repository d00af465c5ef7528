/*
 * traits/prctl.c - what prctl(2), personality(2) and membarrier(2) keep: thread names, timer slack, being a subreaper, personality,
 * membarrier registrations; and, because a change of credentials resets them, dumpability and the parent death signal afterwards.
 */
#include <linux/membarrier.h>
#include <signal.h>
#include <sys/prctl.h>
#include "traits/state.h"

#define NAME_SIZE	  16
#define GET_REGISTRATIONS 512 /* MEMBARRIER_CMD_GET_REGISTRATIONS, Linux 6.3 */
#define PERSONALITY_ASK	  0xffffffffu
#define DUMPABLE_BY_ROOT  2 /* cannot be asked for */
#define REGISTER_COMMANDS \
	(MEMBARRIER_CMD_REGISTER_GLOBAL_EXPEDITED | MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED | \
	 MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE | MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ)

struct prctl_asked {
	char *name;
	s32 *pdeath_signal, *subreaper;
	u32 slack, mce_kill;
	u32 dumpable, thp_disabled, personality, registrations; /* calls, of leaders */
};

/* --- dump --- */

static int prctl_ask(struct dump *d, struct thread *t, struct batch *b, void **keep, struct error *reterr)
{
	struct prctl_asked *asked = *keep = arena_new(d->arena, struct prctl_asked);

	(void)reterr;
	asked->name = batch_buffer(b, NAME_SIZE);
	batch_call(b, SYS_prctl, PR_GET_NAME, batch_at(b, asked->name));
	asked->pdeath_signal = batch_buffer(b, sizeof(s32));
	batch_call(b, SYS_prctl, PR_GET_PDEATHSIG, batch_at(b, asked->pdeath_signal));
	asked->slack = batch_try(b, SYS_prctl, PR_GET_TIMERSLACK, 0, 0, 0, 0);
	asked->mce_kill = batch_try(b, SYS_prctl, PR_MCE_KILL_GET, 0, 0, 0, 0);
	if (!thread_is_leader(t))
		return 0;
	asked->subreaper = batch_buffer(b, sizeof(s32));
	batch_call(b, SYS_prctl, PR_GET_CHILD_SUBREAPER, batch_at(b, asked->subreaper));
	asked->dumpable = batch_call(b, SYS_prctl, PR_GET_DUMPABLE);
	asked->thp_disabled = batch_try(b, SYS_prctl, PR_GET_THP_DISABLE, 0, 0, 0, 0);
	asked->personality = batch_call(b, SYS_personality, PERSONALITY_ASK);
	asked->registrations = batch_try(b, SYS_membarrier, GET_REGISTRATIONS, 0, 0);
	return 0;
}

/* CRIU stores the hexadecimal text as if it were decimal, up to the first digit that is none. */
static u32 personality_as_criu(u32 bits)
{
	char text[12];
	const char *p = text;

	format_to(text, sizeof text, "%08x", bits);
	return (u32)parse_number(&p, 10);
}

static void take_process(struct dump *d, struct thread *t, struct batch *b, const struct prctl_asked *asked)
{
	TaskCoreEntry *tc = t->core->tc;
	s64 registrations = batch_result(b, asked->registrations);
	MmEntry *mm = t->task->mm;

	tc->comm = t->core->thread_core->comm;
	tc->has_child_subreaper = true;
	tc->child_subreaper = *asked->subreaper != 0;
	tc->has_personality_bits = true;
	tc->personality_bits = (u32)batch_result(b, asked->personality);
	tc->personality = personality_as_criu(tc->personality_bits);
	if (registrations >= 0) {
		tc->has_membarrier_registration_mask = true;
		tc->membarrier_registration_mask = (u32)registrations;
	} else {
		log_debug(d->log, "this kernel does not tell membarrier registrations");
	}
	if (!mm)
		mm = t->task->mm = message_new(d->arena, &mm_entry__descriptor);
	mm->has_dumpable = true;
	mm->dumpable = (s32)batch_result(b, asked->dumpable);
	mm->has_thp_disabled = true;
	mm->thp_disabled = batch_result(b, asked->thp_disabled) > 0;
}

static int prctl_take(struct dump *d, struct thread *t, struct batch *b, void *keep, struct error *reterr)
{
	const struct prctl_asked *asked = keep;
	ThreadCoreEntry *core = t->core->thread_core;

	(void)reterr;
	asked->name[NAME_SIZE - 1] = '\0';
	core->comm = arena_strdup(d->arena, asked->name);
	core->has_pdeath_sig = *asked->pdeath_signal != 0;
	core->pdeath_sig = (u32)*asked->pdeath_signal;
	core->has_timer_slack = batch_result(b, asked->slack) > 0; /* 0: of real-time policies */
	core->timer_slack = (u64)batch_result(b, asked->slack);
	core->has_mce_kill =
		batch_result(b, asked->mce_kill) >= 0 && batch_result(b, asked->mce_kill) != PR_MCE_KILL_DEFAULT;
	core->mce_kill = (u32)batch_result(b, asked->mce_kill);
	if (thread_is_leader(t))
		take_process(d, t, b, asked);
	return 0;
}

/* --- restore --- */

static const char *name_of(const struct thread *t)
{
	const char *name = t->core->thread_core->comm;

	return name || !thread_is_leader(t) ? name : t->core->tc->comm;
}

static int prctl_check(struct restore *rs, struct thread *t, struct error *reterr)
{
	const ThreadCoreEntry *core = t->core->thread_core;
	const char *name = name_of(t);

	if (name && strlen(name) >= NAME_SIZE)
		return core_corrupt(rs, t, reterr, "the name of thread %d has more than 15 bytes", t->tid);
	if (core->has_pdeath_sig && core->pdeath_sig > 64)
		return core_corrupt(rs, t, reterr, "there is no signal %u", core->pdeath_sig);
	if (thread_is_leader(t) && t->core->tc->has_membarrier_registration_mask &&
	    t->core->tc->membarrier_registration_mask & ~(u32)REGISTER_COMMANDS)
		return core_corrupt(rs, t, reterr, "membarrier registrations 0x%x are unknown",
				    t->core->tc->membarrier_registration_mask);
	return 0;
}

/* While it has one thread: with more, each membarrier registration waits for an RCU grace period, some 20 ms. */
static int prctl_begin(struct restore *rs, struct thread *t, struct batch *b, struct error *reterr)
{
	const TaskCoreEntry *tc = t->core->tc;
	const MmEntry *mm = t->task->mm;
	u32 registrations = tc->has_membarrier_registration_mask ? tc->membarrier_registration_mask : 0;

	(void)rs, (void)reterr;
	if (mm && mm->has_thp_disabled && mm->thp_disabled)
		batch_call(b, SYS_prctl, PR_SET_THP_DISABLE, 1, 0, 0, 0);
	for (u32 bit = 1; bit && bit <= registrations; bit <<= 1)
		if (registrations & bit)
			batch_call(b, SYS_membarrier, bit, 0, 0);
	return 0;
}

static int prctl_give(struct restore *rs, struct thread *t, struct batch *b, struct error *reterr)
{
	const TaskCoreEntry *tc = task_leader(t->task)->core->tc;
	const ThreadCoreEntry *core = t->core->thread_core;
	const char *name = name_of(t);
	char padded[NAME_SIZE] = { 0 };

	(void)rs, (void)reterr;
	if (name) {
		memcpy(padded, name, strlen(name));
		batch_call(b, SYS_prctl, PR_SET_NAME, batch_at(b, batch_copy(b, padded, NAME_SIZE)));
	}
	if (core->has_timer_slack)
		batch_call(b, SYS_prctl, PR_SET_TIMERSLACK, core->timer_slack, 0, 0, 0);
	if (core->has_mce_kill)
		batch_call(b, SYS_prctl, PR_MCE_KILL, PR_MCE_KILL_SET, core->mce_kill, 0, 0);
	if (tc->has_personality_bits) /* each thread has its own; the image has the first one's */
		batch_call(b, SYS_personality, tc->personality_bits);
	if (thread_is_leader(t) && tc->has_child_subreaper && tc->child_subreaper)
		batch_call(b, SYS_prctl, PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
	return 0;
}

const struct trait trait_prctl = {
	.name = "prctl",
	.ask = prctl_ask,
	.take = prctl_take,
	.check = prctl_check,
	.begin = prctl_begin,
	.give = prctl_give,
};

/*
 * Every thread sets dumpability after its own change of credentials: whichever thread is the last to change them, its own
 * setting follows.
 */
static int after_credentials_last(struct restore *rs, struct thread *t, struct batch *b, struct error *reterr)
{
	const ThreadCoreEntry *core = t->core->thread_core;
	const MmEntry *mm = t->task->mm;

	(void)rs, (void)reterr;
	if (mm && mm->has_dumpable)
		batch_call(b, SYS_prctl, PR_SET_DUMPABLE, mm->dumpable == DUMPABLE_BY_ROOT ? 0 : mm->dumpable, 0, 0, 0);
	if (core->has_pdeath_sig && core->pdeath_sig)
		batch_call(b, SYS_prctl, PR_SET_PDEATHSIG, core->pdeath_sig, 0, 0, 0);
	return 0;
}

const struct trait trait_after_credentials = { .name = "dumpability", .last = after_credentials_last };
