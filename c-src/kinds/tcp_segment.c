/*
 * kinds/tcp_segment.c - a segment of TCP as if the other side had sent it, through a raw socket to ourselves. It carries a mark, by
 * which the network lock lets it through.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/ip.h>
#include <netinet/ip6.h>
#include "base/fd.h"
#include "kinds/tcp.h"

/* Sum of 16-bit words in network order. */
static u32 sum_add(u32 sum, const void *bytes, size_t size)
{
	const u8 *b = bytes;

	for (size_t i = 0; i < size; i += 2)
		sum += (u32)b[i] << 8 | (i + 1 < size ? b[i + 1] : 0);
	return sum;
}

static u16 sum_end(u32 sum)
{
	sum = (sum & 0xffff) + (sum >> 16);
	sum += sum >> 16;
	return htons((u16)~sum);
}

static void tcp_fill(const struct connection *c, const struct tcp_segment *s, struct tcphdr *tcp)
{
	size_t address = c->ipv6 ? 16 : 4;
	u32 sum = IPPROTO_TCP + sizeof *tcp;

	*tcp = (struct tcphdr){
		.source = htons(c->remote_port),
		.dest = htons(c->local_port),
		.seq = htonl(s->sequence),
		.ack_seq = htonl(s->acknowledges),
		.doff = sizeof *tcp / 4,
		.fin = s->end,
		.ack = 1,
		.window = htons(s->window),
	};
	sum = sum_add(sum, c->remote, address);
	sum = sum_add(sum, c->local, address);
	tcp->check = sum_end(sum_add(sum, tcp, sizeof *tcp));
}

/* Checksum, identification and length of the IPv4 header are filled in by the kernel. */
static size_t packet_make(const struct connection *c, const struct tcp_segment *s, u8 *packet)
{
	struct tcphdr tcp;
	size_t head = c->ipv6 ? sizeof(struct ip6_hdr) : sizeof(struct iphdr);

	tcp_fill(c, s, &tcp);
	if (c->ipv6) {
		struct ip6_hdr ip = { .ip6_flow = htonl(6u << 28), .ip6_plen = htons(sizeof tcp) };

		ip.ip6_nxt = IPPROTO_TCP;
		ip.ip6_hlim = 64;
		memcpy(&ip.ip6_src, c->remote, 16);
		memcpy(&ip.ip6_dst, c->local, 16);
		memcpy(packet, &ip, sizeof ip);
	} else {
		struct iphdr ip = { .version = 4, .ihl = 5, .ttl = 64, .protocol = IPPROTO_TCP };

		ip.saddr = c->remote[0];
		ip.daddr = c->local[0];
		ip.tot_len = htons(sizeof ip + sizeof tcp);
		memcpy(packet, &ip, sizeof ip);
	}
	memcpy(packet + head, &tcp, sizeof tcp);
	return head + sizeof tcp;
}

/* A raw socket wants no port. */
static u32 destination(const struct connection *c, u32 scope, union inet_sockaddr *ret)
{
	struct inet_address to = { .family = c->ipv6 ? AF_INET6 : AF_INET, .scope = scope };

	memcpy(to.words, c->local, sizeof to.words);
	return inet_address_to(&to, ret);
}

long tcp_segment_to_us(const struct inet_address *local, const struct inet_address *remote,
		       const struct tcp_segment *segment)
{
	union inet_sockaddr to;
	struct connection c;
	u8 packet[sizeof(struct ip6_hdr) + sizeof(struct tcphdr)];
	AUTO(fd_close) int fd = -1;
	u32 to_size;
	size_t size;
	long r;

	tcp_connection_of(local, remote, &c);
	to_size = destination(&c, local->scope, &to);
	fd = (int)sys(SYS_socket, c.ipv6 ? AF_INET6 : AF_INET, SOCK_RAW | SOCK_CLOEXEC, IPPROTO_RAW);
	if (fd < 0)
		return fd;
	r = sys(SYS_setsockopt, fd, SOL_SOCKET, SO_MARK, &segment->mark, sizeof segment->mark);
	if (r < 0)
		return r;
	size = packet_make(&c, segment, packet);
	r = sys(SYS_sendto, fd, packet, size, 0, &to, to_size);
	return r < 0 ? r : 0;
}
