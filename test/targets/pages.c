/* Much memory: argv[1] MiB of it in which every page has its own contents, zeros, and holes; 10 GiB that nobody touched. */
#include "target.h"

#define PAGE 4096UL
static uint64_t *memory, *sparse;
static size_t pages;
static const size_t sparse_size = 10UL << 30;

static uint64_t word(size_t page)
{
	return (page + 1) * 0x9e3779b97f4a7c15;
}

void set_up(int argc, char **argv)
{
	pages = (argc > 1 ? (size_t)atoi(argv[1]) : 200) << 8;
	memory = mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	check(memory != MAP_FAILED);
	for (size_t i = 0; i < pages; i++) {
		uint64_t *page = memory + i * PAGE / 8;

		if (i % 16 == 3)
			continue; /* a hole */
		if (i % 16 == 7) {
			page[0] = 0; /* there, and zero */
			continue;
		}
		for (size_t j = 0; j < PAGE / 8; j++)
			page[j] = word(i) + j;
	}
	sparse = mmap(NULL, sparse_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	check(sparse != MAP_FAILED);
	for (size_t i = 0; i < sparse_size / 8; i += sparse_size / 8 / 100)
		sparse[i] = word(i);
}

static size_t wrong_in(size_t i)
{
	const uint64_t *page = memory + i * PAGE / 8;
	size_t wrong = 0;

	for (size_t j = 0; j < PAGE / 8; j++)
		wrong += page[j] != (i % 16 == 3 || i % 16 == 7 ? 0 : word(i) + j);
	return wrong;
}

void report(void)
{
	size_t wrong = 0, sparse_wrong = 0;

	for (size_t i = 0; i < pages; i++)
		wrong += wrong_in(i);
	for (size_t i = 0; i < sparse_size / 8; i += sparse_size / 8 / 100)
		sparse_wrong += sparse[i] != word(i);
	json_int("pages", (long)pages);
	json_int("wrong", (long)wrong);
	json_int("sparse_wrong", (long)sparse_wrong);
}
