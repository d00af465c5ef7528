/*
 * Pipes: part full, full, large, with one end closed, between parent and child, of packets. What is in one is looked at by tee(2),
 * which takes nothing out.
 */
#include "target.h"
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/resource.h>

enum {
	HALF,
	LARGE,
	NO_WRITER,
	NO_READER,
	FULL,
	EMPTY,
	BOTH_WAYS,
	PACKETS,      /* of 100, 4096, 1 and 904 bytes */
	MIXED,	      /* 10 bytes, packets of 5 and 6, 7 bytes, a packet of 8 */
	LAST_PACKETS, /* whose writer is closed */
	FULL_PACKETS, /* as many as there are slots, of 2 bytes */
	COUNT
};
static const char *const names[COUNT] = { "half",      "large",	  "no_writer", "no_reader",    "full",	      "empty",
					  "both_ways", "packets", "mixed",     "last_packets", "full_packets" };
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

/* What reads of at most `size` bytes each give: at a packet's end they end, and what does not fit of it is lost. */
static void json_reads(const char *key, int fd, size_t size)
{
	char data[8192];
	int copy[2];
	ssize_t n;

	must(pipe2(copy, O_NONBLOCK));
	must(fcntl(copy[1], F_SETPIPE_SZ, must(fcntl(fd, F_GETPIPE_SZ))));
	must(tee(fd, copy[1], 1 << 20, SPLICE_F_NONBLOCK));
	json_list(key);
	while ((n = read(copy[0], data, size)) > 0) {
		json_int(NULL, n);
		json_int(NULL, data[0]);
	}
	json_end();
	close(copy[0]);
	close(copy[1]);
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
		if (end >= ends[PACKETS]) {
			json_reads("reads", end[0], 8192);
			json_reads("short", end[0], 3);
		}
	}
	if (end[1] >= 0) {
		json_fd("write", end[1]);
		json_int("write_events", p[1].revents);
	}
	json_end();
}

static void mode_set(int fd, int packets)
{
	must(fcntl(fd, F_SETFL, packets));
}

/* As a buffer that nothing is added to. */
static void link_bytes(int fd, size_t size, uint64_t seed)
{
	int other[2];

	must(pipe(other));
	put_bytes(other[1], size, seed);
	check(must(tee(other[0], fd, size, 0)) == (long)size);
	close(other[0]);
	close(other[1]);
}

static void packets_make(void)
{
	int fd = ends[PACKETS][1];

	mode_set(fd, O_DIRECT);
	put_bytes(fd, 100, 11);
	put_bytes(fd, 4096 + 1, 12); /* the kernel splits it */
	put_bytes(fd, 904, 13);
	fd = ends[MIXED][1];
	link_bytes(fd, 10, 14);
	mode_set(fd, O_DIRECT);
	put_bytes(fd, 5, 15);
	put_bytes(fd, 6, 16);
	link_bytes(fd, 7, 17);
	put_bytes(fd, 8, 18);
	mode_set(fd, 0);
	fd = ends[LAST_PACKETS][1];
	mode_set(fd, O_DIRECT);
	put_bytes(fd, 20, 19);
	put_bytes(fd, 1, 20);
	must(close(fd));
	ends[LAST_PACKETS][1] = -1;
	fd = ends[FULL_PACKETS][1];
	mode_set(fd, O_DIRECT | O_NONBLOCK);
	while (write(fd, "ab", 2) == 2)
		;
	must(fcntl(ends[NO_READER][1], F_SETPIPE_SZ, 128 << 10));
}

static void child_report(void)
{
	int size = 0;

	must(ioctl(to_child[0], FIONREAD, &size));
	json_int("bytes", size);
	json_hex("sum", contents(to_child[0], size));
}

/* More with something in them than CRIU can dump. */
enum { MANY = 1100 };
static int many[MANY][2];

static void many_make(void)
{
	struct rlimit limit;

	must(getrlimit(RLIMIT_NOFILE, &limit));
	if (limit.rlim_max < 2 * MANY + 100)
		skip("the hard limit of descriptors is too low");
	limit.rlim_cur = limit.rlim_max;
	must(setrlimit(RLIMIT_NOFILE, &limit));
	for (int i = 0; i < MANY; i++) {
		must(pipe(many[i]));
		must(write(many[i][1], &i, sizeof i));
	}
}

static int many_right(void)
{
	int right = 0;

	for (int i = 0; i < MANY; i++) {
		int got = -1;

		right += read(many[i][0], &got, sizeof got) == sizeof got && got == i;
		must(write(many[i][1], &i, sizeof i));
	}
	return right;
}

void set_up(int argc, char **argv)
{
	char path[64];

	signal(SIGPIPE, SIG_IGN);
	if (argc > 1 && strcmp(argv[1], "many") == 0) {
		many_make();
		return;
	}
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
	packets_make();
	must(pipe(to_child));
	put_bytes(to_child[1], 4321, 8);
	child = start_worker(child_report);
	must(close(to_child[0]));
	must(write(to_child[1], "more", 4));
}

void report(void)
{
	if (many[0][1]) {
		json_int("right", many_right());
		return;
	}
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
