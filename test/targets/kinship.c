/*
 * Trees whose history is not in them any more. argv[1] says which:
 *
 *   session   the leader of a session is dead, its members fell to us
 *   group     the leader of a group is dead, or has left it for another; zombies in such groups
 *   orphan    members of a session whose leader is alive, deep below, fell to us
 *   nested    the same, with a subreaper in between, which is a leader of its own
 *   files     descriptor tables and directories that processes share: with a parent, and with a brother
 */
#include "target.h"
#include <linux/kcmp.h>
#include <sched.h>
#include <sys/prctl.h>

enum { PROCESSES = 64 };
static pid_t *shared; /* pids by role, to wait for */
static const char *scenario;

static void live(int role)
{
	((volatile pid_t *)shared)[role] = getpid();
	for (;;)
		pause();
}

static void wait_for(int role)
{
	while (!((volatile pid_t *)shared)[role])
		pause_ms(1);
}

static pid_t spawn(long flags)
{
	return (pid_t)must(syscall(SYS_clone, flags | SIGCHLD, 0, 0, 0, 0));
}

static void end(pid_t pid)
{
	must(kill(pid, SIGKILL));
	must(waitpid(pid, NULL, 0));
}

static void adopt(void)
{
	must(prctl(PR_SET_CHILD_SUBREAPER, 1));
}

static void set_session(void)
{
	pid_t leader;

	adopt();
	leader = spawn(0);
	if (leader == 0) {
		must(setsid());
		for (int i = 0; i < 2; i++) {
			if (spawn(0) == 0) {
				if (i == 1) /* a leader of its own, born in the session that is to lose its leader */
					if (spawn(0) == 0)
						live(2);
				if (i == 1)
					must(setsid());
				live(i);
			}
		}
		if (spawn(0) == 0) {
			must(setpgid(0, 0));
			live(3);
		}
		for (int i = 0; i < 4; i++)
			wait_for(i);
		live(4);
	}
	wait_for(4);
	end(leader);
}

static void set_group(void)
{
	pid_t leader = spawn(0), mover, member, zombie;
	siginfo_t info;

	if (leader == 0)
		pause();
	must(setpgid(leader, leader));
	for (int i = 0; i < 2; i++) {
		member = spawn(0);
		if (member == 0)
			live(i);
		must(setpgid(member, leader));
	}
	zombie = spawn(0);
	if (zombie == 0)
		pause();
	must(setpgid(zombie, leader));
	must(kill(zombie, SIGTERM));
	must(waitid(P_PID, (id_t)zombie, &info, WEXITED | WNOWAIT));
	mover = spawn(0);
	if (mover == 0)
		live(2);
	must(setpgid(mover, mover));
	member = spawn(0);
	if (member == 0)
		live(3);
	must(setpgid(member, mover));
	must(setpgid(mover, leader));
	for (int i = 0; i < 4; i++)
		wait_for(i);
	end(leader);
}

/* leader -> middle -> two orphans; the middle dies */
static void lead_orphans(int first)
{
	pid_t middle;

	must(setsid());
	middle = spawn(0);
	if (middle == 0) {
		for (int i = 0; i < 2; i++)
			if (spawn(0) == 0)
				live(first + i);
		wait_for(first);
		wait_for(first + 1);
		live(first + 2);
	}
	wait_for(first + 2);
	end(middle);
	live(first + 3);
}

static void set_orphan(void)
{
	adopt();
	if (spawn(0) == 0) { /* so that the leader is no child of ours */
		if (spawn(0) == 0)
			lead_orphans(0);
		wait_for(3);
		live(4);
	}
	wait_for(4);
}

static void set_nested(void)
{
	adopt();
	if (spawn(0) == 0) {
		must(setsid());
		adopt();
		if (spawn(0) == 0) {
			if (spawn(0) == 0)
				lead_orphans(0);
			wait_for(3);
			live(4);
		}
		wait_for(4);
		live(5);
	}
	wait_for(5);
}

static void set_files(void)
{
	int fd;

	/* A table shared with the parent, directories too; a brother shares with a brother. */
	if (spawn(CLONE_FILES | CLONE_FS) == 0) {
		if (spawn(CLONE_FILES) == 0)
			live(1);
		live(0);
	}
	wait_for(1); /* in the order of their pids */
	if (spawn(CLONE_FS) == 0)
		live(2);
	if (spawn(0) == 0) {
		must(fd = open("/dev/null", O_RDONLY));
		must(dup2(fd, 77));
		must(chdir("/proc"));
		if (spawn(CLONE_FILES | CLONE_FS | CLONE_PARENT) == 0)
			live(4);
		live(3);
	}
	for (int i = 0; i < 5; i++)
		wait_for(i);
}

void set_up(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*set)(void);
	} scenarios[] = {
		{ "session", set_session }, { "group", set_group }, { "orphan", set_orphan },
		{ "nested", set_nested },   { "files", set_files },
	};

	scenario = argc > 1 ? argv[1] : "session";
	shared = shared_page(4096);
	if (argc > 2) /* "leader" */
		must(setsid());
	for (size_t i = 0; i < ARRAY_SIZE(scenarios); i++)
		if (strcmp(scenario, scenarios[i].name) == 0)
			scenarios[i].set();
}

static int collect(pid_t pid, pid_t *pids, int n)
{
	char path[64];
	FILE *f;
	int child;

	pids[n++] = pid;
	snprintf(path, sizeof path, "/proc/%d/task/%d/children", pid, pid);
	f = fopen(path, "re");
	while (f && n < PROCESSES && fscanf(f, "%d", &child) == 1)
		n = collect(child, pids, n);
	if (f)
		fclose(f);
	return n;
}

static void json_shared(const char *key, int type, const pid_t *pids, int n)
{
	json_list(key);
	for (int i = 0; i < n; i++)
		for (int j = i + 1; j < n; j++)
			if (syscall(SYS_kcmp, pids[i], pids[j], type, 0, 0) == 0) {
				json_list(NULL);
				json_int(NULL, i);
				json_int(NULL, j);
				json_end();
			}
	json_end();
}

static int pid_order(const void *a, const void *b)
{
	return *(const pid_t *)a - *(const pid_t *)b;
}

void report(void)
{
	pid_t pids[PROCESSES];
	int n = collect(getpid(), pids, 0);
	char path[64];

	qsort(pids, (size_t)n, sizeof *pids, pid_order);
	json_list("processes");
	for (int i = 0; i < n; i++) {
		snprintf(path, sizeof path, "/proc/%d/status", pids[i]);
		json_object(NULL);
		json_int("pid", pids[i]);
		json_int("parent", pids[i] == getpid() ? 0 : atoi(proc_line(path, "PPid:")));
		json_bool("zombie", *proc_line(path, "State:") == 'Z');
		json_int("group", getpgid(pids[i]));
		json_int("session", getsid(pids[i]));
		json_end();
	}
	json_end();
	json_shared("files", KCMP_FILES, pids, n);
	json_shared("directories", KCMP_FS, pids, n);
}

/* "open": a descriptor that all who share our table see */
void act(char *line)
{
	pid_t pids[PROCESSES];
	int n = collect(getpid(), pids, 0);
	char path[64];

	(void)line;
	must(dup2(0, 55));
	qsort(pids, (size_t)n, sizeof *pids, pid_order);
	json_list("have");
	for (int i = 0; i < n; i++) {
		snprintf(path, sizeof path, "/proc/%d/fd/55", pids[i]);
		if (access(path, F_OK) == 0)
			json_int(NULL, i);
	}
	json_end();
	close(55);
}
