/*
 * remote/stopped.h - a thread held by ptrace. The rule that everything else rests on: the original registers and mask are
 * written down here *before* they are changed, and stopped_put_back() is the only function that puts them back; every way
 * out, error or not, goes through it.
 */
#pragma once
#include <sys/user.h>
#include "base/error.h"
#include "base/types.h"

#define XSTATE_MAX 16384 /* NT_X86_XSTATE; AMX: 11008 */

/* An instruction in a process that makes a system call: `syscall`, or `int $0x80` with the 32-bit numbers and arguments. */
struct syscall_gate {
	raddr at;
	bool ia32;
};

struct stopped {
	pid_t tid;
	bool seized;	 /* we are its tracer */
	bool saved;	 /* regs, mask and xstate below are the originals */
	bool changed;	 /* registers or mask differ from the originals now */
	bool running;	 /* was let go: has to be interrupted before ptrace can touch it */
	int group_stop;	 /* signal of the job-control stop it was in, or 0 */
	int late_signal; /* a SIGSTOP that came while it was ours: delivered on release */
	bool at_signal;	 /* it is in a signal-delivery stop, of late_signal */
	struct user_regs_struct regs;
	u64 mask;
	u8 *xstate; /* xstate_size bytes, in the arena; standard (not compacted) format */
	u32 xstate_size;
};
