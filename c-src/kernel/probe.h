/*
 * kernel/probe.h - what this kernel and these privileges allow. Each feature is tried, not inferred from a version, without
 * lasting effect and in well under a millisecond. Names are CRIU's where it has one.
 */
#pragma once
#include "base/types.h"

struct feature {
	const char *name;
	bool (*probe)(void);
	bool required;	    /* without it nothing works */
	const char *detail; /* what is missing without it */
};

/* Makes a new userfaultfd one that notes asynchronously what is written. 0 or -errno. */
int uffd_track(int uffd);
bool has_uffd_wp_async(void);
bool has_soft_dirty(void);

extern const struct feature features[]; /* ends with a NULL name */

/* kernel/probe_network.c */
bool probe_tcp_repair(void);
bool probe_tcp_half_closed(void);
bool probe_nftables(void);
bool probe_raw_diag(void);
bool probe_iptables(void);
bool probe_tun_namespace(void);
bool probe_nsid(void);
bool probe_link_nsid(void);
bool probe_external_netns(void);
bool probe_newifindex(void);
