/*
 * base/arena.h - all memory of one operation: a bump allocator over its own mappings, with a ceiling, freed as a whole.
 * Memory is zeroed. arena_alloc() never returns NULL: at the ceiling it calls `exhausted`, which does not return (the
 * conductor unwinds to its stage loop with ERR_NO_MEMORY; fuzzers longjmp out).
 */
#pragma once
#include <protobuf-c/protobuf-c.h>
#include "base/types.h"

struct arena {
	u8 *base; /* one reservation of `ceiling` bytes, touched as it fills */
	size_t used, ceiling;
	size_t newest; /* offset of the newest allocation */
	void (*exhausted)(struct arena *);
	ProtobufCAllocator pb; /* the same arena for protobuf-c; free does nothing */
};

int arena_init(struct arena *a, size_t ceiling, void (*exhausted)(struct arena *));
void arena_fini(struct arena *a);
void *arena_alloc(struct arena *a, size_t size) __attribute__((malloc, returns_nonnull));
/* n * size bytes; a product that overflows is beyond every ceiling. */
void *arena_alloc_array(struct arena *a, size_t n, size_t size) __attribute__((malloc, returns_nonnull));
/* Gives back the tail of `p`, whose bytes behind `size` were never written, if it is the newest allocation. */
void arena_trim(struct arena *a, void *p, size_t size);
char *arena_strdup(struct arena *a, const char *s);
void *arena_memdup(struct arena *a, const void *p, size_t size);
char *arena_format(struct arena *a, const char *format, ...) PRINTF(2, 3);

/*
 * Shared memory at an address inside the arena, page aligned: it goes with the arena even if the operation is killed. arena_unmap()
 * gives the memory back early, not the addresses. Result: 0 or -errno.
 */
int arena_map(struct arena *a, int fd, size_t size, void **ret);
void arena_unmap(struct arena *a, void *p, size_t size);

#define arena_new(a, type)	((type *)arena_alloc((a), sizeof(type)))
#define arena_array(a, type, n) ((type *)arena_alloc_array((a), (n), sizeof(type)))

/*
 * A growing array in an arena: struct { T *v; size_t n, cap; }. Elements move when it grows, so keep indexes or
 * arrays of pointers, not pointers to elements.
 */
#define VEC(T) \
	struct { \
		T *v; \
		size_t n, cap; \
	}
void *arena_grow(struct arena *a, void *v, size_t n, size_t *cap, size_t size);
#define vec_push(a, vec, ...) \
	((vec)->v = arena_grow((a), (vec)->v, (vec)->n, &(vec)->cap, sizeof *(vec)->v), \
	 (vec)->v[(vec)->n] = (__VA_ARGS__), &(vec)->v[(vec)->n++])
