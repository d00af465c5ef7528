/*
 * kinds/descriptions.h - which numbers are one open file description. Numbers of different inodes, or of different flags, never are;
 * among the others the kernel tells by kcmp, in an order of its own. Belongs to one gathering, whose arena it lives in.
 */
#pragma once
#include "base/index.h"
#include "kinds/files.h"

#define DESCRIPTION_BUCKETS 1024

struct descriptions {
	struct file *bucket[DESCRIPTION_BUCKETS]; /* trees */
	struct index by_inode;			  /* the first file of each; the others hang on it */
};

/* A number of a task, to be compared with what is known: `fd` is our copy of it. */
struct candidate {
	const struct task *task;
	int number, fd;
	const struct stat *st;
	u32 flags;
	u64 identity; /* of its kind; 0: none */
};

/*
 * Where the description is in the trees, or belongs: *result is NULL then. All eventfds, epolls and so on share one inode, so
 * that this takes many a kcmp for one of those.
 */
struct file **description_place(struct descriptions *all, const struct candidate *c);
/*
 * The file that it most likely is, if it is known at all: the one of the same number in the process that it was forked from, or the
 * one of the number before it, which dup(2) gave. NULL: it is neither.
 */
struct file *description_guess(const struct candidate *c);
/* Makes it known to file_of_inode(). */
void description_note(struct arena *a, struct descriptions *all, struct file *f);
