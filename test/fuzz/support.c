#include "support.h"
#include <setjmp.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);

size_t fuzz_text_seed(const char *text, u8 *bytes, size_t cap)
{
	size_t size = text ? MIN(strlen(text), cap) : 0;

	if (size)
		memcpy(bytes, text, size);
	return size;
}

u8 *fuzz_bytes(const u8 *data, size_t size)
{
	u8 *bytes = malloc(size ? size : 1);

	if (size)
		memcpy(bytes, data, size);
	return bytes;
}

char *fuzz_text(const u8 *data, size_t size)
{
	char *text = malloc(size + 1);

	if (size)
		memcpy(text, data, size);
	text[size] = '\0';
	return text;
}

/* One target, one thread. */
static jmp_buf exhausted;

static void escape(struct arena *a UNUSED)
{
	longjmp(exhausted, 1);
}

void fuzz_in_arena(size_t ceiling, void (*body)(struct arena *a, const u8 *data, size_t size), const u8 *data,
		   size_t size)
{
	static struct arena a;

	CHECK(arena_init(&a, ceiling, escape) == 0);
	if (setjmp(exhausted) == 0)
		body(&a, data, size);
	arena_fini(&a);
}

/* For libFuzzer: puts the seeds into the corpus directory, the first argument that is no option. */
int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	static u8 seed[FUZZ_SEED_MAX];
	const char *dir = NULL;
	size_t size;

	for (int i = 1; i < *argc && !dir; i++)
		if ((*argv)[i][0] != '-')
			dir = (*argv)[i];
	for (size_t i = 0; dir && (size = fuzz_seed(i, seed, sizeof seed)) > 0; i++) {
		char path[4096];
		FILE *file;

		snprintf(path, sizeof path, "%s/seed-%zu", dir, i);
		file = fopen(path, "w");
		if (!file)
			break;
		fwrite(seed, 1, size, file);
		fclose(file);
	}
	return 0;
}
