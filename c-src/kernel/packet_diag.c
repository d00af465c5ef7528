/* kernel/packet_diag.c - see packet_diag.h. */
#include <errno.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <sys/socket.h>
#include "base/sys.h"
#include "kernel/diag_message.h"
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

static void attribute_take(u16 type, const u8 *p, size_t size, void *arg)
{
	struct packet_diag *ret = arg;
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

int packet_diag_parse(const void *bytes, size_t size, struct packet_diag *ret)
{
	struct packet_diag_msg body;
	size_t length;
	int r = diag_message(bytes, size, sizeof body, &length);

	memset(ret, 0, sizeof *ret);
	if (r)
		return r;
	memcpy(&body, (const u8 *)bytes + sizeof(struct nlmsghdr), sizeof body);
	ret->ino = body.pdiag_ino;
	ret->protocol = __builtin_bswap16(body.pdiag_num);
	return diag_attributes((const u8 *)bytes + FIXED, length - FIXED, attribute_take, ret);
}

/* One datagram holds several messages. 1: that was all. */
static int answers_parse(const u8 *p, size_t left, int (*each)(const struct packet_diag *socket, void *arg), void *arg)
{
	if (left < sizeof(struct nlmsghdr))
		return 0;
	do {
		struct packet_diag one;
		int r = packet_diag_parse(p, left, &one);

		if (r == 0)
			r = each(&one, arg);
		if (r)
			return r;
	} while (diag_message_next(&p, &left));
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
