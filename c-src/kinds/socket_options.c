/* kinds/socket_options.c - see socket_options.h. */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/filter.h>
#include <sys/socket.h>
#include <sys/time.h>
#include "base/fd.h"
#include "kinds/socket_numbers.h"
#include "kinds/socket_options.h"

#define BUF_LOCK   72 /* SO_BUF_LOCK, Linux 5.15 */
#define FILTER_MAX 4096
#define IFNAME_MAX 16

/* Options that are one number; `fresh` is what a new socket has. */
#define NUMBER(option, member, fresh) \
	{ \
		option, offsetof(SkOptsEntry, member), offsetof(SkOptsEntry, has_##member), fresh \
	}
static const struct {
	int option;
	size_t value, has;
	int fresh;
} numbers[] = {
	NUMBER(SO_REUSEADDR, reuseaddr, 0),    NUMBER(SO_PRIORITY, so_priority, 0),
	NUMBER(SO_RCVLOWAT, so_rcvlowat, 1),   NUMBER(SO_MARK, so_mark, 0),
	NUMBER(SO_PASSCRED, so_passcred, 0),   NUMBER(SO_PASSSEC, so_passsec, 0),
	NUMBER(SO_DONTROUTE, so_dontroute, 0), NUMBER(SO_NO_CHECK, so_no_check, 0),
	NUMBER(SO_REUSEPORT, so_reuseport, 0), NUMBER(SO_BROADCAST, so_broadcast, 0),
	NUMBER(SO_KEEPALIVE, so_keepalive, 0), NUMBER(SO_OOBINLINE, so_oobinline, 0),
};

#ifndef SO_NETNS_COOKIE
#define SO_NETNS_COOKIE 71 /* Linux 5.14 */
#endif

static long option_get(int fd, int option, void *value, u32 size)
{
	return sys(SYS_getsockopt, fd, SOL_SOCKET, option, value, &size);
}

static long option_set(int fd, int option, const void *value, u32 size)
{
	return sys(SYS_setsockopt, fd, SOL_SOCKET, option, value, size);
}

/* Cookies of network namespaces are never 0. */
static u64 netns_cookie(int fd)
{
	u64 cookie = 0;

	option_get(fd, SO_NETNS_COOKIE, &cookie, sizeof cookie);
	return cookie;
}

bool socket_is_elsewhere(struct dump *d, int fd)
{
	u64 *ours = d->kind_state[STATE_SOCKETS];

	if (!ours) {
		AUTO(fd_close) int own = sys(SYS_socket, AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);

		d->kind_state[STATE_SOCKETS] = ours = arena_new(d->arena, u64);
		*ours = netns_cookie(own);
	}
	return netns_cookie(fd) != *ours;
}

static void numbers_take(int fd, SkOptsEntry *opts)
{
	for (size_t i = 0; i < ARRAY_SIZE(numbers); i++) {
		int value = 0;

		/* Not every family knows every option. */
		if (option_get(fd, numbers[i].option, &value, sizeof value) < 0)
			continue;
		memcpy((u8 *)opts + numbers[i].value, &value, sizeof value);
		*(protobuf_c_boolean *)((u8 *)opts + numbers[i].has) = true;
	}
}

static int filter_take(struct dump *d, const struct file *f, int fd, SkOptsEntry *opts, struct error *reterr)
{
	struct sock_filter *code;
	u32 count = 0;
	long r = sys(SYS_getsockopt, fd, SOL_SOCKET, SO_GET_FILTER, NULL, &count);

	if (r == 0 && count == 0)
		return 0;
	if (r < 0 || count > FILTER_MAX)
		return file_refuse(f, "socket with an eBPF filter", NULL, reterr);
	code = arena_array(d->arena, struct sock_filter, count);
	r = sys(SYS_getsockopt, fd, SOL_SOCKET, SO_GET_FILTER, code, &count);
	if (r < 0)
		return error_sys(reterr, file_object(f), r, "cannot read the filter of a socket");
	opts->n_so_filter = count;
	opts->so_filter = arena_array(d->arena, u64, count);
	for (u32 i = 0; i < count; i++)
		opts->so_filter[i] =
			(u64)code[i].code << 48 | (u64)code[i].jt << 40 | (u64)code[i].jf << 32 | code[i].k;
	return 0;
}

int socket_options_plan(struct dump *d, const struct file *f, int fd, struct error *reterr)
{
	SkOptsEntry opts = SK_OPTS_ENTRY__INIT;

	return filter_take(d, f, fd, &opts, reterr);
}

static void bound_device_take(struct dump *d, int fd, SkOptsEntry *opts)
{
	char name[IFNAME_MAX + 1] = { 0 };

	if (option_get(fd, SO_BINDTODEVICE, name, IFNAME_MAX) == 0 && name[0])
		opts->so_bound_dev = arena_strdup(d->arena, name);
}

int socket_options_take(struct dump *d, const struct file *f, int fd, SkOptsEntry **ret, struct error *reterr)
{
	SkOptsEntry *opts = arena_new(d->arena, SkOptsEntry);
	struct timeval send = { 0 }, receive = { 0 };
	struct linger linger = { 0 };
	int lock = 0;

	sk_opts_entry__init(opts);
	if (option_get(fd, SO_SNDBUF, &opts->so_sndbuf, 4) < 0 || option_get(fd, SO_RCVBUF, &opts->so_rcvbuf, 4) < 0 ||
	    option_get(fd, SO_SNDTIMEO, &send, sizeof send) < 0 ||
	    option_get(fd, SO_RCVTIMEO, &receive, sizeof receive) < 0)
		return error_set(reterr, "ERR_KERNEL_INTERFACE", -EINVAL, file_object(f),
				 "cannot read the options of a socket");
	opts->so_snd_tmo_sec = send.tv_sec;
	opts->so_snd_tmo_usec = send.tv_usec;
	opts->so_rcv_tmo_sec = receive.tv_sec;
	opts->so_rcv_tmo_usec = receive.tv_usec;
	numbers_take(fd, opts);
	if (option_get(fd, SO_LINGER, &linger, sizeof linger) == 0 && linger.l_onoff) {
		opts->has_so_linger = true;
		opts->so_linger = linger.l_linger;
	}
	if (option_get(fd, BUF_LOCK, &lock, sizeof lock) == 0) {
		opts->has_so_buf_lock = true;
		opts->so_buf_lock = lock;
	}
	bound_device_take(d, fd, opts);
	socket_numbers_take(d, fd, opts);
	*ret = opts;
	return filter_take(d, f, fd, opts, reterr);
}

/* --- restore --- */

static int give_failed(const struct restored_file *rf, long r, const char *what, struct error *reterr)
{
	return error_sys(reterr, restored_object(rf), r, "cannot set the %s of socket %u", what, rf->id);
}

static int numbers_give(const struct restored_file *rf, int fd, const SkOptsEntry *opts, struct error *reterr)
{
	for (size_t i = 0; i < ARRAY_SIZE(numbers); i++) {
		int value;
		long r;

		memcpy(&value, (const u8 *)opts + numbers[i].value, sizeof value);
		if (!*(const protobuf_c_boolean *)((const u8 *)opts + numbers[i].has) || value == numbers[i].fresh)
			continue;
		r = option_set(fd, numbers[i].option, &value, sizeof value);
		if (r < 0)
			return give_failed(rf, r, "options", reterr);
	}
	return 0;
}

/* The kernel doubles what it is given. Without CAP_NET_ADMIN its limits hold. */
static int buffer_give(struct restore *rs, const struct restored_file *rf, int fd, int force, int option, u32 wanted,
		       struct error *reterr)
{
	int half = wanted / 2;
	u32 now = 0;
	long r;

	if (wanted > INT32_MAX)
		return restored_corrupt(rf, "the size of a socket buffer is out of range", reterr);
	option_get(fd, option, &now, sizeof now);
	if (now == wanted)
		return 0;
	r = option_set(fd, force, &half, sizeof half);
	if (r == -EPERM)
		r = option_set(fd, option, &half, sizeof half);
	if (r < 0)
		log_warning(rs->log, "socket %u keeps a buffer of %u bytes: %s", rf->id, now, error_name(r));
	return 0;
}

static int buffers_give(struct restore *rs, const struct restored_file *rf, int fd, const SkOptsEntry *opts,
			struct error *reterr)
{
	int lock = opts->so_buf_lock;
	int r = buffer_give(rs, rf, fd, SO_SNDBUFFORCE, SO_SNDBUF, opts->so_sndbuf, reterr);

	if (r == 0)
		r = buffer_give(rs, rf, fd, SO_RCVBUFFORCE, SO_RCVBUF, opts->so_rcvbuf, reterr);
	/* Setting a size locks it: last. */
	if (r == 0 && opts->has_so_buf_lock && option_set(fd, BUF_LOCK, &lock, sizeof lock) < 0)
		log_warning(rs->log, "socket %u: the kernel may not adjust its buffers any more", rf->id);
	return r;
}

static int timeout_give(const struct restored_file *rf, int fd, int option, u64 sec, u64 usec, struct error *reterr)
{
	struct timeval t = { sec, usec };
	long r = sec || usec ? option_set(fd, option, &t, sizeof t) : 0;

	return r < 0 ? give_failed(rf, r, "timeouts", reterr) : 0;
}

static int filter_give(struct restore *rs, const struct restored_file *rf, int fd, const SkOptsEntry *opts,
		       struct error *reterr)
{
	struct sock_fprog program = { .len = opts->n_so_filter };
	long r;

	if (opts->n_so_filter == 0)
		return 0;
	if (opts->n_so_filter > FILTER_MAX)
		return restored_corrupt(rf, "its socket filter is too long", reterr);
	program.filter = arena_array(rs->arena, struct sock_filter, program.len);
	for (u32 i = 0; i < program.len; i++) {
		u64 v = opts->so_filter[i];

		program.filter[i] = (struct sock_filter){ v >> 48, v >> 40 & 0xff, v >> 32 & 0xff, v };
	}
	r = option_set(fd, SO_ATTACH_FILTER, &program, sizeof program);
	return r < 0 ? give_failed(rf, r, "filter", reterr) : 0;
}

int socket_options_give(struct restore *rs, const struct restored_file *rf, int fd, const SkOptsEntry *opts,
			struct error *reterr)
{
	struct linger linger = { .l_onoff = 1, .l_linger = opts->so_linger };
	long r = numbers_give(rf, fd, opts, reterr);

	if (r == 0)
		r = timeout_give(rf, fd, SO_SNDTIMEO, opts->so_snd_tmo_sec, opts->so_snd_tmo_usec, reterr);
	if (r == 0)
		r = timeout_give(rf, fd, SO_RCVTIMEO, opts->so_rcv_tmo_sec, opts->so_rcv_tmo_usec, reterr);
	if (r == 0)
		r = filter_give(rs, rf, fd, opts, reterr);
	if (r < 0)
		return r;
	if (opts->has_so_linger && (r = option_set(fd, SO_LINGER, &linger, sizeof linger)) < 0)
		return give_failed(rf, r, "linger time", reterr);
	if (opts->so_bound_dev &&
	    (r = option_set(fd, SO_BINDTODEVICE, opts->so_bound_dev, strlen(opts->so_bound_dev))) < 0)
		return give_failed(rf, r, "bound device", reterr);
	r = buffers_give(rs, rf, fd, opts, reterr);
	return r == 0 ? socket_numbers_give(rf, fd, opts, reterr) : (int)r;
}
