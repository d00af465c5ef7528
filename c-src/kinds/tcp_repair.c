/*
 * kinds/tcp_repair.c - one TCP connection, out of the kernel and into it, by TCP_REPAIR. A dump leaves the socket as it was: it is in
 * repair mode for the few microseconds of reading, since nobody would take it out again if the conductor died. A restore
 * leaves it in repair mode until all of the tree is whole: a socket that dies in it is gone without a packet.
 *
 * What the kernel lets nobody set is brought about: an end of our side by shutdown(2), an end of the other side by the segment that
 * it sent, forged and sent to ourselves with a mark that the network lock lets through.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/sockios.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <time.h>
#include "base/fd.h"
#include "kinds/socket_options.h"
#include "kinds/tcp.h"

#define REPAIR_OFF	 0
#define REPAIR_ON	 1
#define REPAIR_OFF_QUIET -1	/* without a window probe: Linux 4.19 */
#define MARK		 0xC114 /* as in spaces/network_lock.c */
#define SEQUENCE_TRIES	 100
#define LOOP_WAITS	 2000 /* of 0.5 ms, for a segment to reach ourselves */
#define QUEUE_MAX	 (1u << 30)
#define CHUNK_MIN	 1024
#define BUFFER_MAX	 (INT32_MAX / 2)

#define OPTION_TIMESTAMPS 1 /* TCPI_OPT_... */
#define OPTION_SACK	  2
#define OPTION_WSCALE	  4

#define IN(state, set) ((1u << (state)) & (set))
/* Our side has sent its end; the other has confirmed it. The other side has sent its own, before ours or after. */
#define WE_ENDED_FIRST	(1u << TCP_FIN_WAIT1 | 1u << TCP_FIN_WAIT2 | 1u << TCP_CLOSING)
#define WE_ENDED_SECOND (1u << TCP_LAST_ACK | 1u << TCP_CLOSE)
#define WE_ENDED	(WE_ENDED_FIRST | WE_ENDED_SECOND)
#define CONFIRMED	(1u << TCP_FIN_WAIT2 | 1u << TCP_CLOSE)
#define UNCONFIRMED	(1u << TCP_FIN_WAIT1 | 1u << TCP_CLOSING | 1u << TCP_LAST_ACK)
#define THEY_ENDED	(1u << TCP_CLOSE_WAIT | 1u << TCP_LAST_ACK | 1u << TCP_CLOSING | 1u << TCP_CLOSE)

static long get(int fd, int option, void *value, u32 size)
{
	return sys(SYS_getsockopt, fd, IPPROTO_TCP, option, value, &size);
}

static long set(int fd, int option, const void *value, u32 size)
{
	return sys(SYS_setsockopt, fd, IPPROTO_TCP, option, value, size);
}

static long set_number(int fd, int option, int value)
{
	return set(fd, option, &value, sizeof value);
}

static long general_number(int fd, int option, int value)
{
	return sys(SYS_setsockopt, fd, SOL_SOCKET, option, &value, sizeof value);
}

static long state_get(int fd, struct tcp_info *ret)
{
	memset(ret, 0, sizeof *ret);
	return get(fd, TCP_INFO, ret, sizeof *ret);
}

static long repair_on(int fd)
{
	return set_number(fd, TCP_REPAIR, REPAIR_ON);
}

static long repair_off_quietly(int fd)
{
	long r = set_number(fd, TCP_REPAIR, REPAIR_OFF_QUIET);

	return r == -EINVAL ? set_number(fd, TCP_REPAIR, REPAIR_OFF) : r;
}

/* --- dump --- */

static long queue_length(int fd, unsigned long request, u32 *ret)
{
	int length = 0;
	long r = sys(SYS_ioctl, fd, request, &length);

	*ret = (u32)length;
	return r < 0 ? r : length < 0 ? -EINVAL : 0;
}

static long queue_sequence(int fd, int queue, u32 *ret)
{
	long r = set_number(fd, TCP_REPAIR_QUEUE, queue);

	return r < 0 ? r : get(fd, TCP_QUEUE_SEQ, ret, sizeof *ret);
}

/* Lengths and numbers that belong together: a segment that was on its way when the lock was set may still move them. */
struct snapshot {
	u32 state, options, snd_wscale, rcv_wscale;
	u32 inq, outq, unsent, inq_seq, outq_seq;
};

static long snapshot_take(int fd, struct snapshot *ret)
{
	struct tcp_info info;
	long r = state_get(fd, &info);

	memset(ret, 0, sizeof *ret); /* they are compared as a whole */
	ret->state = info.tcpi_state;
	ret->options = info.tcpi_options;
	ret->snd_wscale = info.tcpi_snd_wscale;
	ret->rcv_wscale = info.tcpi_rcv_wscale;
	if (r == 0)
		r = queue_length(fd, SIOCOUTQ, &ret->outq);
	if (r == 0)
		r = queue_length(fd, SIOCOUTQNSD, &ret->unsent);
	if (r == 0)
		r = queue_length(fd, SIOCINQ, &ret->inq);
	if (r == 0)
		r = queue_sequence(fd, TCP_RECV_QUEUE, &ret->inq_seq);
	if (r == 0)
		r = queue_sequence(fd, TCP_SEND_QUEUE, &ret->outq_seq);
	return r;
}

static long stream_options(int fd, const struct snapshot *s, TcpStreamEntry *tcp)
{
	struct tcp_repair_window window;
	int mss = 0;
	long r = get(fd, TCP_MAXSEG, &mss, sizeof mss);

	tcp->mss_clamp = (u32)mss;
	tcp->opt_mask = s->options;
	if (s->options & OPTION_WSCALE) {
		tcp->snd_wscale = s->snd_wscale;
		tcp->rcv_wscale = s->rcv_wscale;
		tcp->has_rcv_wscale = true;
	}
	if (r == 0 && s->options & OPTION_TIMESTAMPS) {
		tcp->has_timestamp = true;
		r = get(fd, TCP_TIMESTAMP, &tcp->timestamp, sizeof tcp->timestamp);
	}
	if (r < 0 || get(fd, TCP_REPAIR_WINDOW, &window, sizeof window) < 0) /* Linux 4.8 */
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
	bool end = IN(s->state, UNCONFIRMED);

	tcp->inq_len = s->inq;
	tcp->inq_seq = s->inq_seq;
	tcp->outq_seq = s->outq_seq;
	tcp->outq_len = end && s->outq ? s->outq - 1 : s->outq;
	tcp->unsq_len = end && s->unsent ? s->unsent - 1 : s->unsent;
	/* It has no way out any more. */
	if (s->state == TCP_CLOSE)
		tcp->outq_len = tcp->unsq_len = 0;
	tcp->has_unsq_len = true;
}

/* One byte more is asked for than there should be. */
static long queue_peek(int fd, int queue, u32 length, u8 *room)
{
	long r = set_number(fd, TCP_REPAIR_QUEUE, queue);

	if (r < 0 || !length)
		return r;
	r = sys(SYS_recvfrom, fd, room, (size_t)length + 1, MSG_PEEK | MSG_DONTWAIT, NULL, NULL);
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
	struct snapshot again;
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
	if (snapshot_take(fd, &again) == 0 && memcmp(&again, &ret->snapshot, sizeof again) != 0)
		return -EAGAIN;
	return r;
}

/* SO_PEEK_OFF, if the target uses it, would have us read from there. */
static int peek_offset_reset(int fd)
{
	int offset = -1;
	u32 size = sizeof offset;

	if (sys(SYS_getsockopt, fd, SOL_SOCKET, SO_PEEK_OFF, &offset, &size) == 0 && offset >= 0)
		general_number(fd, SO_PEEK_OFF, -1);
	return offset;
}

static long stream_read(struct dump *d, int fd, struct taken *ret)
{
	int offset = peek_offset_reset(fd), reuse = 0;
	u32 size = sizeof reuse;
	long r = sys(SYS_getsockopt, fd, SOL_SOCKET, SO_REUSEADDR, &reuse, &size);

	if (r == 0)
		r = repair_on(fd);
	if (r < 0)
		return r;
	r = -EAGAIN;
	for (int i = 0; r == -EAGAIN && i < SEQUENCE_TRIES; i++)
		r = taken_once(d, fd, ret);
	repair_off_quietly(fd);
	/* Repair mode has a way of its own with it. */
	general_number(fd, SO_REUSEADDR, reuse);
	if (offset >= 0)
		general_number(fd, SO_PEEK_OFF, offset);
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
	r = fd < 0 ? fd : stream_read(d, fd, &taken);
	if (r < 0)
		return take_failed(s, r, reterr);
	inet_end_of(f)->isk->state = taken.snapshot.state;
	s->read_queue = taken.snapshot.inq;
	s->write_queue = taken.snapshot.outq;
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
	general_number(fd, SO_REUSEADDR, inet_end_of(s->file)->isk->opts->reuseaddr);
}

/* --- restore --- */

/* A connection being made: numbers without the ends of either side. */
struct making {
	const struct restored_file *rf;
	int fd;
	const InetSkEntry *isk;
	const TcpStreamEntry *tcp;
	u32 state;
	u32 received; /* sequence number after what we have received */
	u32 written;  /* and after what we have written */
	const u8 *in, *out;
	const char *doing; /* for errors */
};

static int make_failed(const struct making *m, long r, struct error *reterr)
{
	return error_sys(reterr, restored_object(m->rf), r, "cannot restore TCP connection %u: %s", m->rf->id,
			 m->doing);
}

static long sequence_set(int fd, int queue, u32 number)
{
	long r = set_number(fd, TCP_REPAIR_QUEUE, queue);

	return r < 0 ? r : set(fd, TCP_QUEUE_SEQ, &number, sizeof number);
}

static long numbers_set(struct making *m)
{
	u32 sent = m->written - m->tcp->outq_len;
	long r;

	m->doing = "its sequence numbers";
	r = sequence_set(m->fd, TCP_RECV_QUEUE, m->received - m->tcp->inq_len);
	/* The SYN has a number too, and is sent again. */
	return r < 0 ? r : sequence_set(m->fd, TCP_SEND_QUEUE, m->state == TCP_SYN_SENT ? sent - 1 : sent);
}

static long connect_again(struct making *m)
{
	union inet_sockaddr name;
	u32 size = inet_address_to(&restored_inet_of(m->rf)->remote, &name);
	long r = 0;

	m->doing = "its addresses";
	if (m->state == TCP_SYN_SENT) {
		sys(SYS_fcntl, m->fd, F_SETFL, m->isk->flags | O_NONBLOCK);
		r = repair_off_quietly(m->fd);
	}
	if (r == 0)
		r = sys(SYS_connect, m->fd, &name, size);
	if (m->state != TCP_SYN_SENT)
		return r;
	sys(SYS_fcntl, m->fd, F_SETFL, m->isk->flags & FLAGS_SETFL & ~O_ASYNC);
	return r == 0 || r == -EINPROGRESS ? repair_on(m->fd) : r;
}

static long options_set(struct making *m)
{
	struct tcp_repair_opt options[4];
	const TcpStreamEntry *tcp = m->tcp;
	u32 n = 0;
	long r = 0;

	m->doing = "its options";
	if (tcp->opt_mask & OPTION_SACK)
		options[n++] = (struct tcp_repair_opt){ TCPOPT_SACK_PERMITTED, 0 };
	if (tcp->opt_mask & OPTION_WSCALE)
		options[n++] =
			(struct tcp_repair_opt){ TCPOPT_WINDOW, (tcp->snd_wscale & 0xffff) | tcp->rcv_wscale << 16 };
	if (tcp->opt_mask & OPTION_TIMESTAMPS)
		options[n++] = (struct tcp_repair_opt){ TCPOPT_TIMESTAMP, 0 };
	options[n++] = (struct tcp_repair_opt){ TCPOPT_MAXSEG, tcp->mss_clamp };
	if (m->state != TCP_SYN_SENT)
		r = set(m->fd, TCP_REPAIR_OPTIONS, options, n * sizeof *options);
	if (r == 0 && tcp->opt_mask & OPTION_TIMESTAMPS)
		r = set(m->fd, TCP_TIMESTAMP, &tcp->timestamp, sizeof tcp->timestamp);
	return r;
}

/* The kernel makes one buffer of each call: smaller ones where memory is in pieces. */
static long bytes_put(int fd, const u8 *bytes, u32 length)
{
	u32 chunk = length;

	while (length) {
		long n = sys(SYS_sendto, fd, bytes, MIN(chunk, length), MSG_DONTWAIT | MSG_NOSIGNAL, NULL, 0);

		if (n > 0) {
			bytes += n;
			length -= (u32)n;
		} else if ((n == -ENOMEM || n == -ENOBUFS) && chunk > CHUNK_MIN) {
			chunk /= 2;
		} else {
			return n < 0 ? n : -EIO;
		}
	}
	return 0;
}

/* What was never sent is written like any data: the other side's window is still closed to us. */
static long unsent_put(struct making *m, const u8 *bytes, u32 length)
{
	long r = repair_off_quietly(m->fd), again;

	if (r == 0)
		r = bytes_put(m->fd, bytes, length);
	again = repair_on(m->fd);
	return r < 0 ? r : again;
}

static long queues_put(struct making *m)
{
	const TcpStreamEntry *tcp = m->tcp;
	u32 sent = tcp->outq_len - tcp->unsq_len;
	long r = 0;

	m->doing = "its receive queue";
	general_number(m->fd, SO_RCVBUFFORCE, BUFFER_MAX);
	general_number(m->fd, SO_SNDBUFFORCE, BUFFER_MAX);
	if (tcp->inq_len) {
		r = set_number(m->fd, TCP_REPAIR_QUEUE, TCP_RECV_QUEUE);
		if (r == 0)
			r = bytes_put(m->fd, m->in, tcp->inq_len);
	}
	if (r == 0 && sent) {
		m->doing = "its send queue";
		r = set_number(m->fd, TCP_REPAIR_QUEUE, TCP_SEND_QUEUE);
		if (r == 0)
			r = bytes_put(m->fd, m->out, sent);
	}
	if (r == 0 && tcp->unsq_len) {
		m->doing = "what it has not sent yet";
		r = unsent_put(m, m->out + sent, tcp->unsq_len);
	}
	return r;
}

static long window_set(struct making *m)
{
	const TcpStreamEntry *tcp = m->tcp;
	struct tcp_repair_window window = { tcp->snd_wl1, tcp->snd_wnd, tcp->max_window, tcp->rcv_wnd, tcp->rcv_wup };

	m->doing = "its window";
	if (!tcp->has_snd_wnd || m->state == TCP_SYN_SENT)
		return 0;
	/* Their end is still to come. */
	if (IN(m->state, THEY_ENDED)) {
		window.rcv_wup--;
		window.rcv_wnd++;
	}
	return m->state == TCP_CLOSE ? 0 : set(m->fd, TCP_REPAIR_WINDOW, &window, sizeof window);
}

/* Confirmed: the end is taken for sent, as everything that is written to the send queue in repair mode. */
static long end_ours(struct making *m)
{
	bool confirmed = IN(m->state, CONFIRMED);
	long r = set_number(m->fd, TCP_REPAIR_QUEUE, confirmed ? TCP_SEND_QUEUE : TCP_NO_QUEUE);

	m->doing = "the end of our side";
	if (r == 0)
		r = sys(SYS_shutdown, m->fd, SHUT_WR);
	if (r == 0)
		r = set_number(m->fd, TCP_REPAIR_QUEUE, TCP_NO_QUEUE);
	return r;
}

/* The segment by which the other side ended, or confirmed our end. */
static long forge(struct making *m, bool end)
{
	const TcpStreamEntry *tcp = m->tcp;
	u32 confirmed = m->written - tcp->outq_len;
	struct tcp_segment segment = {
		.sequence = m->received,
		.acknowledges = end ? confirmed : m->written + 1,
		.window = (u16)MIN(tcp->snd_wnd >> MIN(tcp->snd_wscale, 14U), 0xffffU),
		.end = end,
		.mark = MARK,
	};

	m->doing = end ? "the end of the other side" : "the confirmation of our end";
	return tcp_segment_to_us(&restored_inet_of(m->rf)->local, &restored_inet_of(m->rf)->remote, &segment);
}

/* Segments to ourselves are worked off at once, unless this processor has other work of that sort. */
static long wait_for_state(struct making *m, u32 set)
{
	struct tcp_info info;
	long r = 0;

	for (int i = 0; r == 0 && i < LOOP_WAITS; i++) {
		struct timespec pause = { .tv_nsec = 500000 };

		r = state_get(m->fd, &info);
		if (r == 0 && IN(info.tcpi_state, set))
			return 0;
		sys(SYS_nanosleep, &pause, NULL);
	}
	return r < 0 ? r : -ETIMEDOUT;
}

#define AFTER_THEIR_END (1u << TCP_CLOSE_WAIT | 1u << TCP_CLOSING | 1u << TCP_TIME_WAIT | 1u << TCP_CLOSE)

static long ends_make(struct making *m)
{
	long r = 0;

	if (IN(m->state, WE_ENDED_FIRST))
		r = end_ours(m);
	if (r == 0 && IN(m->state, THEY_ENDED)) {
		r = forge(m, true);
		if (r == 0)
			r = wait_for_state(m, AFTER_THEIR_END);
		m->received++;
	}
	if (r == 0 && IN(m->state, WE_ENDED_SECOND))
		r = end_ours(m);
	if (r == 0 && IN(m->state, CONFIRMED)) {
		r = forge(m, false);
		if (r == 0)
			r = wait_for_state(m, 1u << m->state);
	}
	return r;
}

static long bind_again(const struct making *m)
{
	union inet_sockaddr name;
	u32 size = inet_address_to(&restored_inet_of(m->rf)->local, &name);

	return sys(SYS_bind, m->fd, &name, size);
}

static long stream_make(struct making *m)
{
	long r;

	m->doing = "repair mode";
	r = repair_on(m->fd); /* the local address is its own, whoever else is bound to it */
	m->doing = "its local address";
	if (r == 0)
		r = bind_again(m);
	if (r == 0)
		r = numbers_set(m);
	if (r == 0)
		r = connect_again(m);
	if (r == 0)
		r = options_set(m);
	if (r == 0)
		r = queues_put(m);
	if (r == 0)
		r = window_set(m);
	return r < 0 ? r : ends_make(m);
}

int tcp_stream_make(const struct restored_file *rf, int fd, struct error *reterr)
{
	const struct restored_inet *end = restored_inet_of(rf);
	const InetSkEntry *isk = rf->image->isk;
	const TcpStreamEntry *tcp = end->tcp;
	struct making m = {
		.rf = rf,
		.fd = fd,
		.isk = isk,
		.tcp = tcp,
		.state = isk->state,
		.received = IN(isk->state, THEY_ENDED) ? tcp->inq_seq - 1 : tcp->inq_seq,
		.written = IN(isk->state, WE_ENDED) ? tcp->outq_seq - 1 : tcp->outq_seq,
		.in = end->queues,
		.out = (const u8 *)end->queues + tcp->inq_len,
	};
	long r = stream_make(&m);

	/* One that had ended, and whose addresses others have by now. */
	if (r == -EADDRNOTAVAIL && isk->state == TCP_CLOSE)
		return (int)repair_off_quietly(fd);
	if (r == 0)
		r = set_number(fd, TCP_REPAIR_QUEUE, TCP_NO_QUEUE);
	return r < 0 ? make_failed(&m, r, reterr) : 0;
}

int tcp_stream_finish(struct restore *rs, const struct restored_file *rf, struct error *reterr)
{
	const InetSkEntry *isk = rf->image->isk;
	long r = socket_options_give(rs, rf, rf->fd, isk->opts, reterr);

	if (r < 0 || IN(isk->state, THEY_ENDED) || !isk->has_shutdown || !(isk->shutdown & SK_SHUTDOWN__READ))
		return (int)r;
	r = sys(SYS_shutdown, rf->fd, SHUT_RD);
	return r < 0 ? error_sys(reterr, restored_object(rf), r, "cannot shut down TCP connection %u", rf->id) : 0;
}

/* Only a connection in full asks the other side by itself; the others have us push. */
int tcp_stream_resume(const struct restored_file *rf)
{
	const InetSkEntry *isk = rf->image->isk;
	long r = set_number(rf->fd, TCP_REPAIR, REPAIR_OFF);
	int nodelay = 0;

	if (r < 0)
		return (int)r;
	general_number(rf->fd, SO_REUSEADDR, isk->opts->reuseaddr);
	if (isk->state == TCP_ESTABLISHED || !restored_inet_of(rf)->tcp->unsq_len ||
	    get(rf->fd, TCP_NODELAY, &nodelay, sizeof nodelay) < 0)
		return 0;
	set_number(rf->fd, TCP_NODELAY, 1);
	if (!nodelay)
		set_number(rf->fd, TCP_NODELAY, 0);
	return 0;
}
