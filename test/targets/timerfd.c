/* timerfd(2): running, periodic, run out and not read, at an absolute time, off. Times in the reports are seconds. */
#include "target.h"
#include <sys/timerfd.h>

enum { LONG, PERIODIC, RUN_OUT, ABSOLUTE, OFF, BOOT, SOON, COUNT };
static const char *const names[COUNT] = { "long", "periodic", "run_out", "absolute", "off", "boot", "soon" };
static int fds[COUNT];

static void start(int which, int clock, int flags, double value, double interval)
{
	struct itimerspec spec = {
		.it_value = { (time_t)value, (long)((value - (double)(time_t)value) * 1e9) },
		.it_interval = { (time_t)interval, (long)((interval - (double)(time_t)interval) * 1e9) },
	};

	fds[which] = (int)must(timerfd_create(clock, TFD_NONBLOCK));
	must(timerfd_settime(fds[which], flags, &spec, NULL));
}

void set_up(int argc, char **argv)
{
	double soon = argc > 1 ? atof(argv[1]) : 1000;

	start(LONG, CLOCK_MONOTONIC, 0, 1000, 0);
	start(PERIODIC, CLOCK_MONOTONIC, 0, 500, 10);
	start(RUN_OUT, CLOCK_MONOTONIC, 0, 0.001, 0);
	start(ABSOLUTE, CLOCK_REALTIME, TFD_TIMER_ABSTIME, (double)time(NULL) + 2000, 0);
	start(OFF, CLOCK_MONOTONIC, 0, 0, 0);
	start(BOOT, CLOCK_BOOTTIME, 0, 3000, 1);
	start(SOON, CLOCK_MONOTONIC, TFD_TIMER_ABSTIME, now() + soon, 0.25);
	pause_ms(5);
}

void report(void)
{
	struct itimerspec spec;
	char path[64];

	for (int i = 0; i < COUNT; i++) {
		must(timerfd_gettime(fds[i], &spec));
		snprintf(path, sizeof path, "/proc/self/fdinfo/%d", fds[i]);
		json_object(names[i]);
		json_int("value", spec.it_value.tv_sec);
		json_int("interval_ms", spec.it_interval.tv_sec * 1000 + spec.it_interval.tv_nsec / 1000000);
		json_text("clock", proc_line(path, "clockid:"));
		json_text("settime_flags", proc_line(path, "settime flags:"));
		json_text("ticks", proc_line(path, "ticks:"));
		json_end();
	}
}

/* "read": how often the timers that have run out did so; -1: not once */
void act(char *line)
{
	uint64_t ticks;

	(void)line;
	json_int("run_out", read(fds[RUN_OUT], &ticks, 8) == 8 ? (long long)ticks : -1);
	json_int("soon", read(fds[SOON], &ticks, 8) == 8 ? (long long)ticks : -1);
	json_int("long", read(fds[LONG], &ticks, 8) == 8 ? (long long)ticks : -1);
}
