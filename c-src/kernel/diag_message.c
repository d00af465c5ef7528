/* kernel/diag_message.c - see diag_message.h. */
#include <errno.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include "kernel/diag_message.h"

#define TYPE_MASK 0x3fff /* without NLA_F_NESTED and NLA_F_NET_BYTEORDER */

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

int diag_message(const void *bytes, size_t size, size_t fixed, size_t *ret)
{
	struct nlmsghdr head;

	if (size < sizeof head)
		return -EINVAL;
	memcpy(&head, bytes, sizeof head);
	if (head.nlmsg_len > size || head.nlmsg_len < sizeof head)
		return -EINVAL;
	if (head.nlmsg_type == NLMSG_ERROR || head.nlmsg_type == NLMSG_DONE)
		return end_parse(bytes, head.nlmsg_len, head.nlmsg_type);
	if (head.nlmsg_type != SOCK_DIAG_BY_FAMILY || head.nlmsg_len < sizeof head + fixed)
		return -EINVAL;
	*ret = head.nlmsg_len;
	return 0;
}

bool diag_message_next(const u8 **p, size_t *left)
{
	struct nlmsghdr head;

	memcpy(&head, *p, sizeof head);
	if (NLMSG_ALIGN(head.nlmsg_len) >= *left)
		return false;
	*p += NLMSG_ALIGN(head.nlmsg_len);
	*left -= NLMSG_ALIGN(head.nlmsg_len);
	return *left >= sizeof head;
}

int diag_attributes(const u8 *p, size_t left, void (*each)(u16 type, const u8 *value, size_t size, void *arg),
		    void *arg)
{
	while (left >= sizeof(struct rtattr)) {
		struct rtattr a;

		memcpy(&a, p, sizeof a);
		if (a.rta_len < sizeof a || a.rta_len > left)
			return -EINVAL;
		each(a.rta_type & TYPE_MASK, p + sizeof a, a.rta_len - sizeof a, arg);
		if (NLMSG_ALIGN(a.rta_len) >= left)
			break;
		p += NLMSG_ALIGN(a.rta_len);
		left -= NLMSG_ALIGN(a.rta_len);
	}
	return 0;
}
