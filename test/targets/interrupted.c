/*
 * System calls that a dump interrupts, one thread each. What they give must be what they would have given: no EINTR that
 * no handler caused, no sleep that is too short. argv[1]: seconds that the sleepers sleep.
 */
#include "target.h"
#include <linux/futex.h>
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/socket.h>

static double seconds = 1.5;
static int empty_pipe[2], socket_pair[2], epoll_fd;
static uint32_t futex_word;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
static volatile bool signalled;
static pid_t child;
static sem_t semaphore;

static struct timespec length(void)
{
	return (struct timespec){ (time_t)seconds, (long)((seconds - (double)(time_t)seconds) * 1e9) };
}

static struct timespec end(int clock)
{
	struct timespec t, l = length();

	clock_gettime(clock, &t);
	t.tv_sec += l.tv_sec + (t.tv_nsec + l.tv_nsec) / 1000000000;
	t.tv_nsec = (t.tv_nsec + l.tv_nsec) % 1000000000;
	return t;
}

/* --- those that end by time --- */

static long call_nanosleep(void)
{
	struct timespec t = length();

	return nanosleep(&t, NULL);
}

static long call_nanosleep_rest(void)
{
	struct timespec t = length(), rest;

	return nanosleep(&t, &rest);
}

static long call_nanosleep_absolute(void)
{
	struct timespec t = end(CLOCK_MONOTONIC);

	return clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, NULL);
}

static long call_poll(void)
{
	struct pollfd p = { empty_pipe[0], POLLPRI, 0 };

	return poll(&p, 1, (int)(seconds * 1000));
}

static long call_ppoll(void)
{
	struct pollfd p = { empty_pipe[0], POLLPRI, 0 };
	struct timespec t = length();
	sigset_t mask;

	sigemptyset(&mask);
	return ppoll(&p, 1, &t, &mask);
}

static long call_select(void)
{
	struct timespec t = length();
	struct timeval v = { t.tv_sec, t.tv_nsec / 1000 };

	return select(0, NULL, NULL, NULL, &v);
}

static long call_epoll(void)
{
	struct epoll_event event;

	return epoll_wait(epoll_fd, &event, 1, (int)(seconds * 1000));
}

static long call_futex(void)
{
	struct timespec t = length();
	uint32_t word = 5;

	return syscall(SYS_futex, &word, FUTEX_WAIT_PRIVATE, 5, &t, NULL, 0);
}

static long call_condition(void)
{
	struct timespec t = end(CLOCK_REALTIME);
	pthread_mutex_t own = PTHREAD_MUTEX_INITIALIZER;
	pthread_cond_t never = PTHREAD_COND_INITIALIZER;
	int r;

	pthread_mutex_lock(&own);
	r = pthread_cond_timedwait(&never, &own, &t);
	errno = r;
	return r ? -1 : 0;
}

static long call_signal_wait(void)
{
	struct timespec t = length();
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGRTMIN + 9);
	return sigtimedwait(&set, NULL, &t);
}

/* --- those that end when "wake" is asked for --- */

static long call_read(void)
{
	char byte;

	return read(empty_pipe[0], &byte, 1);
}

static long call_receive(void)
{
	char byte;

	return recv(socket_pair[0], &byte, 1, 0);
}

static long call_futex_forever(void)
{
	return syscall(SYS_futex, &futex_word, FUTEX_WAIT_PRIVATE, 0, NULL, NULL, 0);
}

static long call_condition_forever(void)
{
	pthread_mutex_lock(&lock);
	while (!signalled)
		pthread_cond_wait(&condition, &lock);
	pthread_mutex_unlock(&lock);
	return 0;
}

static long call_wait(void)
{
	int status = 0;

	return waitpid(child, &status, 0) == child ? WEXITSTATUS(status) : -1;
}

static long call_semaphore(void)
{
	return sem_wait(&semaphore);
}

static long call_pause(void)
{
	return pause();
}

static long call_suspend(void)
{
	sigset_t mask;

	sigfillset(&mask);
	sigdelset(&mask, SIGUSR2);
	return sigsuspend(&mask);
}

static struct call {
	const char *name;
	long (*run)(void);
	bool timed;
	int clock; /* by which it ends */
	pthread_t id;
	volatile bool begun, ended;
	long result;
	int error;
	double took;
	sigset_t mask_after;
} calls[] = {
	{ .name = "nanosleep", .run = call_nanosleep, .timed = true, .clock = CLOCK_MONOTONIC },
	{ .name = "nanosleep_rest", .run = call_nanosleep_rest, .timed = true, .clock = CLOCK_MONOTONIC },
	{ .name = "nanosleep_absolute", .run = call_nanosleep_absolute, .timed = true, .clock = CLOCK_MONOTONIC },
	{ .name = "poll", .run = call_poll, .timed = true, .clock = CLOCK_MONOTONIC },
	{ .name = "ppoll", .run = call_ppoll, .timed = true, .clock = CLOCK_MONOTONIC },
	{ .name = "select", .run = call_select, .timed = true, .clock = CLOCK_MONOTONIC },
	{ .name = "epoll_wait", .run = call_epoll, .timed = true, .clock = CLOCK_MONOTONIC },
	{ .name = "futex", .run = call_futex, .timed = true, .clock = CLOCK_MONOTONIC },
	{ .name = "condition", .run = call_condition, .timed = true, .clock = CLOCK_REALTIME },
	{ .name = "sigtimedwait", .run = call_signal_wait, .timed = true, .clock = CLOCK_MONOTONIC },
	{ .name = "read", .run = call_read },
	{ .name = "recv", .run = call_receive },
	{ .name = "futex_forever", .run = call_futex_forever },
	{ .name = "condition_forever", .run = call_condition_forever },
	{ .name = "wait", .run = call_wait },
	{ .name = "semaphore", .run = call_semaphore },
	{ .name = "pause", .run = call_pause },
	{ .name = "sigsuspend", .run = call_suspend },
};
static volatile int handled;

static void handler(int signal)
{
	(void)signal;
	__sync_fetch_and_add(&handled, 1);
}

static double time_of(int clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void *run(void *argument)
{
	struct call *c = argument;
	double began = time_of(c->clock);

	c->begun = true;
	errno = 0;
	c->result = c->run();
	c->error = c->result < 0 ? errno : 0;
	c->took = time_of(c->clock) - began;
	pthread_sigmask(SIG_BLOCK, NULL, &c->mask_after);
	c->ended = true;
	return NULL;
}

void set_up(int argc, char **argv)
{
	struct sigaction action = { .sa_handler = handler };
	sigset_t set;

	if (argc > 1)
		seconds = atof(argv[1]);
	must(pipe(empty_pipe));
	must(socketpair(AF_UNIX, SOCK_STREAM, 0, socket_pair));
	epoll_fd = (int)must(epoll_create1(0));
	must(sem_init(&semaphore, 0, 0));
	must(sigaction(SIGUSR1, &action, NULL));
	must(sigaction(SIGUSR2, &action, NULL));
	child = (pid_t)must(fork());
	if (child == 0) {
		char byte;

		close(empty_pipe[1]);
		close(socket_pair[1]);
		_exit(read(socket_pair[0], &byte, 0) == 0 && read(empty_pipe[0], &byte, 0) == 0 && pause() ? 42 : 1);
	}
	sigemptyset(&set);
	sigaddset(&set, SIGUSR2);
	sigaddset(&set, SIGRTMIN + 9);
	must(sigprocmask(SIG_BLOCK, &set, NULL));
	for (size_t i = 0; i < ARRAY_SIZE(calls); i++) {
		must(-pthread_create(&calls[i].id, NULL, run, &calls[i]));
		while (!calls[i].begun)
			pause_ms(1);
	}
	pause_ms(20);
}

void report(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(calls); i++) {
		struct call *c = &calls[i];

		json_object(c->name);
		json_bool("timed", c->timed);
		json_bool("ended", c->ended);
		if (c->ended) {
			json_int("result", c->result);
			json_text("error", c->error ? strerrorname_np(c->error) : "");
			json_bool("too_early", c->timed && c->took < seconds);
			json_int("ms", (long)(c->took * 1000));
			json_bool("usr2_blocked", sigismember(&c->mask_after, SIGUSR2));
		}
		json_end();
	}
	json_int("handled", handled);
}

static struct call *call_named(const char *name)
{
	for (size_t i = 0; i < ARRAY_SIZE(calls); i++)
		if (strcmp(calls[i].name, name) == 0)
			return &calls[i];
	return NULL;
}

/* "wake": gives those that wait what they wait for */
void act(char *line)
{
	(void)line;
	must(write(empty_pipe[1], "x", 1));
	must(write(socket_pair[1], "x", 1));
	__atomic_store_n(&futex_word, 1, __ATOMIC_SEQ_CST);
	must(syscall(SYS_futex, &futex_word, FUTEX_WAKE_PRIVATE, 100, NULL, NULL, 0));
	pthread_mutex_lock(&lock);
	signalled = true;
	pthread_cond_broadcast(&condition);
	pthread_mutex_unlock(&lock);
	must(sem_post(&semaphore));
	must(kill(child, SIGUSR1));
	must(-pthread_kill(call_named("pause")->id, SIGUSR1));
	must(-pthread_kill(call_named("sigsuspend")->id, SIGUSR2));
	for (size_t i = 0; i < ARRAY_SIZE(calls); i++)
		for (int ms = 0; !calls[i].timed && !calls[i].ended && ms < 2000; ms++)
			pause_ms(1);
	report();
}
