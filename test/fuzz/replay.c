/*
 * test/fuzz/replay.c - a fuzzer without an engine, for machines that have only gcc: seeds, files of the directories named,
 * then mutations of them until the time is over. FUZZ_SEED starts another sequence.
 *
 *	replay SECONDS [DIRECTORY]...
 */
#include <dirent.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>
#include "support.h"

#define INPUTS_MAX   4096
#define HANG_SECONDS 20

struct input {
	u8 *bytes;
	size_t size;
};

static struct input inputs[INPUTS_MAX], current;
static size_t input_count;
static u64 random_state;
static const char *program;

static u64 random_below(u64 n)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return n ? random_state % n : 0;
}

static void input_add(const u8 *bytes, size_t size)
{
	if (input_count < INPUTS_MAX)
		inputs[input_count++] = (struct input){ fuzz_bytes(bytes, size), size };
}

static void load_file(const char *path)
{
	static u8 bytes[FUZZ_SEED_MAX];
	FILE *file = fopen(path, "r");

	if (!file)
		return;
	input_add(bytes, fread(bytes, 1, sizeof bytes, file));
	fclose(file);
}

static void load_dir(const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *entry;
	char file[4096];

	while (dir && (entry = readdir(dir))) {
		snprintf(file, sizeof file, "%s/%s", path, entry->d_name);
		if (entry->d_name[0] != '.')
			load_file(file);
	}
	if (dir)
		closedir(dir);
}

static void load_seeds(void)
{
	static u8 bytes[FUZZ_SEED_MAX];
	size_t size;

	for (size_t i = 0; (size = fuzz_seed(i, bytes, sizeof bytes)) > 0; i++)
		input_add(bytes, size);
	input_add(bytes, 0);
}

/* --- mutations: each changes `in` in place; its buffer has room for FUZZ_SEED_MAX bytes --- */

static void mutate_bit(struct input *in)
{
	if (in->size)
		in->bytes[random_below(in->size)] ^= (u8)(1 << random_below(8));
}

static void mutate_byte(struct input *in)
{
	static const char telling[] = "\0\xff\x7f\x80 \n\t09-af:/%";

	if (in->size)
		in->bytes[random_below(in->size)] =
			random_below(2) ? (u8)telling[random_below(sizeof telling)] : (u8)random_below(256);
}

static void mutate_word(struct input *in)
{
	static const u64 telling[] = { 0,	   1,	       0x7f,	   0xff,       0x7fff,	 0xffff,
				       0x7fffffff, 0x80000000, 0xffffffff, UINT64_MAX, INT64_MAX };
	size_t width = (size_t)1 << random_below(4);
	u64 value = telling[random_below(ARRAY_SIZE(telling))] + random_below(3) - 1;

	if (in->size >= width)
		memcpy(in->bytes + random_below(in->size - width + 1), &value, width);
}

static void mutate_cut(struct input *in)
{
	in->size = random_below(in->size + 1);
}

static void mutate_remove(struct input *in)
{
	size_t from = random_below(in->size + 1), count = random_below(MIN(in->size - from, (size_t)64) + 1);

	memmove(in->bytes + from, in->bytes + from + count, in->size - from - count);
	in->size -= count;
}

static void insert(struct input *in, const u8 *bytes, size_t count)
{
	size_t at = random_below(in->size + 1);

	count = MIN(count, FUZZ_SEED_MAX - in->size);
	memmove(in->bytes + at + count, in->bytes + at, in->size - at);
	memcpy(in->bytes + at, bytes, count);
	in->size += count;
}

static void mutate_repeat(struct input *in)
{
	u8 copy[256];
	size_t from = random_below(in->size + 1), count = random_below(MIN(in->size - from, sizeof copy) + 1);

	memcpy(copy, in->bytes + from, count);
	insert(in, copy, count);
}

static void mutate_splice(struct input *in)
{
	const struct input *other = &inputs[random_below(input_count)];
	size_t from = random_below(other->size + 1);

	insert(in, other->bytes + from, random_below(MIN(other->size - from, (size_t)512) + 1));
}

static void mutate_digit(struct input *in)
{
	for (int tries = 0; in->size && tries < 16; tries++) {
		u8 *byte = &in->bytes[random_below(in->size)];

		if (*byte >= '0' && *byte <= '9') {
			*byte = (u8)('0' + random_below(10));
			return;
		}
	}
}

static void (*const mutations[])(struct input *) = { mutate_bit,    mutate_byte,   mutate_word,	  mutate_cut,
						     mutate_remove, mutate_repeat, mutate_splice, mutate_digit };

/* --- running --- */

static void run(const u8 *bytes, size_t size)
{
	u8 *exact = fuzz_bytes(bytes, size);

	current = (struct input){ exact, size };
	alarm(HANG_SECONDS);
	LLVMFuzzerTestOneInput(exact, size);
	current = (struct input){ 0 };
	free(exact);
}

/* The sanitizers abort (abort_on_error) and CHECK does: what was being looked at is kept. */
static void keep_input(int signal_number)
{
	char path[4096];
	int length = snprintf(path, sizeof path, "%s.crash", program);
	FILE *file = length > 0 ? fopen(path, "w") : NULL;

	if (file) {
		fwrite(current.bytes, 1, current.size, file);
		fclose(file);
	}
	fprintf(stderr, "%s: input kept in %s\n", signal_number == SIGALRM ? "hangs" : "died", path);
	_exit(1);
}

const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "abort_on_error=1:handle_abort=0:detect_leaks=0";
}

const char *__ubsan_default_options(void);
const char *__ubsan_default_options(void)
{
	return "abort_on_error=1:print_stacktrace=1";
}

static void mutate_and_run(void)
{
	static u8 bytes[FUZZ_SEED_MAX];
	const struct input *from = &inputs[random_below(input_count)];
	struct input in = { bytes, from->size };

	memcpy(bytes, from->bytes, from->size);
	for (u64 n = 1 + random_below(4); n > 0; n--)
		mutations[random_below(ARRAY_SIZE(mutations))](&in);
	run(bytes, in.size);
}

int main(int argc, char **argv)
{
	double seconds = argc > 1 ? atof(argv[1]) : 1;
	const char *seed = getenv("FUZZ_SEED");
	struct timespec start, now;
	u64 runs = 0;

	program = argv[0];
	random_state = 0x9e3779b97f4a7c15u ^ (seed ? strtoull(seed, NULL, 0) : 0);
	signal(SIGABRT, keep_input);
	signal(SIGALRM, keep_input);
	load_seeds();
	for (int i = 2; i < argc; i++)
		load_dir(argv[i]);
	for (size_t i = 0; i < input_count; i++, runs++)
		run(inputs[i].bytes, inputs[i].size);
	clock_gettime(CLOCK_MONOTONIC, &start);
	do {
		for (int i = 0; i < 64; i++, runs++)
			mutate_and_run();
		clock_gettime(CLOCK_MONOTONIC, &now);
	} while ((double)(now.tv_sec - start.tv_sec) + (double)(now.tv_nsec - start.tv_nsec) / 1e9 < seconds);
	printf("%s: %zu inputs, %lu runs\n", program, input_count, runs);
	return 0;
}
