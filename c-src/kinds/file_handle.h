/*
 * kinds/file_handle.h - what a file system calls an inode: found by it whatever its path is by now, as long as it exists and its
 * file system is mounted.
 */
#pragma once
#include "kinds/files.h"

#define HANDLE_MAX   128
#define HANDLE_WORDS 16 /* CRIU writes always so many */

/* As name_to_handle_at(2) and open_by_handle_at(2) have it. */
struct handle {
	u32 bytes;
	s32 type;
	u8 data[HANDLE_MAX];
};

/* In the arena. */
FhEntry *handle_entry(struct arena *a, const struct handle *handle);
/* Opens it O_PATH; `mount` is any descriptor of its file system that is not O_PATH itself. -EINVAL: that is no handle. */
int handle_open(int mount, const FhEntry *e);
