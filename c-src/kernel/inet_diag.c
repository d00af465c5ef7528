/* kernel/inet_diag.c - see inet_diag.h. */
#include <errno.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <sys/socket.h>
#include "base/sys.h"
#include "kernel/diag_message.h"
#include "kernel/inet_diag.h"

#define FIXED (sizeof(struct nlmsghdr) + sizeof(struct inet_diag_msg))

struct question {
	struct nlmsghdr head;
	struct inet_diag_req_v2 body;
};

static void attribute_take(u16 type, const u8 *value, size_t size, void *arg)
{
	struct inet_diag *ret = arg;

	if (type == INET_DIAG_MD5SIG)
		ret->has_keys = true;
	if (type == INET_DIAG_SHUTDOWN && size > 0)
		ret->shutdown = *value;
}

int inet_diag_parse(const void *bytes, size_t size, struct inet_diag *ret)
{
	struct inet_diag_msg body;
	size_t length;
	int r = diag_message(bytes, size, sizeof body, &length);

	memset(ret, 0, sizeof *ret);
	if (r)
		return r;
	memcpy(&body, (const u8 *)bytes + sizeof(struct nlmsghdr), sizeof body);
	ret->ino = body.idiag_inode;
	ret->family = body.idiag_family;
	ret->state = body.idiag_state;
	ret->local_port = __builtin_bswap16(body.id.idiag_sport);
	ret->remote_port = __builtin_bswap16(body.id.idiag_dport);
	memcpy(ret->local, body.id.idiag_src, sizeof ret->local);
	memcpy(ret->remote, body.id.idiag_dst, sizeof ret->remote);
	ret->read_queue = body.idiag_rqueue;
	ret->write_queue = body.idiag_wqueue;
	return diag_attributes((const u8 *)bytes + FIXED, length - FIXED, attribute_take, ret);
}

/* One datagram holds several messages. 1: that was all. */
static int answers_parse(const u8 *p, size_t left, int (*each)(const struct inet_diag *socket, void *arg), void *arg)
{
	if (left < sizeof(struct nlmsghdr))
		return 0;
	do {
		struct inet_diag one;
		int r = inet_diag_parse(p, left, &one);

		if (r == 0)
			r = each(&one, arg);
		if (r)
			return r;
	} while (diag_message_next(&p, &left));
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
