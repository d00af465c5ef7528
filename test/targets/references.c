/*
 * Everything that names a process, a path or a port: what has to change with it when the images are edited.
 *   references DIRECTORY
 * A session leader with a thread and a child; owners of descriptors, a lock, a timer for the thread, a pending signal, a pidfd,
 * a file of /proc; a file and a bound socket in the directory; a listener with both ends of a connection to it, a UDP socket.
 */
#include "target.h"
#include <arpa/inet.h>
#include <dirent.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/un.h>

enum { OWNED_PID, OWNED_TID, OWNED_GROUP, OWNED };

static struct worker child;
static int owned[OWNED], pidfd, locked, bound, listener, near, far, udp, proc_child, working;
static volatile pid_t thread;
static timer_t timer;
static volatile int fired_in;
static char directory[256];

static void on_timer(int signal)
{
	(void)signal;
	fired_in = (int)syscall(SYS_gettid);
}

static void *loop(void *arg)
{
	sigset_t own;

	(void)arg;
	must(sigemptyset(&own) | sigaddset(&own, SIGUSR2));
	check(pthread_sigmask(SIG_UNBLOCK, &own, NULL) == 0);
	thread = (pid_t)syscall(SYS_gettid);
	for (;;)
		pause();
	return NULL;
}

static void of_child(void)
{
	json_int("pid", getpid());
	json_int("parent", getppid());
	json_int("group", getpgid(0));
	json_int("session", getsid(0));
}

static int pipe_owned_by(int type, pid_t pid)
{
	struct f_owner_ex owner = { type, pid };
	int ends[2];

	must(pipe(ends));
	must(fcntl(ends[0], F_SETOWN_EX, &owner));
	return ends[0];
}

static void set_up_sockets(void)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	struct sockaddr_un name = { .sun_family = AF_UNIX };
	socklen_t size = sizeof at;

	listener = (int)must(socket(AF_INET, SOCK_STREAM, 0));
	must(bind(listener, (struct sockaddr *)&at, sizeof at));
	must(listen(listener, 5));
	must(getsockname(listener, (struct sockaddr *)&at, &size));
	near = (int)must(socket(AF_INET, SOCK_STREAM, 0));
	must(connect(near, (struct sockaddr *)&at, sizeof at));
	far = (int)must(accept(listener, NULL, NULL));
	at.sin_port = 0;
	udp = (int)must(socket(AF_INET, SOCK_DGRAM, 0));
	must(bind(udp, (struct sockaddr *)&at, sizeof at));

	bound = (int)must(socket(AF_UNIX, SOCK_STREAM, 0));
	check(snprintf(name.sun_path, sizeof name.sun_path, "%s/socket", directory) < (int)sizeof name.sun_path);
	must(bind(bound, (struct sockaddr *)&name, sizeof name));
	must(listen(bound, 5));
}

void set_up(int argc, char **argv)
{
	struct sigevent event = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGUSR2 };
	char path[300];
	pthread_t made;
	sigset_t blocked;

	check(argc == 2);
	snprintf(directory, sizeof directory, "%s", argv[1]);
	if (getsid(0) != getpid())
		must(setsid());
	must(sigemptyset(&blocked) | sigaddset(&blocked, SIGUSR1) | sigaddset(&blocked, SIGUSR2));
	must(sigprocmask(SIG_BLOCK, &blocked, NULL));
	child = start_worker(of_child);
	must(setpgid(child.pid, child.pid));
	check(pthread_create(&made, NULL, loop, NULL) == 0);
	while (!thread)
		pause_ms(1);

	owned[OWNED_PID] = pipe_owned_by(F_OWNER_PID, child.pid);
	owned[OWNED_TID] = pipe_owned_by(F_OWNER_TID, getpid());
	owned[OWNED_GROUP] = pipe_owned_by(F_OWNER_PGRP, child.pid);
	pidfd = (int)must(syscall(SYS_pidfd_open, child.pid, 0));
	snprintf(path, sizeof path, "/proc/%d/status", child.pid);
	proc_child = (int)must(open(path, O_RDONLY));

	snprintf(path, sizeof path, "%s/file", directory);
	locked = (int)must(open(path, O_RDWR | O_CREAT, 0600));
	must(fcntl(locked, F_SETLK, &(struct flock){ .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 10 }));
	working = (int)must(open(directory, O_RDONLY | O_DIRECTORY));
	must(chdir(directory));
	set_up_sockets();

	must(signal(SIGUSR2, on_timer) == SIG_ERR ? -1 : 0);
	event._sigev_un._tid = thread;
	must(timer_create(CLOCK_MONOTONIC, &event, &timer));
	must(kill(getpid(), SIGUSR1));
}

static void json_owner(const char *key, int fd)
{
	struct f_owner_ex owner;

	must(fcntl(fd, F_GETOWN_EX, &owner));
	json_int(key, owner.pid);
}

static void json_ports(const char *key, int fd)
{
	struct sockaddr_in at[2] = { 0 };
	socklen_t size = sizeof at[0];

	must(getsockname(fd, (struct sockaddr *)&at[0], &size));
	size = sizeof at[1];
	(void)getpeername(fd, (struct sockaddr *)&at[1], &size);
	json_list(key);
	for (int i = 0; i < 2; i++) {
		json_text(NULL, at[i].sin_family ? inet_ntoa(at[i].sin_addr) : "none");
		json_int(NULL, ntohs(at[i].sin_port));
	}
	json_end();
}

static void json_link(const char *key, int fd)
{
	char path[64], text[300];
	ssize_t n;

	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	n = must(readlink(path, text, sizeof text - 1));
	text[n] = 0;
	json_text(key, text);
}

/* As the kernel numbers it: `thread` is what it was when the program began. */
static int other_thread(void)
{
	DIR *tasks = opendir("/proc/self/task");
	struct dirent *entry;
	int found = 0;

	check(tasks);
	while ((entry = readdir(tasks)))
		if (entry->d_name[0] != '.' && atoi(entry->d_name) != getpid())
			found = atoi(entry->d_name);
	must(closedir(tasks));
	return found;
}

void report(void)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 10 };
	struct sockaddr_un name = { 0 };
	socklen_t size = sizeof name;
	char path[64], text[300];

	json_int("pid", getpid());
	json_int("group", getpgid(0));
	json_int("session", getsid(0));
	json_int("thread", other_thread());
	ask_worker(&child, "child");
	json_owner("owner_pid", owned[OWNED_PID]);
	json_owner("owner_tid", owned[OWNED_TID]);
	json_owner("owner_group", owned[OWNED_GROUP]);
	snprintf(path, sizeof path, "/proc/self/fdinfo/%d", pidfd);
	json_text("pidfd", proc_line(path, "Pid:"));
	json_link("proc_child", proc_child);
	json_link("file", locked);
	json_link("directory", working);
	check(getcwd(text, sizeof text));
	json_text("cwd", text);
	must(getsockname(bound, (struct sockaddr *)&name, &size));
	json_text("socket", name.sun_path);
	json_ports("listener", listener);
	json_ports("near", near);
	json_ports("far", far);
	json_ports("udp", udp);
	must(fcntl(locked, F_OFD_GETLK, &lock));
	json_int("lock_type", lock.l_type);
	json_int("lock_owner", lock.l_pid);
}

/* "finish": what can be asked only once. */
void act(char *line)
{
	struct itimerspec soon = { .it_value = { 0, 1000000 } };
	struct timespec none = { 0, 0 };
	sigset_t set;
	siginfo_t info;
	char byte = 0;

	(void)line;
	must(sigemptyset(&set) | sigaddset(&set, SIGUSR1));
	must(sigtimedwait(&set, &info, &none));
	json_int("sender", info.si_pid);
	must(timer_settime(timer, 0, &soon, NULL));
	for (int i = 0; i < 2000 && !fired_in; i++)
		pause_ms(1);
	json_int("timer_thread", fired_in);
	must(write(near, "x", 1));
	must(read(far, &byte, 1));
	json_int("byte", byte);
}
