/* kernel/proc_igmp.h - /proc/net/igmp and igmp6: the multicast groups that an interface listens to. Pure: text in, struct out. */
#pragma once
#include "base/types.h"

struct proc_igmp_group {
	u32 index; /* of the interface */
	char name[16];
	u32 group[4]; /* network order; IPv4: the first only */
};

/*
 * Moves *p behind the next group. 1 with it, 0 at the end; -EINVAL: a line is not understood. *ret has to be zero at first, and left
 * alone in between: of IPv4, the interface stands on a line of its own above its groups.
 */
int proc_igmp_next(const char **p, bool ipv6, struct proc_igmp_group *ret);
