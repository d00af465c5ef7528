/*
 * Descriptor tables: numbers, close-on-exec, descriptions shared by dup and by fork. Arguments: "many" for a thousand of
 * them.
 */
#include "target.h"
#include <sys/eventfd.h>
#include <sys/resource.h>

static int low, twin, high, cloexec_twin, count;
static struct worker child;

static void table(const char *key)
{
	json_list(key);
	for (int fd = 3; fd < 2000; fd++)
		if (fcntl(fd, F_GETFD) >= 0)
			json_int(NULL, fd * 10 + (fcntl(fd, F_GETFD) & FD_CLOEXEC));
	json_end();
}

static void child_report(void)
{
	table("table");
	json_bool("low_same", same_file(getppid(), low, getpid(), low));
	json_bool("high_same", same_file(getppid(), high, getpid(), high));
}

static void make_many(void)
{
	struct rlimit limit;

	must(getrlimit(RLIMIT_NOFILE, &limit));
	if (limit.rlim_max < 2048)
		skip("the hard limit of descriptors is below 2048");
	limit.rlim_cur = limit.rlim_max;
	must(setrlimit(RLIMIT_NOFILE, &limit));
	for (int i = 0; i < 500; i++) {
		int fd = (int)must(eventfd((unsigned)i, 0));

		must(dup2(fd, 800 + i));
		close(fd);
	}
	for (int i = 0; i < 500; i++)
		must(fcntl(800 + i, i % 2 ? F_DUPFD_CLOEXEC : F_DUPFD, 1300 + i));
}

void set_up(int argc, char **argv)
{
	low = (int)must(open("/dev/null", O_RDWR));
	twin = (int)must(dup(low));
	high = (int)must(fcntl(low, F_DUPFD, 777));
	cloexec_twin = (int)must(fcntl(low, F_DUPFD_CLOEXEC, 100));
	if (argc > 1 && strcmp(argv[1], "many") == 0) {
		make_many();
		count = 500;
	} else {
		child = start_worker(child_report);
	}
}

void report(void)
{
	bool same = true;
	char name[64];

	table("table");
	json_bool("twin_same", same_file(getpid(), low, getpid(), twin));
	json_bool("high_same", same_file(getpid(), low, getpid(), high));
	json_bool("cloexec_same", same_file(getpid(), low, getpid(), cloexec_twin));
	for (int i = 0; i < count; i++) {
		snprintf(name, sizeof name, "/proc/self/fdinfo/%d", 800 + i);
		same = same && same_file(getpid(), 800 + i, getpid(), 1300 + i) &&
		       strtol(proc_line(name, "eventfd-count:"), NULL, 16) == i;
	}
	json_bool("many_same", same);
	if (child.pid)
		ask_worker(&child, "child");
}
