/* conductor/local.h - core_call(): what is answered at once, in the caller's own thread. No stop, no wait, no process. */
#pragma once
#include "base/types.h"

/* Length of the packed core_call_response, or -errno (-EMSGSIZE: the answer needs more room). */
int local_call(const void *request, size_t size, void *answer, size_t capacity);
