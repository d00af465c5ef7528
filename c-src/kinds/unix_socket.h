/*
 * kinds/unix_socket.h - what the files about unix sockets share: unix_socket.c dumps them, unix_restore.c makes them again,
 * unix_queue.c has what was on its way, unix_name.c their names.
 */
#pragma once
#include <sys/un.h>
#include "base/fd.h"
#include "base/index.h"
#include "kernel/sock_diag.h"
#include "kinds/files.h"

#define UNIX_ESTABLISHED 1 /* TCP_ESTABLISHED ... of the kernel, which serve for unix sockets too */
#define UNIX_CLOSE	 7
#define UNIX_LISTEN	 10
#define UNIX_NAME_MAX	 108
/* Bits of uflags, of CRIU. */
#define UNIX_EXTERN   1 /* stands for a peer outside of the tree */
#define UNIX_SERVICE  2 /* it was connected to CRIU's service */
#define UNIX_CALLBACK 4 /* a plugin has it */

/* A message on its way, or a run of bytes of a stream. */
struct packet {
	const void *bytes;
	u32 length;
	u32 *rights; /* ids of files.img */
	u32 right_count;
	const SkSenderEntry *sender; /* NULL: not kept */
	ProtobufCBinaryData from;    /* the name of who sent a datagram; empty: it had none */
};

/* file->state */
struct unix_end {
	struct unix_diag diag;
	struct file *peer;     /* in the tree */
	struct file *listener; /* in the tree: the connection was not accepted yet */
	u32 waiting_before;
	bool is_target;	  /* of a datagram socket that it is not connected to */
	bool outside;	  /* it has a peer elsewhere, which is allowed */
	bool shared;	  /* the caller holds the same description: its queue stays where it is */
	UnixSkEntry *usk; /* its name and what belongs to that */
	SkOptsEntry *opts;
	VEC(struct packet) queue;
};

/* kind_state while planning: a sock_diag socket, and room to peek into. */
struct unix_plan {
	int diag;
	u32 asked;	    /* how many were asked for one by one */
	struct index known; /* of all sockets, struct unix_diag by inode, once there are many */
	u8 *room;
	size_t room_size;
};
struct unix_plan *unix_plan_of(struct dump *d);

static inline struct unix_end *unix_end_of(const struct file *f)
{
	return f->state;
}

static inline long unix_option_get(int fd, int option)
{
	int value = 0;
	u32 size = sizeof value;
	long r = sys(SYS_getsockopt, fd, 1 /* SOL_SOCKET */, option, &value, &size);

	return r < 0 ? r : value;
}

static inline long unix_option_set(int fd, int option, int value)
{
	return sys(SYS_setsockopt, fd, 1 /* SOL_SOCKET */, option, &value, sizeof value);
}

/* CRIU wants datagram sockets that others are connected to before these in files.img. */
bool unix_comes_first(const struct file *f);

/* --- unix_queue.c --- */
int unix_queue_take(struct dump *d, struct file *f, struct error *reterr);
int unix_queue_put(struct dump *d, const struct file *f, struct error *reterr);
int unix_queues_read(struct restore *rs, struct error *reterr);
int unix_queue_fill(struct restore *rs, struct restored_file *rf, int writer, struct error *reterr);

/* --- unix_name.c --- */
static inline bool unix_name_is_path(const UnixSkEntry *usk)
{
	return usk->name.len && usk->name.data[0];
}
/* Name, directory, owner and mode of a socket that is bound. */
int unix_name_take(struct dump *d, struct file *f, struct unix_end *end, struct error *reterr);
/* Is the name free, and is there a place for it? */
int unix_name_check(struct restore *rs, const struct restored_file *rf, struct error *reterr);
/* Binds it. `hidden`: in a place of its own, so that the name is the socket's but leads nowhere. */
int unix_name_bind(struct restore *rs, const struct restored_file *rf, int fd, bool hidden, struct error *reterr);
/* Connects `fd` to a socket of ours, wherever it is bound; or by its name. */
long unix_connect_bound(int fd, const UnixSkEntry *to, int bound);
long unix_connect_name(int fd, const UnixSkEntry *to);
/* Where to send to in order to reach a socket of ours, wherever it is bound; *ret_file has to stay open as long as it is used. */
long unix_address_of_bound(int bound, const UnixSkEntry *to, int *ret_file, struct sockaddr_un *ret, u32 *ret_size);
/* Gives `fd` a name for a while: the same text, but a file of it leads nowhere. */
long unix_name_lend(struct restore *rs, ProtobufCBinaryData name, int fd);

/* --- unix_peer.c --- */
/* What SO_PEERCRED and SO_PEERGROUPS say; NULL: nothing, or nobody who has a number here. */
UnixPeerEntry *unix_peer_take(struct dump *d, int fd);
/*
 * The kernel notes who makes a pair, listens or connects. Runs act(arg) as `peer`: in a process of that pid, user and groups, or,
 * where that cannot be, as who restores. Its result, which is 0 or -errno.
 */
long unix_as_peer(struct restore *rs, const UnixPeerEntry *peer, int (*act)(void *arg), void *arg);

/* --- unix_restore.c --- */
/* restored_file->state */
struct restored_unix {
	struct restored_file *mate;	/* the peer, in the images, and this is the peer's */
	struct restored_file *listener; /* it waits there */
	struct restored_file *target;	/* a datagram socket is connected to it */
	bool connected;
	const InheritFd *inherit;
	int pending;			     /* made with the mate, not yet asked for */
	int peer;			     /* ours: it closes when all is done */
	struct restored_file *next_listener; /* whose name has the same key */
	VEC(struct packet) queue;
};
static inline struct restored_unix *restored_unix_of(const struct restored_file *rf)
{
	return rf->state;
}
int unix_read(struct restore *rs, struct error *reterr);
int unix_check(struct restore *rs, struct restored_file *rf, struct error *reterr);
int unix_restore(struct restore *rs, struct restored_file *rf, struct error *reterr);
int unix_fill(struct restore *rs, struct restored_file *rf, struct error *reterr);
int unix_restore_end(struct restore *rs, struct error *reterr);
