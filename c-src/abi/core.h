/*
 * abi/core.h - the four functions of libcriu-core.so; nothing else is exported (abi/core.map).
 *
 * No pointer or string is returned, nothing calls back. Negative results are -errno. Requests and answers are protobuf
 * messages of images/proto/: core_call_request -> core_call_response, criu_req -> a stream of core_record.
 */
#pragma once
#include <stdint.h>

#define CORE_ABI 1

/* Version of this interface. */
int32_t core_abi(void);
/* Answers at once, in the caller's thread, in under a millisecond. Length of the answer, -EMSGSIZE if it does not fit. */
int32_t core_call(const void *request, int32_t size, void *answer, int32_t capacity);
/*
 * Starts an operation; `request` is copied before this returns. Result: a stream socket on which its records come out, each
 * a 32-bit little-endian length and a core_record; the caller closes it. Closing it early aborts the operation.
 */
int32_t core_submit(const void *request, int32_t size);
/* Asks the operation behind `fd` to stop and undo what it did. Its error record still comes out. */
int32_t core_cancel(int32_t fd);
