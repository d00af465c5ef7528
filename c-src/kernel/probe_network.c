/* kernel/probe_network.c - what the kernel can do for TCP connections: see probe.h. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/netfilter_ipv4/ip_tables.h>
#include <linux/rtnetlink.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>
#include "base/fd.h"
#include "base/io.h"
#include "kernel/inet_diag.h"
#include "kernel/nftables.h"
#include "kernel/probe.h"
#include "kernel/sock_diag.h"

static int repaired_socket(void)
{
	AUTO(fd_close) int fd = (int)sys(SYS_socket, AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	int on = TCP_REPAIR_ON;

	if (fd < 0 || sys(SYS_setsockopt, fd, IPPROTO_TCP, TCP_REPAIR, &on, sizeof on) < 0)
		return -1;
	return fd_take(&fd);
}

bool probe_tcp_repair(void)
{
	AUTO(fd_close) int fd = repaired_socket();

	return fd >= 0;
}

/* Windows came last of what a half-closed connection needs. */
bool probe_tcp_half_closed(void)
{
	AUTO(fd_close) int fd = repaired_socket();
	struct tcp_repair_window window;
	u32 size = sizeof window;

	return fd >= 0 && sys(SYS_getsockopt, fd, IPPROTO_TCP, TCP_REPAIR_WINDOW, &window, &size) == 0;
}

static int no_table(const struct nft_table *table, void *arg)
{
	(void)table;
	(void)arg;
	return 0;
}

bool probe_nftables(void)
{
	AUTO(fd_close) int netlink = nft_open();

	return netlink >= 0 && nft_each_table(netlink, no_table, NULL) == 0;
}

static int no_socket(const struct inet_diag *socket, void *arg)
{
	(void)socket;
	(void)arg;
	return 0;
}

bool probe_raw_diag(void)
{
	AUTO(fd_close) int diag = sock_diag_open();

	/* /proc does as well, and that is what kinds/inet_socket.c reads. */
	return (diag >= 0 && inet_diag_each(diag, AF_INET, IPPROTO_RAW, ~0U, no_socket, NULL) == 0) ||
	       sys(SYS_faccessat, AT_FDCWD, "/proc/self/net/raw", R_OK) == 0;
}

bool probe_iptables(void)
{
	AUTO(fd_close) int fd = (int)sys(SYS_socket, AF_INET, SOCK_RAW | SOCK_CLOEXEC, IPPROTO_RAW);
	struct ipt_getinfo info = { .name = "filter" };
	u32 size = sizeof info;

	return fd >= 0 && sys(SYS_getsockopt, fd, IPPROTO_IP, IPT_SO_GET_INFO, &info, &size) == 0;
}

bool probe_tun_namespace(void)
{
	AUTO(fd_close) int fd = file_open("/dev/net/tun", O_RDWR);
	AUTO(fd_close) int ns = fd < 0 ? -1 : (int)sys(SYS_ioctl, fd, 0x894c /* SIOCGSKNS */, 0);

	return ns >= 0;
}

#define LINK_NSID   46 /* IFLA_TARGET_NETNSID */
#define NEW_IFINDEX 49 /* IFLA_NEW_IFINDEX */
#define NSID_FD	    3  /* NETNSA_FD */
#define LOOPBACK    1

/* A request with one number as its attribute; 0, or the kernel's refusal. */
static long route_ask(u16 type, u16 flags, u32 fixed, u16 attribute, s32 value)
{
	struct {
		struct nlmsghdr head;
		u8 rest[64];
	} q = { .head = { .nlmsg_type = type, .nlmsg_flags = NLM_F_REQUEST | flags } };
	struct ifinfomsg body = { .ifi_index = LOOPBACK };
	struct rtattr a = { .rta_len = sizeof a + sizeof value, .rta_type = attribute };
	AUTO(fd_close) int fd = (int)sys(SYS_socket, AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
	struct {
		struct nlmsghdr head;
		s32 error;
		u8 rest[4096];
	} answer = { 0 };
	long r;

	if (fixed == sizeof body)
		memcpy(q.rest, &body, sizeof body);
	memcpy(q.rest + fixed, &a, sizeof a);
	memcpy(q.rest + fixed + sizeof a, &value, sizeof value);
	q.head.nlmsg_len = (u32)(sizeof q.head + fixed + sizeof a + sizeof value);
	r = fd < 0 ? fd : sys(SYS_sendto, fd, &q, q.head.nlmsg_len, 0, 0, 0);
	if (r >= 0)
		r = sys(SYS_recvfrom, fd, &answer, sizeof answer, 0, 0, 0);
	if (r < 0)
		return r;
	return answer.head.nlmsg_type == NLMSG_ERROR ? answer.error : 0;
}

/* Which number our own network namespace has; a kernel that has none of them does not know the request. */
bool probe_nsid(void)
{
	AUTO(fd_close) int ns = file_open("/proc/self/ns/net", O_RDONLY);

	return ns >= 0 && route_ask(RTM_GETNSID, 0, 4 /* struct rtgenmsg, aligned */, NSID_FD, ns) == 0;
}

/* A device in a namespace that nobody has: the attribute is refused where it is known. */
bool probe_link_nsid(void)
{
	return route_ask(RTM_GETLINK, 0, sizeof(struct ifinfomsg), LINK_NSID, INT32_MAX) < 0 &&
	       route_ask(RTM_GETLINK, 0, sizeof(struct ifinfomsg), IFLA_UNSPEC, 0) == 0;
}

bool probe_external_netns(void)
{
	return probe_nsid() && probe_link_nsid();
}

/* No device has a negative number. */
bool probe_newifindex(void)
{
	return route_ask(RTM_SETLINK, NLM_F_ACK, sizeof(struct ifinfomsg), NEW_IFINDEX, -1) == -ERANGE;
}
