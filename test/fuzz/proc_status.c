/* test/fuzz/proc_status.c - /proc/PID/status. */
#include "kernel/proc_status.h"
#include "support.h"

int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	char *text = fuzz_text(data, size);
	struct proc_status status;
	u32 *groups = malloc(8 * sizeof *groups);

	if (proc_status_parse(text, &status) == 0) {
		CHECK(proc_status_groups(&status, groups, 8) <= 8);
		CHECK(proc_status_groups(&status, groups, 0) == 0);
	}
	free(groups);
	free(text);
	return 0;
}

FUZZ_TEXTS(
	"Name:\tcat\nUmask:\t0022\nState:\tR "
	"(running)\nTgid:\t71\nNgid:\t0\nPid:\t71\nPPid:\t5\nTracerPid:\t0\nUid:\t0\t0\t0\t0\n"
	"Gid:\t0\t1\t2\t4294967295\nFDSize:\t64\nGroups:\t0 4 24 4294967294 "
	"\nNStgid:\t71\nThreads:\t1\nSigQ:\t0/15230\n"
	"CapInh:\t0000000000000000\nCapPrm:\t000001ffffffffff\nCapEff:\t000001ffffffffff\nCapBnd:\t000001ffffffffff\n"
	"CapAmb:\t0000000000000000\nNoNewPrivs:\t0\nSeccomp:\t2\nSeccomp_filters:\t1\nx86_Thread_features:\tshstk "
	"wrss\n",
	"Name:\ta\\nUid:\nUid:\t1\t2\t3\t4\nGid:\t1\t2\t3\t4\nGroups:\t \nTgid:\t7\nPid:\t8\n")
