/*
 * arch/x86_64/remote.h - the four things the remote loop cannot say in C: a system call whose clone child starts over in its
 * own slot, one of the 32-bit interface, leaving through a signal frame, and leaving by popping registers. Built with -mgeneral-regs-only: the
 * extended state of a target is never touched.
 */
#pragma once
#include <stdint.h>

/* System call; a cloned child comes back with 0 on its own stack and starts over as the owner of the slot `child`. */
static inline __attribute__((always_inline)) long arch_call(long nr, uint64_t a, uint64_t b, uint64_t c, uint64_t d,
							    uint64_t e, uint64_t f, void *child)
{
	register uint64_t r10 asm("r10") = d;
	register uint64_t r8 asm("r8") = e;
	register uint64_t r9 asm("r9") = f;
	long ret;

	asm volatile("syscall\n\t"
		     "test %%rax, %%rax\n\t"
		     "jnz 1f\n\t"
		     "test %%rbx, %%rbx\n\t"
		     "jz 1f\n\t"
		     "mov %%rbx, %%rdi\n\t"
		     "jmp remote_entry\n"
		     "1:"
		     : "=a"(ret)
		     : "a"(nr), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9), "b"(child)
		     : "rcx", "r11", "memory");
	return ret;
}

/* The call as a 32-bit program makes it, with up to four arguments: the kernel takes the low halves. */
static inline __attribute__((always_inline)) long arch_call_ia32(long nr, uint64_t a, uint64_t b, uint64_t c,
								 uint64_t d)
{
	long ret;

	asm volatile("int $0x80"
		     : "=a"(ret)
		     : "a"(nr), "b"(a), "c"(b), "d"(c), "S"(d)
		     : "r8", "r9", "r10", "r11", "memory");
	return ret;
}

/* rt_sigreturn takes its frame from sp - 8: the return address has been popped. */
static inline __attribute__((always_inline, noreturn)) void arch_sigreturn(uint64_t frame)
{
	asm volatile("mov %0, %%rsp\n\t"
		     "mov $15, %%eax\n\t"
		     "syscall\n\t"
		     "hlt" ::"r"(frame + 8)
		     : "memory");
	__builtin_unreachable();
}

/* `registers` is struct user_regs_struct up to rsp, then ss. iretq takes rip, cs, eflags, rsp and ss. */
static inline __attribute__((always_inline, noreturn)) void arch_pop_registers(const uint64_t *registers)
{
	asm volatile("mov %0, %%rsp\n\t"
		     "pop %%r15\n\tpop %%r14\n\tpop %%r13\n\tpop %%r12\n\tpop %%rbp\n\tpop %%rbx\n\t"
		     "pop %%r11\n\tpop %%r10\n\tpop %%r9\n\tpop %%r8\n\tpop %%rax\n\tpop %%rcx\n\tpop %%rdx\n\t"
		     "pop %%rsi\n\tpop %%rdi\n\tadd $8, %%rsp\n\tiretq" ::"r"(registers)
		     : "memory");
	__builtin_unreachable();
}
