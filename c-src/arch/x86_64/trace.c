/* arch/x86_64/trace.c - see trace.h. Sources: ptrace(2), arch/x86/include/uapi/asm/sigcontext.h of the kernel. */
#include <asm/sigcontext.h>
#include <sys/syscall.h>
#include "arch/x86_64/ia32.h"
#include "arch/x86_64/trace.h"
#include "remote/shared.h"

#define ERESTARTSYS	      512
#define ERESTARTNOHAND	      514
#define ERESTART_RESTARTBLOCK 516
#define FLAG_TF		      0x100
#define FLAG_DF		      0x400

void arch_resume_without_kernel(struct user_regs_struct *regs)
{
	s64 error = -(s64)regs->rax;

	if ((s64)regs->orig_rax >= 0) {
		if (error >= ERESTARTSYS && error <= ERESTARTNOHAND) {
			regs->rip -= 2;
			regs->rax = regs->orig_rax;
		} else if (error == ERESTART_RESTARTBLOCK) {
			regs->rip -= 2;
			regs->rax = regs->cs == CS_32BIT ? IA32_restart_syscall : SYS_restart_syscall;
		}
	}
	regs->orig_rax = (u64)-1;
}

void arch_jump(struct user_regs_struct *regs, u64 entry, u64 slot, u64 stack)
{
	regs->rip = entry;
	regs->rdi = slot;
	regs->rsp = stack;
	regs->cs = CS_64BIT;
	regs->ss = SS_USER;
	regs->orig_rax = (u64)-1; /* or the kernel "restarts" a system call at our address */
	regs->eflags &= ~(u64)(FLAG_TF | FLAG_DF);
}

static void registers_64bit(struct user_regs_struct *regs, const u64 arg[7])
{
	regs->rax = arg[0];
	regs->rdi = arg[1];
	regs->rsi = arg[2];
	regs->rdx = arg[3];
	regs->r10 = arg[4];
	regs->r8 = arg[5];
	regs->r9 = arg[6];
	regs->cs = CS_64BIT;
	regs->ss = SS_USER;
}

/* Of those that are injected. mmap2 takes its offset in pages: ours is 0. */
static u64 number_32bit(u64 number)
{
	switch (number) {
	case SYS_mmap:
		return IA32_mmap2;
	case SYS_userfaultfd:
		return IA32_userfaultfd;
	case SYS_close:
		return IA32_close;
	default:
		return IA32_munmap;
	}
}

static void registers_32bit(struct user_regs_struct *regs, const u64 arg[7])
{
	regs->rax = number_32bit(arg[0]);
	regs->rbx = (u32)arg[1];
	regs->rcx = (u32)arg[2];
	regs->rdx = (u32)arg[3];
	regs->rsi = (u32)arg[4];
	regs->rdi = (u32)arg[5];
	regs->rbp = (u32)arg[6];
}

void arch_syscall_registers(struct user_regs_struct *regs, struct syscall_gate gate, const u64 arg[7])
{
	(gate.ia32 ? registers_32bit : registers_64bit)(regs, arg);
	regs->rip = gate.at.v;
	regs->orig_rax = (u64)-1;
	regs->eflags &= ~(u64)(FLAG_TF | FLAG_DF);
}

struct sigframe {
	u64 return_address;
	u64 flags, link;
	struct {
		u64 sp;
		u32 flags, pad;
		u64 size;
	} altstack;
	struct sigcontext_64 context;
	u64 mask;
	u8 siginfo[128];
};

#define UC_FP_XSTATE	     1
#define UC_SIGCONTEXT_SS     2
#define UC_STRICT_RESTORE_SS 4
#define BAD_ALTSTACK	     0x7777 /* refused by the kernel and the refusal ignored: the alternate stack stays as it is */

void arch_rescue_frame(u8 *frame, u8 *xstate, u64 xstate_remote, const struct stopped *s)
{
	struct sigframe *f = (struct sigframe *)frame;
	struct user_regs_struct r = s->regs;
	struct _fpx_sw_bytes *sw = (struct _fpx_sw_bytes *)(xstate + 464);
	u32 magic2 = FP_XSTATE_MAGIC2;

	if ((s64)r.orig_rax >= 0 && (s64)r.rax == -ERESTART_RESTARTBLOCK)
		r.rax = (u64)-ERESTARTNOHAND; /* rt_sigreturn drops the restart block: begin the call anew */
	arch_resume_without_kernel(&r);
	memset(f, 0, sizeof *f);
	f->flags = UC_FP_XSTATE | UC_SIGCONTEXT_SS | UC_STRICT_RESTORE_SS;
	f->altstack.flags = BAD_ALTSTACK;
	f->mask = s->mask;
	f->context = (struct sigcontext_64){ .r8 = r.r8,
					     .r9 = r.r9,
					     .r10 = r.r10,
					     .r11 = r.r11,
					     .r12 = r.r12,
					     .r13 = r.r13,
					     .r14 = r.r14,
					     .r15 = r.r15,
					     .di = r.rdi,
					     .si = r.rsi,
					     .bp = r.rbp,
					     .bx = r.rbx,
					     .dx = r.rdx,
					     .ax = r.rax,
					     .cx = r.rcx,
					     .sp = r.rsp,
					     .ip = r.rip,
					     .flags = r.eflags,
					     .cs = (u16)r.cs,
					     .ss = (u16)r.ss,
					     .fpstate = xstate_remote };
	if (s->xstate_size < 576 || s->xstate_size + 4 > XSTATE_ROOM)
		return;
	memcpy(xstate, s->xstate, s->xstate_size);
	memset(sw, 0, sizeof *sw);
	sw->magic1 = FP_XSTATE_MAGIC1;
	sw->extended_size = s->xstate_size + 4;
	memcpy(&sw->xfeatures, s->xstate + 464, 8); /* ptrace puts the mask of enabled features there */
	sw->xstate_size = s->xstate_size;
	memcpy(xstate + s->xstate_size, &magic2, 4);
}
