/* kinds/tcp_options.c - the options of TCP sockets: tcp_opts_entry. CRIU knows five of them; ours have numbers from 7001. */
#define _GNU_SOURCE
#include <errno.h>
#include "kinds/tcp.h"

#define CONGESTION_MAX 16
#ifndef TCP_INQ
#define TCP_INQ 36
#endif

/* Options that are one number. Those that a new socket has by itself are not written. */
#define NUMBER(option, member) \
	{ \
		option, offsetof(TcpOptsEntry, member), offsetof(TcpOptsEntry, has_##member) \
	}
static const struct {
	int option;
	size_t value, has; /* a truth is an int in these messages, too */
} numbers[] = {
	NUMBER(TCP_NODELAY, nodelay),
	NUMBER(TCP_CORK, cork),
	NUMBER(TCP_KEEPCNT, keepcnt),
	NUMBER(TCP_KEEPIDLE, keepidle),
	NUMBER(TCP_KEEPINTVL, keepintvl),
	NUMBER(TCP_USER_TIMEOUT, user_timeout),
	NUMBER(TCP_DEFER_ACCEPT, defer_accept),
	NUMBER(TCP_LINGER2, linger2),
	NUMBER(TCP_SYNCNT, syncnt),
	NUMBER(TCP_NOTSENT_LOWAT, notsent_lowat),
	NUMBER(TCP_FASTOPEN, fastopen), /* of listeners; a connection takes it no more */
	NUMBER(TCP_SAVE_SYN, save_syn),
	NUMBER(TCP_INQ, inq),
	NUMBER(TCP_THIN_LINEAR_TIMEOUTS, thin_linear_timeouts),
};

static long option_get(int fd, int option, void *value, u32 *size)
{
	return sys(SYS_getsockopt, fd, IPPROTO_TCP, option, value, size);
}

static void number_take(int fd, size_t i, TcpOptsEntry *opts)
{
	u8 *at = (u8 *)opts + numbers[i].value;
	int value = 0;
	u32 size = sizeof value;

	if (option_get(fd, numbers[i].option, &value, &size) < 0 || value == 0)
		return;
	memcpy(at, &value, sizeof value);
	*(protobuf_c_boolean *)((u8 *)opts + numbers[i].has) = true;
}

static bool is_for(const InetSkEntry *isk, size_t i)
{
	return numbers[i].option != TCP_FASTOPEN || !inet_is_connection(isk);
}

void tcp_options_take(struct dump *d, int fd, const InetSkEntry *isk)
{
	TcpOptsEntry *opts = isk->tcp_opts;
	char congestion[CONGESTION_MAX + 1] = { 0 };
	u32 size = CONGESTION_MAX;

	for (size_t i = 0; i < ARRAY_SIZE(numbers); i++)
		if (is_for(isk, i))
			number_take(fd, i, opts);
	if (option_get(fd, TCP_CONGESTION, congestion, &size) == 0 && congestion[0])
		opts->congestion = arena_strdup(d->arena, congestion);
}

static int number_give(int fd, size_t i, const TcpOptsEntry *opts)
{
	const u8 *at = (const u8 *)opts + numbers[i].value;
	int value = 0, now = 0;
	u32 size = sizeof now;

	if (!*(const protobuf_c_boolean *)((const u8 *)opts + numbers[i].has))
		return 0;
	memcpy(&value, at, sizeof value);
	if (option_get(fd, numbers[i].option, &now, &size) == 0 && now == value)
		return 0;
	return (int)sys(SYS_setsockopt, fd, IPPROTO_TCP, numbers[i].option, &value, sizeof value);
}

static int failed(const struct restored_file *rf, long r, struct error *reterr)
{
	return error_sys(reterr, restored_object(rf), r, "cannot set the TCP options of socket %u", rf->id);
}

/* The images of early versions of CRIU have them with the general options. */
static int keepalive_give(int fd, const SkOptsEntry *opts)
{
	TcpOptsEntry old = TCP_OPTS_ENTRY__INIT;
	int r = 0;

	old.has_keepcnt = opts->has_tcp_keepcnt;
	old.keepcnt = opts->tcp_keepcnt;
	old.has_keepidle = opts->has_tcp_keepidle;
	old.keepidle = opts->tcp_keepidle;
	old.has_keepintvl = opts->has_tcp_keepintvl;
	old.keepintvl = opts->tcp_keepintvl;
	for (size_t i = 0; r == 0 && i < ARRAY_SIZE(numbers); i++)
		r = number_give(fd, i, &old);
	return r;
}

int tcp_options_give(const struct restored_file *rf, int fd, const InetSkEntry *isk, struct error *reterr)
{
	const TcpOptsEntry *opts = isk->tcp_opts;
	char now[CONGESTION_MAX + 1] = { 0 };
	u32 size = CONGESTION_MAX;
	long r = isk->opts ? keepalive_give(fd, isk->opts) : 0;

	for (size_t i = 0; opts && r == 0 && i < ARRAY_SIZE(numbers); i++)
		r = is_for(isk, i) ? number_give(fd, i, opts) : 0;
	if (r < 0)
		return failed(rf, r, reterr);
	if (!opts || !opts->congestion)
		return 0;
	option_get(fd, TCP_CONGESTION, now, &size);
	if (!str_eq(now, opts->congestion))
		r = sys(SYS_setsockopt, fd, IPPROTO_TCP, TCP_CONGESTION, opts->congestion, strlen(opts->congestion));
	/* A kernel without it: any other serves the connection too. */
	return r < 0 && r != -ENOENT && r != -EPERM ? failed(rf, r, reterr) : 0;
}
