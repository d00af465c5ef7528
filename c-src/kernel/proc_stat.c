/* kernel/proc_stat.c - see proc_stat(5). Fields are numbered as there; what comes after the name is all numbers. */
#include "kernel/proc_stat.h"
#include <errno.h>
#include "base/format.h"
#include "base/io.h"

#define FIELDS 52

static int read_number(const char **p, u64 *ret)
{
	bool negative;
	const char *digits;
	u64 n;

	while (**p == ' ')
		++*p;
	negative = **p == '-';
	if (negative)
		++*p;
	digits = *p;
	n = parse_number(p, 10);
	if (*p == digits)
		return -EINVAL;
	*ret = negative ? 0 - n : n;
	return 0;
}

static void copy_name(char *to, size_t size, const char *from, const char *end)
{
	size_t n = MIN((size_t)(end - from), size - 1);

	memcpy(to, from, n);
	to[n] = '\0';
}

int proc_stat_parse(const char *text, struct proc_stat *ret)
{
	/* The name may hold anything, so its end is the last parenthesis of the line. */
	const char *name = strchr(text, '('), *end = strrchr(text, ')'), *p = text;
	u64 f[FIELDS + 1] = { 0 };
	int n;

	if (!name || !end || end < name || read_number(&p, &f[1]) < 0 || end[1] != ' ' || !end[2])
		return -EINVAL;
	p = end + 3;
	for (n = 4; n <= FIELDS && read_number(&p, &f[n]) == 0; n++)
		;
	if (n <= 28) /* the last one that every kernel since 2.6 has */
		return -EINVAL;
	*ret = (struct proc_stat){
		.pid = (pid_t)f[1],
		.state = end[2],
		.ppid = (pid_t)f[4],
		.pgrp = (pid_t)f[5],
		.session = (pid_t)f[6],
		.terminal = (u32)f[7],
		.foreground = (pid_t)f[8],
		.flags = (u32)f[9],
		.threads = (u32)f[20],
		.start_time = f[22],
		.start_code = f[26],
		.end_code = f[27],
		.start_stack = f[28],
		.start_data = f[45],
		.end_data = f[46],
		.start_brk = f[47],
		.arg_start = f[48],
		.arg_end = f[49],
		.env_start = f[50],
		.env_end = f[51],
		.exit_code = (u32)f[52],
	};
	copy_name(ret->comm, sizeof ret->comm, name + 1, end);
	return 0;
}

int proc_stat_read(pid_t pid, pid_t tid, struct proc_stat *ret)
{
	struct path_buffer path;
	char text[2048];
	ssize_t n;

	if (tid)
		path_format(&path, "/proc/%d/task/%d/stat", pid, tid);
	else
		path_format(&path, "/proc/%d/stat", pid);
	n = file_peek(path.text, text, sizeof text);
	if (n < 0)
		return n == -ENOENT ? -ESRCH : (int)n;
	return n ? proc_stat_parse(text, ret) : -ESRCH;
}
