/* Processes that cannot be dumped. argv[1]: trap, a SIGTRAP that waits; vfork, a child that has our memory; shared, the same, for good. */
#include "target.h"
#include <sched.h>

static char stack[65536];
static int count;
static pid_t child;

static int live(void *argument)
{
	(void)argument;
	while (pause())
		;
	return 0;
}

/* Who waits for a vfork child cannot answer: it is the child that is a process of two. */
static void wait_for_vfork(void)
{
	child = (pid_t)must(fork());
	if (child == 0)
		must(clone(live, stack + sizeof stack, CLONE_VM | CLONE_VFORK | SIGCHLD, NULL));
}

void set_up(int argc, char **argv)
{
	const char *what = argc > 1 ? argv[1] : "";

	if (strcmp(what, "trap") == 0) {
		sigset_t trap;

		sigemptyset(&trap);
		sigaddset(&trap, SIGTRAP);
		must(sigprocmask(SIG_BLOCK, &trap, NULL));
		must(raise(SIGTRAP));
	} else if (strcmp(what, "vfork") == 0) {
		wait_for_vfork();
	} else {
		child = (pid_t)must(clone(live, stack + sizeof stack, CLONE_VM | SIGCHLD, NULL));
	}
}

void report(void)
{
	json_int("count", ++count);
	json_int("child", child);
}
