/* Descriptors that cannot be saved yet. argv[1]: which; a counter goes on all the time. */
#include "target.h"
#include <sched.h>
#include <linux/io_uring.h>
#include <sys/file.h>
#include <netinet/in.h>
#include <sys/socket.h>

static int fd;

/* Of a process that has ended. */
static int foreign_namespace(void)
{
	int ready[2];
	char byte, path[64];
	pid_t child;
	int fd;

	must(pipe(ready));
	child = (pid_t)must(fork());
	if (child == 0) {
		if (unshare(CLONE_NEWUTS) == 0)
			must(write(ready[1], "x", 1));
		close(ready[1]);
		pause();
	}
	close(ready[1]);
	if (read(ready[0], &byte, 1) != 1)
		skip("no UTS namespace can be made");
	snprintf(path, sizeof path, "/proc/%d/ns/uts", child);
	fd = (int)must(open(path, O_RDONLY));
	must(kill(child, SIGKILL));
	must(waitpid(child, NULL, 0));
	close(ready[0]);
	return fd;
}

void set_up(int argc, char **argv)
{
	const char *what = argc > 1 ? argv[1] : "";
	struct io_uring_params params = { 0 };

	if (strcmp(what, "mptcp") == 0)
		fd = socket(AF_INET, SOCK_STREAM, 262);
	else if (strcmp(what, "sctp") == 0)
		fd = socket(AF_INET, SOCK_STREAM, IPPROTO_SCTP);
	else if (strcmp(what, "vsock") == 0)
		fd = socket(AF_VSOCK, SOCK_STREAM, 0);
	else if (strcmp(what, "crypto") == 0)
		fd = socket(AF_ALG, SOCK_SEQPACKET, 0);
	else if (strcmp(what, "io_uring") == 0)
		fd = (int)syscall(SYS_io_uring_setup, 4, &params);
	else if (strcmp(what, "namespace") == 0)
		fd = foreign_namespace();
	else if (strcmp(what, "userfaultfd") == 0)
		fd = (int)syscall(SYS_userfaultfd, O_CLOEXEC);
	else if (strcmp(what, "flock") == 0 || strcmp(what, "posix_lock") == 0) {
		struct flock lock = { .l_type = F_WRLCK, .l_start = 10, .l_len = 20 };
		char path[4096];

		snprintf(path, sizeof path, "%s/locked", argc > 2 ? argv[2] : ".");
		fd = (int)must(open(path, O_RDWR | O_CREAT, 0600));
		must(strcmp(what, "flock") == 0 ? flock(fd, LOCK_EX) : fcntl(fd, F_SETLK, &lock));
	} else
		skip("no such state");
	if (fd < 0)
		skip(strerror(errno));
}

void report(void)
{
	json_int("fd", fd);
}
