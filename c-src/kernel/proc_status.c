/* kernel/proc_status.c - see proc_pid_status(5). */
#include "kernel/proc_status.h"
#include <errno.h>
#include "base/format.h"

static const char *skip_blanks(const char *p)
{
	while (*p == ' ' || *p == '\t')
		p++;
	return p;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static u64 number(const char *p, int base)
{
	p = skip_blanks(p);
	return parse_number(&p, base);
}

static void four_ids(const char *p, u32 ids[4])
{
	for (int i = 0; i < 4; i++) {
		p = skip_blanks(p);
		ids[i] = (u32)parse_number(&p, 10);
	}
}

/* Calls nothing: counts, and with `groups` copies, the numbers up to the end of the line. */
static u32 walk_groups(const char *p, u32 *groups, u32 max)
{
	u32 n = 0;

	for (p = skip_blanks(p); is_digit(*p) && n < max; p = skip_blanks(p)) {
		u32 id = (u32)parse_number(&p, 10);

		if (groups)
			groups[n] = id;
		n++;
	}
	return n;
}

static bool line_has(const char *line, const char *word)
{
	const char *end = strchr(line, '\n'), *at = strstr(line, word);

	return at && (!end || at < end);
}

static const struct {
	const char *key;
	u16 offset;
	u8 size, base;
} numbers[] = {
#define NUMBER(key, field, base) \
	{ \
		key ":", offsetof(struct proc_status, field), sizeof(((struct proc_status *)0)->field), base \
	}
	NUMBER("Tgid", tgid, 10),	 NUMBER("Pid", pid, 10),	NUMBER("PPid", ppid, 10),
	NUMBER("TracerPid", tracer, 10), NUMBER("Umask", umask, 8),	NUMBER("Threads", threads, 10),
	NUMBER("CapInh", cap_inh, 16),	 NUMBER("CapPrm", cap_prm, 16), NUMBER("CapEff", cap_eff, 16),
	NUMBER("CapBnd", cap_bnd, 16),	 NUMBER("CapAmb", cap_amb, 16), NUMBER("NoNewPrivs", no_new_privs, 10),
	NUMBER("Seccomp", seccomp, 10),	 NUMBER("SigPnd", pending, 16), NUMBER("ShdPnd", pending_shared, 16),
};

static void parse_numbers(const char *line, struct proc_status *s)
{
	for (size_t i = 0; i < ARRAY_SIZE(numbers); i++) {
		u64 n;

		if (!str_starts(line, numbers[i].key))
			continue;
		n = number(line + strlen(numbers[i].key), numbers[i].base);
		memcpy((u8 *)s + numbers[i].offset, &n, numbers[i].size); /* little endian */
	}
}

int proc_status_parse(const char *text, struct proc_status *ret)
{
	bool uids = false, gids = false;

	*ret = (struct proc_status){ .umask = -1, .groups = "" };
	for (const char *line = text; line && *line; line = (line = strchr(line, '\n')) ? line + 1 : NULL) {
		if (str_starts(line, "Uid:")) {
			four_ids(line + 4, ret->uid);
			uids = true;
		} else if (str_starts(line, "Gid:")) {
			four_ids(line + 4, ret->gid);
			gids = true;
		} else if (str_starts(line, "Groups:")) {
			ret->groups = line + 7;
			ret->group_count = walk_groups(ret->groups, NULL, ~0u);
		} else if (str_starts(line, "x86_Thread_features:")) {
			ret->shadow_stack = line_has(line, "shstk");
		} else {
			parse_numbers(line, ret);
		}
	}
	return uids && gids ? 0 : -EINVAL;
}

u32 proc_status_groups(const struct proc_status *status, u32 *groups, u32 max)
{
	return walk_groups(status->groups, groups, max);
}
