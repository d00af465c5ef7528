/*
 * remote/trace.h - a thread held by ptrace: stopping it, looking, changing, putting back, letting go.
 * The tracer is the calling task (the conductor): never a thread of Node, see c-src/README.md.
 */
#pragma once
#include "base/arena.h"
#include "base/error.h"
#include "remote/batch.h"
#include "remote/stopped.h"

#define TRACE_TARGET  0 /* a dead tracer lets it run on */
#define TRACE_NEWBORN 1 /* a dead tracer takes it along (PTRACE_O_EXITKILL) */

/* PTRACE_SEIZE with seccomp suspended; not stopped yet. ERR_ALREADY_TRACED, ERR_PERMISSION, -ESRCH if it is gone. */
int stopped_seize(struct stopped *s, pid_t tid, int kind, struct error *reterr);
int stopped_interrupt(struct stopped *s);
/* Waits for the stop that was asked for. Signals that come first are passed on. -ESRCH: it ended. */
int stopped_wait(struct stopped *s, struct patience *patience, struct error *reterr);
/* Writes down registers, mask and xstate, before anything is changed. */
int stopped_save(struct stopped *s, struct arena *arena, struct error *reterr);
/* Blocks all signals and sends it into the loop, as the remote of `slot`. */
int stopped_enter(struct stopped *s, const struct area *a, u32 slot, struct error *reterr);
/* A signal or group stop that reached it in the loop: keeps it running; a stop is remembered for the release. */
int stopped_attend(struct stopped *s, struct error *reterr);
/* Interrupts it wherever it is. */
int stopped_halt(struct stopped *s, struct patience *patience, struct error *reterr);
/* Registers and mask as they were. Any state, any number of times. */
int stopped_put_back(struct stopped *s);
/*
 * After an injected system call: a stop in which the kernel's restart logic runs. Then the registers can be put back raw
 * (PROTOTYPE trap 3: after a syscall-exit stop -ERESTARTSYS would reach the program).
 */
int stopped_settle(struct stopped *s, struct error *reterr);
/* Puts back, detaches. `signal` is delivered on the way, or 0. */
void stopped_release(struct stopped *s, int signal);

/* One system call in a stopped thread, through two PTRACE_SYSCALL stops; its registers are put back before this returns. Not
 * to be interrupted by a cancellation. */
int inject_syscall(struct stopped *s, struct syscall_gate gate, const u64 arg[7], s64 *ret, struct error *reterr);

/*
 * Takes the last report of a killed thread, so that its real parent learns of the death. Threads before their leader: the
 * leader's death is reported when no other thread is left.
 */
void stopped_reap(struct stopped *s);

/* Sleeps until a traced thread has news or `ms` have passed. */
void trace_sleep(int ms);
