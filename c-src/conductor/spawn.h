/*
 * conductor/spawn.h - the first process of a restored tree: clone3 with its pid, a new time namespace, exec of the stub. The
 * rest of the tree and all threads are cloned by remotes.
 *
 * Whose child it is: the conductor's (it will be init's), the calling process's (CLONE_PARENT from the conductor), or a
 * sibling of the calling process (CLONE_PARENT from the lender, which is a thread of it).
 */
#pragma once
#include "base/error.h"
#include "conductor/operation.h"

enum spawn_parent { SPAWN_CONDUCTOR, SPAWN_CALLER, SPAWN_SIBLING };

struct spawn_order {
	int stub, area, control; /* our descriptors: the stub's ELF, the area's memfd, the remotes' socket */
	int top;		 /* they become top + 2, top + 1 and top in the new process; nothing else stays open */
	char time_offsets[128];	 /* for /proc/self/timens_offsets; "" stays in our time namespace */
	pid_t pid;
	enum spawn_parent parent;
	u8 *stack;		  /* SPAWN_STACK bytes */
	volatile long result;	  /* pid or -errno */
	volatile int failed_step; /* of the child: 0 none, else a SPAWN_STEP name in spawn.c */
};
#define SPAWN_STACK 16384

/* pid, or -errno with *reterr. -EEXIST (somebody has the pid) is retried while its owner is a zombie. */
int spawn_root(struct operation *op, struct spawn_order *order, struct error *reterr);

/* In the lender: makes what the conductor orders. 0: call again; 1: the conductor has nothing to order (any more). */
int spawn_serve(struct operation *op, pid_t conductor);

/* The stub's ELF image for this place of the area, in a new memfd. */
int spawn_stub(raddr elf_at, raddr area_at, u64 area_size, int area_fd_number, int *ret_fd, struct error *reterr);
/* A static ELF in a new memfd, of position-independent code that needs nothing else. */
int spawn_elf(const char *name, raddr at, const void *code, size_t size, int *ret_fd, struct error *reterr);
