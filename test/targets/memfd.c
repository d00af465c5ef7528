/* memfd_create(2): contents, seals, position; mapped, shared with a child, opened twice. */
#include "target.h"

static int plain, sealed, second;
static char *map;
static struct worker child;

static void child_report(void)
{
	json_text("map", map);
	json_bool("same", same_file(getppid(), plain, getpid(), plain));
}

void set_up(int argc, char **argv)
{
	char path[64];

	(void)argc, (void)argv;
	plain = (int)must(memfd_create("plain name", 0));
	must(ftruncate(plain, 1 << 20));
	must(pwrite(plain, "in the middle", 13, 500000));
	must(lseek(plain, 42, SEEK_SET));
	map = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_SHARED, plain, 0);
	check(map != MAP_FAILED);
	must(fcntl(plain, F_SETFL, O_APPEND));
	strcpy(map, "through the mapping");
	sealed = (int)must(memfd_create("sealed", MFD_ALLOW_SEALING | MFD_CLOEXEC));
	must(write(sealed, "contents", 8));
	must(fcntl(sealed, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE));
	snprintf(path, sizeof path, "/proc/self/fd/%d", plain);
	second = (int)must(open(path, O_RDONLY));
	child = start_worker(child_report);
}

void report(void)
{
	char text[16] = "";

	json_fd("plain", plain);
	json_fd("sealed", sealed);
	json_fd("second", second);
	json_hex("plain_seals", (unsigned long long)must(fcntl(plain, F_GET_SEALS)));
	json_hex("sealed_seals", (unsigned long long)must(fcntl(sealed, F_GET_SEALS)));
	must(pread(sealed, text, 8, 0));
	json_text("sealed_text", text);
	must(pread(second, text, 13, 500000));
	json_text("second_text", text);
	json_text("map", map);
	ask_worker(&child, "child");
}

/* "write TEXT": through the descriptor; the mapping, here and in the child, has to show it */
void act(char *line)
{
	must(fcntl(plain, F_SETFL, 0));
	must(pwrite(plain, line + 6, strlen(line + 6) + 1, 0));
	json_text("map", map);
	ask_worker(&child, "child");
}
