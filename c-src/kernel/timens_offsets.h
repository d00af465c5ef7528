/* kernel/timens_offsets.h - /proc/PID/timens_offsets: clocks of a time namespace, relative to the initial one. Pure. */
#pragma once
#include "base/types.h"

struct timens_offset {
	s64 seconds;
	u32 nanoseconds; /* below 1e9; counts forward also when seconds are negative */
};

struct timens_offsets {
	struct timens_offset monotonic, boottime;
};

/* 0, or -EINVAL unless both clocks are there. */
int timens_offsets_parse(const char *text, struct timens_offsets *ret);
