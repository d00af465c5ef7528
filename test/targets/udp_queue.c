/*
 * Datagrams that were received and not read: from several senders, empty and large ones, over both families; in a socket that has
 * been connected since, one that asks where they were sent to, one of UDP-Lite, two that share a port.
 */
#include "target.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

enum { FOUR, SIX, DUAL, CONNECTED, INFO, LITE, SHARED_A, SHARED_B, COUNT };
static const char *const names[COUNT] = { "four", "six", "dual", "connected", "info", "lite", "shared_a", "shared_b" };
static int fds[COUNT], speakers[2][2]; /* of IPv4, IPv6 */
static char bytes[70000];

static int bound(int family, int protocol, const char *address, int port)
{
	struct sockaddr_in four = { .sin_family = AF_INET, .sin_port = htons(port) };
	struct sockaddr_in6 six = { .sin6_family = AF_INET6, .sin6_port = htons(port) };
	int fd = (int)must(socket(family, SOCK_DGRAM, protocol)), on = 1;

	inet_pton(family, address, family == AF_INET ? (void *)&four.sin_addr : (void *)&six.sin6_addr);
	if (port)
		must(setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on));
	must(bind(fd, family == AF_INET ? (void *)&four : (void *)&six, family == AF_INET ? sizeof four : sizeof six));
	return fd;
}

static int port_of(int fd)
{
	struct sockaddr_in6 name;
	socklen_t size = sizeof name;

	must(getsockname(fd, (struct sockaddr *)&name, &size));
	return ntohs(name.sin6_port);
}

static void speak(int fd, int family, const char *address, int port, size_t size)
{
	struct sockaddr_in four = { .sin_family = AF_INET, .sin_port = htons(port) };
	struct sockaddr_in6 six = { .sin6_family = AF_INET6, .sin6_port = htons(port) };

	inet_pton(family, address, family == AF_INET ? (void *)&four.sin_addr : (void *)&six.sin6_addr);
	must(sendto(fd, bytes, size, 0, family == AF_INET ? (void *)&four : (void *)&six,
		    family == AF_INET ? sizeof four : sizeof six));
}

static void speak_both(int i, int family, const char *address)
{
	int *by = speakers[family == AF_INET6];

	speak(by[0], family, address, port_of(fds[i]), 100 + i);
	speak(by[1], family, address, port_of(fds[i]), 200 + i);
}

static void set_up_shared(void)
{
	int on = 1, port;

	fds[SHARED_A] = (int)must(socket(AF_INET, SOCK_DGRAM, 0));
	must(setsockopt(fds[SHARED_A], SOL_SOCKET, SO_REUSEPORT, &on, sizeof on));
	must(bind(fds[SHARED_A], (struct sockaddr *)&(struct sockaddr_in){ .sin_family = AF_INET },
		  sizeof(struct sockaddr_in)));
	port = port_of(fds[SHARED_A]);
	for (int i = 0; i < 4; i++)
		speak(speakers[0][i % 2], AF_INET, "127.0.0.1", port, 10 + i);
	fds[SHARED_B] = bound(AF_INET, 0, "0.0.0.0", port);
}

void set_up(int argc, char **argv)
{
	struct sockaddr_in peer;
	socklen_t size = sizeof peer;
	int on = 1, lite;

	(void)argc;
	(void)argv;
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)(i * 7);
	for (int i = 0; i < 2; i++) {
		speakers[0][i] = bound(AF_INET, 0, "127.0.0.1", 0);
		speakers[1][i] = bound(AF_INET6, 0, "::1", 0);
	}
	fds[FOUR] = bound(AF_INET, 0, "127.0.0.1", 0);
	speak_both(FOUR, AF_INET, "127.0.0.1");
	speak(speakers[0][0], AF_INET, "127.0.0.1", port_of(fds[FOUR]), 60000);
	fds[SIX] = bound(AF_INET6, 0, "::1", 0);
	speak_both(SIX, AF_INET6, "::1");
	fds[DUAL] = bound(AF_INET6, 0, "::", 0);
	speak_both(DUAL, AF_INET6, "::1");
	speak_both(DUAL, AF_INET, "127.0.0.1");
	fds[CONNECTED] = bound(AF_INET, 0, "127.0.0.1", 0);
	speak_both(CONNECTED, AF_INET, "127.0.0.1");
	must(getsockname(speakers[0][1], (struct sockaddr *)&peer, &size));
	must(connect(fds[CONNECTED], (struct sockaddr *)&peer, sizeof peer));
	fds[INFO] = bound(AF_INET, 0, "0.0.0.0", 0);
	must(setsockopt(fds[INFO], IPPROTO_IP, IP_PKTINFO, &on, sizeof on));
	speak_both(INFO, AF_INET, "127.0.0.1");
	fds[LITE] = bound(AF_INET, 136, "127.0.0.1", 0);
	lite = bound(AF_INET, 136, "127.0.0.1", 0);
	speak(lite, AF_INET, "127.0.0.1", port_of(fds[LITE]), 500);
	must(close(lite));
	set_up_shared();
}

void report(void)
{
	for (int i = 0; i < COUNT; i++)
		json_int(names[i], port_of(fds[i]));
}

static void json_sender(const struct sockaddr_in6 *from)
{
	char text[64];

	if (from->sin6_family == AF_INET)
		inet_ntop(AF_INET, &((const struct sockaddr_in *)from)->sin_addr, text, sizeof text);
	else
		inet_ntop(AF_INET6, &from->sin6_addr, text, sizeof text);
	json_text(NULL, text);
	for (int i = 0; i < 4; i++)
		if (port_of(speakers[i / 2][i % 2]) == ntohs(from->sin6_port))
			json_int(NULL, i);
}

static bool receive(int fd)
{
	static char got[70000];
	char control[256] = { 0 };
	struct sockaddr_in6 from = { 0 };
	struct iovec data = { got, sizeof got };
	struct msghdr m = { .msg_name = &from,
			    .msg_namelen = sizeof from,
			    .msg_iov = &data,
			    .msg_iovlen = 1,
			    .msg_control = control,
			    .msg_controllen = sizeof control };
	ssize_t n = recvmsg(fd, &m, MSG_DONTWAIT);

	if (n < 0)
		return false;
	json_int(NULL, n);
	json_bool(NULL, memcmp(got, bytes, n) == 0);
	json_sender(&from);
	for (struct cmsghdr *c = CMSG_FIRSTHDR(&m); c; c = CMSG_NXTHDR(&m, c))
		if (c->cmsg_level == IPPROTO_IP && c->cmsg_type == IP_PKTINFO)
			json_hex(NULL, ((struct in_pktinfo *)CMSG_DATA(c))->ipi_addr.s_addr);
	return true;
}

void act(char *line)
{
	if (strcmp(line, "receive") != 0)
		return;
	for (int i = 0; i < COUNT; i++) {
		json_list(names[i]);
		while (receive(fds[i]))
			;
		json_end();
	}
}
