/* memory/hold.c - see hold.h. */
#include "memory/hold.h"
#include <errno.h>
#include <sys/socket.h>
#include "base/fd.h"
#include "base/sys.h"

#define MAGIC	  0x31646c6f48756372ull /* "rcuHold1" */
#define MAX_TASKS 64			/* of one message */

struct message {
	u64 magic, id;
	u32 way, count;
	struct {
		u64 pid, start_time;
	} tasks[MAX_TASKS];
};

union control {
	struct cmsghdr head;
	u8 room[CMSG_SPACE(MAX_TASKS * sizeof(int))];
};

static struct msghdr header(struct iovec *iov, union control *control, size_t count)
{
	struct msghdr h = { .msg_iov = iov, .msg_iovlen = 1 };

	if (count) {
		h.msg_control = control;
		h.msg_controllen = CMSG_SPACE(count * sizeof(int));
	}
	return h;
}

static bool is_sane(const struct message *m)
{
	return m->magic == MAGIC && m->count && m->count <= MAX_TASKS &&
	       (m->way == TRACK_UFFD || m->way == TRACK_SOFT_DIRTY);
}

static void tasks_take(struct arena *a, const struct message *m, const int *fds, size_t count, struct hold *ret)
{
	ret->id = m->id;
	ret->way = m->way;
	for (u32 i = 0; i < m->count; i++)
		vec_push(a, &ret->tasks,
			 (struct hold_task){ (pid_t)m->tasks[i].pid, m->tasks[i].start_time, i < count ? fds[i] : -1 });
}

/* One message at the peek offset: 1, 0 at the end, or -errno. */
static int message_read(struct arena *a, int socket, struct hold *ret)
{
	struct message m;
	union control control;
	struct iovec iov = { &m, sizeof m };
	struct msghdr h = header(&iov, &control, MAX_TASKS);
	long n = sys(SYS_recvmsg, socket, &h, MSG_PEEK | MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
	struct cmsghdr *c = n > 0 ? CMSG_FIRSTHDR(&h) : NULL;
	size_t count = c && c->cmsg_type == SCM_RIGHTS ? (c->cmsg_len - CMSG_LEN(0)) / sizeof(int) : 0;
	int *fds = count ? (int *)CMSG_DATA(c) : NULL;

	if (n == 0 || n == -EAGAIN)
		return 0;
	if (n < 0)
		return (int)n;
	if (n == sizeof m && is_sane(&m) && (!ret->tasks.n || m.id == ret->id) &&
	    count == (m.way == TRACK_UFFD ? m.count : 0)) {
		tasks_take(a, &m, fds, count, ret);
		return 1;
	}
	for (size_t i = 0; i < count; i++)
		sys(SYS_close, fds[i]);
	return -EBADMSG;
}

int hold_read(struct arena *a, int socket, struct hold *ret)
{
	const int from = 0;
	long r = sys(SYS_setsockopt, socket, SOL_SOCKET, SO_PEEK_OFF, &from, sizeof from);

	*ret = (struct hold){ 0 };
	while (r >= 0 && (r = message_read(a, socket, ret)) > 0)
		;
	if (r >= 0 && ret->tasks.n)
		return 0;
	for (size_t i = 0; i < ret->tasks.n; i++)
		fd_close(&ret->tasks.v[i].uffd);
	return r < 0 ? (int)r : -ENODATA;
}

int hold_write(int socket, const struct hold *hold)
{
	for (size_t i = 0; i < hold->tasks.n; i += MAX_TASKS) {
		struct message m = { .magic = MAGIC, .id = hold->id, .way = hold->way };
		union control control = { 0 };
		struct iovec iov = { &m, sizeof m };
		struct msghdr h;
		long n;

		m.count = (u32)MIN(hold->tasks.n - i, (size_t)MAX_TASKS);
		h = header(&iov, &control, hold->way == TRACK_UFFD ? m.count : 0);
		control.head = (struct cmsghdr){ CMSG_LEN(m.count * sizeof(int)), SOL_SOCKET, SCM_RIGHTS };
		for (u32 j = 0; j < m.count; j++) {
			const struct hold_task *t = &hold->tasks.v[i + j];

			m.tasks[j].pid = (u64)t->pid;
			m.tasks[j].start_time = t->start_time;
			((int *)CMSG_DATA(&control.head))[j] = t->uffd;
		}
		n = sys(SYS_sendmsg, socket, &h, MSG_NOSIGNAL | MSG_DONTWAIT);
		if (n != sizeof m)
			return n < 0 ? (int)n : -EMSGSIZE;
	}
	return 0;
}
