/*
 * kinds/socket_numbers.c - see socket_numbers.h. What a new socket has is asked of one, once for each family, type and protocol:
 * it depends on the kernel and its settings.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/udp.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include "base/fd.h"
#include "kinds/socket_numbers.h"

/* Newer than some libc headers. */
#define SO_TIMESTAMP_OLD_      29
#define SO_TIMESTAMPNS_OLD_    35
#define SO_TIMESTAMPING_OLD_   37
#define SO_TIMESTAMP_NEW_      63
#define SO_TIMESTAMPNS_NEW_    64
#define SO_TIMESTAMPING_NEW_   65
#define SO_PREFER_BUSY_POLL_   69
#define SO_BUSY_POLL_BUDGET_   70
#define SO_TXREHASH_	       74
#define SO_RCVMARK_	       75
#define SO_PASSPIDFD_	       76
#define SO_RCVPRIORITY_	       82
#define SO_PASSRIGHTS_	       83
#define IP_RECVERR_RFC4884_    26
#define IP_MULTICAST_ALL_      49
#define IP_LOCAL_PORT_RANGE_   51
#define IPV6_MULTICAST_ALL_    29
#define IPV6_RECVERR_RFC4884_  31
#define IPV6_FLOWINFO_SEND_    33
#define IPV6_RECVFRAGSIZE_     77
#define IPV6_UNICAST_IF_       76
#define IPV6_MINHOPCOUNT_      73
#define IPV6_ADDR_PREFERENCES_ 72
#define IPV6_AUTOFLOWLABEL_    70
#define IPV6_RECVORIGDSTADDR_  74
#define IPV6_TRANSPARENT_      75

/* Streams take no option of multicast, but one that was accepted shows what its SYN came with. */
enum whose { ALL, IP, IP_NO_STREAM, IPV6_ONLY, IPV6_NO_STREAM, UDP_ONLY, LITE_ONLY };
static const struct {
	int level, option;
	enum whose whose;
} table[] = {
	{ SOL_SOCKET, SO_TIMESTAMP_OLD_, ALL },
	{ SOL_SOCKET, SO_TIMESTAMPNS_OLD_, ALL },
	{ SOL_SOCKET, SO_TIMESTAMP_NEW_, ALL },
	{ SOL_SOCKET, SO_TIMESTAMPNS_NEW_, ALL },
	{ SOL_SOCKET, SO_TIMESTAMPING_OLD_, ALL },
	{ SOL_SOCKET, SO_TIMESTAMPING_NEW_, ALL },
	{ SOL_SOCKET, SO_RXQ_OVFL, ALL },
	{ SOL_SOCKET, SO_WIFI_STATUS, ALL },
	{ SOL_SOCKET, SO_PEEK_OFF, ALL },
	{ SOL_SOCKET, SO_NOFCS, ALL },
	{ SOL_SOCKET, SO_SELECT_ERR_QUEUE, ALL },
	{ SOL_SOCKET, SO_BUSY_POLL, ALL },
	{ SOL_SOCKET, SO_MAX_PACING_RATE, ALL },
	{ SOL_SOCKET, SO_ZEROCOPY, ALL },
	{ SOL_SOCKET, SO_PREFER_BUSY_POLL_, ALL },
	{ SOL_SOCKET, SO_BUSY_POLL_BUDGET_, ALL },
	{ SOL_SOCKET, SO_TXREHASH_, ALL },
	{ SOL_SOCKET, SO_RCVMARK_, ALL },
	{ SOL_SOCKET, SO_PASSPIDFD_, ALL },
	{ SOL_SOCKET, SO_RCVPRIORITY_, ALL },
	{ SOL_SOCKET, SO_PASSRIGHTS_, ALL },
	{ IPPROTO_IP, IP_TOS, IPV6_ONLY }, /* ip_opts_entry has them of IPv4 */
	{ IPPROTO_IP, IP_TTL, IPV6_ONLY },
	{ IPPROTO_IP, IP_RECVOPTS, IP },
	{ IPPROTO_IP, IP_RETOPTS, IP },
	{ IPPROTO_IP, IP_MTU_DISCOVER, IP },
	{ IPPROTO_IP, IP_RECVERR, IP },
	{ IPPROTO_IP, IP_RECVTTL, IP },
	{ IPPROTO_IP, IP_RECVTOS, IP },
	{ IPPROTO_IP, IP_PASSSEC, IP },
	{ IPPROTO_IP, IP_TRANSPARENT, IP },
	{ IPPROTO_IP, IP_RECVORIGDSTADDR, IP },
	{ IPPROTO_IP, IP_MINTTL, IP },
	{ IPPROTO_IP, IP_CHECKSUM, IP },
	{ IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, IP },
	{ IPPROTO_IP, IP_RECVFRAGSIZE, IP },
	{ IPPROTO_IP, IP_RECVERR_RFC4884_, IP },
	{ IPPROTO_IP, IP_MULTICAST_IF, IP_NO_STREAM },
	{ IPPROTO_IP, IP_MULTICAST_TTL, IP_NO_STREAM },
	{ IPPROTO_IP, IP_MULTICAST_LOOP, IP_NO_STREAM },
	{ IPPROTO_IP, IP_MULTICAST_ALL_, IP_NO_STREAM },
	{ IPPROTO_IP, IP_UNICAST_IF, IP },
	{ IPPROTO_IP, IP_LOCAL_PORT_RANGE_, IP },
	{ IPPROTO_IPV6, IPV6_UNICAST_HOPS, IPV6_ONLY },
	{ IPPROTO_IPV6, IPV6_MULTICAST_IF, IPV6_NO_STREAM },
	{ IPPROTO_IPV6, IPV6_MULTICAST_HOPS, IPV6_NO_STREAM },
	{ IPPROTO_IPV6, IPV6_MULTICAST_LOOP, IPV6_NO_STREAM },
	{ IPPROTO_IPV6, IPV6_MULTICAST_ALL_, IPV6_NO_STREAM },
	{ IPPROTO_IPV6, IPV6_MTU_DISCOVER, IPV6_ONLY },
	{ IPPROTO_IPV6, IPV6_RECVERR, IPV6_ONLY },
	{ IPPROTO_IPV6, IPV6_RECVERR_RFC4884_, IPV6_ONLY },
	{ IPPROTO_IPV6, IPV6_FLOWINFO_SEND_, IPV6_ONLY },
	{ IPPROTO_IPV6, IPV6_RECVHOPLIMIT, IPV6_ONLY },
	{ IPPROTO_IPV6, IPV6_RECVHOPOPTS, IPV6_ONLY },
	{ IPPROTO_IPV6, IPV6_RECVRTHDR, IPV6_ONLY },
	{ IPPROTO_IPV6, IPV6_RECVDSTOPTS, IPV6_ONLY },
	{ IPPROTO_IPV6, IPV6_RECVPATHMTU, IPV6_ONLY },
	{ IPPROTO_IPV6, IPV6_RECVTCLASS, IPV6_ONLY },
	{ IPPROTO_IPV6, IPV6_TCLASS, IPV6_ONLY },
	{ IPPROTO_IPV6, IPV6_DONTFRAG, IPV6_ONLY },
	{ IPPROTO_IPV6, IPV6_AUTOFLOWLABEL_, IPV6_ONLY },
	{ IPPROTO_IPV6, IPV6_ADDR_PREFERENCES_, IPV6_ONLY },
	{ IPPROTO_IPV6, IPV6_MINHOPCOUNT_, IPV6_ONLY },
	{ IPPROTO_IPV6, IPV6_RECVORIGDSTADDR_, IPV6_ONLY },
	{ IPPROTO_IPV6, IPV6_TRANSPARENT_, IPV6_ONLY },
	{ IPPROTO_IPV6, IPV6_UNICAST_IF_, IPV6_ONLY },
	{ IPPROTO_IPV6, IPV6_RECVFRAGSIZE_, IPV6_ONLY },
	{ IPPROTO_UDP, UDP_NO_CHECK6_TX, UDP_ONLY },
	{ IPPROTO_UDP, UDP_NO_CHECK6_RX, UDP_ONLY },
	{ IPPROTO_UDP, UDP_SEGMENT, UDP_ONLY },
	{ IPPROTO_UDP, UDP_GRO, UDP_ONLY },
	{ IPPROTO_UDPLITE, 10 /* UDPLITE_SEND_CSCOV */, LITE_ONLY },
	{ IPPROTO_UDPLITE, 11 /* UDPLITE_RECV_CSCOV */, LITE_ONLY },
	{ SOL_SOCKET, SO_LOCK_FILTER, ALL }, /* last: then the filter is there */
};
#define NUMBERS ARRAY_SIZE(table)

struct nature {
	int family, type, protocol;
};

/* What a new socket of this nature has. */
struct fresh {
	struct nature nature;
	const struct fresh *next;
	int values[NUMBERS];
	bool known[NUMBERS];
};

static bool number_get(int fd, int level, int option, int *ret)
{
	u32 size = sizeof *ret;

	*ret = 0;
	return sys(SYS_getsockopt, fd, level, option, ret, &size) >= 0;
}

static struct nature nature_of(int fd)
{
	struct nature n;

	number_get(fd, SOL_SOCKET, SO_DOMAIN, &n.family);
	number_get(fd, SOL_SOCKET, SO_TYPE, &n.type);
	number_get(fd, SOL_SOCKET, SO_PROTOCOL, &n.protocol);
	return n;
}

static bool is_meant(const struct nature *n, enum whose whose)
{
	bool ip = n->family == AF_INET || n->family == AF_INET6;

	switch (whose) {
	case ALL:
		return true;
	case IP:
		return ip;
	case IP_NO_STREAM:
		return ip && n->type != SOCK_STREAM;
	case IPV6_ONLY:
		return n->family == AF_INET6;
	case IPV6_NO_STREAM:
		return n->family == AF_INET6 && n->type != SOCK_STREAM;
	case UDP_ONLY:
		return ip && n->type == SOCK_DGRAM && n->protocol == IPPROTO_UDP;
	case LITE_ONLY:
		return ip && n->type == SOCK_DGRAM && n->protocol == IPPROTO_UDPLITE;
	}
	return false;
}

static void fresh_ask(struct fresh *fresh)
{
	const struct nature *n = &fresh->nature;
	AUTO(fd_close) int fd = sys(SYS_socket, n->family, n->type | SOCK_CLOEXEC, n->protocol);

	for (size_t i = 0; fd >= 0 && i < NUMBERS; i++)
		if (is_meant(n, table[i].whose))
			fresh->known[i] = number_get(fd, table[i].level, table[i].option, &fresh->values[i]);
}

static const struct fresh *fresh_of(struct dump *d, const struct nature *n)
{
	const struct fresh *known = d->kind_state[STATE_FRESH_SOCKETS];
	struct fresh *fresh;

	for (; known; known = known->next)
		if (memcmp(&known->nature, n, sizeof *n) == 0)
			return known;
	fresh = arena_new(d->arena, struct fresh);
	fresh->nature = *n;
	fresh->next = d->kind_state[STATE_FRESH_SOCKETS];
	fresh_ask(fresh);
	d->kind_state[STATE_FRESH_SOCKETS] = fresh;
	return fresh;
}

static SkNumberEntry *entry_of(struct dump *d, size_t i, int value)
{
	SkNumberEntry *entry = arena_new(d->arena, SkNumberEntry);

	sk_number_entry__init(entry);
	entry->level = table[i].level;
	entry->option = table[i].option;
	entry->value = value;
	return entry;
}

void socket_numbers_take(struct dump *d, int fd, SkOptsEntry *opts)
{
	struct nature nature = nature_of(fd);
	const struct fresh *fresh = fresh_of(d, &nature);
	VEC(SkNumberEntry *) more = { 0 };
	int value;

	for (size_t i = 0; i < NUMBERS; i++)
		if (fresh->known[i] && number_get(fd, table[i].level, table[i].option, &value) &&
		    value != fresh->values[i])
			vec_push(d->arena, &more, entry_of(d, i, value));
	opts->more = more.v;
	opts->n_more = more.n;
}

/* --- restore --- */

static bool is_known(const SkNumberEntry *entry)
{
	for (size_t i = 0; i < NUMBERS; i++)
		if (table[i].level == (int)entry->level && table[i].option == (int)entry->option)
			return true;
	return false;
}

int socket_numbers_give(const struct restored_file *rf, int fd, const SkOptsEntry *opts, struct error *reterr)
{
	for (size_t i = 0; i < opts->n_more; i++) {
		const SkNumberEntry *entry = opts->more[i];
		long r;

		if (!is_known(entry))
			return restored_corrupt(rf, "it has an option that is not understood", reterr);
		r = sys(SYS_setsockopt, fd, entry->level, entry->option, &entry->value, sizeof(int));
		if (r < 0)
			return error_sys(reterr, restored_object(rf), r,
					 "cannot set option %u of level %u of socket %u", entry->option, entry->level,
					 rf->id);
	}
	return 0;
}
