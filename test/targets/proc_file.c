/*
 * Files in /proc: of the process itself, of a child, of a child that is dead. argv[1] "cwd": the current directory is that of a dead
 * process; "fd": one of a descriptor, which is refused if a child has it, too; "own": it is its own.
 */
#include "target.h"
#include <sys/prctl.h>

static int own, own_directory, of_child, of_dead, second_of_dead, of_descriptor = -1;
static pid_t child, dead;

static int open_of(pid_t pid, const char *name, int flags)
{
	char path[64];

	snprintf(path, sizeof path, "/proc/%d/%s", pid, name);
	return (int)must(open(path, flags));
}

void set_up(int argc, char **argv)
{
	char path[64];

	if (argc > 1 && (strcmp(argv[1], "own") == 0 || strcmp(argv[1], "fd") == 0))
		of_descriptor = open_of(getpid(), "fdinfo/0", O_RDONLY | O_CLOEXEC);
	child = (pid_t)must(fork());
	if (child == 0) {
		if (argc > 1 && strcmp(argv[1], "own") == 0)
			close(of_descriptor);
		prctl(PR_SET_NAME, "the child");
		for (;;)
			pause();
	}
	dead = (pid_t)must(fork());
	if (dead == 0)
		for (;;)
			pause();
	own = open_of(getpid(), "status", O_RDONLY | O_CLOEXEC);
	own_directory = open_of(getpid(), "fdinfo", O_RDONLY | O_DIRECTORY);
	of_child = open_of(child, "comm", O_RDWR);
	of_dead = open_of(dead, "stat", O_RDONLY);
	second_of_dead = open_of(dead, "", O_PATH);
	if (argc > 1 && strcmp(argv[1], "cwd") == 0) {
		snprintf(path, sizeof path, "/proc/%d", dead);
		must(chdir(path));
	}
	must(kill(dead, SIGKILL));
	must(waitpid(dead, NULL, 0));
	pause_ms(30); /* for the child's name */
}

static void json_read(const char *key, int fd)
{
	char text[64] = "";
	ssize_t n = pread(fd, text, sizeof text - 1, 0);

	if (n < 0)
		snprintf(text, sizeof text, "%s", strerrorname_np(errno));
	if (strchr(text, '\n'))
		*strchr(text, '\n') = '\0';
	json_text(key, text);
}

void report(void)
{
	char cwd[256];

	json_read("own", own);
	json_read("child", of_child);
	json_read("dead", of_dead);
	json_fd("own_description", own);
	if (of_descriptor >= 0) {
		json_read("descriptor", of_descriptor);
		json_fd("descriptor_description", of_descriptor);
	}
	json_fd("own_directory", own_directory);
	json_fd("child_description", of_child);
	json_fd("dead_description", of_dead);
	json_fd("dead_directory", second_of_dead);
	json_text("cwd", getcwd(cwd, sizeof cwd) ? "there" : strerrorname_np(errno));
	/* Nobody has the number. */
	json_bool("gone", kill(dead, 0) < 0 && errno == ESRCH);
}
