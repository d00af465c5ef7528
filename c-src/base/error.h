/*
 * base/error.h - an error is a value that names its object. It is filled once, at the place that knows; callers pass it on.
 * Functions return 0 or a negative errno; `reterr` comes last and is written only on failure. The text says what
 * happened in one line, the hint what the caller can do about it. `code` is one of the ERR_... names that TypeScript knows
 * (lib/errors/codes.ts).
 */
#pragma once
#include <errno.h> /* the numbers; errno itself is the host's and stays untouched */
#include "base/types.h"

struct object {
	pid_t pid, tid;	  /* 0: unset */
	int fd;		  /* -1: unset */
	u64 address;	  /* 0: unset */
	const char *path; /* NULL: unset; lives as long as the operation */
	const char *kind;
	const char *file; /* image file and offset, for images that are refused */
	u64 offset;
};
#define OBJECT(...) ((struct object){ .fd = -1, ##__VA_ARGS__ })

struct error {
	int err;	   /* negative errno */
	const char *code;  /* ERR_...; static text */
	const char *stage; /* row of the stage table that was running; set by the conductor */
	struct object object;
	const char *hint; /* static text */
	char text[240];
};

/* The target, or its images, cannot be handled: returns -EOPNOTSUPP (ENOTSUP). */
int error_refuse(struct error *reterr, const char *code, struct object object, const char *hint, const char *format,
		 ...) PRINTF(5, 6);
/* A system call failed with `result` (negative errno): code ERR_SYSCALL; returns result. */
int error_sys(struct error *reterr, struct object object, long result, const char *format, ...) PRINTF(4, 5);
/* Any other failure with a code of its own; returns err (negative errno). */
int error_set(struct error *reterr, const char *code, int err, struct object object, const char *format, ...)
	PRINTF(5, 6);
/* Name of an errno ("EPERM"), or "errno 123"-like text for unknown ones. Static. */
const char *error_name(int err);
