/*
 * conductor/main.c - the conductor as a plain program, for sanitizers, fuzzers and gdb: reads one criu_req from a file, runs it in
 * this process, logs to stderr. Not part of the library.
 */
#include <fcntl.h>
#include "base/io.h"
#include "base/sys.h"
#include "conductor/conductor.h"

#define REQUEST_MAX (1 << 20)

int main(int argc, char **argv)
{
	static u8 request[REQUEST_MAX];
	int fd = argc == 2 ? file_open(argv[1], O_RDONLY) : -1;
	ssize_t n = fd < 0 ? -1 : file_read_all(fd, request, sizeof request);

	if (n < 0)
		return 2;
	sys(SYS_close, fd);
	return conductor_run_here(request, (size_t)n);
}
