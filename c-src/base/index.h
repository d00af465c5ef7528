/*
 * base/index.h - what is known by a number (an inode, an id): a hash table in an arena. Empty when zeroed. One value per key, never
 * NULL; whoever needs more chains them. Growing keeps the order of nothing.
 */
#pragma once
#include "base/arena.h"

struct index_slot {
	u64 key;
	void *value; /* NULL: free */
};

struct index {
	struct index_slot *v;
	size_t n, cap; /* cap: a power of two, or 0 */
};

/* NULL: not there. */
void *index_find(const struct index *x, u64 key);
/* Replaces what was there. */
void index_put(struct arena *a, struct index *x, u64 key, void *value);

/* Two numbers as one key: equal keys are no proof that both are equal. */
static inline u64 index_mix(u64 a, u64 b)
{
	return a ^ (b + 0x9e3779b97f4a7c15UL) * 0xd6e8feb86659fd93UL;
}
