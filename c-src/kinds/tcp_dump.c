/*
 * kinds/tcp_dump.c - one TCP connection, out of the kernel. The socket is as it was afterwards: it is in repair mode for the few
 * microseconds of reading, since nobody would take it out again if the conductor died.
 */
#define _GNU_SOURCE
#include <sys/ioctl.h>
#include <sys/socket.h>
#include "base/fd.h"
#include "kinds/tcp_repair.h"

#define SEQUENCE_TRIES 100

static long queue_length(int fd, unsigned long request, u32 *ret)
{
	int length = 0;
	long r = sys(SYS_ioctl, fd, request, &length);

	*ret = (u32)length;
	return r < 0 ? r : length < 0 ? -EINVAL : 0;
}

static long queue_sequence(int fd, int queue, u32 *ret)
{
	long r = tcp_set_number(fd, TCP_REPAIR_QUEUE, queue);

	return r < 0 ? r : tcp_get(fd, TCP_QUEUE_SEQ, ret, sizeof *ret);
}

/* What a segment that was on its way when the lock was set may still move; the target is frozen, so that nothing comes back. */
struct lengths {
	u32 state, inq, outq, unsent;
};

static long lengths_take(int fd, struct tcp_facts *facts, struct lengths *ret)
{
	long r = tcp_facts_get(fd, facts);

	*ret = (struct lengths){ .state = facts->info.tcpi_state, .unsent = facts->unsent };
	if (r == 0)
		r = queue_length(fd, SIOCOUTQ, &ret->outq);
	return r < 0 ? r : queue_length(fd, SIOCINQ, &ret->inq);
}

/* Lengths and numbers that belong together. */
struct snapshot {
	struct tcp_facts facts;
	struct lengths lengths;
	u32 inq_seq, outq_seq;
};

static long snapshot_take(int fd, struct snapshot *ret)
{
	long r = lengths_take(fd, &ret->facts, &ret->lengths);

	if (r == 0)
		r = queue_sequence(fd, TCP_RECV_QUEUE, &ret->inq_seq);
	return r < 0 ? r : queue_sequence(fd, TCP_SEND_QUEUE, &ret->outq_seq);
}

static bool snapshot_holds(int fd, const struct snapshot *s)
{
	struct tcp_facts facts;
	struct lengths now;

	return lengths_take(fd, &facts, &now) == 0 && memcmp(&now, &s->lengths, sizeof now) == 0;
}

static long stream_options(int fd, const struct snapshot *s, TcpStreamEntry *tcp)
{
	struct tcp_repair_window window;
	int mss = 0;
	long r = tcp_get(fd, TCP_MAXSEG, &mss, sizeof mss);

	tcp->mss_clamp = (u32)mss;
	tcp->opt_mask = s->facts.info.tcpi_options;
	if (tcp->opt_mask & OPTION_WSCALE) {
		tcp->snd_wscale = s->facts.info.tcpi_snd_wscale;
		tcp->rcv_wscale = s->facts.info.tcpi_rcv_wscale;
		tcp->has_rcv_wscale = true;
	}
	if (r == 0 && tcp->opt_mask & OPTION_TIMESTAMPS) {
		tcp->has_timestamp = true;
		r = tcp_get(fd, TCP_TIMESTAMP, &tcp->timestamp, sizeof tcp->timestamp);
	}
	if (r < 0 || tcp_get(fd, TCP_REPAIR_WINDOW, &window, sizeof window) < 0) /* Linux 4.8 */
		return r;
	tcp->has_snd_wl1 = tcp->has_snd_wnd = tcp->has_max_window = tcp->has_rcv_wnd = tcp->has_rcv_wup = true;
	tcp->snd_wl1 = window.snd_wl1;
	tcp->snd_wnd = window.snd_wnd;
	tcp->max_window = window.max_window;
	tcp->rcv_wnd = window.rcv_wnd;
	tcp->rcv_wup = window.rcv_wup;
	return 0;
}

/* An end that is not confirmed counts as a byte of the queue. */
static void stream_lengths(const struct snapshot *s, TcpStreamEntry *tcp)
{
	const struct lengths *l = &s->lengths;
	bool end = IN(l->state, UNCONFIRMED);

	tcp->inq_len = l->inq;
	tcp->inq_seq = s->inq_seq;
	tcp->outq_seq = s->outq_seq;
	tcp->outq_len = end && l->outq ? l->outq - 1 : l->outq;
	tcp->unsq_len = end && l->unsent ? l->unsent - 1 : l->unsent;
	/* It has no way out any more. */
	if (l->state == TCP_CLOSE)
		tcp->outq_len = tcp->unsq_len = 0;
	tcp->has_unsq_len = true;
}

/* One byte more is asked for than there should be. SO_PEEK_OFF, if the target uses it, would have us read from there. */
static long queue_peek(int fd, int queue, u32 length, u8 *room)
{
	long r = length ? tcp_set_number(fd, TCP_REPAIR_QUEUE, queue) : 0;
	int offset;

	if (r < 0 || !length)
		return r;
	offset = sockopt_number(fd, SOL_SOCKET, SO_PEEK_OFF);
	if (offset >= 0)
		sockopt_set_number(fd, SOL_SOCKET, SO_PEEK_OFF, -1);
	r = sys(SYS_recvfrom, fd, room, (size_t)length + 1, MSG_PEEK | MSG_DONTWAIT, NULL, NULL);
	if (offset >= 0)
		sockopt_set_number(fd, SOL_SOCKET, SO_PEEK_OFF, offset);
	return r < 0 ? r : (u32)r == length ? 0 : -EMSGSIZE;
}

struct taken {
	struct snapshot snapshot;
	TcpStreamEntry entry;
	u8 *received, *sent;
};

/* Room of at least `size`, kept from one connection to the next. */
static u8 *room_for(struct dump *d, size_t size)
{
	struct tcp_dump *all = tcp_dump_of(d);

	if (all->room_size < size) {
		all->room_size = ALIGN_UP(size * 2, PAGE_SIZE);
		all->room = arena_alloc(d->arena, all->room_size);
	}
	return all->room;
}

static long taken_once(struct dump *d, int fd, struct taken *ret)
{
	long r = snapshot_take(fd, &ret->snapshot);

	if (r < 0)
		return r;
	tcp_stream_entry__init(&ret->entry);
	stream_lengths(&ret->snapshot, &ret->entry);
	ret->received = room_for(d, (size_t)ret->entry.inq_len + ret->entry.outq_len + 2);
	ret->sent = ret->received + ret->entry.inq_len + 1;
	r = stream_options(fd, &ret->snapshot, &ret->entry);
	if (r == 0)
		r = queue_peek(fd, TCP_RECV_QUEUE, ret->entry.inq_len, ret->received);
	if (r == 0)
		r = queue_peek(fd, TCP_SEND_QUEUE, ret->entry.outq_len, ret->sent);
	if (r < 0 && r != -EMSGSIZE)
		return r;
	return snapshot_holds(fd, &ret->snapshot) ? r : -EAGAIN;
}

/* Repair mode leaves it as if others may not have its port. */
static void reuse_again(const struct tcp_stream *s, int fd)
{
	if (inet_end_of(s->file)->isk->opts->reuseaddr)
		sockopt_set_number(fd, SOL_SOCKET, SO_REUSEADDR, 1);
}

static long stream_read(struct dump *d, const struct tcp_stream *s, int fd, struct taken *ret)
{
	long r = repair_on(fd);

	if (r < 0)
		return r;
	r = -EAGAIN;
	for (int i = 0; r == -EAGAIN && i < SEQUENCE_TRIES; i++)
		r = taken_once(d, fd, ret);
	repair_off_quietly(fd);
	reuse_again(s, fd);
	return r;
}

/* Ours is closed again at once: there may be more of them than we may have open. */
static int copy_of(const struct tcp_stream *s)
{
	return (int)sys(SYS_pidfd_getfd, s->file->task->pidfd, s->file->number, 0);
}

static int take_failed(const struct tcp_stream *s, long r, struct error *reterr)
{
	if (r == -EPERM || r == -EACCES)
		return error_set(reterr, "ERR_PERMISSION", (int)r, file_object(s->file),
				 "no permission to take the TCP connection of descriptor %d (CAP_NET_ADMIN)",
				 s->file->number);
	if (r == -EMSGSIZE)
		return file_refuse(s->file, "TCP connection with urgent data in its queue", NULL, reterr);
	return error_sys(reterr, file_object(s->file), r, "cannot take the TCP connection of descriptor %d",
			 s->file->number);
}

static int stream_put(struct dump *d, u32 ino, const struct taken *t, struct error *reterr)
{
	int r = images_put(d->images, IMG_TCP_STREAM, ino, &t->entry.base, reterr);

	if (r == 0 && t->entry.inq_len)
		r = images_put_raw(d->images, IMG_TCP_STREAM, ino, t->received, t->entry.inq_len, reterr);
	if (r == 0 && t->entry.outq_len)
		r = images_put_raw(d->images, IMG_TCP_STREAM, ino, t->sent, t->entry.outq_len, reterr);
	return r;
}

int tcp_stream_take(struct dump *d, struct file *f, struct error *reterr)
{
	struct tcp_stream *s = inet_end_of(f)->stream;
	AUTO(fd_close) int fd = s ? copy_of(s) : -1;
	struct taken taken;
	long r;

	if (!s)
		return 0;
	r = fd < 0 ? fd : stream_read(d, s, fd, &taken);
	if (r < 0)
		return take_failed(s, r, reterr);
	inet_end_of(f)->isk->state = taken.snapshot.lengths.state;
	s->read_queue = taken.snapshot.lengths.inq;
	s->write_queue = taken.snapshot.lengths.outq;
	return stream_put(d, (u32)f->st.st_ino, &taken, reterr);
}

int tcp_stream_verify(const struct tcp_stream *s)
{
	AUTO(fd_close) int fd = copy_of(s);
	u32 inq = 0, outq = 0;
	long r = fd < 0 ? fd : queue_length(fd, SIOCINQ, &inq);

	if (r == 0)
		r = queue_length(fd, SIOCOUTQ, &outq);
	if (r < 0)
		return (int)r;
	return inq == s->read_queue && outq == s->write_queue ? 0 : -ESTALE;
}

int tcp_stream_silence(const struct tcp_stream *s)
{
	AUTO(fd_close) int fd = copy_of(s);

	return fd < 0 ? fd : (int)repair_on(fd);
}

void tcp_stream_unsilence(const struct tcp_stream *s)
{
	AUTO(fd_close) int fd = copy_of(s);

	if (fd < 0)
		return;
	repair_off_quietly(fd);
	reuse_again(s, fd);
}
