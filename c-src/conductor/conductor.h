/*
 * conductor/conductor.h - the task that does an operation, and the native thread that made it.
 *
 *	submit ── clone ──> lender     a thread of the host: sleeps until the conductor ends, reports a crash of it, makes
 *	                      │         processes that must be siblings of the host, reaps the restored child
 *	                      └─ clone ─> conductor   a thread group of its own in the same address space
 *
 * Neither uses libc. The conductor has its own descriptor table, signal handlers, working directory; it leaves by exit_group.
 */
#pragma once
#include "conductor/operation.h"

/* Starts `request` (copied). Result: the caller's end of the completion socket, or -errno. */
int conductor_start(const void *request, size_t size);

/* Runs `request` in this process and returns an exit code: the stand-alone conductor of sanitizers and debuggers. */
int conductor_run_here(const void *request, size_t size);
