/* kernel/inet_diag.c - see inet_diag.h. */
#include <errno.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <sys/socket.h>
#include "base/sys.h"
#include "kernel/inet_diag.h"

#define FIXED sizeof(struct nlmsghdr) + sizeof(struct inet_diag_msg)

struct question {
	struct nlmsghdr head;
	struct inet_diag_req_v2 body;
};

static int attributes_parse(const u8 *p, size_t left, struct inet_diag *ret)
{
	while (left >= sizeof(struct rtattr)) {
		struct rtattr a;

		memcpy(&a, p, sizeof a);
		if (a.rta_len < sizeof a || a.rta_len > left)
			return -EINVAL;
		if (a.rta_type == INET_DIAG_MD5SIG)
			ret->has_keys = true;
		if (a.rta_type == INET_DIAG_SHUTDOWN && a.rta_len > sizeof a)
			ret->shutdown = p[sizeof a];
		if (NLMSG_ALIGN(a.rta_len) >= left)
			break;
		p += NLMSG_ALIGN(a.rta_len);
		left -= NLMSG_ALIGN(a.rta_len);
	}
	return 0;
}

/* The end of a list carries an error too, or 0. */
static int end_parse(const u8 *p, size_t size, u16 type)
{
	s32 err = 0;

	if (size >= sizeof(struct nlmsghdr) + sizeof err)
		memcpy(&err, p + sizeof(struct nlmsghdr), sizeof err);
	if (err < 0)
		return err;
	return type == NLMSG_DONE ? 1 : -EINVAL;
}

int inet_diag_parse(const void *bytes, size_t size, struct inet_diag *ret)
{
	struct nlmsghdr head;
	struct inet_diag_msg body;

	memset(ret, 0, sizeof *ret);
	if (size < sizeof head)
		return -EINVAL;
	memcpy(&head, bytes, sizeof head);
	if (head.nlmsg_len > size || head.nlmsg_len < sizeof head)
		return -EINVAL;
	if (head.nlmsg_type == NLMSG_ERROR || head.nlmsg_type == NLMSG_DONE)
		return end_parse(bytes, head.nlmsg_len, head.nlmsg_type);
	if (head.nlmsg_type != SOCK_DIAG_BY_FAMILY || head.nlmsg_len < FIXED)
		return -EINVAL;
	memcpy(&body, (const u8 *)bytes + sizeof head, sizeof body);
	ret->ino = body.idiag_inode;
	ret->family = body.idiag_family;
	ret->state = body.idiag_state;
	ret->local_port = __builtin_bswap16(body.id.idiag_sport);
	ret->remote_port = __builtin_bswap16(body.id.idiag_dport);
	memcpy(ret->local, body.id.idiag_src, sizeof ret->local);
	memcpy(ret->remote, body.id.idiag_dst, sizeof ret->remote);
	ret->read_queue = body.idiag_rqueue;
	ret->write_queue = body.idiag_wqueue;
	return attributes_parse((const u8 *)bytes + FIXED, head.nlmsg_len - (FIXED), ret);
}

/* One datagram holds several messages. 1: that was all. */
static int answers_parse(const u8 *p, size_t left, int (*each)(const struct inet_diag *socket, void *arg), void *arg)
{
	while (left >= sizeof(struct nlmsghdr)) {
		struct inet_diag one;
		struct nlmsghdr head;
		int r = inet_diag_parse(p, left, &one);

		if (r == 0)
			r = each(&one, arg);
		if (r)
			return r;
		memcpy(&head, p, sizeof head);
		if (NLMSG_ALIGN(head.nlmsg_len) >= left)
			break;
		p += NLMSG_ALIGN(head.nlmsg_len);
		left -= NLMSG_ALIGN(head.nlmsg_len);
	}
	return 0;
}

int inet_diag_each(int diag, int family, int protocol, u32 states,
		   int (*each)(const struct inet_diag *socket, void *arg), void *arg)
{
	struct question q = {
		.head = { .nlmsg_len = sizeof q,
			  .nlmsg_type = SOCK_DIAG_BY_FAMILY,
			  .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP },
		.body = { .sdiag_family = family,
			  .sdiag_protocol = protocol,
			  .idiag_ext = 1 << (INET_DIAG_INFO - 1), /* keys are told only beside it */
			  .idiag_states = states },
	};
	u8 answer[16384];
	long r = sys(SYS_sendto, diag, &q, sizeof q, 0, NULL, 0);

	while (r >= 0) {
		r = sys(SYS_recvfrom, diag, answer, sizeof answer, 0, NULL, NULL);
		if (r >= 0)
			r = answers_parse(answer, r, each, arg);
		if (r == 1)
			return 0;
	}
	return r;
}
