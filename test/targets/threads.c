/*
 * Eight threads that count, each with its own thread-local storage; restartable sequences, robust lists and the address
 * that a join waits for, which glibc sets up for each of them.
 */
#include "target.h"
#include <linux/rseq.h>
#include <pthread.h>
#include <sched.h>
#include <sys/rseq.h>

#define THREADS 8
static pthread_t threads[THREADS];
static volatile uint64_t counters[THREADS];
static volatile bool ok[THREADS], asked[THREADS], stop[THREADS];
static pid_t tids[THREADS];
static __thread int mine;
static __thread char *text;
static pthread_mutex_t robust;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* Registered, with the numbers that the kernel keeps up to date in it. */
static bool rseq_works(void)
{
	struct rseq *area;

	if (!__rseq_size)
		return true;
	area = (struct rseq *)((char *)__builtin_thread_pointer() + __rseq_offset);
	if (syscall(SYS_rseq, area, 32, 0, RSEQ_SIG) == 0 || errno != EBUSY)
		return false;
	for (int i = 0; i < 100; i++)
		if ((int)*(volatile uint32_t *)&area->cpu_id == sched_getcpu())
			return true;
	return false;
}

static void *head_of_robust_list(void)
{
	void *head = NULL;
	size_t size = 0;

	must(syscall(SYS_get_robust_list, 0, &head, &size));
	return head;
}

static void *run(void *argument)
{
	int i = (int)(long)argument;
	void *head = head_of_robust_list();
	char name[16];

	mine = i + 1000;
	snprintf(name, sizeof name, "thread %d", i);
	text = name;
	pthread_setname_np(pthread_self(), name);
	tids[i] = gettid();
	if (i == 3)
		must(-pthread_mutex_lock(&robust));
	while (!stop[i]) {
		counters[i]++;
		if (counters[i] % 1024 == 0)
			sched_yield();
		if (!asked[i])
			continue;
		ok[i] = mine == i + 1000 && strcmp(text, name) == 0 && tids[i] == gettid() &&
			head == head_of_robust_list() && rseq_works();
		asked[i] = false;
	}
	if (i == 5) { /* leaves by the condition variable */
		pthread_mutex_lock(&lock);
		stop[i] = false;
		while (!stop[i])
			pthread_cond_wait(&changed, &lock);
		pthread_mutex_unlock(&lock);
	}
	return (void *)(long)mine;
}

void set_up(int argc, char **argv)
{
	pthread_mutexattr_t attributes;

	(void)argc, (void)argv;
	pthread_mutexattr_init(&attributes);
	pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
	pthread_mutex_init(&robust, &attributes);
	for (long i = 0; i < THREADS; i++)
		must(-pthread_create(&threads[i], NULL, run, (void *)i));
	for (int i = 0; i < THREADS; i++)
		while (counters[i] == 0)
			pause_ms(1);
}

void report(void)
{
	bool all = true;

	for (int i = 0; i < THREADS; i++)
		asked[i] = true;
	for (int i = 0; i < THREADS; i++) {
		while (asked[i])
			pause_ms(1);
		all = all && ok[i];
	}
	json_bool("ok", all);
	json_bool("rseq", rseq_works());
	json_list("tids");
	for (int i = 0; i < THREADS; i++)
		json_int(NULL, tids[i]);
	json_end();
}

/* "count": how far each is; "join": ends all threads and waits for them; what they return, and what the mutex is then */
void act(char *line)
{
	void *result;

	if (strcmp(line, "count") == 0) {
		json_list("counters");
		for (int i = 0; i < THREADS; i++)
			json_int(NULL, (long long)counters[i]);
		json_end();
		return;
	}
	for (int i = 0; i < THREADS; i++)
		stop[i] = true;
	while (stop[5])
		pause_ms(1);
	pthread_mutex_lock(&lock);
	stop[5] = true;
	pthread_cond_broadcast(&changed);
	pthread_mutex_unlock(&lock);
	json_list("joined");
	for (int i = 0; i < THREADS; i++) {
		must(-pthread_join(threads[i], &result));
		json_int(NULL, (long)result);
	}
	json_end();
	json_bool("owner_dead", pthread_mutex_lock(&robust) == EOWNERDEAD);
}
