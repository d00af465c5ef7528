/* memory/mover.c - see mover.h. */
#include "memory/mover.h"
#include <errno.h>
#include <linux/futex.h>
#include <sched.h>
#include "arch/x86_64/task.h"
#include "base/sys.h"

#define STACK_SIZE (64ul << 10)

int movers_useful(int limit)
{
	u64 mask[16] = { 0 };
	long n = sys(SYS_sched_getaffinity, 0, sizeof mask, mask);
	int cores = 0;

	for (long i = 0; i < n / 8 && i < (long)ARRAY_SIZE(mask); i++)
		cores += __builtin_popcountll(mask[i]);
	return MIN(MAX(cores, 1), limit);
}

#ifdef __SANITIZE_ADDRESS__
bool mover_start(struct arena *a UNUSED, struct mover_thread *m UNUSED, int (*work)(void *) UNUSED,
		 void *argument UNUSED)
{
	return false;
}
#else
static int mover_enter(void *arg)
{
	struct mover_thread *m = arg;

	m->result = m->work(m->argument);
	return 0;
}

bool mover_start(struct arena *a, struct mover_thread *m, int (*work)(void *), void *argument)
{
	struct clone_args args = {
		.flags = CLONE_VM | CLONE_FILES | CLONE_FS | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM |
			 CLONE_CHILD_CLEARTID,
		.child_tid = (u64)&m->tid,
		.stack = (u64)arena_alloc(a, STACK_SIZE),
		.stack_size = STACK_SIZE,
	};

	*m = (struct mover_thread){ .work = work, .argument = argument, .tid = 1 };
	m->started = arch_clone(&args, mover_enter, m) > 0;
	return m->started;
}
#endif

int mover_join(struct mover_thread *m)
{
	u32 tid;

	if (!m->started)
		return 0;
	while ((tid = __atomic_load_n(&m->tid, __ATOMIC_ACQUIRE)))
		sys(SYS_futex, &m->tid, FUTEX_WAIT, tid, 0);
	m->started = false;
	return m->result;
}
