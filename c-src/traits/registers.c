/*
 * traits/registers.c - general and extended registers of a thread. The machine's part is arch/; here they are taken from the
 * stopped thread, and given to the new one.
 */
#include <elf.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include "arch/x86_64/cpuinfo.h"
#include "arch/x86_64/registers.h"
#include "traits/state.h"
#include "traits/steps.h"

/* The code before ip, where a call that was interrupted twice has its number; *ret may be left alone. */
static const u8 *code_before(const struct thread *t, u8 code[7])
{
	const u64 ip = t->stopped.regs.rip;
	struct iovec local = { code, 7 }, remote = { (void *)(ip - 7), 7 };

	return sys(SYS_process_vm_readv, t->tid, &local, 1, &remote, 1, 0) == 7 ? code : NULL;
}

static const struct xstate_layout *layout_known(struct arena *a, const struct xstate_layout **known)
{
	struct xstate_layout *layout;

	if (*known)
		return *known;
	layout = arena_new(a, struct xstate_layout);
	xstate_layout_read(layout);
	return *known = layout;
}

static const struct xstate_layout *dump_layout(struct dump *d)
{
	return layout_known(d->arena, &traits_dump(d)->xstate);
}

static const struct xstate_layout *restore_layout(struct restore *rs)
{
	return layout_known(rs->arena, &traits_restore(rs)->xstate);
}

static int registers_peek(struct dump *d, struct thread *t, struct error *reterr UNUSED)
{
	ThreadCoreEntry *tc = t->core->thread_core;
	struct user_regs_struct regs;
	u8 code[7];
	int restart;

	if (registers_forgive_stop(&t->stopped.regs)) /* for the target too, if it runs on */
		log_debug(d->log, "thread %d was in a system call that would have failed with EINTR", t->tid);
	regs = t->stopped.regs;
	if (registers_restart(&regs) == RESTART_BLOCK)
		registers_name_syscall(&regs, code_before(t, code));
	registers_encode(d->arena, &regs, dump_layout(d), t->stopped.xstate, t->stopped.xstate_size,
			 t->core->thread_info, &restart);
	t->core->thread_info->gpregs->mode = t->task->ia32 ? USER_X86_REGS_MODE__COMPAT : USER_X86_REGS_MODE__NATIVE;
	tc->has_syscall_restart = restart != 0;
	tc->syscall_restart = restart;
	return 0;
}

static int restart_of(const struct thread *t)
{
	const ThreadCoreEntry *tc = t->core->thread_core;

	return tc->has_syscall_restart ? tc->syscall_restart : 0;
}

static int registers_read_check(struct restore *rs, struct thread *t, struct error *reterr)
{
	const char *wrong;

	if (!t->core->thread_core || (thread_is_leader(t) && !t->core->tc))
		return core_corrupt(rs, t, reterr, "the entry of thread %d is incomplete", t->tid);
	wrong = registers_check(t->core->thread_info, restart_of(t));
	if (wrong)
		return core_corrupt(rs, t, reterr, "%s", wrong);
	if (rs->options->has_cpu_cap && !(rs->options->cpu_cap & CPU_CAP_FPU))
		return 0;
	wrong = xstate_lacks(restore_layout(rs), t->core->thread_info->fpregs);
	return wrong ? error_refuse(reterr, "ERR_CPU", core_object(rs, t),
				    "restore it on a processor that has it; cpuCap none leaves these registers out",
				    "thread %d uses %s, which this processor or system lacks", t->tid, wrong)
		     : 0;
}

static long regset(long request, pid_t tid, long type, void *bytes, u32 *size)
{
	struct iovec v = { bytes, *size };
	long r = trait_ptrace(request, tid, (u64)type, &v);

	*size = (u32)v.iov_len;
	return r;
}

/* Threads come from the remote loop, which uses none of it: the first one speaks for all. */
static long newborn_state(struct restore *rs, const struct thread *t)
{
	struct traits_restore *traits = traits_restore(rs);
	u8 *xstate;
	long r;

	if (traits->newborn)
		return 0;
	xstate = arena_alloc(rs->arena, XSTATE_MAX);
	traits->newborn_size = XSTATE_MAX;
	r = regset(PTRACE_GETREGSET, t->tid, NT_X86_XSTATE, xstate, &traits->newborn_size);
	if (r >= 0)
		traits->newborn = xstate;
	return r;
}

static int give_extended(struct restore *rs, struct thread *t, struct error *reterr)
{
	_Alignas(64) u8 xstate[XSTATE_MAX];
	long r = newborn_state(rs, t);

	if (r >= 0) {
		u32 size = traits_restore(rs)->newborn_size;

		memcpy(xstate, traits_restore(rs)->newborn, size);
		xstate_decode(restore_layout(rs), t->core->thread_info->fpregs, xstate, size);
		r = regset(PTRACE_SETREGSET, t->tid, NT_X86_XSTATE, xstate, &size);
	}
	if (r == -EINVAL)
		return core_corrupt(rs, t, reterr, "the extended registers of thread %d are none that this CPU takes",
				    t->tid);
	return r < 0 ? error_sys(reterr, core_object(rs, t), r, "setting the extended registers of thread %d", t->tid)
		     : 0;
}

static int registers_release(struct restore *rs, struct thread *t, struct error *reterr)
{
	struct user_regs_struct regs;
	int r = give_extended(rs, t, reterr);
	long s;

	if (r < 0)
		return r;
	registers_decode(t->core->thread_info, restart_of(t), &regs);
	restart_result(t, &regs);
	t->stopped.regs = regs; /* what "put back" means from now on */
	s = trait_ptrace(PTRACE_SETREGS, t->tid, 0, &regs);
	if (s == -EIO || s == -EINVAL)
		return core_corrupt(rs, t, reterr, "the registers of thread %d are none that a thread can have",
				    t->tid);
	return s < 0 ? error_sys(reterr, core_object(rs, t), s, "setting the registers of thread %d", t->tid) : 0;
}

const struct trait trait_registers = {
	.name = "registers",
	.peek = registers_peek,
	.check = registers_read_check,
	.release = registers_release,
};
