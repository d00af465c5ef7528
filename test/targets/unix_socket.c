/* Pairs of unix sockets: all types, queues, large queues, empty datagrams, half closed, closed, between parent and child. */
#include "target.h"
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

enum { STREAM, DATAGRAM, SEQPACKET, LARGE, SHUT_WRITE, SHUT_BOTH, PEER_GONE, OPTIONS, COUNT };
static const char *const names[COUNT] = { "stream",	"datagram",  "seqpacket", "large",
					  "shut_write", "shut_both", "peer_gone", "options" };
static int pairs[COUNT][2], to_child[2];
static struct worker child;
static char data[1 << 20];

static int option(int fd, int name)
{
	int value = -1;
	socklen_t size = sizeof value;

	must(getsockopt(fd, SOL_SOCKET, name, &value, &size));
	return value;
}

static void json_end_of(const char *key, int fd)
{
	struct pollfd p = { fd, POLLIN | POLLOUT | POLLRDHUP, 0 };
	struct timeval timeout;
	socklen_t size = sizeof timeout;
	int queued = 0;
	ssize_t n;

	must(ioctl(fd, FIONREAD, &queued));
	must(poll(&p, 1, 0));
	n = recv(fd, data, sizeof data, MSG_PEEK | MSG_DONTWAIT);
	must(getsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &timeout, &size));
	json_object(key);
	json_int("type", option(fd, SO_TYPE));
	json_int("queued", queued);
	json_int("events", p.revents & ~POLLOUT);
	json_int("peeked", n);
	json_hex("sum", n > 0 ? checksum(0, data, (size_t)n) : 0);
	json_int("sndbuf", option(fd, SO_SNDBUF));
	json_int("rcvbuf", option(fd, SO_RCVBUF));
	json_int("passcred", option(fd, SO_PASSCRED));
	json_int("timeout_ms", timeout.tv_sec * 1000 + timeout.tv_usec / 1000);
	json_hex("flags", (unsigned long long)must(fcntl(fd, F_GETFL)));
	json_end();
}

static void put_bytes(int fd, size_t size, uint64_t seed)
{
	fill(data, size, seed);
	check(must(send(fd, data, size, MSG_NOSIGNAL)) == (long)size);
}

static void child_report(void)
{
	json_end_of("end", to_child[1]);
}

void set_up(int argc, char **argv)
{
	int large = 512 << 10, on = 1;
	struct timeval timeout = { 5, 0 };

	(void)argc, (void)argv;
	for (int i = 0; i < COUNT; i++)
		must(socketpair(AF_UNIX,
				(i == DATAGRAM	  ? SOCK_DGRAM
				 : i == SEQPACKET ? SOCK_SEQPACKET
						  : SOCK_STREAM) |
					(i == OPTIONS ? SOCK_NONBLOCK | SOCK_CLOEXEC : 0),
				0, pairs[i]));
	put_bytes(pairs[STREAM][0], 1234, 1);
	put_bytes(pairs[STREAM][0], 4321, 2);
	put_bytes(pairs[STREAM][1], 99, 3);
	put_bytes(pairs[DATAGRAM][0], 500, 4);
	put_bytes(pairs[DATAGRAM][0], 0, 5);
	put_bytes(pairs[DATAGRAM][0], 7, 6);
	put_bytes(pairs[SEQPACKET][1], 300, 7);
	put_bytes(pairs[SEQPACKET][1], 200, 8);
	if (setsockopt(pairs[LARGE][0], SOL_SOCKET, SO_SNDBUFFORCE, &large, sizeof large) < 0)
		must(setsockopt(pairs[LARGE][0], SOL_SOCKET, SO_SNDBUF, &large, sizeof large));
	for (int i = 0; i < 10; i++)
		put_bytes(pairs[LARGE][0], 30000, 10 + (uint64_t)i);
	put_bytes(pairs[SHUT_WRITE][0], 55, 20);
	must(shutdown(pairs[SHUT_WRITE][0], SHUT_WR));
	must(shutdown(pairs[SHUT_BOTH][0], SHUT_RDWR));
	put_bytes(pairs[PEER_GONE][0], 66, 21);
	must(close(pairs[PEER_GONE][0]));
	pairs[PEER_GONE][0] = -1;
	must(setsockopt(pairs[OPTIONS][0], SOL_SOCKET, SO_PASSCRED, &on, sizeof on));
	must(setsockopt(pairs[OPTIONS][0], SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout));
	must(setsockopt(pairs[OPTIONS][1], SOL_SOCKET, SO_RCVBUF, (int[]){ 50000 }, sizeof(int)));
	must(socketpair(AF_UNIX, SOCK_STREAM, 0, to_child));
	put_bytes(to_child[0], 2222, 30);
	child = start_worker(child_report);
	must(close(to_child[1]));
}

void report(void)
{
	for (int i = 0; i < COUNT; i++) {
		json_object(names[i]);
		if (pairs[i][0] >= 0)
			json_end_of("a", pairs[i][0]);
		json_end_of("b", pairs[i][1]);
		json_end();
	}
	ask_worker(&child, "child");
	json_end_of("to_child", to_child[0]);
}

static void json_received(const char *key, int fd)
{
	ssize_t n;

	json_list(key);
	for (int i = 0; i < 20; i++) {
		n = recv(fd, data, sizeof data, MSG_DONTWAIT);
		json_int(NULL, n < 0 ? -errno : n);
		if (n < 0)
			break;
	}
	json_end();
}

/* "receive": the sizes that come, up to the -errno that ends them */
void act(char *line)
{
	size_t total = 0;
	uint64_t sum = 0;
	ssize_t n;

	(void)line;
	json_received("datagram", pairs[DATAGRAM][1]);
	json_received("seqpacket", pairs[SEQPACKET][0]);
	while ((n = recv(pairs[LARGE][1], data, 1000, MSG_DONTWAIT)) > 0) {
		sum = checksum(sum, data, (size_t)n);
		total += (size_t)n;
	}
	json_int("large", (long long)total);
	json_hex("large_sum", sum);
	n = recv(pairs[SHUT_WRITE][1], data, sizeof data, 0);
	json_int("shut_write", n);
	json_int("shut_write_end", recv(pairs[SHUT_WRITE][1], data, sizeof data, 0));
	json_int("shut_write_sends", send(pairs[SHUT_WRITE][0], "x", 1, MSG_NOSIGNAL) < 0 ? -errno : 0);
	json_int("shut_write_back", send(pairs[SHUT_WRITE][1], "x", 1, MSG_NOSIGNAL));
	json_int("peer_gone", recv(pairs[PEER_GONE][1], data, sizeof data, 0));
	json_int("peer_gone_end", recv(pairs[PEER_GONE][1], data, sizeof data, 0));
	json_int("peer_gone_sends", send(pairs[PEER_GONE][1], "x", 1, MSG_NOSIGNAL) < 0 ? -errno : 0);
}
