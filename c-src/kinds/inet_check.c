/*
 * kinds/inet_check.c - will an IP socket find its address there and free? A socket is bound and closed again before anything
 * is made. Never with SO_REUSEADDR for datagrams: beside a living socket it would take some of them away.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <sys/socket.h>
#include "base/fd.h"
#include "base/io.h"
#include "kinds/inet_socket.h"
#include "kinds/sockopt.h"

#define IF_INET6_MAX (1 << 20)

static int in_use(struct restore *rs, const struct restored_file *rf, struct error *reterr)
{
	return error_set(reterr, "ERR_ADDRESS_IN_USE", -EADDRINUSE, restored_object(rf), "%s is in use",
			 inet_address_text(rs->arena, &restored_inet_of(rf)->local));
}

static int missing(struct restore *rs, const struct restored_file *rf, long r, struct error *reterr)
{
	return error_set(reterr, "ERR_ADDRESS_MISSING", r, restored_object(rf),
			 "no interface has the address of %s: %s",
			 inet_address_text(rs->arena, &restored_inet_of(rf)->local), error_name(r));
}

/* Addresses that came up just now are there, although they cannot be used for a second. */
static bool is_coming_up(struct restore *rs, const struct inet_address *address)
{
	const u8 *p = (const u8 *)address->words;
	char *wanted = arena_strdup(rs->arena, ""), *text;

	if (address->family != AF_INET6 || file_slurp(rs->arena, "/proc/net/if_inet6", IF_INET6_MAX, &text) < 0)
		return false;
	for (int i = 0; i < 16; i++)
		wanted = arena_format(rs->arena, "%s%02x", wanted, (u32)p[i]);
	return strstr(text, wanted) != NULL;
}

/* CRIU does not say whether the address was there; it would bind to an IPv6 one in any case. */
static bool is_expected(const InetSkEntry *isk)
{
	return isk->has_src_present ? isk->src_present : isk->family == AF_INET;
}

static bool may_share(const SkOptsEntry *opts)
{
	return opts->reuseaddr || opts->so_reuseport;
}

static int bind_check(struct restore *rs, const struct restored_file *rf, int fd, struct error *reterr)
{
	const InetSkEntry *isk = rf->image->isk;
	union inet_sockaddr name;
	u32 size = inet_address_to(&restored_inet_of(rf)->local, &name);
	long r;

	if (inet_is_tcp(isk)) {
		sockopt_set_number(fd, SOL_SOCKET, SO_REUSEADDR, 1);
		sockopt_set_number(fd, SOL_SOCKET, SO_REUSEPORT, isk->opts->so_reuseport);
	}
	if (isk->family == AF_INET6 && isk->v6only)
		sockopt_set_number(fd, IPPROTO_IPV6, IPV6_V6ONLY, 1);
	r = sys(SYS_bind, fd, &name, size);
	if (r == -EADDRINUSE && (inet_is_tcp(isk) || !may_share(isk->opts)))
		return in_use(rs, rf, reterr);
	if (r == -EADDRNOTAVAIL && is_expected(isk) && !is_coming_up(rs, &restored_inet_of(rf)->local))
		return missing(rs, rf, r, reterr);
	return 0;
}

static int device_missing(const struct restored_file *rf, const char *name, long r, struct error *reterr)
{
	error_set(reterr, "ERR_ADDRESS_MISSING", r, restored_object(rf), "there is no network interface %s", name);
	reterr->hint = "make the interface first";
	return r;
}

int inet_check(struct restore *rs, const struct restored_file *rf, struct error *reterr)
{
	const InetSkEntry *isk = rf->image->isk;
	bool free = isk->ip_opts && isk->ip_opts->freebind;
	const char *device = isk->opts->so_bound_dev;
	AUTO(fd_close) int fd = -1;
	long r;

	if (!isk->src_port || isk->type == SOCK_RAW || isk->proto == IPPROTO_ICMP || isk->proto == IPPROTO_ICMPV6)
		return 0;
	fd = sys(SYS_socket, isk->family, isk->type | SOCK_CLOEXEC, isk->proto);
	if (fd < 0)
		return error_sys(reterr, restored_object(rf), fd, "this kernel makes no such sockets");
	if (device && *device) {
		r = sys(SYS_setsockopt, fd, SOL_SOCKET, SO_BINDTODEVICE, device, strlen(device));
		if (r == -ENODEV)
			return device_missing(rf, device, r, reterr);
	}
	if (free)
		sockopt_set_number(fd, IPPROTO_IP, IP_FREEBIND, 1);
	return bind_check(rs, rf, fd, reterr);
}
