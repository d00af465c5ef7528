/*
 * traits/state.h - what the traits of one operation share: the status text of a thread, what they keep for the whole tree,
 * ptrace requests newer than libc's headers, and the objects that their errors name. Private to traits/ and spaces/.
 */
#pragma once
#include <errno.h>
#include "base/format.h"
#include "base/io.h"
#include "base/sys.h"
#include "kernel/proc_status.h"
#include "traits/trait.h"

/* One table of the kernel that processes may share (kcmp): a task for each different one, in kcmp's order. */
enum shareable { SHARE_VM, SHARE_FILES, SHARE_FS, SHARE_SIGHAND, SHAREABLE };
struct shared_tables {
	VEC(struct task *) owners;
};

struct traits_dump {
	struct shared_tables tables[SHAREABLE];
	const struct xstate_layout *xstate; /* of this processor; NULL until asked for. Also below */
	int restart_program;		    /* restart_probe.c: 0 until it is needed; < 0: cannot be had */
	bool lsm_known, labelled;	    /* a security module labels tasks here */
	size_t processors;		    /* that are on; 0 until asked for. Also below */
	VEC(SeccompFilter *) filters;	    /* seccomp.img; each filter once, older before newer */
};

struct traits_restore {
	const struct xstate_layout *xstate;
	size_t processors;
	const u8 *newborn; /* xstate of a thread that has not used any; NULL until the first is looked at */
	u32 newborn_size;
	const SeccompEntry *seccomp;	/* seccomp.img, never NULL once read */
	const struct proc_status *self; /* of the conductor: what we may give away */
	const struct proc_status *stub; /* of the root's process as it was made: what threads start from */
};

struct traits_dump *traits_dump(struct dump *d);
struct traits_restore *traits_restore(struct restore *rs);

/* /proc/PID/task/TID/status, read once while the tree is frozen and each time while it is not. */
int thread_status(struct dump *d, struct thread *t, const struct proc_status **ret, struct error *reterr);
/* The same of any process: no caching. */
int process_status(struct arena *a, pid_t pid, const struct proc_status **ret, struct error *reterr);

/* Object of an error about a thread that cannot be dumped; `kind` says what it is about. */
static inline struct object trait_object(const struct thread *t, const char *kind)
{
	return OBJECT(.pid = t->task->pid, .tid = t->tid, .kind = kind);
}

/* Object of an error about core-<tid>.img. */
struct object core_object(struct restore *rs, const struct thread *t);
#define core_corrupt(rs, t, reterr, ...) \
	error_set((reterr), "ERR_IMAGE_CORRUPT", -EINVAL, core_object((rs), (t)), __VA_ARGS__)
struct object task_image_object(struct restore *rs, const struct task *t, const char *type);

/* Does this process have the capability in effect? */
bool have_capability(u32 capability);

static inline long trait_ptrace(long request, pid_t tid, u64 address, const void *data)
{
	return sys(SYS_ptrace, request, tid, address, data);
}
