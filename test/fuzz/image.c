/*
 * test/fuzz/image.c - every reader of image files. The first byte chooses the type of image, the rest is the file. Whatever
 * is accepted must be readable in every byte, and be the same again after it was written.
 */
#include "image/directory.h"
#include <fcntl.h>
#include <unistd.h>
#include "base/fd.h"
#include "base/io.h"
#include "image/wire.h"
#include "support.h"

#define ENTRIES_MAX 1000

static char dir[64];
static u64 sink;
static bool
	strange; /* an unknown field with the number 0, which the decoder takes in one spelling and not in the other */

static void put_file(const char *name, const u8 *bytes, size_t size)
{
	AUTO(fd_close) int fd = -1;
	char path[128];

	snprintf(path, sizeof path, "%s/%s", dir, name);
	fd = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0600);
	CHECK(fd >= 0 && file_write_all(fd, bytes, size) == 0);
}

static void remove_file(const char *name)
{
	char path[128];

	snprintf(path, sizeof path, "%s/%s", dir, name);
	unlink(path);
}

static void remove_dir(void)
{
	remove_file("inventory.img");
	rmdir(dir);
}

static void put_inventory(void)
{
	static const u8 inventory[] = { 0x16, 0x31, 0x31, 0x58, 2, 0, 0, 0, 0x08, 2 };

	put_file("inventory.img", inventory, sizeof inventory);
}

static void make_dir(void)
{
	if (dir[0])
		return;
	strcpy(dir, "/dev/shm/libcriu-fuzz-XXXXXX");
	if (!mkdtemp(dir)) {
		strcpy(dir, "/tmp/libcriu-fuzz-XXXXXX");
		CHECK(mkdtemp(dir));
	}
	atexit(remove_dir);
	put_inventory();
}

static void touch(const void *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		sink += ((const u8 *)bytes)[i];
}

static void touch_message(const ProtobufCMessage *message);

static void touch_value(const ProtobufCFieldDescriptor *field, const void *value)
{
	const ProtobufCBinaryData *binary = value;
	const char *text;

	switch (field->type) {
	case PROTOBUF_C_TYPE_STRING:
		memcpy(&text, value, sizeof text);
		if (text)
			touch(text, strlen(text));
		break;
	case PROTOBUF_C_TYPE_BYTES:
		touch(binary->data, binary->len);
		break;
	case PROTOBUF_C_TYPE_MESSAGE:
		touch_message(*(ProtobufCMessage *const *)value);
		break;
	default:
		touch(value, 4);
	}
}

static size_t width_of(const ProtobufCFieldDescriptor *field)
{
	switch (field->type) {
	case PROTOBUF_C_TYPE_STRING:
	case PROTOBUF_C_TYPE_MESSAGE:
		return sizeof(void *);
	case PROTOBUF_C_TYPE_BYTES:
		return sizeof(ProtobufCBinaryData);
	case PROTOBUF_C_TYPE_INT64:
	case PROTOBUF_C_TYPE_SINT64:
	case PROTOBUF_C_TYPE_SFIXED64:
	case PROTOBUF_C_TYPE_UINT64:
	case PROTOBUF_C_TYPE_FIXED64:
	case PROTOBUF_C_TYPE_DOUBLE:
		return 8;
	default:
		return 4;
	}
}

static void touch_message(const ProtobufCMessage *message)
{
	if (!message)
		return;
	for (unsigned int i = 0; i < message->n_unknown_fields; i++) {
		touch(message->unknown_fields[i].data, message->unknown_fields[i].len);
		strange |= message->unknown_fields[i].tag == 0;
	}
	for (unsigned int i = 0; i < message->descriptor->n_fields; i++) {
		const ProtobufCFieldDescriptor *field = &message->descriptor->fields[i];
		const u8 *member = (const u8 *)message + field->offset;
		size_t count;

		if (field->label != PROTOBUF_C_LABEL_REPEATED) {
			touch_value(field, member);
			continue;
		}
		memcpy(&count, (const u8 *)message + field->quantifier_offset, sizeof count);
		member = *(const u8 *const *)member;
		for (size_t n = 0; n < count; n++)
			touch_value(field, member + n * width_of(field));
	}
}

static void write_again(struct arena *a, const ProtobufCMessage *message)
{
	size_t size = protobuf_c_message_get_packed_size(message);
	u8 *bytes = arena_alloc(a, size), *again;
	struct wire_fault fault;
	ProtobufCMessage *copy;

	CHECK(protobuf_c_message_pack(message, bytes) == size);
	CHECK(wire_check(message->descriptor, bytes, size, &fault) == 0);
	copy = protobuf_c_message_unpack(message->descriptor, &a->pb, size, bytes);
	CHECK(copy && protobuf_c_message_get_packed_size(copy) == size);
	again = arena_alloc(a, size);
	protobuf_c_message_pack(copy, again);
	CHECK(memcmp(bytes, again, size) == 0);
}

static void check_refusal(const struct error *e, size_t size)
{
	CHECK(e->err < 0 && e->code && e->text[0]);
	CHECK(!str_eq(e->code, "ERR_IMAGE_CORRUPT") || (e->object.file && e->object.offset <= size));
}

/* As readers do: the second kind of message where there is one, then the usual one, with bytes in between. */
static void walk(struct arena *a, struct images *images, enum image_type type, size_t size)
{
	const struct image_spec *spec = image_spec(type);
	struct error e = { 0 };
	struct image_file *file;
	ProtobufCMessage *message;
	const void *raw;
	int r = image_begin(images, type, 1, false, &file, &e);

	for (int i = 0; r >= 0 && i < ENTRIES_MAX; i++) {
		CHECK(image_offset(file) <= size && image_left(file) <= size && image_name(file));
		if (spec->second && i % 2 == (type == IMG_GHOST_FILE))
			r = image_next_as(file, spec->second, &message, &e);
		else
			r = image_next(file, &message, &e);
		if (r <= 0)
			break;
		strange = false;
		touch_message(message);
		if (!strange)
			write_again(a, message);
		if (type == IMG_PIPES_DATA)
			r = image_raw(file, ((PipeDataEntry *)message)->bytes, &raw, &e);
		else if (type == IMG_GHOST_FILE && message->descriptor == spec->second)
			r = image_raw(file, ((GhostChunkEntry *)message)->len, &raw, &e);
		if (r == 0 && type == IMG_PIPES_DATA)
			touch(raw, ((PipeDataEntry *)message)->bytes);
	}
	if (r < 0)
		check_refusal(&e, size);
}

/* A ghost as its restore reads it: the same entries, piece by piece. */
static void walk_stream(struct images *images, size_t size)
{
	const ProtobufCMessageDescriptor *type = &ghost_file_entry__descriptor;
	struct image_stream s;
	struct error e = { 0 };
	ProtobufCMessage *message;
	int r = image_stream_open(images, IMG_GHOST_FILE, 1, &s, &e);

	for (int i = 0; r >= 0 && i < ENTRIES_MAX; i++) {
		CHECK(s.at <= size && s.size == size);
		r = image_stream_next(&s, type, &message, &e);
		if (r <= 0)
			break;
		touch_message(message);
		if (type == &ghost_chunk_entry__descriptor) {
			r = image_stream_check(&s, ((GhostChunkEntry *)message)->len, &e);
			if (r == 0)
				image_stream_skip(&s, ((GhostChunkEntry *)message)->len);
		}
		type = &ghost_chunk_entry__descriptor;
	}
	if (r < 0)
		check_refusal(&e, size);
	image_stream_close(&s);
}

static void read_directory(struct arena *a, const u8 *data, size_t size)
{
	enum image_type type = data[0] % IMG_TYPES;
	struct images *images;
	struct error e = { 0 };
	void *message;

	if (images_open(a, dir, &images, &e) < 0) {
		check_refusal(&e, size);
		return;
	}
	walk(a, images, type, size);
	if (type == IMG_GHOST_FILE)
		walk_stream(images, size - 1);
	if (images_get(images, type, 1, &message, &e) < 0)
		check_refusal(&e, size);
	images_discard(images);
}

int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	char name[IMAGE_NAME_MAX];

	if (!size)
		return 0;
	make_dir();
	image_file_name(name, data[0] % IMG_TYPES, 1);
	put_file(name, data + 1, size - 1);
	fuzz_in_arena(256UL << 20, read_directory, data, size);
	if (data[0] % IMG_TYPES == IMG_INVENTORY)
		put_inventory();
	else
		remove_file(name);
	return 0;
}

/* --- seeds: a file of each type, with every field set --- */

static size_t put_varint(u8 *at, u64 value)
{
	size_t n = 0;

	for (; value > 0x7f; value >>= 7)
		at[n++] = (u8)(value | 0x80);
	at[n++] = (u8)value;
	return n;
}

static size_t put_message(u8 *out, size_t cap, const ProtobufCMessageDescriptor *type, int depth);

static size_t put_field(u8 *out, size_t cap, const ProtobufCFieldDescriptor *field, int depth)
{
	static const u8 zeros[8];
	u8 inner[4096];
	size_t n = 0, size = 3;

	switch (field->type) {
	case PROTOBUF_C_TYPE_STRING:
	case PROTOBUF_C_TYPE_BYTES:
		memcpy(inner, "/ab", size);
		break;
	case PROTOBUF_C_TYPE_MESSAGE:
		size = put_message(inner, sizeof inner, field->descriptor, depth + 1);
		break;
	case PROTOBUF_C_TYPE_FIXED64:
	case PROTOBUF_C_TYPE_SFIXED64:
	case PROTOBUF_C_TYPE_DOUBLE:
		n = put_varint(out, field->id << 3 | 1);
		memcpy(out + n, zeros, 8);
		return n + 8;
	case PROTOBUF_C_TYPE_FIXED32:
	case PROTOBUF_C_TYPE_SFIXED32:
	case PROTOBUF_C_TYPE_FLOAT:
		n = put_varint(out, field->id << 3 | 5);
		memcpy(out + n, zeros, 4);
		return n + 4;
	default:
		n = put_varint(out, field->id << 3);
		return n + put_varint(out + n, 1);
	}
	if (size + 16 > cap)
		return 0;
	n = put_varint(out, field->id << 3 | 2);
	n += put_varint(out + n, size);
	memcpy(out + n, inner, size);
	return n + size;
}

static size_t put_message(u8 *out, size_t cap, const ProtobufCMessageDescriptor *type, int depth)
{
	size_t n = 0;

	for (unsigned int i = 0; i < type->n_fields && n + 32 < cap; i++) {
		const ProtobufCFieldDescriptor *field = &type->fields[i];

		if (depth > 3 && field->label != PROTOBUF_C_LABEL_REQUIRED)
			continue;
		n += put_field(out + n, cap - n, field, depth);
		if (field->label == PROTOBUF_C_LABEL_REPEATED && n + 32 < cap)
			n += put_field(out + n, cap - n, field, depth);
	}
	return n;
}

static size_t put_entry(u8 *out, size_t cap, const ProtobufCMessageDescriptor *type)
{
	u32 size = (u32)put_message(out + 4, cap - 4, type, 0);

	memcpy(out, &size, 4);
	return size + 4;
}

size_t fuzz_seed(size_t i, u8 *bytes, size_t cap)
{
	const struct image_spec *spec;
	size_t n = 1;

	if (i >= IMG_TYPES)
		return 0;
	spec = image_spec((enum image_type)i);
	bytes[0] = (u8)i;
	if (spec->head == HEAD_COMMON || spec->head == HEAD_SERVICE) {
		memcpy(bytes + n, spec->head == HEAD_COMMON ? &(u32){ COMMON_MAGIC } : &(u32){ SERVICE_MAGIC }, 4);
		n += 4;
	}
	if (spec->head != HEAD_RAW) {
		memcpy(bytes + n, &spec->magic, 4);
		n += 4;
	}
	if (spec->second && i != IMG_GHOST_FILE)
		n += put_entry(bytes + n, cap - n, spec->second);
	if (spec->message)
		n += put_entry(bytes + n, cap - n, spec->message);
	if (spec->second)
		n += put_entry(bytes + n, cap - n, i == IMG_GHOST_FILE ? spec->second : spec->message);
	bytes[n++] = 'x';
	return spec->message && !spec->second && i != IMG_PIPES_DATA ? n - 1 : n;
}
