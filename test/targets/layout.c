/* Address spaces of unusual sizes. argv[1]: "many N": N mappings that cannot merge; "sparse G": G GiB of which some pages are written. */
#include "target.h"

#define PAGE   4096UL
#define EVERY  10 /* of many mappings: one has a page */
#define SPREAD 16 /* pages of a sparse one */

static unsigned char *memory;
static size_t size, count;

void set_up(int argc, char **argv)
{
	const bool sparse = argc > 2 && strcmp(argv[1], "sparse") == 0;

	count = argc > 2 ? strtoul(argv[2], NULL, 10) : 100;
	size = sparse ? count << 30 : count * PAGE;
	memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (memory == MAP_FAILED)
		skip("no room for so much memory");
	if (sparse) {
		count = SPREAD;
		for (size_t i = 0; i < SPREAD; i++)
			fill(memory + i * (size / SPREAD & -PAGE) + i * PAGE, PAGE, i);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		if (i % EVERY == 0)
			fill(memory + i * PAGE, PAGE, i);
		if (i % 2 && mprotect(memory + i * PAGE, PAGE, PROT_READ) < 0)
			skip("no room for so many mappings (vm.max_map_count)");
	}
}

static size_t mappings(void)
{
	FILE *f = fopen("/proc/self/maps", "re");
	size_t lines = 0;

	check(f);
	for (int c; (c = getc(f)) != EOF;)
		lines += c == '\n';
	fclose(f);
	return lines;
}

void report(void)
{
	const size_t step = count == SPREAD ? (size / SPREAD & -PAGE) + PAGE : EVERY * PAGE;
	uint64_t sum = 0;

	for (size_t at = 0; at + PAGE <= size; at += step)
		sum = checksum(sum, memory + at, PAGE);
	json_hex("checksum", sum);
	json_int("mappings", (long long)mappings());
}
