/*
 * traits/timers.c - interval timers and posix timers of a process. Times are what is left, so they stand still between dump and
 * restore; they start to run in last(), shortly before the process does.
 */
#include <signal.h>
#include <sys/time.h>
#include <time.h>
#include "base/sort.h"
#include "kernel/proc_timers.h"
#include "traits/state.h"
#include "traits/timer_overrun.h"

#define PR_TIMER_CREATE_RESTORE_IDS 77 /* Linux 6.15: timer_create() takes the id that it is given */
#define RESTORE_IDS_OFF		    0
#define RESTORE_IDS_ON		    1
#define RESTORE_IDS_GET		    2
#define TIMERS_CEILING		    (16 << 20) /* bytes of /proc/PID/timers */
#define TIMERS_MAX		    (1 << 17)
#define ID_MAX_BY_COUNTING	    (1 << 20) /* older kernels: every id below has to be made and deleted */
#define CHUNK			    64

struct kernel_itimerspec {
	struct {
		s64 sec, nsec;
	} interval, value;
};

struct kernel_itimerval {
	struct {
		s64 sec, usec;
	} interval, value;
};

struct kernel_sigevent {
	u64 value;
	s32 signal, notify, thread;
	u8 pad[44];
};

/* --- dump --- */

static void push_posix(struct dump *d, TaskTimersEntry *timers, size_t *cap, const struct proc_timer *found)
{
	PosixTimerEntry *e = message_new(d->arena, &posix_timer_entry__descriptor);

	e->it_id = (u32)found->id;
	e->clock_id = (u32)found->clock;
	e->si_signo = (u32)found->signal;
	e->it_sigev_notify = found->notify;
	e->sival_ptr = found->value;
	if (found->notify & SIGEV_THREAD_ID) {
		e->has_notify_thread_id = true;
		e->notify_thread_id = found->target;
	}
	timers->posix = arena_grow(d->arena, timers->posix, timers->n_posix, cap, sizeof *timers->posix);
	timers->posix[timers->n_posix++] = e;
}

static int timers_peek(struct dump *d, struct thread *t, struct error *reterr)
{
	TaskTimersEntry *timers;
	struct proc_timer found;
	char *text;
	const char *p;
	size_t cap = 0;
	ssize_t size;
	int r;

	if (!thread_is_leader(t))
		return 0;
	timers = t->core->tc->timers = message_new(d->arena, &task_timers_entry__descriptor);
	size = file_slurp(d->arena, PATHF("/proc/%d/timers", t->task->pid), TIMERS_CEILING, &text);
	if (size == -ENOENT)
		return error_refuse(reterr, "ERR_KERNEL_INTERFACE", thread_object(t),
				    "build the kernel with CHECKPOINT_RESTORE",
				    "this kernel does not list posix timers");
	if (size < 0)
		return error_sys(reterr, thread_object(t), size, "reading the posix timers of process %d",
				 t->task->pid);
	for (p = text; (r = proc_timers_next(&p, &found)) > 0;)
		push_posix(d, timers, &cap, &found);
	if (r < 0)
		return error_set(reterr, "ERR_KERNEL_INTERFACE", -EPROTO, thread_object(t),
				 "/proc/%d/timers is not understood", t->task->pid);
	return 0;
}

static int timers_ask(struct dump *d, struct thread *t, struct batch *b, void **keep, struct error *reterr)
{
	struct kernel_itimerval *out;

	(void)d, (void)reterr;
	if (!thread_is_leader(t))
		return 0;
	*keep = out = batch_buffer(b, 3 * sizeof *out);
	for (int which = ITIMER_REAL; out && which <= ITIMER_PROF; which++)
		batch_call(b, SYS_getitimer, which, batch_at(b, &out[which]));
	return 0;
}

static ItimerEntry *take_interval(struct dump *d, const struct kernel_itimerval *in)
{
	ItimerEntry *e = message_new(d->arena, &itimer_entry__descriptor);

	e->isec = (u64)in->interval.sec;
	e->iusec = (u64)in->interval.usec;
	e->vsec = (u64)in->value.sec;
	e->vusec = (u64)in->value.usec;
	return e;
}

static void take_posix(PosixTimerEntry *e, const struct kernel_itimerspec *in, s64 overrun)
{
	e->isec = (u64)in->interval.sec;
	e->insec = (u64)in->interval.nsec;
	e->vsec = (u64)in->value.sec;
	e->vnsec = (u64)in->value.nsec;
	e->overrun = (u32)overrun;
}

/* Settings of n posix timers. There may be thousands, so they have batches of their own. */
static int ask_posix(struct thread *t, PosixTimerEntry **timers, size_t n, struct error *reterr)
{
	AUTO(batch_done) struct batch b = batch_begin(&t->remote, 2 * CHUNK);
	struct kernel_itimerspec *out = batch_buffer(&b, CHUNK * sizeof *out);
	int r;

	for (size_t i = 0; out && i < n; i++) {
		batch_call(&b, SYS_timer_gettime, timers[i]->it_id, batch_at(&b, &out[i]));
		batch_call(&b, SYS_timer_getoverrun, timers[i]->it_id);
	}
	r = batch_run(&b, reterr);
	for (size_t i = 0; r == 0 && i < n; i++)
		take_posix(timers[i], &out[i], batch_result(&b, (u32)(2 * i + 1)));
	return r;
}

static int timers_take(struct dump *d, struct thread *t, struct batch *b, void *keep, struct error *reterr)
{
	const struct kernel_itimerval *in = keep;
	TaskTimersEntry *timers;

	(void)b;
	if (!thread_is_leader(t))
		return 0;
	timers = t->core->tc->timers;
	timers->real = take_interval(d, &in[ITIMER_REAL]);
	timers->virt = take_interval(d, &in[ITIMER_VIRTUAL]);
	timers->prof = take_interval(d, &in[ITIMER_PROF]);
	for (size_t done = 0; done < timers->n_posix; done += CHUNK) {
		int r = ask_posix(t, timers->posix + done, MIN(timers->n_posix - done, (size_t)CHUNK), reterr);

		if (r < 0)
			return r;
	}
	return 0;
}

/* --- restore --- */

static int by_id(const void *a, const void *b)
{
	return sort_order((*(PosixTimerEntry *const *)a)->it_id, (*(PosixTimerEntry *const *)b)->it_id);
}

static bool posix_is_valid(const PosixTimerEntry *e)
{
	return e->it_id <= INT32_MAX && e->insec < 1000000000 && e->vnsec < 1000000000 && e->isec <= INT64_MAX &&
	       e->vsec <= INT64_MAX && (e->it_sigev_notify & ~(u32)SIGEV_THREAD_ID) <= SIGEV_THREAD;
}

static int timers_check(struct restore *rs, struct thread *t, struct error *reterr)
{
	TaskTimersEntry *timers = thread_is_leader(t) ? t->core->tc->timers : NULL;

	if (!timers)
		return 0;
	if (timers->n_posix > TIMERS_MAX)
		return core_corrupt(rs, t, reterr, "%zu posix timers are more than can be", timers->n_posix);
	sort_array(timers->posix, timers->n_posix, sizeof *timers->posix, by_id);
	for (size_t i = 0; i < timers->n_posix; i++) {
		if (!posix_is_valid(timers->posix[i]))
			return core_corrupt(rs, t, reterr, "posix timer %u has values out of range",
					    timers->posix[i]->it_id);
		if (i && timers->posix[i]->it_id == timers->posix[i - 1]->it_id)
			return core_corrupt(rs, t, reterr, "posix timer %u is there twice", timers->posix[i]->it_id);
	}
	return 0;
}

static bool can_choose_ids(void)
{
	return sys(SYS_prctl, PR_TIMER_CREATE_RESTORE_IDS, RESTORE_IDS_GET, 0, 0, 0) >= 0;
}

static u64 add_sigevent(struct batch *b, const PosixTimerEntry *e)
{
	struct kernel_sigevent event = { .value = e->sival_ptr,
					 .signal = (s32)e->si_signo,
					 .notify = (s32)e->it_sigev_notify };

	event.thread = e->has_notify_thread_id ? e->notify_thread_id : b->remote->tid;
	return batch_at(b, batch_copy(b, &event, sizeof event));
}

static int make_chosen(struct thread *t, PosixTimerEntry **timers, size_t n, struct error *reterr)
{
	AUTO(batch_done) struct batch b = batch_begin(&t->remote, CHUNK + 2);

	batch_call(&b, SYS_prctl, PR_TIMER_CREATE_RESTORE_IDS, RESTORE_IDS_ON, 0, 0, 0);
	for (size_t i = 0; i < n; i++)
		batch_call(&b, SYS_timer_create, (s32)timers[i]->clock_id, add_sigevent(&b, timers[i]),
			   batch_at(&b, batch_copy(&b, &timers[i]->it_id, sizeof timers[i]->it_id)));
	batch_call(&b, SYS_prctl, PR_TIMER_CREATE_RESTORE_IDS, RESTORE_IDS_OFF, 0, 0, 0);
	return batch_run(&b, reterr);
}

/* Ids are counted up from 0, also those of deleted timers: makes and deletes n of them, the first being `from`. */
static int skip_ids(struct thread *t, u32 from, u32 n, struct error *reterr)
{
	AUTO(batch_done) struct batch b = batch_begin(&t->remote, 2 * CHUNK);
	u64 id = batch_at(&b, batch_buffer(&b, sizeof(u32)));

	for (u32 i = 0; i < n; i++) {
		batch_call(&b, SYS_timer_create, CLOCK_MONOTONIC, 0, id);
		batch_call(&b, SYS_timer_delete, from + i);
	}
	return batch_run(&b, reterr);
}

static int make_counted(struct restore *rs, struct thread *t, const PosixTimerEntry *e, u32 *next, struct error *reterr)
{
	AUTO(batch_done) struct batch b = batch_begin(&t->remote, 1);
	u32 *id = batch_buffer(&b, sizeof *id);
	int r = 0;

	if (e->it_id > ID_MAX_BY_COUNTING)
		return error_refuse(reterr, "ERR_KERNEL_INTERFACE", core_object(rs, t), "Linux 6.15 can restore it",
				    "posix timer id %u is out of reach on this kernel", e->it_id);
	for (; r == 0 && *next < e->it_id; *next += MIN(e->it_id - *next, (u32)CHUNK))
		r = skip_ids(t, *next, MIN(e->it_id - *next, (u32)CHUNK), reterr);
	if (r < 0)
		return r;
	batch_call(&b, SYS_timer_create, (s32)e->clock_id, add_sigevent(&b, e), batch_at(&b, id));
	r = batch_run(&b, reterr);
	if (r == 0 && *id != e->it_id)
		return error_set(reterr, "ERR_KERNEL_INTERFACE", -EPROTO, core_object(rs, t),
				 "posix timer %u came out as %u", e->it_id, *id);
	*next = e->it_id + 1;
	return r;
}

static int timers_give(struct restore *rs, struct thread *t, struct batch *b, struct error *reterr)
{
	const TaskTimersEntry *timers = thread_is_leader(t) ? t->core->tc->timers : NULL;
	size_t n = timers ? timers->n_posix : 0;
	bool choose = n && can_choose_ids();
	u32 next = 0;
	int r = 0;

	(void)b;
	for (size_t done = 0; r == 0 && choose && done < n; done += CHUNK)
		r = make_chosen(t, timers->posix + done, MIN(n - done, (size_t)CHUNK), reterr);
	for (size_t i = 0; r == 0 && !choose && i < n; i++)
		r = make_counted(rs, t, timers->posix[i], &next, reterr);
	return r;
}

/* An interval with nothing left begins a new one; nothing at all: not armed. */
static void arm_interval(struct batch *b, int which, const ItimerEntry *e)
{
	struct kernel_itimerval value = { 0 };

	if (!e || !(e->isec | e->iusec | e->vsec | e->vusec))
		return;
	value.interval.sec = (s64)e->isec;
	value.interval.usec = (s64)e->iusec;
	value.value.sec = (s64)e->vsec;
	value.value.usec = (s64)e->vusec;
	if (!(e->vsec | e->vusec))
		value.value = value.interval;
	batch_call(b, SYS_setitimer, which, batch_at(b, batch_copy(b, &value, sizeof value)), 0);
}

static void arm_posix(struct batch *b, const PosixTimerEntry *e)
{
	struct kernel_itimerspec value = { 0 };

	if (!(e->isec | e->insec | e->vsec | e->vnsec))
		return;
	value.interval.sec = (s64)e->isec;
	value.interval.nsec = (s64)e->insec;
	value.value.sec = (s64)e->vsec;
	value.value.nsec = (s64)e->vnsec;
	if (!(e->vsec | e->vnsec))
		value.value = value.interval;
	batch_call(b, SYS_timer_settime, e->it_id, 0, batch_at(b, batch_copy(b, &value, sizeof value)), 0);
}

/* The thread that takes its signal. */
static bool goes_to(const struct thread *t, const PosixTimerEntry *e)
{
	return e->has_notify_thread_id ? e->notify_thread_id == t->tid : thread_is_leader(t);
}

/* Those with overruns: each by the thread that its signal goes to. */
static int arm_overruns(struct thread *t, const TaskTimersEntry *timers, struct error *reterr)
{
	int r = 0;

	for (size_t i = 0; r >= 0 && i < timers->n_posix; i++)
		if (goes_to(t, timers->posix[i]) && timer_has_overrun(t, timers->posix[i]))
			r = timer_arm_overrun(t, timers->posix[i], reterr);
	return r;
}

static bool is_armed_apart(const struct task *task, const PosixTimerEntry *e)
{
	for (size_t i = 0; e->overrun && i < task->threads.n; i++)
		if (goes_to(task->threads.v[i], e) && timer_has_overrun(task->threads.v[i], e))
			return true;
	return false;
}

static int timers_last(struct restore *rs, struct thread *t, struct batch *b, struct error *reterr)
{
	const TaskTimersEntry *timers = task_leader(t->task)->core->tc->timers;
	size_t i = 0;
	int r;

	(void)rs;
	r = timers ? arm_overruns(t, timers, reterr) : 0;
	if (!timers || !thread_is_leader(t) || r < 0)
		return r;
	while (timers->n_posix - i > CHUNK) { /* more than `b` is promised to hold */
		AUTO(batch_done) struct batch own = batch_begin(&t->remote, CHUNK);

		for (size_t n = 0; n < CHUNK; n++, i++)
			if (!is_armed_apart(t->task, timers->posix[i]))
				arm_posix(&own, timers->posix[i]);
		r = batch_run(&own, reterr);
		if (r < 0)
			return r;
	}
	for (; i < timers->n_posix; i++)
		if (!is_armed_apart(t->task, timers->posix[i]))
			arm_posix(b, timers->posix[i]);
	arm_interval(b, ITIMER_REAL, timers->real);
	arm_interval(b, ITIMER_VIRTUAL, timers->virt);
	arm_interval(b, ITIMER_PROF, timers->prof);
	return 0;
}

const struct trait trait_timers = {
	.name = "timers",
	.peek = timers_peek,
	.ask = timers_ask,
	.take = timers_take,
	.check = timers_check,
	.give = timers_give,
	.last = timers_last,
};
