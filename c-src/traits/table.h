/* traits/table.h - one object per trait; traits/table.c puts them in order. */
#pragma once
#include "traits/trait.h"

extern const struct trait trait_task_checks, trait_rseq, trait_registers, trait_signals, trait_robust_list,
	trait_tid_address, trait_limits, trait_process, trait_timers, trait_prctl, trait_affinity, trait_lsm,
	trait_scheduler, trait_seccomp, trait_credentials, trait_after_credentials, trait_mm, trait_fs, trait_ids,
	trait_thread_areas, trait_restart;
extern const struct trait trait_semaphore_undo;
