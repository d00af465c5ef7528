/*
 * Memory that processes share: anonymous shared mappings seen by parent and child at different addresses, private ones
 * that were shared by fork until someone wrote, a named segment.
 */
#include "target.h"

#define SIZE (64 * 4096)
static unsigned char *both, *cow, *moved, *named;
static struct worker child;

static void see(void)
{
	json_hex("both", checksum(0, both, SIZE));
	json_hex("moved", checksum(0, moved, SIZE));
	json_hex("named", checksum(0, named, SIZE));
	json_hex("cow", checksum(0, cow, SIZE));
	json_int("first", both[0]);
	json_int("second", both[1]);
	both[1]++;
}

void set_up(int argc, char **argv)
{
	char path[4096];
	int fd;

	snprintf(path, sizeof path, "%s/segment", argc > 1 ? argv[1] : "/dev/shm");
	fd = (int)must(open(path, O_RDWR | O_CREAT, 0600));
	must(ftruncate(fd, SIZE));
	named = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	close(fd);
	both = shared_page(SIZE);
	moved = shared_page(SIZE);
	fill(both, SIZE, 1);
	fill(moved, SIZE / 2, 2);
	fill(named, SIZE, 3);
	both[0] = both[1] = 0;
	cow = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	fill(cow, SIZE, 4);
	child = start_worker(see);
	cow[4096] = 200; /* the child's stays as it was */
	moved = mremap(moved, SIZE, SIZE, MREMAP_MAYMOVE | MREMAP_FIXED, (void *)0x7100000000);
	check(moved != MAP_FAILED);
}

/* Each look adds one to both[1], here and in the child: who reports does so once more than the other. */
void report(void)
{
	both[1] = 0;
	ask_worker(&child, "child");
	see();
	json_int("child_wrote", both[1]);
	both[1] = 0;
}

/* "write": one side; the other has to see it */
void act(char *line)
{
	(void)line;
	both[0] = 99;
	moved[SIZE / 2] = 98;
	named[0] = 97;
	report();
}
