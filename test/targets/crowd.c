/* argv[1] threads that wait for a word; one in the middle of them has a child. */
#include "target.h"
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t word = PTHREAD_COND_INITIALIZER, answer = PTHREAD_COND_INITIALIZER;
static int count, ready, said, answers;
static pid_t child;

static void *run(void *argument)
{
	int heard = 0, i = (int)(long)argument;

	if (i == count / 2) {
		child = (pid_t)must(fork());
		while (child == 0)
			pause();
	}
	must(-pthread_mutex_lock(&lock));
	ready++;
	for (;;) {
		pthread_cond_signal(&answer);
		while (heard == said)
			pthread_cond_wait(&word, &lock);
		heard = said;
		answers++;
	}
	return NULL;
}

void set_up(int argc, char **argv)
{
	pthread_attr_t attributes;
	pthread_t thread;

	check(argc > 1);
	count = atoi(argv[1]);
	pthread_attr_init(&attributes);
	must(-pthread_attr_setstacksize(&attributes, 64 << 10));
	for (long i = 0; i < count; i++)
		must(-pthread_create(&thread, &attributes, run, (void *)i));
	must(-pthread_mutex_lock(&lock));
	while (ready < count)
		pthread_cond_wait(&answer, &lock);
	must(-pthread_mutex_unlock(&lock));
}

/* Each of them is asked. */
void report(void)
{
	must(-pthread_mutex_lock(&lock));
	answers = 0;
	said++;
	pthread_cond_broadcast(&word);
	while (answers < count)
		pthread_cond_wait(&answer, &lock);
	must(-pthread_mutex_unlock(&lock));
	json_int("answers", answers);
	json_text("threads", proc_line("/proc/self/status", "Threads:"));
	json_int("child", child);
	json_bool("alive", kill(child, 0) == 0 && waitpid(child, NULL, WNOHANG) == 0);
}
