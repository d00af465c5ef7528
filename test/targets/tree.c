/*
 * A tree: the root is the leader of its session if argv[1] is "session"; children in groups and sessions of their own, a
 * grandchild, zombies with their exact ends, a stopped child, a child that waits for its own child.
 */
#include "target.h"
#include <sys/prctl.h>

enum { PLAIN, GROUP, SESSION, WAITER, STOPPED, LIVE };
static const char *const names[LIVE] = { "plain", "group", "session", "waiter", "stopped" };
static pid_t live[LIVE], grandchild;

enum { CODE_0, CODE_7, CODE_255, TERM, KILLED, SEGV, DEAD };
static const char *const dead_names[DEAD] = { "code_0", "code_7", "code_255", "term", "killed", "segv" };
static pid_t dead[DEAD];
static pid_t *shared;
static bool continued;

static void child(int which)
{
	int status;

	if (which == GROUP)
		must(setpgid(0, 0));
	if (which == SESSION)
		must(setsid());
	if (which == WAITER || which == SESSION) {
		pid_t below = (pid_t)must(fork());

		if (below == 0) {
			for (;;)
				pause();
		}
		if (which == WAITER) {
			shared[0] = below;
			must(waitpid(below, &status, 0));
			shared[1] = status;
			_exit(status & 0x7f ? 50 : 51);
		}
		shared[2] = below;
	}
	for (;;)
		pause();
}

static void die(int which)
{
	static const int codes[] = { 0, 7, 255 };
	static const int signals[] = { SIGTERM, SIGKILL, SIGSEGV };

	if (which < TERM)
		_exit(codes[which]);
	kill(getpid(), signals[which - TERM]);
	_exit(1);
}

void set_up(int argc, char **argv)
{
	siginfo_t info;

	shared = shared_page(4096);
	if (argc > 1 && strcmp(argv[1], "session") == 0)
		must(setsid());
	must(prctl(PR_SET_DUMPABLE, 1));
	for (int i = 0; i < LIVE; i++) {
		live[i] = (pid_t)must(fork());
		if (live[i] == 0)
			child(i);
	}
	for (int i = 0; i < DEAD; i++) {
		dead[i] = (pid_t)must(fork());
		if (dead[i] == 0)
			die(i);
		must(waitid(P_PID, (id_t)dead[i], &info, WEXITED | WNOWAIT));
	}
	while (!((volatile pid_t *)shared)[0] || !((volatile pid_t *)shared)[2] || getpgid(live[GROUP]) != live[GROUP])
		pause_ms(1);
	grandchild = shared[0];
	must(kill(live[STOPPED], SIGSTOP));
	must(waitid(P_PID, (id_t)live[STOPPED], &info, WSTOPPED | WNOWAIT));
}

/* As numbers in the order of creation, so that reports are alike for every run: 0 is outside. */
static int known(pid_t pid)
{
	if (pid == getpid())
		return 1;
	for (int i = 0; i < LIVE; i++)
		if (pid == live[i])
			return 10 + i;
	return pid == grandchild ? 20 : pid == shared[2] ? 21 : 0;
}

static void json_process(const char *key, pid_t pid)
{
	char path[64];

	snprintf(path, sizeof path, "/proc/%d/status", pid);
	/* It runs no instruction after a restore, but it takes a moment until it is seen as stopped. */
	for (int i = 0; pid == live[STOPPED] && !continued && i < 500 && *proc_line(path, "State:") != 'T'; i++)
		pause_ms(1);
	json_object(key);
	json_int("pid", pid);
	json_int("parent", known(atoi(proc_line(path, "PPid:"))));
	json_int("group", known(getpgid(pid)));
	json_int("session", known(getsid(pid)));
	json_text("state", *proc_line(path, "State:") == 'T'   ? "stopped"
			   : *proc_line(path, "State:") == 'Z' ? "zombie"
							       : "live");
	json_end();
}

static void json_end_of(const char *key, pid_t pid, int flags)
{
	siginfo_t info = { 0 };

	json_object(key);
	json_int("waited", waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | flags));
	json_text("how", info.si_code == CLD_EXITED   ? "exited"
			 : info.si_code == CLD_KILLED ? "killed"
			 : info.si_code == CLD_DUMPED ? "dumped"
						      : "other");
	json_int("status", info.si_status);
	json_end();
}

void report(void)
{
	json_process("root", getpid());
	for (int i = 0; i < LIVE; i++)
		json_process(names[i], live[i]);
	json_process("grandchild", grandchild);
	json_process("in_session", shared[2]);
	for (int i = 0; i < DEAD; i++)
		json_end_of(dead_names[i], dead[i], WNOWAIT);
}

/* "reap": the zombies, for good; "continue": the stopped child; "end": the grandchild, whose parent waits for it */
void act(char *line)
{
	siginfo_t info = { 0 };
	char path[64];

	if (strcmp(line, "reap") == 0) {
		for (int i = 0; i < DEAD; i++)
			json_end_of(dead_names[i], dead[i], 0);
		json_int("others", waitid(P_ALL, 0, &info, WEXITED | WNOHANG) == 0 && info.si_pid == 0 ? 0 : 1);
	} else if (strcmp(line, "continue") == 0) {
		continued = true;
		must(kill(live[STOPPED], SIGCONT));
		snprintf(path, sizeof path, "/proc/%d/status", live[STOPPED]);
		for (int i = 0; i < 1000 && *proc_line(path, "State:") == 'T'; i++)
			pause_ms(1);
		json_process("stopped", live[STOPPED]);
	} else if (strcmp(line, "end") == 0) {
		must(kill(grandchild, SIGTERM));
		must(waitid(P_PID, (id_t)live[WAITER], &info, WEXITED));
		json_int("waiter", info.si_status);
		json_int("waited", shared[1]);
	}
}
