/* base/fd.h - a descriptor with a lifetime: AUTO(fd_close) int fd = -1; fd_take() hands it on and leaves -1 behind. */
#pragma once
#include "base/sys.h"
#include "base/types.h"

static inline void fd_close(int *fd)
{
	if (*fd >= 0)
		sys(SYS_close, *fd); /* not retried: Linux frees the number even on EINTR, see close(2) */
	*fd = -1;
}

static inline int fd_take(int *fd)
{
	int taken = *fd;

	*fd = -1;
	return taken;
}
