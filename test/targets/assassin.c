/* Kills the conductor of another process: "arm PID US" waits for one to appear below PID, then US microseconds more. */
#include "target.h"
#include <dirent.h>

void set_up(int argc, char **argv)
{
	(void)argc, (void)argv;
}

void report(void)
{
}

static bool is_conductor(pid_t pid)
{
	char path[64], name[32] = "";
	int fd;

	snprintf(path, sizeof path, "/proc/%d/comm", pid);
	fd = open(path, O_RDONLY);
	if (fd < 0)
		return false;
	if (read(fd, name, sizeof name - 1) < 0)
		name[0] = '\0';
	close(fd);
	return strcmp(name, "criu-conductor\n") == 0;
}

/* Of all threads of `parent`: the conductor is a child of whichever has started it. */
static pid_t find(pid_t parent)
{
	char path[300], text[4096], *rest, *number;
	struct dirent *entry;
	pid_t found = 0;
	DIR *tasks;

	snprintf(path, sizeof path, "/proc/%d/task", parent);
	tasks = opendir(path);
	while (tasks && !found && (entry = readdir(tasks))) {
		ssize_t n;
		int fd;

		snprintf(path, sizeof path, "/proc/%d/task/%s/children", parent, entry->d_name);
		fd = open(path, O_RDONLY);
		if (fd < 0)
			continue;
		n = read(fd, text, sizeof text - 1);
		close(fd);
		text[n > 0 ? n : 0] = '\0';
		for (rest = text; !found && (number = strsep(&rest, " "));)
			if (atoi(number) > 1 && is_conductor(atoi(number)))
				found = atoi(number);
	}
	if (tasks)
		closedir(tasks);
	return found;
}

void act(char *line)
{
	int parent = 0, us = 0;
	double end = now() + 5;
	pid_t pid = 0;

	check(sscanf(line, "arm %d %d", &parent, &us) == 2);
	while (!pid && now() < end)
		pid = find(parent);
	for (end = now() + us / 1e6; now() < end;)
		;
	json_int("pid", pid);
	json_int("killed", pid > 1 ? kill(pid, SIGKILL) : -1);
}
