/* arch/x86_64/signal.h - signal handlers by raw rt_sigaction, with a restorer of our own. */
#pragma once
#include <signal.h>
#include "base/sys.h"
#include "base/types.h"

#define ARCH_SA_RESTORER 0x04000000

struct arch_sigaction {
	void *handler;
	u64 flags;
	void *restorer;
	u64 mask;
};

void arch_sigreturn_trampoline(void);

static inline void arch_signal_handler(int signal, void (*handler)(int), u64 flags)
{
	struct arch_sigaction sa = { .handler = (void *)handler,
				     .flags = flags | ARCH_SA_RESTORER,
				     .restorer = (void *)arch_sigreturn_trampoline };

	sys(SYS_rt_sigaction, signal, &sa, 0, 8);
}

static inline void arch_signal_default(int signal)
{
	struct arch_sigaction sa = { 0 };

	sys(SYS_rt_sigaction, signal, &sa, 0, 8);
}

/* Frees the stack that it runs on and ends this thread. */
static inline __attribute__((noreturn)) void arch_unmap_and_exit(void *map, size_t size)
{
	asm volatile("syscall\n\t"
		     "xor %%edi, %%edi\n\t"
		     "mov $60, %%eax\n\t"
		     "syscall\n\t"
		     "hlt" ::"a"(SYS_munmap),
		     "D"(map), "S"(size)
		     : "rcx", "r11", "memory");
	__builtin_unreachable();
}
