/* kernel/mountinfo.c - see mountinfo.h. */
#include <errno.h>
#include "base/format.h"
#include "kernel/mountinfo.h"

/* The number at *p, which ends at `end`; behind it goes *p. */
static bool number_before(const char **p, char end, u64 *ret)
{
	const char *start = *p;

	*ret = parse_number(p, 10);
	return *p != start && *(*p)++ == end;
}

/* Blanks, newlines and backslashes are written as \040 and the like. */
static bool escaped(const char *p, char *ret)
{
	char byte;

	if (p[0] != '\\' || p[1] < '0' || p[1] > '3' || p[2] < '0' || p[2] > '7' || p[3] < '0' || p[3] > '7')
		return false;
	byte = (char)((p[1] - '0') << 6 | (p[2] - '0') << 3 | (p[3] - '0'));
	if (!byte)
		return false;
	*ret = byte;
	return true;
}

static bool path_field(const char **p, char *ret, size_t size)
{
	size_t n = 0;

	while (**p && **p != ' ' && **p != '\n' && n + 1 < size) {
		char byte = **p;

		*p += escaped(*p, &byte) ? 4 : 1;
		ret[n++] = byte;
	}
	ret[n] = '\0';
	return n > 0 && **p == ' ';
}

static bool word_skip(const char **p)
{
	while (**p && **p != ' ' && **p != '\n')
		++*p;
	return *(*p)++ == ' ';
}

/* "27 1 254:0 / / rw,relatime - ext4 /dev/vda rw" */
static bool line_parse(const char *p, struct mount_line *ret)
{
	u64 id, parent, major, minor;

	if (!number_before(&p, ' ', &id) || !number_before(&p, ' ', &parent) || !number_before(&p, ':', &major) ||
	    !number_before(&p, ' ', &minor) || !word_skip(&p) || !path_field(&p, ret->point, sizeof ret->point))
		return false;
	ret->id = (u32)id;
	ret->dev = (u32)(major << 20 | minor);
	return true;
}

int mountinfo_next(const char **text, struct mount_line *ret)
{
	const char *line = *text, *end;

	if (!*line)
		return 0;
	end = strchr(line, '\n');
	*text = end ? end + 1 : line + strlen(line);
	return line_parse(line, ret) ? 1 : -EINVAL;
}
