/*
 * arch/x86_64/registers.h - registers and extended state between the kernel's form (struct user_regs_struct, NT_X86_XSTATE)
 * and the image's (ThreadInfoX86). Pure but for xstate_layout_read(), which asks the processor: bytes in, messages out, and back. No ptrace here.
 */
#pragma once
#include <sys/user.h>
#include "base/arena.h"
#include "image/messages.h"

/* What the kernel leaves in ax when a system call was interrupted and is to begin again (include/linux/errno.h there). */
enum restart { RESTART_SYS = -512, RESTART_NOINTR = -513, RESTART_NOHAND = -514, RESTART_BLOCK = -516 };

/* The code in ax if these registers are those of an interrupted system call, else 0. */
int registers_restart(const struct user_regs_struct *regs);

/*
 * Some system calls say EINTR to a thread that was only stopped, where no handler runs (signal(7), the end). As nothing has been
 * done yet, "begin anew unless a handler runs" is put in its place: the stop is not to be seen. True if it was one of them.
 */
bool registers_forgive_stop(struct user_regs_struct *regs);

/*
 * If `code`, the seven bytes before ip, loads a constant number and makes a system call, writes that number over a
 * restart_syscall(2) in orig_ax: a call that was interrupted twice has forgotten it. `code` may be NULL.
 */
void registers_name_syscall(struct user_regs_struct *regs, const u8 code[7]);

/*
 * Fills info->gpregs (but for its mode, which is the program's) and info->fpregs. The image holds an interrupted system call in the form that needs no help of the
 * kernel (ip moved back, or EINTR); *ret_restart is its code, or 0.
 */
struct xstate_layout;
void registers_encode(struct arena *a, const struct user_regs_struct *regs, const struct xstate_layout *layout,
		      const u8 *xstate, u32 xstate_size, ThreadInfoX86 *info, int *ret_restart);

/* What is wrong with these messages, or NULL. `restart` is the code that registers_encode() returned, or 0. */
const char *registers_check(const ThreadInfoX86 *info, int restart);

/*
 * Registers for a thread in a stop in which the kernel handles restarts (EVENT_STOP). With a code they are those of the
 * interrupted call and the kernel decides; a restart block is lost, so such a call begins anew unless its number is lost
 * too (then EINTR).
 */
void registers_decode(const ThreadInfoX86 *info, int restart, struct user_regs_struct *ret);

/*
 * The extended state that this processor has and this system has switched on, in the standard format of XSAVE. A component that
 * is not there has size 0.
 */
#define XSTATE_COMPONENTS 63
struct xstate_layout {
	u64 enabled; /* XCR0; 0 without XSAVE */
	u32 size;    /* of the whole */
	struct {
		u32 offset, size;
	} component[XSTATE_COMPONENTS];
};
void xstate_layout_read(struct xstate_layout *ret);

/*
 * `xstate` holds the extended state of a new thread, `size` bytes, and becomes the image's: every component that is live there,
 * at its place in this layout.
 */
void xstate_decode(const struct xstate_layout *here, const UserX86FpregsEntry *fpregs, u8 *xstate, u32 size);
/* Name of a component that is live in the image and that this layout has not, or not alike; NULL: none. */
const char *xstate_lacks(const struct xstate_layout *here, const UserX86FpregsEntry *fpregs);
