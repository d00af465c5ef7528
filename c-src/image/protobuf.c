/*
 * image/protobuf.c - where protobuf-c would reach for libc. The Makefile renames these in a copy of its archive: every
 * call passes an arena's allocator, so the default one is never meant to be used, and an assertion that fails must end
 * the conductor (the host reports ERR_ENGINE_CRASHED), not print through the host's stdio.
 */
#include "image/messages.h"
#include "base/arena.h"

void *protobuf_malloc(size_t size);
void protobuf_free(void *p);
void protobuf_assert_fail(const char *what, const char *file, unsigned int line, const char *function);
void protobuf_stack_fail(void);

void *protobuf_malloc(size_t size UNUSED)
{
	return NULL;
}

void protobuf_free(void *p UNUSED)
{
}

void protobuf_assert_fail(const char *what UNUSED, const char *file UNUSED, unsigned int line UNUSED,
			  const char *function UNUSED)
{
	__builtin_trap();
}

void protobuf_stack_fail(void)
{
	__builtin_trap();
}

void *message_new(struct arena *arena, const ProtobufCMessageDescriptor *type)
{
	ProtobufCMessage *message = arena_alloc(arena, type->sizeof_message);

	type->message_init(message);
	return message;
}
