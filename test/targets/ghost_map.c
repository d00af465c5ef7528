/*
 * Mappings of files that are no longer at their path, most without a descriptor of them. argv[1]: an empty directory. Shared with a
 * child; private with pages of its own; of a file that something else replaced; of a file that was cut below the mapping, where
 * reading is SIGBUS; of one that has another name left, with "linked" as argv[2].
 */
#include "target.h"
#include <setjmp.h>
#include <sys/stat.h>

#define PAGE  4096UL
#define PAGES 4
#define SIZE  (PAGES * PAGE)

static unsigned char *shared, *shared_too, *own, *replaced, *cut, *cut_shared, *linked, *kept;
static struct worker child;
static sigjmp_buf back;
static const char *directory;
static int opened;

static const char *in(const char *name)
{
	static char path[2][4096];
	static int next;
	char *p = path[next++ % 2];

	snprintf(p, 4096, "%s/%s", directory, name);
	return p;
}

static int file(const char *name, int seed)
{
	static unsigned char data[SIZE];
	int fd = (int)must(open(in(name), O_RDWR | O_CREAT | O_EXCL, 0600));

	fill(data, sizeof data, (uint64_t)seed);
	check(write(fd, data, sizeof data) == sizeof data);
	return fd;
}

static unsigned char *map(int fd, int flags)
{
	unsigned char *p = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, flags, fd, 0);

	check(p != MAP_FAILED);
	return p;
}

static void on_fault(int signal)
{
	siglongjmp(back, signal);
}

static void pages(const char *key, const unsigned char *at)
{
	static volatile int i;

	json_list(key);
	for (i = 0; at && i < PAGES; i++) {
		int fault = sigsetjmp(back, 1);

		if (fault == 0)
			json_hex(NULL, checksum(0, at + i * (int)PAGE, PAGE));
		else
			json_text(NULL, fault == SIGBUS ? "bus" : "fault");
	}
	json_end();
}

static void child_report(void)
{
	pages("shared", shared);
}

void set_up(int argc, char **argv)
{
	const struct timespec times[2] = { { 1000000000, 0 }, { 1100000000, 654321000 } };
	int fd;

	directory = realpath(argc > 1 ? argv[1] : ".", NULL);
	check(directory);
	signal(SIGBUS, on_fault);
	signal(SIGSEGV, on_fault);
	fd = file("shared", 1);
	shared = map(fd, MAP_SHARED);
	shared_too = map(fd, MAP_SHARED);
	shared[5] = 99;
	opened = (int)must(open(in("shared"), O_RDWR));
	must(unlink(in("shared")));
	close(fd);
	fd = file("own", 2);
	own = map(fd, MAP_PRIVATE);
	fill(own + PAGE, PAGE, 22);
	must(unlink(in("own")));
	close(fd);
	close(file("replaced.new", 33));
	fd = file("replaced", 3);
	replaced = map(fd, MAP_PRIVATE);
	must(rename(in("replaced.new"), in("replaced")));
	close(fd);
	fd = file("cut", 4);
	cut = map(fd, MAP_PRIVATE);
	cut_shared = map(fd, MAP_SHARED);
	fill(cut, PAGE, 44);
	must(ftruncate(fd, PAGE + 10));
	close(fd);
	fd = file("kept", 5);
	kept = map(fd, MAP_SHARED);
	must(futimens(fd, times));
	close(fd);
	if (argc > 2) {
		fd = file("lost", 6);
		linked = map(fd, MAP_SHARED);
		must(link(in("lost"), in("left")));
		must(unlink(in("lost")));
		close(fd);
	}
	child = start_worker(child_report);
}

void report(void)
{
	struct stat st;

	pages("shared", shared);
	pages("shared_too", shared_too);
	pages("own", own);
	pages("replaced", replaced);
	pages("cut", cut);
	pages("cut_shared", cut_shared);
	pages("linked", linked);
	pages("kept", kept);
	must(stat(in("kept"), &st));
	json_bool("kept_old", st.st_mtim.tv_sec == 1100000000 && st.st_mtim.tv_nsec == 654321000);
	ask_worker(&child, "child");
}

/* "write": in every mapping, seen in the others of the file. */
void act(char *line)
{
	if (strcmp(line, "write") != 0)
		return;
	shared[0] = (unsigned char)(shared[0] + 1);
	own[2 * PAGE] = 1;
	json_bool("same", shared_too[0] == shared[0]);
	must(pwrite(opened, "P", 1, PAGE));
	json_bool("opened", shared[PAGE] == 'P');
	if (linked)
		linked[0] = 'W';
}
