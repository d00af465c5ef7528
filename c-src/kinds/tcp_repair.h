/*
 * kinds/tcp_repair.h - the words of TCP_REPAIR that dump (kinds/tcp_dump.c) and restore (kinds/tcp_restore.c) share: the mode in
 * which a socket says nothing to the other side, and shows and takes what is otherwise its own.
 */
#pragma once
#include <errno.h>
#include <linux/sockios.h>
#include "kinds/sockopt.h"
#include "kinds/tcp.h"

#define REPAIR_OFF	 0
#define REPAIR_ON	 1
#define REPAIR_OFF_QUIET -1 /* without a window probe: Linux 4.19 */

#define OPTION_TIMESTAMPS 1 /* TCPI_OPT_... */
#define OPTION_SACK	  2
#define OPTION_WSCALE	  4

#define IN(state, set) ((1u << (state)) & (set))
/* Our side has sent its end; the other has confirmed it. The other side has sent its own, before ours or after. */
#define WE_ENDED_FIRST	(1u << TCP_FIN_WAIT1 | 1u << TCP_FIN_WAIT2 | 1u << TCP_CLOSING)
#define WE_ENDED_SECOND (1u << TCP_LAST_ACK | 1u << TCP_CLOSE)
#define WE_ENDED	(WE_ENDED_FIRST | WE_ENDED_SECOND)
#define CONFIRMED	(1u << TCP_FIN_WAIT2 | 1u << TCP_CLOSE)
#define UNCONFIRMED	(1u << TCP_FIN_WAIT1 | 1u << TCP_CLOSING | 1u << TCP_LAST_ACK)
#define THEY_ENDED	(1u << TCP_CLOSE_WAIT | 1u << TCP_LAST_ACK | 1u << TCP_CLOSING | 1u << TCP_CLOSE)

static inline long tcp_get(int fd, int option, void *value, u32 size)
{
	return sockopt_get(fd, IPPROTO_TCP, option, value, size);
}

static inline long tcp_set(int fd, int option, const void *value, u32 size)
{
	return sockopt_set(fd, IPPROTO_TCP, option, value, size);
}

static inline long tcp_set_number(int fd, int option, int value)
{
	return sockopt_set_number(fd, IPPROTO_TCP, option, value);
}

/* As in linux/tcp.h, which libc's does not go along with. */
struct tcp_facts {
	struct tcp_info info;
	u64 rates[2], bytes[2];
	u32 segments[2];
	u32 unsent; /* tcpi_notsent_bytes */
};
_Static_assert(offsetof(struct tcp_facts, unsent) == 144, "the kernel's struct tcp_info");

static inline long tcp_facts_get(int fd, struct tcp_facts *ret)
{
	memset(ret, 0, sizeof *ret);
	return tcp_get(fd, TCP_INFO, ret, sizeof *ret);
}

static inline long tcp_state_get(int fd, struct tcp_info *ret)
{
	memset(ret, 0, sizeof *ret);
	return tcp_get(fd, TCP_INFO, ret, sizeof *ret);
}

static inline long repair_on(int fd)
{
	return tcp_set_number(fd, TCP_REPAIR, REPAIR_ON);
}

static inline long repair_off_quietly(int fd)
{
	long r = tcp_set_number(fd, TCP_REPAIR, REPAIR_OFF_QUIET);

	return r == -EINVAL ? tcp_set_number(fd, TCP_REPAIR, REPAIR_OFF) : r;
}
