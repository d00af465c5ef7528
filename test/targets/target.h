/*
 * test/targets/target.h - what the programs here have in common. Each sets up one state and then tells, whenever it is
 * asked, how it sees that state from inside, by getters: tests compare what it says before a dump and after a restore.
 *
 * A program defines set_up() and report(), and act() if it can do more. When it is set up it prints "ready". Then each
 * line on its stdin is answered by one line of JSON on its stdout:
 *
 *   report      what report() says
 *   exit N      ends, without an answer
 *   other       what act() says
 *
 * With --report=FILE as its first argument it keeps off its stdio: "ready" and the answers to SIGUSR1 (a report) replace
 * FILE. A state that this kernel does not have ends in skip(): "skip REASON" instead of "ready", and exit code 77.
 */
#pragma once
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

void set_up(int argc, char **argv);
void report(void);
void act(char *line);

/* --- one JSON object per answer; commas are put where they belong; key NULL inside lists --- */
void json_int(const char *key, long long value);
void json_hex(const char *key, unsigned long long value); /* "0x1f": no number of JavaScript could hold it */
void json_bool(const char *key, bool value);
void json_text(const char *key, const char *value);
void json_raw(const char *key, const char *json);
void json_object(const char *key);
void json_list(const char *key);
void json_end(void); /* of the innermost object or list */

/* --- --- */
#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))

/* Ends the program with the place and errno if `result` is negative (NULL, MAP_FAILED: use check()). Gives `result`. */
#define must(result)	 must_at((long)(result), #result, __FILE__, __LINE__)
#define check(condition) ((condition) ? (void)0 : (void)must_at(-1, #condition, __FILE__, __LINE__))
long must_at(long result, const char *what, const char *file, int line);
__attribute__((noreturn)) void skip(const char *reason);

void *shared_page(size_t size); /* anonymous, shared with later children */
uint64_t checksum(uint64_t seed, const void *data, size_t size);
void fill(void *data, size_t size, uint64_t seed); /* bytes that a checksum tells apart */
double now(void);				   /* CLOCK_MONOTONIC, seconds */
void pause_ms(int ms);
/* Value of a line of a /proc file that begins with `name`, without leading blanks; "" if there is none. Static buffer. */
const char *proc_line(const char *path, const char *name);
bool same_file(pid_t a, int fd_a, pid_t b, int fd_b); /* one open file description */
void json_fd(const char *key, int fd);		      /* flags, close-on-exec, position, what /proc says it is */

/* A child that answers for itself: each ask_worker() runs `answer` in it, and adds what it said under `key`. */
struct worker {
	pid_t pid;
	int ask, answer;
};
struct worker start_worker(void (*answer)(void));
void ask_worker(struct worker *w, const char *key);
