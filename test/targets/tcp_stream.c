/*
 * TCP streams at full speed, every byte checked by its place. "serve": sends and receives on all connections that come.
 * "drive PORT COUNT": the other side of COUNT connections. Both send the same pattern, so each side knows what has to come:
 * nothing may be lost, doubled, moved, reset. "stop" ends the own side of all; when both sides have, what one has sent and
 * the other has received are equal in number and hash.
 *
 *   serve [PAUSE [ADDRESS]]   PAUSE milliseconds between rounds over all connections (0: full speed)
 *   drive PORT COUNT [PAUSE [ADDRESS]]
 */
#include "target.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>

#define BLOCK (64 << 10)

struct stream {
	int fd;
	uint64_t sent, received;
	uint64_t sent_hash, received_hash;
};

static struct stream *streams;
static int count, capacity, listener = -1, poller, pausing;
static uint16_t port;
static uint64_t wrong; /* bytes that were not what they should be */
static int broken;     /* connections that failed */
static int ended;      /* those that the other side has ended */
static bool stopping;
static int last_error;
static unsigned char pattern[BLOCK + 251], room[BLOCK];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static _Atomic int asking; /* somebody waits for the lock, which goes to whoever is fastest */

/* The byte at place n is pattern[n % 251]: 251 is prime to every size of buffers and segments. */
static void make_pattern(void)
{
	for (size_t i = 0; i < sizeof pattern; i++)
		pattern[i] = (unsigned char)(i % 251 * 7 + 13);
}

static void add(int fd)
{
	struct epoll_event event = { EPOLLIN | EPOLLOUT, { .u32 = (uint32_t)count } };

	if (count == capacity) {
		capacity = capacity ? capacity * 2 : 64;
		streams = realloc(streams, (size_t)capacity * sizeof *streams);
		check(streams);
	}
	streams[count] = (struct stream){ .fd = fd };
	must(epoll_ctl(poller, EPOLL_CTL_ADD, fd, &event));
	count++;
}

static void fail(struct stream *s, int error)
{
	if (s->fd < 0)
		return;
	broken++;
	last_error = error;
	close(s->fd);
	s->fd = -1;
}

/* Of all bytes in their order, in whatever pieces they come. */
static uint64_t hash(uint64_t h, const unsigned char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		h = h * 0x100000001b3 + bytes[i] + 1;
	return h;
}

static void note_end(struct stream *s)
{
	must(epoll_ctl(poller, EPOLL_CTL_DEL, s->fd, NULL));
	ended++;
}

static void read_some(struct stream *s)
{
	ssize_t n = recv(s->fd, room, sizeof room, MSG_DONTWAIT);

	if (n == 0) {
		note_end(s);
		return;
	}
	if (n < 0 && errno != EAGAIN && errno != EINTR) {
		fail(s, errno);
		return;
	}
	if (n > 0 && memcmp(room, pattern + s->received % 251, (size_t)n) != 0)
		for (ssize_t i = 0; i < n; i++)
			wrong += room[i] != pattern[(s->received + (uint64_t)i) % 251];
	if (n <= 0)
		return;
	s->received_hash = hash(s->received_hash, room, (size_t)n);
	s->received += (uint64_t)n;
}

static void write_some(struct stream *s)
{
	size_t size = pausing ? 1000 : BLOCK;
	ssize_t n = stopping ? 0 : send(s->fd, pattern + s->sent % 251, size, MSG_DONTWAIT | MSG_NOSIGNAL);

	if (n < 0 && errno != EAGAIN && errno != EINTR)
		fail(s, errno);
	if (n <= 0)
		return;
	s->sent_hash = hash(s->sent_hash, pattern + s->sent % 251, (size_t)n);
	s->sent += (uint64_t)n;
}

static void accept_all(void)
{
	int fd;

	while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0)
		add(fd);
}

static void *work(void *unused)
{
	struct epoll_event events[256];

	(void)unused;
	for (;;) {
		int n = epoll_wait(poller, events, 256, 100);

		pthread_mutex_lock(&lock);
		for (int i = 0; i < n; i++) {
			struct stream *s = events[i].data.u32 == UINT32_MAX ? NULL : &streams[events[i].data.u32];

			if (!s) {
				accept_all();
				continue;
			}
			if (s->fd >= 0 && events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR))
				read_some(s);
			if (s->fd >= 0 && events[i].events & EPOLLOUT)
				write_some(s);
		}
		pthread_mutex_unlock(&lock);
		if (pausing || asking)
			pause_ms(pausing ? pausing : 1);
	}
	return NULL;
}

static void serve(const char *address)
{
	struct sockaddr_in name = { .sin_family = AF_INET, .sin_addr = { inet_addr(address) } };
	struct epoll_event event = { EPOLLIN, { .u32 = UINT32_MAX } };
	socklen_t size = sizeof name;
	int on = 1;

	listener = (int)must(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
	must(setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on));
	must(bind(listener, (struct sockaddr *)&name, sizeof name));
	must(listen(listener, 1024));
	must(getsockname(listener, (struct sockaddr *)&name, &size));
	port = ntohs(name.sin_port);
	must(epoll_ctl(poller, EPOLL_CTL_ADD, listener, &event));
}

static void drive(int to, int connections, const char *address)
{
	struct sockaddr_in name = { .sin_family = AF_INET,
				    .sin_port = htons((uint16_t)to),
				    .sin_addr = { inet_addr(address) } };

	for (int i = 0; i < connections; i++) {
		int fd = (int)must(socket(AF_INET, SOCK_STREAM, 0));

		must(connect(fd, (struct sockaddr *)&name, sizeof name));
		must(fcntl(fd, F_SETFL, O_NONBLOCK));
		add(fd);
	}
}

void set_up(int argc, char **argv)
{
	struct rlimit files;
	pthread_t thread;

	must(getrlimit(RLIMIT_NOFILE, &files));
	files.rlim_cur = files.rlim_max;
	must(setrlimit(RLIMIT_NOFILE, &files));
	check(argc > 1);
	make_pattern();
	poller = (int)must(epoll_create1(0));
	if (!strcmp(argv[1], "serve")) {
		pausing = argc > 2 ? atoi(argv[2]) : 0;
		serve(argc > 3 ? argv[3] : "127.0.0.1");
	} else {
		check(argc > 3);
		pausing = argc > 4 ? atoi(argv[4]) : 0;
		drive(atoi(argv[2]), atoi(argv[3]), argc > 5 ? argv[5] : "127.0.0.1");
	}
	check(pthread_create(&thread, NULL, work, NULL) == 0);
}

void report(void)
{
	uint64_t sent = 0, received = 0, least = UINT64_MAX, sent_hash = 0, received_hash = 0;

	asking++;
	pthread_mutex_lock(&lock);
	asking--;
	for (int i = 0; i < count; i++) {
		sent += streams[i].sent;
		received += streams[i].received;
		sent_hash += streams[i].sent_hash;
		received_hash += streams[i].received_hash;
		if (streams[i].received < least)
			least = streams[i].received;
	}
	json_int("port", port);
	json_int("connections", count);
	json_int("sent", (long long)sent);
	json_int("received", (long long)received);
	json_int("least", count ? (long long)least : 0);
	json_hex("sent_hash", sent_hash);
	json_hex("received_hash", received_hash);
	json_int("ended", ended);
	json_int("wrong", (long long)wrong);
	json_int("broken", broken);
	json_int("last_error", last_error);
	pthread_mutex_unlock(&lock);
}

/* "stop" */
void act(char *line)
{
	if (strcmp(line, "stop") != 0)
		return;
	asking++;
	pthread_mutex_lock(&lock);
	asking--;
	stopping = true;
	for (int i = 0; i < count; i++)
		if (streams[i].fd >= 0)
			must(shutdown(streams[i].fd, SHUT_WR));
	pthread_mutex_unlock(&lock);
	json_int("stopped", count);
}
