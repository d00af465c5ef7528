/* kernel/probe_network.c - what the kernel can do for TCP connections: see probe.h. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/netfilter_ipv4/ip_tables.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>
#include "base/fd.h"
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
