/*
 * traits/timer_overrun.h - the overrun count of a posix timer, timer_getoverrun(2). The kernel counts it when the timer's signal is
 * taken and forgets it when the timer is set; so the timer is set to the past, just so long ago that this many intervals have gone
 * by, and the signal taken.
 */
#pragma once
#include "model/restore.h"

/* Can this timer be armed in that way, by the thread that its signal goes to? */
bool timer_has_overrun(const struct thread *t, const PosixTimerEntry *e);
/* Arms it. Called in the thread `t`, with all signals blocked. */
int timer_arm_overrun(struct thread *t, const PosixTimerEntry *e, struct error *reterr);
