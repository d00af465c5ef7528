/*
 * kernel/proc_timers.c - four lines a timer:
 *	ID: 0
 *	signal: 60/00007fff86e452a8
 *	notify: signal/pid.2634
 *	ClockID: 0
 */
#include "kernel/proc_timers.h"
#include <errno.h>
#include <signal.h>
#include "base/format.h"

static bool take(const char **p, const char *word)
{
	if (!str_starts(*p, word))
		return false;
	*p += strlen(word);
	return true;
}

static bool take_number(const char **p, int base, u64 *ret)
{
	bool negative = take(p, "-");
	const char *digits = *p;
	u64 n = parse_number(p, base);

	*ret = negative ? 0 - n : n;
	return *p != digits;
}

static bool take_notify(const char **p, u32 *ret)
{
	if (take(p, "signal/"))
		*ret = SIGEV_SIGNAL;
	else if (take(p, "none/"))
		*ret = SIGEV_NONE;
	else if (take(p, "thread/"))
		*ret = SIGEV_THREAD;
	else
		return false;
	if (take(p, "tid."))
		*ret |= SIGEV_THREAD_ID;
	else if (!take(p, "pid."))
		return false;
	return true;
}

int proc_timers_next(const char **p, struct proc_timer *ret)
{
	u64 id, signal, value, target, clock;
	u32 notify;

	if (!**p)
		return 0;
	if (!take(p, "ID: ") || !take_number(p, 10, &id) || !take(p, "\n") || !take(p, "signal: ") ||
	    !take_number(p, 10, &signal) || !take(p, "/") || !take_number(p, 16, &value) || !take(p, "\n") ||
	    !take(p, "notify: ") || !take_notify(p, &notify) || !take_number(p, 10, &target) || !take(p, "\n") ||
	    !take(p, "ClockID: ") || !take_number(p, 10, &clock) || !take(p, "\n"))
		return -EINVAL;
	*ret = (struct proc_timer){ .id = (s32)id,
				    .signal = (s32)signal,
				    .value = value,
				    .notify = notify,
				    .target = (pid_t)target,
				    .clock = (s32)clock };
	return 1;
}
