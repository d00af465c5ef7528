/*
 * Unix sockets with names: by path, relative, abstract, deleted; connections that wait to be accepted, with data too; descriptors in
 * messages. argv[1]: an empty directory.
 */
#include "target.h"
#include <stddef.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

static int by_path, relative, abstract, deleted, waiting, carrier[2];
static char abstract_name[64];

static socklen_t address(struct sockaddr_un *ret, const char *name, bool is_abstract)
{
	memset(ret, 0, sizeof *ret);
	ret->sun_family = AF_UNIX;
	strcpy(ret->sun_path + is_abstract, name);
	return (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(name) + 1);
}

static int listener(const char *name, bool is_abstract)
{
	struct sockaddr_un at;
	socklen_t size = address(&at, name, is_abstract);
	int fd = (int)must(socket(AF_UNIX, SOCK_STREAM, 0));

	must(bind(fd, (struct sockaddr *)&at, size));
	must(listen(fd, 5));
	return fd;
}

static int client(const char *name, bool is_abstract)
{
	struct sockaddr_un at;
	socklen_t size = address(&at, name, is_abstract);
	int fd = (int)must(socket(AF_UNIX, SOCK_STREAM, 0));

	must(connect(fd, (struct sockaddr *)&at, size));
	return fd;
}

static void send_descriptor(int to, int fd)
{
	char control[CMSG_SPACE(sizeof fd)] = { 0 };
	struct iovec data = { "x", 1 };
	struct msghdr message = {
		.msg_iov = &data, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control
	};
	struct cmsghdr *c = CMSG_FIRSTHDR(&message);

	c->cmsg_level = SOL_SOCKET;
	c->cmsg_type = SCM_RIGHTS;
	c->cmsg_len = CMSG_LEN(sizeof fd);
	memcpy(CMSG_DATA(c), &fd, sizeof fd);
	must(sendmsg(to, &message, 0));
}

static int receive_descriptor(int from)
{
	char control[CMSG_SPACE(sizeof(int))], byte;
	struct iovec data = { &byte, 1 };
	struct msghdr message = {
		.msg_iov = &data, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control
	};
	int fd;

	must(recvmsg(from, &message, 0));
	check(CMSG_FIRSTHDR(&message));
	memcpy(&fd, CMSG_DATA(CMSG_FIRSTHDR(&message)), sizeof fd);
	return fd;
}

void set_up(int argc, char **argv)
{
	int ends[2];

	check(argc > 1);
	must(chdir(argv[1]));
	snprintf(abstract_name, sizeof abstract_name, "libcriu-test-%d", getpid());
	relative = listener("relative", false);
	deleted = listener("deleted", false);
	must(unlink("deleted"));
	abstract = listener(abstract_name, true);
	char path[100];
	snprintf(path, sizeof path, "%s/path", argv[1]);
	by_path = listener(path, false);
	must(chmod(path, 0640));
	waiting = client(path, false);
	must(socketpair(AF_UNIX, SOCK_STREAM, 0, carrier));
	must(pipe(ends));
	check(write(ends[1], "through", 7) == 7);
	send_descriptor(carrier[0], ends[0]);
	close(ends[0]);
	close(ends[1]);
}

static void json_name(const char *key, int fd)
{
	struct sockaddr_un at = { 0 };
	socklen_t size = sizeof at;
	int listening = 0;
	socklen_t length = sizeof listening;

	must(getsockname(fd, (struct sockaddr *)&at, &size));
	must(getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listening, &length));
	json_object(key);
	json_text("name", at.sun_path + !at.sun_path[0]);
	json_bool("abstract", !at.sun_path[0]);
	json_bool("listening", listening);
	json_end();
}

void report(void)
{
	json_name("path", by_path);
	json_name("relative", relative);
	json_name("abstract", abstract);
	json_name("deleted", deleted);
}

/* "use": each name is connected to, the waiting connection accepted, the descriptor received. */
void act(char *line)
{
	char text[16] = { 0 };
	int fd, other;

	check(strncmp(line, "use", 3) == 0);
	fd = (int)must(accept(by_path, NULL, NULL));
	check(write(waiting, "late", 4) == 4);
	must(read(fd, text, sizeof text));
	json_text("waiting", text);
	other = client("relative", false);
	json_bool("relative", must(accept(relative, NULL, NULL)) >= 0);
	close(other);
	other = client(abstract_name, true);
	json_bool("abstract", must(accept(abstract, NULL, NULL)) >= 0);
	close(other);
	fd = receive_descriptor(carrier[1]);
	memset(text, 0, sizeof text);
	must(read(fd, text, sizeof text - 1));
	json_text("carried", text);
}
