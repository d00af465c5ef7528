/* base/log.c - one line, at most 1 KiB of it. */
#include "base/log.h"
#include "base/format.h"

void log_line(struct log *log, int level, const char *format, ...)
{
	char text[1024];
	va_list args;
	size_t length;

	if (!log->line)
		return;
	va_start(args, format);
	length = format_args(text, sizeof text, format, args);
	va_end(args);
	log->line(log, level, text, MIN(length, sizeof text - 1));
}
