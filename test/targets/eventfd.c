/* eventfd(2): counters, a semaphore, a full one. */
#include "target.h"
#include <sys/eventfd.h>

enum { SEVEN, ZERO, FULL, SEMAPHORE, COUNT };
static const char *const names[COUNT] = { "seven", "zero", "full", "semaphore" };
static int fds[COUNT];

void set_up(int argc, char **argv)
{
	(void)argc, (void)argv;
	fds[SEVEN] = (int)must(eventfd(7, EFD_CLOEXEC));
	fds[ZERO] = (int)must(eventfd(0, EFD_NONBLOCK));
	fds[FULL] = (int)must(eventfd(0, EFD_NONBLOCK));
	must(eventfd_write(fds[FULL], 0xfffffffffffffffe));
	fds[SEMAPHORE] = (int)must(eventfd(3, EFD_SEMAPHORE | EFD_NONBLOCK));
}

void report(void)
{
	char path[64], key[64];

	for (int i = 0; i < COUNT; i++) {
		snprintf(path, sizeof path, "/proc/self/fdinfo/%d", fds[i]);
		snprintf(key, sizeof key, "%s_fd", names[i]);
		json_fd(key, fds[i]);
		json_text(names[i], proc_line(path, "eventfd-count:"));
	}
}

/* "read": until there is nothing left; what each read gave */
void act(char *line)
{
	uint64_t value;

	(void)line;
	must(eventfd_read(fds[SEVEN], &value));
	json_int("seven", (long long)value);
	json_list("semaphore");
	while (eventfd_read(fds[SEMAPHORE], &value) == 0)
		json_int(NULL, (long long)value);
	json_end();
	json_int("zero", eventfd_read(fds[ZERO], &value));
	json_int("full", eventfd_write(fds[FULL], 1));
}
