/*
 * kinds/unix_restore.c - unix sockets made again. Those with names and those that listen come first, as others need them: a
 * connection whose server side has the name of a listening socket is connected to it and accepted there, which is the only way
 * to two sockets of one name. Then pairs; then queues, while nobody is shut down or, among datagram sockets, connected to
 * somebody whom the queued ones do not come from; connections that wait at last, in the order in which they came.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <sys/socket.h>
#include "base/index.h"
#include "kinds/socket_options.h"
#include "kinds/unix_socket.h"

#define STRANGERS_MAX 64 /* who connect to a new listening socket before us */

/* kind_state: the sockets of the images by inode, and those that listen by a key of their name. */
struct unix_sockets {
	struct index by_inode, listeners;
};

static struct unix_sockets *unix_sockets(const struct restore *rs)
{
	return rs->kind_state[STATE_UNIX];
}

/* The bytes are compared afterwards. */
static u64 name_key(const UnixSkEntry *usk)
{
	u64 key = usk->name.len;

	for (size_t i = 0; i < usk->name.len; i++)
		key = index_mix(key, usk->name.data[i]);
	return key;
}

static void socket_index(struct restore *rs, struct restored_file *rf)
{
	struct unix_sockets *all = unix_sockets(rs);
	const UnixSkEntry *usk = rf->image->usk;

	if (!index_find(&all->by_inode, usk->ino))
		index_put(rs->arena, &all->by_inode, usk->ino, rf);
	if (usk->state != UNIX_LISTEN || usk->uflags & UNIX_EXTERN)
		return;
	restored_unix_of(rf)->next_listener = index_find(&all->listeners, name_key(usk));
	index_put(rs->arena, &all->listeners, name_key(usk), rf);
}

static void ends_make(struct restore *rs)
{
	rs->kind_state[STATE_UNIX] = arena_new(rs->arena, struct unix_sockets);
	for (size_t i = 0; i < rs->files.n; i++) {
		struct restored_file *rf = &rs->files.v[i];
		struct restored_unix *end;

		if (rf->kind != &kind_unix_socket)
			continue;
		end = arena_new(rs->arena, struct restored_unix);
		end->pending = end->peer = -1;
		end->inherit = restore_inherited(rs, arena_format(rs->arena, "socket:[%u]", rf->image->usk->ino));
		rf->state = end;
		socket_index(rs, rf);
	}
}

/* The entry of inode `ino`, or NULL; 0 is none. */
static struct restored_file *socket_of(struct restore *rs, u32 ino)
{
	return ino ? index_find(&unix_sockets(rs)->by_inode, ino) : NULL;
}

static void peer_resolve(struct restore *rs, struct restored_file *rf)
{
	const UnixSkEntry *usk = rf->image->usk;
	struct restored_file *other = socket_of(rs, usk->peer);
	struct restored_unix *end = restored_unix_of(rf);

	if (!other)
		return;
	if (other != rf && other->image->usk->peer == usk->ino)
		end->mate = other;
	else if (usk->type == SOCK_DGRAM)
		end->target = other;
	else if (other->image->usk->state == UNIX_LISTEN)
		end->listener = other;
}

int unix_read(struct restore *rs, struct error *reterr)
{
	ends_make(rs);
	for (size_t i = 0; i < rs->files.n; i++)
		if (rs->files.v[i].kind == &kind_unix_socket)
			peer_resolve(rs, &rs->files.v[i]);
	return unix_queues_read(rs, reterr);
}

/* --- check --- */

static bool has_name(const UnixSkEntry *usk)
{
	return usk->name.len != 0;
}

static bool same_text(const char *a, const char *b)
{
	return a && b ? str_eq(a, b) : a == b;
}

static bool names_equal(const UnixSkEntry *a, const UnixSkEntry *b)
{
	return a->name.len == b->name.len && memcmp(a->name.data, b->name.data, a->name.len) == 0 &&
	       same_text(a->name_dir, b->name_dir) && same_text(a->root_dir, b->root_dir);
}

/* The text alone: its file is gone, or is that of a listening socket. */
static bool name_is_shared(struct restore *rs, const struct restored_file *rf)
{
	const UnixSkEntry *usk = rf->image->usk;
	const struct restored_file *other = index_find(&unix_sockets(rs)->listeners, name_key(usk));

	for (; other; other = restored_unix_of(other)->next_listener)
		if (other != rf && names_equal(other->image->usk, usk))
			return true;
	return false;
}

static const char *refused_image(struct restore *rs, const struct restored_file *rf)
{
	const UnixSkEntry *usk = rf->image->usk;
	const struct restored_unix *end = restored_unix_of(rf);

	if (usk->uflags & UNIX_CALLBACK)
		return "unix socket (of a plugin)";
	if (usk->uflags & UNIX_SERVICE)
		return "unix socket (of CRIU's service)";
	if (end->target && end->target->image->usk->uflags & UNIX_EXTERN && !rs->options->ext_unix_sk)
		return "unix socket (connected to one outside of the tree: allow it by extUnixSk)";
	return NULL;
}

/* Addresses are at most as long as the kernel's; names of files end with NUL, so they are shorter. */
static bool name_is_valid(const UnixSkEntry *usk)
{
	return usk->name.len <= UNIX_NAME_MAX && (!usk->name_dir || usk->name_dir[0] == '/') &&
	       (!usk->root_dir || usk->root_dir[0] == '/');
}

static int topology_check(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const UnixSkEntry *usk = rf->image->usk;
	const struct restored_unix *end = restored_unix_of(rf);
	const struct restored_file *mate = end->mate;

	if (mate && (mate->image->usk->type != usk->type || socket_of(rs, usk->ino) != rf))
		return restored_corrupt(rf, "it and its peer do not fit", reterr);
	if (mate && restored_unix_of(mate)->inherit)
		return restored_corrupt(rf, "its peer was handed in, it was not", reterr);
	if ((end->target && (end->target->image->usk->type != SOCK_DGRAM || !has_name(end->target->image->usk))) ||
	    (end->listener && (end->listener->image->usk->type != usk->type || !has_name(end->listener->image->usk))))
		return restored_corrupt(rf, "it and its peer do not fit", reterr);
	if (!mate && !end->target && !end->listener && usk->peer && socket_of(rs, usk->peer))
		return restored_corrupt(rf, "its peer is not its peer", reterr);
	return 0;
}

int unix_check(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const UnixSkEntry *usk = rf->image->usk;
	const char *refused = refused_image(rs, rf);
	int r;

	if (restored_unix_of(rf)->inherit || usk->uflags & UNIX_EXTERN)
		return 0;
	if (refused)
		return error_refuse(reterr, "ERR_UNSUPPORTED_FD", restored_object(rf), NULL, "cannot be restored: %s",
				    refused);
	if (usk->type != SOCK_STREAM && usk->type != SOCK_DGRAM && usk->type != SOCK_SEQPACKET)
		return restored_corrupt(rf, "no such type of socket", reterr);
	if (!name_is_valid(usk) || usk->backlog > INT32_MAX)
		return restored_corrupt(rf, "its name or backlog is out of range", reterr);
	r = topology_check(rs, rf, reterr);
	if (r < 0 || !has_name(usk) || usk->deleted || name_is_shared(rs, rf))
		return r;
	return unix_name_check(rs, rf, reterr);
}

/* --- make --- */

/* Nobody's peer. Whoever connects to a datagram socket changes its state too, so the state says nothing of one with a name. */
static bool is_free(const struct restored_file *rf)
{
	return restored_unix_of(rf)->target || has_name(rf->image->usk) || rf->image->usk->state != UNIX_ESTABLISHED;
}

/* A socket that never had a peer, and nothing in it; or one that finds its peer later. */
static bool is_single(const struct restored_file *rf)
{
	const UnixSkEntry *usk = rf->image->usk;
	const struct restored_unix *end = restored_unix_of(rf);

	if (end->listener || usk->state == UNIX_LISTEN)
		return true;
	if (usk->type == SOCK_DGRAM)
		return !end->queue.n && (end->target || (is_free(rf) && !usk->peer));
	return !usk->peer && usk->state != UNIX_ESTABLISHED && !usk->shutdown;
}

/* Beside those that listen there is no place for its name. */
static bool binds_hidden(struct restore *rs, const struct restored_file *rf)
{
	const UnixSkEntry *usk = rf->image->usk;

	return usk->deleted || (usk->type != SOCK_DGRAM && usk->state != UNIX_LISTEN && name_is_shared(rs, rf));
}

static int bind_to_name(struct restore *rs, struct restored_file *rf, int fd, struct error *reterr)
{
	const UnixSkEntry *usk = rf->image->usk;
	bool hidden = binds_hidden(rs, rf);

	/* Two of one abstract name there can be only by accepting. */
	if (hidden && has_name(usk) && !unix_name_is_path(usk) && usk->state != UNIX_LISTEN && name_is_shared(rs, rf)) {
		log_warning(rs->log, "unix socket %u has no name any more", usk->ino);
		return 0;
	}
	return unix_name_bind(rs, rf, fd, hidden, reterr);
}

struct pair {
	int type;
	int fds[2];
};

static int pair_act(void *arg)
{
	struct pair *pair = arg;

	return sys(SYS_socketpair, AF_UNIX, pair->type | SOCK_CLOEXEC, 0, pair->fds);
}

static int pair_make(struct restore *rs, const struct restored_file *rf, int ret[2], struct error *reterr)
{
	struct pair pair = { rf->image->usk->type, { -1, -1 } };
	long r = unix_as_peer(rs, rf->image->usk->peer_credentials, pair_act, &pair);

	ret[0] = pair.fds[0];
	ret[1] = pair.fds[1];

	return r < 0 ? error_sys(reterr, restored_object(rf), r, "socketpair") : 0;
}

struct listening {
	int fd, backlog;
};

static int listen_act(void *arg)
{
	const struct listening *listening = arg;

	return sys(SYS_listen, listening->fd, listening->backlog);
}

static int single_make(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const UnixSkEntry *usk = rf->image->usk;
	AUTO(fd_close) int fd = sys(SYS_socket, AF_UNIX, usk->type | SOCK_CLOEXEC, 0);
	long r = fd < 0 ? error_sys(reterr, restored_object(rf), fd, "cannot make a unix socket") : 0;

	if (r == 0)
		r = bind_to_name(rs, rf, fd, reterr);
	if (r == 0 && usk->state == UNIX_LISTEN) {
		r = unix_as_peer(rs, usk->peer_credentials, listen_act, &(struct listening){ fd, usk->backlog });
		if (r < 0)
			r = error_sys(reterr, restored_object(rf), r, "cannot listen at unix socket %u", usk->ino);
	}
	if (r == 0)
		rf->fd = fd_take(&fd);
	return r;
}

/*
 * One that is nobody's peer takes datagrams from everybody, so it can be filled from the other end of a pair that it has
 * left. (Leaving empties its queue, and gives the other end an error to read.)
 */
static int datagram_make(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	struct restored_unix *end = restored_unix_of(rf);
	struct sockaddr none = { .sa_family = AF_UNSPEC };
	int pair[2];
	long r = pair_make(rs, rf, pair, reterr);

	if (r < 0)
		return r;
	rf->fd = pair[0];
	end->peer = pair[1];
	if (is_free(rf)) {
		r = sys(SYS_connect, rf->fd, &none, sizeof none.sa_family);
		if (r < 0)
			return error_sys(reterr, restored_object(rf), r, "cannot part a pair of unix sockets");
		unix_option_get(end->peer, SO_ERROR);
	}
	return bind_to_name(rs, rf, rf->fd, reterr);
}

/* The listening socket of its name, if there is one. */
static struct restored_file *listener_of(struct restore *rs, const struct restored_file *rf)
{
	const UnixSkEntry *usk = rf->image->usk;

	for (size_t i = 0; has_name(usk) && usk->type != SOCK_DGRAM && i < rs->files.n; i++) {
		struct restored_file *other = &rs->files.v[i];

		if (other->kind == &kind_unix_socket && other->image->usk->state == UNIX_LISTEN &&
		    other->image->usk->type == usk->type && !(other->image->usk->uflags & UNIX_EXTERN) &&
		    names_equal(other->image->usk, usk))
			return other;
	}
	return NULL;
}

/* Others may have connected already; they are turned away, as before it listened. */
static int accept_own(int listener, pid_t own, int *ret)
{
	for (int i = 0; i < STRANGERS_MAX; i++) {
		AUTO(fd_close) int fd = sys(SYS_accept4, listener, NULL, NULL, SOCK_CLOEXEC);
		struct ucred peer;
		u32 size = sizeof peer;

		if (fd < 0)
			return fd;
		if (sys(SYS_getsockopt, fd, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.pid == own) {
			*ret = fd_take(&fd);
			return 0;
		}
	}
	return -EBUSY;
}

/* A client, by whomever it is connected. */
struct client {
	int fd, listener;
	const UnixSkEntry *to;
	pid_t pid;
};

static int connect_act(void *arg)
{
	struct client *client = arg;

	client->pid = sys(SYS_getpid);
	return unix_connect_bound(client->fd, client->to, client->listener);
}

/* `server` gets its name from the listening socket. Without a client the near end is nobody's. */
static int accepted_make(struct restore *rs, struct restored_file *client, struct restored_file *server,
			 struct restored_file *listener, int *ret_near, int *ret_far, struct error *reterr)
{
	AUTO(fd_close) int near = sys(SYS_socket, AF_UNIX, server->image->usk->type | SOCK_CLOEXEC, 0);
	AUTO(fd_close) int far = -1;
	struct client c;
	int there;
	long r = restore_open(rs, listener->id, &there, reterr);

	if (r < 0)
		return r;
	r = near < 0 ? near : 0;
	if (r < 0)
		return error_sys(reterr, restored_object(server), r, "cannot make a unix socket");
	r = client ? bind_to_name(rs, client, near, reterr) : 0;
	if (r < 0)
		return r;
	c = (struct client){ near, there, listener->image->usk, 0 };
	r = unix_as_peer(rs, server->image->usk->peer_credentials, connect_act, &c);
	if (r == 0)
		r = accept_own(there, c.pid, &far);
	if (r < 0)
		return error_sys(reterr, restored_object(server), r, "cannot connect two unix sockets again");
	*ret_near = fd_take(&near);
	*ret_far = fd_take(&far);
	return 0;
}

static bool peers_equal(const UnixPeerEntry *a, const UnixPeerEntry *b)
{
	return a == b ||
	       (a && b && a->pid == b->pid && a->uid == b->uid && a->gid == b->gid && a->n_groups == b->n_groups &&
		(!a->n_groups || memcmp(a->groups, b->groups, a->n_groups * sizeof(u32)) == 0));
}

/*
 * The two were connected, and the listening socket is gone: one of its name is made for a moment. Who of them connected is of no
 * consequence: each says who was at the other end.
 */
static long crossed_connect(struct restore *rs, const struct restored_file *client, const struct restored_file *server,
			    int near, int *ret_far)
{
	const UnixSkEntry *usk = server->image->usk;
	AUTO(fd_close) int listener = sys(SYS_socket, AF_UNIX, usk->type | SOCK_CLOEXEC, 0);
	struct client c = { near, listener, usk, 0 };
	long r = listener < 0 ? listener : unix_name_lend(rs, usk->name, listener);

	if (r >= 0)
		r = unix_as_peer(rs, client->image->usk->peer_credentials, listen_act,
				 &(struct listening){ listener, 1 });
	if (r >= 0)
		r = unix_as_peer(rs, usk->peer_credentials, connect_act, &c);
	return r < 0 ? r : accept_own(listener, c.pid, ret_far);
}

/* 1: made. 0: it is no such case, or its name is taken. */
static int crossed_make(struct restore *rs, struct restored_file *rf, struct restored_file *mate, struct error *reterr)
{
	struct restored_file *server = has_name(rf->image->usk) ? rf : mate, *client = server == rf ? mate : rf;
	const UnixSkEntry *usk = server->image->usk;
	AUTO(fd_close) int near = -1;
	AUTO(fd_close) int far = -1;
	int r;

	if (usk->type == SOCK_DGRAM || !has_name(usk) ||
	    peers_equal(usk->peer_credentials, client->image->usk->peer_credentials))
		return 0;
	near = sys(SYS_socket, AF_UNIX, usk->type | SOCK_CLOEXEC, 0);
	if (near < 0 || crossed_connect(rs, client, server, near, &far) < 0)
		return 0;
	r = bind_to_name(rs, client, near, reterr);
	if (r < 0)
		return r;
	restored_unix_of(client)->pending = fd_take(&near);
	restored_unix_of(server)->pending = fd_take(&far);
	return 1;
}

static int mates_make(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	struct restored_file *mate = restored_unix_of(rf)->mate, *listener;
	int *here = &restored_unix_of(rf)->pending, *there = &restored_unix_of(mate)->pending;
	int pair[2];
	int r;

	listener = listener_of(rs, rf);
	if (listener)
		return accepted_make(rs, mate, rf, listener, there, here, reterr);
	listener = listener_of(rs, mate);
	if (listener)
		return accepted_make(rs, rf, mate, listener, here, there, reterr);
	r = crossed_make(rs, rf, mate, reterr);
	if (r)
		return MIN(r, 0);
	r = pair_make(rs, rf, pair, reterr);
	if (r < 0)
		return r;
	*here = pair[0];
	*there = pair[1];
	r = bind_to_name(rs, rf, pair[0], reterr);
	return r < 0 ? r : bind_to_name(rs, mate, pair[1], reterr);
}

/* Its peer is gone, or was outside of the tree. */
static int widow_make(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	struct restored_file *listener = listener_of(rs, rf);
	const UnixSkEntry *usk = rf->image->usk;
	int pair[2];
	int r = listener ? accepted_make(rs, NULL, rf, listener, &pair[1], &pair[0], reterr)
			 : pair_make(rs, rf, pair, reterr);

	if (r < 0)
		return r;
	rf->fd = pair[0];
	restored_unix_of(rf)->peer = pair[1];
	if (usk->peer)
		log_warning(rs->log, "unix socket %u: its peer %u was outside of the tree and is closed now", usk->ino,
			    usk->peer);
	return listener ? 0 : bind_to_name(rs, rf, rf->fd, reterr);
}

int unix_restore(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	struct restored_unix *end = restored_unix_of(rf);
	int r = 0;

	if (end->inherit)
		return restored_inherit(rf, end->inherit, reterr);
	if (is_single(rf))
		return single_make(rs, rf, reterr);
	if (end->mate && end->pending < 0)
		r = mates_make(rs, rf, reterr);
	if (r == 0 && end->mate) {
		rf->fd = fd_take(&end->pending);
		return 0;
	}
	if (r < 0)
		return r;
	return rf->image->usk->type == SOCK_DGRAM ? datagram_make(rs, rf, reterr) : widow_make(rs, rf, reterr);
}

/* Where its queue is written from, or -1. */
static int writer_of(const struct restored_file *rf)
{
	const struct restored_unix *end = restored_unix_of(rf);

	if (end->inherit)
		return end->inherit->has_peer_fd ? end->inherit->peer_fd : -1;
	if (end->mate)
		return end->mate->fd >= 0 ? end->mate->fd : restored_unix_of(end->mate)->pending;
	return end->peer;
}

int unix_fill(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	return unix_queue_fill(rs, rf, writer_of(rf), reterr);
}

/* --- when all are filled --- */

static int connect_failed(const struct restored_file *rf, long r, struct error *reterr)
{
	return error_sys(reterr, restored_object(rf), r, "cannot connect unix socket %u again", rf->image->usk->ino);
}

static int target_connect(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	struct restored_file *target = restored_unix_of(rf)->target;
	int there;
	long r;

	if (rf->inherited || !target || restored_unix_of(rf)->connected)
		return 0;
	restored_unix_of(rf)->connected = true;
	/* One that is connected takes others no more: they come first. */
	for (size_t i = 0; i < rs->files.n; i++) {
		struct restored_file *other = &rs->files.v[i];

		if (other->kind == &kind_unix_socket && other->fd >= 0 && restored_unix_of(other)->target == rf &&
		    target_connect(rs, other, reterr) < 0)
			return reterr->err;
	}
	if (target->image->usk->uflags & UNIX_EXTERN) {
		r = unix_connect_name(rf->fd, target->image->usk);
		return r < 0 ? connect_failed(rf, r, reterr) : 0;
	}
	r = restore_open(rs, target->id, &there, reterr);
	if (r < 0)
		return r;
	r = unix_connect_bound(rf->fd, target->image->usk, there);
	return r < 0 ? connect_failed(rf, r, reterr) : 0;
}

/* Who accepts it hears who connected: as far as we know, who holds it now. */
static bool owner_of(const struct restored_file *rf, UnixPeerEntry *ret)
{
	const struct task *t = rf->user;
	const CoreEntry *core = t && t->threads.n ? task_leader(t)->core : NULL;
	const CredsEntry *creds = core && core->thread_core ? core->thread_core->creds : NULL;

	if (!creds)
		return false;
	unix_peer_entry__init(ret);
	ret->pid = (u32)t->pid;
	ret->uid = creds->euid;
	ret->gid = creds->egid;
	ret->groups = creds->groups;
	ret->n_groups = creds->n_groups;
	return true;
}

static long waiting_join(struct restore *rs, const struct restored_file *rf, const struct restored_file *listener)
{
	struct client c = { rf->fd, listener->fd, listener->image->usk, 0 };
	UnixPeerEntry owner;

	if (listener->fd < 0)
		return -ENOTCONN;
	return unix_as_peer(rs, owner_of(rf, &owner) ? &owner : NULL, connect_act, &c);
}

/* One after the other as they came: whoever came before is connected first. */
static int waiting_connect(struct restore *rs, struct error *reterr)
{
	u32 turn = 0, next = 0;

	while (next != UINT32_MAX) {
		turn = next;
		next = UINT32_MAX;
		for (size_t i = 0; i < rs->files.n; i++) {
			struct restored_file *rf = &rs->files.v[i];
			struct restored_file *listener =
				rf->kind == &kind_unix_socket && rf->fd >= 0 ? restored_unix_of(rf)->listener : NULL;
			u32 before = listener ? rf->image->usk->waiting_before : 0;
			long r;

			if (!listener || rf->inherited)
				continue;
			if (before > turn)
				next = MIN(next, before);
			if (before != turn)
				continue;
			r = waiting_join(rs, rf, listener);
			if (r < 0)
				return connect_failed(rf, r, reterr);
		}
	}
	return 0;
}

static int end_finish(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const UnixSkEntry *usk = rf->image->usk;
	struct restored_unix *end = restored_unix_of(rf);
	long r = 0;

	if (rf->inherited)
		return 0;
	r = socket_options_give(rs, rf, rf->fd, usk->opts, reterr);
	if (r < 0)
		return r;
	fd_close(&end->peer);
	if (!usk->has_shutdown || usk->shutdown < SK_SHUTDOWN__READ || usk->shutdown > SK_SHUTDOWN__BOTH)
		return 0;
	/* SHUT_RD, SHUT_WR, SHUT_RDWR are one less than the mask. The peer sees the other half of it. */
	r = sys(SYS_shutdown, rf->fd, usk->shutdown - 1);
	if (r < 0 && r != -ENOTCONN)
		return error_sys(reterr, restored_object(rf), r, "cannot shut down socket %u", rf->id);
	return 0;
}

static int each_made(struct restore *rs, int (*act)(struct restore *rs, struct restored_file *rf, struct error *reterr),
		     struct error *reterr)
{
	int r = 0;

	for (size_t i = 0; i < rs->files.n && r == 0; i++)
		if (rs->files.v[i].kind == &kind_unix_socket && rs->files.v[i].fd >= 0)
			r = act(rs, &rs->files.v[i], reterr);
	return r;
}

/* Queues of all are filled: now what would have stopped them. */
int unix_restore_end(struct restore *rs, struct error *reterr)
{
	int r = each_made(rs, target_connect, reterr);

	if (r == 0)
		r = waiting_connect(rs, reterr);
	if (r == 0)
		r = each_made(rs, end_finish, reterr);
	for (size_t i = 0; i < rs->files.n; i++)
		if (rs->files.v[i].kind == &kind_unix_socket)
			fd_close(&restored_unix_of(&rs->files.v[i])->pending);
	return r;
}
