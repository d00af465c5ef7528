/* kernel/proc_igmp.c - see proc_igmp.h. */
#include <errno.h>
#include "base/format.h"
#include "kernel/proc_igmp.h"

static void blanks_skip(const char **p)
{
	while (**p == ' ' || **p == '\t')
		++*p;
}

static void line_skip(const char **p)
{
	while (**p && **p != '\n')
		++*p;
	if (**p)
		++*p;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "1    lo ..." */
static bool interface_take(const char **p, struct proc_igmp_group *ret)
{
	size_t n = 0;

	if (!is_digit(**p))
		return false;
	ret->index = parse_number(p, 10);
	blanks_skip(p);
	memset(ret->name, 0, sizeof ret->name);
	for (; **p && **p != ' ' && **p != '\t' && **p != '\n'; ++*p)
		if (n < sizeof ret->name - 1)
			ret->name[n++] = **p;
	return n > 0;
}

static bool hex_take(const char **p, int digits, u8 *bytes)
{
	for (int i = 0; i < digits; i++, ++*p) {
		char c = **p;
		int v = is_digit(c)	       ? c - '0'
			: c >= 'a' && c <= 'f' ? c - 'a' + 10
			: c >= 'A' && c <= 'F' ? c - 'A' + 10
					       : -1;

		if (v < 0)
			return false;
		bytes[i / 2] = bytes[i / 2] << 4 | v;
	}
	return true;
}

static int ipv6_next(const char **p, struct proc_igmp_group *ret)
{
	bool taken;

	if (!**p)
		return 0;
	memset(ret, 0, sizeof *ret);
	taken = interface_take(p, ret);
	blanks_skip(p);
	taken = taken && hex_take(p, 32, (u8 *)ret->group);
	line_skip(p);
	return taken ? 1 : -EINVAL;
}

/* The number is printed as this machine sees the word that is in network order. */
static bool group_take(const char **p, struct proc_igmp_group *ret)
{
	u8 bytes[4] = { 0 };

	blanks_skip(p);
	if (!hex_take(p, 8, bytes))
		return false;
	ret->group[0] = (u32)bytes[0] << 24 | (u32)bytes[1] << 16 | (u32)bytes[2] << 8 | bytes[3];
	return true;
}

int proc_igmp_next(const char **p, bool ipv6, struct proc_igmp_group *ret)
{
	if (ipv6)
		return ipv6_next(p, ret);
	if (str_starts(*p, "Idx"))
		line_skip(p);
	while (**p) {
		bool is_group = **p == '\t' || **p == ' ';
		bool taken = is_group ? group_take(p, ret) : interface_take(p, ret);

		line_skip(p);
		if (is_group || !taken)
			return taken && ret->index ? 1 : -EINVAL;
	}
	return 0;
}
