/*
 * IP sockets without a TCP peer: UDP and UDP-Lite of both families, bound, connected, shut down, sharing a port; ping and raw
 * ones; TCP that listens, is bound or fresh. `inet_socket corked|begun|mptcp` hold what
 * is refused.
 */
#include "target.h"
#include <arpa/inet.h>
#include <linux/filter.h>
#include <linux/icmp.h>
#include <netinet/tcp.h>
#include <netinet/udp.h>
#include <poll.h>
#include <sys/socket.h>

enum {
	UDP_FRESH,
	UDP_BOUND,
	UDP_CONNECTED,
	UDP_SHUT_READ,
	UDP_SHUT_WRITE,
	UDP_SHUT_BOTH,
	UDP_SHARED_A,
	UDP_SHARED_B,
	UDP_PORT_A,
	UDP_PORT_B,
	UDP_FILTER,
	UDP_BROADCAST,
	UDP_ABSENT,
	UDP_SIX,
	UDP_MAPPED,
	LITE,
	RAW_UDP,
	RAW_HIGH,
	RAW_ICMP,
	TCP_FRESH,
	TCP_BOUND,
	TCP_LISTENING,
	TCP_DUAL,
	TCP_PORT_A,
	TCP_PORT_B,
	COUNT
};
static const char *const names[COUNT] = {
	"udp_fresh",	 "udp_bound",	  "udp_connected", "udp_shut_read", "udp_shut_write",
	"udp_shut_both", "udp_shared_a",  "udp_shared_b",  "udp_port_a",    "udp_port_b",
	"udp_filter",	 "udp_broadcast", "udp_absent",	   "udp_six",	    "udp_mapped",
	"lite",		 "raw_udp",	  "raw_high",	   "raw_icmp",	    "tcp_fresh",
	"tcp_bound",	 "tcp_listening", "tcp_dual",	   "tcp_port_a",    "tcp_port_b",
};
static int fds[COUNT];

union address {
	struct sockaddr any;
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;
};

static socklen_t address_of(union address *a, const char *text, int port)
{
	memset(a, 0, sizeof *a);
	if (inet_pton(AF_INET, text, &a->v4.sin_addr) == 1) {
		a->v4.sin_family = AF_INET;
		a->v4.sin_port = htons(port);
		return sizeof a->v4;
	}
	check(inet_pton(AF_INET6, text, &a->v6.sin6_addr) == 1);
	a->v6.sin6_family = AF_INET6;
	a->v6.sin6_port = htons(port);
	return sizeof a->v6;
}

static void set(int fd, int level, int option, int value)
{
	must(setsockopt(fd, level, option, &value, sizeof value));
}

static int get(int fd, int level, int option)
{
	int value = -1;
	socklen_t size = sizeof value;

	return getsockopt(fd, level, option, &value, &size) < 0 ? -errno : value;
}

static int bound(int fd, const char *text, int port)
{
	union address a;

	must(bind(fd, &a.any, address_of(&a, text, port)));
	return fd;
}

static int connected(int fd, const char *text, int port)
{
	union address a;

	must(connect(fd, &a.any, address_of(&a, text, port)));
	return fd;
}

/* A free port, whoever else is on this machine. */
static int port_of(int fd)
{
	union address a;
	socklen_t size = sizeof a;

	must(getsockname(fd, &a.any, &size));
	return ntohs(a.v4.sin_port);
}

static int udp(void)
{
	return (int)must(socket(AF_INET, SOCK_DGRAM, 0));
}

static int udp6(void)
{
	return (int)must(socket(AF_INET6, SOCK_DGRAM, 0));
}

static int tcp(int family)
{
	return (int)must(socket(family, SOCK_STREAM, 0));
}

/* Two that share a port by `option`. */
static void share(int a, int b, int (*make)(void), int option)
{
	int port;

	fds[a] = make();
	fds[b] = make();
	set(fds[a], SOL_SOCKET, option, 1);
	set(fds[b], SOL_SOCKET, option, 1);
	bound(fds[a], "127.0.0.1", 0);
	port = port_of(fds[a]);
	bound(fds[b], "127.0.0.1", port);
}

static int tcp4(void)
{
	return tcp(AF_INET);
}

static void set_up_udp(void)
{
	static struct sock_filter code[] = { BPF_STMT(BPF_LD | BPF_W | BPF_LEN, 0),
					     BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, 100, 0, 1),
					     BPF_STMT(BPF_RET | BPF_K, 0), BPF_STMT(BPF_RET | BPF_K, 0xffff) };
	struct sock_fprog program = { ARRAY_SIZE(code), code };

	fds[UDP_FRESH] = udp();
	set(fds[UDP_FRESH], IPPROTO_IP, IP_TOS, 0x10);
	set(fds[UDP_FRESH], IPPROTO_IP, IP_TTL, 33);
	fds[UDP_BOUND] = bound(udp(), "127.0.0.1", 0);
	set(fds[UDP_BOUND], SOL_SOCKET, SO_RCVBUF, 9000);
	set(fds[UDP_BOUND], SOL_SOCKET, SO_PRIORITY, 3);
	set(fds[UDP_BOUND], IPPROTO_IP, IP_PKTINFO, 1);
	fds[UDP_CONNECTED] = connected(bound(udp(), "127.0.0.1", 0), "127.0.0.1", port_of(fds[UDP_BOUND]));
	fds[UDP_SHUT_READ] = connected(bound(udp(), "127.0.0.1", 0), "127.0.0.1", 9);
	must(shutdown(fds[UDP_SHUT_READ], SHUT_RD));
	fds[UDP_SHUT_WRITE] = connected(bound(udp(), "127.0.0.1", 0), "127.0.0.1", 9);
	must(shutdown(fds[UDP_SHUT_WRITE], SHUT_WR));
	fds[UDP_SHUT_BOTH] = connected(bound(udp(), "127.0.0.1", 0), "127.0.0.1", 9);
	must(shutdown(fds[UDP_SHUT_BOTH], SHUT_RDWR));
	share(UDP_SHARED_A, UDP_SHARED_B, udp, SO_REUSEADDR);
	set(fds[UDP_SHARED_A], SOL_SOCKET, SO_REUSEADDR, 0);
	share(UDP_PORT_A, UDP_PORT_B, udp, SO_REUSEPORT);
	set(fds[UDP_PORT_A], SOL_SOCKET, SO_REUSEPORT, 0);
	fds[UDP_FILTER] = bound(udp(), "127.0.0.1", 0);
	must(setsockopt(fds[UDP_FILTER], SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program));
	fds[UDP_BROADCAST] = udp();
	set(fds[UDP_BROADCAST], SOL_SOCKET, SO_BROADCAST, 1);
	connected(fds[UDP_BROADCAST], "127.255.255.255", 9);
	fds[UDP_ABSENT] = udp();
	set(fds[UDP_ABSENT], IPPROTO_IP, IP_FREEBIND, 1);
	bound(fds[UDP_ABSENT], "192.0.2.1", 0);
	set(fds[UDP_ABSENT], IPPROTO_IP, IP_FREEBIND, 0);
}

static void set_up_others(void)
{
	struct icmp_filter filter = { 1 << ICMP_ECHO };
	struct linger linger = { 1, 7 };

	fds[UDP_SIX] = connected(bound(udp6(), "::1", 0), "::1", 9);
	set(fds[UDP_SIX], IPPROTO_IPV6, IPV6_RECVPKTINFO, 1);
	fds[UDP_MAPPED] = connected(udp6(), "::ffff:127.0.0.1", 9);
	fds[LITE] = socket(AF_INET, SOCK_DGRAM, IPPROTO_UDPLITE);
	fds[LITE] = fds[LITE] < 0 ? udp() : bound(fds[LITE], "127.0.0.1", 0);
	fds[RAW_UDP] = (int)must(socket(AF_INET, SOCK_RAW, IPPROTO_UDP));
	fds[RAW_HIGH] = (int)must(socket(AF_INET, SOCK_RAW, 262)); /* beyond a byte: the highest of Linux 5.6 */
	set(fds[RAW_UDP], IPPROTO_IP, IP_HDRINCL, 1);
	connected(bound(fds[RAW_UDP], "127.0.0.1", 0), "127.0.0.2", 0);
	fds[RAW_ICMP] = (int)must(socket(AF_INET, SOCK_RAW, IPPROTO_ICMP));
	must(setsockopt(fds[RAW_ICMP], SOL_RAW, ICMP_FILTER, &filter, sizeof filter));
	fds[TCP_FRESH] = tcp(AF_INET);
	must(setsockopt(fds[TCP_FRESH], SOL_SOCKET, SO_LINGER, &linger, sizeof linger));
	fds[TCP_BOUND] = bound(tcp(AF_INET), "127.0.0.1", 0);
	fds[TCP_LISTENING] = bound(tcp(AF_INET), "127.0.0.1", 0);
	set(fds[TCP_LISTENING], SOL_SOCKET, SO_REUSEADDR, 1);
	must(listen(fds[TCP_LISTENING], 17));
	fds[TCP_DUAL] = bound(tcp(AF_INET6), "::", 0);
	must(listen(fds[TCP_DUAL], 5));
	share(TCP_PORT_A, TCP_PORT_B, tcp4, SO_REUSEPORT);
	must(listen(fds[TCP_PORT_A], 3));
	must(listen(fds[TCP_PORT_B], 3));
	set(fds[TCP_PORT_A], SOL_SOCKET, SO_REUSEPORT, 0);
}

static void set_up_refused(const char *what)
{
	int fd = udp(), port;

	bound(fd, "127.0.0.1", 0);
	port = port_of(fd);
	if (strcmp(what, "mptcp") == 0) {
		if (socket(AF_INET, SOCK_STREAM, 262) < 0)
			skip("no MPTCP");
		return;
	}
	fd = connected(udp(), "127.0.0.1", port);
	if (strcmp(what, "corked") == 0)
		set(fd, IPPROTO_UDP, UDP_CORK, 1);
	else
		must(send(fd, "begun", 5, MSG_MORE));
}

void set_up(int argc, char **argv)
{
	if (argc > 1) {
		set_up_refused(argv[1]);
		return;
	}
	set_up_udp();
	set_up_others();
}

static void json_address(const char *key, int fd, int (*name)(int, struct sockaddr *, socklen_t *))
{
	union address a;
	socklen_t size = sizeof a;
	char text[INET6_ADDRSTRLEN];

	if (name(fd, &a.any, &size) < 0) {
		json_int(key, -errno);
		return;
	}
	inet_ntop(a.any.sa_family, a.any.sa_family == AF_INET ? (void *)&a.v4.sin_addr : (void *)&a.v6.sin6_addr, text,
		  sizeof text);
	sprintf(text + strlen(text), " %d", ntohs(a.v4.sin_port));
	json_text(key, text);
}

static void json_options(int fd)
{
	static const struct {
		const char *name;
		int level, option;
	} options[] = {
		{ "reuse", SOL_SOCKET, SO_REUSEADDR },
		{ "reuseport", SOL_SOCKET, SO_REUSEPORT },
		{ "broadcast", SOL_SOCKET, SO_BROADCAST },
		{ "sndbuf", SOL_SOCKET, SO_SNDBUF },
		{ "rcvbuf", SOL_SOCKET, SO_RCVBUF },
		{ "buflock", SOL_SOCKET, 72 },
		{ "priority", SOL_SOCKET, SO_PRIORITY },
		{ "type", SOL_SOCKET, SO_TYPE },
		{ "protocol", SOL_SOCKET, SO_PROTOCOL },
		{ "listens", SOL_SOCKET, SO_ACCEPTCONN },
		{ "tos", IPPROTO_IP, IP_TOS },
		{ "ttl", IPPROTO_IP, IP_TTL },
		{ "freebind", IPPROTO_IP, IP_FREEBIND },
		{ "pktinfo", IPPROTO_IP, IP_PKTINFO },
		{ "hdrincl", IPPROTO_IP, IP_HDRINCL },
		{ "v6only", IPPROTO_IPV6, IPV6_V6ONLY },
		{ "pktinfo6", IPPROTO_IPV6, IPV6_RECVPKTINFO },
	};

	for (size_t i = 0; i < ARRAY_SIZE(options); i++)
		json_int(options[i].name, get(fd, options[i].level, options[i].option));
}

static void json_socket(const char *key, int fd)
{
	struct pollfd p = { fd, POLLIN | POLLRDHUP, 0 };
	struct sock_filter code[16];
	struct icmp_filter icmp = { 0 };
	socklen_t count = 0, size = sizeof icmp;

	must(poll(&p, 1, 0));
	json_object(key);
	json_address("local", fd, getsockname);
	json_address("remote", fd, getpeername);
	json_options(fd);
	json_int("events", p.revents);
	must(getsockopt(fd, SOL_SOCKET, SO_GET_FILTER, NULL, &count));
	json_int("filter", count);
	must(getsockopt(fd, SOL_SOCKET, SO_GET_FILTER, code, &count));
	json_hex("filter_sum", checksum(0, code, count * sizeof *code));
	json_hex("icmp_filter", getsockopt(fd, SOL_RAW, ICMP_FILTER, &icmp, &size) < 0 ? 0 : icmp.data);
	json_hex("flags", (unsigned long long)must(fcntl(fd, F_GETFL)));
	json_end();
}

/* The remote address of a raw socket has no port, so only this tells it. */
static bool raw_is_connected(void)
{
	return send(fds[RAW_UDP], "", 0, MSG_DONTWAIT) >= 0 || errno != EDESTADDRREQ;
}

void report(void)
{
	for (int i = 0; fds[UDP_FRESH] && i < COUNT; i++)
		json_socket(names[i], fds[i]);
	if (!fds[UDP_FRESH])
		return;
	json_bool("raw_is_connected", raw_is_connected());
}

static void json_send(const char *key, int fd)
{
	json_int(key, send(fd, "x", 1, MSG_DONTWAIT | MSG_NOSIGNAL) < 0 ? -errno : 0);
}

/* What they do. */
void act(char *line)
{
	int client = connected(udp(), "127.0.0.1", port_of(fds[UDP_FILTER]));
	int stream = connected(tcp(AF_INET), "127.0.0.1", port_of(fds[TCP_LISTENING]));
	char bytes[200] = { 0 };

	(void)line;
	must(send(fds[UDP_CONNECTED], "abc", 3, 0));
	json_int("from_connected", recv(fds[UDP_BOUND], bytes, sizeof bytes, 0));
	must(send(client, bytes, 150, 0));
	must(send(client, bytes, 50, 0));
	json_int("filtered", recv(fds[UDP_FILTER], bytes, sizeof bytes, 0));
	json_send("shut_read", fds[UDP_SHUT_READ]);
	json_send("shut_write", fds[UDP_SHUT_WRITE]);
	json_send("shut_both", fds[UDP_SHUT_BOTH]);
	json_int("accepted", must(accept(fds[TCP_LISTENING], NULL, NULL)) > 0);
	close(client);
	close(stream);
}
