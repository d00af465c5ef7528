/*
 * kernel/inet_diag.h - what NETLINK_SOCK_DIAG says about the IP sockets of this network namespace. Sockets that are neither
 * bound nor connected are in no list of the kernel.
 */
#pragma once
#include "base/types.h"

struct inet_diag {
	u32 ino;
	u8 family;
	u8 state;    /* TCP_ESTABLISHED 1 ... of the kernel, which serve for UDP too */
	u8 shutdown; /* RCV_SHUTDOWN 1, SEND_SHUTDOWN 2 */
	u16 local_port, remote_port;
	u32 local[4], remote[4]; /* network order; IPv4: the first only */
	u32 read_queue, write_queue;
	bool has_keys; /* segments are signed: TCP_MD5SIG. Only who has CAP_NET_ADMIN is told */
};

/*
 * Calls each() for every socket of this family (AF_INET, AF_INET6), protocol and states (bits 1 << TCP_...); stops at a
 * non-zero result and returns it. `diag` is of sock_diag_open(). -ENOENT: the kernel cannot list this protocol.
 */
int inet_diag_each(int diag, int family, int protocol, u32 states,
		   int (*each)(const struct inet_diag *socket, void *arg), void *arg);
/* Parses one answer (a whole netlink message). 0; 1: it is the last one; or a negative errno. Pure. */
int inet_diag_parse(const void *bytes, size_t size, struct inet_diag *ret);
