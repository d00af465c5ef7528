/*
 * kinds/inotify_peek.h - the events queued in an inotify, seen without being taken away. read(2) is the only way that the kernel
 * offers, and it takes them; so a program of a few instructions, run once per event in the kernel (bpf(2)), follows the list there. It
 * only reads, and only this list. It needs CAP_BPF and CAP_PERFMON, and a kernel that describes its types.
 */
#pragma once
#include "kinds/files.h"

/* The events of the inotify `fd`, one of ours, in the arena. 0, or -errno: this kernel lets nobody look. */
int inotify_peek(struct arena *a, int fd, InotifyEventEntry ***ret, size_t *ret_count);
