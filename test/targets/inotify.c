/*
 * inotify(7): watches on a directory, a file, a symbolic link, a file that was renamed, a deleted file, and /proc, under numbers with
 * gaps; one for a single event. argv[1]: a directory of its own; argv[2] "orphan": also of a deleted file that nobody holds here.
 */
#include "target.h"
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/stat.h>

static char *directory;
static int inotify, deleted;

static char *in(const char *name)
{
	static char paths[2][512]; /* so that a call may take two */
	static unsigned next;
	char *path = paths[next++ % 2];

	snprintf(path, sizeof paths[0], "%s/%s", directory, name);
	return path;
}

static int make(const char *name)
{
	return (int)must(open(in(name), O_RDWR | O_CREAT, 0644));
}

static int watch(const char *path, uint32_t mask)
{
	return (int)must(inotify_add_watch(inotify, path, mask));
}

static void watch_until(int wd)
{
	int got;

	while ((got = watch("/", IN_CREATE)) < wd - 1)
		must(inotify_rm_watch(inotify, got));
	must(inotify_rm_watch(inotify, got));
}

static void drain(void)
{
	char events[4096];
	int ready;

	while (must(ioctl(inotify, FIONREAD, &ready)) == 0 && ready > 0)
		must(read(inotify, events, sizeof events));
}

void set_up(int argc, char **argv)
{
	directory = realpath(argc > 1 ? argv[1] : ".", NULL);
	must(mkdir(in("dir"), 0755));
	inotify = (int)must(inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
	watch(in("dir"), IN_CREATE | IN_DELETE | IN_MOVE | IN_ONLYDIR | IN_EXCL_UNLINK);
	close(make("dir/file"));
	watch(in("dir/file"), IN_MODIFY | IN_ATTRIB);
	watch_until(7);
	must(symlink("nowhere", in("link")));
	watch(in("link"), IN_ATTRIB | IN_DONT_FOLLOW);
	close(make("old name"));
	watch(in("old name"), IN_CLOSE_WRITE | IN_ONESHOT);
	must(rename(in("old name"), in("new name")));
	watch_until(1000);
	deleted = make("deleted");
	watch(in("deleted"), IN_MODIFY);
	must(unlink(in("deleted")));
	watch("/proc", IN_DELETE_SELF); /* no handle leads there */
	if (argc > 2) {
		int held = make("orphan");

		watch(in("orphan"), IN_MODIFY);
		must(unlink(in("orphan")));
		/* Held by a mapping alone. */
		must(ftruncate(held, 4096));
		check(mmap(NULL, 4096, PROT_READ, MAP_SHARED, held, 0) != MAP_FAILED);
		close(held);
	}
	drain();
}

static int by_number(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Inodes and handles of ghosts are new ones. */
static void json_watches(int fd)
{
	char path[64], text[16384], *rest = text, *line, *lines[64];
	size_t count = 0;
	ssize_t n;
	int info;

	snprintf(path, sizeof path, "/proc/self/fdinfo/%d", fd);
	info = (int)must(open(path, O_RDONLY));
	n = must(read(info, text, sizeof text - 1));
	text[n] = '\0';
	close(info);
	while ((line = strsep(&rest, "\n")) && count < ARRAY_SIZE(lines)) {
		if (strncmp(line, "inotify", 7) != 0)
			continue;
		if (strstr(line, " fhandle-bytes"))
			*strstr(line, " fhandle-bytes") = '\0';
		if (strstr(line, "wd:3e8 ")) /* the ghost */
			memmove(strstr(line, "ino:"), strstr(line, "mask:"), strlen(strstr(line, "mask:")) + 1);
		lines[count++] = line;
	}
	qsort(lines, count, sizeof *lines, by_number);
	json_list("watches");
	for (size_t i = 0; i < count; i++)
		json_text(NULL, lines[i]);
	json_end();
}

void report(void)
{
	int ready;

	json_watches(inotify);
	json_fd("fd", inotify);
	must(ioctl(inotify, FIONREAD, &ready));
	json_int("ready", ready);
}

static void json_event(const struct inotify_event *e)
{
	static uint32_t cookie;
	char text[512];

	/* Cookies are new ones, but those of a pair are alike. */
	if (e->mask & IN_MOVED_FROM)
		cookie = e->cookie;
	snprintf(text, sizeof text, "%d %x %s%s", e->wd, e->mask,
		 !e->cookie	       ? ""
		 : e->cookie == cookie ? "cookie "
				       : "single ",
		 e->len ? e->name : "");
	json_text(NULL, text);
}

static void json_events(void)
{
	char events[65536] __attribute__((aligned(8)));
	ssize_t n;

	json_list("events");
	while ((n = read(inotify, events, sizeof events)) > 0)
		for (char *p = events; p < events + n;
		     p += sizeof(struct inotify_event) + ((struct inotify_event *)p)->len)
			json_event((struct inotify_event *)p);
	json_end();
}

/* Every sort of event, and one of an inode and of a watch that are gone. */
static void touch_all(void)
{
	int fd = make("dir/\303\274 name");
	char text[512];

	must(write(fd, "x", 1));
	must(pread(fd, text, 1, 0));
	must(fchmod(fd, 0600));
	close(fd);
	must(mkdir(in("dir/sub"), 0755));
	close((int)must(open(in("dir/sub"), O_RDONLY | O_DIRECTORY)));
	must(rename(in("dir/sub"), in("dir/sub2")));
	must(rename(in("dir/\303\274 name"), in("out")));
	must(rename(in("out"), in("dir/in")));
	must(rmdir(in("dir/sub2")));
	must(chmod(in("dir"), 0700));
	must(rename(in("dir"), in("dir2")));
	must(rename(in("dir2"), in("dir")));
	must(unlink(in("dir/in")));
	must(unlink(in("dir/file")));
	must(inotify_rm_watch(inotify, 7));
}

/* What overflows any queue, then, of what is read, the rest of an event at each end. */
static void flood(void)
{
	char event[512];

	for (int i = 0; i < 17000; i++)
		must(chmod(in("dir/file"), i % 2 ? 0600 : 0644) +
		     utimensat(AT_FDCWD, in("link"), NULL, AT_SYMLINK_NOFOLLOW));
	must(read(inotify, event, sizeof event));
	close(make("dir/last"));
}

static void json_sum(void)
{
	char events[65536] __attribute__((aligned(8)));
	uint64_t sum = 0;
	long count = 0, lost = -1;
	ssize_t n;

	while ((n = read(inotify, events, sizeof events)) > 0)
		for (char *p = events; p < events + n;
		     p += sizeof(struct inotify_event) + ((struct inotify_event *)p)->len) {
			struct inotify_event *e = (struct inotify_event *)p;

			if (e->mask & IN_Q_OVERFLOW)
				lost = count;
			e->cookie = 0;
			sum = checksum(sum, e, sizeof *e + e->len);
			count++;
		}
	json_int("count", count);
	json_int("lost_at", lost);
	json_hex("sum", sum);
}

/*
 * "touch": something happens to everything that is watched. "all": all sorts of things, which stay in the queue. "flood": more than it
 * holds. "events": what has happened; "sum": the same in short. "add": a new watch's number.
 */
void act(char *line)
{
	int fd, ready;

	if (strcmp(line, "all") == 0 || strcmp(line, "flood") == 0) {
		if (strcmp(line, "all") == 0) {
			watch(in("dir"), IN_ALL_EVENTS);
			touch_all();
		} else {
			flood();
		}
		must(ioctl(inotify, FIONREAD, &ready));
		json_int("ready", ready);
		return;
	}
	if (strcmp(line, "sum") == 0) {
		json_sum();
		return;
	}
	if (strcmp(line, "touch") == 0) {
		close(make("dir/made"));
		must(rename(in("dir/made"), in("dir/moved")));
		must(unlink(in("dir/moved")));
		fd = make("dir/file");
		must(write(fd, "x", 1));
		close(fd);
		must(utimensat(AT_FDCWD, in("link"), NULL, AT_SYMLINK_NOFOLLOW));
		close(make("new name"));
		close(make("new name"));
		must(pwrite(deleted, "x", 1, 0));
	}
	if (strcmp(line, "add") == 0)
		json_int("wd", watch("/sys", IN_CREATE));
	json_events();
}
