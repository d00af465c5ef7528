/*
 * Pipes: part full, full, large, with one end closed, between parent and child. What is in one is looked at by tee(2),
 * which takes nothing out.
 */
#include "target.h"
#include <poll.h>
#include <sys/ioctl.h>

enum { HALF, LARGE, NO_WRITER, NO_READER, FULL, EMPTY, BOTH_WAYS, COUNT };
static const char *const names[COUNT] = { "half", "large", "no_writer", "no_reader", "full", "empty", "both_ways" };
static int ends[COUNT][2], to_child[2];
static struct worker child;

static void put_bytes(int fd, size_t size, uint64_t seed)
{
	char *data = malloc(size);

	check(data);
	fill(data, size, seed);
	check(must(write(fd, data, size)) == (long)size);
	free(data);
}

static uint64_t contents(int fd, int size)
{
	static char data[1 << 20];
	int copy[2];
	ssize_t n;

	if (size == 0)
		return 0;
	must(pipe2(copy, O_NONBLOCK));
	must(fcntl(copy[1], F_SETPIPE_SZ, must(fcntl(fd, F_GETPIPE_SZ))));
	must(tee(fd, copy[1], (size_t)size, SPLICE_F_NONBLOCK));
	n = 0;
	while (n < size) {
		ssize_t got = read(copy[0], data + n, sizeof data - (size_t)n);

		if (got <= 0)
			break;
		n += got;
	}
	close(copy[0]);
	close(copy[1]);
	return checksum((uint64_t)n, data, (size_t)n);
}

static void json_pipe(const char *key, const int end[2])
{
	int fd = end[0] >= 0 ? end[0] : end[1], size = 0;
	struct pollfd p[2] = { { end[0], POLLIN, 0 }, { end[1], POLLOUT, 0 } };

	must(ioctl(fd, FIONREAD, &size));
	must(poll(p, 2, 0));
	json_object(key);
	json_int("bytes", size);
	json_int("capacity", must(fcntl(fd, F_GETPIPE_SZ)));
	if (end[0] >= 0) {
		json_fd("read", end[0]);
		json_int("read_events", p[0].revents);
		json_hex("sum", contents(end[0], size));
	}
	if (end[1] >= 0) {
		json_fd("write", end[1]);
		json_int("write_events", p[1].revents);
	}
	json_end();
}

static void child_report(void)
{
	int size = 0;

	must(ioctl(to_child[0], FIONREAD, &size));
	json_int("bytes", size);
	json_hex("sum", contents(to_child[0], size));
}

void set_up(int argc, char **argv)
{
	char path[64];

	(void)argc, (void)argv;
	signal(SIGPIPE, SIG_IGN);
	for (int i = 0; i < COUNT; i++)
		must(pipe2(ends[i], i == FULL ? O_NONBLOCK : i == EMPTY ? O_CLOEXEC : 0));
	put_bytes(ends[HALF][1], 3000, 1);
	must(fcntl(ends[LARGE][1], F_SETPIPE_SZ, 512 << 10));
	put_bytes(ends[LARGE][1], 300000, 2);
	put_bytes(ends[NO_WRITER][1], 777, 3);
	must(close(ends[NO_WRITER][1]));
	ends[NO_WRITER][1] = -1;
	must(close(ends[NO_READER][0]));
	ends[NO_READER][0] = -1;
	put_bytes(ends[FULL][1], (size_t)must(fcntl(ends[FULL][1], F_GETPIPE_SZ)), 6);
	snprintf(path, sizeof path, "/proc/self/fd/%d", ends[BOTH_WAYS][0]); /* a pipe opened as a file, for both */
	must(dup2((int)must(open(path, O_RDWR)), ends[BOTH_WAYS][1]));
	put_bytes(ends[BOTH_WAYS][1], 5, 7);
	must(pipe(to_child));
	put_bytes(to_child[1], 4321, 8);
	child = start_worker(child_report);
	must(close(to_child[0]));
	must(write(to_child[1], "more", 4));
}

void report(void)
{
	for (int i = 0; i < COUNT; i++)
		json_pipe(names[i], ends[i]);
	ask_worker(&child, "child");
}

/* "drain": the pipe without a writer; "write": into the pipe without a reader. */
void act(char *line)
{
	char data[4096];

	if (strcmp(line, "write") == 0) {
		json_int("result", write(ends[NO_READER][1], "x", 1));
		json_int("errno", errno);
		return;
	}
	json_int("rest", read(ends[NO_WRITER][0], data, sizeof data));
	json_int("end", read(ends[NO_WRITER][0], data, sizeof data));
}
