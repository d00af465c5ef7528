/* arch/x86_64/trace.h - the register work of remote/trace.c. */
#pragma once
#include "remote/stopped.h"

/*
 * Registers to run on with from any kind of stop: where the kernel would have restarted an interrupted system call, they
 * do it themselves (ip back by the two bytes of `syscall`).
 */
void arch_resume_without_kernel(struct user_regs_struct *regs);
/* Registers that enter the remote loop on its slot and stack, in 64-bit mode whatever the program runs in. */
void arch_jump(struct user_regs_struct *regs, u64 entry, u64 slot, u64 stack);
/* Registers that make the system call arg[0] (a 64-bit number: mmap or munmap) with arg[1..6] at `gate`. */
void arch_syscall_registers(struct user_regs_struct *regs, struct syscall_gate gate, const u64 arg[7]);
/* A frame for rt_sigreturn that restores all of `s`: registers, mask, xstate. `xstate_remote` is where the target sees `xstate`. */
void arch_rescue_frame(u8 *frame, u8 *xstate, u64 xstate_remote, const struct stopped *s);
