/* kinds/ip_options.c - see ip_options.h. */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/icmp.h>
#include <linux/icmpv6.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include "kinds/ip_options.h"
#include "kinds/sockopt.h"

#ifndef IPV6_FREEBIND
#define IPV6_FREEBIND 78
#endif
#define SOL_RAW_	 255
#define SOL_ICMPV6_	 58
#define FILTER_WORDS_MAX 8 /* of icmp6_filter; icmp_filter is one */

/* What a socket has in one place for IPv4 and in another for IPv6; 0: it has none. */
#define FLAG_OR_NUMBER(member, type, v4, v6) \
	{ \
		offsetof(type, member), offsetof(type, has_##member), sizeof(((type *)0)->member), v4, v6 \
	}
struct ip_option {
	size_t value, has, size;
	int v4, v6;
};
static const struct ip_option options[] = {
	FLAG_OR_NUMBER(freebind, IpOptsEntry, IP_FREEBIND, IPV6_FREEBIND),
	FLAG_OR_NUMBER(pktinfo, IpOptsEntry, IP_PKTINFO, IPV6_RECVPKTINFO),
	FLAG_OR_NUMBER(tos, IpOptsEntry, IP_TOS, 0),
	FLAG_OR_NUMBER(ttl, IpOptsEntry, IP_TTL, 0),
};
static const struct ip_option raw_options[] = {
	FLAG_OR_NUMBER(hdrincl, IpOptsRawEntry, IP_HDRINCL, IPV6_HDRINCL),
	FLAG_OR_NUMBER(nodefrag, IpOptsRawEntry, IP_NODEFRAG, 0),
};

static int level_of(const InetSkEntry *isk)
{
	return isk->family == AF_INET6 ? IPPROTO_IPV6 : IPPROTO_IP;
}

static void options_take(int fd, const InetSkEntry *isk, const struct ip_option *table, size_t count, u8 *message)
{
	for (size_t i = 0; i < count; i++) {
		int name = isk->family == AF_INET6 ? table[i].v6 : table[i].v4, value = 0;

		if (!name || sockopt_get(fd, level_of(isk), name, &value, sizeof value) < 0 || !value)
			continue;
		*(protobuf_c_boolean *)(message + table[i].has) = true;
		memcpy(message + table[i].value, &value, table[i].size);
	}
}

static u32 filter_words(const InetSkEntry *isk)
{
	if (isk->family == AF_INET && isk->proto == IPPROTO_ICMP)
		return sizeof(struct icmp_filter) / 4;
	if (isk->family == AF_INET6 && isk->proto == IPPROTO_ICMPV6)
		return sizeof(struct icmp6_filter) / 4;
	return 0;
}

static int filter_level(const InetSkEntry *isk)
{
	return isk->family == AF_INET6 ? SOL_ICMPV6_ : SOL_RAW_;
}

static int raw_take(struct dump *d, const struct file *f, int fd, InetSkEntry *isk, struct error *reterr)
{
	IpOptsRawEntry *raw = arena_new(d->arena, IpOptsRawEntry);
	u32 words = filter_words(isk);
	long r;

	ip_opts_raw_entry__init(raw);
	isk->ip_opts->raw = raw;
	options_take(fd, isk, raw_options, ARRAY_SIZE(raw_options), (u8 *)raw);
	if (!words)
		return 0;
	raw->n_icmpv_filter = words;
	raw->icmpv_filter = arena_array(d->arena, u32, FILTER_WORDS_MAX);
	r = sockopt_get(fd, filter_level(isk), ICMP_FILTER, raw->icmpv_filter, words * 4);
	return r < 0 ? error_sys(reterr, file_object(f), r, "cannot read the ICMP filter of a socket") : 0;
}

int ip_options_take(struct dump *d, const struct file *f, int fd, InetSkEntry *isk, struct error *reterr)
{
	isk->ip_opts = arena_new(d->arena, IpOptsEntry);
	ip_opts_entry__init(isk->ip_opts);
	options_take(fd, isk, options, ARRAY_SIZE(options), (u8 *)isk->ip_opts);
	return isk->type == SOCK_RAW ? raw_take(d, f, fd, isk, reterr) : 0;
}

/* --- restore --- */

static int option_give(const struct restored_file *rf, int fd, int level, int option, int value, struct error *reterr)
{
	int now = 0;
	long r = sockopt_get(fd, level, option, &now, sizeof now);

	if (r == 0 && now == value)
		return 0;
	r = sockopt_set_number(fd, level, option, value);
	return r < 0 ? error_sys(reterr, restored_object(rf), r, "cannot set IP option %d of socket %u", option, rf->id)
		     : 0;
}

static int options_give(const struct restored_file *rf, int fd, const InetSkEntry *isk, const struct ip_option *table,
			size_t count, const u8 *message, struct error *reterr)
{
	int r = 0;

	for (size_t i = 0; i < count && r == 0; i++) {
		int name = isk->family == AF_INET6 ? table[i].v6 : table[i].v4, value = 0;

		if (!name || !*(const protobuf_c_boolean *)(message + table[i].has))
			continue;
		memcpy(&value, message + table[i].value, table[i].size);
		r = option_give(rf, fd, level_of(isk), name, value, reterr);
	}
	return r;
}

static int raw_give(const struct restored_file *rf, int fd, const InetSkEntry *isk, const IpOptsRawEntry *raw,
		    struct error *reterr)
{
	u32 words = filter_words(isk);
	long r = options_give(rf, fd, isk, raw_options, ARRAY_SIZE(raw_options), (const u8 *)raw, reterr);

	if (r < 0 || !words || !raw->n_icmpv_filter)
		return r;
	if (raw->n_icmpv_filter != words)
		return restored_corrupt(rf, "its ICMP filter has another size", reterr);
	r = sys(SYS_setsockopt, fd, filter_level(isk), ICMP_FILTER, raw->icmpv_filter, words * 4);
	return r < 0 ? error_sys(reterr, restored_object(rf), r, "cannot set the ICMP filter of socket %u", rf->id) : 0;
}

int ip_options_give(const struct restored_file *rf, int fd, const InetSkEntry *isk, struct error *reterr)
{
	const IpOptsEntry *opts = isk->ip_opts;
	int r;

	if (!opts)
		return 0;
	r = options_give(rf, fd, isk, options, ARRAY_SIZE(options), (const u8 *)opts, reterr);
	return r == 0 && opts->raw && isk->type == SOCK_RAW ? raw_give(rf, fd, isk, opts->raw, reterr) : r;
}
