/*
 * Mappings that need a kernel of some age or memory set aside, one per argument: droppable, named, sealed, huge (private and shared
 * pages of hugetlbfs), huge_memfd (a memfd of such, with a hole), shmem_private (a private mapping of anonymous shared memory).
 */
#include <linux/prctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include "target.h"

#define PAGE	       4096UL
#define HUGE	       (2UL << 20)
#define MAP_DROPPABLE_ 0x08
#define SYS_mseal_     462

static const char *kind;
static unsigned char *one, *two;
static size_t size;
static int memfd = -1;

static unsigned char *map(size_t length, int flags, int fd, off_t offset)
{
	return mmap(NULL, length, PROT_READ | PROT_WRITE, flags, fd, offset);
}

static void set_up_huge(void)
{
	one = map(2 * HUGE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB, -1, 0);
	two = map(HUGE, MAP_SHARED | MAP_ANONYMOUS | MAP_HUGETLB, -1, 0);
	if (one == MAP_FAILED || two == MAP_FAILED)
		skip("no huge pages are free");
	fill(one, HUGE, 1); /* the second page is never touched */
	fill(two, HUGE, 2);
	size = HUGE;
}

static void set_up_huge_memfd(void)
{
	memfd = memfd_create("huge", MFD_CLOEXEC | 4 /* MFD_HUGETLB */);
	if (memfd < 0)
		skip("the kernel has no memfds of huge pages");
	must(ftruncate(memfd, 20 * HUGE)); /* more than there are */
	one = map(HUGE, MAP_SHARED, memfd, 2 * HUGE);
	two = map(HUGE, MAP_PRIVATE, memfd, 2 * HUGE);
	if (one == MAP_FAILED || two == MAP_FAILED)
		skip("no huge pages are free");
	fill(one, HUGE, 1);
	fill(two, HUGE, 2);
	size = HUGE;
}

static void set_up_shmem_private(void)
{
	char path[64];
	int fd;

	one = map(size, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	fill(one, 3 * PAGE, 1);
	snprintf(path, sizeof path, "/proc/self/map_files/%lx-%lx", (long)one, (long)(one + size));
	fd = open(path, O_RDWR);
	if (fd < 0)
		skip("map_files cannot be opened");
	two = map(size - PAGE, MAP_PRIVATE, fd, PAGE);
	close(fd);
	fill(two + PAGE, PAGE, 2);
}

void set_up(int argc, char **argv)
{
	kind = argc > 1 ? argv[1] : "";
	size = 16 * PAGE;
	if (!strcmp(kind, "huge"))
		return set_up_huge();
	if (!strcmp(kind, "huge_memfd"))
		return set_up_huge_memfd();
	if (!strcmp(kind, "shmem_private"))
		return set_up_shmem_private();
	one = map(size, (!strcmp(kind, "droppable") ? MAP_DROPPABLE_ : MAP_PRIVATE) | MAP_ANONYMOUS, -1, 0);
	if (one == MAP_FAILED)
		skip("the kernel has no such mappings");
	fill(one, size, 1);
	if (!strcmp(kind, "named") && prctl(PR_SET_VMA, PR_SET_VMA_ANON_NAME, one, size, "heap of mine: 1") < 0)
		skip("the kernel keeps no names (CONFIG_ANON_VMA_NAME)");
	if (!strcmp(kind, "sealed") && syscall(SYS_mseal_, one, size, 0UL) < 0)
		skip("the kernel has no mseal");
}

static void json_line(const char *name, unsigned char *p)
{
	char line[4096], head[32];
	FILE *f = fopen("/proc/self/smaps", "r");
	bool found = false;

	check(f);
	snprintf(head, sizeof head, "%lx-", (unsigned long)p);
	while (fgets(line, sizeof line, f)) {
		line[strcspn(line, "\n")] = '\0';
		if (!strncmp(line, head, strlen(head)) && strchr(line, '[')) {
			found = true;
			json_text(name, strchr(line, '['));
		} else if (!strncmp(line, head, strlen(head))) {
			found = true;
		} else if (found && !strncmp(line, "VmFlags:", 8)) {
			if (strstr(line, " sd"))
				strstr(line, " sd")[0] = '\0';
			json_text("flags", line + 9);
			break;
		}
	}
	fclose(f);
}

void report(void)
{
	json_line("label", one);
	if (strcmp(kind, "droppable"))
		json_hex("one", checksum(0, one, size));
	if (two)
		json_hex("two", checksum(0, two, size - PAGE));
	if (memfd >= 0)
		json_fd("memfd", memfd);
	if (!strcmp(kind, "huge"))
		json_int("untouched", one[HUGE] + one[2 * HUGE - 1]);
	if (!strcmp(kind, "sealed"))
		json_int("refused", mprotect(one, size, PROT_READ) < 0 && errno == EPERM && munmap(one, PAGE) < 0);
}

/* "write": does it behave as its sort does? */
void act(char *line)
{
	(void)line;
	if (!strcmp(kind, "shmem_private")) {
		one[3 * PAGE] = 99; /* a page that nobody has written: the private mapping shows it */
		one[2 * PAGE] = 98; /* one that is private */
		json_int("shows", two[2 * PAGE]);
		json_int("hides", two[PAGE] != 98);
	} else if (!strcmp(kind, "huge_memfd")) {
		unsigned char *again = map(HUGE, MAP_SHARED, memfd, 2 * HUGE);

		check(again != MAP_FAILED);
		again[0] = 97;
		json_int("shared", one[0]);
		json_int("hides", two[0] != 97);
	} else if (!strcmp(kind, "huge")) {
		pid_t pid = (pid_t)must(fork());

		if (!pid) {
			one[0]++;
			two[0] = 99;
			_exit(0);
		}
		must(waitpid(pid, NULL, 0));
		json_int("shared", two[0]);
	} else if (!strcmp(kind, "droppable")) {
		one[0] = 1;
		if (!must(fork()))
			_exit(one[0]);
		int status;

		must(wait(&status));
		json_int("child_has", WEXITSTATUS(status));
	}
}
