/* test/fuzz/proc_stat.c - /proc/PID/stat. */
#include "kernel/proc_stat.h"
#include "support.h"

int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	char *text = fuzz_text(data, size);
	struct proc_stat stat;

	if (proc_stat_parse(text, &stat) == 0)
		CHECK(strnlen(stat.comm, sizeof stat.comm) < sizeof stat.comm && stat.state);
	free(text);
	return 0;
}

FUZZ_TEXTS("4242 (a) b (c)) S 1 4242 4242 34816 4242 4194304 1096 0 0 0 3 1 0 0 20 0 1 0 13463 5623808 852 "
	   "18446744073709551615 "
	   "94331713454080 94331714373605 140724385123456 0 0 0 65536 3670020 1266777851 1 0 0 17 1 0 0 0 0 0 "
	   "94331714621968 "
	   "94331714670420 94331733864448 140724385131520 140724385131525 140724385131525 140724385136622 0\n",
	   "7 (sh) Z 1 7 7 0 -1 4227084 0 0 0 0 0 0 0 0 20 0 1 0 13463 0 0 18446744073709551615 0 0 0 0 0 0 0 0 0 0 0 "
	   "0 17 1 0 0 0 0 0 "
	   "0 0 0 0 0 0 0 768\n")
