/* test/fuzz/timens_offsets.c - /proc/PID/timens_offsets. */
#include "kernel/timens_offsets.h"
#include "support.h"

int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	char *text = fuzz_text(data, size);
	struct timens_offsets offsets;

	if (timens_offsets_parse(text, &offsets) == 0)
		CHECK(offsets.monotonic.nanoseconds < 1000000000 && offsets.boottime.nanoseconds < 1000000000);
	free(text);
	return 0;
}

FUZZ_TEXTS("monotonic           0         0\nboottime            0         0\n",
	   "monotonic   -1728000 999999999\nboottime    86400000         1\n")
