/*
 * Namespaces held open: those that the process is in, each as a descriptor; one of them in a message on its way.
 */
#include "target.h"
#include <sched.h>
#include <sys/socket.h>

static const char *const names[] = { "net", "mnt", "pid", "user", "uts", "ipc", "cgroup", "time" };
static int fds[ARRAY_SIZE(names)], pair[2];

static int own_open(const char *name)
{
	char path[64];

	snprintf(path, sizeof path, "/proc/self/ns/%s", name);
	return open(path, O_RDONLY | O_CLOEXEC);
}

static void send_one(int fd)
{
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(sizeof(int))];
	} control = { .head = { .cmsg_len = CMSG_LEN(sizeof fd), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS } };
	struct iovec data = { "x", 1 };
	struct msghdr m = {
		.msg_iov = &data, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control
	};

	memcpy(CMSG_DATA(&control.head), &fd, sizeof fd);
	must(sendmsg(pair[0], &m, 0));
}

static int receive_one(void)
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

	must(recvmsg(pair[1], &m, 0));
	memcpy(&fd, CMSG_DATA(&control.head), sizeof fd);
	return fd;
}

void set_up(int argc, char **argv)
{
	(void)argc, (void)argv;
	for (size_t i = 0; i < ARRAY_SIZE(names); i++)
		fds[i] = own_open(names[i]);
	must(dup(fds[0]));
	must(socketpair(AF_UNIX, SOCK_DGRAM, 0, pair));
	if (fds[4] >= 0)
		send_one(fds[4]);
}

/* Is it the very one that we are in? */
static bool is_own(int fd, const char *name)
{
	char path[64], ours[64] = "", its[64] = "";

	snprintf(path, sizeof path, "/proc/self/ns/%s", name);
	must(readlink(path, ours, sizeof ours - 1));
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	must(readlink(path, its, sizeof its - 1));
	return strcmp(ours, its) == 0;
}

void report(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		if (fds[i] < 0)
			continue;
		json_object(names[i]);
		json_bool("own", is_own(fds[i], names[i]));
		json_int("flags", fcntl(fds[i], F_GETFL));
		json_int("cloexec", fcntl(fds[i], F_GETFD));
		json_end();
	}
	json_bool("dup", same_file(getpid(), fds[0], getpid(), fds[ARRAY_SIZE(names) - 1] + 1));
}

/* The queued one. */
void act(char *line)
{
	(void)line;
	json_bool("own", is_own(receive_one(), names[4]));
}
