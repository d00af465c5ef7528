/*
 * Mappings of every sort, with what is in them: private and shared, anonymous and of files, without access but with
 * contents, locked, advised, growing. argv[1]: an empty directory.
 */
#include "target.h"

#define PAGE 4096UL
#define SIZE (16 * PAGE)

struct region {
	const char *name;
	unsigned char *at;
	size_t size;
	bool no_read; /* made readable for the look, and put back */
};
static struct region regions[32];
static int count;
static unsigned char *file_copy, *file_shared, *hidden, *growing, *dropped;
static int file_fd;

static unsigned char *map(const char *name, size_t size, int prot, int flags, int fd, off_t offset)
{
	unsigned char *p = mmap(NULL, size + 2 * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	check(p != MAP_FAILED);
	must(munmap(p, size + 2 * PAGE)); /* so that neighbours are not merged */
	p = mmap(p + PAGE, size, prot, flags | MAP_FIXED, fd, offset);
	check(p != MAP_FAILED);
	check(count < (int)ARRAY_SIZE(regions));
	regions[count++] = (struct region){ .name = name, .at = p, .size = size };
	return p;
}

static void set_up_files(const char *directory)
{
	static unsigned char page[SIZE];
	char path[4096];

	snprintf(path, sizeof path, "%s/mapped", directory);
	file_fd = (int)must(open(path, O_RDWR | O_CREAT, 0600));
	fill(page, sizeof page, 77);
	must(write(file_fd, page, sizeof page));
	file_copy = map("file_private", SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE, file_fd, 0);
	fill(file_copy + 3 * PAGE, PAGE, 78); /* one page is its own; the rest is the file's */
	map("file_offset", 4 * PAGE, PROT_READ, MAP_PRIVATE, file_fd, 5 * PAGE);
	file_shared = map("file_shared", SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, file_fd, 0);
	map("file_exec", 4 * PAGE, PROT_READ | PROT_EXEC, MAP_PRIVATE, file_fd, 0);
}

void set_up(int argc, char **argv)
{
	unsigned char *p;

	set_up_files(argc > 1 ? argv[1] : ".");
	p = map("private", SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	fill(p + PAGE, 5 * PAGE, 1); /* holes on both sides */
	p = map("shared", SIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	fill(p + 2 * PAGE, PAGE, 2);
	p = map("read_only", SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	fill(p, SIZE, 3);
	must(mprotect(p, SIZE, PROT_READ));
	hidden = map("hidden", SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	fill(hidden, SIZE, 4);
	must(mprotect(hidden, SIZE, PROT_NONE));
	regions[count - 1].no_read = true;
	p = map("code", PAGE, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	memcpy(p, "\xb8\x2a\x00\x00\x00\xc3", 6); /* mov $42, %eax; ret */
	must(mprotect(p, PAGE, PROT_READ | PROT_EXEC));
	p = map("locked", SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	must(mlock(p, SIZE));
	fill(p, SIZE, 5);
	p = map("advised", SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	must(madvise(p, SIZE, MADV_DONTFORK));
	must(madvise(p, SIZE, MADV_SEQUENTIAL));
	must(madvise(p, SIZE, MADV_NOHUGEPAGE));
	must(madvise(p, SIZE, MADV_DONTDUMP));
	fill(p, SIZE, 6);
	p = map("mergeable", SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (madvise(p, SIZE, MADV_MERGEABLE) < 0)
		check(errno == EINVAL);
	must(madvise(p, SIZE, MADV_WIPEONFORK));
	fill(p, SIZE, 7);
	map("untouched", SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	growing = map("growing", SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_GROWSDOWN, -1, 0);
	fill(growing + SIZE - 2 * PAGE, 2 * PAGE, 8);
	dropped = map("dropped", SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	fill(dropped, SIZE, 9);
	must(madvise(dropped + 4 * PAGE, PAGE, MADV_DONTNEED));
	p = map("huge", 4UL << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (madvise(p, 4UL << 20, MADV_HUGEPAGE) == 0)
		fill(p, 4UL << 20, 10);
	p = sbrk(0);
	check(sbrk(10 * (long)PAGE) != (void *)-1);
	regions[count++] = (struct region){ .name = "heap", .at = p, .size = 10 * PAGE };
	fill(p, 10 * PAGE, 11);
}

/* The VmFlags of the mapping at `p`, without what the kernel sets by itself. */
static void json_flags(unsigned char *p)
{
	static char text[1 << 20];
	char head[32], *at, *line, *end;
	size_t size = 0;
	ssize_t n;
	int fd = (int)must(open("/proc/self/smaps", O_RDONLY));

	while ((n = read(fd, text + size, sizeof text - 1 - size)) > 0)
		size += (size_t)n;
	close(fd);
	text[size] = '\0';
	snprintf(head, sizeof head, "%lx-", (unsigned long)p);
	at = strstr(text, head);
	line = at ? strstr(at, "VmFlags:") : NULL;
	check(line);
	end = strchr(line, '\n');
	*end = '\0';
	for (char *sd = strstr(line, " sd"); sd; sd = NULL) /* soft-dirty: what was written since the restore */
		memmove(sd, sd + 3, strlen(sd + 3) + 1);
	json_text("flags", line + strlen("VmFlags: "));
}

void report(void)
{
	unsigned char *top = sbrk(0);

	for (int i = 0; i < count; i++) {
		struct region *r = &regions[i];

		json_object(r->name);
		json_hex("at", (unsigned long)r->at);
		if (strcmp(r->name, "heap") != 0)
			json_flags(r->at);
		if (r->no_read)
			must(mprotect(r->at, r->size, PROT_READ));
		json_hex("sum", checksum(0, r->at, r->size));
		if (r->no_read)
			must(mprotect(r->at, r->size, PROT_NONE));
		if (strcmp(r->name, "code") == 0)
			json_int("runs", ((int (*)(void))r->at)());
		json_end();
	}
	json_hex("brk", (unsigned long)top);
}

/* "write": a private change is not in the file, a shared one is; the growing mapping grows; the heap too */
void act(char *line)
{
	unsigned char byte;

	(void)line;
	file_copy[0] = 1;
	file_shared[PAGE] = 2;
	must(pread(file_fd, &byte, 1, 0));
	json_bool("private_stays", byte != 1 || file_shared[0] == byte);
	must(pread(file_fd, &byte, 1, PAGE));
	json_bool("shared_goes", byte == 2);
	growing[-16] = 3;
	json_bool("grows", growing[-16] == 3);
	check(sbrk(PAGE) != (void *)-1);
	json_bool("heap_grows", memset((char *)sbrk(0) - PAGE, 1, PAGE) != NULL);
}
