/* base/index.c - see index.h. Open addressing, at most three quarters full. */
#include "base/index.h"

#define FIRST_CAP 64

static struct index_slot *slot_of(const struct index *x, u64 key)
{
	u64 hash = key * 0x9e3779b97f4a7c15UL;
	size_t at = (hash ^ hash >> 32) & (x->cap - 1);

	while (x->v[at].value && x->v[at].key != key)
		at = (at + 1) & (x->cap - 1);
	return &x->v[at];
}

void *index_find(const struct index *x, u64 key)
{
	return x->cap ? slot_of(x, key)->value : NULL;
}

static void grow(struct arena *a, struct index *x)
{
	struct index old = *x;

	x->cap = old.cap ? old.cap * 2 : FIRST_CAP;
	x->v = arena_array(a, struct index_slot, x->cap);
	for (size_t i = 0; i < old.cap; i++)
		if (old.v[i].value)
			*slot_of(x, old.v[i].key) = old.v[i];
}

void index_put(struct arena *a, struct index *x, u64 key, void *value)
{
	struct index_slot *slot;

	if (x->n >= x->cap / 4 * 3)
		grow(a, x);
	slot = slot_of(x, key);
	x->n += !slot->value;
	*slot = (struct index_slot){ key, value };
}
