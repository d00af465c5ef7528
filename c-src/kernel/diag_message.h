/* kernel/diag_message.h - the frame of what NETLINK_SOCK_DIAG answers: messages in a list, each with attributes. Pure. */
#pragma once
#include "base/types.h"

/*
 * A whole netlink message about one socket, with a body of `fixed` bytes after the header: 0, its length in *ret. 1: the end of the list;
 * or a negative errno, the kernel's own too.
 */
int diag_message(const void *bytes, size_t size, size_t fixed, size_t *ret);
/* Goes on behind the message at *p. False: that was the last one of this datagram. */
bool diag_message_next(const u8 **p, size_t *left);
/* Calls each() for every attribute. 0 or -EINVAL. */
int diag_attributes(const u8 *p, size_t left, void (*each)(u16 type, const u8 *value, size_t size, void *arg),
		    void *arg);
