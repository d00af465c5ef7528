/*
 * image/wire.h - what protobuf-c does not look at before it decodes: how deep messages nest (it recurses without bound on
 * a stack of 1 MiB), and texts with a NUL inside (they would end there for every C function after it). Pure.
 */
#pragma once
#include <protobuf-c/protobuf-c.h>
#include "base/types.h"

#define WIRE_DEPTH_MAX 100

struct wire_fault {
	const char *what; /* static text */
	size_t offset;	  /* in the entry */
};

/* 0, or -1 with *ret_fault. Whatever passes may still be refused by the decoder itself. */
int wire_check(const ProtobufCMessageDescriptor *type, const u8 *bytes, size_t size, struct wire_fault *ret_fault);
