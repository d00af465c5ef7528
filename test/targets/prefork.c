/*
 * A server that forks its workers: argv[1] MiB of memory, and data of its own program, that it shares with four children, one of
 * which has a child. Each has rewritten some pages; one has unmapped a part, one protected another, one given pages back. Reports tell
 * checksums, and how much memory the tree takes: the sum of all shares (Pss).
 */
#include "target.h"

#define PAGE	  4096UL
#define CHILDREN  4
#define GRANDSON  CHILDREN
#define REWRITTEN 16

static unsigned char *memory, *late;
static unsigned char data[64 * PAGE] = { 1 };
static size_t size;
static int number = -1; /* of this child */
static struct worker children[CHILDREN + 1];

/* By words: there is much of it. */
static uint64_t sum(void)
{
	const uint64_t *words = (const uint64_t *)memory;
	uint64_t value = 0;

	for (size_t i = 0; i < (number == 1 ? size / 2 : size) / sizeof *words; i++)
		value = (value ^ words[i]) * 0x9e3779b97f4a7c15 + (value >> 32);
	return value;
}

static void tell(void)
{
	json_hex("checksum", sum());
	json_hex("data", checksum(0, data, sizeof data));
	if (late)
		json_hex("late", checksum(0, late, 8 * PAGE));
	json_int("pss", atoi(proc_line("/proc/self/smaps_rollup", "Pss:")));
}

static void tell_with_grandson(void)
{
	tell();
	ask_worker(&children[GRANDSON], "grandson");
}

static void rewrite(unsigned seed)
{
	for (size_t i = 0; i < REWRITTEN; i++)
		memory[(i * 31 + seed * 7) % (size / 2 / PAGE) * PAGE + seed] ^= 0x55;
	data[(seed % 64) * PAGE] ^= 0x55;
}

static void born(int n)
{
	number = n;
	rewrite((unsigned)n + 1);
	if (n == 1)
		must(munmap(memory + size / 2, size / 2));
	if (n == 2)
		must(mprotect(memory + size / 2, size / 4, PROT_READ));
	if (n == 3)
		must(madvise(memory + size / 2, 64 * PAGE, MADV_DONTNEED));
	if (n == GRANDSON) {
		late = mmap(NULL, 8 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		check(late != MAP_FAILED);
		fill(late, 8 * PAGE, 77);
	}
}

static void child_start(int n);

/* What a child makes of its inheritance it does when it is asked for the first time. */
static void answer(void)
{
	static int done = -1;

	if (done != number) {
		done = number;
		born(number);
		if (number == 0)
			child_start(GRANDSON);
	}
	if (number == 0)
		tell_with_grandson();
	else
		tell();
}

static void child_start(int n)
{
	const int own = number;

	number = n;
	children[n] = start_worker(answer);
	number = own;
}

void set_up(int argc, char **argv)
{
	size = (size_t)(argc > 1 ? atoi(argv[1]) : 8) << 20;
	memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	check(memory != MAP_FAILED);
	must(madvise(memory, size, MADV_NOHUGEPAGE));
	for (size_t i = 0; i < size; i += PAGE)
		memcpy(memory + i, &(uint64_t){ i * 0x9e3779b97f4a7c15 + 1 }, 8);
	fill(data, sizeof data, 3);
	for (int n = 0; n < CHILDREN; n++)
		child_start(n);
	rewrite(99);
}

void report(void)
{
	static const char *const names[] = { "first", "second", "third", "fourth" };

	tell();
	for (int n = 0; n < CHILDREN; n++)
		ask_worker(&children[n], names[n]);
}

void act(char *line)
{
	if (strcmp(line, "rewrite") == 0)
		rewrite(200);
	report();
}
