/*
 * spaces/space.h - what a tree lives in: namespaces, mounts, cgroups, network lock. One file each, found through
 * spaces/table.c. Steps that a space does not need are NULL.
 */
#pragma once
#include "model/dump.h"
#include "model/restore.h"

struct space {
	const char *name;

	/* Dump. plan: each task of the tree, while it runs and again when it is frozen. dump: once, frozen. */
	int (*plan)(struct dump *d, struct task *t, struct error *reterr);
	int (*dump)(struct dump *d, struct error *reterr);
	/* Restore: nothing is made yet. */
	int (*check)(struct restore *rs, struct error *reterr);
};

extern const struct space *const spaces[]; /* NULL-terminated */
extern const struct space space_namespaces, space_time_namespace;

/* Every step of every space. plan notes all obstacles itself and fails for no other reason. */
int spaces_plan(struct dump *d, struct error *reterr);
int spaces_dump(struct dump *d, struct error *reterr);
int spaces_check(struct restore *rs, struct error *reterr);

/* The numbers of the conductor's namespaces (1...8), and those of a task: the same where it is in the same. */
int namespaces_own(struct dump *d, TaskKobjIdsEntry *own, struct error *reterr);
int namespaces_of(struct dump *d, const struct task *t, TaskKobjIdsEntry *ids, struct error *reterr);

/*
 * The text for /proc/self/timens_offsets with which the clocks of the tree go on where they were dumped. To be written in the
 * root's process between unshare(CLONE_NEWTIME) and exec. Empty if there is nothing to go on from, or no time namespaces here.
 */
int time_namespace_offsets(struct restore *rs, char *text, size_t size, struct error *reterr);

/* Namespaces held open. The flag is that of clone(2), the name that of the file in /proc/PID/ns; 0 and NULL: no such kind. */
u32 namespace_flag(const char *file, size_t length);
const char *namespace_name(u32 flag);
/* The number in the images of the namespace with this inode; 0: no process of the tree is in it. */
u32 namespace_number(struct dump *d, u32 flag, u64 ino);
/* The number of the one that these ids are of; 0: they have none. */
u32 namespace_id(const TaskKobjIdsEntry *ids, u32 flag);
