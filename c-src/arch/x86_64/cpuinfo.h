/*
 * arch/x86_64/cpuinfo.h - what a processor is: its CPUID words in the order that Linux and CRIU give them, as cpuinfo.img holds
 * them, and what one lacks of another. Pure but for cpuinfo_here().
 */
#pragma once
#include "base/arena.h"
#include "image/messages.h"

/* criu_opts.cpu_cap: what has to agree. */
#define CPU_CAP_NONE  0u
#define CPU_CAP_FPU   1u /* extended registers */
#define CPU_CAP_CPU   2u /* every word */
#define CPU_CAP_INS   4u /* instructions that programs use */
#define CPU_CAP_IMAGE 8u /* on dump: write the image */

CpuinfoEntry *cpuinfo_here(struct arena *a);

/* What is wrong with an entry, or NULL. */
const char *cpuinfo_check(const CpuinfoEntry *entry);

struct cpu_names {
	VEC(char *) v;
};
/* Names of what `here` lacks of `image` (for CPU_CAP_CPU: differs in). Both entries are checked. */
void cpuinfo_missing(struct arena *a, const CpuinfoEntry *image, const CpuinfoEntry *here, u32 cap,
		     struct cpu_names *ret);
