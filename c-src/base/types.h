/* base/types.h - the short names that all of the core uses. Nothing here allocates or calls. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/types.h>

typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;
typedef int32_t s32;
typedef int64_t s64;

/* An address in another process. Not a pointer here: the compiler keeps the two worlds apart. */
typedef struct {
	u64 v;
} raddr;

#undef PAGE_SIZE /* sys/user.h has one too */
#define PAGE_SIZE		      4096UL
#define ARRAY_SIZE(a)		      (sizeof(a) / sizeof((a)[0]))
#define ALIGN_UP(x, a)		      (((x) + ((a)-1)) & ~((u64)(a)-1))
#define MIN(a, b)		      ((a) < (b) ? (a) : (b))
#define MAX(a, b)		      ((a) > (b) ? (a) : (b))
#define PRINTF(f, a)		      __attribute__((format(printf, f, a)))
#define UNUSED			      __attribute__((unused))
#define container_of(p, type, member) ((type *)((char *)(p)-offsetof(type, member)))

/* Runs fn(&variable) at the end of its scope. */
#define AUTO(fn) __attribute__((cleanup(fn)))

static inline bool str_eq(const char *a, const char *b)
{
	return strcmp(a, b) == 0;
}

static inline bool str_starts(const char *s, const char *prefix)
{
	return (!*prefix || *s == *prefix) && strncmp(s, prefix, strlen(prefix)) == 0;
}
