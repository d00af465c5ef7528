/* kinds/tcp_policy.c - which TCP connections are kept, which are restored closed, which stand in the way of a dump. */
#define _GNU_SOURCE
#include <errno.h>
#include "base/fd.h"
#include "kernel/sock_diag.h"
#include "kinds/sockopt.h"
#include "kinds/tcp.h"

#ifndef TCP_ULP
#define TCP_ULP 31
#endif
#define ULP_NAME_MAX 16

struct tcp_dump *tcp_dump_of(struct dump *d)
{
	void **state = &d->kind_state[STATE_TCP];

	if (!*state)
		*state = arena_new(d->arena, struct tcp_dump);
	return *state;
}

static bool is_mapped(const struct inet_address *a)
{
	return a->family == AF_INET6 && !a->words[0] && !a->words[1] && a->words[2] == __builtin_bswap32(0xffff);
}

void tcp_connection_of(const struct inet_address *local, const struct inet_address *remote, struct connection *ret)
{
	memset(ret, 0, sizeof *ret);
	ret->ipv6 = local->family == AF_INET6 && !is_mapped(remote);
	ret->local_port = local->port;
	ret->remote_port = remote->port;
	if (is_mapped(remote)) {
		ret->local[0] = local->words[3];
		ret->remote[0] = remote->words[3];
	} else {
		memcpy(ret->local, local->words, sizeof ret->local);
		memcpy(ret->remote, remote->words, sizeof ret->remote);
	}
}

static const char *name_of(struct dump *d, const struct file *f)
{
	const struct inet_end *end = f->state;

	return arena_format(d->arena, "TCP connection %s to %s", inet_address_text(d->arena, &end->local),
			    inet_address_text(d->arena, &end->remote));
}

static int refuse(struct dump *d, const struct file *f, const char *code, const char *hint, const char *text,
		  struct error *reterr)
{
	struct object object = file_object(f);

	object.kind = "TCP socket";
	return error_refuse(reterr, code, object, hint, "descriptor %d of process %d: %s %s", f->number, f->task->pid,
			    name_of(d, f), text);
}

/* A layer above TCP inside the kernel: TLS and the like. */
static bool has_upper_layer(int fd)
{
	char name[ULP_NAME_MAX] = { 0 };
	u32 size = sizeof name;

	return sys(SYS_getsockopt, fd, IPPROTO_TCP, TCP_ULP, name, &size) == 0 && size > 0 && name[0];
}

/* Connections that wait to be accepted come and go while the target runs. */
static int plan_listener(struct dump *d, const struct file *f, struct error *reterr)
{
	const struct inet_end *end = f->state;
	struct object object = file_object(f);

	if (!end->not_accepted || d->options->tcp_skip_in_flight || (!d->frozen && !d->options->plan_only))
		return 0;
	object.kind = "TCP socket";
	return error_refuse(
		reterr, "ERR_TCP_IN_FLIGHT", object,
		"try again when the target has accepted them, or lose them by tcpSkipInFlight (--skip-in-flight)",
		"descriptor %d of process %d: %u TCP connections at %s wait to be accepted", f->number, f->task->pid,
		end->not_accepted, inet_address_text(d->arena, &end->local));
}

static void keep(struct dump *d, struct file *f)
{
	struct inet_end *end = f->state;
	struct connection c;

	tcp_connection_of(&end->local, &end->remote, &c);
	if (end->isk->state != TCP_CLOSE) /* others may have its addresses by now */
		vec_push(d->arena, &d->connections, c);
	end->stream = arena_new(d->arena, struct tcp_stream);
	end->stream->file = f;
	vec_push(d->arena, &tcp_dump_of(d)->streams, end->stream);
}

/* As a socket that has lost its connection: what CRIU makes of it too. */
static void forget(struct file *f)
{
	struct inet_end *end = f->state;

	end->isk->state = TCP_CLOSE;
	end->isk->src_port = end->isk->dst_port = 0;
	end->isk->has_shutdown = true;
	end->isk->shutdown = SK_SHUTDOWN__BOTH;
}

static void report(struct dump *d, const struct file *f)
{
	const struct inet_end *end = f->state;
	TcpConnection *c = arena_new(d->arena, TcpConnection);

	tcp_connection__init(c);
	c->ino = (u32)f->st.st_ino;
	c->pid = f->task->pid;
	c->fd = f->number;
	c->state = end->isk->state;
	c->local = (char *)inet_address_text(d->arena, &end->local);
	c->remote = (char *)inet_address_text(d->arena, &end->remote);
	vec_push(d->arena, &d->tcp, c);
}

/* Rules are in the order of inodes: lib/options/tcp.ts. */
static const TcpRule *rule_of(const CriuOpts *o, u32 ino)
{
	size_t low = 0, high = o->n_tcp_rules;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (o->tcp_rules[middle]->ino == ino)
			return o->tcp_rules[middle];
		if (o->tcp_rules[middle]->ino < ino)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static TcpFate fate_of(const struct dump *d, const struct file *f)
{
	const TcpRule *rule = rule_of(d->options, (u32)f->st.st_ino);

	if (rule)
		return rule->fate;
	if (d->options->tcp_close)
		return TCP_FATE__TCP_CLOSE;
	return d->options->tcp_established ? TCP_FATE__TCP_KEEP : TCP_FATE__TCP_REJECT;
}

static int plan_connection(struct dump *d, struct file *f, struct error *reterr)
{
	TcpFate fate = fate_of(d, f);

	if (d->options->plan_only)
		report(d, f);
	if (fate == TCP_FATE__TCP_CLOSE) {
		forget(f);
		return 0;
	}
	if (fate != TCP_FATE__TCP_KEEP)
		return refuse(
			d, f, "ERR_TCP_CONNECTION",
			"keep it by tcpEstablished (--tcp-established), or have it closed by tcpClose (--tcp-close)",
			"is not kept unless asked for", reterr);
	if (has_upper_layer(f->fd))
		return refuse(d, f, "ERR_UNSUPPORTED_FD", "have it closed by tcpClose (--tcp-close)",
			      "has a protocol of the kernel above it, such as TLS", reterr);
	/* The kernel tells which of its sends are done by their number, and would begin to count anew. */
	if (sockopt_number(f->fd, SOL_SOCKET, SO_ZEROCOPY) > 0)
		return refuse(d, f, "ERR_UNSUPPORTED_FD", "have it closed by tcpClose (--tcp-close)",
			      "sends without copying (SO_ZEROCOPY)", reterr);
	if (d->frozen)
		keep(d, f);
	return 0;
}

/* A connection that has ended may have bytes that nobody has read. */
static int plan_closed(struct dump *d, struct file *f)
{
	const InetSkEntry *isk = inet_end_of(f)->isk;

	if (!isk->dst_port)
		return 0;
	if (fate_of(d, f) == TCP_FATE__TCP_CLOSE || !isk->src_port)
		forget(f);
	else if (d->frozen)
		keep(d, f);
	return 0;
}

int tcp_plan(struct dump *d, struct file *f, struct error *reterr)
{
	struct inet_end *end = f->state;

	switch (end->isk->state) {
	case TCP_CLOSE:
		return plan_closed(d, f);
	case TCP_LISTEN:
		return plan_listener(d, f, reterr);
	case TCP_SYN_RECV:
	case TCP_TIME_WAIT:
		return refuse(d, f, "ERR_UNSUPPORTED_FD", "try again in a moment",
			      "is still being opened by the other side (TCP fast open)", reterr);
	default:
		return plan_connection(d, f, reterr);
	}
}

/* --- those whose segments are signed --- */

static int keys_note(const struct inet_diag *socket, void *arg)
{
	struct dump *d = arg;
	struct error obstacle = { 0 };
	size_t next = 0;
	struct file *f = socket->has_keys ? file_of_inode(d, &kind_inet_socket, socket->ino, &next) : NULL;

	/* One that will be closed needs them no more. */
	if (!f || (inet_end_of(f)->isk->state == TCP_CLOSE && !inet_end_of(f)->isk->src_port))
		return 0;
	file_refuse(f, "TCP socket with keys (TCP_MD5SIG)", "have connections closed by tcpClose (--tcp-close)",
		    &obstacle);
	dump_obstacle(d, &obstacle);
	return 0;
}

static bool any_tcp(const struct dump *d)
{
	for (size_t i = 0; i < d->files.n; i++)
		if (d->files.v[i]->kind == &kind_inet_socket && d->files.v[i]->protocol == IPPROTO_TCP)
			return true;
	return false;
}

/* No option of a socket tells, but a list of the kernel does. Of sockets in no list (neither bound nor connected) nothing is known. */
int tcp_plan_end(struct dump *d, struct error *reterr)
{
	static const int families[] = { AF_INET, AF_INET6 };
	AUTO(fd_close) int diag = any_tcp(d) ? sock_diag_open() : -1;
	int r = 0;

	for (size_t i = 0; diag >= 0 && i < ARRAY_SIZE(families) && r == 0; i++)
		r = inet_diag_each(diag, families[i], IPPROTO_TCP, ~0U, keys_note, d);
	if (r < 0 && r != -ENOENT)
		return error_sys(reterr, OBJECT(.kind = "TCP socket"), r, "cannot list the TCP sockets");
	return 0;
}

/* --- all that are kept --- */

int connections_verify(struct dump *d, struct error *reterr)
{
	struct tcp_dump *all = tcp_dump_of(d);

	for (size_t i = 0; i < all->streams.n; i++) {
		const struct tcp_stream *s = all->streams.v[i];
		int r = tcp_stream_verify(s);

		if (r == -ESTALE)
			return refuse(d, s->file, "ERR_TCP_MOVED",
				      "try again; without a network lock, when it is quiet",
				      "went on while it was saved", reterr);
		if (r < 0)
			return error_sys(reterr, file_object(s->file), r, "cannot look at a TCP connection again");
	}
	return 0;
}

void connections_silence(struct dump *d)
{
	struct tcp_dump *all = tcp_dump_of(d);
	int r = 0;

	for (size_t i = 0; i < all->streams.n && r == 0; i++)
		r = tcp_stream_silence(all->streams.v[i]);
	if (r < 0)
		log_warning(d->log, "the other side of a TCP connection will see it end: %s", error_name(r));
}

void connections_unsilence(struct dump *d)
{
	struct tcp_dump *all = tcp_dump_of(d);

	for (size_t i = 0; i < all->streams.n; i++)
		tcp_stream_unsilence(all->streams.v[i]);
}

int connections_resume(struct restore *rs, struct error *reterr)
{
	for (size_t i = 0; i < rs->files.n; i++) {
		const struct restored_file *rf = &rs->files.v[i];
		int r = rf->kind == &kind_inet_socket && rf->fd >= 0 && restored_inet_of(rf)->tcp
				? tcp_stream_resume(rf)
				: 0;

		if (r < 0)
			return error_sys(reterr, restored_object(rf), r, "cannot resume TCP connection %u", rf->id);
	}
	return 0;
}
