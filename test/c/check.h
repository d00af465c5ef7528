/* test/c/check.h - what is promised by the parts of the core that need no other process. One function per promise. */
#pragma once
#include <stdio.h>
#include <stdlib.h>
#include "base/arena.h"
#include "base/error.h"

#define CHECK(condition) \
	do { \
		if (!(condition)) { \
			fprintf(stderr, "%s:%d: %s: not so: %s\n", __FILE__, __LINE__, __func__, #condition); \
			abort(); \
		} \
	} while (0)

struct test {
	const char *promise;
	void (*run)(struct arena *a);
};

/* One table per file, ended by { 0 }; main.c lists them. */
extern const struct test format_tests[], arena_tests[], io_tests[], wire_tests[], directory_tests[], registers_tests[],
	index_tests[];

/* A new empty directory in the arena of the test; removed with what is in it by the end of all tests. */
const char *test_dir(struct arena *a);
