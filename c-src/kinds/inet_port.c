/*
 * kinds/inet_port.c - the ports of restored IP sockets. All are bound before any listens, with SO_REUSEADDR whatever they had,
 * since what shares a port may do so only if all had it when they came. The true values follow when all are there.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <sys/socket.h>
#include "kinds/inet_socket.h"
#include "kinds/sockopt.h"

static bool listens(const struct restored_file *rf)
{
	return rf->kind == &kind_inet_socket && rf->image->isk->state == TCP_LISTEN;
}

/* Two can listen at a port only if both had SO_REUSEPORT when they began. */
bool inet_shares_port(const struct restore *rs, const struct restored_file *rf)
{
	for (size_t i = 0; listens(rf) && i < rs->files.n; i++) {
		const struct restored_file *other = &rs->files.v[i];

		if (other != rf && listens(other) && other->image->isk->src_port == rf->image->isk->src_port)
			return !rf->image->isk->opts->so_reuseport;
	}
	return false;
}

/* Ports are shared by those that all had SO_REUSEADDR, or all SO_REUSEPORT, when they were bound. */
static long bind_shared(struct restored_file *rf, int fd, const union inet_sockaddr *name, u32 size)
{
	struct restored_inet *end = restored_inet_of(rf);
	long r = sockopt_set_number(fd, SOL_SOCKET, SO_REUSEADDR, 1);

	if (r == 0 && end->shares_port)
		r = sockopt_set_number(fd, SOL_SOCKET, SO_REUSEPORT, 1);
	if (r == 0)
		r = sys(SYS_bind, fd, name, size);
	if (r != -EADDRINUSE || rf->image->isk->opts->so_reuseport)
		return r;
	if (sockopt_set_number(fd, SOL_SOCKET, SO_REUSEPORT, 1) < 0)
		return r;
	end->shares_port = true;
	return sys(SYS_bind, fd, name, size);
}

static int bind_failed(const struct restored_file *rf, long r, struct error *reterr)
{
	return error_sys(reterr, restored_object(rf), r, "cannot bind a %s to port %u",
			 inet_socket_name(rf->image->isk), rf->image->isk->src_port);
}

/* An IPv6 address that came up just now is not usable yet, but bound it can be; others were never there. */
int inet_socket_bind(struct restored_file *rf, int fd, struct error *reterr)
{
	const InetSkEntry *isk = rf->image->isk;
	bool force = isk->type != SOCK_RAW && !(isk->ip_opts && isk->ip_opts->freebind) &&
		     (isk->family == AF_INET6 || (isk->has_src_present && !isk->src_present));
	union inet_sockaddr name;
	u32 size = inet_address_to(&restored_inet_of(rf)->local, &name);
	long r;

	if (force)
		sockopt_set_number(fd, IPPROTO_IP, IP_FREEBIND, 1);
	r = bind_shared(rf, fd, &name, size);
	if (force)
		sockopt_set_number(fd, IPPROTO_IP, IP_FREEBIND, 0);
	return r < 0 ? bind_failed(rf, r, reterr) : 0;
}

/* Several listen at one port: all had SO_REUSEPORT when they began to, whatever they have now. */
static bool listeners_share(struct restore *rs, u32 port)
{
	u32 count = 0;

	for (size_t i = 0; i < rs->files.n; i++) {
		struct restored_file *rf = &rs->files.v[i];
		const InetSkEntry *isk = rf->kind == &kind_inet_socket ? rf->image->isk : NULL;

		if (!isk || rf->fd < 0 || rf->inherited || isk->state != TCP_LISTEN || isk->src_port != port)
			continue;
		count++;
		if (!isk->opts->so_reuseport && sockopt_set_number(rf->fd, SOL_SOCKET, SO_REUSEPORT, 1) == 0)
			restored_inet_of(rf)->shares_port = true;
	}
	return count > 1;
}

/* Once all are bound: beside one that listens nobody can be bound any more. */
int inet_listen(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const InetSkEntry *isk = rf->image->isk;
	long r;

	if (rf->inherited || isk->state != TCP_LISTEN)
		return 0;
	r = sys(SYS_listen, rf->fd, isk->backlog);
	if (r == -EADDRINUSE && listeners_share(rs, isk->src_port))
		r = sys(SYS_listen, rf->fd, isk->backlog);
	return r < 0 ? error_sys(reterr, restored_object(rf), r, "cannot listen at port %u", isk->src_port) : 0;
}

/* Who may share the port from here on. */
int inet_port_settle(struct restored_file *rf, struct error *reterr)
{
	long r = 0;

	if (!rf->image->isk->opts->reuseaddr)
		r = sockopt_set_number(rf->fd, SOL_SOCKET, SO_REUSEADDR, 0);
	if (r == 0 && restored_inet_of(rf)->shares_port)
		r = sockopt_set_number(rf->fd, SOL_SOCKET, SO_REUSEPORT, 0);
	return r < 0 ? error_sys(reterr, restored_object(rf), r, "cannot set who may share the port of socket %u",
				 rf->id)
		     : 0;
}
