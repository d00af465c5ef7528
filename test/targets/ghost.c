/*
 * Files that are no longer at their path. argv[1]: an empty directory, argv[2]: which ones:
 *   ghosts   without any name: regular ones of all sorts, directories, a fifo, a device, a symbolic link; opened several times,
 *            in two processes, with two names, under a name that something else has by now
 *   parents  in a directory that is gone too
 *   born     made by O_TMPFILE, never linked. "publish": gives it the name `published`
 *   linked   with another name left
 *   large N  of N KiB without holes
 *   open FILE, unlink FILE
 *   mount    on a read-only mount (of argv[1]/mnt, made by the test)
 */
#include "target.h"
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#define PAGE 4096L

struct opened {
	const char *key;
	int fd;
};
static struct opened files[64];
static int count;
static const char *directory;
static struct worker child;
static bool has_child;
static int born = -1;

static const char *in(const char *name)
{
	static char path[4][4096];
	static int next;
	char *p = path[next++ % 4];

	snprintf(p, 4096, "%s/%s", directory, name);
	return p;
}

static int keep(const char *key, int fd)
{
	check(count < (int)ARRAY_SIZE(files));
	files[count++] = (struct opened){ key, (int)must(fd) };
	return fd;
}

static int made(const char *key, const char *name, int flags, int mode)
{
	return keep(key, open(in(name), flags | O_CREAT | O_EXCL, mode));
}

static void data_put(int fd, off_t at, size_t size, int seed)
{
	unsigned char *data = malloc(size);

	fill(data, size, (uint64_t)seed);
	check(pwrite(fd, data, size, at) == (ssize_t)size);
	free(data);
}

static void date(int fd)
{
	const struct timespec times[2] = { { 1000000000, 123456000 }, { 1100000000, 654321000 } };

	must(futimens(fd, times));
}

static void small_files(void)
{
	int fd = made("small", "small", O_RDWR, 0600);

	check(write(fd, "0123456789", 10) == 10);
	must(lseek(fd, 3, SEEK_SET));
	must(fchown(fd, 1234, 4321));
	must(fchmod(fd, 04751));
	keep("small_dup", dup(fd));
	keep("small_again", open(in("small"), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
	keep("small_append", open(in("small"), O_WRONLY | O_APPEND));
	date(fd);
	must(unlink(in("small")));
	made("empty", "empty (deleted)", O_RDWR, 0);
	must(unlink(in("empty (deleted)")));
}

static void large_files(void)
{
	int fd = made("sparse", "sparse\n\xc3\xa9", O_RDWR, 0644);

	data_put(fd, 16 * PAGE, 2 * PAGE, 1);
	data_put(fd, 1 << 30, PAGE + 5, 2);
	must(ftruncate(fd, (1 << 30) + 64 * PAGE + 1));
	must(unlink(in("sparse\n\xc3\xa9")));
	fd = made("hole", "hole", O_RDWR, 0644);
	must(ftruncate(fd, 100000));
	must(unlink(in("hole")));
	fd = made("full", "full", O_RDWR, 0644);
	data_put(fd, 0, 20 * PAGE + 17, 3);
	must(unlink(in("full")));
}

static void many_names(void)
{
	int fd = made("first", "first", O_RDWR, 0600);

	check(write(fd, "two names", 9) == 9);
	must(link(in("first"), in("second")));
	keep("second", open(in("second"), O_RDWR));
	must(unlink(in("first")));
	must(unlink(in("second")));
	/* Two generations of one name, and a third that stays. */
	for (int i = 0; i < 2; i++) {
		fd = made(i ? "again" : "before", "same", O_RDWR, 0600);
		check(write(fd, i ? "again" : "before", 6 - i) == 6 - i);
		must(unlink(in("same")));
	}
	close((int)must(open(in("replaced.new"), O_RDWR | O_CREAT, 0600)));
	fd = made("replaced", "replaced", O_RDWR, 0600);
	check(write(fd, "old", 3) == 3);
	must(rename(in("replaced.new"), in("replaced")));
}

static void directories(void)
{
	int fd;

	must(mkdir(in("outer"), 0711));
	must(mkdir(in("outer/inner"), 0700));
	made("inside", "outer/inner/file", O_RDWR, 0600);
	fd = keep("outer", open(in("outer"), O_RDONLY | O_DIRECTORY));
	must(fchown(fd, 7, 8));
	keep("inner", open(in("outer/inner"), O_PATH));
	must(chdir(in("outer/inner")));
	must(unlink(in("outer/inner/file")));
	must(rmdir(in("outer/inner")));
	date(fd);
	must(rmdir(in("outer")));
	date(fd);
}

static void special_files(void)
{
	int fd;

	must(mkfifo(in("fifo"), 0620));
	fd = keep("fifo", open(in("fifo"), O_RDWR | O_NONBLOCK));
	check(write(fd, "queued", 6) == 6);
	keep("fifo_reader", open(in("fifo"), O_RDONLY | O_NONBLOCK));
	must(unlink(in("fifo")));
	must(symlink("somewhere/else", in("link")));
	keep("link", open(in("link"), O_PATH | O_NOFOLLOW));
	must(unlink(in("link")));
	if (mknod(in("zero"), S_IFCHR | 0640, makedev(1, 5)) == 0) {
		keep("zero", open(in("zero"), O_RDWR));
		must(unlink(in("zero")));
	}
}

static void parents(void)
{
	must(mkdir(in("a"), 0755));
	must(mkdir(in("a/b"), 0755));
	check(write(made("orphan", "a/b/orphan", O_RDWR, 0600), "orphan", 6) == 6);
	must(unlink(in("a/b/orphan")));
	must(rmdir(in("a/b")));
	must(rmdir(in("a")));
}

static void linked(void)
{
	int fd = made("lost", "lost", O_RDWR, 0640);

	check(write(fd, "still there", 11) == 11);
	must(link(in("lost"), in("left")));
	keep("lost_again", open(in("lost"), O_RDONLY | O_NOFOLLOW));
	must(unlink(in("lost")));
}

static void on_mount(void)
{
	int fd = (int)must(open(in("mnt/file"), O_RDWR | O_CREAT, 0600));

	check(write(fd, "read only", 9) == 9);
	close(fd);
	keep("file", open(in("mnt/file"), O_RDONLY));
	must(unlink(in("mnt/file")));
	must(mkdir(in("mnt/dir"), 0700));
	keep("dir", open(in("mnt/dir"), O_RDONLY));
	must(rmdir(in("mnt/dir")));
}

/* --- */

static void extents(int fd)
{
	off_t at = 0;

	json_list("data");
	while ((at = lseek(fd, at, SEEK_DATA)) >= 0) {
		json_int(NULL, at);
		at = (off_t)must(lseek(fd, at, SEEK_HOLE));
		json_int(NULL, at);
	}
	json_end();
}

static void contents(int fd, const struct stat *st)
{
	static unsigned char data[64 * 4096];
	char path[64];
	uint64_t sum = 0;
	ssize_t n;
	int copy;

	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	copy = (int)must(open(path, O_RDONLY));
	extents(copy);
	for (off_t at = 0; (at = lseek(copy, at, SEEK_DATA)) >= 0; at += n) {
		n = must(pread(copy, data, sizeof data, at));
		if (n == 0)
			break;
		sum = checksum(sum, data, (size_t)n);
	}
	close(copy);
	json_hex("sum", sum);
	json_int("size", st->st_size);
}

static void describe(const struct opened *o)
{
	char target[64] = "";
	struct stat st;
	int queued = 0;

	must(fstatat(o->fd, "", &st, AT_EMPTY_PATH));
	json_object(o->key);
	json_fd("fd", o->fd);
	json_hex("mode", st.st_mode);
	json_int("uid", st.st_uid);
	json_int("gid", st.st_gid);
	json_int("links", (long long)st.st_nlink);
	json_bool("old", st.st_mtim.tv_sec == 1100000000 && st.st_mtim.tv_nsec == 654321000);
	if (S_ISREG(st.st_mode))
		contents(o->fd, &st);
	if (S_ISCHR(st.st_mode))
		json_hex("device", st.st_rdev);
	if (S_ISLNK(st.st_mode) && readlinkat(o->fd, "", target, sizeof target - 1) >= 0)
		json_text("target", target);
	if (S_ISFIFO(st.st_mode) && ioctl(o->fd, FIONREAD, &queued) == 0)
		json_int("queued", queued);
	json_end();
}

static ino_t inode_of(const char *key)
{
	struct stat st = { 0 };

	for (int i = 0; i < count; i++)
		if (strcmp(files[i].key, key) == 0)
			must(fstat(files[i].fd, &st));
	return st.st_ino;
}

static void child_report(void)
{
	json_bool("same", same_file(getppid(), files[0].fd, getpid(), files[0].fd));
}

void set_up(int argc, char **argv)
{
	const char *what = argc > 2 ? argv[2] : "ghosts";

	directory = realpath(argc > 1 ? argv[1] : ".", NULL);
	check(directory);
	if (strcmp(what, "parents") == 0) {
		parents();
	} else if (strcmp(what, "born") == 0) {
		born = open(directory, O_RDWR | O_TMPFILE | O_APPEND, 0600);
		if (born < 0)
			skip("this file system has no O_TMPFILE");
		check(write(keep("born", born), "born", 4) == 4);
	} else if (strcmp(what, "linked") == 0) {
		linked();
	} else if (strcmp(what, "open") == 0 || strcmp(what, "unlink") == 0) {
		keep("file", open(argv[3], O_RDONLY));
		if (strcmp(what, "unlink") == 0)
			must(unlink(argv[3]));
	} else if (strcmp(what, "mount") == 0) {
		on_mount();
	} else if (strcmp(what, "large") == 0) {
		data_put(made("large", "large", O_RDWR, 0600), 0, (size_t)atoi(argv[3]) << 10, 9);
		must(unlink(in("large")));
	} else {
		small_files();
		large_files();
		many_names();
		directories();
		special_files();
		child = start_worker(child_report);
		has_child = true;
	}
}

void report(void)
{
	for (int i = 0; i < count; i++)
		describe(&files[i]);
	json_bool("one_file", inode_of("small") == inode_of("small_again") && inode_of("first") == inode_of("second"));
	json_bool("two_files", inode_of("before") != inode_of("again"));
	if (has_child)
		ask_worker(&child, "child");
}

void act(char *line)
{
	char from[64];

	if (strcmp(line, "publish") == 0) {
		snprintf(from, sizeof from, "/proc/self/fd/%d", born);
		json_int("linked", linkat(AT_FDCWD, from, AT_FDCWD, in("published"), AT_SYMLINK_FOLLOW));
	} else if (strcmp(line, "write") == 0) {
		/* By one description, seen by the other of the same file. */
		json_int("wrote", must(write(files[0].fd, "X", 1)));
		json_int("size", must(lseek(files[0].fd, 0, SEEK_END)));
	} else if (strcmp(line, "inode") == 0) {
		json_int("inode", (long long)inode_of(files[0].key));
	}
}
