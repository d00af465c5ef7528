/* base/io.c - see io.h. */
#include "base/io.h"
#include <errno.h>
#include <fcntl.h>
#include "base/fd.h"
#include "base/format.h"
#include "base/sort.h"
#include "base/sys.h"

struct dirent64 { /* linux/dirent.h does not travel to user space */
	u64 ino;
	s64 off;
	unsigned short reclen;
	unsigned char type;
	char name[];
};

const char *path_format(struct path_buffer *buffer, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	format_args(buffer->text, sizeof buffer->text, format, args);
	va_end(args);
	return buffer->text;
}

int file_open_at(int dir, const char *path, int flags, int mode)
{
	return (int)sys(SYS_openat, dir, path, flags | O_CLOEXEC, mode);
}

int file_open(const char *path, int flags)
{
	return file_open_at(AT_FDCWD, path, flags, 0600);
}

static long read_once(int fd, void *buffer, size_t size)
{
	long r;

	do
		r = sys(SYS_read, fd, buffer, size);
	while (r == -EINTR);
	return r;
}

ssize_t file_read_all(int fd, void *buffer, size_t size)
{
	size_t done = 0;

	while (done < size) {
		long r = read_once(fd, (u8 *)buffer + done, size - done);

		if (r < 0)
			return r;
		if (r == 0)
			break;
		done += (size_t)r;
	}
	return (ssize_t)done;
}

int file_write_all(int fd, const void *bytes, size_t size)
{
	while (size) {
		long r = sys(SYS_write, fd, bytes, size);

		if (r == -EINTR)
			continue;
		if (r < 0)
			return (int)r;
		if (r == 0)
			return -EIO;
		bytes = (const u8 *)bytes + r;
		size -= (size_t)r;
	}
	return 0;
}

/*
 * Files of /proc tell no size. The buffer is the newest allocation as long as it fills and is trimmed at the end, so a small
 * file costs what it holds.
 */
static ssize_t slurp(struct arena *a, int fd, size_t ceiling, char **ret)
{
	size_t cap = 64 << 10, used = 0;
	char *text = arena_alloc(a, cap);

	for (;;) {
		long r = read_once(fd, text + used, cap - 1 - used);

		if (r < 0) {
			arena_trim(a, text, used); /* such as ESRCH of a process that is gone */
			return r;
		}
		if (r == 0)
			break;
		used += (size_t)r;
		if (used > ceiling)
			return -EFBIG;
		if (used == cap - 1) {
			char *grown = arena_alloc(a, cap * 4);

			memcpy(grown, text, used);
			text = grown;
			cap *= 4;
		}
	}
	arena_trim(a, text, used + 1);
	*ret = text;
	return (ssize_t)used;
}

ssize_t file_slurp(struct arena *a, const char *path, size_t ceiling, char **ret)
{
	AUTO(fd_close) int fd = file_open(path, O_RDONLY);

	return fd < 0 ? fd : slurp(a, fd, ceiling, ret);
}

ssize_t file_peek(const char *path, char *buffer, size_t size)
{
	AUTO(fd_close) int fd = file_open(path, O_RDONLY);
	ssize_t r;

	if (size)
		buffer[0] = '\0';
	if (fd < 0)
		return fd;
	if (!size)
		return -EINVAL;
	r = file_read_all(fd, buffer, size - 1);
	buffer[MAX(r, 0)] = '\0';
	return r;
}

/* sendfile(2): it goes between any two file systems, and copies what a mapping has changed too. */
int file_copy_range(int from, u64 from_offset, int to, u64 to_offset, u64 size)
{
	long r = sys(SYS_lseek, to, to_offset, SEEK_SET);

	while (r >= 0 && size) {
		r = sys(SYS_sendfile, to, from, &from_offset, MIN(size, 1ul << 30));
		if (r == 0)
			return -ENODATA;
		if (r == -EINTR)
			r = 0;
		size -= (u64)MAX(r, 0);
	}
	return r < 0 ? (int)r : 0;
}

int file_put(const char *path, const char *text)
{
	AUTO(fd_close) int fd = file_open(path, O_WRONLY);
	size_t size = strlen(text);
	long r;

	if (fd < 0)
		return fd;
	/* Once and whole: files of /proc and /sys take a write as one request. */
	do
		r = sys(SYS_write, fd, text, size);
	while (r == -EINTR);
	if (r < 0)
		return (int)r;
	return (size_t)r == size ? 0 : -EIO;
}

ssize_t link_read(struct arena *a, const char *path, char **ret)
{
	for (size_t cap = 512;; cap *= 4) {
		char *text = arena_alloc(a, cap);
		long r = sys(SYS_readlinkat, AT_FDCWD, path, text, cap);

		if (r < 0) {
			arena_trim(a, text, 0);
			return r;
		}
		if ((size_t)r < cap) {
			arena_trim(a, text, (size_t)r + 1);
			*ret = text;
			return r;
		}
	}
}

static bool is_dots(const char *name)
{
	return str_eq(name, ".") || str_eq(name, "..");
}

static int entries_each(const u8 *buffer, long size, int (*each)(const char *name, void *arg), void *arg)
{
	for (long at = 0; at < size;) {
		const struct dirent64 *entry = (const void *)(buffer + at);
		int r = is_dots(entry->name) ? 0 : each(entry->name, arg);

		if (r)
			return r;
		at += entry->reclen;
	}
	return 0;
}

int dir_each_at(int dir, int (*each)(const char *name, void *arg), void *arg)
{
	_Alignas(struct dirent64) u8 buffer[8192];
	long size = sys(SYS_lseek, dir, 0, SEEK_SET);

	if (size < 0)
		return (int)size;
	while ((size = sys(SYS_getdents64, dir, buffer, sizeof buffer)) > 0) {
		int r = entries_each(buffer, size, each, arg);

		if (r)
			return r;
	}
	return (int)size;
}

int dir_each(const char *path, int (*each)(const char *name, void *arg), void *arg)
{
	AUTO(fd_close) int fd = file_open(path, O_RDONLY | O_DIRECTORY);

	return fd < 0 ? fd : dir_each_at(fd, each, arg);
}

struct numbers {
	struct arena *arena;
	VEC(int) found;
};

static int number_found(const char *name, void *arg)
{
	struct numbers *n = arg;
	const char *p = name;
	u64 number = parse_number(&p, 10);

	if (p != name && !*p && number <= INT32_MAX)
		vec_push(n->arena, &n->found, (int)number);
	return 0;
}

static int int_order(const void *a, const void *b)
{
	return sort_order(*(const int *)a, *(const int *)b);
}

int dir_numbers(struct arena *a, const char *path, int **ret, size_t *ret_count)
{
	struct numbers n = { .arena = a };
	int r = dir_each(path, number_found, &n);

	if (r < 0)
		return r;
	sort_array(n.found.v, n.found.n, sizeof(int), int_order);
	*ret = n.found.v;
	*ret_count = n.found.n;
	return 0;
}
