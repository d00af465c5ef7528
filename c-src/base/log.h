/*
 * base/log.h - log lines of an operation. They leave through its completion descriptor as records (or on stderr, in the
 * stand-alone conductor); a level that nobody asked for costs a comparison. Levels are CRIU's. There is no global:
 * several operations may run at once in one address space.
 */
#pragma once
#include "base/types.h"

enum log_level { LOG_ERROR = 1, LOG_WARNING = 2, LOG_INFO = 3, LOG_DEBUG = 4 };

struct log {
	int level;
	void (*line)(struct log *log, int level, const char *text, size_t length);
};

void log_line(struct log *log, int level, const char *format, ...) PRINTF(3, 4);
#define log_error(log, ...)   log_at(log, LOG_ERROR, __VA_ARGS__)
#define log_warning(log, ...) log_at(log, LOG_WARNING, __VA_ARGS__)
#define log_info(log, ...)    log_at(log, LOG_INFO, __VA_ARGS__)
#define log_debug(log, ...)   log_at(log, LOG_DEBUG, __VA_ARGS__)
#define log_at(log_, level_, ...) \
	do { \
		if ((log_)->level >= (level_)) \
			log_line(log_, level_, __VA_ARGS__); \
	} while (0)
