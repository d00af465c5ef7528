/*
 * kinds/datagrams.c - see datagrams.h. They are read through SO_PEEK_OFF, as those of unix sockets are, with the same limit: an empty
 * one that anybody has peeked at is skipped. They are written back by a raw socket as if their senders had sent them, to a port that
 * the new socket has for this moment only: with a port of its own, nobody else sees or gets them. A port that the kernel has
 * chosen is given up again by connect(2) to nobody, the queue stays.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <linux/udp.h>
#include <netinet/ip.h>
#include <netinet/ip6.h>
#include <poll.h>
#include <sys/socket.h>
#include "base/fd.h"
#include "kinds/datagrams.h"

#define DATAGRAM_MAX 65535
#define BUFFER_MAX   (INT32_MAX / 2)
#define ARRIVAL_MS   100
#define V4_SIZE	     4
#define V6_SIZE	     16

static bool is_kept(const InetSkEntry *isk)
{
	return isk->type == SOCK_DGRAM && (isk->proto == IPPROTO_UDP || isk->proto == IPPROTO_UDPLITE);
}

static int option_number(int fd, int level, int option)
{
	int value = 0;
	u32 size = sizeof value;

	return sys(SYS_getsockopt, fd, level, option, &value, &size) < 0 ? 0 : value;
}

static long option_set(int fd, int level, int option, int value)
{
	return sys(SYS_setsockopt, fd, level, option, &value, sizeof value);
}

/* --- dump --- */

static ProtobufCBinaryData data_keep(struct dump *d, const void *bytes, size_t size)
{
	return (ProtobufCBinaryData){ size, size ? arena_memdup(d->arena, bytes, size) : NULL };
}

static ProtobufCBinaryData destination_of(struct dump *d, struct msghdr *m)
{
	for (struct cmsghdr *c = CMSG_FIRSTHDR(m); c; c = CMSG_NXTHDR(m, c)) {
		if (c->cmsg_level == IPPROTO_IP && c->cmsg_type == IP_PKTINFO &&
		    c->cmsg_len >= CMSG_LEN(sizeof(struct in_pktinfo)))
			return data_keep(d, CMSG_DATA(c) + offsetof(struct in_pktinfo, ipi_addr), V4_SIZE);
		if (c->cmsg_level == IPPROTO_IPV6 && c->cmsg_type == IPV6_PKTINFO &&
		    c->cmsg_len >= CMSG_LEN(sizeof(struct in6_pktinfo)))
			return data_keep(d, CMSG_DATA(c) + offsetof(struct in6_pktinfo, ipi6_addr), V6_SIZE);
	}
	return (ProtobufCBinaryData){ 0, NULL };
}

static long peek(struct dump *d, int fd, u8 *room, struct datagram *ret)
{
	union {
		struct cmsghdr head;
		u8 room[1024];
	} control;
	union inet_sockaddr from;
	struct iovec data = { room, DATAGRAM_MAX };
	struct msghdr m = { .msg_name = &from,
			    .msg_namelen = sizeof from,
			    .msg_iov = &data,
			    .msg_iovlen = 1,
			    .msg_control = &control,
			    .msg_controllen = sizeof control };
	long r = sys(SYS_recvmsg, fd, &m, MSG_PEEK | MSG_DONTWAIT);

	if (r < 0)
		return r;
	*ret = (struct datagram){ .from = data_keep(d, &from, m.msg_namelen),
				  .to = destination_of(d, &m),
				  .bytes = arena_memdup(d->arena, room, r),
				  .length = r };
	return m.msg_flags & MSG_TRUNC ? -EMSGSIZE : 0;
}

/* Segments that are joined on receipt cannot be told apart. */
static bool is_readable(const InetSkEntry *isk, int fd)
{
	return is_kept(isk) && !(isk->proto == IPPROTO_UDP && option_number(fd, IPPROTO_UDP, UDP_GRO));
}

bool datagrams_take(struct dump *d, struct file *f)
{
	struct inet_end *end = f->state;
	int fd = file_copy(f), offset = -1;
	u32 size = sizeof offset;
	struct datagram one;
	u8 *room;
	long r;

	if (fd < 0 || !is_readable(end->isk, fd) ||
	    sys(SYS_getsockopt, fd, SOL_SOCKET, SO_PEEK_OFF, &offset, &size) < 0 ||
	    option_set(fd, SOL_SOCKET, SO_PEEK_OFF, 0) < 0)
		return false;
	room = arena_alloc(d->arena, DATAGRAM_MAX);
	while ((r = peek(d, fd, room, &one)) == 0)
		vec_push(d->arena, &end->datagrams, one);
	option_set(fd, SOL_SOCKET, SO_PEEK_OFF, offset);
	return r == -EAGAIN;
}

int datagrams_put(struct dump *d, const struct file *f, struct error *reterr)
{
	const struct inet_end *end = f->state;
	int r = 0;

	for (size_t i = 0; i < end->datagrams.n && r == 0; i++) {
		const struct datagram *one = &end->datagrams.v[i];
		SkPacketEntry entry = SK_PACKET_ENTRY__INIT;

		entry.id_for = f->id;
		entry.length = one->length;
		entry.has_address = true;
		entry.address = one->from;
		entry.has_destination = one->to.len != 0;
		entry.destination = one->to;
		r = images_put(d->images, IMG_SK_QUEUES, 0, &entry.base, reterr);
		if (r == 0 && one->length)
			r = images_put_raw(d->images, IMG_SK_QUEUES, 0, one->bytes, one->length, reterr);
	}
	return r;
}

/* --- restore --- */

static int datagram_read(struct restore *rs, struct image_file *file, const SkPacketEntry *entry, struct error *reterr)
{
	struct restored_file *rf = file_by_id(rs, entry->id_for);
	struct datagram one = { .from = entry->address, .to = entry->destination, .length = entry->length };
	int r = entry->length ? image_raw(file, entry->length, &one.bytes, reterr) : 0;

	/* Who sent it is what CRIU's images would not say. */
	if (r == 0 && rf && rf->kind == &kind_inet_socket && is_kept(rf->image->isk) && one.length <= DATAGRAM_MAX)
		vec_push(rs->arena, &restored_inet_of(rf)->datagrams, one);
	return r;
}

static bool any_kept(const struct restore *rs)
{
	for (size_t i = 0; i < rs->files.n; i++)
		if (rs->files.v[i].kind == &kind_inet_socket && is_kept(rs->files.v[i].image->isk))
			return true;
	return false;
}

int datagrams_read(struct restore *rs, struct error *reterr)
{
	struct image_file *file;
	SkPacketEntry *entry;
	int r;

	if (!any_kept(rs))
		return 0;
	r = image_begin(rs->images, IMG_SK_QUEUES, 0, true, &file, reterr);
	while (r >= 0 && (r = image_next(file, &entry, reterr)) > 0)
		r = datagram_read(rs, file, entry, reterr);
	return MIN(r, 0);
}

/* Sum of 16-bit words in network order. */
static u32 sum_add(u32 sum, const void *bytes, size_t size)
{
	const u8 *b = bytes;

	for (size_t i = 0; i < size; i += 2)
		sum += (u32)b[i] << 8 | (i + 1 < size ? b[i + 1] : 0);
	return sum;
}

/* All of it is covered, of UDP-Lite too. No sum at all is 0, so one that is 0 is said otherwise. */
static u16 sum_of(int protocol, const void *from, const void *to, size_t address, const u8 *datagram, u32 size)
{
	u32 sum = protocol + size;

	sum = sum_add(sum, from, address);
	sum = sum_add(sum, to, address);
	sum = sum_add(sum, datagram, size);
	sum = (sum & 0xffff) + (sum >> 16);
	sum += sum >> 16;
	return (u16)~sum ? htons((u16)~sum) : 0xffff;
}

/* The way that a datagram comes. */
struct route {
	bool ipv6;
	u8 from[V6_SIZE], to[V6_SIZE]; /* IPv4: the first four */
	u16 from_port;
};

static bool is_mapped(const u8 *v6)
{
	static const u8 head[12] = { [10] = 0xff, [11] = 0xff };

	return memcmp(v6, head, sizeof head) == 0;
}

static bool is_ours(bool ipv6, const u8 *address)
{
	AUTO(fd_close) int fd = sys(SYS_socket, ipv6 ? AF_INET6 : AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	struct inet_address to = { .family = ipv6 ? AF_INET6 : AF_INET };
	union inet_sockaddr name;

	memcpy(to.words, address, ipv6 ? V6_SIZE : V4_SIZE);
	return (ipv6 || address[0] < 224) && fd >= 0 && sys(SYS_bind, fd, &name, inet_address_to(&to, &name)) >= 0;
}

/* A sender without an address, or of another family than the socket's, there is none. */
static bool route_of(const InetSkEntry *isk, const struct datagram *one, struct route *ret)
{
	static const u8 loopback[2][V6_SIZE] = { { 127, 0, 0, 1 }, { [15] = 1 } };
	union inet_sockaddr name = { 0 };
	struct inet_address from;
	const u8 *to = one->to.data;
	size_t size;

	memset(ret, 0, sizeof *ret);
	if (!one->from.len)
		return false;
	memcpy(&name, one->from.data, MIN(one->from.len, sizeof name));
	if (!inet_address_of(&name, MIN(one->from.len, sizeof name), &from) || from.family != isk->family)
		return false;
	memcpy(ret->from, from.words, sizeof ret->from);
	ret->from_port = from.port;
	ret->ipv6 = from.family == AF_INET6 && !is_mapped(ret->from);
	if (from.family == AF_INET6 && !ret->ipv6)
		memmove(ret->from, ret->from + 12, V4_SIZE);
	size = ret->ipv6 ? V6_SIZE : V4_SIZE;
	if (one->to.len == V6_SIZE && !ret->ipv6)
		to += 12;
	memcpy(ret->to, one->to.len >= size && is_ours(ret->ipv6, to) ? to : loopback[ret->ipv6], size);
	return true;
}

static size_t head_make(const struct route *w, int protocol, u32 size, u8 *packet)
{
	if (w->ipv6) {
		struct ip6_hdr ip = { .ip6_flow = htonl(6u << 28), .ip6_plen = htons(size) };

		ip.ip6_nxt = protocol;
		ip.ip6_hlim = 64;
		memcpy(&ip.ip6_src, w->from, V6_SIZE);
		memcpy(&ip.ip6_dst, w->to, V6_SIZE);
		memcpy(packet, &ip, sizeof ip);
		return sizeof ip;
	}
	struct iphdr ip = { .version = 4, .ihl = 5, .ttl = 64, .protocol = protocol };

	ip.tot_len = htons(sizeof ip + size);
	memcpy(&ip.saddr, w->from, V4_SIZE);
	memcpy(&ip.daddr, w->to, V4_SIZE);
	memcpy(packet, &ip, sizeof ip);
	return sizeof ip;
}

static long datagram_send(int raw, const struct route *w, int protocol, u16 port, const struct datagram *one,
			  u8 *packet)
{
	u32 size = sizeof(struct udphdr) + one->length;
	struct udphdr udp = { .source = htons(w->from_port), .dest = htons(port) };
	struct inet_address to = { .family = w->ipv6 ? AF_INET6 : AF_INET };
	union inet_sockaddr name;
	size_t head;
	long r;

	if (size + sizeof(struct iphdr) > DATAGRAM_MAX)
		return -EMSGSIZE;
	udp.len = protocol == IPPROTO_UDP ? htons(size) : 0;
	head = head_make(w, protocol, size, packet);
	memcpy(packet + head, &udp, sizeof udp);
	if (one->length)
		memcpy(packet + head + sizeof udp, one->bytes, one->length);
	udp.check = sum_of(protocol, w->from, w->to, w->ipv6 ? V6_SIZE : V4_SIZE, packet + head, size);
	memcpy(packet + head, &udp, sizeof udp);
	memcpy(to.words, w->to, sizeof to.words);
	r = sys(SYS_sendto, raw, packet, head + size, 0, &name, inet_address_to(&to, &name));
	return r < 0 ? r : 0;
}

static int raw_open(bool ipv6)
{
	return sys(SYS_socket, ipv6 ? AF_INET6 : AF_INET, SOCK_RAW | SOCK_CLOEXEC, IPPROTO_RAW);
}

static long all_send(struct restore *rs, const struct restored_file *rf, u16 port)
{
	const struct restored_inet *end = restored_inet_of(rf);
	AUTO(fd_close) int four = raw_open(false);
	AUTO(fd_close) int six = raw_open(true);
	u8 *packet = arena_alloc(rs->arena, DATAGRAM_MAX + sizeof(struct ip6_hdr));
	long r = 0, sent;

	for (size_t i = 0; i < end->datagrams.n; i++) {
		struct route route;

		sent = !route_of(rf->image->isk, &end->datagrams.v[i], &route)
			       ? -EINVAL
			       : datagram_send(route.ipv6 ? six : four, &route, rf->image->isk->proto, port,
					       &end->datagrams.v[i], packet);
		r = sent < 0 ? sent : r;
	}
	return r;
}

/* A port that the kernel chooses, at every address. */
static long port_borrow(const InetSkEntry *isk, int fd, u16 *ret)
{
	struct inet_address any = { .family = isk->family };
	union inet_sockaddr name;
	u32 size = inet_address_to(&any, &name);
	long r = sys(SYS_bind, fd, &name, size);

	if (r < 0)
		return r;
	size = sizeof name;
	r = sys(SYS_getsockname, fd, &name, &size);
	if (r >= 0 && inet_address_of(&name, size, &any))
		*ret = any.port;
	return r;
}

static long port_return(int fd)
{
	struct sockaddr nobody = { .sa_family = AF_UNSPEC };

	return sys(SYS_connect, fd, &nobody, sizeof nobody.sa_family);
}

void datagrams_give(struct restore *rs, const struct restored_file *rf, int fd)
{
	const struct restored_inet *end = restored_inet_of(rf);
	struct pollfd p = { .fd = fd, .events = POLLIN };
	u16 port = 0;
	long r;

	if (end->datagrams.n == 0)
		return;
	if (option_set(fd, SOL_SOCKET, SO_RCVBUFFORCE, BUFFER_MAX) < 0)
		option_set(fd, SOL_SOCKET, SO_RCVBUF, BUFFER_MAX);
	r = port_borrow(rf->image->isk, fd, &port);
	if (r >= 0) {
		r = all_send(rs, rf, port);
		/* What goes to ourselves is there when the call returns, unless this machine spreads it over its processors. */
		if (sys(SYS_poll, &p, 1, ARRIVAL_MS) == 0 && r == 0)
			r = -ETIMEDOUT;
		port_return(fd);
	}
	if (r < 0)
		log_warning(rs->log, "UDP socket %u: datagrams that nobody had read are lost: %s", rf->image->isk->ino,
			    error_name(r));
}
