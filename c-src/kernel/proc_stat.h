/*
 * kernel/proc_stat.h - /proc/PID/stat and /proc/PID/task/TID/stat. The parser is pure: text in, struct out.
 * Addresses are the process's own; the kernel shows them as 0 or 1 to readers who may not see them.
 */
#pragma once
#include "base/types.h"

#define PROC_FLAG_KTHREAD 0x00200000u /* PF_KTHREAD of include/linux/sched.h */

struct proc_stat {
	pid_t pid, ppid, pgrp, session;
	u32 terminal;	  /* device number of the controlling one; 0: none */
	pid_t foreground; /* process group of the terminal; -1: none */
	char comm[64];	  /* kernel threads have longer names than the 15 bytes of others */
	char state;	  /* R S D T t Z X I */
	u32 flags;	  /* PF_ flags */
	u32 threads;
	u64 start_time; /* ticks since boot */
	u64 start_code, end_code, start_data, end_data, start_brk, start_stack;
	u64 arg_start, arg_end, env_start, env_end;
	u32 exit_code; /* raw wait status, of zombies */
};

/* `text` ends with NUL. 0, or -EINVAL if it is not such a line. */
int proc_stat_parse(const char *text, struct proc_stat *ret);
/* Of a process, or, with a tid, of that thread of it. 0, -ESRCH: there is none, -EINVAL: not understood, or another -errno. */
int proc_stat_read(pid_t pid, pid_t tid, struct proc_stat *ret);
