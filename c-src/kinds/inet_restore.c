/*
 * kinds/inet_restore.c - IP sockets made again: read, with their addresses mapped, checked, made and given what they were set to.
 * Ports: kinds/inet_port.c. Connections of TCP: kinds/tcp_restore.c.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include "base/fd.h"
#include "kinds/datagrams.h"
#include "kinds/inet_socket.h"
#include "kinds/ip_options.h"
#include "kinds/memberships.h"
#include "kinds/socket_options.h"
#include "kinds/sockopt.h"
#include "kinds/tcp.h"

#define RAW_PORTS	   263 /* IPPROTO_MAX: of a raw socket, the port is its protocol */
#define INVENTORY_IPTABLES 0   /* network_lock_method */

static int address_read(struct restored_file *rf, const u32 *words, size_t count, u32 port, struct inet_address *ret,
			struct error *reterr)
{
	const InetSkEntry *isk = rf->image->isk;
	size_t wanted = isk->family == AF_INET6 ? V6_WORDS : V4_WORDS;

	/* Early CRIU wrote four words for IPv4 too. */
	if (count != wanted && !(isk->family == AF_INET && count == V6_WORDS))
		return restored_corrupt(rf, "an address has the wrong length", reterr);
	if (port > UINT16_MAX)
		return restored_corrupt(rf, "a port is out of range", reterr);
	*ret = (struct inet_address){ .family = isk->family, .port = port };
	memcpy(ret->words, words, wanted * sizeof *words);
	return 0;
}

static bool mapping_fits(const AddressMapping *m, const struct inet_address *a)
{
	size_t size = a->family == AF_INET6 ? 16 : 4;

	return m->from.len == size && m->to.len == size && memcmp(m->from.data, a->words, size) == 0 &&
	       (!m->has_from_port || m->from_port == a->port);
}

/* The first entry that fits. */
static void address_map(const CriuOpts *o, struct inet_address *a)
{
	for (size_t i = 0; i < o->n_address_map; i++) {
		const AddressMapping *m = o->address_map[i];

		if (!mapping_fits(m, a))
			continue;
		memcpy(a->words, m->to.data, m->to.len);
		if (m->has_to_port)
			a->port = m->to_port;
		return;
	}
}

/* As the network sees it: where the dump was made, before addresses are mapped. */
static void iptables_note(struct restore *rs, const struct restored_file *rf, const struct restored_inet *end)
{
	const InventoryEntry *inventory = rs->inventory;
	TcpConnection *held = arena_new(rs->arena, TcpConnection);
	struct inet_address local = { 0 }, remote = { 0 };
	struct connection c;

	if (inventory->has_network_lock_method && inventory->network_lock_method != INVENTORY_IPTABLES)
		return;
	tcp_connection_of(&end->local, &end->remote, &c);
	local = (struct inet_address){ .family = c.ipv6 ? AF_INET6 : AF_INET, .port = c.local_port };
	remote = (struct inet_address){ .family = local.family, .port = c.remote_port };
	memcpy(local.words, c.local, sizeof local.words);
	memcpy(remote.words, c.remote, sizeof remote.words);
	tcp_connection__init(held);
	held->ino = rf->image->isk->ino;
	held->pid = rf->user ? rf->user->pid : 0;
	held->fd = rf->number;
	held->state = rf->image->isk->state;
	held->local = (char *)inet_address_text(rs->arena, &local);
	held->remote = (char *)inet_address_text(rs->arena, &remote);
	vec_push(rs->arena, &rs->iptables, held);
}

static int inet_valid(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const InetSkEntry *isk = rf->image->isk;
	struct restored_inet *end = restored_inet_of(rf);
	int r;

	if ((isk->family != AF_INET && isk->family != AF_INET6) || !inet_protocol_known(isk->type, isk->proto))
		return restored_corrupt(rf, "no such family, type or protocol of a socket", reterr);
	if (isk->state == TCP_LISTEN && !inet_is_tcp(isk))
		return restored_corrupt(rf, "only TCP sockets listen", reterr);
	if (isk->backlog > INT32_MAX || (isk->type == SOCK_RAW && isk->proto >= RAW_PORTS))
		return restored_corrupt(rf, "its backlog or protocol is out of range", reterr);
	r = address_read(rf, isk->src_addr, isk->n_src_addr, isk->src_port, &end->local, reterr);
	if (r == 0)
		r = address_read(rf, isk->dst_addr, isk->n_dst_addr, isk->dst_port, &end->remote, reterr);
	if (r == 0 && inet_is_connection(isk))
		iptables_note(rs, rf, end);
	if (r == 0) {
		address_map(rs->options, &end->local);
		address_map(rs->options, &end->remote);
	}
	return r;
}

/* A connection that shall not be kept is closed: reads end, writes fail. */
static int connection_read(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	struct restored_inet *end = restored_inet_of(rf);
	struct connection c;
	int r;

	rs->was_locked = true;
	if (rs->options->tcp_close || rs->inventory->tcp_close)
		return 0;
	r = tcp_stream_read(rs, rf, reterr);
	if (r < 0)
		return r;
	tcp_connection_of(&end->local, &end->remote, &c);
	vec_push(rs->arena, &rs->connections, c);
	return 0;
}

int inet_read(struct restore *rs, struct error *reterr)
{
	int r = 0;

	for (size_t i = 0; i < rs->files.n; i++) {
		struct restored_file *rf = &rs->files.v[i];
		struct restored_inet *end;

		if (rf->kind != &kind_inet_socket)
			continue;
		end = arena_new(rs->arena, struct restored_inet);
		end->inherit = restore_inherited(rs, arena_format(rs->arena, "socket:[%u]", rf->image->isk->ino));
		end->shares_port = inet_shares_port(rs, rf);
		rf->state = end;
		if (!end->inherit)
			r = inet_valid(rs, rf, reterr);
		if (r == 0 && !end->inherit && inet_is_connection(rf->image->isk))
			r = connection_read(rs, rf, reterr);
		if (r < 0)
			return r;
	}
	return datagrams_read(rs, reterr);
}

int inet_restore_check(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	if (restored_inet_of(rf)->inherit)
		return 0;
	if (inet_is_connection(rf->image->isk))
		return tcp_stream_check(rs, rf, reterr);
	if (memberships_check(rf, rf->image->isk, reterr) < 0)
		return reterr->err;
	return inet_check(rs, rf, reterr);
}

static long scope_find(const InetSkEntry *isk, int fd, u32 *ret)
{
	struct {
		char name[16];
		int index;
		u8 rest[20];
	} request = { 0 };
	long r;

	if (!isk->ifname || strlen(isk->ifname) >= sizeof request.name)
		return isk->ifname ? -ENODEV : 0;
	memcpy(request.name, isk->ifname, strlen(isk->ifname));
	r = sys(SYS_ioctl, fd, SIOCGIFINDEX, &request);
	*ret = request.index;
	return r;
}

static int inet_socket_make(struct restore *rs, struct restored_file *rf, int *ret_fd, struct error *reterr)
{
	const InetSkEntry *isk = rf->image->isk;
	AUTO(fd_close) int fd = sys(SYS_socket, isk->family, isk->type | SOCK_CLOEXEC, isk->proto);
	long r;

	if (fd < 0)
		return error_sys(reterr, restored_object(rf), fd, "cannot make a %s", inet_socket_name(isk));
	if (isk->family == AF_INET6 && isk->has_v6only && isk->type != SOCK_RAW) {
		r = sockopt_set_number(fd, IPPROTO_IPV6, IPV6_V6ONLY, isk->v6only);
		if (r < 0)
			return error_sys(reterr, restored_object(rf), r, "cannot set IPV6_V6ONLY");
	}
	datagrams_give(rs, rf, fd);
	r = scope_find(isk, fd, &restored_inet_of(rf)->local.scope);
	if (r < 0)
		return error_sys(reterr, restored_object(rf), r, "no interface %s for a link-local address",
				 isk->ifname);
	r = ip_options_give(rf, fd, isk, reterr);
	if (r == 0 && !restored_inet_of(rf)->tcp) /* a connection gets them when it is one */
		r = socket_options_give(rs, rf, fd, isk->opts, reterr);
	if (r == 0)
		*ret_fd = fd_take(&fd);
	return r;
}

/* A raw socket has its protocol where others have a port. */
static bool wants_bind(const struct restored_file *rf)
{
	const struct restored_inet *end = restored_inet_of(rf);

	return rf->image->isk->type == SOCK_RAW ? !inet_address_any(&end->local) : end->local.port != 0;
}

static bool wants_connect(const struct restored_file *rf)
{
	const InetSkEntry *isk = rf->image->isk;

	return !inet_is_tcp(isk) &&
	       (isk->dst_port || (isk->state == TCP_ESTABLISHED && !inet_address_any(&restored_inet_of(rf)->remote)));
}

static int inet_connect(struct restore *rs, struct restored_file *rf, int fd, struct error *reterr)
{
	union inet_sockaddr name;
	u32 size = inet_address_to(&restored_inet_of(rf)->remote, &name);
	long r = sys(SYS_connect, fd, &name, size);

	return r < 0 ? error_sys(reterr, restored_object(rf), r, "cannot connect a %s to %s",
				 inet_socket_name(rf->image->isk),
				 inet_address_text(rs->arena, &restored_inet_of(rf)->remote))
		     : 0;
}

/* Closed ones are told from fresh ones by what shutdown(2) notes even there. */
static int connection_make(struct restored_file *rf, int fd, struct error *reterr)
{
	if (restored_inet_of(rf)->tcp)
		return tcp_stream_make(rf, fd, reterr);
	sys(SYS_shutdown, fd, SHUT_RDWR);
	return 0;
}

int inet_restore(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	struct restored_inet *end = restored_inet_of(rf);
	AUTO(fd_close) int fd = -1;
	int r;

	if (end->inherit)
		return restored_inherit(rf, end->inherit, reterr);
	r = inet_socket_make(rs, rf, &fd, reterr);
	if (r == 0 && inet_is_connection(rf->image->isk))
		r = connection_make(rf, fd, reterr);
	else if (r == 0 && wants_bind(rf))
		r = inet_socket_bind(rf, fd, reterr);
	if (r == 0)
		r = memberships_give(rf, fd, rf->image->isk, reterr);
	if (r == 0 && wants_connect(rf))
		r = inet_connect(rs, rf, fd, reterr);
	if (r == 0)
		rf->fd = fd_take(&fd);
	return r;
}

static int inet_finish(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const InetSkEntry *isk = rf->image->isk;
	long r = 0;

	if (rf->inherited)
		return 0;
	if (inet_is_tcp(isk))
		r = tcp_options_give(rf, rf->fd, isk, reterr);
	if (r < 0 || restored_inet_of(rf)->tcp)
		return r < 0 ? (int)r : tcp_stream_finish(rs, rf, reterr);
	r = inet_port_settle(rf, reterr);
	if (r < 0)
		return (int)r;
	if (!isk->has_shutdown || isk->shutdown < SK_SHUTDOWN__READ || isk->shutdown > SK_SHUTDOWN__BOTH)
		return 0;
	/* SHUT_RD, SHUT_WR, SHUT_RDWR are one less than the mask. Without a peer it is shut down, and the call says ENOTCONN. */
	r = sys(SYS_shutdown, rf->fd, isk->shutdown - 1);
	return r < 0 && r != -ENOTCONN ? error_sys(reterr, restored_object(rf), r, "cannot shut down socket %u", rf->id)
				       : 0;
}

int inet_restore_end(struct restore *rs, struct error *reterr)
{
	int r = 0;

	for (size_t i = 0; i < rs->files.n && r == 0; i++) {
		struct restored_file *rf = &rs->files.v[i];

		if (rf->kind == &kind_inet_socket && rf->fd >= 0)
			r = inet_finish(rs, rf, reterr);
	}
	return r;
}
