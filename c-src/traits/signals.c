/*
 * traits/signals.c - handlers (of the process), mask, alternate stack and queue (of each thread), queue of the process, and
 * the signal that a stopped process was stopped by. A siginfo is the kernel's 128 bytes, untouched.
 */
#include <signal.h>
#include "arch/x86_64/ia32.h"
#include "traits/state.h"

#define PEEKSIGINFO	   0x4209
#define PEEKSIGINFO_SHARED 1
#define SETSIGMASK	   0x420b
#define SIGINFO_SIZE	   128
#define SIGNALS		   64
#define ACTIONS		   62 /* all but SIGKILL and SIGSTOP */
#define MASK_SIZE	   8
#define QUEUE_CHUNK	   64 /* that many queued signals per batch */
#define QUEUE_MAX	   (1 << 20)
#define AUTODISARM	   0x80000000u

struct kernel_action {
	u64 handler, flags, restorer, mask;
};

struct kernel_stack {
	u64 sp;
	u32 flags, pad;
	u64 size;
};

struct signals_asked {
	struct kernel_action *actions; /* leaders */
	struct kernel_stack *stack;
};

static bool has_action(int signal)
{
	return signal != SIGKILL && signal != SIGSTOP;
}

/* Where an image has the action of a signal. */
static size_t action_index(int signal)
{
	return (size_t)(signal - 1 - (signal > SIGKILL) - (signal > SIGSTOP));
}

/* --- dump --- */

static void queue_push(struct dump *d, SignalQueueEntry *queue, size_t *cap, const u8 *siginfo)
{
	SiginfoEntry *entry = message_new(d->arena, &siginfo_entry__descriptor);

	entry->siginfo.len = SIGINFO_SIZE;
	entry->siginfo.data = arena_memdup(d->arena, siginfo, SIGINFO_SIZE);
	queue->signals = arena_grow(d->arena, queue->signals, queue->n_signals, cap, sizeof *queue->signals);
	queue->signals[queue->n_signals++] = entry;
}

static int peek_queue(struct dump *d, struct thread *t, u32 flags, SignalQueueEntry **ret, struct error *reterr)
{
	struct {
		u64 offset;
		u32 flags;
		s32 count;
	} args = { .flags = flags, .count = 16 };
	SignalQueueEntry *queue = message_new(d->arena, &signal_queue_entry__descriptor);
	u8 infos[16][SIGINFO_SIZE];
	size_t cap = 0;
	long n;

	while ((n = trait_ptrace(PEEKSIGINFO, t->tid, (u64)&args, infos)) > 0) {
		for (long i = 0; i < n; i++)
			queue_push(d, queue, &cap, infos[i]);
		args.offset += (u64)n;
	}
	if (n < 0)
		return error_sys(reterr, thread_object(t), n, "reading the pending signals of thread %d", t->tid);
	*ret = queue;
	return 0;
}

static int signals_peek(struct dump *d, struct thread *t, struct error *reterr)
{
	ThreadCoreEntry *core = t->core->thread_core;
	int r = peek_queue(d, t, 0, &core->signals_p, reterr);

	if (r < 0)
		return r;
	if (!thread_is_leader(t)) {
		core->has_blk_sigset = true;
		core->blk_sigset = t->stopped.mask;
		return 0;
	}
	t->core->tc->blk_sigset = t->stopped.mask;
	return peek_queue(d, t, PEEKSIGINFO_SHARED, &t->core->tc->signals_s, reterr);
}

static void ask_actions(struct batch *b, struct signals_asked *asked)
{
	struct kernel_action *out = asked->actions = batch_buffer(b, ACTIONS * sizeof *out);

	for (int signal = 1; out && signal <= SIGNALS; signal++)
		if (has_action(signal))
			batch_call(b, SYS_rt_sigaction, signal, 0, batch_at(b, out++), MASK_SIZE);
}

static int signals_ask(struct dump *d, struct thread *t, struct batch *b, void **keep, struct error *reterr)
{
	struct signals_asked *asked = *keep = arena_new(d->arena, struct signals_asked);

	(void)reterr;
	if (thread_is_leader(t))
		ask_actions(b, asked);
	asked->stack = batch_buffer(b, sizeof *asked->stack);
	batch_call(b, SYS_sigaltstack, 0, batch_at(b, asked->stack));
	return 0;
}

static void take_actions(struct dump *d, TaskCoreEntry *tc, bool ia32, const struct kernel_action *in)
{
	SaEntry *entries = arena_array(d->arena, SaEntry, ACTIONS);

	tc->sigactions = arena_array(d->arena, SaEntry *, ACTIONS);
	tc->n_sigactions = ACTIONS;
	for (int i = 0; i < ACTIONS; i++) {
		sa_entry__init(&entries[i]);
		entries[i].sigaction = in[i].handler;
		entries[i].flags = in[i].flags;
		entries[i].restorer = in[i].restorer;
		entries[i].mask = in[i].mask;
		entries[i].has_compat_sigaction = entries[i].compat_sigaction = ia32;
		tc->sigactions[i] = &entries[i];
	}
}

static int signals_take(struct dump *d, struct thread *t, struct batch *b, void *keep, struct error *reterr)
{
	const struct signals_asked *asked = keep;
	ThreadSasEntry *sas = message_new(d->arena, &thread_sas_entry__descriptor);

	(void)b, (void)reterr;
	sas->ss_sp = asked->stack->sp;
	sas->ss_size = asked->stack->size;
	sas->ss_flags = asked->stack->flags;
	t->core->thread_core->sas = sas;
	if (thread_is_leader(t))
		take_actions(d, t->core->tc, t->task->ia32, asked->actions);
	return 0;
}

/* --- restore --- */

static int check_queue(struct restore *rs, const struct thread *t, const SignalQueueEntry *queue, struct error *reterr)
{
	if (!queue)
		return 0;
	if (queue->n_signals > QUEUE_MAX)
		return core_corrupt(rs, t, reterr, "%zu pending signals are more than can be", queue->n_signals);
	for (size_t i = 0; i < queue->n_signals; i++) {
		const SiginfoEntry *e = queue->signals[i];
		s32 signal = 0;

		if (e->siginfo.len == SIGINFO_SIZE)
			memcpy(&signal, e->siginfo.data, sizeof signal);
		if (signal < 1 || signal > SIGNALS)
			return core_corrupt(rs, t, reterr, "pending signal %zu is not a siginfo", i);
	}
	return 0;
}

static int check_actions(struct restore *rs, const struct thread *t, struct error *reterr)
{
	const TaskCoreEntry *tc = t->core->tc;

	if (tc->n_sigactions != ACTIONS)
		return core_corrupt(rs, t, reterr, "%zu signal actions instead of %d", tc->n_sigactions, ACTIONS);
	return 0;
}

static int signals_check(struct restore *rs, struct thread *t, struct error *reterr)
{
	int r = check_queue(rs, t, t->core->thread_core->signals_p, reterr);

	if (r < 0 || !thread_is_leader(t))
		return r;
	r = check_actions(rs, t, reterr);
	return r < 0 ? r : check_queue(rs, t, t->core->tc->signals_s, reterr);
}

/* The kernel keeps no flag for it that can be read: the frame of a handler is of the kind of the call that set it. */
static void add_action_ia32(struct batch *b, int signal, const SaEntry *e)
{
	const struct ia32_sigaction action = {
		(u32)e->sigaction, (u32)e->flags, (u32)e->restorer, { (u32)e->mask, (u32)(e->mask >> 32) }
	};

	batch_ia32(b, batch_call(b, IA32_rt_sigaction, signal, batch_at(b, batch_copy(b, &action, sizeof action)), 0,
				 MASK_SIZE));
}

static void add_action(struct batch *b, int signal, const SaEntry *e)
{
	const struct kernel_action action = { e->sigaction, e->flags, e->restorer, e->mask };

	if (e->has_compat_sigaction && e->compat_sigaction)
		add_action_ia32(b, signal, e);
	else
		batch_call(b, SYS_rt_sigaction, signal, batch_at(b, batch_copy(b, &action, sizeof action)), 0,
			   MASK_SIZE);
}

/* All of them: a new process inherits the signals that the host ignores. */
static void give_actions(struct batch *b, const TaskCoreEntry *tc)
{
	for (int signal = 1; signal <= SIGNALS; signal++)
		if (has_action(signal))
			add_action(b, signal, tc->sigactions[action_index(signal)]);
}

static int signals_give(struct restore *rs, struct thread *t, struct batch *b, struct error *reterr)
{
	const ThreadSasEntry *sas = t->core->thread_core->sas;

	(void)rs, (void)reterr;
	if (thread_is_leader(t))
		give_actions(b, t->core->tc);
	if (sas && !(sas->ss_flags & SS_DISABLE)) {
		const struct kernel_stack stack = { .sp = sas->ss_sp,
						    .size = sas->ss_size,
						    .flags = sas->ss_flags & AUTODISARM };

		batch_call(b, SYS_sigaltstack, batch_at(b, batch_copy(b, &stack, sizeof stack)), 0);
	}
	return 0;
}

/* Queued by the thread itself: the kernel lets nobody else send a siginfo that claims to come from the kernel. */
static void add_signals(struct batch *b, const struct thread *t, bool shared, const SignalQueueEntry *queue,
			size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const u8 *siginfo = queue->signals[i]->siginfo.data;
		u64 at = batch_at(b, batch_copy(b, siginfo, SIGINFO_SIZE));
		s32 signal;

		memcpy(&signal, siginfo, sizeof signal);
		if (shared)
			batch_call(b, SYS_rt_sigqueueinfo, t->task->pid, signal, at);
		else
			batch_call(b, SYS_rt_tgsigqueueinfo, t->task->pid, t->tid, signal, at);
	}
}

/* What fits goes into `b`; more than that runs before it, in order. */
static int queue_signals(struct thread *t, struct batch *b, bool shared, const SignalQueueEntry *queue,
			 struct error *reterr)
{
	size_t n = queue ? queue->n_signals : 0, done = 0;

	while (n - done > QUEUE_CHUNK) {
		AUTO(batch_done) struct batch own = batch_begin(&t->remote, QUEUE_CHUNK);
		int r;

		add_signals(&own, t, shared, queue, done, done + QUEUE_CHUNK);
		r = batch_run(&own, reterr);
		if (r < 0)
			return r;
		done += QUEUE_CHUNK;
	}
	if (n)
		add_signals(b, t, shared, queue, done, n);
	return 0;
}

/*
 * Zombies and helpers that died while the tree was made have left a SIGCHLD: under the default action, which ignores it, the
 * kernel drops what is pending. In a batch of its own, before anything is queued.
 */
static int drop_child_signals(struct thread *t, struct error *reterr)
{
	static const struct kernel_action standard = { 0 };
	AUTO(batch_done) struct batch b = batch_begin(&t->remote, 2);

	batch_call(&b, SYS_rt_sigaction, SIGCHLD, batch_at(&b, batch_copy(&b, &standard, sizeof standard)), 0,
		   MASK_SIZE);
	add_action(&b, SIGCHLD, t->core->tc->sigactions[action_index(SIGCHLD)]);
	return batch_run(&b, reterr);
}

static int signals_last(struct restore *rs, struct thread *t, struct batch *b, struct error *reterr)
{
	int r;

	(void)rs;
	if (thread_is_leader(t)) {
		r = drop_child_signals(t, reterr);
		if (r == 0)
			r = queue_signals(t, b, true, t->core->tc->signals_s, reterr);
		if (r < 0)
			return r;
	}
	return queue_signals(t, b, false, t->core->thread_core->signals_p, reterr);
}

static int signals_release(struct restore *rs, struct thread *t, struct error *reterr)
{
	const CoreEntry *core = t->core;
	u64 mask = thread_is_leader(t) ? core->tc->blk_sigset : core->thread_core->blk_sigset;
	long r;

	t->stopped.mask = mask;
	r = trait_ptrace(SETSIGMASK, t->tid, MASK_SIZE, &mask);
	if (r < 0)
		return error_sys(reterr, core_object(rs, t), r, "setting the signal mask of thread %d", t->tid);
	if (!thread_is_leader(t) || t->task->state != TASK_STOPPED)
		return 0;
	/* Taken by the first thread that is let go, before it runs. */
	r = sys(SYS_kill, t->task->pid, t->task->stop_signal ? t->task->stop_signal : SIGSTOP);
	return r < 0 ? error_sys(reterr, core_object(rs, t), r, "stopping process %d again", t->task->pid) : 0;
}

const struct trait trait_signals = {
	.name = "signals",
	.peek = signals_peek,
	.ask = signals_ask,
	.take = signals_take,
	.check = signals_check,
	.give = signals_give,
	.last = signals_last,
	.release = signals_release,
};
