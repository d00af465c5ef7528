/* What prctl(2) sets, in the leader and in a thread; personality. argv[1]: what cannot be together with the rest. */
#include "target.h"
#include <pthread.h>
#include <sys/personality.h>
#include <sys/prctl.h>

#ifndef PR_GET_THP_DISABLE
#define PR_SET_THP_DISABLE 41
#define PR_GET_THP_DISABLE 42
#endif

static volatile int asked;
static volatile bool started;
static char thread_name[32];
static long thread_no_new_privs;

static void *thread(void *argument)
{
	(void)argument;
	must(prctl(PR_SET_NAME, "other \"name\""));
	started = true;
	for (;;) {
		if (asked) {
			must(prctl(PR_GET_NAME, thread_name));
			thread_no_new_privs = prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0);
			asked = 0;
		}
		pause_ms(1);
	}
	return NULL;
}

void set_up(int argc, char **argv)
{
	const char *what = argc > 1 ? argv[1] : "";
	pthread_t id;

	must(prctl(PR_SET_NAME, "a (strange) nam"));
	must(prctl(PR_SET_CHILD_SUBREAPER, 1));
	must(prctl(PR_SET_PDEATHSIG, SIGUSR1));
	signal(SIGUSR1, SIG_IGN);
	if (strcmp(what, "no_new_privs") == 0)
		must(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
	if (strcmp(what, "not_dumpable") == 0)
		must(prctl(PR_SET_DUMPABLE, 0));
	if (strcmp(what, "no_thp") == 0)
		must(prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0));
	if (strcmp(what, "personality") == 0)
		must(personality(ADDR_NO_RANDOMIZE | UNAME26 | PER_LINUX));
	must(-pthread_create(&id, NULL, thread, NULL));
	while (!started)
		pause_ms(1);
}

void report(void)
{
	char name[32] = "";
	int subreaper = -1, signal = -1;

	must(prctl(PR_GET_NAME, name));
	must(prctl(PR_GET_CHILD_SUBREAPER, &subreaper));
	must(prctl(PR_GET_PDEATHSIG, &signal));
	json_text("name", name);
	json_int("subreaper", subreaper);
	json_int("death_signal", signal);
	json_int("no_new_privs", prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0));
	json_int("dumpable", prctl(PR_GET_DUMPABLE));
	json_int("no_thp", prctl(PR_GET_THP_DISABLE, 0, 0, 0, 0));
	json_hex("personality", (unsigned)personality(0xffffffff));
	asked = 1;
	while (asked)
		pause_ms(1);
	json_text("thread_name", thread_name);
	json_int("thread_no_new_privs", thread_no_new_privs);
}
