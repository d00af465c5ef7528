/* Descriptors that are in queues of unix sockets only: an epoll that watches numbers of ours, sockets that hold each other. */
#include "target.h"
#include <sys/epoll.h>
#include <sys/socket.h>

static int outer[2], ends[2];

static void give(int by, int fd)
{
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(sizeof fd)];
	} control = { .head = { CMSG_LEN(sizeof fd), SOL_SOCKET, SCM_RIGHTS } };
	struct iovec data = { "x", 1 };
	struct msghdr m = {
		.msg_iov = &data, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control
	};

	memcpy(CMSG_DATA(&control.head), &fd, sizeof fd);
	must(sendmsg(by, &m, 0));
	must(close(fd));
}

static int take(int from)
{
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(sizeof(int))];
	} control;
	char byte;
	struct iovec data = { &byte, 1 };
	struct msghdr m = {
		.msg_iov = &data, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control
	};
	int fd;

	must(recvmsg(from, &m, MSG_DONTWAIT));
	check(m.msg_controllen >= CMSG_LEN(sizeof fd));
	memcpy(&fd, CMSG_DATA(&control.head), sizeof fd);
	return fd;
}

static void watch(int epoll, int fd, uint64_t data)
{
	struct epoll_event event = { .events = EPOLLIN, .data.u64 = data };

	must(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event));
}

void set_up(int argc, char **argv)
{
	int pair[2], epoll = (int)must(epoll_create1(0));

	(void)argc;
	(void)argv;
	must(socketpair(AF_UNIX, SOCK_DGRAM, 0, outer));
	must(pipe(ends));
	watch(epoll, outer[1], 1);
	watch(epoll, ends[0], 2);
	give(outer[0], epoll);
	/* One end of a pair in the queue of the other, both in that of ours: nobody else has them. */
	must(socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
	epoll = (int)must(epoll_create1(0));
	watch(epoll, ends[0], 3);
	give(pair[0], epoll);
	must(send(pair[0], "late", 4, 0));
	give(outer[0], pair[1]);
	give(outer[0], pair[0]);
}

void report(void)
{
	json_fd("outer", outer[1]);
	json_fd("pipe", ends[0]);
}

static int ready(int epoll, uint64_t *ret)
{
	struct epoll_event events[4];
	int n = epoll_wait(epoll, events, 4, 0);

	*ret = 0;
	for (int i = 0; i < n; i++)
		*ret |= 1ull << events[i].data.u64;
	return n;
}

static void act_use(void)
{
	int epoll = take(outer[1]), pair[2], inner;
	uint64_t seen;
	char bytes[16] = { 0 };

	must(write(ends[1], "y", 1));
	json_int("events", ready(epoll, &seen));
	json_int("seen", seen);
	pair[1] = take(outer[1]);
	pair[0] = take(outer[1]);
	inner = take(pair[1]);
	json_int("inner_events", ready(inner, &seen));
	json_int("inner_seen", seen);
	must(recv(pair[1], bytes, sizeof bytes, 0));
	json_text("text", bytes);
	json_int("answer", send(pair[1], "ok", 2, 0));
	json_int("answered", recv(pair[0], bytes, sizeof bytes, MSG_DONTWAIT));
	json_bool("cloexec", fcntl(inner, F_GETFD) & FD_CLOEXEC);
}

void act(char *line)
{
	if (strcmp(line, "use") == 0)
		act_use();
}
