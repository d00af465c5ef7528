/* kernel/proc_net.c - see proc_net.h. */
#include <errno.h>
#include "base/format.h"
#include "kernel/proc_net.h"

static void blanks_skip(const char **p)
{
	while (**p == ' ')
		++*p;
}

static bool take(const char **p, char c)
{
	if (**p != c)
		return false;
	++*p;
	return true;
}

/* As many digits of a word as there have to be. */
static bool hex_take(const char **p, int digits, u32 *ret)
{
	*ret = 0;
	for (int i = 0; i < digits; i++, ++*p) {
		char c = **p;

		if (c >= '0' && c <= '9')
			*ret = *ret << 4 | (u32)(c - '0');
		else if (c >= 'A' && c <= 'F')
			*ret = *ret << 4 | (u32)(c - 'A' + 10);
		else
			return false;
	}
	return true;
}

static bool address_take(const char **p, u32 words[4], u16 *port)
{
	u32 number;
	int n = 0;

	blanks_skip(p);
	while (n < 4 && **p != ':')
		if (!hex_take(p, 8, &words[n++]))
			return false;
	if ((n != 1 && n != 4) || !take(p, ':') || !hex_take(p, 4, &number))
		return false;
	*port = number;
	return true;
}

static bool field_skip(const char **p)
{
	const char *start;

	blanks_skip(p);
	for (start = *p; **p && **p != ' ' && **p != '\n';)
		++*p;
	return *p > start;
}

static bool line_take(const char **p, struct proc_net_socket *ret)
{
	u32 state;

	/* sl local remote st tx:rx tr:tm->when retrnsmt uid timeout inode */
	if (!field_skip(p) || !address_take(p, ret->local, &ret->local_port) ||
	    !address_take(p, ret->remote, &ret->remote_port))
		return false;
	blanks_skip(p);
	if (!hex_take(p, 2, &state))
		return false;
	ret->state = state;
	blanks_skip(p);
	if (!hex_take(p, 8, &ret->write_queue) || !take(p, ':') || !hex_take(p, 8, &ret->read_queue))
		return false;
	for (int i = 0; i < 4; i++)
		if (!field_skip(p))
			return false;
	blanks_skip(p);
	ret->ino = parse_number(p, 10);
	return ret->ino != 0 || (*p)[-1] == '0';
}

static void line_skip(const char **p)
{
	while (**p && **p != '\n')
		++*p;
	if (**p)
		++*p;
}

int proc_net_next(const char **p, struct proc_net_socket *ret)
{
	bool taken;

	memset(ret, 0, sizeof *ret);
	blanks_skip(p);
	if (str_starts(*p, "sl "))
		line_skip(p);
	if (!**p)
		return 0;
	taken = line_take(p, ret);
	line_skip(p);
	return taken ? 1 : -EINVAL;
}
