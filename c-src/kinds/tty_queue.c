/*
 * kinds/tty_queue.c - what is queued in a pseudo terminal: taken out, and put into an empty one. The kernel lets nobody look, and
 * would treat bytes anew that are put in again (echo, line ends, signals), so the line discipline is made to pass everything
 * meanwhile: what it had been through is put in behind its back, what it had not follows under its own rules.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <time.h>
#include "kinds/tty.h"

#define ICANON	0x2u
#define ECHO	0x8u
#define EXTPROC 0x10000u
#define IEXTEN	0x8000u
#define IXON	0x400u

enum {
	CC_ERASE = 2,
	CC_KILL = 3,
	CC_EOF = 4,
	CC_STOP = 9,
	CC_EOL = 11,
	CC_REPRINT = 12,
	CC_WERASE = 14,
	CC_LNEXT = 15,
	CC_EOL2 = 16
};

#define QUEUE_MAX   (64u << 10) /* the kernel keeps 4 KiB read and 8 KiB unread */
#define STEP	    4096
#define PATIENCE_MS 200
#define QUOTE	    0x16 /* what takes the meaning of the byte behind it away */
#define UNPROBE	    0x7f
#define PROBE_ROOM  4000 /* more typed bytes than this leave no room for a probe */

#define LINE_STOP  0 /* arguments of TCXONC */
#define LINE_START 1

#define FLUSH_INPUT  0 /* and of TCFLSH */
#define FLUSH_OUTPUT 1

static bool poll_for(int fd, short events, int ms)
{
	struct pollfd p = { .fd = fd, .events = events };
	struct timespec limit = { ms / 1000, ms % 1000 * 1000000L };

	return sys(SYS_ppoll, &p, 1, &limit, 0, 8) == 1 && p.revents & events;
}

static size_t bytes_ready(int fd)
{
	int n = 0;

	return sys(SYS_ioctl, fd, FIONREAD, &n) < 0 || n < 0 ? 0 : (size_t)n;
}

struct bytes {
	struct arena *arena;
	VEC(u8) v;
};

static void bytes_add(struct bytes *b, const u8 *from, size_t n)
{
	for (size_t i = 0; i < n; i++)
		vec_push(b->arena, &b->v, from[i]);
}

/* poll(2) first: it waits for what is on its way to the reader, and a reader that may block never does. */
static void drain(int fd, struct bytes *to)
{
	u8 chunk[STEP];

	while (to->v.n < QUEUE_MAX && poll_for(fd, POLLIN, 0)) {
		long n = sys(SYS_read, fd, chunk, sizeof chunk);

		if (n <= 0)
			return;
		bytes_add(to, chunk, (size_t)n);
	}
}

/* In packet mode a read gives either a status or a zero byte and data. */
static u8 packet_take(int master)
{
	u8 status = 0;

	return poll_for(master, POLLPRI, 0) && sys(SYS_read, master, &status, 1) == 1 ? status : 0;
}

static void packet_mode(int master, int on)
{
	sys(SYS_ioctl, master, TIOCPKT, &on);
}

/* Output of the slave, with nothing in its way, that does not flow is stopped: by tcflow(3), or by the key for it. */
static u32 stop_take(int slave)
{
	if (poll_for(slave, POLLOUT, 0))
		return TTY_FLOWS;
	sys(SYS_ioctl, slave, TCXONC, LINE_START);
	if (poll_for(slave, POLLOUT, 0))
		return TTY_STOPPED_BY_CALL;
	/* A key's stop ends by a stop and start of our own. */
	sys(SYS_ioctl, slave, TCXONC, LINE_STOP);
	sys(SYS_ioctl, slave, TCXONC, LINE_START);
	return poll_for(slave, POLLOUT, 0) ? TTY_STOPPED_BY_KEY : TTY_FLOWS;
}

/* `ready` bytes in whole lines do not count the ends of file among them. */
static size_t lines_end(const u8 *bytes, size_t n, size_t ready)
{
	size_t end = 0, counted = 0;

	while (end < n && counted < ready)
		counted += bytes[end++] != 0;
	while (end < n && bytes[end] == 0)
		end++;
	return end;
}

static void in_take(struct arena *a, int slave, const struct ktermios *settings, struct tty_queue *q)
{
	struct ktermios raw = *settings;
	struct bytes bytes = { .arena = a };
	bool lines = settings->lflag & ICANON && !(settings->lflag & EXTPROC);
	bool some = poll_for(slave, POLLIN, 0);
	size_t ready = bytes_ready(slave);

	tty_settings_raw(&raw);
	tty_settings_set(slave, &raw);
	q->done = bytes_ready(slave);
	drain(slave, &bytes);
	q->in = bytes.v.v;
	q->in_size = bytes.v.n;
	q->done = MIN(q->done, q->in_size);
	q->lines = !lines ? q->done : some ? lines_end(q->in, q->done, ready) : 0;
}

void tty_queue_take(struct arena *a, int master, int slave, struct tty_queue *ret)
{
	struct bytes out = { .arena = a };
	struct ktermios settings, locked;
	u32 packet = tty_ask(master, TTY_GET_PACKET);

	*ret = (struct tty_queue){ 0 };
	if (tty_settings_get(slave, &settings) < 0)
		return;
	if (packet) {
		ret->packet = packet_take(master);
		packet_mode(master, 0);
	}
	tty_unlock_settings(slave, &locked);
	drain(master, &out);
	ret->stop = stop_take(slave);
	in_take(a, slave, &settings, ret);
	drain(master, &out); /* echoes that had waited */
	ret->out = out.v.v;
	ret->out_size = out.v.n;
	tty_settings_set(slave, &settings);
	tty_lock_settings(slave, &locked);
	if (packet)
		packet_mode(master, 1);
}

bool tty_queue_is_empty(const struct tty_queue *q)
{
	return !q->in_size && !q->out_size && !q->stop && !q->packet;
}

/* --- put --- */

static int write_some(int fd, const u8 *bytes, size_t n)
{
	while (n) {
		long r = poll_for(fd, POLLOUT, PATIENCE_MS) ? sys(SYS_write, fd, bytes, n) : -EAGAIN;

		if (r < 0)
			return (int)r;
		bytes += r;
		n -= (size_t)r;
	}
	return 0;
}

/* Lets the bytes of the master arrive: they do so later, by a worker of the kernel. */
static int wait_ready(int slave, size_t n)
{
	for (int i = 0; bytes_ready(slave) < n; i++) {
		if (i == PATIENCE_MS * 10)
			return -ETIMEDOUT;
		sys(SYS_nanosleep, &(struct timespec){ .tv_nsec = 100000 }, 0);
	}
	return 0;
}

static int echo_skip(int master, size_t n)
{
	u8 chunk[STEP];

	while (n) {
		long r = poll_for(master, POLLIN, PATIENCE_MS) ? sys(SYS_read, master, chunk, MIN(n, sizeof chunk))
							       : -ETIMEDOUT;

		if (r <= 0)
			return r < 0 ? (int)r : -EIO;
		n -= (size_t)r;
	}
	return 0;
}

static bool ends_line(const struct ktermios *t, u8 byte)
{
	return byte == '\n' || (byte && (byte == t->cc[CC_EOL] || byte == t->cc[CC_EOL2]));
}

/* What to type for these bytes to be in the queue, and how many of them are echoed. */
static size_t keys_of(const struct ktermios *t, const struct tty_queue *q, struct bytes *keys)
{
	const u8 quote = QUOTE;
	size_t echoed = 0;

	for (size_t i = 0; i < q->done; i++) {
		u8 byte = q->in[i], eof = t->cc[CC_EOF];
		bool in_lines = i < q->lines;

		if (in_lines && !byte && eof) {
			bytes_add(keys, &eof, 1);
			continue;
		}
		if ((!in_lines && ends_line(t, byte)) || byte == QUOTE || byte == UNPROBE || (byte && byte == eof))
			bytes_add(keys, &quote, 1);
		bytes_add(keys, &byte, 1);
		echoed++;
	}
	return echoed;
}

static u8 probe_for(const struct ktermios *t)
{
	u8 probe = 'x';

	while (ends_line(t, probe) || probe == t->cc[CC_EOF])
		probe++;
	return probe;
}

/* Lines are typed. The last two keys leave nothing behind, but their echo tells that all before them has arrived. */
static int lines_put(struct arena *a, int master, int slave, const struct tty_queue *q, const struct ktermios *settings)
{
	struct bytes keys = { .arena = a };
	struct ktermios t = *settings;
	size_t echoed;
	int r;

	tty_settings_raw(&t);
	t.lflag = ICANON | IEXTEN | ECHO;
	t.cc[CC_KILL] = t.cc[CC_WERASE] = t.cc[CC_REPRINT] = 0;
	t.cc[CC_LNEXT] = QUOTE;
	t.cc[CC_ERASE] = UNPROBE;
	echoed = keys_of(&t, q, &keys);
	if (q->done < PROBE_ROOM) {
		bytes_add(&keys, (const u8[]){ probe_for(&t), UNPROBE }, 2);
		echoed += 2;
	}
	r = tty_settings_set(slave, &t);
	if (r == 0)
		r = write_some(master, keys.v.v, keys.v.n);
	return r < 0 ? r : echo_skip(master, echoed);
}

static int in_put(struct arena *a, int master, int slave, const struct tty_queue *q, const struct ktermios *settings)
{
	struct ktermios raw = *settings;
	int r;

	if (!q->done)
		return 0;
	if (settings->lflag & ICANON && !(settings->lflag & EXTPROC))
		return lines_put(a, master, slave, q, settings);
	tty_settings_raw(&raw);
	r = tty_settings_set(slave, &raw);
	if (r == 0)
		r = write_some(master, q->in, q->done);
	return r < 0 ? r : wait_ready(slave, q->done);
}

static int out_put(int slave, const struct tty_queue *q, const struct ktermios *settings)
{
	struct ktermios raw = *settings;
	int r;

	if (!q->out_size)
		return 0;
	raw.oflag = 0;
	r = tty_settings_set(slave, &raw);
	return r < 0 ? r : write_some(slave, q->out, q->out_size);
}

static void stop_put(int master, int slave, const struct tty_queue *q, const struct ktermios *settings)
{
	if (q->stop == TTY_STOPPED_BY_CALL)
		sys(SYS_ioctl, slave, TCXONC, LINE_STOP);
	else if (q->stop == TTY_STOPPED_BY_KEY && settings->iflag & IXON && settings->cc[CC_STOP])
		write_some(master, &settings->cc[CC_STOP], 1);
}

/* Made by what had made it: changes of flow control by one back and forth, flushes where there is nothing to lose. */
static void packet_put(int slave, const struct tty_queue *q, const struct ktermios *settings)
{
	struct ktermios other = *settings;

	if (q->packet & TIOCPKT_FLUSHREAD && !q->in_size)
		sys(SYS_ioctl, slave, TCFLSH, FLUSH_INPUT);
	if (q->packet & TIOCPKT_FLUSHWRITE && !q->out_size)
		sys(SYS_ioctl, slave, TCFLSH, FLUSH_OUTPUT);
	if (q->packet & (TIOCPKT_DOSTOP | TIOCPKT_NOSTOP)) {
		other.iflag ^= IXON;
		tty_settings_set(slave, &other);
		tty_settings_set(slave, settings);
	}
	if (q->packet & TIOCPKT_START) {
		sys(SYS_ioctl, slave, TCXONC, LINE_STOP);
		sys(SYS_ioctl, slave, TCXONC, LINE_START);
	}
}

int tty_queue_put(struct arena *a, int master, int slave, const struct tty_queue *q, const struct ktermios *settings)
{
	u32 packet = tty_ask(master, TTY_GET_PACKET);
	struct ktermios locked;
	int r;

	if (packet)
		packet_mode(master, 0);
	tty_unlock_settings(slave, &locked);
	r = in_put(a, master, slave, q, settings);
	if (r == 0)
		r = out_put(slave, q, settings);
	if (tty_settings_set(slave, settings) < 0)
		r = -EIO;
	if (packet)
		packet_mode(master, 1);
	if (packet)
		packet_put(slave, q, settings);
	if (r == 0 && q->in_size > q->done)
		r = write_some(master, q->in + q->done, q->in_size - q->done);
	stop_put(master, slave, q, settings);
	tty_lock_settings(slave, &locked);
	return r;
}
