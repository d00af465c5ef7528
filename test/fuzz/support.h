/*
 * test/fuzz/support.h - what fuzz targets share. Each target is one file that defines LLVMFuzzerTestOneInput() and
 * fuzz_seed(); libFuzzer (clang) or replay.c (any compiler) brings main().
 */
#pragma once
#include <stdio.h>
#include <stdlib.h>
#include "base/arena.h"
#include "base/error.h"

#define CHECK(condition) \
	do { \
		if (!(condition)) { \
			fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition); \
			abort(); \
		} \
	} while (0)

int LLVMFuzzerTestOneInput(const u8 *data, size_t size);

/* Seed number `i`, at most `cap` bytes; returns its size, 0 behind the last one. */
size_t fuzz_seed(size_t i, u8 *bytes, size_t cap);
#define FUZZ_SEED_MAX 65536

/* fuzz_seed() of a parser of texts, from a list of them. */
#define FUZZ_TEXTS(...) \
	size_t fuzz_seed(size_t i, u8 *bytes, size_t cap) \
	{ \
		static const char *const texts[] = { __VA_ARGS__ }; \
		return fuzz_text_seed(i < ARRAY_SIZE(texts) ? texts[i] : NULL, bytes, cap); \
	}
size_t fuzz_text_seed(const char *text, u8 *bytes, size_t cap);

/* The input as a text, in a heap block of exactly its size: one byte too far is seen. free() it. */
char *fuzz_text(const u8 *data, size_t size);
/* The same for bytes. */
u8 *fuzz_bytes(const u8 *data, size_t size);

/* Runs `body` with a fresh arena; comes back early if the arena is exhausted. */
void fuzz_in_arena(size_t ceiling, void (*body)(struct arena *a, const u8 *data, size_t size), const u8 *data,
		   size_t size);
