/* kernel/fdinfo.c - see fdinfo.h. */
#include <errno.h>
#include <fcntl.h>
#include "base/format.h"
#include "kernel/fdinfo.h"

static const char *line_find(const char *text, const char *key)
{
	const char *p = text;

	while (p && *p) {
		if (str_starts(p, key))
			return p + strlen(key);
		p = strchr(p, '\n');
		if (p)
			p++;
	}
	return NULL;
}

static const char *skip_blanks(const char *p)
{
	while (*p == ' ' || *p == '\t')
		p++;
	return p;
}

static bool number_at(const char **p, int base, u64 *ret)
{
	const char *start = skip_blanks(*p);
	const char *end = start;

	*ret = parse_number(&end, base);
	*p = end;
	return end != start;
}

bool fdinfo_number(const char *text, const char *key, int base, u64 *ret)
{
	const char *p = line_find(text, key);

	return p && number_at(&p, base, ret);
}

bool fdinfo_has(const char *text, const char *key)
{
	return line_find(text, key) != NULL;
}

/* A number behind a word of the line at *p: "events: ". Words stand in the order of the calls. */
static bool field(const char **p, const char *word, int base, u64 *ret)
{
	const char *start = skip_blanks(*p);

	if (!str_starts(start, word))
		return false;
	*p = start + strlen(word);
	return number_at(p, base, ret);
}

int fdinfo_watch_next(const char **text, struct fdinfo_watch *ret)
{
	const char *p = line_find(*text, "tfd:");
	u64 fd, events, data, dev;

	if (!p)
		return 0;
	if (!number_at(&p, 10, &fd) || !field(&p, "events:", 16, &events) || !field(&p, "data:", 16, &data) ||
	    !field(&p, "pos:", 10, &ret->pos) || !field(&p, "ino:", 16, &ret->ino) || !field(&p, "sdev:", 16, &dev))
		return -EINVAL;
	ret->fd = fd;
	ret->events = events;
	ret->data = data;
	ret->dev = dev;
	*text = strchr(p, '\n');
	*text = *text ? *text + 1 : p + strlen(p);
	return 1;
}

/* A word of the line at *p, moved behind it if it is `word`. */
static bool word_is(const char **p, const char *word)
{
	const char *start = skip_blanks(*p);
	size_t length = strlen(word);

	if (!str_starts(start, word) || (start[length] != ' ' && start[length] != '\t'))
		return false;
	*p = start + length;
	return true;
}

static bool word_skip(const char **p)
{
	const char *start = skip_blanks(*p), *end = start;

	while (*end && *end != ' ' && *end != '\t' && *end != '\n')
		end++;
	*p = end;
	return end != start;
}

static enum fdinfo_lock_kind lock_kind(const char **p)
{
	if (word_is(p, "POSIX"))
		return FDINFO_POSIX;
	if (word_is(p, "FLOCK"))
		return FDINFO_FLOCK;
	if (word_is(p, "OFDLCK"))
		return FDINFO_OFD;
	return word_is(p, "LEASE") ? FDINFO_LEASE : FDINFO_OTHER_LOCK;
}

static bool lock_type(const char **p, u32 *ret)
{
	if (word_is(p, "READ"))
		*ret = F_RDLCK;
	else if (word_is(p, "WRITE"))
		*ret = F_WRLCK;
	else if (word_is(p, "UNLCK"))
		*ret = F_UNLCK;
	else
		return false;
	return true;
}

/* "1: POSIX  ADVISORY  WRITE 12 fe:00:771 0 EOF" */
static bool lock_line(const char *p, struct fdinfo_lock *ret)
{
	u64 ordinal;

	if (!number_at(&p, 10, &ordinal) || *p++ != ':')
		return false;
	ret->kind = lock_kind(&p);
	if (ret->kind == FDINFO_OTHER_LOCK)
		return true;
	ret->breaking = ret->kind == FDINFO_LEASE && word_is(&p, "BREAKING");
	if (!ret->breaking && !word_skip(&p))
		return false;
	if (!lock_type(&p, &ret->type) || !word_skip(&p) || !word_skip(&p) || !number_at(&p, 10, &ret->start))
		return false;
	p = skip_blanks(p);
	ret->end = UINT64_MAX;
	return str_starts(p, "EOF") || (number_at(&p, 10, &ret->end) && ret->end >= ret->start);
}

int fdinfo_lock_next(const char **text, struct fdinfo_lock *ret)
{
	const char *p = line_find(*text, "lock:"), *end;

	*ret = (struct fdinfo_lock){ .kind = FDINFO_OTHER_LOCK };
	if (!p)
		return 0;
	if (!lock_line(p, ret))
		return -EINVAL;
	end = strchr(p, '\n');
	*text = end ? end + 1 : p + strlen(p);
	return 1;
}

/* "it_value: (0, 1000)" */
static bool time_pair(const char *text, const char *key, u64 *sec, u64 *nsec)
{
	const char *p = line_find(text, key);

	if (!p)
		return false;
	p = skip_blanks(p);
	if (*p++ != '(' || !number_at(&p, 10, sec) || *p++ != ',')
		return false;
	return number_at(&p, 10, nsec);
}

int fdinfo_timer(const char *text, struct fdinfo_timer *ret)
{
	u64 clock, flags;

	if (!fdinfo_number(text, "clockid:", 10, &clock) || !fdinfo_number(text, "ticks:", 10, &ret->ticks) ||
	    !fdinfo_number(text, "settime flags:", 8, &flags) ||
	    !time_pair(text, "it_value:", &ret->value_sec, &ret->value_nsec) ||
	    !time_pair(text, "it_interval:", &ret->interval_sec, &ret->interval_nsec))
		return -EINVAL;
	ret->clock = clock;
	ret->settime_flags = flags;
	return 0;
}
