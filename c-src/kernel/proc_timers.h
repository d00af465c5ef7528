/* kernel/proc_timers.h - /proc/PID/timers: the posix timers of a process. Pure: text in, one struct per call out. */
#pragma once
#include "base/types.h"

struct proc_timer {
	s32 id;
	s32 signal;
	u64 value;    /* sigev_value */
	u32 notify;   /* SIGEV_SIGNAL 0, NONE 1, THREAD 2, | THREAD_ID 4 */
	pid_t target; /* the thread, with THREAD_ID; else the process */
	s32 clock;
};

/* Moves *p behind one timer. 1 with a timer, 0 at the end, -EINVAL if the text is something else. */
int proc_timers_next(const char **p, struct proc_timer *ret);
