/*
 * kinds/caller.c - descriptors of the process that asked for the dump: the other ends of its child's stdio, or the very
 * descriptions the child inherited. Its table is listed once per gathering, and only if some end has no other side in the
 * tree.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include "base/fd.h"
#include "base/io.h"
#include "kinds/files.h"

struct caller_fd {
	int fd;
	u64 dev, ino;
};

struct caller {
	int pidfd;
	int dir; /* /proc/PID/fd */
	VEC(struct caller_fd) fds;
};

static void caller_list(struct dump *d, struct caller *c)
{
	struct path_buffer path;
	int *numbers;
	size_t count;

	if (dir_numbers(d->arena, path_format(&path, "/proc/%d/fd", d->caller), &numbers, &count) < 0)
		return;
	c->dir = file_open(path.text, O_PATH | O_DIRECTORY);
	for (size_t i = 0; i < count && c->dir >= 0; i++) {
		struct stat st;

		if (sys(SYS_newfstatat, c->dir, path_format(&path, "%d", numbers[i]), &st, 0) == 0)
			vec_push(d->arena, &c->fds, (struct caller_fd){ numbers[i], st.st_dev, st.st_ino });
	}
}

static struct caller *caller_of(struct dump *d)
{
	struct caller *c = d->kind_state[STATE_CALLER];

	if (c)
		return c;
	c = arena_new(d->arena, struct caller);
	c->dir = -1;
	c->pidfd = d->caller > 0 ? sys(SYS_pidfd_open, d->caller, 0) : -1;
	if (c->pidfd >= 0)
		caller_list(d, c);
	d->kind_state[STATE_CALLER] = c;
	return c;
}

void caller_forget(struct dump *d)
{
	struct caller *c = d->kind_state[STATE_CALLER];

	if (!c)
		return;
	fd_close(&c->pidfd);
	fd_close(&c->dir);
	d->kind_state[STATE_CALLER] = NULL;
}

int caller_same(struct dump *d, struct file *f)
{
	struct caller *c = caller_of(d);

	for (size_t i = 0; i < c->fds.n; i++) {
		AUTO(fd_close) int copy = -1;

		if (c->fds.v[i].ino != f->st.st_ino || c->fds.v[i].dev != f->st.st_dev || file_copy(f) < 0)
			continue;
		copy = sys(SYS_pidfd_getfd, c->pidfd, c->fds.v[i].fd, 0);
		if (copy >= 0 && description_same(copy, f->fd))
			return c->fds.v[i].fd;
	}
	return -1;
}

/* The mode of the link in /proc tells how it was opened. */
static bool may_access(const struct caller *c, int number, u32 access)
{
	struct path_buffer name;
	struct stat st;

	return sys(SYS_newfstatat, c->dir, path_format(&name, "%d", number), &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	       (st.st_mode & access) == access;
}

int caller_holds(struct dump *d, u64 dev, u64 ino, u32 access)
{
	struct caller *c = caller_of(d);

	for (size_t i = 0; i < c->fds.n; i++)
		if (c->fds.v[i].ino == ino && c->fds.v[i].dev == dev && may_access(c, c->fds.v[i].fd, access))
			return c->fds.v[i].fd;
	return -1;
}

void external_report(struct dump *d, const struct file *f, ExternalKind kind, const char *key, int same, int peer)
{
	ExternalEnd *end = arena_new(d->arena, ExternalEnd);

	external_end__init(end);
	end->key = arena_strdup(d->arena, key);
	end->pid = f->task->pid;
	end->fd = f->number;
	end->kind = kind;
	end->has_caller_same_fd = same >= 0;
	end->caller_same_fd = same;
	end->has_caller_peer_fd = peer >= 0;
	end->caller_peer_fd = peer;
	end->has_flags = true;
	end->flags = f->flags;
	vec_push(d->arena, &d->external, end);
}
