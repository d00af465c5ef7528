/* Posix timers whose last signal stood for several expirations: to the process, and to a thread. */
#include "target.h"
#include <pthread.h>

static timer_t timers[2];
static volatile int taken;

static void arm(int which, struct sigevent event, clockid_t clock, int interval, int ago)
{
	struct itimerspec spec = { .it_interval = { interval, 0 } };

	must(timer_create(clock, &event, &timers[which]));
	must(clock_gettime(clock, &spec.it_value));
	spec.it_value.tv_sec -= ago;
	must(timer_settime(timers[which], TIMER_ABSTIME, &spec, NULL));
}

static void take(int signal)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, signal);
	must(sigwaitinfo(&set, NULL));
}

static void *thread(void *argument)
{
	struct sigevent event = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGUSR2 };

	(void)argument;
	event._sigev_un._tid = gettid();
	arm(1, event, CLOCK_MONOTONIC, 30, 4); /* no whole interval: once, before it is taken */
	take(SIGUSR2);
	arm(1, event, CLOCK_REALTIME, 40, 390);
	take(SIGUSR2);
	for (;;) {
		taken = 1;
		pause_ms(5);
	}
	return NULL;
}

void set_up(int argc, char **argv)
{
	struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN + 3 };
	sigset_t all;
	pthread_t id;

	(void)argc, (void)argv;
	sigfillset(&all);
	must(sigprocmask(SIG_BLOCK, &all, NULL));
	must(-pthread_create(&id, NULL, thread, NULL));
	arm(0, event, CLOCK_REALTIME, 50, 175);
	take(SIGRTMIN + 3);
	while (!taken)
		pause_ms(1);
}

void report(void)
{
	static const char *const names[] = { "process", "thread" };
	struct itimerspec spec;

	for (int i = 0; i < 2; i++) {
		must(timer_gettime(timers[i], &spec));
		json_object(names[i]);
		json_int("overrun", must(timer_getoverrun(timers[i])));
		json_int("interval", spec.it_interval.tv_sec);
		json_int("left", spec.it_value.tv_sec / 20); /* about */
		json_end();
	}
}
