/*
 * kinds/transport.c - descriptors on their way to a remote: SCM_RIGHTS over the one socket that all remotes of the tree
 * share. A message is sent when its recvmsg is added to the batch, so tasks are served one after the other.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <sys/socket.h>
#include "kinds/files.h"

#define SCM_MAX 253 /* of the kernel */

static int message_send(int sock, const int *fds, u32 count)
{
	union {
		struct cmsghdr head;
		u8 room[CMSG_SPACE(SCM_MAX * sizeof(int))];
	} control = { 0 };
	u8 byte = 0;
	struct iovec data = { &byte, 1 };
	struct msghdr message = { .msg_iov = &data,
				  .msg_iovlen = 1,
				  .msg_control = &control,
				  .msg_controllen = CMSG_SPACE(count * sizeof(int)) };

	control.head.cmsg_level = SOL_SOCKET;
	control.head.cmsg_type = SCM_RIGHTS;
	control.head.cmsg_len = CMSG_LEN(count * sizeof(int));
	memcpy(CMSG_DATA(&control.head), fds, count * sizeof(int));
	return sys(SYS_sendmsg, sock, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
}

static bool receive_add(const struct restore *rs, struct batch *b, u32 count)
{
	struct msghdr *message = batch_buffer(b, sizeof *message);
	struct iovec *data = batch_buffer(b, sizeof *data);
	u8 *byte = batch_buffer(b, 1);
	size_t room = CMSG_SPACE(count * sizeof(int));
	u8 *control = batch_buffer(b, room);

	if (!message || !data || !byte || !control)
		return false;
	*data = (struct iovec){ (void *)batch_at(b, byte), 1 };
	*message = (struct msghdr){ .msg_iov = (void *)batch_at(b, data),
				    .msg_iovlen = 1,
				    .msg_control = (void *)batch_at(b, control),
				    .msg_controllen = room };
	batch_expect(b, batch_call(b, SYS_recvmsg, rs->control, batch_at(b, message), 0), 1);
	return true;
}

int descriptors_send(struct restore *rs, struct task *t, struct batch *b, const int *fds, u32 count,
		     struct error *reterr)
{
	while (count) {
		u32 n = MIN(count, (u32)SCM_MAX);
		int r;

		if (!receive_add(rs, b, n))
			return error_set(reterr, "ERR_NO_MEMORY", -ENOMEM, task_object(t),
					 "no room in the area of process %d for its descriptors", t->pid);
		r = message_send(rs->control_socket, fds, n);
		if (r < 0)
			return error_sys(reterr, task_object(t), r, "cannot send %u descriptors to process %d", n,
					 t->pid);
		fds += n;
		count -= n;
	}
	return 0;
}
