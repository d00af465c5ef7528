/*
 * conductor/restore.h - the stages of a restore, one file per piece of work. Private to the conductor.
 */
#pragma once
#include "conductor/births.h"
#include "conductor/operation.h"
#include "conductor/spawn.h"
#include "model/restore.h"

struct restore_job {
	struct restore rs; /* what kinds, traits, spaces and memory see */
	struct operation *op;
	struct births births;
	struct area area; /* one for the whole tree: processes made by fork share it */
	int area_fd;
	raddr stub; /* where the stub's ELF is mapped in the root */
	struct spawn_order order;
	bool spawned, released;
	pid_t root;
};

static inline struct restore_job *restore_job(struct restore *rs)
{
	return container_of(rs, struct restore_job, rs);
}

/* conductor/restore_read.c - pstree and the images of each task, checked */
int tree_read(struct restore_job *job, struct error *reterr);

/* conductor/cpuinfo.c - is this processor good enough for cpuinfo.img? */
int cpuinfo_restore_check(struct restore_job *job, struct error *reterr);

/* conductor/sessions.c - can all sessions and groups be made again? Plans the births */
int sessions_check(struct restore_job *job, struct error *reterr);
/* Is it the restorer's own session or group? */
bool sessions_is_inherited(const struct restore_job *job, pid_t id);

/* conductor/grow.c - stub, root, the rest of the tree, zombies */
int grow_prepare(struct restore_job *job, struct error *reterr); /* area, stub, control socket */
int grow_tree(struct restore_job *job, struct error *reterr);
/* Ends helpers: those of births that linger, or the others. */
int grow_dismiss(struct restore_job *job, bool lingering, struct error *reterr);
int grow_threads(struct restore_job *job, struct task *t, struct batch *b, struct error *reterr);
void grow_fell(struct restore_job *job); /* kills and reaps all that was made */

/* conductor/release.c - from remotes to running processes */
int release_seize(struct restore_job *job, struct error *reterr);
int release_all(struct restore_job *job, struct error *reterr);
