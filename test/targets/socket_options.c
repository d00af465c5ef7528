/*
 * Options of sockets that CRIU's images have no field for, groups of multicast with and without filters of sources, and a socket
 * filter that is locked. `socket_options ebpf` holds what is refused: a filter of eBPF.
 */
#include "target.h"
#include <arpa/inet.h>
#include <linux/bpf.h>
#include <linux/filter.h>
#include <linux/udp.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>

#define SO_RXQ_OVFL_	40
#define SO_RCVMARK_	75
#define MULTICAST_ALL	49
#define MULTICAST_ALL_6 29
#define AUTOFLOWLABEL	70
#define MINHOPCOUNT	73

enum { FOUR, SIX, LOCAL, TCP, SOURCES, LOCKED, COUNT };
static const char *const names[COUNT] = { "four", "six", "local", "tcp", "sources", "locked" };
static int fds[COUNT];

static const struct {
	int which, level, option, value;
} options[] = {
	{ FOUR, SOL_SOCKET, SO_TIMESTAMPNS, 1 },
	{ FOUR, SOL_SOCKET, SO_RXQ_OVFL_, 1 },
	{ FOUR, SOL_SOCKET, SO_RCVMARK_, 1 },
	{ FOUR, SOL_SOCKET, SO_PEEK_OFF, 7 },
	{ FOUR, SOL_SOCKET, SO_MAX_PACING_RATE, 1 << 20 },
	{ FOUR, IPPROTO_IP, IP_RECVTTL, 1 },
	{ FOUR, IPPROTO_IP, IP_RECVTOS, 1 },
	{ FOUR, IPPROTO_IP, IP_RECVERR, 1 },
	{ FOUR, IPPROTO_IP, IP_MTU_DISCOVER, IP_PMTUDISC_DO },
	{ FOUR, IPPROTO_IP, IP_RECVORIGDSTADDR, 1 },
	{ FOUR, IPPROTO_IP, IP_MULTICAST_TTL, 9 },
	{ FOUR, IPPROTO_IP, IP_MULTICAST_LOOP, 0 },
	{ FOUR, IPPROTO_IP, MULTICAST_ALL, 0 },
	{ FOUR, IPPROTO_UDP, UDP_SEGMENT, 700 },
	{ FOUR, IPPROTO_UDP, UDP_GRO, 1 },
	{ SIX, IPPROTO_IP, IP_TOS, 0x20 },
	{ SIX, IPPROTO_IPV6, IPV6_UNICAST_HOPS, 17 },
	{ SIX, IPPROTO_IPV6, IPV6_MULTICAST_HOPS, 8 },
	{ SIX, IPPROTO_IPV6, IPV6_MULTICAST_IF, 1 },
	{ SIX, IPPROTO_IPV6, IPV6_MULTICAST_LOOP, 0 },
	{ SIX, IPPROTO_IPV6, MULTICAST_ALL_6, 0 },
	{ SIX, IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1 },
	{ SIX, IPPROTO_IPV6, IPV6_RECVTCLASS, 1 },
	{ SIX, IPPROTO_IPV6, IPV6_TCLASS, 0x28 },
	{ SIX, IPPROTO_IPV6, IPV6_DONTFRAG, 1 },
	{ SIX, IPPROTO_IPV6, AUTOFLOWLABEL, 1 },
	{ SIX, IPPROTO_IPV6, MINHOPCOUNT, 3 },
	{ SIX, IPPROTO_UDP, UDP_NO_CHECK6_TX, 1 },
	{ LOCAL, SOL_SOCKET, SO_TIMESTAMP, 1 },
	{ LOCAL, SOL_SOCKET, SO_PEEK_OFF, 3 },
	{ TCP, IPPROTO_IP, IP_MINTTL, 5 },
	{ TCP, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, 1 },
	{ TCP, SOL_SOCKET, SO_ZEROCOPY, 1 },
};

static const struct {
	int which;
	const char *group, *source;
	int mode;
} groups[] = {
	{ FOUR, "239.1.2.3", NULL, MCAST_EXCLUDE },	      { FOUR, "239.9.9.9", NULL, MCAST_EXCLUDE },
	{ SIX, "ff0e::1234", NULL, MCAST_EXCLUDE },	      { SIX, "239.4.5.6", NULL, MCAST_EXCLUDE },
	{ SOURCES, "239.1.2.3", "127.0.0.1", MCAST_INCLUDE }, { SOURCES, "239.1.2.4", "192.0.2.7", MCAST_EXCLUDE },
	{ SOURCES, "ff0e::77", "::1", MCAST_INCLUDE },
};

static int address(const char *text, struct sockaddr_storage *ret)
{
	memset(ret, 0, sizeof *ret);
	if (inet_pton(AF_INET, text, &((struct sockaddr_in *)ret)->sin_addr) == 1) {
		ret->ss_family = AF_INET;
		return IPPROTO_IP;
	}
	check(inet_pton(AF_INET6, text, &((struct sockaddr_in6 *)ret)->sin6_addr) == 1);
	ret->ss_family = AF_INET6;
	return IPPROTO_IPV6;
}

static int get(int fd, int level, int option)
{
	int value = -1;
	socklen_t size = sizeof value;

	return getsockopt(fd, level, option, &value, &size) < 0 ? -errno : value;
}

static void join(int i)
{
	struct group_source_req request = { .gsr_interface = if_nametoindex("lo") };
	int level = address(groups[i].group, &request.gsr_group), fd = fds[groups[i].which];

	if (groups[i].source)
		address(groups[i].source, &request.gsr_source);
	if (groups[i].mode == MCAST_INCLUDE) {
		must(setsockopt(fd, level, MCAST_JOIN_SOURCE_GROUP, &request, sizeof request));
		return;
	}
	must(setsockopt(fd, level, MCAST_JOIN_GROUP, &request, sizeof(struct group_req)));
	if (groups[i].source)
		must(setsockopt(fd, level, MCAST_BLOCK_SOURCE, &request, sizeof request));
}

/* Lets everything through. */
static void attach_ebpf(int fd)
{
	struct bpf_insn code[] = { { .code = BPF_ALU64 | BPF_MOV | BPF_K, .dst_reg = BPF_REG_0, .imm = 0xffff },
				   { .code = BPF_JMP | BPF_EXIT } };
	union bpf_attr load = { .prog_type = BPF_PROG_TYPE_SOCKET_FILTER,
				.insns = (uintptr_t)code,
				.insn_cnt = ARRAY_SIZE(code),
				.license = (uintptr_t) "GPL" };
	int program = (int)syscall(SYS_bpf, BPF_PROG_LOAD, &load, sizeof load);

	if (program < 0)
		skip("no programs of eBPF");
	must(setsockopt(fd, SOL_SOCKET, SO_ATTACH_BPF, &program, sizeof program));
	must(close(program));
}

void set_up(int argc, char **argv)
{
	static struct sock_filter code[] = { BPF_STMT(BPF_RET | BPF_K, 0xffff) };
	struct sock_fprog program = { ARRAY_SIZE(code), code };
	struct sockaddr_in any = { .sin_family = AF_INET };
	int on = 1;

	fds[FOUR] = (int)must(socket(AF_INET, SOCK_DGRAM, 0));
	must(bind(fds[FOUR], (struct sockaddr *)&any, sizeof any));
	fds[SIX] = (int)must(socket(AF_INET6, SOCK_DGRAM, 0));
	fds[LOCAL] = (int)must(socket(AF_UNIX, SOCK_DGRAM, 0));
	fds[TCP] = (int)must(socket(AF_INET, SOCK_STREAM, 0));
	fds[SOURCES] = (int)must(socket(AF_INET6, SOCK_DGRAM, 0));
	fds[LOCKED] = (int)must(socket(AF_INET, SOCK_DGRAM, 0));
	/* What this kernel does not know stays as it is. */
	for (size_t i = 0; i < ARRAY_SIZE(options); i++)
		setsockopt(fds[options[i].which], options[i].level, options[i].option, &options[i].value, sizeof(int));
	for (size_t i = 0; i < ARRAY_SIZE(groups); i++)
		join(i);
	if (argc > 1 && strcmp(argv[1], "ebpf") == 0)
		attach_ebpf(fds[LOCKED]);
	else
		must(setsockopt(fds[LOCKED], SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program));
	must(setsockopt(fds[LOCKED], SOL_SOCKET, SO_LOCK_FILTER, &on, sizeof on));
}

static void report_group(int i)
{
	char room[GROUP_FILTER_SIZE(8)] = { 0 };
	struct group_filter *filter = (struct group_filter *)room;
	socklen_t size = sizeof room;
	int level = address(groups[i].group, &filter->gf_group);
	char key[80];
	int r;

	filter->gf_interface = if_nametoindex("lo");
	filter->gf_numsrc = 8;
	r = getsockopt(fds[groups[i].which], level, MCAST_MSFILTER, filter, &size);
	snprintf(key, sizeof key, "%s %s", names[groups[i].which], groups[i].group);
	json_object(key);
	json_int("joined", r < 0 ? -errno : 1);
	json_int("mode", filter->gf_fmode);
	json_int("sources", filter->gf_numsrc);
	/* Ports of addresses are what the kernel had there. */
	if (filter->gf_numsrc == 1 && level == IPPROTO_IP)
		json_hex("source", ((struct sockaddr_in *)filter->gf_slist)->sin_addr.s_addr);
	json_end();
}

static int filter_length(int fd)
{
	socklen_t size = 0;

	return getsockopt(fd, SOL_SOCKET, SO_GET_FILTER, NULL, &size) < 0 ? -errno : (int)size;
}

void report(void)
{
	char key[80];

	for (size_t i = 0; i < ARRAY_SIZE(options); i++) {
		snprintf(key, sizeof key, "%s %d %d", names[options[i].which], options[i].level, options[i].option);
		json_int(key, get(fds[options[i].which], options[i].level, options[i].option));
	}
	for (size_t i = 0; i < ARRAY_SIZE(groups); i++)
		report_group(i);
	json_int("filter", filter_length(fds[LOCKED]));
	json_int("locked", get(fds[LOCKED], SOL_SOCKET, SO_LOCK_FILTER));
}

/* A datagram to the group by the interface where it was joined, and one to a group that nobody of us has joined. */
static void act_use(void)
{
	struct sockaddr_in to;
	socklen_t size = sizeof to;
	struct ip_mreqn by = { .imr_ifindex = (int)if_nametoindex("lo") };
	int speaker = (int)must(socket(AF_INET, SOCK_DGRAM, 0));
	char bytes[64];

	must(getsockname(fds[FOUR], (struct sockaddr *)&to, &size));
	must(setsockopt(speaker, IPPROTO_IP, IP_MULTICAST_IF, &by, sizeof by));
	inet_pton(AF_INET, "239.1.2.3", &to.sin_addr);
	must(sendto(speaker, "heard", 5, 0, (struct sockaddr *)&to, sizeof to));
	inet_pton(AF_INET, "239.7.7.7", &to.sin_addr);
	sendto(speaker, "lost", 4, 0, (struct sockaddr *)&to, sizeof to);
	json_int("heard", recv(fds[FOUR], bytes, sizeof bytes, MSG_DONTWAIT));
	json_int("lost", recv(fds[FOUR], bytes, sizeof bytes, MSG_DONTWAIT) < 0 ? -errno : 1);
	json_int("detach",
		 setsockopt(fds[LOCKED], SOL_SOCKET, SO_DETACH_FILTER, &(int){ 0 }, sizeof(int)) < 0 ? -errno : 0);
	close(speaker);
}

void act(char *line)
{
	if (strcmp(line, "use") == 0)
		act_use();
}
