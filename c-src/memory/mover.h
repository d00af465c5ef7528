/*
 * memory/mover.h - a second thread for the conductor while it moves memory, so that both cores copy.
 *
 * The thread is a raw clone: no pthread, no TLS of its own (it keeps the conductor's pointer and must not use it), signals blocked
 * as in its creator. Its work must neither allocate from an arena nor fill a struct error: either may leave through the
 * conductor's own stack. Every mover that was started is joined, by the stage's undo if need be. Sanitizers do not know
 * such threads: there, and where no thread can be had, nothing starts and the caller does all the work.
 */
#pragma once
#include "base/arena.h"

struct mover_thread {
	int (*work)(void *);
	void *argument;
	int result;
	u32 tid; /* 0: not running. Cleared, and a futex woken, by the kernel when the thread ends */
	bool started;
};

/* Cores that this process may run on, at most `limit`. */
int movers_useful(int limit);
/* Starts work(argument); false if it has to be done by the caller. `m` must not move. Its stack is in the arena. */
bool mover_start(struct arena *a, struct mover_thread *m, int (*work)(void *), void *argument);
/* Waits for its end; the result of its work, 0 if it never started. */
int mover_join(struct mover_thread *m);
