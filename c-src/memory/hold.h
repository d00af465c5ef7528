/*
 * memory/hold.h - what one round of tracking leaves for the next: userfaultfds, one per process, and whose they are, as messages that
 * wait in a unix stream socket. Whoever keeps that socket open keeps the processes watched; when the last copy is closed the kernel
 * drops the messages, and with them everything. The id ties it to the images of its round: a hold of another round knows nothing
 * of what has changed since those.
 */
#pragma once
#include "base/arena.h"

#define KEEPER_NAME "criu-keeper" /* comm of a process that keeps one: arch/x86_64/keeper.S */

/* How changes of memory are noted. */
enum track_way { TRACK_NONE, TRACK_UFFD, TRACK_SOFT_DIRTY };

struct hold_task {
	pid_t pid;
	u64 start_time; /* ticks since boot */
	int uffd;	/* -1 with TRACK_SOFT_DIRTY */
};

struct hold {
	u64 id;
	enum track_way way;
	VEC(struct hold_task) tasks;
};

/* Looks at what is in the socket, and leaves it there. Descriptors are copies. -errno: not a hold, or none of ours. */
int hold_read(struct arena *a, int socket, struct hold *ret);
/* Into the other end of the socket that is kept. */
int hold_write(int socket, const struct hold *hold);
