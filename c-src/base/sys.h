/*
 * base/sys.h - system calls of this process: sys(SYS_openat, AT_FDCWD, path, O_RDONLY).
 * Result or -errno. Never libc's wrappers: they write errno into the TLS of a host thread (see c-src/README.md).
 */
#pragma once
#include <sys/syscall.h>
#include "arch/x86_64/syscall.h"

#define SYS_ARGS_(nr, a, b, c, d, e, f, ...) \
	arch_syscall6((long)(nr), (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))
#define sys(...) SYS_ARGS_(__VA_ARGS__, 0, 0, 0, 0, 0, 0)

/* Newer than some libc headers. */
#ifndef SYS_pidfd_getfd
#define SYS_pidfd_getfd 438
#endif
#ifndef SYS_process_mrelease
#define SYS_process_mrelease 448
#endif
#ifndef SYS_futex_waitv
#define SYS_futex_waitv 449
#endif
