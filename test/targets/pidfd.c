/* Pidfds: of the process itself, of a child, of a zombie, of the dead; several for one. "kill": ends the child by its pidfd. */
#include "target.h"
#include <poll.h>
#include <sys/stat.h>
#include <sys/ioctl.h>

static struct {
	const char *key;
	int fd;
} held[16];
static int count;
static pid_t child;

static int opened(const char *key, pid_t pid, unsigned int flags)
{
	held[count].key = key;
	held[count].fd = (int)must(syscall(SYS_pidfd_open, pid, flags));
	return held[count++].fd;
}

static pid_t born(int code, int signal)
{
	pid_t pid = (pid_t)must(fork());

	if (pid)
		return pid;
	if (code < 0)
		for (;;)
			pause();
	if (signal)
		raise(signal);
	_exit(code);
}

static void dead(int code, int signal, const char *key, const char *second)
{
	pid_t pid = born(code, signal);

	opened(key, pid, 0);
	if (second)
		opened(second, pid, O_NONBLOCK);
	must(waitpid(pid, NULL, 0));
}

void set_up(int argc, char **argv)
{
	siginfo_t info;
	pid_t zombie;

	(void)argc, (void)argv;
	opened("self", getpid(), 0);
	child = born(-1, 0);
	opened("child", child, O_NONBLOCK);
	zombie = born(7, 0);
	opened("zombie", zombie, 0);
	must(waitid(P_PID, (id_t)zombie, &info, WEXITED | WNOWAIT));
	dead(3, 0, "dead", "dead_again");
	dead(0, SIGKILL, "killed", NULL);
}

static long long exit_code(int fd)
{
	struct {
		uint64_t mask, cgroup;
		uint32_t pid, tgid, ppid, ids[8];
		int32_t exit_code;
	} info = { .mask = 8 };

	if (ioctl(fd, _IOWR(0xff, 11, info), &info) < 0 || !(info.mask & 8))
		return -1;
	return info.exit_code;
}

void report(void)
{
	struct stat first, st;
	char path[64];

	for (int i = 0; i < count; i++) {
		struct pollfd p = { .fd = held[i].fd, .events = POLLIN };

		snprintf(path, sizeof path, "/proc/self/fdinfo/%d", held[i].fd);
		json_object(held[i].key);
		json_text("pid", proc_line(path, "Pid:"));
		json_text("flags", proc_line(path, "flags:"));
		json_int("ended", must(poll(&p, 1, 0)));
		json_int("code", exit_code(held[i].fd));
		must(fstat(held[i].fd, &st));
		must(fstat(held[3].fd, &first));
		json_bool("first_dead", st.st_ino == first.st_ino && st.st_dev == first.st_dev);
		json_end();
	}
}

void act(char *line)
{
	siginfo_t info;

	(void)line;
	must(syscall(SYS_pidfd_send_signal, held[1].fd, SIGTERM, NULL, 0));
	must(poll(&(struct pollfd){ held[1].fd, POLLIN, 0 }, 1, 5000)); /* it is O_NONBLOCK */
	must(waitid(P_PIDFD, (id_t)held[1].fd, &info, WEXITED));
	json_int("pid", info.si_pid == child);
	json_int("status", info.si_status);
}
