/* kinds/unsupported.c - the end of the table: what nobody matches gets a name that its owner understands, and is refused. */
#define _GNU_SOURCE
#include <linux/if_packet.h>
#include <sys/socket.h>
#include "kinds/files.h"

#define PROTOCOL_TCP	 6
#define PROTOCOL_DCCP	 33
#define PROTOCOL_SCTP	 132
#define PROTOCOL_SMC	 256
#define PROTOCOL_UDP	 17
#define PROTOCOL_UDPLITE 136
#define PROTOCOL_MPTCP	 262

/* Newer than some libc headers. */
#define AF_KCM_ 41
#define AF_SMC_ 43

static bool unsupported_match(const struct file *f)
{
	(void)f;
	return true;
}

static int socket_option(int fd, int option)
{
	int value = -1;
	u32 size = sizeof value;

	return sys(SYS_getsockopt, fd, SOL_SOCKET, option, &value, &size) == 0 ? value : -1;
}

static const struct {
	int domain;
	const char *name;
} families[] = {
	{ AF_UNIX, "unix socket" },
	{ AF_INET, "IPv4 socket" },
	{ AF_INET6, "IPv6 socket" },
	{ AF_NETLINK, "netlink socket" },
	{ AF_PACKET, "packet socket" },
	{ AF_VSOCK, "vsock socket" },
	{ AF_BLUETOOTH, "bluetooth socket" },
	{ AF_ALG, "kernel crypto socket" },
	{ AF_XDP, "XDP socket" },
	{ AF_TIPC, "TIPC socket" },
	{ AF_CAN, "CAN socket" },
	{ AF_RDS, "RDS socket" },
	{ AF_KEY, "key socket" },
	{ AF_PPPOX, "PPP socket" },
	{ AF_SMC_, "SMC socket" },
	{ AF_KCM_, "KCM socket" },
};

static const char *inet_name(int type, int protocol)
{
	if (protocol == PROTOCOL_MPTCP)
		return "MPTCP socket";
	if (protocol == PROTOCOL_SCTP)
		return "SCTP socket";
	if (protocol == PROTOCOL_DCCP)
		return "DCCP socket";
	if (protocol == PROTOCOL_SMC)
		return "SMC socket";
	if (protocol == PROTOCOL_TCP)
		return "TCP socket";
	if (protocol == PROTOCOL_UDP)
		return "UDP socket";
	if (protocol == PROTOCOL_UDPLITE)
		return "UDP-Lite socket";
	return type == SOCK_RAW ? "raw IP socket" : type == SOCK_DGRAM ? "ping socket" : NULL;
}

static const char *socket_name(int fd)
{
	int domain = socket_option(fd, SO_DOMAIN);
	const char *name = NULL;

	if (domain == AF_INET || domain == AF_INET6)
		name = inet_name(socket_option(fd, SO_TYPE), socket_option(fd, SO_PROTOCOL));
	for (size_t i = 0; !name && i < ARRAY_SIZE(families); i++)
		if (families[i].domain == domain)
			name = families[i].name;
	return name ? name : "socket of an unknown family";
}

/* "anon_inode:[io_uring]", "anon_inode:inotify" -> "io_uring", "inotify" */
static const char *anonymous_name(struct dump *d, const char *link)
{
	char *name = arena_strdup(d->arena, link + strlen("anon_inode:"));
	char *end;

	if (*name == '[')
		name++;
	end = strchr(name, ']');
	if (end)
		*end = '\0';
	return *name ? name : "anonymous file";
}

static const char *device_name(struct dump *d, const struct file *f, const char *what)
{
	return arena_format(d->arena, "%s %u:%u", what, dev_major(f->st.st_rdev), dev_minor(f->st.st_rdev));
}

static const char *name_of(struct dump *d, struct file *f)
{
	u32 type = f->st.st_mode & S_IFMT;

	if (str_starts(f->link, "anon_inode:"))
		return anonymous_name(d, f->link);
	if (str_starts(f->link, "pidfd:"))
		return "pidfd";
	if (str_starts(f->link, "/secretmem"))
		return "secret memory";
	if (type == S_IFSOCK)
		return socket_name(f->fd);
	if (type == S_IFBLK)
		return device_name(d, f, "block device");
	if (type == S_IFCHR)
		return device_name(d, f, "character device");
	if (str_starts(f->link, "/dmabuf"))
		return "dma-buf";
	return "file of an unknown kind";
}

/*
 * What can be done about some. io_uring: the kernel tells nobody with which flags a ring was set up (IOPOLL, SUBMIT_ALL), nor which
 * descriptions are registered with it, only their paths; and its counts of requests and completions, which programs keep copies of,
 * begin at 0 in every new ring.
 */
static const struct {
	const char *name, *hint;
} hints[] = {
	{ "io_uring", "let the target wait for its requests and close the ring, and set up "
		      "another one afterwards: a ring cannot be read out of the kernel" },
	{ "userfaultfd",
	  "let the target unregister its ranges and close it: who answers page faults must be told of the dump" },
	{ "perf_event", "let the target stop counting and close it" },
};

static const char *hint_of(const char *name)
{
	for (size_t i = 0; i < ARRAY_SIZE(hints); i++)
		if (str_eq(hints[i].name, name))
			return hints[i].hint;
	return "let the target close it before the dump, or write a plugin for it";
}

static int unsupported_plan(struct dump *d, struct file *f, struct error *reterr)
{
	const char *name = name_of(d, f);
	int r = external_take(d, f, name, reterr);

	if (r)
		return MIN(r, 0);
	return file_refuse(f, name, hint_of(name), reterr);
}

const struct kind kind_unsupported = {
	.name = "unsupported",
	.image = -1,
	.match = unsupported_match,
	.plan = unsupported_plan,
};
