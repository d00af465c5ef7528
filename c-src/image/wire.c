/* image/wire.c - see wire.h. Encoding: protobuf.dev/programming-guides/encoding. */
#include "image/wire.h"

enum { WIRE_VARINT = 0, WIRE_64 = 1, WIRE_BYTES = 2, WIRE_32 = 5 };

struct cursor {
	const u8 *start, *at, *end;
	struct wire_fault *fault;
};

static int refuse(struct cursor *c, const u8 *where, const char *what)
{
	*c->fault = (struct wire_fault){ what, (size_t)(where - c->start) };
	return -1;
}

static int take_varint(struct cursor *c, u64 *ret)
{
	const u8 *from = c->at;
	u64 value = 0;

	for (unsigned int shift = 0; shift < 70; shift += 7) {
		if (c->at == c->end)
			return refuse(c, from, "number is cut off");
		value |= shift < 64 ? (u64)(*c->at & 0x7f) << shift : 0;
		if (!(*c->at++ & 0x80)) {
			*ret = value;
			return 0;
		}
	}
	return refuse(c, from, "number has more than 10 bytes");
}

static int take_bytes(struct cursor *c, u64 size, const u8 **ret)
{
	if (size > (u64)(c->end - c->at))
		return refuse(c, c->at, "field is longer than what holds it");
	*ret = c->at;
	c->at += size;
	return 0;
}

/* Messages without texts and messages inside need no look. */
static bool is_plain(const ProtobufCMessageDescriptor *type)
{
	for (unsigned int i = 0; i < type->n_fields; i++)
		if (type->fields[i].type == PROTOBUF_C_TYPE_STRING || type->fields[i].type == PROTOBUF_C_TYPE_MESSAGE)
			return false;
	return true;
}

static int check_message(struct cursor *c, const ProtobufCMessageDescriptor *type, int depth);

static int check_bytes(struct cursor *c, const ProtobufCFieldDescriptor *field, int depth)
{
	const u8 *bytes;
	u64 size;

	if (take_varint(c, &size) < 0 || take_bytes(c, size, &bytes) < 0)
		return -1;
	if (!field)
		return 0;
	if (field->type == PROTOBUF_C_TYPE_STRING && memchr(bytes, 0, size))
		return refuse(c, bytes, "text has a NUL inside");
	if (field->type == PROTOBUF_C_TYPE_MESSAGE) {
		struct cursor inner = { c->start, bytes, bytes + size, c->fault };

		return check_message(&inner, field->descriptor, depth + 1);
	}
	return 0;
}

static int check_field(struct cursor *c, const ProtobufCMessageDescriptor *type, int depth)
{
	const u8 *from = c->at, *bytes;
	u64 tag, number;

	if (take_varint(c, &tag) < 0)
		return -1;
	if (tag >> 3 == 0 || tag > UINT32_MAX)
		return refuse(c, from, "field number is out of range");
	switch (tag & 7) {
	case WIRE_VARINT:
		return take_varint(c, &number);
	case WIRE_64:
		return take_bytes(c, 8, &bytes);
	case WIRE_BYTES:
		return check_bytes(c, protobuf_c_message_descriptor_get_field(type, (unsigned int)(tag >> 3)), depth);
	case WIRE_32:
		return take_bytes(c, 4, &bytes);
	default:
		return refuse(c, from, "field has a wire type that is not used");
	}
}

static int check_message(struct cursor *c, const ProtobufCMessageDescriptor *type, int depth)
{
	if (is_plain(type))
		return 0;
	if (depth > WIRE_DEPTH_MAX)
		return refuse(c, c->at, "messages nest too deep");
	while (c->at < c->end)
		if (check_field(c, type, depth) < 0)
			return -1;
	return 0;
}

int wire_check(const ProtobufCMessageDescriptor *type, const u8 *bytes, size_t size, struct wire_fault *ret_fault)
{
	struct cursor c = { bytes, bytes, bytes + size, ret_fault };

	return check_message(&c, type, 0);
}
