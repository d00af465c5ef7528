/*
 * kinds/watched_inode.h - inodes that are watched or marked: what an inotify or fanotify holds is no path. The images keep what the
 * file system calls it (file_handle.h) and a path that leads to it, either of which brings it back; deleted ones come back as ghosts.
 */
#pragma once
#include "kernel/fdinfo.h"
#include "kinds/file_handle.h"

/* Mounts as the conductor sees them. Descriptors of their roots are kept until mounts_close(). */
struct mounted {
	u32 dev;
	int fd; /* -1: there is none that can be used */
};
struct mounts {
	struct arena *arena;
	const char *text; /* mountinfo; NULL: not read yet */
	VEC(struct mounted) opened;
};
void mounts_close(struct mounts *m);
/* A descriptor of the file system `dev` (major << 20 | minor), which stays theirs; -1: it is mounted nowhere that can be seen. */
int mounts_fd(struct mounts *m, u32 dev);
/* The mount with this id, or the `nth` of this file system: *ret is where it is, in the arena. False: there is none. */
bool mounts_by_id(struct mounts *m, u32 id, const char **ret);
bool mounts_by_dev(struct mounts *m, u32 dev, u32 nth, const char **ret);
/* As fdinfo shows a device. */
u32 dev_of_kernel(u64 st_dev);

/* --- dump --- */

/* How it will be found. NULL, or what cannot be dumped, with a hint. `what` is "inotify" or "fanotify". */
const char *watched_find(struct dump *d, struct mounts *m, u32 dev, u64 ino, const struct fdinfo_handle *handle,
			 FhEntry **ret, const char **ret_hint);
/* A path of the inode, by search; NULL: none was found. kinds/irmap.c */
const char *inode_search(struct dump *d, struct mounts *m, u32 dev, u64 ino);

/* --- restore --- */

/* *ret_fd: O_PATH, the caller's. -1 while ghosts are not made yet. */
int watched_open(struct restore *rs, struct mounts *m, const struct restored_file *rf, u32 dev, u64 ino,
		 const FhEntry *handle, int *ret_fd, struct error *reterr);
