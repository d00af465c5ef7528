/*
 * kernel/packet_diag.h - what NETLINK_SOCK_DIAG says about the packet sockets of this network namespace: what no getsockopt(2) tells.
 */
#pragma once
#include <linux/packet_diag.h>
#include "base/types.h"

struct packet_diag {
	u32 ino;
	u16 protocol; /* network order, as in struct sockaddr_ll */
	u32 copy_thresh;
	bool has_fanout, has_receive_ring, has_send_ring;
	struct packet_diag_ring receive_ring, send_ring;
	u32 membership_count;
	const u8 *memberships; /* struct packet_diag_mclist[], not aligned; inside of the answer */
};

static inline struct packet_diag_mclist packet_diag_membership(const struct packet_diag *socket, u32 i)
{
	struct packet_diag_mclist m;

	memcpy(&m, socket->memberships + i * sizeof m, sizeof m);
	return m;
}

/*
 * Calls each() for every packet socket; stops at a non-zero result and returns it. `diag` is of sock_diag_open(). -ENOENT: the
 * kernel cannot list them.
 */
int packet_diag_each(int diag, int (*each)(const struct packet_diag *socket, void *arg), void *arg);
/* Parses one answer (a whole netlink message). 0; 1: it is the last one; or a negative errno. Pure. */
int packet_diag_parse(const void *bytes, size_t size, struct packet_diag *ret);
