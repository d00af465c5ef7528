/* kernel/packet_diag.c - see packet_diag.h. */
#include <errno.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <sys/socket.h>
#include "base/sys.h"
#include "kernel/packet_diag.h"

#define FIXED (sizeof(struct nlmsghdr) + sizeof(struct packet_diag_msg))

struct question {
	struct nlmsghdr head;
	struct packet_diag_req body;
};

static bool ring_take(const u8 *p, size_t size, struct packet_diag_ring *ret)
{
	if (size < sizeof *ret)
		return false;
	memcpy(ret, p, sizeof *ret);
	return true;
}

static void attribute_take(u16 type, const u8 *p, size_t size, struct packet_diag *ret)
{
	struct packet_diag_info info;

	if (type == PACKET_DIAG_INFO && size >= sizeof info) {
		memcpy(&info, p, sizeof info);
		ret->copy_thresh = info.pdi_copy_thresh;
	} else if (type == PACKET_DIAG_MCLIST) {
		ret->memberships = p;
		ret->membership_count = size / sizeof(struct packet_diag_mclist);
	} else if (type == PACKET_DIAG_RX_RING) {
		ret->has_receive_ring = ring_take(p, size, &ret->receive_ring);
	} else if (type == PACKET_DIAG_TX_RING) {
		ret->has_send_ring = ring_take(p, size, &ret->send_ring);
	} else if (type == PACKET_DIAG_FANOUT) {
		ret->has_fanout = true;
	}
}

static int attributes_parse(const u8 *p, size_t left, struct packet_diag *ret)
{
	while (left >= sizeof(struct rtattr)) {
		struct rtattr a;

		memcpy(&a, p, sizeof a);
		if (a.rta_len < sizeof a || a.rta_len > left)
			return -EINVAL;
		attribute_take(a.rta_type & 0x3fff, p + sizeof a, a.rta_len - sizeof a, ret);
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

int packet_diag_parse(const void *bytes, size_t size, struct packet_diag *ret)
{
	struct nlmsghdr head;
	struct packet_diag_msg body;

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
	ret->ino = body.pdiag_ino;
	ret->protocol = __builtin_bswap16(body.pdiag_num);
	return attributes_parse((const u8 *)bytes + FIXED, head.nlmsg_len - FIXED, ret);
}

/* One datagram holds several messages. 1: that was all. */
static int answers_parse(const u8 *p, size_t left, int (*each)(const struct packet_diag *socket, void *arg), void *arg)
{
	while (left >= sizeof(struct nlmsghdr)) {
		struct packet_diag one;
		struct nlmsghdr head;
		int r = packet_diag_parse(p, left, &one);

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

int packet_diag_each(int diag, int (*each)(const struct packet_diag *socket, void *arg), void *arg)
{
	struct question q = {
		.head = { .nlmsg_len = sizeof q,
			  .nlmsg_type = SOCK_DIAG_BY_FAMILY,
			  .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP },
		.body = { .sdiag_family = AF_PACKET,
			  .pdiag_show =
				  PACKET_SHOW_INFO | PACKET_SHOW_MCLIST | PACKET_SHOW_RING_CFG | PACKET_SHOW_FANOUT },
	};
	u8 answer[32768];
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
