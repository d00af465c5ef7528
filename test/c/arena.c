#include <setjmp.h>
#include "base/sort.h"
#include "check.h"
#include "image/messages.h"

static void is_zeroed_and_aligned(struct arena *a)
{
	for (size_t size = 0; size < 9000; size += 777) {
		u8 *p = arena_alloc(a, size);

		CHECK((uintptr_t)p % (size >= 4096 ? 64 : 16) == 0);
		for (size_t i = 0; i < size; i++)
			CHECK(p[i] == 0);
		memset(p, 0xff, size);
	}
}

static jmp_buf out_of_memory;

static void escape(struct arena *a UNUSED)
{
	longjmp(out_of_memory, 1);
}

static bool exhausts(struct arena *a, size_t n, size_t size)
{
	if (setjmp(out_of_memory))
		return true;
	arena_alloc_array(a, n, size);
	return false;
}

static void has_a_ceiling(struct arena *unused UNUSED)
{
	struct arena a;

	CHECK(arena_init(&a, 1 << 20, escape) == 0);
	CHECK(!exhausts(&a, 1, 1000));
	CHECK(exhausts(&a, 1, 1 << 20));
	CHECK(exhausts(&a, 1, SIZE_MAX) && exhausts(&a, 1, SIZE_MAX - 15));
	CHECK(exhausts(&a, SIZE_MAX / 8 + 2, 8)); /* the product is 8 */
	CHECK(!exhausts(&a, 1, 1000));
	for (int i = 0; i < 2000; i++)
		if (exhausts(&a, 1, 1000))
			break;
	CHECK(a.used <= a.ceiling);
	CHECK(exhausts(&a, 1, 2000));
	arena_fini(&a);
	arena_fini(&a);
}

static void gives_back_a_tail(struct arena *a)
{
	char *p = arena_alloc(a, 64 << 10), *q;

	memcpy(p, "abc", 4);
	arena_trim(a, p, 4);
	CHECK(a->used < 128);
	q = arena_alloc(a, 100);
	for (int i = 0; i < 100; i++)
		CHECK(q[i] == 0);
	memcpy(q, "def", 4);
	arena_trim(a, p, 1); /* not the newest any more */
	CHECK(str_eq(p, "abc") && str_eq(q, "def") && (u8 *)arena_alloc(a, 1) > (u8 *)q);
}

static void grows_vectors(struct arena *a)
{
	VEC(int) v = { 0 };

	for (int i = 0; i < 1000; i++)
		CHECK(*vec_push(a, &v, i) == i);
	for (int i = 0; i < 1000; i++)
		CHECK(v.v[i] == i);
	CHECK(v.n == 1000 && v.cap >= 1000);
}

static void copies_text(struct arena *a)
{
	CHECK(str_eq(arena_strdup(a, "abc"), "abc"));
	CHECK(str_eq(arena_format(a, "/proc/%d/%s", 7, "maps"), "/proc/7/maps"));
	CHECK(memcmp(arena_memdup(a, "a\0b", 3), "a\0b", 3) == 0);
	CHECK(arena_memdup(a, NULL, 0));
}

static int int_order(const void *a, const void *b)
{
	return sort_order(*(const int *)a, *(const int *)b);
}

struct odd {
	char bytes[13];
};

static int odd_order(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct odd));
}

static void sorts(struct arena *a)
{
	srand(1);
	for (size_t n = 0; n < 300; n++) {
		int *numbers = arena_array(a, int, n);
		struct odd *odds = arena_array(a, struct odd, n);

		for (size_t i = 0; i < n; i++) {
			numbers[i] = rand() % 100 - 50;
			for (size_t j = 0; j < sizeof odds->bytes; j++)
				odds[i].bytes[j] = (char)(rand() % 3);
		}
		sort_array(numbers, n, sizeof *numbers, int_order);
		sort_array(odds, n, sizeof *odds, odd_order);
		for (size_t i = 1; i < n; i++)
			CHECK(numbers[i - 1] <= numbers[i] && odd_order(&odds[i - 1], &odds[i]) <= 0);
	}
}

static void messages_come_from_it(struct arena *a)
{
	size_t before = a->used;
	InventoryEntry *entry = message_new(a, &inventory_entry__descriptor);

	CHECK(entry->base.descriptor == &inventory_entry__descriptor && !entry->has_ns_per_id);
	CHECK(a->used > before);
}

const struct test arena_tests[] = {
	{ "arena memory is zeroed and aligned", is_zeroed_and_aligned },
	{ "an arena ends at its ceiling, also for sizes that overflow", has_a_ceiling },
	{ "the tail of the newest allocation can be given back", gives_back_a_tail },
	{ "vectors grow", grows_vectors },
	{ "texts and bytes are copied", copies_text },
	{ "sorting orders every length and width", sorts },
	{ "messages are made in the arena", messages_come_from_it },
	{ 0 },
};
