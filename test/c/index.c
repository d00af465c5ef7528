#include "base/index.h"
#include "check.h"

static void many_keys(struct arena *a)
{
	struct index x = { 0 };
	static int values[5000];

	CHECK(!index_find(&x, 0));
	for (u64 i = 0; i < 5000; i++)
		index_put(a, &x, i << 32 | i * 64, &values[i]);
	for (u64 i = 0; i < 5000; i++)
		CHECK(index_find(&x, i << 32 | i * 64) == &values[i]);
	CHECK(x.n == 5000 && !index_find(&x, 1) && !index_find(&x, ~0UL));
}

static void last_value(struct arena *a)
{
	struct index x = { 0 };
	int first, second;

	index_put(a, &x, 7, &first);
	index_put(a, &x, 7, &second);
	CHECK(x.n == 1 && index_find(&x, 7) == &second);
}

const struct test index_tests[] = {
	{ "index: finds what was put, and nothing else", many_keys },
	{ "index: a key has its last value", last_value },
	{ 0 },
};
