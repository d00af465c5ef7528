/*
 * kernel/btf.h - where members lie in the kernel's structures, and its functions: the types that it describes in /sys/kernel/btf/vmlinux. Pure: no I/O,
 * no allocation.
 */
#pragma once
#include "base/types.h"

/* A member that is looked for: of the first structure of this name. */
struct btf_place {
	const char *structure, *member;
	u32 offset; /* bytes; what btf_find() fills in */
	bool found;
};
/* 0 when all are found, -ENOENT if one is not, -EINVAL for bytes that are no BTF. */
int btf_find(const u8 *btf, size_t size, struct btf_place *places, size_t count);
/* Number of the function of this name; 0: there is none. */
u32 btf_function(const u8 *btf, size_t size, const char *name);
