/*
 * kinds/netlink_socket.c - netlink sockets: protocol, port, groups, peer and options. All is read from our copy of the
 * descriptor. Answers that nobody has read cannot be put back, so they are waited for by refusing.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/netlink.h>
#include <poll.h>
#include <sys/socket.h>
#include "base/fd.h"
#include "base/format.h"
#include "base/io.h"
#include "kinds/files.h"
#include "kinds/socket_options.h"

#define GROUP_WORDS_MAX	 64
#define STATE_CONNECTED	 1
#define STATE_CLOSE	 7 /* TCP_CLOSE, which serves for all families */
#define QUEUES_MAX	 (1 << 20)
#define PATIENCE_MS	 10
#define LIST_MEMBERSHIPS 9

/* Options that are on or off. */
static const int options[] = {
	NETLINK_PKTINFO, NETLINK_BROADCAST_ERROR, NETLINK_NO_ENOBUFS,	  NETLINK_LISTEN_ALL_NSID,
	NETLINK_CAP_ACK, NETLINK_EXT_ACK,	  NETLINK_GET_STRICT_CHK,
};

static int option_number(int fd, int level, int option)
{
	int value = 0;
	u32 size = sizeof value;

	return sys(SYS_getsockopt, fd, level, option, &value, &size) < 0 ? -1 : value;
}

static bool netlink_match(const struct file *f)
{
	return S_ISSOCK(f->st.st_mode) && option_number(f->fd, SOL_SOCKET, SO_DOMAIN) == AF_NETLINK;
}

/* --- dump --- */

static long names_take(int fd, NetlinkSkEntry *nlsk)
{
	struct sockaddr_nl local = { 0 }, remote = { 0 };
	u32 size = sizeof local, remote_size = sizeof remote;
	long r = sys(SYS_getsockname, fd, &local, &size);

	if (r >= 0)
		r = sys(SYS_getpeername, fd, &remote, &remote_size);
	nlsk->portid = local.nl_pid;
	nlsk->dst_portid = remote.nl_pid;
	nlsk->dst_group = remote.nl_groups ? __builtin_ctz(remote.nl_groups) + 1 : 0;
	nlsk->state = remote.nl_pid || remote.nl_groups ? STATE_CONNECTED : STATE_CLOSE;
	return r;
}

/* The call says how much room it wants; words behind the last group are left out. */
static long groups_take(struct dump *d, int fd, NetlinkSkEntry *nlsk)
{
	u32 words[GROUP_WORDS_MAX] = { 0 };
	u32 size = sizeof words;
	long r = sys(SYS_getsockopt, fd, SOL_NETLINK, LIST_MEMBERSHIPS, words, &size);

	if (r < 0 || size > sizeof words)
		return r < 0 ? r : -EFBIG;
	for (u32 i = 0; i < GROUP_WORDS_MAX; i++)
		if (words[i])
			nlsk->n_groups = i + 1;
	nlsk->groups = arena_memdup(d->arena, words, nlsk->n_groups * sizeof *words);
	return 0;
}

static void options_take(int fd, NetlinkSkEntry *nlsk)
{
	for (size_t i = 0; i < ARRAY_SIZE(options); i++)
		if (option_number(fd, SOL_NETLINK, options[i]) > 0)
			nlsk->options |= 1u << options[i];
	nlsk->has_options = nlsk->options != 0;
}

/* The kernel sends it the packets of a queue or log as long as it lives: "queue_number peer_portid ..." line by line. */
static bool is_served(struct dump *d, const char *path, u32 port)
{
	char *text;
	ssize_t n = file_slurp(d->arena, path, QUEUES_MAX, &text);

	for (const char *p = text; n > 0 && *p;) {
		while (*p == ' ')
			p++;
		while (*p >= '0' && *p <= '9')
			p++;
		while (*p == ' ')
			p++;
		if (parse_number(&p, 10) == port)
			return true;
		p = strchr(p, '\n');
		if (!p)
			return false;
		p++;
	}
	return false;
}

static int served_check(struct dump *d, const struct file *f, const NetlinkSkEntry *nlsk, struct error *reterr)
{
	if (nlsk->protocol != NETLINK_NETFILTER || !nlsk->portid)
		return 0;
	if (is_served(d, "/proc/self/net/netfilter/nfnetlink_queue", nlsk->portid) ||
	    is_served(d, "/proc/self/net/netfilter/nfnetlink_log", nlsk->portid))
		return file_refuse(f, "netlink socket (the kernel sends it the packets of a queue or log of netfilter)",
				   NULL, reterr);
	return 0;
}

/* One that runs is given the time to read. */
static bool has_unread(const struct dump *d, const struct file *f)
{
	struct pollfd p = { .fd = f->fd, .events = POLLIN };

	for (int i = 0; i < (d->frozen ? 1 : PATIENCE_MS); i++) {
		if (i)
			sys(SYS_poll, NULL, 0, 1);
		if (sys(SYS_poll, &p, 1, 0) <= 0 || !(p.revents & POLLIN))
			return false;
	}
	return true;
}

static int netlink_plan(struct dump *d, struct file *f, struct error *reterr)
{
	NetlinkSkEntry *nlsk = arena_new(d->arena, NetlinkSkEntry);
	long r;

	f->state = nlsk;
	netlink_sk_entry__init(nlsk);
	if (socket_is_elsewhere(d, f->fd))
		return file_refuse(f, "netlink socket (of another network namespace)", NULL, reterr);
	nlsk->ino = f->st.st_ino;
	nlsk->protocol = option_number(f->fd, SOL_SOCKET, SO_PROTOCOL);
	nlsk->type = option_number(f->fd, SOL_SOCKET, SO_TYPE);
	nlsk->has_type = nlsk->type != SOCK_RAW;
	r = names_take(f->fd, nlsk);
	if (r >= 0)
		r = groups_take(d, f->fd, nlsk);
	if (r < 0)
		return error_sys(reterr, file_object(f), r, "cannot read the address or groups of %s", f->link);
	options_take(f->fd, nlsk);
	if (f->task->ids && f->task->ids->has_net_ns_id) {
		nlsk->has_ns_id = true;
		nlsk->ns_id = f->task->ids->net_ns_id;
	}
	if (has_unread(d, f))
		return file_refuse(f, "netlink socket (with messages that were not read)",
				   "let the target read them first", reterr);
	r = served_check(d, f, nlsk, reterr);
	return r < 0 ? r : socket_options_take(d, f, f->fd, &nlsk->opts, reterr);
}

static int netlink_dump(struct dump *d, struct file *f, FileEntry *entry, struct error *reterr)
{
	NetlinkSkEntry *nlsk = f->state;

	(void)d;
	(void)reterr;
	FILE_COMMON(nlsk, f);
	entry->nlsk = nlsk;
	return 0;
}

/* --- restore --- */

KIND_COMMON(netlink_common, nlsk)

/* restored_file->state: the InheritFd, or NULL. */
static int netlink_read(struct restore *rs, struct error *reterr)
{
	(void)reterr;
	for (size_t i = 0; i < rs->files.n; i++)
		if (rs->files.v[i].kind == &kind_netlink_socket)
			rs->files.v[i].state = (void *)restore_inherited(
				rs, arena_format(rs->arena, "socket:[%u]", rs->files.v[i].image->nlsk->ino));
	return 0;
}

static int socket_new(const struct restored_file *rf, struct error *reterr)
{
	const NetlinkSkEntry *nlsk = rf->image->nlsk;
	int fd = sys(SYS_socket, AF_NETLINK, nlsk->type | SOCK_CLOEXEC, nlsk->protocol);

	return fd < 0 ? error_sys(reterr, restored_object(rf), fd, "cannot make a netlink socket of protocol %u",
				  nlsk->protocol)
		      : fd;
}

/* Groups come one by one. */
static long port_bind(const NetlinkSkEntry *nlsk, int fd)
{
	struct sockaddr_nl name = { .nl_family = AF_NETLINK, .nl_pid = nlsk->portid };

	return nlsk->portid ? sys(SYS_bind, fd, &name, sizeof name) : 0;
}

static int port_failed(const struct restored_file *rf, long r, struct error *reterr)
{
	const NetlinkSkEntry *nlsk = rf->image->nlsk;

	if (r == -EADDRINUSE)
		return error_set(reterr, "ERR_ADDRESS_IN_USE", r, restored_object(rf),
				 "port %u of netlink protocol %u is in use", nlsk->portid, nlsk->protocol);
	return error_sys(reterr, restored_object(rf), r, "cannot bind netlink socket %u to port %u", rf->id,
			 nlsk->portid);
}

static int netlink_check(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const NetlinkSkEntry *nlsk = rf->image->nlsk;
	AUTO(fd_close) int fd = -1;
	long r;

	(void)rs;
	if (rf->state)
		return 0;
	if ((nlsk->type != SOCK_RAW && nlsk->type != SOCK_DGRAM) || nlsk->protocol >= MAX_LINKS)
		return restored_corrupt(rf, "no such type or protocol of a netlink socket", reterr);
	if (nlsk->n_groups > GROUP_WORDS_MAX || nlsk->dst_group > 32)
		return restored_corrupt(rf, "its groups are out of range", reterr);
	fd = socket_new(rf, reterr);
	if (fd < 0)
		return fd;
	r = port_bind(nlsk, fd);
	return r < 0 ? port_failed(rf, r, reterr) : 0;
}

static int give_failed(const struct restored_file *rf, long r, const char *what, struct error *reterr)
{
	return error_sys(reterr, restored_object(rf), r, "cannot set the %s of netlink socket %u", what, rf->id);
}

static int options_give(const struct restored_file *rf, int fd, struct error *reterr)
{
	int on = 1;

	for (size_t i = 0; i < ARRAY_SIZE(options); i++) {
		long r = rf->image->nlsk->options >> options[i] & 1
				 ? sys(SYS_setsockopt, fd, SOL_NETLINK, options[i], &on, sizeof on)
				 : 0;

		if (r < 0)
			return give_failed(rf, r, "options", reterr);
	}
	return 0;
}

static int groups_give(const struct restored_file *rf, int fd, struct error *reterr)
{
	const NetlinkSkEntry *nlsk = rf->image->nlsk;

	for (u32 group = 1; group <= nlsk->n_groups * 32; group++) {
		long r = nlsk->groups[(group - 1) / 32] >> (group - 1) % 32 & 1
				 ? sys(SYS_setsockopt, fd, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, &group, sizeof group)
				 : 0;

		if (r < 0)
			return give_failed(rf, r, "groups", reterr);
	}
	return 0;
}

/* A port that was never asked for is given by connect(2): it was, so it is bound. */
static int peer_give(const struct restored_file *rf, int fd, struct error *reterr)
{
	const NetlinkSkEntry *nlsk = rf->image->nlsk;
	struct sockaddr_nl name = { .nl_family = AF_NETLINK,
				    .nl_pid = nlsk->dst_portid,
				    .nl_groups = nlsk->dst_group ? 1u << (nlsk->dst_group - 1) : 0 };
	long r = name.nl_pid || name.nl_groups ? sys(SYS_connect, fd, &name, sizeof name) : 0;

	return r < 0 ? give_failed(rf, r, "peer", reterr) : 0;
}

/* Groups last: from then on it receives, and its filter is there. */
static int netlink_make(struct restore *rs, struct restored_file *rf, int fd, struct error *reterr)
{
	long r = port_bind(rf->image->nlsk, fd);

	if (r < 0)
		return port_failed(rf, r, reterr);
	r = options_give(rf, fd, reterr);
	if (r == 0)
		r = socket_options_give(rs, rf, fd, rf->image->nlsk->opts, reterr);
	if (r == 0)
		r = peer_give(rf, fd, reterr);
	return r == 0 ? groups_give(rf, fd, reterr) : r;
}

static int netlink_restore(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	AUTO(fd_close) int fd = -1;
	int r;

	if (rf->state)
		return restored_inherit(rf, rf->state, reterr);
	fd = socket_new(rf, reterr);
	r = fd < 0 ? fd : netlink_make(rs, rf, fd, reterr);
	if (r == 0)
		rf->fd = fd_take(&fd);
	return r;
}

const struct kind kind_netlink_socket = {
	.name = "netlink socket",
	.exclusive = true, /* ports */
	.image = FD_TYPES__NETLINKSK,
	.match = netlink_match,
	.plan = netlink_plan,
	.dump = netlink_dump,
	.common = netlink_common,
	.read = netlink_read,
	.check = netlink_check,
	.restore = netlink_restore,
};
