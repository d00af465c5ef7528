/*
 * fanotify(7): groups of several classes with marks on an inode, a mount and a file system, masks of what is ignored. argv[1]: a
 * directory of its own; argv[2] "permission": one that gives permissions.
 */
#include "target.h"
#include <sys/fanotify.h>

static char *directory;
static int plain, named, content;

static int group(unsigned flags, unsigned event_flags)
{
	int fd = fanotify_init(flags | FAN_NONBLOCK, event_flags);

	if (fd < 0 && (errno == ENOSYS || errno == EPERM))
		skip("no fanotify here");
	return (int)must(fd);
}

static void mark(int fd, unsigned flags, uint64_t mask, const char *name)
{
	char path[512];

	snprintf(path, sizeof path, "%s/%s", directory, name);
	must(fanotify_mark(fd, FAN_MARK_ADD | flags, mask, AT_FDCWD, path));
}

void set_up(int argc, char **argv)
{
	char path[512];

	directory = realpath(argc > 1 ? argv[1] : ".", NULL);
	snprintf(path, sizeof path, "%s/file", directory);
	close((int)must(open(path, O_RDWR | O_CREAT, 0644)));
	plain = group(FAN_CLOEXEC | FAN_UNLIMITED_MARKS, O_RDWR);
	mark(plain, FAN_MARK_INODE, FAN_MODIFY | FAN_CLOSE_WRITE, "file");
	mark(plain, FAN_MARK_INODE, FAN_OPEN | FAN_EVENT_ON_CHILD | FAN_ONDIR, "");
	mark(plain, FAN_MARK_INODE | FAN_MARK_IGNORED_MASK | FAN_MARK_IGNORED_SURV_MODIFY, FAN_CLOSE_WRITE, "file");
	mark(plain, FAN_MARK_MOUNT, FAN_OPEN_EXEC, "");
	named = group(FAN_REPORT_DFID_NAME | FAN_REPORT_TID, O_RDONLY);
	mark(named, FAN_MARK_INODE, FAN_CREATE | FAN_DELETE | FAN_ONDIR, "");
	mark(named, FAN_MARK_FILESYSTEM, FAN_DELETE_SELF, "");
	content = group(FAN_CLASS_CONTENT | FAN_UNLIMITED_QUEUE, O_RDONLY | O_LARGEFILE);
	mark(content, FAN_MARK_INODE, argc > 2 ? FAN_OPEN_PERM : FAN_MODIFY, "file");
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void json_marks(const char *key, int fd)
{
	char path[64], text[8192], *rest = text, *line, *lines[32];
	size_t count = 0;
	ssize_t n;
	int info;

	snprintf(path, sizeof path, "/proc/self/fdinfo/%d", fd);
	info = (int)must(open(path, O_RDONLY));
	n = must(read(info, text, sizeof text - 1));
	text[n] = '\0';
	close(info);
	while ((line = strsep(&rest, "\n")) && count < ARRAY_SIZE(lines))
		if (strncmp(line, "fanotify", 8) == 0)
			lines[count++] = line;
	qsort(lines, count, sizeof *lines, by_text);
	json_list(key);
	for (size_t i = 0; i < count; i++)
		json_text(NULL, lines[i]);
	json_end();
}

void report(void)
{
	json_marks("plain", plain);
	json_marks("named", named);
	json_marks("content", content);
	json_fd("plain_fd", plain);
	json_fd("named_fd", named);
}

static void json_events(const char *key, int fd)
{
	char events[16384] __attribute__((aligned(8)));
	ssize_t n = read(fd, events, sizeof events);
	uint64_t seen = 0;

	for (struct fanotify_event_metadata *e = (void *)events; n > 0 && FAN_EVENT_OK(e, n);
	     e = FAN_EVENT_NEXT(e, n)) {
		seen |= e->mask;
		if (e->fd >= 0)
			close(e->fd);
	}
	json_hex(key, seen);
}

/* "events": what has been queued, by group, as one mask each. "write": to the file, and a new one made and deleted. */
void act(char *line)
{
	char path[512];

	if (strcmp(line, "write") == 0) {
		int fd;

		snprintf(path, sizeof path, "%s/file", directory);
		fd = (int)must(open(path, O_WRONLY));
		must(write(fd, "x", 1));
		close(fd);
		snprintf(path, sizeof path, "%s/other", directory);
		close((int)must(open(path, O_WRONLY | O_CREAT, 0644)));
		must(unlink(path));
	}
	json_events("plain", plain);
	json_events("named", named);
	json_events("content", content);
}
