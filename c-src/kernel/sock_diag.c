/* kernel/sock_diag.c - see sock_diag.h. */
#include <errno.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <linux/unix_diag.h>
#include <sys/socket.h>
#include "base/sys.h"
#include "kernel/diag_message.h"
#include "kernel/sock_diag.h"

struct unix_question {
	struct nlmsghdr head;
	struct unix_diag_req body;
};

int sock_diag_open(void)
{
	return sys(SYS_socket, AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
}

static void take_name(const void *value, size_t size, struct unix_diag *ret)
{
	if (size > sizeof ret->name)
		size = sizeof ret->name;
	memcpy(ret->name, value, size);
	ret->name_length = size;
	ret->has_name = true;
}

static void take_attribute(u16 type, const u8 *value, size_t size, void *arg)
{
	struct unix_diag *ret = arg;

	if (type == UNIX_DIAG_NAME) {
		take_name(value, size, ret);
	} else if (type == UNIX_DIAG_PEER && size >= 4) {
		memcpy(&ret->peer, value, 4);
		ret->has_peer = true;
	} else if (type == UNIX_DIAG_SHUTDOWN && size >= 1) {
		memcpy(&ret->shutdown, value, 1);
	} else if (type == UNIX_DIAG_RQLEN && size >= sizeof(struct unix_diag_rqlen)) {
		struct unix_diag_rqlen length;

		memcpy(&length, value, sizeof length);
		ret->read_queue = length.udiag_rqueue;
		ret->write_queue = length.udiag_wqueue;
	}
}

static const u8 *attribute_find(const u8 *p, size_t left, u16 type, size_t *ret_size)
{
	while (left >= sizeof(struct rtattr)) {
		struct rtattr a;

		memcpy(&a, p, sizeof a);
		if (a.rta_len < sizeof a || a.rta_len > left)
			return NULL;
		if ((a.rta_type & 0x3fff) == type) {
			*ret_size = a.rta_len - sizeof a;
			return p + sizeof a;
		}
		if (NLMSG_ALIGN(a.rta_len) >= left)
			return NULL;
		p += NLMSG_ALIGN(a.rta_len);
		left -= NLMSG_ALIGN(a.rta_len);
	}
	return NULL;
}

static int take_refusal(const u8 *p, size_t size)
{
	s32 err;

	if (size < sizeof(struct nlmsghdr) + sizeof err)
		return -EINVAL;
	memcpy(&err, p + sizeof(struct nlmsghdr), sizeof err);
	return err < 0 ? err : -EINVAL;
}

int sock_diag_parse_unix(const void *bytes, size_t size, struct unix_diag *ret)
{
	const size_t fixed = sizeof(struct nlmsghdr) + sizeof(struct unix_diag_msg);
	struct nlmsghdr head;
	struct unix_diag_msg body;

	memset(ret, 0, sizeof *ret);
	if (size < sizeof head)
		return -EINVAL;
	memcpy(&head, bytes, sizeof head);
	if (head.nlmsg_len > size)
		return -EINVAL;
	if (head.nlmsg_type == NLMSG_ERROR)
		return take_refusal(bytes, head.nlmsg_len);
	if (head.nlmsg_type != SOCK_DIAG_BY_FAMILY || head.nlmsg_len < fixed)
		return -EINVAL;
	memcpy(&body, (const u8 *)bytes + sizeof head, sizeof body);
	ret->ino = body.udiag_ino;
	ret->cookie = body.udiag_cookie[0] | (u64)body.udiag_cookie[1] << 32;
	ret->type = body.udiag_type;
	ret->state = body.udiag_state;
	return diag_attributes((const u8 *)bytes + fixed, head.nlmsg_len - fixed, take_attribute, ret);
}

/* About one socket, or, with inode 0, all of them. */
static long unix_ask(int diag, u32 ino, u32 show)
{
	struct unix_question q = {
		.head = { .nlmsg_len = sizeof q,
			  .nlmsg_type = SOCK_DIAG_BY_FAMILY,
			  .nlmsg_flags = NLM_F_REQUEST | (ino ? 0 : NLM_F_DUMP) },
		.body = { .sdiag_family = AF_UNIX,
			  .udiag_states = ~0U,
			  .udiag_ino = ino,
			  .udiag_show = show,
			  .udiag_cookie = { ~0U, ~0U } },
	};

	return sys(SYS_sendto, diag, &q, sizeof q, 0, NULL, 0);
}

int sock_diag_unix(int diag, u32 ino, struct unix_diag *ret)
{
	u8 answer[1024];
	long n = unix_ask(diag, ino, UDIAG_SHOW_NAME | UDIAG_SHOW_PEER | UDIAG_SHOW_RQLEN);

	if (n >= 0)
		n = sys(SYS_recvfrom, diag, answer, sizeof answer, 0, NULL, NULL);
	return n < 0 ? n : sock_diag_parse_unix(answer, n, ret);
}

/* 1: goes on, 0: that was the last, or a negative errno. */
static int answers_take(const u8 *p, size_t left, int (*each)(const struct unix_diag *socket, void *arg), void *arg)
{
	struct nlmsghdr head;
	struct unix_diag socket;
	int r = 1;

	while (r > 0 && left >= sizeof head) {
		memcpy(&head, p, sizeof head);
		if (head.nlmsg_type == NLMSG_DONE)
			return 0;
		if (head.nlmsg_len < sizeof head || head.nlmsg_len > left)
			return -EINVAL;
		r = sock_diag_parse_unix(p, head.nlmsg_len, &socket);
		if (r == 0)
			r = each(&socket, arg);
		if (r < 0)
			return r;
		p += MIN((size_t)NLMSG_ALIGN(head.nlmsg_len), left);
		left -= MIN((size_t)NLMSG_ALIGN(head.nlmsg_len), left);
		r = 1;
	}
	return r;
}

int sock_diag_unix_all(int diag, int (*each)(const struct unix_diag *socket, void *arg), void *arg)
{
	u8 answers[32768]; /* the most that the kernel puts into one */
	long r = unix_ask(diag, 0, UDIAG_SHOW_NAME | UDIAG_SHOW_PEER | UDIAG_SHOW_RQLEN);

	while (r >= 0) {
		r = sys(SYS_recvfrom, diag, answers, sizeof answers, 0, NULL, NULL);
		if (r >= 0)
			r = answers_take(answers, r, each, arg);
		if (r == 0)
			break;
	}
	return (int)r;
}

#define UNIX_FIXED (sizeof(struct nlmsghdr) + sizeof(struct unix_diag_msg))

int sock_diag_parse_unix_waiting(const void *bytes, size_t size, u32 *ret, size_t *ret_count)
{
	struct unix_diag checked;
	struct nlmsghdr head;
	size_t length = 0;
	const u8 *icons;
	int r = sock_diag_parse_unix(bytes, size, &checked);

	*ret_count = 0;
	if (r < 0)
		return r;
	memcpy(&head, bytes, sizeof head);
	icons = attribute_find((const u8 *)bytes + UNIX_FIXED, head.nlmsg_len - UNIX_FIXED, UNIX_DIAG_ICONS, &length);
	if (length / sizeof *ret > UNIX_WAITING_MAX)
		return -EFBIG;
	*ret_count = length / sizeof *ret;
	memcpy(ret, icons, icons ? *ret_count * sizeof *ret : 0);
	return 0;
}

int sock_diag_unix_waiting(int diag, u32 ino, u32 *ret, size_t *ret_count)
{
	u8 answer[UNIX_WAITING_MAX * sizeof(u32) + 1024];
	long n = unix_ask(diag, ino, UDIAG_SHOW_ICONS);

	if (n >= 0)
		n = sys(SYS_recvfrom, diag, answer, sizeof answer, 0, NULL, NULL);
	return n < 0 ? n : sock_diag_parse_unix_waiting(answer, n, ret, ret_count);
}
