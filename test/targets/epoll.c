/*
 * epoll(7): entries with flags and data, a one-shot that has fired, an edge that was seen, the same file under two
 * numbers, an epoll in an epoll, one that is shared with a child, and one whose three files were added as one number.
 */
#include "target.h"
#include <sys/epoll.h>
#include <sys/eventfd.h>

static int outer, inner, moved, level, edge, once, twin, full_pipe[2];
static struct worker child;

static void add(int ep, int fd, uint32_t events, uint64_t data)
{
	struct epoll_event event = { .events = events, .data.u64 = data };

	must(epoll_ctl(ep, EPOLL_CTL_ADD, fd, &event));
}

/* Each file is added as the same number, and has another one afterwards. */
static void add_moved(int ep)
{
	int number = (int)must(eventfd(1, EFD_NONBLOCK));

	add(ep, number, EPOLLIN, 10);
	for (uint64_t data = 11; data < 13; data++) {
		int next = (int)must(eventfd(1, EFD_NONBLOCK));

		must(dup(number));
		must(dup2(next, number));
		close(next);
		add(ep, number, EPOLLIN, data);
	}
	must(dup(number));
	close(number);
}

static int by_value(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void json_entries(const char *key, int ep)
{
	char path[64], text[8192], *rest = text, *line, *fired, *lines[64];
	size_t count = 0;
	ssize_t n;
	int fd;

	snprintf(path, sizeof path, "/proc/self/fdinfo/%d", ep);
	fd = (int)must(open(path, O_RDONLY));
	n = must(read(fd, text, sizeof text - 1));
	text[n] = '\0';
	close(fd);
	while ((line = strsep(&rest, "\n")) && count < ARRAY_SIZE(lines)) {
		char *inode = strstr(line, " ino:");

		if (strncmp(line, "tfd:", 4) != 0)
			continue;
		fired = strstr(line,
			       " 40000018"); /* EPOLL_CTL_ADD gives EPOLLERR | EPOLLHUP to a one-shot that has fired */
		if (fired)
			memcpy(fired, " 40000000", 9);
		if (inode)
			*inode = '\0'; /* a new one after a restore; pos before it is 0 */
		lines[count++] = line;
	}
	qsort(lines, count, sizeof *lines, by_value);
	json_list(key);
	for (size_t i = 0; i < count; i++)
		json_text(NULL, lines[i]);
	json_end();
}

static void json_ready(const char *key, int ep)
{
	struct epoll_event events[16];
	int n = (int)must(epoll_wait(ep, events, ARRAY_SIZE(events), 0));
	uint64_t seen = 0;

	for (int i = 0; i < n; i++)
		seen |= 1UL << events[i].data.u64 % 64;
	json_hex(key, seen);
}

static void child_report(void)
{
	json_bool("same", same_file(getppid(), outer, getpid(), outer));
	json_entries("entries", outer);
}

void set_up(int argc, char **argv)
{
	struct epoll_event event;

	(void)argc, (void)argv;
	outer = (int)must(epoll_create1(EPOLL_CLOEXEC));
	inner = (int)must(epoll_create1(0));
	level = (int)must(eventfd(1, EFD_NONBLOCK));
	edge = (int)must(eventfd(1, EFD_NONBLOCK));
	once = (int)must(eventfd(1, EFD_NONBLOCK));
	must(pipe2(full_pipe, O_NONBLOCK));
	twin = (int)must(dup(level));
	add(inner, once, EPOLLIN | EPOLLONESHOT, 3);
	check(epoll_wait(inner, &event, 1, 0) == 1); /* fired: it is off now */
	add(outer, level, EPOLLIN, 0xfedcba9876543200);
	add(outer, twin, EPOLLIN | EPOLLPRI, 1);
	add(outer, edge, EPOLLIN | EPOLLET, 2);
	add(outer, inner, EPOLLIN, 4);
	add(outer, full_pipe[0], EPOLLIN | EPOLLRDHUP, 5);
	add(outer, full_pipe[1], EPOLLOUT | EPOLLET, 6);
	moved = (int)must(epoll_create1(0));
	add_moved(moved);
	child = start_worker(child_report);
}

void report(void)
{
	json_entries("outer", outer);
	json_entries("inner", inner);
	json_fd("outer_fd", outer);
	ask_worker(&child, "child");
}

/* "wait": data of the entries that are ready, as bits; "arm": the one-shot again; "empty": takes the levels away */
void act(char *line)
{
	struct epoll_event event = { .events = EPOLLIN | EPOLLONESHOT, .data.u64 = 3 };
	eventfd_t value;

	if (strcmp(line, "arm") == 0)
		must(epoll_ctl(inner, EPOLL_CTL_MOD, once, &event));
	if (strcmp(line, "empty") == 0)
		must(eventfd_read(level, &value));
	json_ready("outer", outer);
	json_ready("inner", inner);
	json_ready("moved", moved);
}
