/*
 * arch/x86_64/ia32.h - what 32-bit programs see of the kernel: segments, numbers of system calls, and the structs of those that
 * have to be made through `int $0x80` because the kernel remembers by which door they came. Sources:
 * arch/x86/entry/syscalls/syscall_32.tbl, include/linux/compat.h of the kernel.
 */
#pragma once
#include "base/types.h"

#define CS_64BIT 0x33
#define CS_32BIT 0x23
#define SS_USER	 0x2b

#define IA32_restart_syscall 0
#define IA32_close	     6
#define IA32_munmap	     91
#define IA32_rt_sigreturn    173
#define IA32_rt_sigaction    174
#define IA32_mmap2	     192
#define IA32_set_robust_list 311
#define IA32_get_robust_list 312
#define IA32_userfaultfd     374

#define IA32_ROBUST_HEAD_SIZE 12
#define IA32_ADDRESS_END      (1ull << 32)
#define INT_0x80	      "\xcd\x80"

struct ia32_sigaction {
	u32 handler, flags, restorer;
	u32 mask[2];
};
