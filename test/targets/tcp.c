/*
 * TCP connections to ourselves, both ends here: queues both ways, half closed, closing, opening, closed, options, IPv4, IPv6 and
 * mapped, a listener that goes on. "finish" reads and writes all of them to their end.
 */
#include "target.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <linux/sockios.h>

enum { QUEUES, LARGE, HALF, LAST, WINDOW, OPTIONS, SHUT_READ, CLOSED, V6, MAPPED, COUNT };
static const char *const names[COUNT] = { "queues",  "large",	  "half",   "last", "window",
					  "options", "shut_read", "closed", "v6",   "mapped" };
static int near[COUNT], far[COUNT], opening, listener, idle;
static uint16_t port;
static char data[16 << 20];

static int option(int fd, int level, int name)
{
	int value = -1;
	socklen_t size = sizeof value;

	return getsockopt(fd, level, name, &value, &size) < 0 ? -errno : value;
}

static void set_option(int fd, int level, int name, int value)
{
	must(setsockopt(fd, level, name, &value, sizeof value));
}

static int queued(int fd, unsigned long request)
{
	int n = 0;

	must(ioctl(fd, request, &n));
	return n;
}

/* Where the queue cannot be read (a closed one), 0. */
static void json_queue(const char *key, int fd)
{
	ssize_t n = recv(fd, data, sizeof data, MSG_PEEK | MSG_DONTWAIT);

	json_object(key);
	json_int("peeked", n < 0 ? -errno : n);
	json_hex("sum", n > 0 ? checksum(0, data, (size_t)n) : 0);
	json_end();
}

static void json_address(const char *key, int fd, int (*get)(int, struct sockaddr *, socklen_t *))
{
	struct sockaddr_in6 name = { 0 };
	socklen_t size = sizeof name;
	char text[64] = "none";

	if (get(fd, (struct sockaddr *)&name, &size) == 0)
		inet_ntop(name.sin6_family,
			  name.sin6_family == AF_INET6 ? (void *)&name.sin6_addr
						       : (void *)&((struct sockaddr_in *)&name)->sin_addr,
			  text, sizeof text);
	json_text(key, text);
}

static void json_socket(const char *key, int fd)
{
	struct pollfd p = { fd, POLLIN | POLLRDHUP, 0 };
	struct tcp_info info = { 0 };
	socklen_t size = sizeof info;
	char congestion[17] = "";
	socklen_t length = 16;

	must(getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &size));
	must(getsockopt(fd, IPPROTO_TCP, TCP_CONGESTION, congestion, &length));
	must(poll(&p, 1, 0));
	json_object(key);
	json_int("state", info.tcpi_state);
	json_int("options", info.tcpi_options & 7);
	json_int("snd_wscale", info.tcpi_snd_wscale);
	json_int("rcv_wscale", info.tcpi_rcv_wscale);
	json_text("congestion", congestion);
	json_address("local", fd, getsockname);
	json_address("peer", fd, getpeername);
	json_int("events", p.revents);
	json_int("unread", info.tcpi_state == TCP_LISTEN ? 0 : queued(fd, SIOCINQ));
	json_queue("queue", fd);
	json_int("nodelay", option(fd, IPPROTO_TCP, TCP_NODELAY));
	json_int("cork", option(fd, IPPROTO_TCP, TCP_CORK));
	json_int("keepidle", option(fd, IPPROTO_TCP, TCP_KEEPIDLE));
	json_int("keepintvl", option(fd, IPPROTO_TCP, TCP_KEEPINTVL));
	json_int("keepcnt", option(fd, IPPROTO_TCP, TCP_KEEPCNT));
	json_int("user_timeout", option(fd, IPPROTO_TCP, TCP_USER_TIMEOUT));
	json_int("defer_accept", option(fd, IPPROTO_TCP, TCP_DEFER_ACCEPT));
	json_int("linger2", option(fd, IPPROTO_TCP, TCP_LINGER2));
	json_int("notsent_lowat", option(fd, IPPROTO_TCP, TCP_NOTSENT_LOWAT));
	json_int("reuseaddr", option(fd, SOL_SOCKET, SO_REUSEADDR));
	json_int("reuseport", option(fd, SOL_SOCKET, SO_REUSEPORT));
	json_int("keepalive", option(fd, SOL_SOCKET, SO_KEEPALIVE));
	json_int("peek_off", option(fd, SOL_SOCKET, SO_PEEK_OFF));
	json_int("buf_lock", option(fd, SOL_SOCKET, 72));
	json_hex("flags", (unsigned long long)must(fcntl(fd, F_GETFL)));
	json_end();
}

/* --- making them --- */

static int listen_at(int family)
{
	struct sockaddr_in6 name = { .sin6_family = (sa_family_t)family };
	socklen_t size = sizeof name;
	int fd = (int)must(socket(family, SOCK_STREAM, 0));

	if (family == AF_INET)
		((struct sockaddr_in *)&name)->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	set_option(fd, SOL_SOCKET, SO_REUSEADDR, 1);
	must(bind(fd, (struct sockaddr *)&name, sizeof name));
	must(listen(fd, 32));
	must(getsockname(fd, (struct sockaddr *)&name, &size));
	port = ntohs(name.sin6_port);
	return fd;
}

static void connect_pair(int i, int to, const char *address)
{
	struct sockaddr_in6 name = { .sin6_family = AF_INET6, .sin6_port = htons(port) };
	struct sockaddr_in *four = (struct sockaddr_in *)&name;
	bool v6 = strchr(address, ':');

	if (v6) {
		check(inet_pton(AF_INET6, address, &name.sin6_addr) == 1);
	} else {
		memset(&name, 0, sizeof name);
		four->sin_family = AF_INET;
		four->sin_port = htons(port);
		check(inet_pton(AF_INET, address, &four->sin_addr) == 1);
	}
	near[i] = (int)must(socket(v6 ? AF_INET6 : AF_INET, SOCK_STREAM, 0));
	if (i == LARGE || i == LAST || i == WINDOW) { /* smaller than what will be written */
		set_option(near[i], SOL_SOCKET, SO_RCVBUF, 100000);
		set_option(near[i], SOL_SOCKET, SO_SNDBUF, 200000);
	}
	must(connect(near[i], (struct sockaddr *)&name, sizeof name));
	far[i] = (int)must(accept(to, NULL, NULL));
	if (i == LARGE || i == LAST || i == WINDOW) {
		set_option(far[i], SOL_SOCKET, SO_RCVBUF, 100000);
		set_option(far[i], SOL_SOCKET, SO_SNDBUF, 200000);
	}
}

static void put(int fd, size_t size, uint64_t seed)
{
	fill(data, size, seed);
	check(must(send(fd, data, size, MSG_NOSIGNAL)) == (long)size);
}

/* As much as goes in: the receiver's queue is full, and so is ours. */
static size_t stuff(int fd)
{
	size_t all = 0;
	ssize_t n;

	fill(data, sizeof data, 99);
	for (int idle_rounds = 0; idle_rounds < 5;) {
		n = send(fd, data + all, sizeof data - all, MSG_NOSIGNAL | MSG_DONTWAIT);
		all += n > 0 ? (size_t)n : 0;
		idle_rounds = n > 0 ? 0 : idle_rounds + 1;
		if (all == sizeof data)
			break;
		pause_ms(n > 0 ? 0 : 10);
	}
	return all;
}

static size_t stuffed[COUNT];

/* A SYN that nobody answers: the queue of the listener is full. */
static void open_halfway(void)
{
	struct sockaddr_in name = { .sin_family = AF_INET, .sin_addr = { htonl(INADDR_LOOPBACK) } };
	socklen_t size = sizeof name;
	int full = (int)must(socket(AF_INET, SOCK_STREAM, 0));

	must(bind(full, (struct sockaddr *)&name, sizeof name));
	must(listen(full, 0));
	must(getsockname(full, (struct sockaddr *)&name, &size));
	for (int i = 0; i < 2; i++)
		opening = (int)must(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0)),
		(void)connect(opening, (struct sockaddr *)&name, sizeof name);
}

static void sign(int fd)
{
	struct tcp_md5sig key = { .tcpm_keylen = 3, .tcpm_key = "key" };
	struct sockaddr_in *peer = (struct sockaddr_in *)&key.tcpm_addr;
	socklen_t size = sizeof *peer;

	must(getpeername(fd, (struct sockaddr *)peer, &size));
	if (setsockopt(fd, IPPROTO_TCP, TCP_MD5SIG, &key, sizeof key) < 0)
		skip("no TCP_MD5SIG");
}

void set_up(int argc, char **argv)
{
	int six, v4_port;
	bool syn = argc > 1 && !strcmp(argv[1], "syn-sent");

	listener = listen_at(AF_INET);
	v4_port = port;
	for (int i = 0; i < V6; i++)
		connect_pair(i, listener, "127.0.0.1");
	six = socket(AF_INET6, SOCK_STREAM, 0);
	if (six < 0)
		skip("no IPv6");
	close(six);
	six = listen_at(AF_INET6);
	connect_pair(V6, six, "::1");
	connect_pair(MAPPED, six, "::ffff:127.0.0.1");
	close(six);
	port = (uint16_t)v4_port;
	idle = (int)must(socket(AF_INET, SOCK_STREAM, 0));

	put(near[QUEUES], 12345, 1);
	put(far[QUEUES], 777, 2);
	stuffed[LARGE] = stuff(near[LARGE]);
	put(near[HALF], 500, 3);
	must(shutdown(near[HALF], SHUT_WR));
	stuffed[LAST] = stuff(far[LAST]);
	must(shutdown(near[LAST], SHUT_WR));
	must(shutdown(far[LAST], SHUT_WR));
	stuffed[WINDOW] = stuff(near[WINDOW]);
	must(shutdown(near[WINDOW], SHUT_WR));
	set_option(near[OPTIONS], IPPROTO_TCP, TCP_NODELAY, 1);
	set_option(near[OPTIONS], SOL_SOCKET, SO_KEEPALIVE, 1);
	set_option(near[OPTIONS], IPPROTO_TCP, TCP_KEEPIDLE, 77);
	set_option(near[OPTIONS], IPPROTO_TCP, TCP_KEEPINTVL, 33);
	set_option(near[OPTIONS], IPPROTO_TCP, TCP_KEEPCNT, 4);
	set_option(near[OPTIONS], IPPROTO_TCP, TCP_USER_TIMEOUT, 12000);
	set_option(near[OPTIONS], IPPROTO_TCP, TCP_LINGER2, 20);
	set_option(near[OPTIONS], IPPROTO_TCP, TCP_NOTSENT_LOWAT, 65536);
	set_option(near[OPTIONS], SOL_SOCKET, SO_REUSEADDR, 1);
	set_option(far[OPTIONS], IPPROTO_TCP, TCP_CORK, 1);
	set_option(far[OPTIONS], SOL_SOCKET, SO_RCVBUF, 100000);
	setsockopt(near[OPTIONS], IPPROTO_TCP, TCP_CONGESTION, "reno", 4);
	set_option(listener, IPPROTO_TCP, TCP_DEFER_ACCEPT, 3);
	must(fcntl(near[OPTIONS], F_SETFL, O_NONBLOCK));
	must(shutdown(near[SHUT_READ], SHUT_RD));
	must(shutdown(near[CLOSED], SHUT_WR));
	must(shutdown(far[CLOSED], SHUT_WR));
	put(near[V6], 100, 4);
	put(far[V6], 200, 5);
	put(near[MAPPED], 300, 6);
	put(far[MAPPED], 400, 7);
	if (argc > 1 && !strcmp(argv[1], "signed"))
		sign(near[QUEUES]);
	if (argc > 1 && !strcmp(argv[1], "zerocopy"))
		set_option(near[QUEUES], SOL_SOCKET, SO_ZEROCOPY, 1);
	if (syn)
		open_halfway();
	else
		opening = -1;
	pause_ms(50); /* acknowledgements settle */
}

void report(void)
{
	char key[32];

	for (int i = 0; i < COUNT; i++) {
		snprintf(key, sizeof key, "%s_near", names[i]);
		json_socket(key, near[i]);
		snprintf(key, sizeof key, "%s_far", names[i]);
		json_socket(key, far[i]);
	}
	json_socket("listener", listener);
	json_socket("idle", idle);
	if (opening >= 0)
		json_socket("opening", opening);
}

/* All that is there until the end or until nothing comes for a while. */
static size_t drain(int fd, uint64_t *sum, long *end)
{
	size_t all = 0;
	ssize_t n = 1;

	while (all < sizeof data) {
		struct pollfd p = { fd, POLLIN, 0 };

		if (poll(&p, 1, 10000) <= 0) {
			n = -EAGAIN;
			break;
		}
		n = recv(fd, data + all, sizeof data - all, 0);
		if (n <= 0)
			break;
		all += (size_t)n;
	}
	*sum = checksum(0, data, all);
	*end = n < 0 ? -errno : n;
	return all;
}

static void json_drain(const char *key, int fd)
{
	uint64_t sum;
	long end;
	size_t all = drain(fd, &sum, &end);

	json_object(key);
	json_int("bytes", (long long)all);
	json_hex("sum", sum);
	json_int("end", end);
	json_end();
}

static void finish(void)
{
	char word[8] = "";

	/* Both directions still work. */
	put(near[QUEUES], 1000, 10);
	put(far[QUEUES], 1000, 11);
	put(far[HALF], 50, 12);
	put(near[V6], 10, 13);
	put(far[MAPPED], 10, 14);
	put(near[OPTIONS], 5, 15);
	must(recv(far[OPTIONS], word, 5, MSG_WAITALL));
	put(far[OPTIONS], 5, 16);
	set_option(far[OPTIONS], IPPROTO_TCP, TCP_CORK, 0);
	must(shutdown(near[QUEUES], SHUT_WR));
	must(shutdown(far[QUEUES], SHUT_WR));
	must(shutdown(near[LARGE], SHUT_WR));
	must(shutdown(far[HALF], SHUT_WR));
	must(shutdown(near[V6], SHUT_WR));
	must(shutdown(far[V6], SHUT_WR));
	must(shutdown(near[MAPPED], SHUT_WR));
	must(shutdown(far[MAPPED], SHUT_WR));
	json_drain("queues_near", near[QUEUES]);
	json_drain("queues_far", far[QUEUES]);
	json_drain("large_far", far[LARGE]);
	json_int("large_sent", (long long)stuffed[LARGE]);
	json_drain("half_near", near[HALF]);
	json_drain("half_far", far[HALF]);
	json_drain("last_near", near[LAST]);
	json_int("last_sent", (long long)stuffed[LAST]);
	json_drain("window_far", far[WINDOW]);
	json_int("window_sent", (long long)stuffed[WINDOW]);
	json_drain("v6_near", near[V6]);
	json_drain("v6_far", far[V6]);
	json_drain("mapped_near", near[MAPPED]);
	json_drain("mapped_far", far[MAPPED]);
	json_drain("closed_near", near[CLOSED]);
	json_drain("closed_far", far[CLOSED]);
}

/* Somebody new can still come. */
static void come(void)
{
	struct sockaddr_in name = { .sin_family = AF_INET,
				    .sin_port = htons(port),
				    .sin_addr = { htonl(INADDR_LOOPBACK) } };
	int fd = (int)must(socket(AF_INET, SOCK_STREAM, 0)), there;
	char word[4] = "";

	must(connect(fd, (struct sockaddr *)&name, sizeof name));
	put(fd, 4, 1);
	there = (int)must(accept(listener, NULL, NULL));
	json_int("came", recv(there, word, 4, MSG_WAITALL));
	close(fd);
	close(there);
}

/* "wait": one that nobody accepts. */
static void wait_there(void)
{
	struct sockaddr_in name = { .sin_family = AF_INET,
				    .sin_port = htons(port),
				    .sin_addr = { htonl(INADDR_LOOPBACK) } };
	int fd = (int)must(socket(AF_INET, SOCK_STREAM, 0));

	must(connect(fd, (struct sockaddr *)&name, sizeof name));
	put(fd, 4, 1);
	pause_ms(50);
	json_int("waiting", fd);
}

void act(char *line)
{
	if (!strcmp(line, "finish"))
		finish();
	else if (!strcmp(line, "come"))
		come();
	else if (!strcmp(line, "wait"))
		wait_there();
}
