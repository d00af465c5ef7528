/* kernel/proc_net.h - /proc/net/raw, raw6, udp, icmp ...: one socket a line. Pure: text in, struct out. */
#pragma once
#include "base/types.h"

struct proc_net_socket {
	u32 local[4], remote[4];     /* network order; IPv4: the first only */
	u16 local_port, remote_port; /* of a raw socket, the first is its protocol */
	u8 state;		     /* TCP_ESTABLISHED 1 ... */
	u32 write_queue, read_queue; /* bytes, with what the kernel adds to each packet */
	u64 ino;
};

/* Moves *p behind one line. 1 with a socket, 0 at the end; -EINVAL: it is not understood. The first line is a head. */
int proc_net_next(const char **p, struct proc_net_socket *ret);
