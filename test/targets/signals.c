/*
 * Signals: handlers with all flags, masks and alternate stacks of three threads, pending ones of a thread and of the
 * process, queued real-time signals with their values.
 */
#include "target.h"
#include <pthread.h>

#define THREADS 3
static const int queued = 3;
static pthread_t threads[THREADS];
static pid_t tids[THREADS];
static char *stacks[THREADS];
static volatile int handled, handled_value, on_stack;
static volatile int asked[THREADS], order;
static struct {
	sigset_t mask, pending;
	stack_t stack;
	int got[16], got_count;
} seen[THREADS];

static void handler(int signal, siginfo_t *info, void *context)
{
	char here;

	(void)context;
	handled = signal;
	handled_value = info->si_value.sival_int;
	for (int i = 0; i < THREADS; i++)
		if (&here >= stacks[i] && &here < stacks[i] + 65536)
			on_stack = i + 1;
}

static void set(int signal, int flags, int masked)
{
	struct sigaction action = { .sa_sigaction = handler, .sa_flags = flags };

	sigemptyset(&action.sa_mask);
	sigaddset(&action.sa_mask, masked);
	must(sigaction(signal, &action, NULL));
}

/* What one thread sees of itself; also takes what is pending for it, if that was the order. */
static void look(int i)
{
	must(pthread_sigmask(SIG_BLOCK, NULL, &seen[i].mask));
	must(sigpending(&seen[i].pending));
	must(sigaltstack(NULL, &seen[i].stack));
	if (order == 't') {
		struct timespec none = { 0 };
		sigset_t own = seen[i].mask;
		siginfo_t info;

		if (i > 0) { /* those of the process are the leader's */
			sigdelset(&own, SIGALRM);
			sigdelset(&own, SIGRTMIN + 5);
		}
		seen[i].got_count = 0;
		while (seen[i].got_count < 15 && sigtimedwait(&own, &info, &none) > 0) {
			seen[i].got[seen[i].got_count++] = info.si_signo;
			seen[i].got[seen[i].got_count++] = info.si_code;
			seen[i].got[seen[i].got_count++] = info.si_value.sival_int;
		}
	}
	asked[i] = 0;
}

static void stack_set(int i)
{
	stack_t stack = { .ss_sp = stacks[i], .ss_size = 65536 };

	must(sigaltstack(&stack, NULL));
}

static void *run(void *argument)
{
	int i = (int)(long)argument;
	sigset_t mask;

	stack_set(i);
	sigemptyset(&mask);
	sigaddset(&mask, SIGUSR2);
	sigaddset(&mask, SIGALRM);
	sigaddset(&mask, SIGRTMIN + 5);
	sigaddset(&mask, SIGRTMIN + i);
	must(pthread_sigmask(SIG_SETMASK, &mask, NULL));
	tids[i] = gettid();
	for (;;) {
		if (asked[i])
			look(i);
		pause_ms(1);
	}
	return NULL;
}

void set_up(int argc, char **argv)
{
	sigset_t mask;

	(void)argc, (void)argv;
	for (int i = 0; i < THREADS; i++)
		stacks[i] = malloc(65536);
	set(SIGHUP, SA_SIGINFO | SA_RESTART, SIGINT);
	set(SIGUSR1, SA_SIGINFO | SA_ONSTACK | SA_NODEFER, SIGTERM);
	set(SIGUSR2, SA_SIGINFO | SA_RESETHAND, SIGUSR1);
	set(SIGRTMAX, SA_SIGINFO, SIGRTMAX - 1);
	signal(SIGTTIN, SIG_IGN);
	signal(SIGCHLD, SIG_IGN);
	stack_set(0);
	sigemptyset(&mask);
	sigaddset(&mask, SIGUSR2);
	sigaddset(&mask, SIGALRM);
	sigaddset(&mask, SIGRTMIN + 5);
	must(sigprocmask(SIG_SETMASK, &mask, NULL));
	tids[0] = gettid();
	for (int i = 1; i < THREADS; i++)
		must(-pthread_create(&threads[i], NULL, run, (void *)(long)i));
	for (int i = 1; i < THREADS; i++)
		while (!*(volatile pid_t *)&tids[i])
			pause_ms(1);
	for (int i = 0; i < queued; i++)
		must(sigqueue(getpid(), SIGRTMIN + 5, (union sigval){ .sival_int = 100 + i }));
	must(kill(getpid(), SIGALRM));
	must(-pthread_sigqueue(threads[1], SIGUSR2, (union sigval){ .sival_int = 7 }));
	must(-pthread_sigqueue(threads[2], SIGRTMIN + 2, (union sigval){ .sival_int = 8 }));
	must(-pthread_sigqueue(threads[2], SIGRTMIN + 2, (union sigval){ .sival_int = 9 }));
}

static unsigned long long bits(const sigset_t *set)
{
	return *(const unsigned long long *)set;
}

static void look_all(int what)
{
	order = what;
	for (int i = 1; i < THREADS; i++)
		asked[i] = 1;
	look(0);
	for (int i = 1; i < THREADS; i++)
		while (asked[i])
			pause_ms(1);
}

void report(void)
{
	static const int signals[] = { SIGHUP, SIGUSR1, SIGUSR2, SIGTTIN, SIGCHLD, SIGTERM };
	struct sigaction action;

	look_all('r');
	json_list("actions");
	for (size_t i = 0; i <= ARRAY_SIZE(signals); i++) {
		int signal = i < ARRAY_SIZE(signals) ? signals[i] : SIGRTMAX;

		must(sigaction(signal, NULL, &action));
		json_object(NULL);
		json_int("signal", signal);
		json_text("handler", action.sa_handler == SIG_DFL     ? "default"
				     : action.sa_handler == SIG_IGN   ? "ignore"
				     : action.sa_sigaction == handler ? "ours"
								      : "other");
		json_hex("flags", (unsigned)action.sa_flags);
		json_hex("mask", bits(&action.sa_mask));
		json_end();
	}
	json_end();
	json_list("threads");
	for (int i = 0; i < THREADS; i++) {
		json_object(NULL);
		json_hex("mask", bits(&seen[i].mask));
		json_hex("pending", bits(&seen[i].pending));
		json_bool("own_stack", seen[i].stack.ss_sp == stacks[i]);
		json_int("stack_size", (long long)seen[i].stack.ss_size);
		json_int("stack_flags", seen[i].stack.ss_flags);
		json_end();
	}
	json_end();
	json_int("handled", handled);
}

/* "take": what is pending, as signal, code, value; "raise": SIGUSR1 with a value, which handler and stack see */
void act(char *line)
{
	if (strcmp(line, "raise") == 0) {
		must(-pthread_sigqueue(pthread_self(), SIGUSR1, (union sigval){ .sival_int = 55 }));
		json_int("handled", handled);
		json_int("value", handled_value);
		json_int("on_stack", on_stack);
		return;
	}
	look_all('t');
	json_list("taken");
	for (int i = 0; i < THREADS; i++) {
		json_list(NULL);
		for (int j = 0; j < seen[i].got_count; j++)
			json_int(NULL, seen[i].got[j]);
		json_end();
	}
	json_end();
}
