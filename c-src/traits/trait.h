/*
 * traits/trait.h - what a task is besides its memory and descriptors: registers, signals, timers, credentials, limits ...
 * One file per trait holds both directions and is found through traits/table.c. A trait fills and reads the task's own
 * CoreEntry, MmEntry or FsEntry; there is no second model.
 *
 * Every step is called for every live thread; one that concerns the process as a whole returns at once unless
 * thread_is_leader(t). Steps that a trait does not need are NULL. The order inside a step is the order of the table.
 */
#pragma once
#include "model/dump.h"
#include "model/restore.h"

struct trait {
	const char *name;

	/* Dump, in this order. plan: the target still runs; only refuse. */
	int (*plan)(struct dump *d, struct thread *t, struct error *reterr);
	/* peek: it is stopped, nothing of ours has run in it: ptrace and /proc. t->stopped holds registers, mask, xstate. */
	int (*peek)(struct dump *d, struct thread *t, struct error *reterr);
	/* ask: add calls to be run by the thread itself; what take() needs goes to *keep. No call may change the thread. */
	int (*ask)(struct dump *d, struct thread *t, struct batch *b, void **keep, struct error *reterr);
	/* take: the calls have run; write the results into t->core and the task's messages. */
	int (*take)(struct dump *d, struct thread *t, struct batch *b, void *keep, struct error *reterr);

	/* Restore, in this order. check: nothing is made yet. */
	int (*check)(struct restore *rs, struct thread *t, struct error *reterr);
	/*
	 * begin: leader only; its memory is there, it is the only thread, and its descriptor table is empty but for
	 * rs->control: received descriptors land at 0, 1 ... and have to be closed again (exe link, cwd, root).
	 */
	int (*begin)(struct restore *rs, struct thread *t, struct batch *b, struct error *reterr);
	/* give: calls made by the thread itself; its memory, descriptors and all threads are there. */
	int (*give)(struct restore *rs, struct thread *t, struct batch *b, struct error *reterr);
	/*
	 * last: a second batch, after every thread of the tree is through give() and we trace it with seccomp suspended:
	 * what takes powers away or starts to tick (seccomp, credentials, timers, pending signals).
	 */
	int (*last)(struct restore *rs, struct thread *t, struct batch *b, struct error *reterr);
	/* sleep: one call that lasts, and that nobody waits for: the thread is in it when it is stopped for its release. */
	int (*sleep)(struct restore *rs, struct thread *t, struct batch *b, struct error *reterr);
	/* release: it is stopped by ptrace outside of the loop, and runs on after this. */
	int (*release)(struct restore *rs, struct thread *t, struct error *reterr);
};

extern const struct trait *const traits[]; /* NULL-terminated */
