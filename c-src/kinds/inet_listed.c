/*
 * kinds/inet_listed.c - what a descriptor does not say of its IP socket: which directions of a UDP socket were shut down
 * (sock_diag), and the peer of a raw one, which has no port (/proc/net/raw). Taken of a frozen tree.
 */
#define _GNU_SOURCE
#include <poll.h>
#include <sys/socket.h>
#include "base/fd.h"
#include "base/io.h"
#include "kernel/proc_net.h"
#include "kernel/sock_diag.h"
#include "kinds/datagrams.h"
#include "kinds/inet_socket.h"
#include "kinds/memberships.h"

#define PROC_NET_MAX (64 << 20)

/* --- what was shut down --- */

/* What is in no list of the kernel shows by its events which reads will end. */
void inet_shutdown_poll(struct file *f, InetSkEntry *isk)
{
	struct pollfd p = { .fd = file_copy(f), .events = POLLRDHUP };
	bool tcp = inet_is_tcp(isk);

	if (p.fd < 0 || sys(SYS_poll, &p, 1, 0) < 0)
		return;
	if (p.revents & POLLHUP && !tcp)
		inet_shutdown_note(isk, SK_SHUTDOWN__BOTH);
	else if (p.revents & POLLRDHUP)
		inet_shutdown_note(isk, SK_SHUTDOWN__READ);
}

static int shutdown_listed(const struct inet_diag *socket, void *arg)
{
	struct dump *d = arg;
	size_t next = 0;
	struct file *f = socket->shutdown ? file_of_inode(d, &kind_inet_socket, socket->ino, &next) : NULL;

	if (f)
		inet_shutdown_note(((struct inet_end *)f->state)->isk, socket->shutdown);
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

/* --- */

static void queue_take(struct dump *d, struct file *f, const InetSkEntry *isk)
{
	struct pollfd p = { .fd = file_copy(f), .events = POLLIN };

	if (!(isk->shutdown & SK_SHUTDOWN__READ) && sys(SYS_poll, &p, 1, 0) > 0 && p.revents & POLLIN &&
	    !datagrams_take(d, f))
		log_warning(d->log, "%s %u of process %d: datagrams that nobody has read are not kept",
			    inet_socket_name(isk), f->number, f->task->pid);
}

static InetSkEntry *entry_unless_tcp(const struct file *f)
{
	InetSkEntry *isk = f->kind == &kind_inet_socket ? ((struct inet_end *)f->state)->isk : NULL;

	return isk && !inet_is_tcp(isk) ? isk : NULL;
}

static int groups_take(struct dump *d, struct file *f, const struct memberships *all, struct error *reterr)
{
	struct inet_end *end = f->state;
	int fd = file_copy(f);

	return fd < 0 ? error_sys(reterr, file_object(f), fd, "cannot copy %s", f->link)
		      : memberships_take(d, all, f, end->isk, reterr);
}

/* One list of the kernel serves all sockets. */
static int groups_take_all(struct dump *d, struct error *reterr)
{
	struct memberships *all = NULL;

	for (size_t i = 0; i < d->files.n; i++) {
		struct error obstacle = { 0 };

		if (!entry_unless_tcp(d->files.v[i]))
			continue;
		if (!all && memberships_read(d, &all, reterr) < 0)
			return reterr->err;
		if (groups_take(d, d->files.v[i], all, &obstacle) < 0)
			dump_obstacle(d, &obstacle);
	}
	return 0;
}

int inet_listed_take(struct dump *d, struct error *reterr)
{
	static const int families[] = { AF_INET, AF_INET6 }, protocols[] = { IPPROTO_UDP, IPPROTO_UDPLITE };
	int r = raw_peers_take(d, reterr);

	if (r == 0)
		r = groups_take_all(d, reterr);
	for (size_t i = 0; i < d->files.n; i++) {
		InetSkEntry *isk = entry_unless_tcp(d->files.v[i]);

		if (isk && isk->type != SOCK_RAW)
			inet_shutdown_poll(d->files.v[i], isk);
	}
	for (size_t i = 0; i < 4 && r == 0; i++)
		r = shutdowns_take(d, families[i / 2], protocols[i % 2], reterr);
	for (size_t i = 0; i < d->files.n; i++) {
		const InetSkEntry *isk = entry_unless_tcp(d->files.v[i]);

		if (isk)
			queue_take(d, d->files.v[i], isk);
	}
	return r;
}
