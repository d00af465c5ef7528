/*
 * conductor/watch.h - what the lender thread tells the caller when the conductor no longer can: that it crashed, and how the
 * restored child ended. No arena: messages are packed on the stack.
 */
#pragma once
#include "base/error.h"

void watch_send_error(int channel, const struct error *error);
/* The last end of our side. A cancellation that came too late must not make the caller's read fail (ECONNRESET for unread data). */
void watch_close(int channel);
/* Waits for a child of this process, reaps it, sends its exit record. */
void watch_exit(int channel, pid_t pid);
