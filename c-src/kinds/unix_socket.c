/*
 * kinds/unix_socket.c - the dump of unix sockets. Who is whose peer, what was shut down and who waits at a listening one,
 * sock_diag tells. A peer in the caller is reported, so that it can hand in a new end; a peer anywhere else is refused, unless
 * external sockets are allowed. Bytes on their way out of the tree are the peer's and stay there.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <sys/socket.h>
#include "kinds/socket_options.h"
#include "kinds/unix_socket.h"

#define ASK_EACH_MAX 16 /* then the kernel is asked for all */

static bool unix_match(const struct file *f)
{
	return f->domain == AF_UNIX;
}

struct unix_plan *unix_plan_of(struct dump *d)
{
	void **state = &d->kind_state[kind_index(&kind_unix_socket)];

	if (!*state) {
		struct unix_plan *plan = arena_new(d->arena, struct unix_plan);

		plan->diag = sock_diag_open();
		*state = plan;
	}
	return *state;
}

static int diag_keep(const struct unix_diag *socket, void *arg)
{
	struct dump *d = arg;
	struct unix_plan *plan = d->kind_state[kind_index(&kind_unix_socket)];

	index_put(d->arena, &plan->known, socket->ino, arena_memdup(d->arena, socket, sizeof *socket));
	return 0;
}

/* The kernel walks all of its sockets for each question. */
static int diag_ask(struct dump *d, struct unix_plan *plan, u32 ino, struct unix_diag *ret)
{
	const struct unix_diag *known;
	int r = 0;

	if (plan->diag < 0)
		return plan->diag;
	if (plan->asked++ == ASK_EACH_MAX)
		r = sock_diag_unix_all(plan->diag, diag_keep, d);
	if (r < 0)
		return r;
	known = index_find(&plan->known, ino);
	if (!known) /* not many of them, or it is younger than the list */
		return sock_diag_unix(plan->diag, ino, ret);
	*ret = *known;
	return 0;
}

/* One of another network namespace whose inode has the number of one here: those of the kernel's own file systems are 32 bits long. */
static bool is_namesake(int fd, const struct unix_diag *diag)
{
	u64 cookie = 0;
	u32 size = sizeof cookie;

	return sys(SYS_getsockopt, fd, SOL_SOCKET, SO_COOKIE, &cookie, &size) == 0 && cookie != diag->cookie;
}

static int unix_plan(struct dump *d, struct file *f, struct error *reterr)
{
	struct unix_plan *plan = unix_plan_of(d);
	struct unix_end *end = arena_new(d->arena, struct unix_end);
	int r = diag_ask(d, plan, f->st.st_ino, &end->diag);

	f->state = end;
	if (r == -ENOENT || (r == 0 && is_namesake(f->fd, &end->diag)))
		return file_refuse(f, "unix socket (of another network namespace)", NULL, reterr);
	if (r < 0)
		return error_sys(reterr, file_object(f), r, "sock_diag knows nothing of %s", f->link);
	end->usk = arena_new(d->arena, UnixSkEntry);
	unix_sk_entry__init(end->usk);
	return unix_name_take(d, f, end, reterr);
}

static bool has_external_key(struct dump *d, u32 ino, u32 peer)
{
	return dump_is_external(d, arena_format(d->arena, "unix[%u]", ino)) ||
	       dump_is_external(d, arena_format(d->arena, "unix[%u]", peer)) ||
	       dump_is_external(d, arena_format(d->arena, "socket:[%u]", ino));
}

static int peer_outside(struct dump *d, struct file *f, struct unix_end *end, struct error *reterr)
{
	struct object object = file_object(f);
	int same = -1, peer = -1;

	if (d->options->reconnect_caller) {
		same = caller_same(d, f);
		peer = caller_holds(d, f->st.st_dev, end->diag.peer, 0);
	}
	end->shared = same >= 0;
	if (same >= 0 || peer >= 0) {
		external_report(d, f, EXTERNAL_KIND__EXTERNAL_UNIX, f->link, same, peer);
		return 0;
	}
	end->outside = d->options->ext_unix_sk || has_external_key(d, f->st.st_ino, end->diag.peer);
	if (end->outside)
		return 0;
	/* Gone or taken over since we asked; the frozen tree will tell. */
	if (!d->frozen && sock_diag_unix(unix_plan_of(d)->diag, end->diag.peer, &(struct unix_diag){ 0 }) == -ENOENT)
		return 0;
	return error_refuse(
		reterr, "ERR_EXTERNAL_PEER", object,
		"dump both sides together, or allow it by extUnixSk (--ext-unix-sk)",
		"descriptor %d of process %d is a unix socket connected to socket %u of a process outside of the tree",
		f->number, f->task->pid, end->diag.peer);
}

/* Connected to a listening socket that we do not see. */
static bool waits_nowhere(const struct unix_end *end)
{
	return end->diag.has_peer && !end->diag.shutdown && end->diag.type != SOCK_DGRAM && !end->listener;
}

static int peer_find(struct dump *d, struct file *f, struct error *reterr)
{
	struct unix_end *end = f->state;
	const struct unix_end *other;
	size_t next = 0;

	if (!end->diag.peer)
		return waits_nowhere(end) && d->frozen
			       ? file_refuse(f, "unix socket (nobody in the tree will accept its connection)", NULL,
					     reterr)
			       : 0;
	end->peer = file_of_inode(d, &kind_unix_socket, end->diag.peer, &next);
	if (!end->peer)
		return peer_outside(d, f, end, reterr);
	other = end->peer->state;
	if (other->diag.peer != f->st.st_ino)
		unix_end_of(end->peer)->is_target = true;
	if (other->diag.peer == f->st.st_ino || !d->frozen || (end->diag.type == SOCK_DGRAM && other->diag.has_name))
		return 0;
	return file_refuse(f, "unix socket (its peer is connected elsewhere, and has no name)", NULL, reterr);
}

/* --- connections that were not accepted yet --- */

static int waiting_find(struct dump *d, struct file *f, u32 ino, u32 nth, struct error *reterr)
{
	size_t next = 0;
	struct file *client = ino ? file_of_inode(d, &kind_unix_socket, ino, &next) : NULL;

	if (!ino)
		return file_refuse(f, "unix socket (a connection that waits at it was closed)",
				   "let the target accept it first", reterr);
	if (!client && d->options->ext_unix_sk) {
		log_warning(d->log, "unix socket %u: a connection from outside of the tree, not accepted yet, is lost",
			    (u32)f->st.st_ino);
		return 0;
	}
	if (!client)
		return file_refuse(f, "unix socket (a process outside of the tree waits at it)",
				   "let the target accept the connection first, or allow to lose it by extUnixSk",
				   reterr);
	if (unix_end_of(client)->diag.write_queue)
		return file_refuse(client, "unix socket (data sent before it was accepted)",
				   "let the target accept it first", reterr);
	unix_end_of(client)->listener = f;
	unix_end_of(client)->waiting_before = nth;
	return 0;
}

static int waiting_take(struct dump *d, struct file *f, struct error *reterr)
{
	u32 *waiting;
	size_t count;
	int r;

	if (unix_end_of(f)->diag.state != UNIX_LISTEN || !unix_end_of(f)->diag.read_queue)
		return 0;
	waiting = arena_array(d->arena, u32, UNIX_WAITING_MAX);
	r = sock_diag_unix_waiting(unix_plan_of(d)->diag, f->st.st_ino, waiting, &count);
	if (r < 0)
		return error_sys(reterr, file_object(f), r, "cannot see who waits at %s", f->link);
	for (size_t i = 0; i < count && r == 0; i++)
		r = waiting_find(d, f, waiting[i], i, reterr);
	return r;
}

/* The caller goes on using the same description: its queue is not ours. */
static bool is_shared(struct dump *d, struct file *f)
{
	size_t next = 0;

	return d->options->reconnect_caller && !file_of_inode(d, &kind_unix_socket, unix_end_of(f)->diag.peer, &next) &&
	       caller_same(d, f) >= 0;
}

static int unix_held(struct dump *d, struct file *f, struct error *reterr)
{
	const struct unix_end *end = unix_end_of(f);

	if (!end->usk || is_shared(d, f) || (end->diag.type != SOCK_DGRAM && end->diag.state != UNIX_ESTABLISHED))
		return 0;
	/* Of packets it is the length of the first, which may be none. */
	if (end->diag.type == SOCK_STREAM && !end->diag.read_queue)
		return 0;
	return unix_queue_take(d, f, reterr);
}

static int end_plan(struct dump *d, struct file *f, struct error *reterr)
{
	struct unix_end *end = unix_end_of(f);
	int r = peer_find(d, f, reterr);

	if (r < 0 || !d->frozen)
		return r;
	end->usk->peer_credentials = unix_peer_take(d, file_copy(f));
	return socket_options_take(d, f, file_copy(f), &end->opts, reterr);
}

static void each_socket(struct dump *d, int (*look)(struct dump *d, struct file *f, struct error *reterr))
{
	for (size_t i = 0; i < d->files.n; i++) {
		struct error obstacle = { 0 };
		struct file *f = d->files.v[i];

		if (f->kind == &kind_unix_socket && f->state && unix_end_of(f)->usk && look(d, f, &obstacle) < 0)
			dump_obstacle(d, &obstacle);
	}
}

static int unix_plan_end(struct dump *d, struct error *reterr)
{
	struct unix_plan *plan = d->kind_state[kind_index(&kind_unix_socket)];

	(void)reterr;
	if (!plan)
		return 0;
	if (d->frozen)
		each_socket(d, waiting_take);
	each_socket(d, end_plan);
	return 0;
}

bool unix_comes_first(const struct file *f)
{
	return f->kind == &kind_unix_socket && unix_end_of(f)->is_target;
}

static int unix_dump(struct dump *d, struct file *f, FileEntry *entry, struct error *reterr)
{
	const struct unix_end *end = unix_end_of(f);
	UnixSkEntry *usk = end->usk;

	(void)d;
	(void)reterr;
	FILE_COMMON(usk, f);
	usk->ino = f->st.st_ino;
	usk->type = end->diag.type;
	usk->state = end->diag.state;
	usk->backlog = end->diag.state == UNIX_LISTEN ? end->diag.write_queue : 0;
	usk->peer = end->listener ? (u32)end->listener->st.st_ino : end->diag.peer;
	usk->has_waiting_before = end->listener && end->waiting_before;
	usk->waiting_before = end->waiting_before;
	usk->opts = end->opts;
	usk->has_shutdown = end->diag.shutdown != 0;
	usk->shutdown = end->diag.shutdown;
	if (f->task->ids && f->task->ids->has_net_ns_id) {
		usk->has_ns_id = true;
		usk->ns_id = f->task->ids->net_ns_id;
	}
	entry->usk = usk;
	return 0;
}

static bool extern_is_known(const struct dump *d, size_t before)
{
	const struct unix_end *end = unix_end_of(d->files.v[before]);

	for (size_t i = 0; i < before; i++)
		if (d->files.v[i]->kind == &kind_unix_socket && unix_end_of(d->files.v[i])->outside &&
		    unix_end_of(d->files.v[i])->diag.peer == end->diag.peer)
			return true;
	return false;
}

/* A datagram socket elsewhere that has a name stands in files.img too: on restore it is looked up by that. */
static int extern_put(struct dump *d, size_t at, struct error *reterr)
{
	const struct unix_end *end = unix_end_of(d->files.v[at]);
	struct unix_diag peer;
	FileEntry entry = FILE_ENTRY__INIT;
	UnixSkEntry usk = UNIX_SK_ENTRY__INIT;
	SkOptsEntry opts = SK_OPTS_ENTRY__INIT;

	if (!end->outside || end->diag.type != SOCK_DGRAM || extern_is_known(d, at) ||
	    sock_diag_unix(unix_plan_of(d)->diag, end->diag.peer, &peer) < 0 || !peer.has_name)
		return 0;
	entry.type = FD_TYPES__UNIXSK;
	entry.id = usk.id = d->next_file_id++;
	entry.usk = &usk;
	usk.ino = end->diag.peer;
	usk.type = SOCK_DGRAM;
	usk.state = UNIX_LISTEN;
	usk.name.len = peer.name_length;
	usk.name.data = (u8 *)peer.name;
	usk.uflags = UNIX_EXTERN;
	usk.fown = fown_none(d->arena);
	usk.opts = &opts;
	return image_file_put(d, &entry, reterr);
}

static int unix_dump_end(struct dump *d, struct error *reterr)
{
	int r = 0;

	for (size_t i = 0; i < d->files.n && r == 0; i++) {
		if (d->files.v[i]->kind != &kind_unix_socket)
			continue;
		r = unix_queue_put(d, d->files.v[i], reterr);
		if (r == 0)
			r = extern_put(d, i, reterr);
	}
	return r;
}

KIND_COMMON(unix_common, usk)

const struct kind kind_unix_socket = {
	.name = "unix socket",
	.image = FD_TYPES__UNIXSK,
	.match = unix_match,
	.fdinfo = FDINFO_NEVER,
	.plan = unix_plan,
	.held = unix_held,
	.plan_end = unix_plan_end,
	.dump = unix_dump,
	.dump_end = unix_dump_end,
	.common = unix_common,
	.read = unix_read,
	.check = unix_check,
	.restore = unix_restore,
	.fill = unix_fill,
	.restore_end = unix_restore_end,
};
