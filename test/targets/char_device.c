/* The character devices that programs have open. */
#include "target.h"
#include <sys/stat.h>

static const char *const devices[] = { "/dev/null", "/dev/zero", "/dev/full", "/dev/urandom", "/dev/random" };
static int fds[ARRAY_SIZE(devices)];

void set_up(int argc, char **argv)
{
	(void)argc, (void)argv;
	for (size_t i = 0; i < ARRAY_SIZE(devices); i++)
		fds[i] = (int)must(open(devices[i], i % 2 ? O_RDONLY | O_CLOEXEC : O_RDWR | O_NONBLOCK));
}

void report(void)
{
	char byte = 1;
	struct stat st;

	for (size_t i = 0; i < ARRAY_SIZE(devices); i++) {
		must(fstat(fds[i], &st));
		json_object(devices[i]);
		json_fd("file", fds[i]);
		json_hex("rdev", st.st_rdev);
		json_end();
	}
	json_int("null_reads", read(fds[0], &byte, 1));
	json_int("zero_reads", read(fds[1], &byte, 1));
	json_int("zero", byte);
	json_int("full_writes", write(fds[2], "x", 1));
	json_int("full_errno", errno);
	json_int("random_reads", read(fds[3], &byte, 1));
}
