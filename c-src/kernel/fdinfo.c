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

/* --- inotify and fanotify --- */

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool handle_bytes(const char *p, struct fdinfo_handle *ret)
{
	for (u32 i = 0; i < ret->bytes; i++) {
		int high = hex_digit(p[0]), low = high < 0 ? -1 : hex_digit(p[1]);

		if (low < 0)
			return false;
		ret->data[i] = (u8)(high << 4 | low);
		p += 2;
	}
	return hex_digit(*p) < 0;
}

/* The end of a line: none for file systems that give their inodes no handles. */
static bool handle_at(const char **p, struct fdinfo_handle *ret)
{
	u64 bytes, type;

	*ret = (struct fdinfo_handle){ 0 };
	if (!field(p, "fhandle-bytes:", 16, &bytes))
		return true;
	if (bytes > FDINFO_HANDLE_MAX || !field(p, "fhandle-type:", 16, &type))
		return false;
	ret->bytes = (u32)bytes;
	ret->type = (u32)type;
	*p = skip_blanks(*p);
	if (!str_starts(*p, "f_handle:"))
		return false;
	return handle_bytes(*p + strlen("f_handle:"), ret);
}

static const char *line_behind(const char *p)
{
	const char *end = strchr(p, '\n');

	return end ? end + 1 : p + strlen(p);
}

int fdinfo_inotify_next(const char **text, struct fdinfo_inotify *ret)
{
	const char *p = line_find(*text, "inotify wd:");
	u64 wd, dev, mask, ignored;

	if (!p)
		return 0;
	*ret = (struct fdinfo_inotify){ 0 };
	if (!number_at(&p, 16, &wd) || !field(&p, "ino:", 16, &ret->ino) || !field(&p, "sdev:", 16, &dev) ||
	    !field(&p, "mask:", 16, &mask) || !field(&p, "ignored_mask:", 16, &ignored) || !handle_at(&p, &ret->handle))
		return -EINVAL;
	ret->wd = (u32)wd;
	ret->dev = (u32)dev;
	ret->mask = (u32)mask;
	ret->ignored_mask = (u32)ignored;
	*text = line_behind(p);
	return 1;
}

int fdinfo_fanotify(const char *text, u32 *ret_flags, u32 *ret_event_flags)
{
	const char *p = line_find(text, "fanotify flags:");
	u64 flags, event_flags;

	if (!p || !number_at(&p, 16, &flags) || !field(&p, "event-flags:", 16, &event_flags))
		return -EINVAL;
	*ret_flags = (u32)flags;
	*ret_event_flags = (u32)event_flags;
	return 0;
}

/* What is marked: the words differ by kind, those of the mark itself follow. */
static bool mark_object(const char **p, struct fdinfo_mark *ret)
{
	u64 dev = 0, mount;

	if (field(p, "ino:", 16, &ret->ino)) {
		ret->kind = FDINFO_INODE;
		if (!field(p, "sdev:", 16, &dev))
			return false;
	} else if (field(p, "mnt_id:", 16, &mount)) {
		ret->kind = FDINFO_MOUNT;
		ret->mnt_id = (u32)mount;
	} else if (field(p, "sdev:", 16, &dev)) {
		ret->kind = FDINFO_FILE_SYSTEM;
	} else {
		ret->kind = FDINFO_OTHER_MARK;
	}
	ret->dev = (u32)dev;
	return true;
}

static const char *mark_line(const char *text)
{
	const char *p = line_find(text, "fanotify ");

	while (p && str_starts(p, "flags:"))
		p = line_find(line_behind(p), "fanotify ");
	return p;
}

int fdinfo_mark_next(const char **text, struct fdinfo_mark *ret)
{
	const char *p = mark_line(*text);
	u64 flags, mask, ignored;

	if (!p)
		return 0;
	*ret = (struct fdinfo_mark){ 0 };
	if (!mark_object(&p, ret))
		return -EINVAL;
	if (ret->kind != FDINFO_OTHER_MARK &&
	    (!field(&p, "mflags:", 16, &flags) || !field(&p, "mask:", 16, &mask) ||
	     !field(&p, "ignored_mask:", 16, &ignored) || !handle_at(&p, &ret->handle)))
		return -EINVAL;
	if (ret->kind != FDINFO_OTHER_MARK) {
		ret->flags = (u32)flags;
		ret->mask = (u32)mask;
		ret->ignored_mask = (u32)ignored;
	}
	*text = line_behind(p);
	return 1;
}

/* "0x0": the prefix stands only before hexadecimal numbers. */
static bool hex_after(const char *text, const char *key, u64 *ret)
{
	const char *p = line_find(text, key);

	return p && field(&p, "0x", 16, ret);
}

int fdinfo_bpf_map(const char *text, struct fdinfo_bpf_map *ret)
{
	u64 type, key, value, entries, flags, id, frozen = 0;

	ret->memlock = ret->extra = 0;
	if (!fdinfo_number(text, "map_type:", 10, &type) || !fdinfo_number(text, "key_size:", 10, &key) ||
	    !fdinfo_number(text, "value_size:", 10, &value) || !fdinfo_number(text, "max_entries:", 10, &entries) ||
	    !hex_after(text, "map_flags:", &flags) || !fdinfo_number(text, "map_id:", 10, &id))
		return -EINVAL;
	if ((type | key | value | entries | flags | id) > UINT32_MAX)
		return -EINVAL;
	fdinfo_number(text, "memlock:", 10, &ret->memlock);
	fdinfo_number(text, "frozen:", 10, &frozen);
	hex_after(text, "map_extra:", &ret->extra);
	ret->type = (u32)type;
	ret->key_size = (u32)key;
	ret->value_size = (u32)value;
	ret->max_entries = (u32)entries;
	ret->flags = (u32)flags;
	ret->id = (u32)id;
	ret->frozen = frozen != 0;
	return 0;
}
