/*
 * kinds/tcp_restore.c - one TCP connection, into the kernel. It stays in repair mode until all of the tree is whole: a socket that
 * dies in it is gone without a packet.
 *
 * What the kernel lets nobody set is brought about: an end of our side by shutdown(2), an end of the other side by the segment that
 * it sent, forged and sent to ourselves with a mark that the network lock lets through.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/socket.h>
#include <time.h>
#include "kinds/socket_options.h"
#include "kinds/tcp_repair.h"

#define MARK	   0xC114 /* as in spaces/network_lock.c */
#define LOOP_WAITS 2000	  /* of 0.5 ms, for a segment to reach ourselves */
#define CHUNK_MIN  1024
#define BUFFER_MAX (INT32_MAX / 2)

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
	long r = tcp_set_number(fd, TCP_REPAIR_QUEUE, queue);

	return r < 0 ? r : tcp_set(fd, TCP_QUEUE_SEQ, &number, sizeof number);
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
		r = tcp_set(m->fd, TCP_REPAIR_OPTIONS, options, n * sizeof *options);
	if (r == 0 && tcp->opt_mask & OPTION_TIMESTAMPS)
		r = tcp_set(m->fd, TCP_TIMESTAMP, &tcp->timestamp, sizeof tcp->timestamp);
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
	if (tcp->inq_len) {
		sockopt_set_number(m->fd, SOL_SOCKET, SO_RCVBUFFORCE, BUFFER_MAX);
		r = tcp_set_number(m->fd, TCP_REPAIR_QUEUE, TCP_RECV_QUEUE);
		if (r == 0)
			r = bytes_put(m->fd, m->in, tcp->inq_len);
	}
	if (tcp->outq_len)
		sockopt_set_number(m->fd, SOL_SOCKET, SO_SNDBUFFORCE, BUFFER_MAX);
	if (r == 0 && sent) {
		m->doing = "its send queue";
		r = tcp_set_number(m->fd, TCP_REPAIR_QUEUE, TCP_SEND_QUEUE);
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
	return m->state == TCP_CLOSE ? 0 : tcp_set(m->fd, TCP_REPAIR_WINDOW, &window, sizeof window);
}

/* Confirmed: the end is taken for sent, as everything that is written to the send queue in repair mode. */
static long end_ours(struct making *m)
{
	bool confirmed = IN(m->state, CONFIRMED);
	long r = tcp_set_number(m->fd, TCP_REPAIR_QUEUE, confirmed ? TCP_SEND_QUEUE : TCP_NO_QUEUE);

	m->doing = "the end of our side";
	if (r == 0)
		r = sys(SYS_shutdown, m->fd, SHUT_WR);
	if (r == 0)
		r = tcp_set_number(m->fd, TCP_REPAIR_QUEUE, TCP_NO_QUEUE);
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

		r = tcp_state_get(m->fd, &info);
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
		r = tcp_set_number(fd, TCP_REPAIR_QUEUE, TCP_NO_QUEUE);
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
	long r = tcp_set_number(rf->fd, TCP_REPAIR, REPAIR_OFF);
	int nodelay = 0;

	if (r < 0)
		return (int)r;
	if (isk->opts->reuseaddr) /* repair mode leaves it off */
		sockopt_set_number(rf->fd, SOL_SOCKET, SO_REUSEADDR, 1);
	if (isk->state == TCP_ESTABLISHED || !restored_inet_of(rf)->tcp->unsq_len ||
	    tcp_get(rf->fd, TCP_NODELAY, &nodelay, sizeof nodelay) < 0)
		return 0;
	tcp_set_number(rf->fd, TCP_NODELAY, 1);
	if (!nodelay)
		tcp_set_number(rf->fd, TCP_NODELAY, 0);
	return 0;
}
