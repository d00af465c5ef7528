/* Memory that shows a device, which no kind knows how to save. argv[1]: which. */
#include "target.h"

static unsigned char *page;

void set_up(int argc, char **argv)
{
	int fd = open(argc > 1 ? argv[1] : "/dev/loop0", O_RDONLY);

	if (fd < 0)
		skip("no such device");
	page = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 4096);
	if (page == MAP_FAILED)
		skip("it cannot be mapped");
	close(fd);
}

/* The line of its mapping: offset and path. */
void report(void)
{
	FILE *maps = fopen("/proc/self/maps", "r");
	char line[512], path[256] = "";
	unsigned long start, offset;

	check(maps);
	while (fgets(line, sizeof line, maps))
		if (sscanf(line, "%lx-%*x %*s %lx %*s %*s %255s", &start, &offset, path) == 3 &&
		    start == (unsigned long)page)
			break;
	fclose(maps);
	json_hex("start", (uintptr_t)page);
	json_hex("offset", offset);
	json_text("path", path);
}

/* "read": its first byte */
void act(char *line)
{
	(void)line;
	json_int("byte", page[0]);
}
