/* kinds/tcp_stream.c - tcp-stream-<ino>.img at a restore: read, checked, and compared with the connections of this machine. */
#define _GNU_SOURCE
#include <errno.h>
#include "base/fd.h"
#include "base/sort.h"
#include "kernel/sock_diag.h"
#include "kinds/tcp_repair.h"

#define WSCALE_MAX 14

static const char *nonsense(const InetSkEntry *isk, const TcpStreamEntry *tcp)
{
	if (isk->state < TCP_ESTABLISHED || isk->state > TCP_CLOSING || isk->state == TCP_LISTEN ||
	    isk->state == TCP_SYN_RECV || isk->state == TCP_TIME_WAIT)
		return "a connection is in no such state";
	if (!isk->src_port)
		return "a connection has no local port";
	if (!tcp->has_unsq_len || tcp->unsq_len > tcp->outq_len)
		return "the lengths of its queues make no sense";
	if (tcp->opt_mask & OPTION_WSCALE &&
	    (!tcp->has_rcv_wscale || tcp->rcv_wscale > WSCALE_MAX || tcp->snd_wscale > WSCALE_MAX))
		return "its window scale is missing or out of range";
	if (tcp->opt_mask & OPTION_TIMESTAMPS && !tcp->has_timestamp)
		return "its time stamp is missing";
	return NULL;
}

int tcp_stream_read(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	struct restored_inet *end = restored_inet_of(rf);
	const InetSkEntry *isk = rf->image->isk;
	struct image_file *file;
	const char *wrong;
	TcpStreamEntry *tcp;
	int r = image_begin(rs->images, IMG_TCP_STREAM, isk->ino, false, &file, reterr);

	if (r == 0)
		r = image_next(file, &tcp, reterr);
	if (r < 0)
		return r;
	if (r == 0)
		return restored_corrupt(rf, "its tcp-stream image is empty", reterr);
	wrong = nonsense(isk, tcp);
	if (wrong)
		return restored_corrupt(rf, wrong, reterr);
	r = image_raw(file, (u64)tcp->inq_len + tcp->outq_len, &end->queues, reterr);
	if (r == 0)
		end->tcp = tcp;
	return r;
}

/* --- is there room for it? --- */

/* kind_state[STATE_TCP] while restoring. */
struct tcp_restore {
	bool listed;
	VEC(struct connection) existing; /* of this network namespace, in order */
	struct inet_address checked;	 /* the local address that was looked at last */
	long checked_result;
};

static struct tcp_restore *state_of(struct restore *rs)
{
	void **state = &rs->kind_state[STATE_TCP];

	if (!*state)
		*state = arena_new(rs->arena, struct tcp_restore);
	return *state;
}

static int connection_order(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct connection));
}

static int note_existing(const struct inet_diag *socket, void *arg)
{
	struct restore *rs = arg;
	struct inet_address local = { .family = socket->family, .port = socket->local_port };
	struct inet_address remote = { .family = socket->family, .port = socket->remote_port };
	struct connection c;

	if (!socket->remote_port || !socket->ino) /* what waits to be forgotten gives way */
		return 0;
	memcpy(local.words, socket->local, sizeof local.words);
	memcpy(remote.words, socket->remote, sizeof remote.words);
	tcp_connection_of(&local, &remote, &c);
	vec_push(rs->arena, &state_of(rs)->existing, c);
	return 0;
}

/* One list serves all; without it the conflict is found when the connection is made. */
static void list_existing(struct restore *rs)
{
	struct tcp_restore *state = state_of(rs);
	u32 connected = ~(1u << TCP_LISTEN | 1u << TCP_CLOSE);
	AUTO(fd_close) int diag = sock_diag_open();

	state->listed = true;
	if (diag < 0)
		return;
	inet_diag_each(diag, AF_INET, IPPROTO_TCP, connected, note_existing, rs);
	inet_diag_each(diag, AF_INET6, IPPROTO_TCP, connected, note_existing, rs);
	sort_array(state->existing.v, state->existing.n, sizeof *state->existing.v, connection_order);
}

static bool exists(const struct tcp_restore *state, const struct connection *c)
{
	size_t low = 0, high = state->existing.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = connection_order(c, &state->existing.v[middle]);

		if (order == 0)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

/* May a socket be bound to the local address at all? */
static long address_try(struct tcp_restore *state, const struct inet_address *local)
{
	struct inet_address any_port = *local;
	union inet_sockaddr name;
	AUTO(fd_close) int fd = -1;
	u32 size;

	any_port.port = 0;
	if (memcmp(&any_port, &state->checked, sizeof any_port) == 0)
		return state->checked_result;
	size = inet_address_to(&any_port, &name);
	fd = (int)sys(SYS_socket, local->family, SOCK_STREAM | SOCK_CLOEXEC, IPPROTO_TCP);
	state->checked = any_port;
	state->checked_result = fd < 0 ? fd : sys(SYS_bind, fd, &name, size);
	return state->checked_result;
}

int tcp_stream_check(struct restore *rs, const struct restored_file *rf, struct error *reterr)
{
	const struct restored_inet *end = restored_inet_of(rf);
	struct tcp_restore *state = state_of(rs);
	struct connection c;

	if (!end->tcp)
		return 0;
	if (!state->listed)
		list_existing(rs);
	if (address_try(state, &end->local) == -EADDRNOTAVAIL)
		return error_refuse(
			reterr, "ERR_ADDRESS_MISSING", restored_object(rf),
			"give this machine the address, map it by addressMap, or close connections by tcpClose",
			"the local address of the TCP connection %s to %s is not one of this machine",
			inet_address_text(rs->arena, &end->local), inet_address_text(rs->arena, &end->remote));
	tcp_connection_of(&end->local, &end->remote, &c);
	if (rf->image->isk->state != TCP_CLOSE && exists(state, &c))
		return error_refuse(reterr, "ERR_CONNECTION_EXISTS", restored_object(rf),
				    "end the process that has it first: a connection can be there only once",
				    "the TCP connection %s to %s exists already",
				    inet_address_text(rs->arena, &end->local),
				    inet_address_text(rs->arena, &end->remote));
	return 0;
}
