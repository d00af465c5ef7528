#include "check.h"
#include "image/framing.h"
#include "image/wire.h"

#define REFUSED(type, bytes) (wire_check(&type, (const u8 *)(bytes), sizeof(bytes) - 1, &fault) < 0)

static void looks_inside(struct arena *a UNUSED)
{
	struct wire_fault fault;

	CHECK(!REFUSED(reg_file_entry__descriptor, "\x32\x02/a")); /* name, field 6 */
	CHECK(REFUSED(reg_file_entry__descriptor, "\x32\x03/\0a") && strstr(fault.what, "NUL") && fault.offset == 2);
	CHECK(REFUSED(reg_file_entry__descriptor, "\x32\x09/a") && strstr(fault.what, "longer"));
	CHECK(REFUSED(reg_file_entry__descriptor, "\x32\x80"));
	CHECK(REFUSED(reg_file_entry__descriptor, "\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"));
	CHECK(REFUSED(reg_file_entry__descriptor, "\x07"));
	CHECK(REFUSED(reg_file_entry__descriptor, "\x02"));
	CHECK(!REFUSED(pagemap_entry__descriptor, "\x07")); /* numbers alone are left to the decoder */
}

/* cgroup_dir_entry.children (field 2) in itself. */
static bool nests(struct arena *a, int depth)
{
	u8 *bytes = arena_alloc(a, (size_t)depth * 8 + 8), *end = bytes + depth * 8 + 8, *at = end;
	struct wire_fault fault;

	for (int i = 0; i < depth; i++) {
		u32 size = (u32)(end - at);

		at -= 4;
		at[0] = 0x12;
		at[1] = (u8)(size & 0x7f) | 0x80;
		at[2] = (u8)(size >> 7 & 0x7f) | 0x80;
		at[3] = (u8)(size >> 14);
	}
	return wire_check(&cgroup_dir_entry__descriptor, at, (size_t)(end - at), &fault) == 0;
}

static void bounds_depth(struct arena *a)
{
	CHECK(nests(a, 50) && nests(a, WIRE_DEPTH_MAX));
	CHECK(!nests(a, WIRE_DEPTH_MAX + 1) && !nests(a, 100000));
}

static bool reaches(const ProtobufCMessageDescriptor *from, const ProtobufCMessageDescriptor *to, int depth)
{
	for (unsigned int i = 0; depth < 12 && from && i < from->n_fields; i++)
		if (from->fields[i].type == PROTOBUF_C_TYPE_MESSAGE &&
		    (from->fields[i].descriptor == to || reaches(from->fields[i].descriptor, to, depth + 1)))
			return true;
	return false;
}

static void table_is_whole(struct arena *a UNUSED)
{
	for (enum image_type type = 0; type < IMG_TYPES; type++) {
		const struct image_spec *spec = image_spec(type);
		char name[IMAGE_NAME_MAX];
		enum image_type parsed;
		u64 id;

		CHECK(spec->before && spec->after);
		CHECK((spec->head == HEAD_RAW) == !spec->message && (spec->head == HEAD_RAW) == !spec->magic);
		CHECK(!spec->message || !reaches(spec->message, spec->message, 0));
		image_file_name(name, type, spec->number == 's' ? 1 : spec->number ? 0xabc : 0);
		CHECK(image_name_parse(name, &parsed, &id) && parsed == type);
		CHECK(id == (spec->number == 's' ? 1 : spec->number ? 0xabc : 0));
	}
}

static void names_are_exact(struct arena *a UNUSED)
{
	static const char *const others[] = { "core-.img",   "core-01.img",
					      "core-1",	     "core-1.img.bak",
					      "core-+1.img", "",
					      "core-x.img",  "ghost-file-AB.img",
					      "xcore-1.img", ".partial-5",
					      "stats-",	     "core-99999999999999999999.img",
					      "dump.log",    "pages-1.img/..",
					      "stats-x" };
	enum image_type type;
	char name[IMAGE_NAME_MAX];
	u64 id;

	for (size_t i = 0; i < ARRAY_SIZE(others); i++)
		CHECK(!image_name_parse(others[i], &type, &id));
	image_file_name(name, IMG_GHOST_FILE, 0xab);
	CHECK(str_eq(name, "ghost-file-ab.img"));
	CHECK(image_name_parse("pagemap-shmem-7.img", &type, &id) && type == IMG_PAGEMAP_SHMEM && id == 7);
	image_file_name(name, IMG_PAGEMAP_SHMEM, UINT64_MAX);
	CHECK(image_name_parse(name, &type, &id) && id == UINT64_MAX);
}

const struct test wire_tests[] = {
	{ "texts with a NUL and lengths that lie are refused", looks_inside },
	{ "messages nest to a bounded depth", bounds_depth },
	{ "every image type has its row", table_is_whole },
	{ "names of images are read exactly", names_are_exact },
	{ 0 },
};
