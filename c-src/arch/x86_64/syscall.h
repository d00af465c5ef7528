/*
 * arch/x86_64/syscall.h - raw system calls: result or -errno, no errno, no TLS, no libc.
 * The conductor borrows the TLS of a host thread and must not write to it; the blob has none at all.
 * Registers: rax number and result; rdi rsi rdx r10 r8 r9 arguments; rcx and r11 are lost (System V ABI, A.2.1).
 */
#pragma once

static inline long arch_syscall6(long nr, long a, long b, long c, long d, long e, long f)
{
	register long r10 asm("r10") = d;
	register long r8 asm("r8") = e;
	register long r9 asm("r9") = f;
	long ret;

	asm volatile("syscall"
		     : "=a"(ret)
		     : "a"(nr), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
		     : "rcx", "r11", "memory");
	return ret;
}
