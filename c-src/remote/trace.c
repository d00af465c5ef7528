/* remote/trace.c - ptrace, one thread at a time. Every wait is bounded by the patience of the caller. */
#include <errno.h>
#include <elf.h>
#include <linux/ptrace.h>
#include <sched.h>
#include <signal.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include "arch/x86_64/trace.h"
#include "remote/trace.h"

#define GETSIGMASK	0x420a
#define SETSIGMASK	0x420b
#define SUSPEND_SECCOMP (1 << 21)
#define EXITKILL	(1 << 20)
#define TRACESYSGOOD	1
#define SYSCALL_STOP	(SIGTRAP | 0x80)
#define ALL_SIGNALS	(~0UL)

static long trace(long request, pid_t tid, const void *address, const void *data)
{
	return sys(SYS_ptrace, request, tid, address, data);
}

static long trace_regset(long request, pid_t tid, long type, void *data, u32 *size)
{
	struct iovec v = { .iov_base = data, .iov_len = *size };
	long r = trace(request, tid, (void *)type, &v);

	*size = (u32)v.iov_len;
	return r;
}

void trace_sleep(int ms)
{
	const u64 chld = 1UL << (SIGCHLD - 1); /* blocked, so it queues: the stop of a tracee wakes us */
	const struct timespec t = { .tv_sec = ms / 1000, .tv_nsec = (ms % 1000) * 1000000L };

	sys(SYS_rt_sigtimedwait, &chld, 0, &t, 8);
}

static bool is_event_stop(int status)
{
	return WIFSTOPPED(status) && status >> 16 == PTRACE_EVENT_STOP;
}

int stopped_seize(struct stopped *s, pid_t tid, int kind, struct error *reterr)
{
	long options = TRACESYSGOOD | SUSPEND_SECCOMP | (kind == TRACE_NEWBORN ? EXITKILL : 0);
	long r = trace(PTRACE_SEIZE, tid, 0, (void *)options);

	if (r == -EPERM) /* suspending seccomp needs CAP_SYS_ADMIN and a tracer without filters of its own */
		r = trace(PTRACE_SEIZE, tid, 0, (void *)(options & ~SUSPEND_SECCOMP));
	if (r < 0)
		return error_sys(reterr, OBJECT(.tid = tid), r, "the thread cannot be traced");
	*s = (struct stopped){ .tid = tid, .seized = true, .running = true };
	return 0;
}

int stopped_interrupt(struct stopped *s)
{
	return (int)trace(PTRACE_INTERRUPT, s->tid, 0, 0);
}

/* Waits for any report of the thread: 0 and *status, or -ESRCH when it has ended, or what `patience` says. */
static int wait_report(struct stopped *s, struct patience *patience, int *status, struct error *reterr)
{
	for (;;) {
		long r = sys(SYS_wait4, s->tid, status, __WALL | WNOHANG, 0);

		if (r == -ECHILD || (r > 0 && !WIFSTOPPED(*status))) {
			s->seized = s->running = s->changed = false;
			return error_set(reterr, "ERR_TARGET_GONE", -ESRCH, OBJECT(.tid = s->tid), "the thread ended");
		}
		if (r > 0)
			return 0;
		if (patience) {
			int p = patience->ask(patience, reterr);

			if (p < 0)
				return p;
		}
		trace_sleep(20);
	}
}

int stopped_wait(struct stopped *s, struct patience *patience, struct error *reterr)
{
	int status, r;

	for (;;) {
		r = wait_report(s, patience, &status, reterr);
		if (r < 0)
			return r;
		if (is_event_stop(status))
			break;
		/* A signal came first: it is delivered, the trap that we asked for stays pending. */
		trace(PTRACE_CONT, s->tid, 0, (void *)(long)(WSTOPSIG(status) == SYSCALL_STOP ? 0 : WSTOPSIG(status)));
	}
	s->running = false;
	s->group_stop = WSTOPSIG(status) == SIGTRAP ? 0 : WSTOPSIG(status);
	return 0;
}

int stopped_save(struct stopped *s, struct arena *arena, struct error *reterr)
{
	/* Not the register set NT_PRSTATUS: of a thread in 32-bit code that is the 32-bit form. */
	long r = trace(PTRACE_GETREGS, s->tid, 0, &s->regs);

	if (r < 0)
		return error_sys(reterr, OBJECT(.tid = s->tid), r, "reading registers");
	s->xstate = arena_alloc(arena, XSTATE_MAX);
	s->xstate_size = XSTATE_MAX;
	r = trace_regset(PTRACE_GETREGSET, s->tid, NT_X86_XSTATE, s->xstate, &s->xstate_size);
	if (r < 0)
		return error_sys(reterr, OBJECT(.tid = s->tid), r, "reading the extended state");
	arena_trim(arena, s->xstate, s->xstate_size);
	r = trace(GETSIGMASK, s->tid, (void *)8, &s->mask);
	if (r < 0)
		return error_sys(reterr, OBJECT(.tid = s->tid), r, "reading the signal mask");
	s->saved = true;
	return 0;
}

static long set_registers(const struct stopped *s, const struct user_regs_struct *regs)
{
	return trace(PTRACE_SETREGS, s->tid, 0, regs);
}

static long set_mask(const struct stopped *s, u64 mask)
{
	return trace(SETSIGMASK, s->tid, (void *)8, &mask);
}

static long go_on(struct stopped *s, long request)
{
	long r = trace(request, s->tid, 0, 0);

	if (r >= 0)
		s->running = true;
	return r;
}

/* Where the loop's dead-man's switch finds what to go on with. */
static void prepare_rescue(const struct stopped *s, const struct area *a, u32 slot)
{
	struct slot *local = area_slot_local(a, slot);
	struct user_regs_struct regs = s->regs;

	arch_resume_without_kernel(&regs);
	memcpy(local->registers, &regs, 20 * sizeof(u64));
	local->registers[20] = regs.ss;
	local->mask = s->mask;
	arch_rescue_frame((u8 *)local + SLOT_RESCUE, (u8 *)local + SLOT_XSTATE, area_slot(a, slot).v + SLOT_XSTATE, s);
}

int stopped_enter(struct stopped *s, const struct area *a, u32 slot, struct error *reterr)
{
	struct user_regs_struct regs = s->regs;
	long r;

	prepare_rescue(s, a, slot);
	arch_jump(&regs, area_entry(a).v, area_slot(a, slot).v, area_stack(a, slot).v);
	s->changed = true;
	/* Registers first: should we die in between, the loop itself sets the mask right. */
	r = set_registers(s, &regs);
	if (r >= 0)
		r = set_mask(s, ALL_SIGNALS);
	if (r >= 0)
		r = go_on(s, PTRACE_CONT);
	if (r < 0)
		return error_sys(reterr, OBJECT(.tid = s->tid), r, "sending the thread into the remote loop");
	return 0;
}

int stopped_attend(struct stopped *s, struct error *reterr)
{
	int status;
	long r;

	while (s->running && (r = sys(SYS_wait4, s->tid, &status, __WALL | WNOHANG, 0)) > 0) {
		if (!WIFSTOPPED(status)) {
			s->seized = s->running = s->changed = false;
			return error_set(reterr, "ERR_TARGET_GONE", -ESRCH, OBJECT(.tid = s->tid), "the thread ended");
		}
		/* Only SIGSTOP gets through the mask. It takes effect when the thread is released. */
		if (status >> 16 == 0 && WSTOPSIG(status) == SIGSTOP)
			s->late_signal = SIGSTOP;
		trace(PTRACE_CONT, s->tid, 0, 0);
	}
	return 0;
}

int stopped_halt(struct stopped *s, struct patience *patience, struct error *reterr)
{
	int status, r;

	if (!s->seized || !s->running)
		return 0;
	stopped_interrupt(s);
	for (;;) {
		r = wait_report(s, patience, &status, reterr);
		if (r < 0)
			return r;
		/* Anything but a job-control stop on its way is as good: registers can be put back in every stop. */
		if (is_event_stop(status) || WSTOPSIG(status) != SIGSTOP)
			break;
		s->late_signal = SIGSTOP;
		trace(PTRACE_CONT, s->tid, 0, 0);
	}
	s->running = false;
	return 0;
}

int stopped_put_back(struct stopped *s)
{
	long r;

	if (!s->seized || !s->saved || !s->changed || s->running)
		return 0;
	/* In this order: a thread still in the loop sees our death, one out of it would keep all signals blocked. */
	r = set_mask(s, s->mask);
	if (r >= 0)
		r = set_registers(s, &s->regs);
	if (r >= 0)
		s->changed = false;
	return (int)MIN(r, 0);
}

/* The stop of stopped_settle(). Traps come before signals; should one come first, it is kept for the release. */
static int wait_settled(struct stopped *s, struct error *reterr)
{
	int status, r = wait_report(s, NULL, &status, reterr);

	if (r < 0)
		return r;
	s->running = false;
	s->at_signal = !is_event_stop(status);
	if (s->at_signal)
		s->late_signal = WSTOPSIG(status);
	return 0;
}

int stopped_settle(struct stopped *s, struct error *reterr)
{
	struct user_regs_struct regs = s->regs;

	/* In case we die before the stop: registers that are right without the kernel's help. */
	arch_resume_without_kernel(&regs);
	s->changed = true;
	set_registers(s, &regs);
	set_mask(s, s->mask);
	stopped_interrupt(s);
	if (go_on(s, PTRACE_CONT) < 0)
		return error_set(reterr, "ERR_TARGET_GONE", -ESRCH, OBJECT(.tid = s->tid), "the thread ended");
	return wait_settled(s, reterr);
}

void stopped_release(struct stopped *s, int signal)
{
	if (!s->seized)
		return;
	if (s->running)
		stopped_halt(s, NULL, &(struct error){ 0 });
	stopped_put_back(s);
	if (!signal)
		signal = s->late_signal;
	/* The signal of a detach counts in a signal-delivery stop only; elsewhere it has to be sent. */
	if (signal && !s->at_signal)
		sys(SYS_tkill, s->tid, signal);
	if (s->seized)
		trace(PTRACE_DETACH, s->tid, 0, (void *)(long)(s->at_signal ? signal : 0));
	*s = (struct stopped){ .tid = s->tid };
}

void stopped_reap(struct stopped *s)
{
	int status;

	while (s->seized && sys(SYS_wait4, s->tid, &status, __WALL, 0) > 0 && WIFSTOPPED(status))
		;
	*s = (struct stopped){ .tid = s->tid };
}

/*
 * One of the two stops of an injected system call. A job-control stop in effect re-traps first: it is let go again. Nobody's
 * patience ends here: to leave between the two would leave the thread with registers that are not its own.
 */
static int step_syscall(struct stopped *s, struct error *reterr)
{
	int status, r, traps = 0;

	for (;;) {
		if (go_on(s, PTRACE_SYSCALL) < 0)
			return error_set(reterr, "ERR_TARGET_GONE", -ESRCH, OBJECT(.tid = s->tid), "the thread ended");
		r = wait_report(s, NULL, &status, reterr);
		if (r < 0)
			return r;
		s->running = false;
		if (WSTOPSIG(status) == SYSCALL_STOP)
			return 0;
		if (WSTOPSIG(status) == SIGSTOP && status >> 16 == 0)
			s->late_signal = SIGSTOP;
		else if (!is_event_stop(status) || ++traps > 8)
			return error_set(reterr, "ERR_KERNEL_INTERFACE", -EPROTO, OBJECT(.tid = s->tid),
					 "unexpected stop 0x%x while a system call was injected", status);
	}
}

int inject_syscall(struct stopped *s, struct syscall_gate gate, const u64 arg[7], s64 *ret, struct error *reterr)
{
	struct user_regs_struct regs = s->regs;
	long r;
	int result;

	arch_syscall_registers(&regs, gate, arg);
	s->changed = true;
	r = set_mask(s, ALL_SIGNALS);
	if (r >= 0)
		r = set_registers(s, &regs);
	if (r < 0)
		return error_sys(reterr, OBJECT(.tid = s->tid), r, "injecting a system call");
	result = step_syscall(s, reterr);
	if (result >= 0)
		result = step_syscall(s, reterr);
	if (result >= 0) {
		r = trace(PTRACE_GETREGS, s->tid, 0, &regs);
		*ret = r < 0 ? r : (s64)regs.rax;
	}
	/* At once, and even on failure: nothing may stay between a changed register and its putting back. */
	if (s->seized && !s->running) {
		struct user_regs_struct back = s->regs;

		arch_resume_without_kernel(&back);
		set_registers(s, &back);
		set_mask(s, s->mask);
	}
	return result;
}
