/* kinds/sockopt.h - getsockopt(2) and setsockopt(2) of values and of numbers. Results: 0 or -errno. */
#pragma once
#include "base/sys.h"
#include "base/types.h"

static inline long sockopt_get(int fd, int level, int option, void *value, u32 size)
{
	return sys(SYS_getsockopt, fd, level, option, value, &size);
}

static inline long sockopt_set(int fd, int level, int option, const void *value, u32 size)
{
	return sys(SYS_setsockopt, fd, level, option, value, size);
}

/* -1: it has no such option. */
static inline int sockopt_number(int fd, int level, int option)
{
	int value = 0;

	return sockopt_get(fd, level, option, &value, sizeof value) < 0 ? -1 : value;
}

static inline long sockopt_set_number(int fd, int level, int option, int value)
{
	return sockopt_set(fd, level, option, &value, sizeof value);
}
