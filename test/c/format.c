#include "base/format.h"
#include <limits.h>
#include "base/log.h"
#include "check.h"

#define SAME(...) \
	do { \
		char ours[256], theirs[256]; \
		size_t wanted = format_to(ours, sizeof ours, __VA_ARGS__); \
		CHECK((int)wanted == snprintf(theirs, sizeof theirs, __VA_ARGS__)); \
		CHECK(strcmp(ours, theirs) == 0); \
	} while (0)

#pragma GCC diagnostic ignored "-Wformat-truncation"

static void as_printf(struct arena *a UNUSED)
{
	SAME("plain");
	SAME("%d %i %u %x %o", -5, 7, 7u, 255u, 8u);
	SAME("%d %ld %lld", INT_MIN, LONG_MIN, LLONG_MIN);
	SAME("%lu %llx %zu %zd", ULONG_MAX, ULLONG_MAX, (size_t)9, (ssize_t)-9);
	SAME("%5d|%05d|%-5d|%*d|%-*d|", 42, 42, 42, 6, 42, 6, 42);
	SAME("%05d|%5d|%.3d|%8.3d", -42, -42, 7, -7);
	SAME("%#x %#lx %X %08x", 255u, 255ul, 0xabcu, 0xbeefu);
	SAME("%hhu %hu %hhd", (unsigned char)200, (unsigned short)60000, (signed char)-3);
	SAME("%c%c%%", 'a', 'b');
	SAME("%s|%5s|%-5s|%.2s|%.*s|", "abc", "abc", "abc", "abc", 1, "abc");
	SAME("%p", (void *)0x7f0012345678);
}

static void says_what_was_wanted(struct arena *a UNUSED)
{
	const char *volatile nothing = NULL;
	char text[4] = "xxx";

	CHECK(format_to(text, sizeof text, "%s", "abcdef") == 6);
	CHECK(strcmp(text, "abc") == 0);
	CHECK(format_to(text, 1, "%d", 12345) == 5 && text[0] == '\0');
	CHECK(format_to(NULL, 0, "%d", 12345) == 5);
	CHECK(format_to(text, sizeof text, "%s", nothing) == 6);
}

static void numbers_are_read(struct arena *a UNUSED)
{
	const char *p = "7f00-8x";

	CHECK(parse_number(&p, 16) == 0x7f00 && *p == '-');
	p++;
	CHECK(parse_number(&p, 10) == 8 && *p == 'x');
	CHECK(parse_number(&p, 10) == 0 && *p == 'x');
	p = "ffffffffffffffff 777 99999999999999999999999";
	CHECK(parse_number(&p, 16) == UINT64_MAX);
	p++;
	CHECK(parse_number(&p, 8) == 0777);
	p++;
	CHECK(parse_number(&p, 10) == UINT64_MAX && *p == '\0');
}

static void errors_name_things(struct arena *a UNUSED)
{
	struct error e = { .stage = "plan" };

	CHECK(error_sys(&e, OBJECT(.pid = 7), -ENOENT, "open %s", "/x") == -ENOENT);
	CHECK(str_eq(e.text, "open /x: ENOENT") && str_eq(e.code, "ERR_SYSCALL") && e.object.pid == 7);
	CHECK(e.object.fd == -1 && str_eq(e.stage, "plan"));
	CHECK(error_refuse(&e, "ERR_X", OBJECT(.fd = 3), "do so", "%d", 1) == -EOPNOTSUPP);
	CHECK(str_eq(e.hint, "do so") && e.object.fd == 3 && e.object.pid == 0);
	CHECK(error_set(NULL, "ERR_X", -EBADMSG, OBJECT(), "unheard") == -EBADMSG);
	CHECK(str_eq(error_name(-EPERM), "EPERM") && str_eq(error_name(EPERM), "EPERM") && error_name(4000));
}

static char logged[2048];

static void keep_line(struct log *log UNUSED, int level, const char *text, size_t length)
{
	snprintf(logged, sizeof logged, "%d %.*s", level, (int)length, text);
}

static void log_has_levels(struct arena *a UNUSED)
{
	struct log log = { .level = LOG_WARNING, .line = keep_line };

	log_info(&log, "no");
	CHECK(!logged[0]);
	log_warning(&log, "pid %d", 5);
	CHECK(str_eq(logged, "2 pid 5"));
	log_error(&log, "%2000d", 5);
	CHECK(strlen(logged) == 2 + 1023);
}

const struct test format_tests[] = {
	{ "formatting is printf's", as_printf },
	{ "formatting stops at the end of the buffer and tells the length", says_what_was_wanted },
	{ "numbers are read with their end, and saturate", numbers_are_read },
	{ "an error holds code, object, text and hint", errors_name_things },
	{ "log lines below the level are not made", log_has_levels },
	{ 0 },
};
