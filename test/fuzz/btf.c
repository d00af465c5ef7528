/* test/fuzz/btf.c - /sys/kernel/btf/vmlinux. */
#include <linux/btf.h>
#include "kernel/btf.h"
#include "support.h"

int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	struct btf_place places[] = { { "one", "b", 0, false }, { "two", "b", 0, false } };
	u8 *bytes = fuzz_bytes(data, size);

	if (btf_find(bytes, size, places, ARRAY_SIZE(places)) == 0)
		CHECK(places[0].found && places[1].found && places[0].offset <= UINT32_MAX / 8);
	CHECK(btf_function(bytes, size, "one") <= size / sizeof(struct btf_type));
	free(bytes);
	return 0;
}

/* struct one { int a, b; }; struct two { int b : 8 at bit 64; }; with an int, an array and an enum between them */
size_t fuzz_seed(size_t i, u8 *bytes, size_t cap)
{
	static const char strings[] = "\0one\0two\0a\0b\0int";
	const u32 types[] = {
		18, 1u << 24,
		4,  32 | 1u << 24, /* int */
		1,  4u << 24 | 2,
		8,  9,
		1,  0,
		11, 1,
		32, /* one */
		0,  3u << 24,
		0,  1,
		1,  4, /* array */
		0,  6u << 24 | 1,
		4,  9,
		1, /* enum */
		5,  1u << 31 | 4u << 24 | 1,
		12, 11,
		1,  8u << 24 | 64, /* two */
	};
	struct btf_header head = {
		BTF_MAGIC, BTF_VERSION, 0, sizeof head, 0, sizeof types, sizeof types, sizeof strings
	};

	if (i > 0 || cap < sizeof head + sizeof types + sizeof strings)
		return 0;
	memcpy(bytes, &head, sizeof head);
	memcpy(bytes + sizeof head, types, sizeof types);
	memcpy(bytes + sizeof head + sizeof types, strings, sizeof strings);
	return sizeof head + sizeof types + sizeof strings;
}
