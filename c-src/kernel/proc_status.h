/*
 * kernel/proc_status.h - /proc/PID/status and /proc/PID/task/TID/status. Pure: text in, struct out; `groups` points into
 * the text, which has to live as long. Ids are those of the reader's user and pid namespace.
 */
#pragma once
#include "base/types.h"

enum proc_status_id { ID_REAL, ID_EFFECTIVE, ID_SAVED, ID_FILESYSTEM };

struct proc_status {
	pid_t pid, tgid, ppid, tracer;
	s32 umask;	    /* -1: this kernel does not show it */
	u32 uid[4], gid[4]; /* by enum proc_status_id */
	u64 cap_inh, cap_prm, cap_eff, cap_bnd, cap_amb;
	u64 pending, pending_shared; /* signals of the thread, of its process: bit n-1 */
	u32 no_new_privs;
	u32 seccomp; /* mode 0, 1 strict, 2 filter */
	u32 threads;
	bool shadow_stack; /* x86_Thread_features has shstk */
	u32 group_count;
	const char *groups; /* their numbers, with blanks between */
};

/* `text` ends with NUL. 0, or -EINVAL if it has no ids. */
int proc_status_parse(const char *text, struct proc_status *ret);
/* Writes up to `max` supplementary groups; returns how many. */
u32 proc_status_groups(const struct proc_status *status, u32 *groups, u32 max);
