/* umask, working directory, root directory. argv[1]: an empty directory; argv[2] "chroot": make it the root. */
#include "target.h"
#include <sys/stat.h>

void set_up(int argc, char **argv)
{
	check(argc > 1);
	umask(0137);
	if (argc > 2) {
		if (geteuid() != 0)
			skip("needs root");
		must(chroot(argv[1]));
		must(chdir("/"));
	} else
		must(chdir(argv[1]));
	must(mkdir("sub", 0700));
	must(chdir("sub"));
}

void report(void)
{
	mode_t mask = umask(0);
	char path[4096];
	int fd;

	umask(mask);
	json_int("umask", mask);
	check(getcwd(path, sizeof path));
	json_text("cwd", path);
	fd = (int)must(open("made here", O_CREAT | O_WRONLY, 0777));
	close(fd);
	json_bool("file", access("made here", F_OK) == 0);
	json_bool("root_is_other", access("/proc/self", F_OK) < 0);
}
