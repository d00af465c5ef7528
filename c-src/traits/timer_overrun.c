/* traits/timer_overrun.c - see timer_overrun.h. */
#include "traits/timer_overrun.h"
#include <signal.h>
#include <time.h>
#include "base/sys.h"

#define SECOND 1000000000ull

struct kernel_itimerspec {
	struct {
		s64 sec, nsec;
	} interval, value;
};

static bool queue_has(const SignalQueueEntry *queue, u32 signal)
{
	for (size_t i = 0; queue && i < queue->n_signals; i++) {
		s32 number;

		if (queue->signals[i]->siginfo.len < sizeof number)
			continue;
		memcpy(&number, queue->signals[i]->siginfo.data, sizeof number);
		if ((u32)number == signal)
			return true;
	}
	return false;
}

/* Another signal of that number would be taken for the timer's. Clocks of processor time stand still here. */
bool timer_has_overrun(const struct thread *t, const PosixTimerEntry *e)
{
	bool to_thread = e->it_sigev_notify == (SIGEV_SIGNAL | SIGEV_THREAD_ID);

	return e->overrun && e->overrun <= INT32_MAX && e->si_signo >= 1 && e->si_signo <= 64 && (e->isec | e->insec) &&
	       e->isec < INT32_MAX && (to_thread || e->it_sigev_notify == SIGEV_SIGNAL) &&
	       (e->clock_id == CLOCK_REALTIME || e->clock_id == CLOCK_MONOTONIC || e->clock_id == CLOCK_BOOTTIME) &&
	       !queue_has(t->core->thread_core->signals_p, e->si_signo) &&
	       !queue_has(task_leader(t->task)->core->tc->signals_s, e->si_signo);
}

static int clock_read(struct thread *t, u32 clock, u64 *ret, struct error *reterr)
{
	AUTO(batch_done) struct batch b = batch_begin(&t->remote, 1);
	struct timespec *now = batch_buffer(&b, sizeof *now);
	int r;

	batch_call(&b, SYS_clock_gettime, clock, batch_at(&b, now));
	r = batch_run(&b, reterr);
	if (r == 0)
		*ret = (u64)now->tv_sec * SECOND + (u64)now->tv_nsec;
	return r;
}

int timer_arm_overrun(struct thread *t, const PosixTimerEntry *e, struct error *reterr)
{
	AUTO(batch_done) struct batch b = batch_begin(&t->remote, 2);
	const u64 interval = e->isec * SECOND + e->insec, left = e->vsec * SECOND + e->vnsec,
		  signals = 1ul << (e->si_signo - 1);
	const struct timespec at_once = { 0 };
	struct kernel_itimerspec value = { .interval = { (s64)e->isec, (s64)e->insec } };
	u64 now, gone, first, flags = TIMER_ABSTIME;
	int r = clock_read(t, e->clock_id, &now, reterr);

	if (r < 0)
		return r;
	if (__builtin_mul_overflow(interval, (u64)e->overrun + 1, &gone) || gone >= now + left) {
		first = left ? left : interval; /* longer than the clock has run: without the count */
		flags = 0;
	} else {
		first = now + left - gone;
	}
	value.value.sec = (s64)(first / SECOND);
	value.value.nsec = (s64)(first % SECOND);
	batch_call(&b, SYS_timer_settime, e->it_id, flags, batch_at(&b, batch_copy(&b, &value, sizeof value)), 0);
	if (flags)
		batch_try(&b, SYS_rt_sigtimedwait, batch_at(&b, batch_copy(&b, &signals, sizeof signals)), 0,
			  batch_at(&b, batch_copy(&b, &at_once, sizeof at_once)), sizeof signals);
	return batch_run(&b, reterr);
}
