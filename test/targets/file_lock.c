/*
 * Locks and leases in argv[1], an empty directory; argv[2]: which ones:
 *   held     flock, POSIX and OFD locks of all sorts, shared with a child
 *   leases   of readers and of a writer
 *   waiting  a lock, and two children that wait for it: "release" lets them have it
 *   breaking leases that somebody waits for
 * Reports have the locks that fdinfo shows, without pids and places.
 */
#include "target.h"
#include <sys/file.h>
#include <sys/stat.h>

struct opened {
	const char *key;
	int fd;
};
static struct opened files[32];
static int count;
static const char *directory;
static struct worker child;
static bool has_child;
static char *got;
static int lock_fd;

static const char *in(const char *name)
{
	static char path[2][4096];
	static int next;
	char *p = path[next++ % 2];

	snprintf(p, 4096, "%s/%s", directory, name);
	return p;
}

static int keep(const char *key, int fd)
{
	check(count < (int)ARRAY_SIZE(files));
	files[count++] = (struct opened){ key, (int)must(fd) };
	return fd;
}

static int file(const char *name, int flags)
{
	return keep(name, open(in(name), flags | O_CREAT, 0600));
}

static void range(int fd, int command, short type, off_t start, off_t length)
{
	struct flock lock = { .l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = length };

	must(fcntl(fd, command, &lock));
}

static void json_locks(const char *key, int fd)
{
	char path[64], line[256];
	FILE *info;

	snprintf(path, sizeof path, "/proc/self/fdinfo/%d", fd);
	info = fopen(path, "r");
	check(info);
	json_list(key);
	while (fgets(line, sizeof line, info)) {
		char kind[16], mode[16], type[16], start[32], end[32], text[160];

		if (sscanf(line, "lock: %*d: %15s %15s %15s %*s %*s %31s %31s", kind, mode, type, start, end) != 5)
			continue;
		snprintf(text, sizeof text, "%s %s %s %s %s", kind, mode, type, start, end);
		json_text(NULL, text);
	}
	json_end();
	fclose(info);
}

static void child_report(void)
{
	for (int i = 0; i < count; i++)
		json_locks(files[i].key, files[i].fd);
}

static void held(void)
{
	int fd = file("posix", O_RDWR);

	range(fd, F_SETLK, F_WRLCK, 0, 10);
	range(fd, F_SETLK, F_RDLCK, 100, 0);
	keep("posix_dup", dup(fd));
	keep("posix_again", open(in("posix"), O_RDWR));
	must(flock(file("shared", O_RDONLY), LOCK_SH));
	must(flock(keep("shared_again", open(in("shared"), O_RDONLY)), LOCK_SH));
	must(flock(file("exclusive", O_RDWR), LOCK_EX));
	fd = file("ofd", O_RDWR);
	range(fd, F_OFD_SETLK, F_WRLCK, 5, 5);
	range(keep("ofd_again", open(in("ofd"), O_RDWR)), F_OFD_SETLK, F_RDLCK, 1LL << 40, 7);
	child = start_worker(child_report);
	has_child = true;
}

static void leases(void)
{
	close(file("read_lease", O_RDONLY));
	count--;
	must(fcntl(keep("read_lease", open(in("read_lease"), O_RDONLY)), F_SETLEASE, F_RDLCK));
	must(fcntl(file("write_lease", O_RDWR), F_SETLEASE, F_WRLCK));
}

static void wait_for_posix(void)
{
	range((int)must(open(in("lock"), O_RDWR)), F_SETLKW, F_WRLCK, 0, 0);
	got[0] = 1;
	for (;;)
		pause();
}

static void wait_for_flock(void)
{
	must(flock((int)must(open(in("lock"), O_RDWR)), LOCK_EX));
	got[1] = 1;
	for (;;)
		pause();
}

static void waiting(void)
{
	got = shared_page(4096);
	lock_fd = file("lock", O_RDWR);
	range(lock_fd, F_SETLK, F_WRLCK, 0, 0);
	must(flock(lock_fd, LOCK_EX));
	if (fork() == 0)
		wait_for_posix();
	if (fork() == 0)
		wait_for_flock();
	pause_ms(50);
}

static void breaking(void)
{
	signal(SIGIO, SIG_IGN);
	leases();
	check(open(in("read_lease"), O_WRONLY | O_NONBLOCK) < 0 && errno == EAGAIN);
	check(open(in("write_lease"), O_RDONLY | O_NONBLOCK) < 0 && errno == EAGAIN);
}

void set_up(int argc, char **argv)
{
	const char *which = argc > 2 ? argv[2] : "held";

	check(argc > 1);
	directory = argv[1];
	if (!strcmp(which, "held"))
		held();
	else if (!strcmp(which, "leases"))
		leases();
	else if (!strcmp(which, "waiting"))
		waiting();
	else
		breaking();
}

void report(void)
{
	json_object("here");
	json_object("locks");
	for (int i = 0; i < count; i++)
		json_locks(files[i].key, files[i].fd);
	json_end();
	for (int i = 0; i < count; i++)
		json_fd(files[i].key, files[i].fd);
	json_end();
	if (has_child)
		ask_worker(&child, "child");
	if (got) {
		json_int("posix", got[0]);
		json_int("flock", got[1]);
	}
}

/* "release": what others wait for */
void act(char *line)
{
	(void)line;
	range(lock_fd, F_SETLK, F_UNLCK, 0, 0);
	must(flock(lock_fd, LOCK_UN));
	for (int i = 0; i < 100 && !(got[0] && got[1]); i++)
		pause_ms(20);
	json_int("posix", got[0]);
	json_int("flock", got[1]);
}
