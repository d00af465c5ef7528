/*
 * traits/table.c - all traits. The order matters in some places:
 *   dump     task checks first; rseq moves the instruction pointer that registers then takes; restart goes by what it took
 *   release  segments, then registers, whose selectors mean them
 *   begin    limits before anything, /proc before the root directory changes
 *   last     pending signals, then seccomp while its privileges last, then credentials, then what a change of credentials resets,
 *            and timers as late as can be
 */
#include "traits/table.h"

/* clang-format off */
const struct trait *const traits[] = {
	&trait_task_checks,
	&trait_ids,
	&trait_rseq,
	&trait_thread_areas,
	&trait_registers,
	&trait_restart,
	&trait_tid_address,
	&trait_robust_list,
	&trait_signals,
	&trait_limits,
	&trait_mm,
	&trait_prctl,
	&trait_process,
	&trait_semaphore_undo,
	&trait_lsm,
	&trait_fs,
	&trait_affinity,	/* a deadline needs all processors: set before it */
	&trait_scheduler,
	&trait_seccomp,
	&trait_credentials,
	&trait_after_credentials,
	&trait_timers,
	NULL,
};
/* clang-format on */
