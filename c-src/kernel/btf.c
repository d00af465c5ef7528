/* kernel/btf.c - see btf.h. The format is described in the kernel's Documentation/bpf/btf.rst. */
#include <errno.h>
#include <linux/btf.h>
#include "kernel/btf.h"

struct walk {
	const u8 *types, *types_end;
	const char *strings;
	size_t strings_size;
};

/* Names end within the strings: their last byte is 0, begin() saw to it. */
static const char *name_at(const struct walk *w, u32 offset)
{
	return offset < w->strings_size ? w->strings + offset : "";
}

static bool lies_within(u64 offset, u64 length, size_t size)
{
	return offset <= size && length <= size - offset;
}

static int begin(const u8 *btf, size_t size, struct walk *w)
{
	struct btf_header head;

	if (size < sizeof head)
		return -EINVAL;
	memcpy(&head, btf, sizeof head);
	if (head.magic != BTF_MAGIC || head.version != BTF_VERSION || head.hdr_len < sizeof head ||
	    !lies_within((u64)head.hdr_len + head.type_off, head.type_len, size) ||
	    !lies_within((u64)head.hdr_len + head.str_off, head.str_len, size) || head.str_len == 0)
		return -EINVAL;
	w->types = btf + head.hdr_len + head.type_off;
	w->types_end = w->types + head.type_len;
	w->strings = (const char *)btf + head.hdr_len + head.str_off;
	w->strings_size = head.str_len;
	return w->strings[head.str_len - 1] ? -EINVAL : 0;
}

/* Bytes behind a type's head; -EINVAL: a kind that is newer than this. */
static long tail_size(const struct btf_type *t)
{
	u64 n = BTF_INFO_VLEN(t->info);

	switch (BTF_INFO_KIND(t->info)) {
	case BTF_KIND_INT:
	case BTF_KIND_VAR:
	case 17: /* DECL_TAG */
		return 4;
	case BTF_KIND_ARRAY:
		return sizeof(struct btf_array);
	case BTF_KIND_STRUCT:
	case BTF_KIND_UNION:
		return (long)(n * sizeof(struct btf_member));
	case BTF_KIND_ENUM:
	case BTF_KIND_FUNC_PROTO:
		return (long)(n * 8);
	case BTF_KIND_DATASEC:
	case 19: /* ENUM64 */
		return (long)(n * 12);
	case BTF_KIND_PTR:
	case BTF_KIND_FWD:
	case BTF_KIND_TYPEDEF:
	case BTF_KIND_VOLATILE:
	case BTF_KIND_CONST:
	case BTF_KIND_RESTRICT:
	case BTF_KIND_FUNC:
	case BTF_KIND_FLOAT:
	case 18: /* TYPE_TAG */
		return 0;
	}
	return -EINVAL;
}

static void member_see(const struct walk *w, const struct btf_type *t, const struct btf_member *m,
		       const char *structure, struct btf_place *places, size_t count)
{
	u32 bits = BTF_INFO_KFLAG(t->info) ? BTF_MEMBER_BIT_OFFSET(m->offset) : m->offset;
	const char *member = name_at(w, m->name_off);

	for (size_t i = 0; i < count; i++) {
		if (places[i].found || bits % 8 || !str_eq(places[i].structure, structure) ||
		    !str_eq(places[i].member, member))
			continue;
		places[i].offset = bits / 8;
		places[i].found = true;
	}
}

static bool is_wanted(const struct btf_place *places, size_t count, const char *structure)
{
	for (size_t i = 0; i < count; i++)
		if (!places[i].found && str_eq(places[i].structure, structure))
			return true;
	return false;
}

static void structure_see(const struct walk *w, const struct btf_type *t, const u8 *members, struct btf_place *places,
			  size_t count)
{
	const char *structure = name_at(w, t->name_off);

	if (!is_wanted(places, count, structure))
		return;
	for (u32 i = 0; i < BTF_INFO_VLEN(t->info); i++) {
		struct btf_member m;

		memcpy(&m, members + i * sizeof m, sizeof m);
		member_see(w, t, &m, structure, places, count);
	}
}

/* 1: a type, and what follows its head; 0: that was the last. */
static int next(struct walk *w, struct btf_type *t, const u8 **ret_tail)
{
	long tail;

	if (w->types == w->types_end)
		return 0;
	if ((size_t)(w->types_end - w->types) < sizeof *t)
		return -EINVAL;
	memcpy(t, w->types, sizeof *t);
	tail = tail_size(t);
	w->types += sizeof *t;
	if (tail < 0 || tail > w->types_end - w->types)
		return -EINVAL;
	*ret_tail = w->types;
	w->types += tail;
	return 1;
}

int btf_find(const u8 *btf, size_t size, struct btf_place *places, size_t count)
{
	struct walk w;
	struct btf_type t;
	const u8 *tail;
	int r = begin(btf, size, &w);

	while (r >= 0 && (r = next(&w, &t, &tail)) > 0)
		if (BTF_INFO_KIND(t.info) == BTF_KIND_STRUCT)
			structure_see(&w, &t, tail, places, count);
	for (size_t i = 0; r == 0 && i < count; i++)
		if (!places[i].found)
			r = -ENOENT;
	return r;
}

u32 btf_function(const u8 *btf, size_t size, const char *name)
{
	struct walk w;
	struct btf_type t;
	const u8 *tail;
	int r = begin(btf, size, &w);

	for (u32 id = 1; r >= 0 && (r = next(&w, &t, &tail)) > 0; id++) /* types are numbered in their order */
		if (BTF_INFO_KIND(t.info) == BTF_KIND_FUNC && str_eq(name_at(&w, t.name_off), name))
			return id;
	return 0;
}
