/* base/urgency.c - see urgency.h. sched_setscheduler(2). */
#include "base/urgency.h"
#include <sched.h>
#include "base/sys.h"

#ifndef SCHED_RESET_ON_FORK
#define SCHED_RESET_ON_FORK 0x40000000
#endif

static void change(int from, int to, int priority)
{
	if ((sys(SYS_sched_getscheduler, 0) & ~SCHED_RESET_ON_FORK) == from)
		sys(SYS_sched_setscheduler, 0, to, &priority);
}

void urgency_raise(void)
{
	change(SCHED_OTHER, SCHED_RR | SCHED_RESET_ON_FORK, 1);
}

void urgency_drop(void)
{
	change(SCHED_RR, SCHED_OTHER, 0);
}
