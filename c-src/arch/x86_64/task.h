/*
 * arch/x86_64/task.h - new tasks of this address space, without libc: a raw clone whose child runs a function on a stack of its
 * own. The child keeps the creator's TLS pointer and must not use TLS (nothing in the core does).
 */
#pragma once
#include <linux/sched.h>
#include <sys/syscall.h>
#include "base/types.h"

/* Result: pid of the child, or -errno. The child calls fn(arg) and leaves by exit(2) (this task only) with its result. */
static inline __attribute__((always_inline)) long arch_clone(struct clone_args *args, int (*fn)(void *), void *arg)
{
	long ret;
	register long r8 asm("r8") = (long)fn;
	register long r9 asm("r9") = (long)arg;

	asm volatile("syscall\n\t"
		     "test %%rax, %%rax\n\t"
		     "jnz 1f\n\t"
		     "xor %%ebp, %%ebp\n\t"
		     "mov %%r9, %%rdi\n\t"
		     "call *%%r8\n\t"
		     "mov %%eax, %%edi\n\t"
		     "mov $60, %%eax\n\t"
		     "syscall\n"
		     "1:"
		     : "=a"(ret)
		     : "a"(SYS_clone3), "D"(args), "S"(sizeof *args), "r"(r8), "r"(r9)
		     : "rcx", "rdx", "r10", "r11", "memory");
	return ret;
}

static inline u64 arch_stack_pointer(void)
{
	u64 sp;

	asm volatile("mov %%rsp, %0" : "=r"(sp));
	return sp;
}
