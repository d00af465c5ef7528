/* kernel/proc_locks.c - see proc_locks.h and proc_locks(5). Only the third part of "fe:00:771" is looked at. */
#include <errno.h>
#include "base/format.h"
#include "kernel/proc_locks.h"

static const char *blanks_skip(const char *p)
{
	while (*p == ' ' || *p == '\t')
		p++;
	return p;
}

static const char *word_end(const char *p)
{
	while (*p && *p != ' ' && *p != '\t' && *p != '\n')
		p++;
	return p;
}

/* The number behind the second colon of the word. */
static bool inode_of(const char *p, const char *end, u64 *ret)
{
	u32 colons = 0;

	while (p < end && colons < 2)
		colons += *p++ == ':';
	if (p == end)
		return false;
	*ret = parse_number(&p, 10);
	return p == end;
}

int proc_locks_next(const char **text, u64 *ret_ino)
{
	const char *p = *text;

	if (!*p)
		return 0;
	/* The first word is "1:" and would look like one of these. */
	for (p = word_end(blanks_skip(p)); *p && *p != '\n'; p = word_end(blanks_skip(p))) {
		const char *word = blanks_skip(p);

		if (inode_of(word, word_end(word), ret_ino)) {
			p = strchr(word, '\n');
			*text = p ? p + 1 : word + strlen(word);
			return 1;
		}
	}
	return -EINVAL;
}
