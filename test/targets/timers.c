/* Interval timers and POSIX timers: running, periodic, off; how they tell; that they go on to fire. */
#include "target.h"
#include <pthread.h>
#include <sys/time.h>

enum { LONG, PERIODIC, OFF, NOBODY, THREAD, REAL_TIME, FIRING, COUNT };
static const char *const names[COUNT] = { "long", "periodic", "off", "nobody", "thread", "real_time", "firing" };
static timer_t timers[COUNT];
static volatile int fired, fired_value, fired_tid, alarms;
static pid_t thread_tid;

static void on_timer(int signal, siginfo_t *info, void *context)
{
	(void)signal, (void)context;
	fired++;
	fired_value = info->si_value.sival_int;
	fired_tid = gettid();
}

static void on_alarm(int signal)
{
	(void)signal;
	alarms++;
}

static void *thread(void *argument)
{
	(void)argument;
	thread_tid = gettid();
	for (;;)
		pause();
	return NULL;
}

static void make(int which, int clock, struct sigevent event, double value, double interval)
{
	struct itimerspec spec = {
		.it_value = { (time_t)value, (long)((value - (double)(time_t)value) * 1e9) },
		.it_interval = { (time_t)interval, (long)((interval - (double)(time_t)interval) * 1e9) },
	};

	must(timer_create(clock, &event, &timers[which]));
	must(timer_settime(timers[which], 0, &spec, NULL));
}

/* argv[1]: seconds until "firing" and the alarm begin, then every 50 ms */
void set_up(int argc, char **argv)
{
	double soon = argc > 1 ? atof(argv[1]) : 1000;
	struct itimerval alarm = { .it_value = { (time_t)soon, (long)((soon - (double)(time_t)soon) * 1e6) },
				   .it_interval = { 0, 50000 } };
	struct itimerval virtual = { .it_value = { 500, 0 }, .it_interval = { 3, 0 } };
	struct sigaction action = { .sa_sigaction = on_timer, .sa_flags = SA_SIGINFO | SA_RESTART };
	struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN + 1 };
	timer_t hole;
	pthread_t id;

	must(sigaction(SIGRTMIN + 1, &action, NULL));
	action = (struct sigaction){ .sa_handler = on_alarm, .sa_flags = SA_RESTART };
	must(sigaction(SIGALRM, &action, NULL));
	must(-pthread_create(&id, NULL, thread, NULL));
	while (!*(volatile pid_t *)&thread_tid)
		pause_ms(1);
	event.sigev_value.sival_int = 11;
	make(LONG, CLOCK_MONOTONIC, event, 1000, 0);
	must(timer_create(CLOCK_MONOTONIC, &event, &hole));
	make(PERIODIC, CLOCK_BOOTTIME, event, 700, 2.5);
	must(timer_delete(hole)); /* so that the ids are not in one row */
	make(OFF, CLOCK_MONOTONIC, event, 0, 0);
	make(NOBODY, CLOCK_MONOTONIC, (struct sigevent){ .sigev_notify = SIGEV_NONE }, 300, 0);
	make(REAL_TIME, CLOCK_REALTIME, event, 400, 0);
	event.sigev_value.sival_int = 22;
	event.sigev_notify = SIGEV_THREAD_ID;
	event._sigev_un._tid = thread_tid;
	make(THREAD, CLOCK_MONOTONIC, event, soon + 0.01, 0);
	event.sigev_notify = SIGEV_SIGNAL;
	make(FIRING, CLOCK_MONOTONIC, event, 2000, 0);
	must(setitimer(ITIMER_REAL, &alarm, NULL));
	must(setitimer(ITIMER_VIRTUAL, &virtual, NULL));
	must(setitimer(ITIMER_PROF, &virtual, NULL));
}

static void json_itimer(const char *key, int which)
{
	struct itimerval value;

	must(getitimer(which, &value));
	json_object(key);
	json_int("value", value.it_value.tv_sec);
	json_int("interval_ms", value.it_interval.tv_sec * 1000 + value.it_interval.tv_usec / 1000);
	json_end();
}

void report(void)
{
	struct itimerspec spec;

	json_itimer("itimer_real", ITIMER_REAL);
	json_itimer("itimer_virtual", ITIMER_VIRTUAL);
	json_itimer("itimer_prof", ITIMER_PROF);
	for (int i = 0; i < COUNT; i++) {
		must(timer_gettime(timers[i], &spec));
		json_object(names[i]);
		json_int("id", (long)timers[i]);
		json_int("value", spec.it_value.tv_sec);
		json_int("interval_ms", spec.it_interval.tv_sec * 1000 + spec.it_interval.tv_nsec / 1000000);
		json_end();
	}
}

/* "fired": how often, with what value, in the thread that was asked for? "alarms" */
void act(char *line)
{
	(void)line;
	json_int("fired", fired);
	json_int("value", fired_value);
	json_bool("in_thread", fired_tid == thread_tid);
	json_int("alarms", alarms);
}
