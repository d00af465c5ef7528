/*
 * kinds/proc_file.c - files below /proc/PID. They belong to the process, not to its number: a restore opens them when the process
 * is there, with nothing in it yet. Of one that is dead a helper with its pid stands in for as long as that takes; the line of
 * remap-fpath.img is of type PROCFS and has the pid.
 */
#include "base/format.h"
#include "kinds/remap.h"

#define PROC "/proc/"

pid_t proc_path_pid(const char *path, const char **ret_rest)
{
	const char *p = path + strlen(PROC);
	u64 pid;

	if (!str_starts(path, PROC) || *p < '1' || *p > '9')
		return 0;
	pid = parse_number(&p, 10);
	if (pid > PROC_PID_MAX || (*p && *p != '/' && *p != ' '))
		return 0;
	*ret_rest = *p == '/' ? p + 1 : p;
	return (pid_t)pid;
}

static bool is_task(struct task *const *tasks, size_t n, pid_t pid)
{
	for (size_t i = 0; i < n; i++)
		if (tasks[i]->pid == pid)
			return true;
	return false;
}

/* Named after something that comes into the process later: a descriptor, a mapping, a thread. */
static const char *later_part(pid_t pid, const char *rest)
{
	if (str_starts(rest, "fd/") || str_starts(rest, "fdinfo/"))
		return "file in /proc of a descriptor";
	if (str_starts(rest, "map_files/"))
		return "file in /proc of a mapping";
	if (!str_starts(rest, "task/"))
		return NULL;
	rest += strlen("task/");
	if ((pid_t)parse_number(&rest, 10) != pid)
		return "file in /proc of a thread";
	return later_part(pid, *rest == '/' ? rest + 1 : rest);
}

bool proc_file_of_own(pid_t pid, const char *path)
{
	const char *rest;

	return proc_path_pid(path, &rest) == pid && str_starts(rest, "fdinfo/");
}

const char *proc_file_obstacle(const struct dump *d, const char *path)
{
	const char *rest;
	pid_t pid = proc_path_pid(path, &rest);

	return pid && is_task(d->tasks.v, d->tasks.n, pid) ? later_part(pid, rest) : NULL;
}

pid_t proc_file_dead(const char *path, const char **ret_obstacle)
{
	const char *rest;
	pid_t pid = proc_path_pid(path, &rest);

	*ret_obstacle = NULL;
	if (!pid)
		return 0;
	*ret_obstacle = later_part(pid, rest);
	/* The number may be that of a thread, too. */
	if (!*ret_obstacle && sys(SYS_kill, pid, 0) != -ESRCH)
		*ret_obstacle = "file in /proc of a dead process whose pid is in use again";
	return pid;
}

bool proc_file_waits(const struct restore *rs, const char *path)
{
	const char *rest;
	pid_t pid = proc_path_pid(path, &rest);

	for (size_t i = 0; pid && i < rs->dead_pids.n; i++)
		if (rs->dead_pids.v[i] == pid)
			return true;
	return pid && is_task(rs->tasks.v, rs->tasks.n, pid);
}

bool proc_file_revive(struct restore *rs, u32 pid)
{
	if (!pid || pid > PROC_PID_MAX)
		return false;
	for (size_t i = 0; i < rs->dead_pids.n; i++)
		if (rs->dead_pids.v[i] == (pid_t)pid)
			return true;
	if (!is_task(rs->tasks.v, rs->tasks.n, (pid_t)pid))
		vec_push(rs->arena, &rs->dead_pids, (pid_t)pid);
	return true;
}
