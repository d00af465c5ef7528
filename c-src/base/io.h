/* base/io.h - whole reads and writes, and small files of /proc. Results: bytes or 0, or -errno. */
#pragma once
#include "base/arena.h"
#include "base/types.h"

/* Formats a path into a static-size buffer: PATHF("/proc/%d/maps", pid). Valid in the enclosing full block. */
#define PATHF(...) path_format((struct path_buffer[1]){ 0 }, __VA_ARGS__)
struct path_buffer {
	char text[256];
};
const char *path_format(struct path_buffer *buffer, const char *format, ...) PRINTF(2, 3);

int file_open(const char *path, int flags); /* O_CLOEXEC is added; fd or -errno */
int file_open_at(int dir, const char *path, int flags, int mode);
ssize_t file_read_all(int fd, void *buffer, size_t size); /* until EOF or size */
/* Whole file into the arena, NUL-terminated, at most `ceiling` bytes (-EFBIG beyond). */
ssize_t file_slurp(struct arena *a, const char *path, size_t ceiling, char **ret);
/* Up to size-1 bytes of a small file, NUL-terminated, trailing newline kept; bytes or -errno. */
ssize_t file_peek(const char *path, char *buffer, size_t size);
int file_write_all(int fd, const void *bytes, size_t size); /* 0 or -errno */
int file_put(const char *path, const char *text);	    /* open, write once, close */
/* `size` bytes from one offset to another, within the kernel. 0 or -errno; -ENODATA: the source ends before that. */
int file_copy_range(int from, u64 from_offset, int to, u64 to_offset, u64 size);
ssize_t link_read(struct arena *a, const char *path, char **ret); /* readlink, any length */

/* Calls each(name, arg) for every entry but . and ..; stops at a non-zero result and returns it. */
int dir_each(const char *path, int (*each)(const char *name, void *arg), void *arg);
/* The same for an open directory, from its beginning; the descriptor stays the caller's. */
int dir_each_at(int dir, int (*each)(const char *name, void *arg), void *arg);
/* Numbers in a directory such as /proc/PID/fd or /proc/PID/task, in ascending order. */
int dir_numbers(struct arena *a, const char *path, int **ret, size_t *ret_count);
