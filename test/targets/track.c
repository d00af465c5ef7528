/*
 * Memory whose changes are counted: argv[1] MiB, every page with its own contents, and a private mapping of the file argv[2]. Commands:
 * `write N` changes N pages spread over all, `again` execs it anew, `fork`, `huge` makes it huge pages, `drop` gives written pages of the
 * file back and cuts the file behind them, `speed` tells what a write costs, `run MS` writes all the time.
 */
#include "target.h"

#define PAGE	   4096UL
#define FILE_PAGES 64

static unsigned char *memory, *file;
static size_t pages;
static uint64_t round_number;
static const char *file_name;
static char *size_text;
static struct worker child;

static void file_map(void)
{
	static unsigned char bytes[FILE_PAGES * PAGE];
	int fd = (int)must(open(file_name, O_RDWR | O_CREAT, 0600));

	fill(bytes, sizeof bytes, 5);
	check(pwrite(fd, bytes, sizeof bytes, 0) == sizeof bytes);
	file = mmap(NULL, sizeof bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
	check(file != MAP_FAILED);
	for (size_t i = 0; i < FILE_PAGES; i += 2)
		file[i * PAGE] ^= 1;
	close(fd);
}

void set_up(int argc, char **argv)
{
	size_text = argc > 1 ? argv[1] : "16";
	pages = (size_t)atoi(size_text) << 8;
	file_name = argc > 2 ? argv[2] : "/dev/null";
	memory = mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	check(memory != MAP_FAILED);
	for (size_t i = 0; i < pages; i++)
		memcpy(memory + i * PAGE, &(uint64_t){ i * 0x9e3779b97f4a7c15 + 1 }, 8);
	if (argc > 2)
		file_map();
}

static void tell_child(void)
{
	json_hex("checksum", checksum(0, memory, pages * PAGE));
}

static void write_pages(size_t n)
{
	round_number++;
	for (size_t i = 0; i < n; i++)
		memory[i * pages / n * PAGE + 64 + round_number % 4000] ^= (unsigned char)(i + 1) | 1;
}

static void drop(void)
{
	must(madvise(file, FILE_PAGES * PAGE, MADV_DONTNEED));
	must(truncate(file_name, FILE_PAGES / 2 * PAGE));
}

/* Nanoseconds per write, over all pages. */
static void speed(void)
{
	double began = now();

	for (int times = 0; times < 16; times++)
		for (size_t i = 0; i < pages; i++)
			memory[i * PAGE + 8] = memory[i * PAGE + 8];
	json_int("ns", (long)((now() - began) * 1e9 / (double)(pages * 16)));
}

/* Tracked pages stay small: then it fails. */
static void huge(void)
{
	madvise((void *)(((uintptr_t)memory + (2 << 20) - 1) & ~((2UL << 20) - 1)), pages / 2 * PAGE,
		25 /* MADV_COLLAPSE */);
}

void act(char *line)
{
	unsigned long n = strtoul(line + strcspn(line, " "), NULL, 10);

	if (strncmp(line, "write", 5) == 0)
		write_pages(n);
	else if (strcmp(line, "again") == 0)
		execl("/proc/self/exe", "track", size_text, file ? file_name : NULL, NULL);
	else if (strcmp(line, "fork") == 0)
		child = start_worker(tell_child);
	else if (strcmp(line, "huge") == 0)
		huge();
	else if (strcmp(line, "drop") == 0)
		drop();
	else if (strcmp(line, "speed") == 0)
		speed();
	else if (strncmp(line, "run", 3) == 0)
		for (double end = now() + (double)n / 1000; now() < end;)
			write_pages(64);
	json_text("did", line);
}

/* The kernel's names for what watches a mapping. */
static bool is_watched(void)
{
	char line[4096];
	FILE *f = fopen("/proc/self/smaps", "re");
	bool found = false;

	check(f);
	while (fgets(line, sizeof line, f))
		found = found || (strncmp(line, "VmFlags:", 8) == 0 && strstr(line, " uw"));
	fclose(f);
	return found;
}

void report(void)
{
	json_hex("checksum", checksum(0, memory, pages * PAGE));
	if (file)
		json_hex("file", checksum(0, file, FILE_PAGES / 2 * PAGE));
	json_bool("watched", is_watched());
	if (child.pid)
		ask_worker(&child, "child");
}
