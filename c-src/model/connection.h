/*
 * model/connection.h - a TCP connection as the network sees it: what the network lock holds back, and what must be unique on
 * this machine. IPv4-mapped addresses are IPv4.
 */
#pragma once
#include "base/types.h"

struct connection {
	u32 ipv6;		 /* no padding: connections are compared as bytes */
	u32 local[4], remote[4]; /* network order; IPv4: the first only */
	u16 local_port, remote_port;
};
