/* Time as the vdso tells it. "sample": a pair of clocks, read through the vdso and by system call. */
#include "target.h"
#include <sys/auxv.h>

static double first;

static double by_syscall(int clock)
{
	struct timespec t;

	must(syscall(SYS_clock_gettime, clock, &t));
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double by_vdso(int clock)
{
	struct timespec t;

	must(clock_gettime(clock, &t));
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void set_up(int argc, char **argv)
{
	(void)argc, (void)argv;
	first = now();
}

void report(void)
{
	static const int clocks[] = { CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_BOOTTIME, CLOCK_MONOTONIC_COARSE };

	json_bool("elf", memcmp((void *)getauxval(AT_SYSINFO_EHDR), "\177ELF", 4) == 0);
	json_list("agree");
	for (size_t i = 0; i < ARRAY_SIZE(clocks); i++) {
		double before = by_syscall(clocks[i]), there = by_vdso(clocks[i]), after = by_syscall(clocks[i]);

		json_bool(NULL, before <= there && there <= after);
	}
	json_end();
}

/* "clocks": microseconds */
void act(char *line)
{
	(void)line;
	json_int("since_start", (long long)((now() - first) * 1e6));
	json_int("boot", (long long)(by_vdso(CLOCK_BOOTTIME) * 1e6));
	json_int("real", (long long)(by_vdso(CLOCK_REALTIME) * 1e6));
}
