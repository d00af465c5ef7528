/* test/fuzz/proc_igmp.c - the lines of /proc/net/igmp and igmp6. */
#include "kernel/proc_igmp.h"
#include "support.h"

static void each(const char *text, bool ipv6)
{
	struct proc_igmp_group group = { 0 };
	const char *p = text;
	int r;

	while ((r = proc_igmp_next(&p, ipv6, &group)) != 0) {
		CHECK(r == 1 || r < 0);
		CHECK(strlen(group.name) < sizeof group.name);
	}
	CHECK(*p == '\0');
}

int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	char *text = fuzz_text(data, size);

	each(text, false);
	each(text, true);
	free(text);
	return 0;
}

FUZZ_TEXTS("Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n"
	   "1\tlo        :     2      V3\n"
	   "\t\t\t\t010000E0     1 0:00000000\t\t0\n"
	   "\t\t\t\t010203EF     1 0:00000000\t\t0\n",
	   "1    lo              ff020000000000000000000000000001     1 0000000C 0\n"
	   "2    eth0            ff0e0000000000000000000000001234     1 00000004 0\n")
