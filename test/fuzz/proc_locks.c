/* test/fuzz/proc_locks.c - /proc/locks. */
#include "kernel/proc_locks.h"
#include "support.h"

int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	char *text = fuzz_text(data, size);
	const char *p = text, *before = text;
	u64 ino;

	for (; proc_locks_next(&p, &ino) == 1; before = p)
		CHECK(p > before && p <= text + strlen(text));
	free(text);
	return 0;
}

FUZZ_TEXTS(
	"1: POSIX  ADVISORY  WRITE 12 fe:00:771 0 EOF\n2: FLOCK  ADVISORY  WRITE 0 00:1f:18446744073709551615 0 EOF\n",
	"1: LEASE  ACTIVE    READ  -1 08:01:5 0 EOF\n1: -> POSIX  ADVISORY  READ 3 08:01:5 1 2\n")
