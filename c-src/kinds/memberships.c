/*
 * kinds/memberships.c - see memberships.h. The kernel lists the groups of interfaces, not those of sockets; but asked for the
 * sources of one group on one interface it says whether this socket has joined it.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include "base/fd.h"
#include "base/io.h"
#include "kernel/proc_igmp.h"
#include "kinds/memberships.h"

#define PROC_MAX    (16 << 20)
#define SOURCES_MAX 64 /* net.ipv4.igmp_max_msf is 10 */
#define GROUPS_MAX  4096
#define V4_WORDS    1
#define V6_WORDS    4
#ifndef SIOCGIFINDEX
#define SIOCGIFINDEX 0x8933
#endif

struct candidate {
	struct proc_igmp_group is;
	u32 words;
};

struct memberships {
	VEC(struct candidate) v;
};

/* struct group_filter, with room. */
struct filter {
	u32 interface;
	struct sockaddr_storage group;
	u32 mode, count;
	struct sockaddr_storage sources[SOURCES_MAX];
};
#define FILTER_SIZE(count) (offsetof(struct filter, sources) + (count) * sizeof(struct sockaddr_storage))

static int level_of(u32 words)
{
	return words == V6_WORDS ? IPPROTO_IPV6 : IPPROTO_IP;
}

static void address_set(struct sockaddr_storage *to, const u32 *words, u32 count)
{
	memset(to, 0, sizeof *to);
	to->ss_family = count == V6_WORDS ? AF_INET6 : AF_INET;
	memcpy((u8 *)to + (count == V6_WORDS ? offsetof(struct sockaddr_in6, sin6_addr)
					     : offsetof(struct sockaddr_in, sin_addr)),
	       words, count * sizeof *words);
}

static void address_get(const struct sockaddr_storage *from, u32 *words, u32 count)
{
	memcpy(words,
	       (const u8 *)from + (count == V6_WORDS ? offsetof(struct sockaddr_in6, sin6_addr)
						     : offsetof(struct sockaddr_in, sin_addr)),
	       count * sizeof *words);
}

/* --- dump --- */

static int groups_read(struct dump *d, const char *path, u32 words, struct memberships *all, struct error *reterr)
{
	struct candidate one = { .words = words };
	const char *p;
	char *text;
	ssize_t n = file_slurp(d->arena, path, PROC_MAX, &text);
	int r;

	if (n == -ENOENT)
		return 0;
	if (n < 0)
		return error_sys(reterr, OBJECT(.path = path), n, "reading %s", path);
	p = text;
	while ((r = proc_igmp_next(&p, words == V6_WORDS, &one.is)) > 0)
		vec_push(d->arena, &all->v, one);
	return r < 0 ? error_set(reterr, "ERR_KERNEL_INTERFACE", r, OBJECT(.path = path), "%s is not understood", path)
		     : 0;
}

int memberships_read(struct dump *d, struct memberships **ret, struct error *reterr)
{
	struct memberships *all = arena_new(d->arena, struct memberships);
	int r = groups_read(d, "/proc/self/net/igmp", V4_WORDS, all, reterr);

	if (r == 0)
		r = groups_read(d, "/proc/self/net/igmp6", V6_WORDS, all, reterr);
	*ret = all;
	return r;
}

static IpMembershipEntry *entry_of(struct dump *d, const struct candidate *c, const struct filter *filter)
{
	IpMembershipEntry *m = arena_new(d->arena, IpMembershipEntry);

	ip_membership_entry__init(m);
	m->interface = arena_strdup(d->arena, c->is.name);
	m->n_group = c->words;
	m->group = arena_memdup(d->arena, c->is.group, c->words * sizeof(u32));
	m->exclude = filter->mode == MCAST_EXCLUDE;
	m->n_sources = (size_t)filter->count * c->words;
	m->sources = arena_array(d->arena, u32, m->n_sources);
	for (u32 i = 0; i < filter->count; i++)
		address_get(&filter->sources[i], m->sources + i * c->words, c->words);
	return m;
}

/* 1: it has joined, 0: it has not. */
static int joined(const struct file *f, const struct candidate *c, struct filter *filter, struct error *reterr)
{
	u32 size = sizeof *filter;
	long r;

	memset(filter, 0, sizeof *filter);
	filter->interface = c->is.index;
	filter->count = SOURCES_MAX;
	address_set(&filter->group, c->is.group, c->words);
	r = sys(SYS_getsockopt, f->fd, level_of(c->words), MCAST_MSFILTER, filter, &size);
	if (r < 0)
		return 0;
	if (filter->count > SOURCES_MAX)
		return file_refuse(f, "IP socket (with a long list of multicast sources)", NULL, reterr);
	return 1;
}

int memberships_take(struct dump *d, const struct memberships *all, struct file *f, InetSkEntry *isk,
		     struct error *reterr)
{
	VEC(IpMembershipEntry *) found = { 0 };
	struct filter filter;

	for (size_t i = 0; i < all->v.n; i++) {
		const struct candidate *c = &all->v.v[i];
		int r;

		if (c->words == V6_WORDS && isk->family != AF_INET6)
			continue;
		r = joined(f, c, &filter, reterr);
		if (r < 0)
			return r;
		if (r > 0)
			vec_push(d->arena, &found, entry_of(d, c, &filter));
	}
	isk->memberships = found.v;
	isk->n_memberships = found.n;
	return 0;
}

/* --- restore --- */

static long interface_find(int fd, const char *name, u32 *ret)
{
	struct {
		char name[16];
		int index;
		u8 rest[20];
	} request = { 0 };
	long r;

	memcpy(request.name, name, MIN(strlen(name), sizeof request.name - 1));
	r = sys(SYS_ioctl, fd, SIOCGIFINDEX, &request);
	*ret = request.index;
	return r;
}

static bool is_valid(const InetSkEntry *isk, const IpMembershipEntry *m)
{
	bool ipv6 = m->n_group == V6_WORDS;

	return (m->n_group == V4_WORDS || (ipv6 && isk->family == AF_INET6)) && strlen(m->interface) < 16 &&
	       m->n_sources % m->n_group == 0 && m->n_sources / m->n_group <= SOURCES_MAX;
}

int memberships_check(const struct restored_file *rf, const InetSkEntry *isk, struct error *reterr)
{
	AUTO(fd_close) int fd = -1;
	u32 index;
	long r;

	if (isk->n_memberships == 0)
		return 0;
	if (isk->n_memberships > GROUPS_MAX)
		return restored_corrupt(rf, "it has too many multicast groups", reterr);
	fd = sys(SYS_socket, AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	for (size_t i = 0; i < isk->n_memberships; i++) {
		if (!is_valid(isk, isk->memberships[i]))
			return restored_corrupt(rf, "a multicast group of it is out of range", reterr);
		r = interface_find(fd, isk->memberships[i]->interface, &index);
		if (r >= 0)
			continue;
		error_set(reterr, "ERR_ADDRESS_MISSING", r, restored_object(rf),
			  "there is no network interface %s, on which it has joined a multicast group",
			  isk->memberships[i]->interface);
		reterr->hint = "make the interface first";
		return r;
	}
	return 0;
}

static long sources_give(int fd, u32 index, const IpMembershipEntry *m)
{
	struct filter filter = { .interface = index,
				 .mode = m->exclude ? MCAST_EXCLUDE : MCAST_INCLUDE,
				 .count = m->n_sources / m->n_group };

	if (m->exclude && !filter.count)
		return 0;
	address_set(&filter.group, m->group, m->n_group);
	for (u32 i = 0; i < filter.count; i++)
		address_set(&filter.sources[i], m->sources + i * m->n_group, m->n_group);
	return sys(SYS_setsockopt, fd, level_of(m->n_group), MCAST_MSFILTER, &filter, FILTER_SIZE(filter.count));
}

static long membership_give(int fd, const IpMembershipEntry *m)
{
	struct group_req request = { 0 };
	u32 index;
	long r = interface_find(fd, m->interface, &index);

	if (r < 0)
		return r;
	request.gr_interface = index;
	address_set(&request.gr_group, m->group, m->n_group);
	r = sys(SYS_setsockopt, fd, level_of(m->n_group), MCAST_JOIN_GROUP, &request, sizeof request);
	return r < 0 ? r : sources_give(fd, index, m);
}

int memberships_give(const struct restored_file *rf, int fd, const InetSkEntry *isk, struct error *reterr)
{
	for (size_t i = 0; i < isk->n_memberships; i++) {
		long r = membership_give(fd, isk->memberships[i]);

		if (r < 0)
			return error_sys(reterr, restored_object(rf), r,
					 "socket %u cannot join a multicast group on %s", rf->id,
					 isk->memberships[i]->interface);
	}
	return 0;
}
