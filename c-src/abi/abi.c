/* abi/abi.c - the exported functions. Everything behind them is in conductor/. */
#include <errno.h>
#include <sys/socket.h>
#include "abi/core.h"
#include "base/sys.h"
#include "conductor/conductor.h"
#include "conductor/local.h"

#define EXPORT	    __attribute__((visibility("default")))
#define REQUEST_MAX (16 << 20)

EXPORT int32_t core_abi(void)
{
	return CORE_ABI;
}

EXPORT int32_t core_call(const void *request, int32_t size, void *answer, int32_t capacity)
{
	if (!request || !answer || size < 0 || size > REQUEST_MAX || capacity < 0)
		return -EINVAL;
	return local_call(request, (size_t)size, answer, (size_t)capacity);
}

EXPORT int32_t core_submit(const void *request, int32_t size)
{
	if (!request || size < 0 || size > REQUEST_MAX)
		return -EINVAL;
	return conductor_start(request, (size_t)size);
}

EXPORT int32_t core_cancel(int32_t fd)
{
	const uint32_t empty_frame = 0;
	long r = sys(SYS_sendto, fd, &empty_frame, sizeof empty_frame, MSG_NOSIGNAL | MSG_DONTWAIT, 0, 0);

	return r < 0 ? (int32_t)r : 0;
}
