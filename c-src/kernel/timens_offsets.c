/* kernel/timens_offsets.c - a line a clock: name, seconds, nanoseconds. See time_namespaces(7). */
#include "kernel/timens_offsets.h"
#include <errno.h>
#include "base/format.h"

static const char *skip_blanks(const char *p)
{
	while (*p == ' ' || *p == '\t')
		p++;
	return p;
}

static bool take_number(const char **p, s64 *ret)
{
	bool negative = *(*p = skip_blanks(*p)) == '-';
	const char *digits = *p += negative;
	u64 n = parse_number(p, 10);

	*ret = (s64)(negative ? 0 - n : n);
	return *p != digits;
}

static bool take_offset(const char *p, struct timens_offset *ret)
{
	s64 seconds, nanoseconds;

	if (!take_number(&p, &seconds) || !take_number(&p, &nanoseconds) || nanoseconds < 0 ||
	    nanoseconds >= 1000000000)
		return false;
	*ret = (struct timens_offset){ seconds, (u32)nanoseconds };
	return true;
}

int timens_offsets_parse(const char *text, struct timens_offsets *ret)
{
	bool monotonic = false, boottime = false;

	for (const char *line = text; line && *line; line = (line = strchr(line, '\n')) ? line + 1 : NULL) {
		if (str_starts(line, "monotonic"))
			monotonic = take_offset(line + 9, &ret->monotonic);
		else if (str_starts(line, "boottime"))
			boottime = take_offset(line + 8, &ret->boottime);
	}
	return monotonic && boottime ? 0 : -EINVAL;
}
