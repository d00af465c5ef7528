/* A program that a test puts a uprobe into: probed() is called for each report, and tells where in the file it is. */
#include "target.h"

static int calls;

__attribute__((noinline, used)) static int probed(int n)
{
	__asm__ volatile("" ::: "memory");
	return n + 1;
}

void set_up(int argc, char **argv)
{
	(void)argc, (void)argv;
}

void act(char *line)
{
	(void)line;
}

static void json_place(const char *key, const void *function)
{
	unsigned long start, end, offset;
	char line[4096], file[32];
	FILE *f = fopen("/proc/self/maps", "re");

	check(f);
	while (fgets(line, sizeof line, f))
		if (sscanf(line, "%lx-%lx %*s %lx", &start, &end, &offset) == 3 && start <= (unsigned long)function &&
		    (unsigned long)function < end) {
			snprintf(file, sizeof file, "0x%lx", offset + (unsigned long)function - start);
			json_text(key, file);
		}
	fclose(f);
}

void report(void)
{
	calls = probed(calls);
	json_int("calls", calls);
	json_place("offset", (const void *)probed);
}
