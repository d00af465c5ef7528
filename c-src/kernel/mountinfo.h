/*
 * kernel/mountinfo.h - /proc/PID/mountinfo, parsed. `text` is the whole file, NUL-terminated. Pure: no I/O, no allocation.
 */
#pragma once
#include "base/types.h"

#define MOUNT_POINT_MAX 4096

struct mount_line {
	u32 id;
	u32 dev;		     /* of the super block: major << 20 | minor, as fdinfo has it */
	char point[MOUNT_POINT_MAX]; /* where it is, as its namespace sees it; escapes are resolved */
};
/* The next line; moves *text behind it. 1: found, 0: no more, -EINVAL: a line that is not understood (and is skipped). */
int mountinfo_next(const char **text, struct mount_line *ret);
