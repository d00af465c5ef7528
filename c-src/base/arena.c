/* base/arena.c - see arena.h. The reservation comes zeroed from the kernel and nothing is handed out twice. */
#include "base/arena.h"
#include <errno.h>
#include <sys/mman.h>
#include "base/format.h"
#include "base/sys.h"

#define SMALLEST_CEILING (64UL << 20)

/* With ASan, every allocation is followed by bytes that must not be touched. */
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#define RED_ZONE 16
#else
#define RED_ZONE			  0
#define ASAN_POISON_MEMORY_REGION(p, n)	  ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#endif

static void *pb_alloc(void *arena, size_t size)
{
	return arena_alloc(arena, size);
}

static void pb_free(void *arena UNUSED, void *p UNUSED)
{
}

static long reserve(size_t size)
{
	return sys(SYS_mmap, NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
}

int arena_init(struct arena *a, size_t ceiling, void (*exhausted)(struct arena *))
{
	long base;

	/* Strict overcommit and RLIMIT_AS count address space: a smaller arena is better than none. */
	while ((base = reserve(ceiling)) == -ENOMEM && ceiling / 2 >= SMALLEST_CEILING)
		ceiling /= 2;
	if (base < 0)
		return (int)base;
	*a = (struct arena){ .base = (u8 *)base, .ceiling = ceiling, .exhausted = exhausted };
	a->pb = (ProtobufCAllocator){ .alloc = pb_alloc, .free = pb_free, .allocator_data = a };
	return 0;
}

void arena_fini(struct arena *a)
{
	if (!a->base)
		return;
	ASAN_UNPOISON_MEMORY_REGION(a->base, a->used);
	sys(SYS_munmap, a->base, a->ceiling);
	*a = (struct arena){ 0 };
}

static __attribute__((noreturn)) void arena_exhausted(struct arena *a)
{
	if (a->exhausted)
		a->exhausted(a);
	__builtin_trap(); /* whoever made the arena promised not to return */
}

static size_t padded(size_t size)
{
	return ALIGN_UP(MAX(size, (size_t)1) + RED_ZONE, 16);
}

void *arena_alloc(struct arena *a, size_t size)
{
	size_t start = ALIGN_UP(a->used, size >= 4096 ? 64 : 16);
	u8 *p = a->base + start;

	if (start > a->ceiling || size >= a->ceiling || padded(size) > a->ceiling - start)
		arena_exhausted(a);
	a->used = start + padded(size);
	a->newest = start;
	ASAN_POISON_MEMORY_REGION(p + size, padded(size) - size);
	return p;
}

void *arena_alloc_array(struct arena *a, size_t n, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(n, size, &bytes))
		arena_exhausted(a);
	return arena_alloc(a, bytes);
}

void arena_trim(struct arena *a, void *p, size_t size)
{
	size_t start = (size_t)((u8 *)p - a->base);

	if (start != a->newest || padded(size) > a->used - start)
		return;
	ASAN_UNPOISON_MEMORY_REGION(a->base + start, a->used - start);
	a->used = start + padded(size);
	ASAN_POISON_MEMORY_REGION((u8 *)p + size, padded(size) - size);
}

int arena_map(struct arena *a, int fd, size_t size, void **ret)
{
	u8 *room = arena_alloc(a, ALIGN_UP(size, PAGE_SIZE) + 2 * PAGE_SIZE);
	u8 *at = (u8 *)ALIGN_UP((u64)room, PAGE_SIZE);
	long r = sys(SYS_mmap, at, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, fd, 0);

	if (r < 0 && r > -4096)
		return (int)r;
	*ret = at;
	return 0;
}

/* The addresses stay the arena's: a hole in its range could become somebody else's mapping, and go with the arena. */
void arena_unmap(struct arena *a UNUSED, void *p, size_t size)
{
	sys(SYS_mmap, p, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0);
}

void *arena_memdup(struct arena *a, const void *p, size_t size)
{
	void *copy = arena_alloc(a, size);

	if (size)
		memcpy(copy, p, size);
	return copy;
}

char *arena_strdup(struct arena *a, const char *s)
{
	return arena_memdup(a, s, strlen(s) + 1);
}

char *arena_format(struct arena *a, const char *format, ...)
{
	va_list args;
	size_t length;
	char *text;

	va_start(args, format);
	length = format_args(NULL, 0, format, args);
	va_end(args);
	text = arena_alloc(a, length + 1);
	va_start(args, format);
	format_args(text, length + 1, format, args);
	va_end(args);
	return text;
}

void *arena_grow(struct arena *a, void *v, size_t n, size_t *cap, size_t size)
{
	size_t wanted = MAX(*cap * 2, (size_t)8);
	void *grown;

	if (n < *cap)
		return v;
	grown = arena_alloc_array(a, wanted, size);
	if (n)
		memcpy(grown, v, n * size);
	*cap = wanted;
	return grown;
}
