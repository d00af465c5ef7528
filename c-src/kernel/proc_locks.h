/* kernel/proc_locks.h - /proc/locks: who has locked what. Pure: text in, one inode per call out. */
#pragma once
#include "base/types.h"

/* Moves *text behind one line. 1 with the inode that is locked (or waited for), 0 at the end, -EINVAL: not understood. */
int proc_locks_next(const char **text, u64 *ret_ino);
