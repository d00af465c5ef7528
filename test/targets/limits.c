/* Resource limits, soft and hard. */
#include "target.h"
#include <sys/resource.h>

void set_up(int argc, char **argv)
{
	struct rlimit limit;

	(void)argc, (void)argv;
	for (int i = 0; i < RLIM_NLIMITS; i++) {
		must(getrlimit(i, &limit));
		if (i == RLIMIT_AS || i == RLIMIT_DATA || i == RLIMIT_STACK || i == RLIMIT_FSIZE)
			limit.rlim_cur = (256UL << 20) + (rlim_t)i * 4096;
		else if (i == RLIMIT_CPU)
			limit = (struct rlimit){ 12345, 23456 };
		else if (limit.rlim_max > 30)
			limit.rlim_cur = 20 + (rlim_t)i;
		must(setrlimit(i, &limit));
	}
}

void report(void)
{
	struct rlimit limit;

	json_list("limits");
	for (int i = 0; i < RLIM_NLIMITS; i++) {
		must(getrlimit(i, &limit));
		json_hex(NULL, limit.rlim_cur);
		json_hex(NULL, limit.rlim_max);
	}
	json_end();
}
