/*
 * Netlink sockets: fresh, bound to a port, with groups (beyond the first 32 too), connected, with options and a filter.
 * `netlink_socket unread` holds one with an answer that was not read, which is refused.
 */
#include "target.h"
#include <linux/filter.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

enum { FRESH, BOUND, GROUPS, HIGH, NAMELESS, CONNECTED, OPTIONS, EVENTS, COUNT };
static const char *const names[COUNT] = { "fresh",    "bound",	   "groups",  "high",
					  "nameless", "connected", "options", "events" };
static int fds[COUNT];

static int get(int fd, int level, int option)
{
	int value = -1;
	socklen_t size = sizeof value;

	return getsockopt(fd, level, option, &value, &size) < 0 ? -errno : value;
}

static void set(int fd, int option, int value)
{
	must(setsockopt(fd, SOL_NETLINK, option, &value, sizeof value));
}

static int netlink(int type, int protocol)
{
	return (int)must(socket(AF_NETLINK, type, protocol));
}

static int bound(int fd, uint32_t port, uint32_t groups)
{
	struct sockaddr_nl name = { .nl_family = AF_NETLINK, .nl_pid = port, .nl_groups = groups };

	must(bind(fd, (struct sockaddr *)&name, sizeof name));
	return fd;
}

static void ask(int fd, int type, int flags)
{
	struct {
		struct nlmsghdr head;
		struct ifinfomsg body;
	} q = { .head = { .nlmsg_len = sizeof q, .nlmsg_type = type, .nlmsg_flags = NLM_F_REQUEST | flags },
		.body = { .ifi_family = AF_UNSPEC } };

	must(send(fd, &q, sizeof q, 0));
}

static void set_up_options(void)
{
	static struct sock_filter code[] = { BPF_STMT(BPF_RET | BPF_K, 0xffff) };
	struct sock_fprog program = { ARRAY_SIZE(code), code };
	int fd = fds[OPTIONS] = netlink(SOCK_RAW, NETLINK_ROUTE);

	set(fd, NETLINK_PKTINFO, 1);
	set(fd, NETLINK_BROADCAST_ERROR, 1);
	set(fd, NETLINK_NO_ENOBUFS, 1);
	set(fd, NETLINK_CAP_ACK, 1);
	set(fd, NETLINK_EXT_ACK, 1);
	set(fd, NETLINK_GET_STRICT_CHK, 1);
	must(setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program));
}

void set_up(int argc, char **argv)
{
	struct sockaddr_nl group = { .nl_family = AF_NETLINK, .nl_groups = 1 << 4 };

	fds[FRESH] = netlink(SOCK_DGRAM, NETLINK_ROUTE);
	fds[BOUND] = bound(netlink(SOCK_RAW, NETLINK_ROUTE), 0, 0);
	if (argc > 1 && strcmp(argv[1], "unread") == 0)
		ask(fds[BOUND], RTM_GETLINK, NLM_F_DUMP);
	fds[GROUPS] = bound(netlink(SOCK_RAW, NETLINK_ROUTE), 0x7ace0000 | getpid(), RTMGRP_LINK | RTMGRP_IPV4_ROUTE);
	fds[HIGH] = bound(netlink(SOCK_RAW, NETLINK_ROUTE), 0, 0);
	set(fds[HIGH], NETLINK_ADD_MEMBERSHIP, RTNLGRP_NEXTHOP);
	set(fds[HIGH], NETLINK_ADD_MEMBERSHIP, 33);
	fds[NAMELESS] = netlink(SOCK_RAW, NETLINK_ROUTE);
	set(fds[NAMELESS], NETLINK_ADD_MEMBERSHIP, RTNLGRP_LINK);
	fds[CONNECTED] = netlink(SOCK_RAW, NETLINK_USERSOCK);
	must(connect(fds[CONNECTED], (struct sockaddr *)&group, sizeof group));
	set_up_options();
	fds[EVENTS] = bound(netlink(SOCK_DGRAM, NETLINK_KOBJECT_UEVENT), 0, 1);
}

static void report_groups(int fd)
{
	uint32_t words[8] = { 0 };
	socklen_t size = sizeof words;

	must(getsockopt(fd, SOL_NETLINK, NETLINK_LIST_MEMBERSHIPS, words, &size));
	json_list("groups");
	for (int i = 0; i < 256; i++)
		if (words[i / 32] >> i % 32 & 1)
			json_int(NULL, i + 1);
	json_end();
}

static int filter_length(int fd)
{
	socklen_t size = 0;

	return getsockopt(fd, SOL_SOCKET, SO_GET_FILTER, NULL, &size) < 0 ? -errno : (int)size;
}

static void report_one(int fd)
{
	struct sockaddr_nl name = { 0 }, peer = { 0 };
	socklen_t size = sizeof name, peer_size = sizeof peer;

	must(getsockname(fd, (struct sockaddr *)&name, &size));
	must(getpeername(fd, (struct sockaddr *)&peer, &peer_size));
	json_int("type", get(fd, SOL_SOCKET, SO_TYPE));
	json_int("protocol", get(fd, SOL_SOCKET, SO_PROTOCOL));
	json_int("port", name.nl_pid);
	json_int("peer", peer.nl_pid);
	json_int("peer_groups", peer.nl_groups);
	report_groups(fd);
	json_list("options");
	for (int i = NETLINK_PKTINFO; i <= NETLINK_GET_STRICT_CHK; i++)
		if (i != NETLINK_LIST_MEMBERSHIPS && get(fd, SOL_NETLINK, i) > 0)
			json_int(NULL, i);
	json_end();
	json_int("filter", filter_length(fd));
}

void report(void)
{
	for (int i = 0; i < COUNT; i++) {
		json_object(names[i]);
		report_one(fds[i]);
		json_end();
	}
}

/* An answer of the kernel, and a message from one of its sockets to a group of another. */
static void act_use(void)
{
	struct sockaddr_nl to = { .nl_family = AF_NETLINK, .nl_groups = 1 << 6 };
	char bytes[16384];
	int listener = netlink(SOCK_RAW, NETLINK_USERSOCK), speaker = netlink(SOCK_RAW, NETLINK_USERSOCK);

	ask(fds[BOUND], RTM_GETLINK, NLM_F_DUMP);
	json_bool("answered", recv(fds[BOUND], bytes, sizeof bytes, 0) > 0);
	bound(listener, 0, 1 << 6);
	sendto(speaker, "news", 4, 0, (struct sockaddr *)&to, sizeof to); /* fails: there is nobody at port 0, too */
	json_int("told", recv(listener, bytes, sizeof bytes, MSG_DONTWAIT));
	close(listener);
	close(speaker);
}

void act(char *line)
{
	if (strcmp(line, "use") == 0)
		act_use();
}
