/* kernel/link_info.c - see link_info.h. */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/if_link.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>
#include "base/sys.h"
#include "kernel/link_info.h"

#define TYPE_MASK    0x3fff
#define ANSWER_MAX   32768
#define TUN_OWNER_   1 /* IFLA_TUN_ */
#define TUN_GROUP_   2
#define TUN_TYPE_    3
#define TUN_QUEUES_  8
#define TUN_DISABLED 9

int link_socket(void)
{
	return (int)sys(SYS_socket, AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_ROUTE);
}

/* The attribute at `p`: its type, value and where the next one is; NULL: none. */
static const u8 *attribute(const u8 *p, size_t *left, u16 *type, const u8 **value, size_t *size)
{
	struct rtattr a;

	if (*left < sizeof a)
		return NULL;
	memcpy(&a, p, sizeof a);
	if (a.rta_len < sizeof a || a.rta_len > *left)
		return NULL;
	*type = a.rta_type & TYPE_MASK;
	*value = p + sizeof a;
	*size = a.rta_len - sizeof a;
	*left -= MIN((size_t)NLMSG_ALIGN(a.rta_len), *left);
	return p + NLMSG_ALIGN(a.rta_len);
}

static void take_number(const u8 *value, size_t size, void *ret, size_t wanted)
{
	if (size >= wanted)
		memcpy(ret, value, wanted);
}

static void take_text(const u8 *value, size_t size, char *ret)
{
	size = MIN(size, (size_t)LINK_NAME_MAX - 1);
	memcpy(ret, value, size);
	ret[size] = '\0';
}

static void take_tun(const u8 *p, size_t left, struct link_info *ret)
{
	const u8 *value;
	size_t size;
	u16 type;

	while ((p = attribute(p, &left, &type, &value, &size))) {
		if (type == TUN_OWNER_)
			take_number(value, size, &ret->owner, 4);
		else if (type == TUN_GROUP_)
			take_number(value, size, &ret->group, 4);
		else if (type == TUN_TYPE_)
			take_number(value, size, &ret->tun_type, 1);
		else if (type == TUN_QUEUES_)
			take_number(value, size, &ret->queues, 4);
		else if (type == TUN_DISABLED)
			take_number(value, size, &ret->disabled_queues, 4);
	}
}

static void take_kind(const u8 *p, size_t left, struct link_info *ret)
{
	const u8 *value;
	size_t size;
	u16 type;

	while ((p = attribute(p, &left, &type, &value, &size))) {
		if (type == IFLA_INFO_KIND)
			take_text(value, size, ret->kind);
		else if (type == IFLA_INFO_DATA && str_eq(ret->kind, "tun"))
			take_tun(value, size, ret);
	}
}

static void take_attributes(const u8 *p, size_t left, struct link_info *ret)
{
	const u8 *value;
	size_t size;
	u16 type;
	u8 carrier = 1;

	while ((p = attribute(p, &left, &type, &value, &size))) {
		if (type == IFLA_IFNAME) {
			take_text(value, size, ret->name);
		} else if (type == IFLA_MTU) {
			take_number(value, size, &ret->mtu, 4);
		} else if (type == IFLA_CARRIER) {
			take_number(value, size, &carrier, 1);
		} else if (type == IFLA_ADDRESS && size <= sizeof ret->address) {
			memcpy(ret->address, value, size);
			ret->address_length = (u8)size;
		} else if (type == IFLA_LINKINFO) {
			take_kind(value, size, ret);
		}
	}
	ret->carrier = carrier;
}

/* What the head of a message says: its length, or a negative errno. */
static long head_check(const void *bytes, size_t size, struct nlmsghdr *head)
{
	s32 err;

	if (size < sizeof *head)
		return -EINVAL;
	memcpy(head, bytes, sizeof *head);
	if (head->nlmsg_len < sizeof *head || head->nlmsg_len > size)
		return -EINVAL;
	if (head->nlmsg_type != NLMSG_ERROR)
		return head->nlmsg_len;
	if (head->nlmsg_len < sizeof *head + sizeof err)
		return -EINVAL;
	memcpy(&err, (const u8 *)bytes + sizeof *head, sizeof err);
	if (err < 0 && err > -4096)
		return err;
	return err ? -EINVAL : (long)head->nlmsg_len;
}

int link_parse(const void *bytes, size_t size, struct link_info *ret)
{
	const size_t fixed = sizeof(struct nlmsghdr) + sizeof(struct ifinfomsg);
	struct nlmsghdr head;
	struct ifinfomsg body;
	long r = head_check(bytes, size, &head);

	*ret = (struct link_info){ .owner = -1, .group = -1 };
	if (r < 0)
		return (int)r;
	if (head.nlmsg_type != RTM_NEWLINK || head.nlmsg_len < fixed)
		return -EINVAL;
	memcpy(&body, (const u8 *)bytes + sizeof head, sizeof body);
	ret->index = (u32)body.ifi_index;
	ret->flags = body.ifi_flags;
	take_attributes((const u8 *)bytes + fixed, head.nlmsg_len - fixed, ret);
	return 0;
}

int link_by_name(int link, const char *name, struct link_info *ret)
{
	struct {
		struct nlmsghdr head;
		struct ifinfomsg body;
		struct rtattr name_head;
		char name[LINK_NAME_MAX];
	} q = { .head = { .nlmsg_len = sizeof q, .nlmsg_type = RTM_GETLINK, .nlmsg_flags = NLM_F_REQUEST },
		.name_head = { .rta_len = sizeof q.name_head + sizeof q.name, .rta_type = IFLA_IFNAME } };
	u8 answer[8192];
	long r;

	if (strlen(name) >= LINK_NAME_MAX)
		return -ENODEV;
	memcpy(q.name, name, strlen(name));
	r = sys(SYS_sendto, link, &q, sizeof q, 0, NULL, 0);
	if (r >= 0)
		r = sys(SYS_recvfrom, link, answer, sizeof answer, 0, NULL, NULL);
	return r < 0 ? (int)r : link_parse(answer, (size_t)r, ret);
}

/* --- addresses and routes --- */

static bool is_through(const u8 *p, size_t left, u32 index)
{
	const u8 *value;
	size_t size;
	u16 type;
	u32 through = 0;

	while ((p = attribute(p, &left, &type, &value, &size)))
		if (type == RTA_OIF)
			take_number(value, size, &through, 4);
	return through == index;
}

static bool is_route(const u8 *p, size_t size, u8 family, u32 index)
{
	struct rtmsg body;

	if (size < sizeof body)
		return false;
	memcpy(&body, p, sizeof body);
	return body.rtm_family == family && body.rtm_protocol != RTPROT_KERNEL && body.rtm_type == RTN_UNICAST &&
	       !(body.rtm_flags & RTM_F_CLONED) && is_through(p + sizeof body, size - sizeof body, index);
}

bool link_thing_is(const void *message, size_t size, enum link_things what, u32 index)
{
	struct nlmsghdr head;
	struct ifaddrmsg address;
	const u8 *body = (const u8 *)message + sizeof head;

	if (head_check(message, size, &head) < 0)
		return false;
	if (what != LINK_ADDRESSES)
		return head.nlmsg_type == RTM_NEWROUTE &&
		       is_route(body, head.nlmsg_len - sizeof head, what == LINK_ROUTES ? AF_INET : AF_INET6, index);
	if (head.nlmsg_type != RTM_NEWADDR || head.nlmsg_len < sizeof head + sizeof address)
		return false;
	memcpy(&address, body, sizeof address);
	return address.ifa_index == index;
}

/* All messages of one answer. 1: the last one was among them. */
static int answer_each(u8 *answer, size_t left, enum link_things what, u32 index,
		       int (*each)(const void *message, size_t size, void *arg), void *arg)
{
	int r = 0;

	for (u8 *p = answer; r == 0 && left;) {
		struct nlmsghdr head;
		long size = head_check(p, left, &head);
		size_t step;

		if (size < 0)
			return (int)size;
		if (head.nlmsg_type == NLMSG_DONE)
			return 1;
		if (link_thing_is(p, (size_t)size, what, index))
			r = each(p, (size_t)size, arg);
		step = MIN((size_t)NLMSG_ALIGN(size), left);
		p += step;
		left -= step;
	}
	return r;
}

int link_things_each(int link, enum link_things what, u32 index,
		     int (*each)(const void *message, size_t size, void *arg), void *arg)
{
	struct {
		struct nlmsghdr head;
		struct rtmsg body; /* longer than ifaddrmsg */
	} q = { .head = { .nlmsg_len = sizeof q,
			  .nlmsg_type = what == LINK_ADDRESSES ? RTM_GETADDR : RTM_GETROUTE,
			  .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP } };
	u8 answer[ANSWER_MAX];
	long r;

	q.body.rtm_family = what == LINK_ADDRESSES ? AF_UNSPEC : what == LINK_ROUTES ? AF_INET : AF_INET6;
	r = sys(SYS_sendto, link, &q, sizeof q, 0, NULL, 0);
	while (r >= 0) {
		r = sys(SYS_recvfrom, link, answer, sizeof answer, 0, NULL, NULL);
		if (r > 0)
			r = answer_each(answer, (size_t)r, what, index, each, arg);
		if (r)
			break;
	}
	return r == 1 ? 0 : (int)r;
}

/* Sends a request and waits for the kernel's word on it. 0 or -errno. */
static int request_ask(int link, const void *message, size_t size)
{
	u8 answer[1024];
	struct nlmsghdr head;
	long r = sys(SYS_sendto, link, message, size, 0, NULL, 0);

	if (r >= 0)
		r = sys(SYS_recvfrom, link, answer, sizeof answer, 0, NULL, NULL);
	if (r >= 0)
		r = head_check(answer, (size_t)r, &head);
	return r < 0 ? (int)r : 0;
}

int link_thing_make(int link, void *message, size_t size)
{
	struct nlmsghdr head;
	int r = head_check(message, size, &head);

	if (r < 0)
		return r;
	head.nlmsg_flags = NLM_F_REQUEST | NLM_F_CREATE | NLM_F_REPLACE | NLM_F_ACK;
	head.nlmsg_seq = 0;
	head.nlmsg_pid = 0;
	memcpy(message, &head, sizeof head);
	return request_ask(link, message, head.nlmsg_len);
}

int link_remove(int link, u32 index)
{
	struct {
		struct nlmsghdr head;
		struct ifinfomsg info;
	} request = {
		.head = { .nlmsg_len = sizeof request,
			  .nlmsg_type = RTM_DELLINK,
			  .nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK },
		.info = { .ifi_family = AF_UNSPEC, .ifi_index = (int)index },
	};

	return request_ask(link, &request, sizeof request);
}
