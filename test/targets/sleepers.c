/* Eight threads that sleep, each a few calls deep: stacks that a debugger walks the same way every time. */
#include "target.h"
#include <poll.h>
#include <pthread.h>

#define OTHERS 7

static void __attribute__((noinline, noclone)) innermost(int depth)
{
	volatile double kept = depth * 1.5;

	poll(NULL, 0, -1);
	kept += 1;
}

static void __attribute__((noinline, noclone)) nested(int depth)
{
	if (depth > 0)
		nested(depth - 1);
	else
		innermost(depth);
	__asm__ volatile(""); /* no tail call: the frame stays */
}

static void *sleeper(void *depth)
{
	nested((int)(long)depth);
	return NULL;
}

void set_up(int argc, char **argv)
{
	pthread_t thread;

	(void)argc;
	(void)argv;
	for (long i = 0; i < OTHERS; i++)
		must(-pthread_create(&thread, NULL, sleeper, (void *)i));
	pause_ms(50);
}

void report(void)
{
	json_int("threads", OTHERS + 1);
}

void act(char *line)
{
	(void)line;
}
