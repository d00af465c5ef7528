/*
 * kinds/inet_address.h - addresses of IP sockets: as the kernel takes them, as images hold them (words in network order, ports
 * in the machine's), and as people read them.
 */
#pragma once
#include <netinet/in.h>
#include "base/arena.h"

struct inet_address {
	u16 family; /* AF_INET, AF_INET6 */
	u16 port;
	u32 words[4]; /* network order; IPv4: the first only */
	u32 scope;    /* interface of a link-local address; 0: none */
};

union inet_sockaddr {
	struct sockaddr any;
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;
};

/* False: another family, or too short. */
bool inet_address_of(const union inet_sockaddr *from, u32 size, struct inet_address *ret);
/* Size of what was written. */
u32 inet_address_to(const struct inet_address *from, union inet_sockaddr *ret);
bool inet_address_any(const struct inet_address *a); /* 0.0.0.0, :: */
bool inet_address_link_local(const struct inet_address *a);
/* "127.0.0.1:80", "[::1]:80" */
const char *inet_address_text(struct arena *a, const struct inet_address *address);
