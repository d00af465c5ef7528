/*
 * kinds/inet_socket.c - IP sockets of both families: UDP, UDP-Lite, ping and raw ones, and those of TCP that have no peer. All
 * is read from our copy of the descriptor but what only lists of the kernel say (kinds/inet_listed.c). They are made again in
 * kinds/inet_restore.c.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/sockios.h>
#include <linux/udp.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include "base/fd.h"
#include "kinds/datagrams.h"
#include "kinds/inet_socket.h"
#include "kinds/ip_options.h"
#include "kinds/socket_options.h"
#include "kinds/sockopt.h"
#include "kinds/tcp.h"

#define PEERNAME 28 /* SO_PEERNAME: the peer whatever the state is */

bool inet_protocol_known(int type, int protocol)
{
	if (type == SOCK_RAW)
		return true;
	if (type == SOCK_STREAM)
		return protocol == IPPROTO_TCP;
	return type == SOCK_DGRAM && (protocol == IPPROTO_UDP || protocol == IPPROTO_UDPLITE ||
				      protocol == IPPROTO_ICMP || protocol == IPPROTO_ICMPV6);
}

static bool inet_match(const struct file *f)
{
	return (f->domain == AF_INET || f->domain == AF_INET6) && inet_protocol_known(f->type, f->protocol);
}

const char *inet_socket_name(const InetSkEntry *isk)
{
	switch (isk->type == SOCK_RAW ? IPPROTO_RAW : (int)isk->proto) {
	case IPPROTO_TCP:
		return "TCP socket";
	case IPPROTO_UDP:
		return "UDP socket";
	case IPPROTO_UDPLITE:
		return "UDP-Lite socket";
	case IPPROTO_RAW:
		return "raw IP socket";
	default:
		return "ping socket";
	}
}

/* --- plan --- */

/* kind_state of the kind while dumping. */
struct inet_dump {
	struct inet_address tried; /* the address that was looked for last */
	bool tried_present;
};

static struct inet_dump *inet_dump_of(struct dump *d)
{
	void **state = &d->kind_state[kind_index(&kind_inet_socket)];

	if (!*state)
		*state = arena_new(d->arena, struct inet_dump);
	return *state;
}

/* SO_PEERNAME wants the exact size. */
static bool name_get(int fd, const InetSkEntry *isk, bool peer, struct inet_address *ret)
{
	union inet_sockaddr name;
	u32 size = isk->family == AF_INET6 ? sizeof name.v6 : sizeof name.v4;
	long r = peer ? sys(SYS_getsockopt, fd, SOL_SOCKET, PEERNAME, &name, &size)
		      : sys(SYS_getsockname, fd, &name, &size);

	return r == 0 && inet_address_of(&name, size, ret);
}

static u32 *words_of(struct arena *a, const InetSkEntry *isk, const struct inet_address *address, size_t *ret_count)
{
	*ret_count = isk->family == AF_INET6 ? V6_WORDS : V4_WORDS;
	return arena_memdup(a, address->words, *ret_count * sizeof(u32));
}

static int tcp_info_take(const struct file *f, struct inet_end *end, struct error *reterr)
{
	struct tcp_info info = { 0 };
	u32 size = sizeof info;
	long r = sys(SYS_getsockopt, f->fd, IPPROTO_TCP, TCP_INFO, &info, &size);

	if (r < 0)
		return error_sys(reterr, file_object(f), r, "cannot read the state of a TCP socket");
	end->isk->state = info.tcpi_state;
	if (info.tcpi_state == TCP_LISTEN) {
		end->isk->backlog = info.tcpi_sacked;
		end->not_accepted = info.tcpi_unacked;
	}
	return 0;
}

/* Bound by IP_FREEBIND, or the address went away. Connections are made anew in a way that does not ask. */
static bool address_present(struct dump *d, const struct inet_end *end)
{
	struct inet_dump *all = inet_dump_of(d);
	struct inet_address address = end->local;
	union inet_sockaddr name;
	AUTO(fd_close) int fd = -1;

	address.port = 0;
	if (memcmp(&address, &all->tried, sizeof address) == 0)
		return all->tried_present;
	fd = sys(SYS_socket, address.family, SOCK_DGRAM | SOCK_CLOEXEC, IPPROTO_UDP);
	all->tried = address;
	all->tried_present = fd >= 0 && sys(SYS_bind, fd, &name, inet_address_to(&address, &name)) == 0;
	return all->tried_present;
}

static int addresses_take(struct dump *d, struct file *f, struct inet_end *end, struct error *reterr)
{
	InetSkEntry *isk = end->isk;
	bool connected = name_get(f->fd, isk, true, &end->remote);
	char device[16 + 1] = { 0 };

	if (!name_get(f->fd, isk, false, &end->local))
		return error_set(reterr, "ERR_KERNEL_INTERFACE", -EINVAL, file_object(f),
				 "the address of a socket cannot be read");
	isk->src_port = end->local.port;
	isk->dst_port = end->remote.port;
	isk->src_addr = words_of(d->arena, isk, &end->local, &isk->n_src_addr);
	isk->dst_addr = words_of(d->arena, isk, &end->remote, &isk->n_dst_addr);
	isk->state = connected ? TCP_ESTABLISHED : TCP_CLOSE;
	isk->has_src_present = isk->src_port && !inet_address_any(&end->local) && !inet_is_connection(isk);
	isk->src_present = isk->has_src_present && address_present(d, end);
	if (isk->family != AF_INET6)
		return 0;
	isk->has_v6only = true;
	isk->v6only = sockopt_number(f->fd, IPPROTO_IPV6, IPV6_V6ONLY) > 0;
	if (inet_address_link_local(&end->local) &&
	    sockopt_get(f->fd, SOL_SOCKET, SO_BINDTODEVICE, device, sizeof device - 1) == 0 && device[0])
		isk->ifname = arena_strdup(d->arena, device);
	return 0;
}

/* Datagrams begun by MSG_MORE lie in the write queue like those that a slow device has not sent yet: these are gone soon. */
static bool write_queue_stays(int fd)
{
	int waiting = 0;

	for (int i = 0; i < 10; i++) {
		if (sys(SYS_ioctl, fd, SIOCOUTQ, &waiting) < 0 || waiting == 0)
			return false;
		sys(SYS_poll, NULL, 0, 1);
	}
	return true;
}

static int udp_plan(struct dump *d, const struct file *f, const InetSkEntry *isk, struct error *reterr)
{
	if (isk->proto != IPPROTO_UDP && isk->proto != IPPROTO_UDPLITE)
		return 0;
	if (sockopt_number(f->fd, IPPROTO_UDP, UDP_CORK) > 0)
		return file_refuse(f, "UDP socket (corked)", "let the target send the datagram it has begun", reterr);
	if (d->frozen && write_queue_stays(f->fd))
		return file_refuse(f, "UDP socket (a datagram is begun)",
				   "let the target send the datagram it has begun", reterr);
	return 0;
}

static InetSkEntry *entry_new(struct dump *d, const struct file *f)
{
	InetSkEntry *isk = arena_new(d->arena, InetSkEntry);

	inet_sk_entry__init(isk);
	isk->ino = f->st.st_ino;
	isk->family = f->domain;
	isk->type = f->type;
	isk->proto = f->protocol;
	isk->tcp_opts = arena_new(d->arena, TcpOptsEntry);
	tcp_opts_entry__init(isk->tcp_opts);
	if (f->task->ids && f->task->ids->has_net_ns_id) {
		isk->has_ns_id = true;
		isk->ns_id = f->task->ids->net_ns_id;
	}
	return isk;
}

/* What was set does not matter while the target may set it: then only what stands in the way is looked for. */
static int options_take(struct dump *d, const struct file *f, InetSkEntry *isk, struct error *reterr)
{
	int r;

	if (!d->frozen)
		return socket_options_plan(d, f, f->fd, reterr);
	r = ip_options_take(d, f, f->fd, isk, reterr);
	if (r == 0)
		r = socket_options_take(d, f, f->fd, &isk->opts, reterr);
	if (r == 0 && inet_is_tcp(isk))
		tcp_options_take(d, f->fd, isk);
	return r;
}

static int inet_plan(struct dump *d, struct file *f, struct error *reterr)
{
	struct inet_end *end = arena_new(d->arena, struct inet_end);
	int r;

	f->state = end;
	end->isk = entry_new(d, f);
	if (socket_is_elsewhere(d, f->fd))
		return file_refuse(
			f, arena_format(d->arena, "%s (of another network namespace)", inet_socket_name(end->isk)),
			NULL, reterr);
	r = addresses_take(d, f, end, reterr);
	if (r == 0)
		r = inet_is_tcp(end->isk) ? tcp_info_take(f, end, reterr) : udp_plan(d, f, end->isk, reterr);
	if (r == 0)
		r = options_take(d, f, end->isk, reterr);
	if (r < 0 || !inet_is_tcp(end->isk))
		return r;
	/* Now: our copy is closed afterwards if there are very many. */
	if (d->frozen && end->isk->state != TCP_LISTEN)
		inet_shutdown_poll(f, end->isk);
	return tcp_plan(d, f, reterr);
}

static int inet_plan_end(struct dump *d, struct error *reterr)
{
	int r = tcp_plan_end(d, reterr);

	return r == 0 && d->frozen ? inet_listed_take(d, reterr) : r;
}

static int inet_dump(struct dump *d, struct file *f, FileEntry *entry, struct error *reterr)
{
	struct inet_end *end = f->state;

	FILE_COMMON(end->isk, f);
	entry->isk = end->isk;
	return tcp_stream_take(d, f, reterr);
}

static int inet_dump_end(struct dump *d, struct error *reterr)
{
	int r = 0;

	for (size_t i = 0; i < d->files.n && r == 0; i++)
		if (d->files.v[i]->kind == &kind_inet_socket)
			r = datagrams_put(d, d->files.v[i], reterr);
	return r;
}

KIND_COMMON(inet_common, isk)

const struct kind kind_inet_socket = {
	.name = "IP socket",
	.exclusive = true,
	.image = FD_TYPES__INETSK,
	.match = inet_match,
	.fdinfo = FDINFO_NEVER,
	.plan = inet_plan,
	.plan_end = inet_plan_end,
	.dump = inet_dump,
	.dump_end = inet_dump_end,
	.common = inet_common,
	.read = inet_read,
	.check = inet_restore_check,
	.restore = inet_restore,
	.fill = inet_listen,
	.restore_end = inet_restore_end,
};
