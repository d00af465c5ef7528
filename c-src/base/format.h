/* base/format.h - printf into a buffer, without libc's (locale, heap). Knows %d %i %u %x %o %c %s %p %% with l, ll, z, width, 0 and precision (of %s). */
#pragma once
#include <stdarg.h>
#include "base/types.h"

/* Writes at most size bytes with the terminating NUL; returns the length that was wanted, as snprintf does. */
size_t format_to(char *buffer, size_t size, const char *format, ...) PRINTF(3, 4);
size_t format_args(char *buffer, size_t size, const char *format, va_list args) PRINTF(3, 0);

/* Number at *p in `base`; moves *p behind it. No sign, no prefix, no white space is skipped. */
u64 parse_number(const char **p, int base);
