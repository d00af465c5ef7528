/*
 * Unix sockets whose peers are other processes and users, by now dead: pairs, listening ones, connections; and datagrams in a queue
 * from senders with names, gone or still there. argv[1]: where names are.
 */
#include "target.h"
#include <grp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

enum { PAIR_A, PAIR_B, DATAGRAM_A, DATAGRAM_B, LISTENER, CLIENT, SERVER, LATE_CLIENT, LATE_SERVER, NOBODY, COUNT };
static const char *const names[COUNT] = { "pair_a", "pair_b", "datagram_a",  "datagram_b",  "listener",
					  "client", "server", "late_client", "late_server", "nobody" };
static int fds[COUNT];
static int receiver, sender, waiting;
static const char *directory;

static socklen_t path_name(struct sockaddr_un *a, const char *name)
{
	a->sun_family = AF_UNIX;
	return offsetof(struct sockaddr_un, sun_path) + 1 +
	       snprintf(a->sun_path, sizeof a->sun_path, "%s/%s", directory, name);
}

/* Of this process only: nobody else's is taken. */
static socklen_t abstract_name(struct sockaddr_un *a, const char *name)
{
	a->sun_family = AF_UNIX;
	a->sun_path[0] = '\0';
	return offsetof(struct sockaddr_un, sun_path) + 1 +
	       snprintf(a->sun_path + 1, sizeof a->sun_path - 1, "%s-%d", name, getpid());
}

/* With our table of descriptors, but another user; it leaves the table as it ends, and what it made stays. */
static void as(uid_t uid, void (*work)(void))
{
	gid_t groups[] = { uid + 1, uid + 2 };
	pid_t pid = (pid_t)must(syscall(SYS_clone, CLONE_FILES | SIGCHLD, 0, 0, 0, 0));
	int status;

	if (pid == 0) {
		if (setgroups(2, groups) < 0 || setresgid(uid, uid, uid) < 0 || setresuid(uid, uid, uid) < 0)
			_exit(1);
		work();
		_exit(0);
	}
	must(waitpid(pid, &status, 0));
	check(status == 0);
}

#define FIRST 100

/* Memory is not shared: numbers that are known. */
static void make_pairs(void)
{
	for (int i = PAIR_A; i <= DATAGRAM_A; i += 2) {
		int pair[2];

		must(socketpair(AF_UNIX, i == PAIR_A ? SOCK_STREAM : SOCK_DGRAM, 0, pair));
		must(dup2(pair[0], FIRST + i));
		must(dup2(pair[1], FIRST + i + 1));
		must(close(pair[0]));
		must(close(pair[1]));
	}
}

static void make_listener(void)
{
	must(listen(fds[LISTENER], 5));
}

static void make_client(void)
{
	struct sockaddr_un a;
	socklen_t size;

	a.sun_family = AF_UNIX;
	a.sun_path[0] = '\0';
	snprintf(a.sun_path + 1, sizeof a.sun_path - 1, "listener-%d", getppid());
	size = offsetof(struct sockaddr_un, sun_path) + 1 + strlen(a.sun_path + 1);
	must(connect(fds[CLIENT], (struct sockaddr *)&a, size));
}

static struct sockaddr_un late;
static socklen_t late_size;
static int late_listener;

static void listen_late(void)
{
	must(listen(late_listener, 1));
}

static void connect_late(void)
{
	must(connect(fds[LATE_CLIENT], (struct sockaddr *)&late, late_size));
}

static void set_up_late(void)
{
	late_size = path_name(&late, "late");
	late_listener = (int)must(socket(AF_UNIX, SOCK_STREAM, 0));
	must(bind(late_listener, (struct sockaddr *)&late, late_size));
	must(chmod(late.sun_path, 0777));
	as(4000, listen_late);
	fds[LATE_CLIENT] = (int)must(socket(AF_UNIX, SOCK_STREAM, 0));
	as(5000, connect_late);
	fds[LATE_SERVER] = (int)must(accept(late_listener, NULL, NULL));
	must(close(late_listener));
	must(unlink(late.sun_path));
}

static int named(const struct sockaddr_un *a, socklen_t size)
{
	int fd = (int)must(socket(AF_UNIX, SOCK_DGRAM, 0));

	must(bind(fd, (const struct sockaddr *)a, size));
	return fd;
}

static void speak(int fd, const struct sockaddr_un *to, socklen_t size, const char *text)
{
	must(sendto(fd, text, strlen(text), 0, (const struct sockaddr *)to, size));
}

static void set_up_queue(void)
{
	struct sockaddr_un to, from;
	socklen_t size = path_name(&to, "receiver"), from_size;
	int fd;

	receiver = named(&to, size);
	from_size = path_name(&from, "gone");
	fd = named(&from, from_size);
	speak(fd, &to, size, "one");
	must(close(fd));
	must(unlink(from.sun_path));
	from_size = abstract_name(&from, "gone too");
	fd = named(&from, from_size);
	speak(fd, &to, size, "two");
	must(close(fd));
	from_size = abstract_name(&from, "there");
	sender = named(&from, from_size);
	speak(sender, &to, size, "three");
	fd = (int)must(socket(AF_UNIX, SOCK_DGRAM, 0));
	speak(fd, &to, size, "four");
	must(close(fd));
}

void set_up(int argc, char **argv)
{
	struct sockaddr_un a;
	socklen_t size;

	directory = argc > 1 ? argv[1] : ".";
	chmod(directory, 0777); /* for those who are other users here */
	as(1234, make_pairs);
	for (int i = PAIR_A; i <= DATAGRAM_B; i++)
		fds[i] = FIRST + i;
	fds[LISTENER] = (int)must(socket(AF_UNIX, SOCK_SEQPACKET, 0));
	size = abstract_name(&a, "listener");
	must(bind(fds[LISTENER], (struct sockaddr *)&a, size));
	as(2000, make_listener);
	fds[CLIENT] = (int)must(socket(AF_UNIX, SOCK_SEQPACKET, 0));
	as(3000, make_client);
	fds[SERVER] = (int)must(accept(fds[LISTENER], NULL, NULL));
	/* One whose listening socket is gone. */
	set_up_late();
	/* One that nobody has accepted yet. */
	waiting = (int)must(socket(AF_UNIX, SOCK_SEQPACKET, 0));
	must(connect(waiting, (struct sockaddr *)&a, size));
	fds[NOBODY] = (int)must(socket(AF_UNIX, SOCK_STREAM, 0));
	set_up_queue();
}

void report(void)
{
	for (int i = 0; i < COUNT; i++) {
		struct ucred peer = { 0 };
		gid_t groups[16] = { 0 };
		socklen_t size = sizeof peer, groups_size = sizeof groups;

		must(getsockopt(fds[i], SOL_SOCKET, SO_PEERCRED, &peer, &size));
		json_object(names[i]);
		json_int("pid", peer.pid);
		json_int("uid", peer.uid);
		json_int("gid", peer.gid);
		if (getsockopt(fds[i], SOL_SOCKET, 59 /* SO_PEERGROUPS */, groups, &groups_size) == 0)
			json_int("group", groups_size ? (long)groups[0] : -1);
		json_end();
	}
}

/* Who sent what; a name of ours without what makes it ours. */
static void act_receive(void)
{
	struct ucred peer;
	socklen_t peer_size;
	int accepted;

	json_list("received");
	for (;;) {
		struct sockaddr_un from = { 0 };
		socklen_t size = sizeof from;
		char text[16] = { 0 }, *name, *end;

		if (recvfrom(receiver, text, sizeof text - 1, MSG_DONTWAIT, (struct sockaddr *)&from, &size) < 0)
			break;
		name = from.sun_path + (from.sun_path[0] == '\0');
		end = from.sun_path[0] ? strrchr(name, '/') : strrchr(name, '-');
		if (end && from.sun_path[0])
			name = end + 1;
		else if (end)
			*end = '\0';
		json_text(NULL, text);
		json_text(NULL, name);
	}
	json_end();
	json_int("stream", send(fds[PAIR_A], "x", 1, 0));
	accepted = accept(fds[LISTENER], NULL, NULL);
	peer_size = sizeof peer;
	must(getsockopt(accepted, SOL_SOCKET, SO_PEERCRED, &peer, &peer_size));
	json_bool("from_us", peer.pid == getpid() && peer.uid == geteuid());
	json_int("waiting", send(waiting, "x", 1, 0));
	json_int("late", send(fds[LATE_CLIENT], "x", 1, 0));
	json_int("packet", send(fds[CLIENT], "x", 1, 0));
	json_int("arrived", recv(fds[SERVER], (char[1]){ 0 }, 1, MSG_DONTWAIT));
}

void act(char *line)
{
	if (strcmp(line, "receive") == 0)
		act_receive();
}
