/*
 * traits/restart_probe.h - the restart block of a stopped thread: when a sleep that was interrupted is to end. No file of /proc shows
 * it, so a program of a dozen instructions is run by the kernel over the thread (an iterator of bpf(2); needs BTF and CAP_BPF).
 */
#pragma once
#include "model/dump.h"

/* struct restart_block of include/linux/restart_block.h there; its place is asked of the kernel (BTF). */
struct restart_block {
	u64 arch_data, function;
	union {
		struct {
			u64 address;
			u32 value, flags, bitset, pad;
			u64 time;
		} futex;
		struct {
			s32 clock;
			u32 type;
			u64 rest, expires;
		} nanosleep;
		struct {
			u64 descriptors;
			s32 count, has_timeout;
			u64 seconds, nanoseconds;
		} poll;
		u64 raw[5];
	};
};

struct restart_answer {
	u64 monotonic, boottime; /* of the initial time namespace, now, in nanoseconds */
	struct restart_block block;
};

/* False where the kernel lets us not: the time that is left stays unknown. */
bool restart_probe(struct dump *d, pid_t tid, struct restart_answer *ret);
