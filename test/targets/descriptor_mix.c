/*
 * Ten thousand descriptors of ten kinds: as many times ten as its argument says (1000). Each has a state of its own, so that none can
 * be taken for another.
 */
#include "target.h"
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/timerfd.h>

enum { FIRST = 100 };

/* Of one round, in the order of their numbers. */
enum { FILE_AT, NULL_AT, READER, WRITER, EVENT, LEFT, RIGHT, TIMER, EPOLL, MEMFD, ROUND };

static int rounds = 1000;
static const char *program;

static int number(int round, int which)
{
	return FIRST + round * ROUND + which;
}

static void put(int fd, int round, int which)
{
	must(dup3(fd, number(round, which), O_CLOEXEC));
	close(fd);
}

static void round_make(int i)
{
	struct itimerspec time = { .it_value = { 100000 + i, 0 } };
	struct epoll_event event = { .events = EPOLLIN, .data.u64 = (uint64_t)i };
	int ends[2];

	put((int)must(open(program, O_RDONLY)), i, FILE_AT);
	must(lseek(number(i, FILE_AT), i, SEEK_SET));
	put((int)must(open("/dev/null", O_RDWR)), i, NULL_AT);
	must(pipe(ends));
	put(ends[0], i, READER);
	put(ends[1], i, WRITER);
	must(write(number(i, WRITER), &i, sizeof i));
	put((int)must(eventfd((unsigned)i, 0)), i, EVENT);
	must(socketpair(AF_UNIX, SOCK_STREAM, 0, ends));
	put(ends[0], i, LEFT);
	put(ends[1], i, RIGHT);
	put((int)must(timerfd_create(CLOCK_MONOTONIC, 0)), i, TIMER);
	must(timerfd_settime(number(i, TIMER), 0, &time, NULL));
	put((int)must(epoll_create1(0)), i, EPOLL);
	must(epoll_ctl(number(i, EPOLL), EPOLL_CTL_ADD, number(i, EVENT), &event));
	put((int)must(memfd_create("mix", 0)), i, MEMFD);
	must(write(number(i, MEMFD), &i, sizeof i));
}

void set_up(int argc, char **argv)
{
	struct rlimit limit;

	program = argv[0];
	if (argc > 1)
		rounds = atoi(argv[1]);
	must(getrlimit(RLIMIT_NOFILE, &limit));
	if (limit.rlim_max < (rlim_t)number(rounds, 0))
		skip("the hard limit of descriptors is too low");
	limit.rlim_cur = limit.rlim_max;
	must(setrlimit(RLIMIT_NOFILE, &limit));
	for (int i = 0; i < rounds; i++)
		round_make(i);
}

static bool says(int fd, const char *key, long value, int base)
{
	char path[64];

	snprintf(path, sizeof path, "/proc/self/fdinfo/%d", fd);
	return strtol(proc_line(path, key), NULL, base) == value;
}

/* What was put there is looked at and left as it is; what is said through one end arrives at the other. */
static bool round_right(int i)
{
	struct itimerspec time;
	int got = -1, there = 0;
	char byte = (char)i, back = 0;

	if (lseek(number(i, FILE_AT), 0, SEEK_CUR) != i || ioctl(number(i, READER), FIONREAD, &there) < 0)
		return false;
	if (there != sizeof got || read(number(i, READER), &got, sizeof got) != sizeof got || got != i)
		return false;
	if (write(number(i, WRITER), &got, sizeof got) != sizeof got)
		return false;
	if (write(number(i, LEFT), &byte, 1) != 1 || read(number(i, RIGHT), &back, 1) != 1 || back != byte)
		return false;
	if (timerfd_gettime(number(i, TIMER), &time) < 0 || labs(time.it_value.tv_sec - 100000 - i) > 100)
		return false;
	if (pread(number(i, MEMFD), &got, sizeof got, 0) != sizeof got || got != i)
		return false;
	return says(number(i, EVENT), "eventfd-count:", i, 16) && says(number(i, EPOLL), "tfd:", number(i, EVENT), 10);
}

void report(void)
{
	int right = 0, open = 0;

	for (int fd = FIRST; fd < number(rounds, 0); fd++)
		open += fcntl(fd, F_GETFD) == FD_CLOEXEC;
	for (int i = 0; i < rounds; i++)
		right += round_right(i);
	json_int("open", open);
	json_int("right", right);
}
