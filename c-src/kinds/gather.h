/*
 * kinds/gather.h - descriptor tables as they are looked at: every number is copied once by pidfd_getfd, which disturbs neither the
 * target nor the description. One gathering fills task->fds of all tasks and d->files, and is the state STATE_DESCRIPTORS of the dump.
 */
#pragma once
#include "kinds/descriptions.h"

struct gathering {
	struct descriptions known;
	size_t copies, copies_max;    /* open at a time; more are closed and taken again on demand */
	u64 pipes, anonymous, memory; /* file systems of the kernel's own, by st_dev */
	FownEntry *nobody;
	struct task *own; /* the conductor, which holds what was queued */
};

/* Begins anew. */
struct gathering *gathering_begin(struct dump *d);
/* All numbers of `t`. Those that are closed while the target runs are left out. */
int gather_table(struct dump *d, struct task *t, struct error *reterr);
