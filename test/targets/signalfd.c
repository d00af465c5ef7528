/* signalfd(2): two masks, one of them dup'ed; a signal that is pending and can be read from both. */
#include "target.h"
#include <sys/signalfd.h>

static int usr, usr_twin, all;

void set_up(int argc, char **argv)
{
	sigset_t set;

	(void)argc, (void)argv;
	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	usr = (int)must(signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC));
	usr_twin = (int)must(dup(usr));
	sigfillset(&set);
	all = (int)must(signalfd(-1, &set, SFD_NONBLOCK));
	must(sigprocmask(SIG_BLOCK, &set, NULL));
	must(sigqueue(getpid(), SIGUSR1, (union sigval){ .sival_int = 4711 }));
	must(sigqueue(getpid(), SIGRTMAX, (union sigval){ .sival_int = 1 }));
	must(sigqueue(getpid(), SIGRTMAX, (union sigval){ .sival_int = 2 }));
}

static void json_mask(const char *key, int fd)
{
	char path[64], name[64];

	snprintf(name, sizeof name, "%s_fd", key);
	json_fd(name, fd);
	snprintf(path, sizeof path, "/proc/self/fdinfo/%d", fd);
	json_text(key, proc_line(path, "sigmask:"));
}

void report(void)
{
	json_mask("usr", usr);
	json_mask("usr_twin", usr_twin);
	json_mask("all", all);
	json_bool("same", same_file(getpid(), usr, getpid(), usr_twin));
	json_text("pending", proc_line("/proc/self/status", "ShdPnd:"));
}

/* "read": signals and their values */
void act(char *line)
{
	struct signalfd_siginfo info;

	(void)line;
	json_list("usr");
	while (read(usr_twin, &info, sizeof info) == sizeof info) {
		json_int(NULL, info.ssi_signo);
		json_int(NULL, info.ssi_int);
		json_bool(NULL, info.ssi_pid == (uint32_t)getpid());
	}
	json_end();
	json_list("all");
	while (read(all, &info, sizeof info) == sizeof info)
		json_int(NULL, info.ssi_int);
	json_end();
}
