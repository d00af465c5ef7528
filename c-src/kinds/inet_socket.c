/*
 * kinds/inet_socket.c - IP sockets of both families: UDP, UDP-Lite, ping and raw ones, and those of TCP that have no peer. All
 * is read from our copy of the descriptor but what was shut down (sock_diag) and the peer of a raw socket (/proc/net/raw),
 * which has no port.
 *
 * Order of a restore: all sockets are bound before any listens, with SO_REUSEADDR whatever they had, since what shares a port
 * may do so only if all had it when they came. The true values follow when all are there.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/sockios.h>
#include <linux/udp.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include "base/fd.h"
#include "base/io.h"
#include "kernel/proc_net.h"
#include "kernel/sock_diag.h"
#include "kinds/inet_socket.h"
#include "kinds/ip_options.h"
#include "kinds/socket_options.h"
#include "kinds/tcp.h"

#define PEERNAME     28 /* SO_PEERNAME: the peer whatever the state is */
#define V4_WORDS     1
#define V6_WORDS     4
#define PROC_NET_MAX (64 << 20)
#define RAW_PORTS    256 /* of a raw socket, the port is its protocol */

static long option_get(int fd, int level, int option, void *value, u32 size)
{
	return sys(SYS_getsockopt, fd, level, option, value, &size);
}

static int option_number(int fd, int level, int option)
{
	int value = 0;

	return option_get(fd, level, option, &value, sizeof value) < 0 ? -1 : value;
}

static long option_set(int fd, int level, int option, int value)
{
	return sys(SYS_setsockopt, fd, level, option, &value, sizeof value);
}

static bool protocol_known(int type, int protocol)
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
	int domain = S_ISSOCK(f->st.st_mode) ? option_number(f->fd, SOL_SOCKET, SO_DOMAIN) : -1;

	return (domain == AF_INET || domain == AF_INET6) &&
	       protocol_known(option_number(f->fd, SOL_SOCKET, SO_TYPE), option_number(f->fd, SOL_SOCKET, SO_PROTOCOL));
}

static const char *inet_name(const InetSkEntry *isk)
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

/* Bound by IP_FREEBIND, or the address went away. */
static bool address_present(const struct inet_end *end)
{
	struct inet_address address = end->local;
	AUTO(fd_close) int fd = sys(SYS_socket, address.family, SOCK_DGRAM | SOCK_CLOEXEC, IPPROTO_UDP);
	union inet_sockaddr name;

	address.port = 0;
	return fd >= 0 && sys(SYS_bind, fd, &name, inet_address_to(&address, &name)) == 0;
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
	isk->has_src_present = isk->src_port && !inet_address_any(&end->local);
	isk->src_present = isk->has_src_present && address_present(end);
	if (isk->family != AF_INET6)
		return 0;
	isk->has_v6only = true;
	isk->v6only = option_number(f->fd, IPPROTO_IPV6, IPV6_V6ONLY) > 0;
	if (inet_address_link_local(&end->local) &&
	    option_get(f->fd, SOL_SOCKET, SO_BINDTODEVICE, device, sizeof device - 1) == 0 && device[0])
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
	if (option_number(f->fd, IPPROTO_UDP, UDP_CORK) > 0)
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
	isk->family = option_number(f->fd, SOL_SOCKET, SO_DOMAIN);
	isk->type = option_number(f->fd, SOL_SOCKET, SO_TYPE);
	isk->proto = option_number(f->fd, SOL_SOCKET, SO_PROTOCOL);
	isk->tcp_opts = arena_new(d->arena, TcpOptsEntry);
	tcp_opts_entry__init(isk->tcp_opts);
	if (f->task->ids && f->task->ids->has_net_ns_id) {
		isk->has_ns_id = true;
		isk->ns_id = f->task->ids->net_ns_id;
	}
	return isk;
}

static int inet_plan(struct dump *d, struct file *f, struct error *reterr)
{
	struct inet_end *end = arena_new(d->arena, struct inet_end);
	int r;

	f->state = end;
	end->isk = entry_new(d, f);
	if (socket_is_elsewhere(f->fd))
		return file_refuse(f, arena_format(d->arena, "%s (of another network namespace)", inet_name(end->isk)),
				   NULL, reterr);
	r = addresses_take(d, f, end, reterr);
	if (r == 0)
		r = inet_is_tcp(end->isk) ? tcp_info_take(f, end, reterr) : udp_plan(d, f, end->isk, reterr);
	if (r == 0)
		r = ip_options_take(d, f, f->fd, end->isk, reterr);
	if (r == 0)
		r = socket_options_take(d, f, f->fd, &end->isk->opts, reterr);
	if (r == 0 && inet_is_tcp(end->isk)) {
		tcp_options_take(d, f->fd, end->isk->tcp_opts);
		r = tcp_plan(d, f, reterr);
	}
	return r;
}

/* --- what was shut down --- */

static void shutdown_note(InetSkEntry *isk, u32 shutdown)
{
	isk->has_shutdown = shutdown != 0;
	isk->shutdown = shutdown & SK_SHUTDOWN__BOTH;
}

/* What is in no list of the kernel shows by its events which reads will end. */
static void shutdown_poll(struct file *f, InetSkEntry *isk)
{
	struct pollfd p = { .fd = file_copy(f), .events = POLLRDHUP };
	bool tcp = inet_is_tcp(isk);

	if (p.fd < 0 || sys(SYS_poll, &p, 1, 0) < 0)
		return;
	if (p.revents & POLLHUP && !tcp)
		shutdown_note(isk, SK_SHUTDOWN__BOTH);
	else if (p.revents & POLLRDHUP)
		shutdown_note(isk, SK_SHUTDOWN__READ);
}

static int shutdown_listed(const struct inet_diag *socket, void *arg)
{
	struct dump *d = arg;
	size_t next = 0;
	struct file *f = socket->shutdown ? file_of_inode(d, &kind_inet_socket, socket->ino, &next) : NULL;

	if (f)
		shutdown_note(((struct inet_end *)f->state)->isk, socket->shutdown);
	return 0;
}

static bool is_bound_datagram(const InetSkEntry *isk, int family, int protocol)
{
	return isk->type == SOCK_DGRAM && (int)isk->family == family && (int)isk->proto == protocol && isk->src_port;
}

/* One list of the kernel serves all sockets of a family and protocol. */
static int shutdowns_take(struct dump *d, int family, int protocol, struct error *reterr)
{
	AUTO(fd_close) int diag = -1;
	int r;

	for (size_t i = 0; i < d->files.n && diag < 0; i++) {
		const struct file *f = d->files.v[i];
		const struct inet_end *end = f->kind == &kind_inet_socket ? f->state : NULL;

		if (!end || !is_bound_datagram(end->isk, family, protocol))
			continue;
		diag = sock_diag_open();
		if (diag < 0)
			return error_sys(reterr, file_object(f), diag, "cannot ask the kernel for its sockets");
	}
	r = diag < 0 ? 0 : inet_diag_each(diag, family, protocol, ~0U, shutdown_listed, d);
	if (r == -ENOENT)
		log_warning(d->log,
			    "this kernel does not list UDP sockets: which were shut down for writing is not kept");
	else if (r < 0)
		return error_sys(reterr, OBJECT(.kind = "UDP socket"), r, "cannot list the UDP sockets");
	return 0;
}

/* --- the peers of raw sockets --- */

static void raw_peers_note(struct dump *d, const char *text)
{
	struct proc_net_socket s;
	int r;

	while ((r = proc_net_next(&text, &s)) != 0) {
		size_t next = 0;
		struct file *f =
			r > 0 && s.state == TCP_ESTABLISHED ? file_of_inode(d, &kind_inet_socket, s.ino, &next) : NULL;
		struct inet_end *end = f ? f->state : NULL;

		if (!end || end->isk->type != SOCK_RAW)
			continue;
		memcpy(end->remote.words, s.remote, sizeof end->remote.words);
		memcpy(end->isk->dst_addr, s.remote, end->isk->n_dst_addr * sizeof(u32));
		end->isk->state = TCP_ESTABLISHED;
	}
}

static bool any_raw(const struct dump *d)
{
	for (size_t i = 0; i < d->files.n; i++)
		if (d->files.v[i]->kind == &kind_inet_socket &&
		    ((struct inet_end *)d->files.v[i]->state)->isk->type == SOCK_RAW)
			return true;
	return false;
}

static int raw_peers_take(struct dump *d, struct error *reterr)
{
	static const char *const paths[] = { "/proc/self/net/raw", "/proc/self/net/raw6" };

	for (size_t i = 0; any_raw(d) && i < ARRAY_SIZE(paths); i++) {
		char *text;
		ssize_t n = file_slurp(d->arena, paths[i], PROC_NET_MAX, &text);

		if (n < 0 && n != -ENOENT)
			return error_sys(reterr, OBJECT(.path = paths[i]), n, "reading %s", paths[i]);
		if (n >= 0)
			raw_peers_note(d, text);
	}
	return 0;
}

static void queue_warn(struct dump *d, struct file *f, const InetSkEntry *isk)
{
	struct pollfd p = { .fd = file_copy(f), .events = POLLIN };

	if (!inet_is_tcp(isk) && !(isk->shutdown & SK_SHUTDOWN__READ) && sys(SYS_poll, &p, 1, 0) > 0 &&
	    p.revents & POLLIN)
		log_warning(d->log, "%s %u of process %d: datagrams that nobody has read are not kept", inet_name(isk),
			    f->number, f->task->pid);
}

static int inet_plan_end(struct dump *d, struct error *reterr)
{
	static const int families[] = { AF_INET, AF_INET6 }, protocols[] = { IPPROTO_UDP, IPPROTO_UDPLITE };
	int r = d->frozen ? raw_peers_take(d, reterr) : 0;

	for (size_t i = 0; d->frozen && i < d->files.n; i++) {
		struct file *f = d->files.v[i];
		struct inet_end *end = f->state;

		if (f->kind == &kind_inet_socket && end->isk->type != SOCK_RAW && end->isk->state != TCP_LISTEN)
			shutdown_poll(f, end->isk);
	}
	for (size_t i = 0; d->frozen && i < 4 && r == 0; i++)
		r = shutdowns_take(d, families[i / 2], protocols[i % 2], reterr);
	for (size_t i = 0; d->frozen && i < d->files.n; i++)
		if (d->files.v[i]->kind == &kind_inet_socket)
			queue_warn(d, d->files.v[i], ((struct inet_end *)d->files.v[i]->state)->isk);
	return r;
}

static int inet_dump(struct dump *d, struct file *f, FileEntry *entry, struct error *reterr)
{
	struct inet_end *end = f->state;

	FILE_COMMON(end->isk, f);
	entry->isk = end->isk;
	return tcp_stream_take(d, f, reterr);
}

/* --- restore --- */

KIND_COMMON(inet_common, isk)

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

static int inet_valid(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const InetSkEntry *isk = rf->image->isk;
	struct restored_inet *end = restored_inet_of(rf);
	int r;

	if ((isk->family != AF_INET && isk->family != AF_INET6) || !protocol_known(isk->type, isk->proto))
		return restored_corrupt(rf, "no such family, type or protocol of a socket", reterr);
	if (isk->state == TCP_LISTEN && !inet_is_tcp(isk))
		return restored_corrupt(rf, "only TCP sockets listen", reterr);
	if (isk->backlog > INT32_MAX || (isk->type == SOCK_RAW && isk->proto >= RAW_PORTS))
		return restored_corrupt(rf, "its backlog or protocol is out of range", reterr);
	r = address_read(rf, isk->src_addr, isk->n_src_addr, isk->src_port, &end->local, reterr);
	if (r == 0)
		r = address_read(rf, isk->dst_addr, isk->n_dst_addr, isk->dst_port, &end->remote, reterr);
	if (r == 0) {
		address_map(rs->options, &end->local);
		address_map(rs->options, &end->remote);
	}
	return r;
}

static bool listens(const struct restored_file *rf)
{
	return rf->kind == &kind_inet_socket && rf->image->isk->state == TCP_LISTEN;
}

/* Two can listen at a port only if both had SO_REUSEPORT when they began. */
static bool listens_with_another(const struct restore *rs, const struct restored_file *rf)
{
	for (size_t i = 0; listens(rf) && i < rs->files.n; i++) {
		const struct restored_file *other = &rs->files.v[i];

		if (other != rf && listens(other) && other->image->isk->src_port == rf->image->isk->src_port)
			return !rf->image->isk->opts->so_reuseport;
	}
	return false;
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

static int inet_read(struct restore *rs, struct error *reterr)
{
	int r = 0;

	for (size_t i = 0; i < rs->files.n; i++) {
		struct restored_file *rf = &rs->files.v[i];
		struct restored_inet *end;

		if (rf->kind != &kind_inet_socket)
			continue;
		end = arena_new(rs->arena, struct restored_inet);
		end->inherit = restore_inherited(rs, arena_format(rs->arena, "socket:[%u]", rf->image->isk->ino));
		end->shares_port = listens_with_another(rs, rf);
		rf->state = end;
		if (!end->inherit)
			r = inet_valid(rs, rf, reterr);
		if (r == 0 && !end->inherit && inet_is_connection(rf->image->isk))
			r = connection_read(rs, rf, reterr);
		if (r < 0)
			return r;
	}
	return 0;
}

static int inet_check_one(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	if (restored_inet_of(rf)->inherit)
		return 0;
	if (inet_is_connection(rf->image->isk))
		return tcp_stream_check(rs, rf, reterr);
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

int inet_socket_make(struct restore *rs, struct restored_file *rf, int *ret_fd, struct error *reterr)
{
	const InetSkEntry *isk = rf->image->isk;
	AUTO(fd_close) int fd = sys(SYS_socket, isk->family, isk->type | SOCK_CLOEXEC, isk->proto);
	long r;

	if (fd < 0)
		return error_sys(reterr, restored_object(rf), fd, "cannot make a %s", inet_name(isk));
	if (isk->family == AF_INET6 && isk->has_v6only && isk->type != SOCK_RAW) {
		r = option_set(fd, IPPROTO_IPV6, IPV6_V6ONLY, isk->v6only);
		if (r < 0)
			return error_sys(reterr, restored_object(rf), r, "cannot set IPV6_V6ONLY");
	}
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

/* Ports are shared by those that all had SO_REUSEADDR, or all SO_REUSEPORT, when they were bound. */
static long bind_shared(struct restored_file *rf, int fd, const union inet_sockaddr *name, u32 size)
{
	struct restored_inet *end = restored_inet_of(rf);
	long r = option_set(fd, SOL_SOCKET, SO_REUSEADDR, 1);

	if (r == 0 && end->shares_port)
		r = option_set(fd, SOL_SOCKET, SO_REUSEPORT, 1);
	if (r == 0)
		r = sys(SYS_bind, fd, name, size);
	if (r != -EADDRINUSE || rf->image->isk->opts->so_reuseport)
		return r;
	if (option_set(fd, SOL_SOCKET, SO_REUSEPORT, 1) < 0)
		return r;
	end->shares_port = true;
	return sys(SYS_bind, fd, name, size);
}

static int bind_failed(const struct restored_file *rf, long r, struct error *reterr)
{
	return error_sys(reterr, restored_object(rf), r, "cannot bind a %s to port %u", inet_name(rf->image->isk),
			 rf->image->isk->src_port);
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
		option_set(fd, IPPROTO_IP, IP_FREEBIND, 1);
	r = bind_shared(rf, fd, &name, size);
	if (force)
		option_set(fd, IPPROTO_IP, IP_FREEBIND, 0);
	return r < 0 ? bind_failed(rf, r, reterr) : 0;
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

	return r < 0 ? error_sys(reterr, restored_object(rf), r, "cannot connect a %s to %s", inet_name(rf->image->isk),
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

static int inet_restore(struct restore *rs, struct restored_file *rf, struct error *reterr)
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
	if (r == 0 && wants_connect(rf))
		r = inet_connect(rs, rf, fd, reterr);
	if (r == 0)
		rf->fd = fd_take(&fd);
	return r;
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
		if (!isk->opts->so_reuseport && option_set(rf->fd, SOL_SOCKET, SO_REUSEPORT, 1) == 0)
			restored_inet_of(rf)->shares_port = true;
	}
	return count > 1;
}

/* Once all are bound: beside one that listens nobody can be bound any more. */
static int inet_fill(struct restore *rs, struct restored_file *rf, struct error *reterr)
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
	if (!isk->opts->reuseaddr)
		r = option_set(rf->fd, SOL_SOCKET, SO_REUSEADDR, 0);
	if (r == 0 && restored_inet_of(rf)->shares_port)
		r = option_set(rf->fd, SOL_SOCKET, SO_REUSEPORT, 0);
	if (r < 0)
		return error_sys(reterr, restored_object(rf), r, "cannot set who may share the port of socket %u",
				 rf->id);
	if (!isk->has_shutdown || isk->shutdown < SK_SHUTDOWN__READ || isk->shutdown > SK_SHUTDOWN__BOTH)
		return 0;
	/* SHUT_RD, SHUT_WR, SHUT_RDWR are one less than the mask. Without a peer it is shut down, and the call says ENOTCONN. */
	r = sys(SYS_shutdown, rf->fd, isk->shutdown - 1);
	return r < 0 && r != -ENOTCONN ? error_sys(reterr, restored_object(rf), r, "cannot shut down socket %u", rf->id)
				       : 0;
}

static int inet_restore_end(struct restore *rs, struct error *reterr)
{
	int r = 0;

	for (size_t i = 0; i < rs->files.n && r == 0; i++) {
		struct restored_file *rf = &rs->files.v[i];

		if (rf->kind == &kind_inet_socket && rf->fd >= 0)
			r = inet_finish(rs, rf, reterr);
	}
	return r;
}

const struct kind kind_inet_socket = {
	.name = "IP socket",
	.exclusive = true,
	.image = FD_TYPES__INETSK,
	.match = inet_match,
	.fdinfo = FDINFO_NEVER,
	.plan = inet_plan,
	.plan_end = inet_plan_end,
	.dump = inet_dump,
	.common = inet_common,
	.read = inet_read,
	.check = inet_check_one,
	.restore = inet_restore,
	.fill = inet_fill,
	.restore_end = inet_restore_end,
};
