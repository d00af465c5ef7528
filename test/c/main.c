/* test/c/main.c - runs all checks, each with a fresh arena. A failure aborts with file and line. */
#include "check.h"
#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

static char root[] = "/tmp/libcriu-unit-XXXXXX";

static int remove_entry(const char *path, const struct stat *st UNUSED, int flag UNUSED, struct FTW *ftw UNUSED)
{
	return remove(path);
}

const char *test_dir(struct arena *a)
{
	static int count;
	const char *path = arena_format(a, "%s/%d", root, count++);

	CHECK(mkdir(path, 0700) == 0);
	return path;
}

static int run_all(const struct test *tests)
{
	int count = 0;

	for (; tests->promise; tests++, count++) {
		struct arena a;

		CHECK(arena_init(&a, 256UL << 20, NULL) == 0);
		tests->run(&a);
		arena_fini(&a);
		printf("ok  %s\n", tests->promise);
	}
	return count;
}

int main(void)
{
	int count = 0;

	setvbuf(stdout, NULL, _IOLBF, 0);
	CHECK(mkdtemp(root));
	count += run_all(format_tests);
	count += run_all(arena_tests);
	count += run_all(io_tests);
	count += run_all(index_tests);
	count += run_all(wire_tests);
	count += run_all(directory_tests);
	count += run_all(registers_tests);
	nftw(root, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
	printf("%d checks of the core passed\n", count);
	return 0;
}
