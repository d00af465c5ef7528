/* Files by path: positions, flags, owners; dup'ed, opened twice, shared with a child. argv[1]: an empty directory. */
#include "target.h"

static int main_fd, log_fd, dup_fd, second_fd, read_fd, directory_fd, path_fd, owned_fd, inherited_fd;
static struct worker child;

static int file(const char *directory, const char *name, int flags, int mode)
{
	char path[4096];

	snprintf(path, sizeof path, "%s/%s", directory, name);
	return (int)must(open(path, flags, mode));
}

static void child_report(void)
{
	json_int("pos", lseek(inherited_fd, 0, SEEK_CUR));
	json_bool("same", same_file(getppid(), inherited_fd, getpid(), inherited_fd));
}

void set_up(int argc, char **argv)
{
	const char *directory = argc > 1 ? argv[1] : ".";

	main_fd = file(directory, "main", O_RDWR | O_CREAT, 0600);
	must(write(main_fd, "0123456789", 10));
	must(lseek(main_fd, 5, SEEK_SET));
	dup_fd = (int)must(dup(main_fd));
	second_fd = file(directory, "main", O_RDWR | O_NOATIME | O_CLOEXEC, 0);
	must(lseek(second_fd, 3, SEEK_SET));
	log_fd = file(directory, "log with space \xc3\xa9", O_WRONLY | O_CREAT | O_APPEND, 0644);
	must(write(log_fd, "first\n", 6));
	read_fd = file(directory, "read", O_RDONLY | O_CREAT, 0444);
	directory_fd = (int)must(open(directory, O_RDONLY | O_DIRECTORY));
	path_fd = (int)must(open(directory, O_PATH));
	owned_fd = file(directory, "main", O_RDONLY | O_NONBLOCK, 0);
	must(fcntl(owned_fd, F_SETOWN, getpid()));
	must(fcntl(owned_fd, F_SETSIG, SIGUSR2));
	inherited_fd = file(directory, "shared", O_RDWR | O_CREAT, 0600);
	must(write(inherited_fd, "abcdefgh", 8));
	must(lseek(inherited_fd, 2, SEEK_SET));
	child = start_worker(child_report);
}

void report(void)
{
	json_fd("main", main_fd);
	json_fd("dup", dup_fd);
	json_bool("dup_same", same_file(getpid(), main_fd, getpid(), dup_fd));
	json_fd("second", second_fd);
	json_bool("second_same", same_file(getpid(), main_fd, getpid(), second_fd));
	json_fd("log", log_fd);
	json_fd("read", read_fd);
	json_fd("directory", directory_fd);
	json_fd("path", path_fd);
	json_fd("owned", owned_fd);
	json_bool("owner_is_me", fcntl(owned_fd, F_GETOWN) == getpid());
	json_int("owner_signal", fcntl(owned_fd, F_GETSIG));
	json_fd("inherited", inherited_fd);
	ask_worker(&child, "child");
}

/* "read", "read inherited": three bytes. "append TEXT". */
void act(char *line)
{
	char text[4] = "";

	if (strcmp(line, "read") == 0) {
		must(read(main_fd, text, 3));
		json_text("read", text);
	} else if (strcmp(line, "read inherited") == 0) {
		must(read(inherited_fd, text, 3));
		json_text("read", text);
	} else if (strncmp(line, "append ", 7) == 0) {
		json_int("wrote", must(write(log_fd, line + 7, strlen(line + 7))));
	}
}
