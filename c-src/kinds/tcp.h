/*
 * kinds/tcp.h - connections of TCP, on top of kinds/inet_socket.c. Which are kept is decided in kinds/tcp_policy.c; they are taken
 * and made by TCP_REPAIR in kinds/tcp_repair.c.
 */
#pragma once
#include "kinds/inet_socket.h"

/* One connection that is kept. */
struct tcp_stream {
	struct file *file;
	u32 read_queue, write_queue; /* as taken: SIOCINQ, SIOCOUTQ */
	bool taken;
};

/* kind_state[STATE_TCP] while dumping. */
struct tcp_dump {
	VEC(struct tcp_stream *) streams;
	u8 *room; /* to read queues into */
	size_t room_size;
};
struct tcp_dump *tcp_dump_of(struct dump *d);

static inline struct inet_end *inet_end_of(const struct file *f)
{
	return f->state;
}

/* As the network sees it. */
void tcp_connection_of(const struct inet_address *local, const struct inet_address *remote, struct connection *ret);

/* --- dump --- */

/* Decides what becomes of a TCP socket, and refuses what cannot be. One that is to be closed has no peer afterwards. */
int tcp_plan(struct dump *d, struct file *f, struct error *reterr);
/* The same once, for what only lists of the kernel say. */
int tcp_plan_end(struct dump *d, struct error *reterr);
/* Frozen, the network lock is held: writes tcp-stream-<ino>.img if it is kept. The socket is as it was afterwards. */
int tcp_stream_take(struct dump *d, struct file *f, struct error *reterr);
/* Has nothing come or gone since it was taken? -ESTALE: it has. */
int tcp_stream_verify(const struct tcp_stream *s);
int tcp_stream_silence(const struct tcp_stream *s);
void tcp_stream_unsilence(const struct tcp_stream *s);

/* What the options of a TCP socket are, besides those of all sockets. kinds/tcp_options.c */
void tcp_options_take(struct dump *d, int fd, const InetSkEntry *isk);
int tcp_options_give(const struct restored_file *rf, int fd, const InetSkEntry *isk, struct error *reterr);

/* --- restore --- */

/* tcp-stream-<ino>.img, checked. */
int tcp_stream_read(struct restore *rs, struct restored_file *rf, struct error *reterr);
/* Is it there already? */
int tcp_stream_check(struct restore *rs, const struct restored_file *rf, struct error *reterr);
/* Makes `fd`, a new socket, the connection. It stays in repair mode until tcp_stream_resume(). */
int tcp_stream_make(const struct restored_file *rf, int fd, struct error *reterr);
/* Options, and what was shut down without the other side's knowing. */
int tcp_stream_finish(struct restore *rs, const struct restored_file *rf, struct error *reterr);
/* The network is open again: it goes on. 0 or -errno. */
int tcp_stream_resume(const struct restored_file *rf);

/* A segment as if the other side had sent it, to ourselves: kinds/tcp_segment.c. */
struct tcp_segment {
	u32 sequence, acknowledges;
	u16 window;
	bool end; /* FIN */
	u32 mark;
};
long tcp_segment_to_us(const struct inet_address *local, const struct inet_address *remote,
		       const struct tcp_segment *segment);
