/*
 * memory/page_client.c - pages of a dump go to a page server instead of files, in the protocol of CRIU: commands of 32 bytes over a
 * stream socket, some followed by pages. The server writes the pagemap and pages images, and knows the parent images.
 *
 * The tree may be frozen while this waits for the network, so every wait asks whether the caller still wants it.
 */
#include "memory/transfer.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include "base/format.h"

#define CHUNK	  (1ul << 20)
#define WAIT_MS	  100
#define GIVE_UP_S 60 /* neither a byte taken nor one given: the server hangs */

enum { SERVER_PARENT = 5, SERVER_OPEN = 4, SERVER_ADD = 6, SERVER_CLOSE = 0x1023 };
enum { OF_TASK = 1, OF_SHARED = 2 };

struct command {
	u32 command; /* and flags of the pagemap entry, above bit 16 */
	u32 padding;
	u64 pages;
	u64 address;
	u64 target; /* id << 8 | OF_... */
};

struct page_client {
	int fd;
	u8 *buffer; /* of CHUNK bytes */
	const char *name;
};

static int failed(const struct page_client *c, long err, struct error *reterr)
{
	return error_set(reterr, "ERR_PAGE_SERVER", (int)err, OBJECT(.path = c->name), "the page server %s %s", c->name,
			 err == -EPIPE || err == -ECONNRESET ? "has closed the connection"
			 : err == -ETIMEDOUT		     ? "does not answer"
			 : err == -EPROTO		     ? "could not write the pages"
							     : error_name((int)err));
}

static int wait_for(struct dump *d, const struct page_client *c, short what, struct error *reterr)
{
	for (int waited = 0; waited < GIVE_UP_S * 1000; waited += WAIT_MS) {
		struct pollfd p = { .fd = c->fd, .events = what };
		const struct timespec limit = { .tv_nsec = WAIT_MS * 1000000 };
		long r = sys(SYS_ppoll, &p, 1, &limit, 0, 8);

		if (r > 0)
			return 0;
		if (r < 0 && r != -EINTR)
			return failed(c, r, reterr);
		r = d->poll ? d->poll(d, reterr) : 0;
		if (r < 0)
			return (int)r;
	}
	return failed(c, -ETIMEDOUT, reterr);
}

static int put(struct dump *d, const struct page_client *c, const void *bytes, u64 size, struct error *reterr)
{
	const u8 *at = bytes;
	int r = 0;

	while (r >= 0 && size) {
		long n = sys(SYS_sendto, c->fd, at, size, MSG_NOSIGNAL | MSG_DONTWAIT, 0, 0);

		if (n == -EAGAIN)
			r = wait_for(d, c, POLLOUT, reterr);
		else if (n < 0 && n != -EINTR)
			r = failed(c, n, reterr);
		else if (n > 0) {
			at += n;
			size -= (u64)n;
		}
	}
	return r;
}

static int get(struct dump *d, const struct page_client *c, void *bytes, u64 size, struct error *reterr)
{
	u8 *at = bytes;
	int r = 0;

	while (r >= 0 && size) {
		long n = sys(SYS_recvfrom, c->fd, at, size, MSG_DONTWAIT, 0, 0);

		if (n == -EAGAIN)
			r = wait_for(d, c, POLLIN, reterr);
		else if (n <= 0 && n != -EINTR)
			r = failed(c, n ? n : -EPIPE, reterr);
		else if (n > 0) {
			at += n;
			size -= (u64)n;
		}
	}
	return r;
}

static struct page_client *client(const struct dump *d)
{
	const struct memory_dump *state = d->memory;

	return state ? state->page_client : NULL;
}

bool page_client_used(const struct dump *d)
{
	return client(d) != NULL;
}

/* --- connecting --- */

static int address_parse(const char *text, u16 port, struct sockaddr_storage *ret)
{
	struct sockaddr_in *four = (struct sockaddr_in *)ret;
	struct sockaddr_in6 *six = (struct sockaddr_in6 *)ret;

	*ret = (struct sockaddr_storage){ 0 };
	four->sin_port = htons(port);
	four->sin_family = AF_INET;
	if (inet_pton(AF_INET, text, &four->sin_addr) == 1)
		return sizeof *four;
	six->sin6_family = AF_INET6;
	return inet_pton(AF_INET6, text, &six->sin6_addr) == 1 ? (int)sizeof *six : -EINVAL;
}

static int server_connect(struct dump *d, struct page_client *c, const CriuPageServerInfo *server, struct error *reterr)
{
	struct sockaddr_storage address;
	int err = 0, one = 1, length = sizeof err;
	int size = address_parse(server->address, (u16)server->port, &address);
	long r;

	if (size < 0)
		return error_set(reterr, "ERR_INVALID_OPTION", -EINVAL, OBJECT(.path = server->address),
				 "the page server's address %s is no IP address", server->address);
	c->fd = (int)sys(SYS_socket, address.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	r = c->fd < 0 ? c->fd : sys(SYS_connect, c->fd, &address, size);
	if (r == -EINPROGRESS) {
		r = wait_for(d, c, POLLOUT, reterr);
		if (r < 0)
			return (int)r;
		r = sys(SYS_getsockopt, c->fd, SOL_SOCKET, SO_ERROR, &err, &length);
		r = r < 0 ? r : -err;
	}
	if (r < 0)
		return error_set(reterr, "ERR_PAGE_SERVER", (int)r, OBJECT(.path = c->name),
				 "cannot connect to the page server %s: %s", c->name, error_name((int)r));
	sys(SYS_setsockopt, c->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
	return 0;
}

int page_client_begin(struct dump *d, struct error *reterr)
{
	const CriuPageServerInfo *server = d->options->ps;
	struct page_client *c;
	char *name;

	if (!server || !d->images)
		return 0;
	c = arena_new(d->arena, struct page_client);
	c->fd = server->has_fd ? server->fd : -1;
	c->buffer = arena_alloc(d->arena, CHUNK);
	name = arena_alloc(d->arena, 128);
	if (server->has_fd)
		format_to(name, 128, "at descriptor %d", server->fd);
	else
		format_to(name, 128, "%s port %d", server->address ? server->address : "", server->port);
	c->name = name;
	memory_dump_state(d)->page_client = c;
	images_leave_pages(d->images);
	if (server->has_fd)
		return 0;
	if (!server->address)
		return error_set(reterr, "ERR_INVALID_OPTION", -EINVAL, OBJECT(), "the page server has no address");
	return server_connect(d, c, server, reterr);
}

/* --- one memory --- */

static u64 target_of(enum image_type type, u64 id)
{
	return id << 8 | (type == IMG_PAGEMAP ? OF_TASK : OF_SHARED);
}

static int command_put(struct dump *d, u32 number, const struct run *run, u64 target, struct error *reterr)
{
	struct command command = { .command = number, .target = target };

	if (run) {
		command.pages = run->pages;
		command.address = run->address;
	}
	return put(d, client(d), &command, sizeof command, reterr);
}

/* Whatever was there at the parent images, and has not changed since, was sent with them or before. */
int page_client_parent(struct dump *d, const struct task *t, struct pagemap **ret, struct error *reterr)
{
	int answer = 0;
	int r = command_put(d, SERVER_PARENT, NULL, target_of(IMG_PAGEMAP, (u64)t->pid), reterr);

	if (r >= 0)
		r = get(d, client(d), &answer, sizeof answer, reterr);
	if (r < 0 || answer <= 0)
		return r;
	*ret = arena_new(d->arena, struct pagemap);
	vec_push(d->arena, &(*ret)->runs, (struct pagemap_run){ .pages = TASK_SIZE / PAGE_SIZE, .flags = PE_PRESENT });
	return 0;
}

static int run_send(struct dump *d, const struct memory_end *memory, const struct run *run, u64 target,
		    struct error *reterr)
{
	struct page_client *c = client(d);
	int r = command_put(d, SERVER_ADD | PE_PRESENT << 16, run, target, reterr);

	for (u64 at = 0, size; r >= 0 && at < run->pages * PAGE_SIZE; at += size) {
		size = MIN(run->pages * PAGE_SIZE - at, CHUNK);
		r = memory_end_read(memory, run->address + at, size, c->buffer, reterr);
		if (r >= 0)
			r = put(d, c, c->buffer, size, reterr);
	}
	return r;
}

int page_client_send(struct dump *d, enum image_type type, u64 id, const struct memory_end *memory,
		     const struct runs *runs, struct error *reterr)
{
	static const struct runs none = { 0 };
	const struct runs *parent = runs->in_parent ? runs->in_parent : &none;
	u64 target = target_of(type, id);
	size_t i = 0, j = 0;
	u8 has_parent;
	int r = command_put(d, SERVER_OPEN, NULL, target, reterr);

	if (r >= 0)
		r = get(d, client(d), &has_parent, sizeof has_parent, reterr);
	if (r >= 0 && parent->v.n && !has_parent)
		r = failed(client(d), -EPROTO, reterr);
	while (r >= 0 && (i < runs->v.n || j < parent->v.n)) {
		if (j == parent->v.n || (i < runs->v.n && runs->v.v[i].address < parent->v.v[j].address))
			r = run_send(d, memory, &runs->v.v[i++], target, reterr);
		else
			r = command_put(d, SERVER_ADD | PE_PARENT << 16, &parent->v.v[j++], target, reterr);
	}
	return r;
}

int page_client_end(struct dump *d, struct error *reterr)
{
	struct page_client *c = client(d);
	int answer = -1, r;

	if (!c)
		return 0;
	r = command_put(d, SERVER_CLOSE, NULL, 0, reterr);
	if (r >= 0)
		r = get(d, c, &answer, sizeof answer, reterr);
	if (r >= 0 && answer)
		r = failed(c, -EPROTO, reterr);
	fd_close(&c->fd);
	return r;
}
