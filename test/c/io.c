#include "base/io.h"
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include "check.h"

static void whole_files(struct arena *a)
{
	const char *path = arena_format(a, "%s/file", test_dir(a));
	char small[8], *text = NULL;
	int fd = file_open(path, O_RDWR | O_CREAT | O_EXCL);
	size_t size = 300001;
	char *bytes = arena_alloc(a, size);

	memset(bytes, 'x', size);
	CHECK(fd >= 0 && fcntl(fd, F_GETFD) == FD_CLOEXEC);
	CHECK(file_write_all(fd, bytes, size) == 0);
	CHECK(lseek(fd, 0, SEEK_SET) == 0 && file_read_all(fd, bytes, size + 5 > size ? size : 0) == (ssize_t)size);
	close(fd);
	CHECK(file_slurp(a, path, 1 << 20, &text) == (ssize_t)size);
	CHECK(text[0] == 'x' && text[size - 1] == 'x' && text[size] == '\0');
	CHECK(file_slurp(a, path, 1000, &text) == -EFBIG);
	CHECK(file_peek(path, small, sizeof small) == 7 && str_eq(small, "xxxxxxx"));
	CHECK(file_put(path, "ab") == 0 && file_peek(path, small, 3) == 2 && str_eq(small, "ab"));
	CHECK(file_peek("/nowhere", small, sizeof small) == -ENOENT && !small[0]);
	CHECK(file_slurp(a, "/nowhere", 10, &text) == -ENOENT);
}

static void proc_files(struct arena *a)
{
	size_t before = a->used, count;
	char *text;
	int *fds;

	CHECK(file_slurp(a, "/proc/self/status", 1 << 20, &text) > 100 && strstr(text, "VmRSS"));
	CHECK(a->used - before < 8192);
	CHECK(dir_numbers(a, "/proc/self/fd", &fds, &count) == 0 && count >= 3 && fds[0] == 0 && fds[2] == 2);
	for (size_t i = 1; i < count; i++)
		CHECK(fds[i - 1] < fds[i]);
	CHECK(dir_numbers(a, "/proc/nothing", &fds, &count) == -ENOENT);
}

static void links(struct arena *a)
{
	const char *path = arena_format(a, "%s/link", test_dir(a));
	char *longest = arena_alloc(a, 4001), *text;

	memset(longest, 'y', 4000);
	CHECK(symlink(longest, path) == 0);
	CHECK(link_read(a, path, &text) == 4000 && str_eq(text, longest));
	CHECK(link_read(a, "/", &text) == -EINVAL);
	CHECK(str_eq(PATHF("/proc/%d/%s", 3, "x"), "/proc/3/x"));
}

static int count_to_three(const char *name UNUSED, void *arg)
{
	return ++*(int *)arg == 3 ? 33 : 0;
}

static void directories(struct arena *a)
{
	const char *dir = test_dir(a);
	int count = 0;

	for (int i = 0; i < 500; i++)
		close(file_open(arena_format(a, "%s/%d", dir, i), O_CREAT | O_WRONLY));
	CHECK(dir_each(dir, count_to_three, &count) == 33 && count == 3);
	CHECK(dir_each(dir, count_to_three, &count) == 0 && count == 503);
}

const struct test io_tests[] = {
	{ "files are read and written whole, with ceilings", whole_files },
	{ "small files of /proc cost what they hold", proc_files },
	{ "links are read whatever their length", links },
	{ "directories are walked and the walk can be ended", directories },
	{ 0 },
};
