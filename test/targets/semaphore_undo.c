/*
 * System V semaphores that are given back when the process ends. One is held, one was raised, one is only used; a child holds some of
 * another. "thread": a thread has done it, whom the program outlives. With "other" and the id of a set: another program, which takes
 * the first ("take") and gives it back ("give").
 */
#include <pthread.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include "target.h"

enum { HELD, RAISED, USED, SPLIT, COUNT };

static int set = -1;
static struct worker child;

static int change(int number, int by, int flags)
{
	struct sembuf op = { (unsigned short)number, (short)by, (short)(IPC_NOWAIT | flags) };

	return semop(set, &op, 1);
}

static void child_answers(void)
{
	json_int("value", semctl(set, SPLIT, GETVAL));
}

static void *hold(void *arg)
{
	must(change(HELD, -1, SEM_UNDO));
	must(change(RAISED, 5, SEM_UNDO));
	return arg;
}

static void set_up_child(void)
{
	child = start_worker(child_answers);
	(void)child;
}

void set_up(int argc, char **argv)
{
	unsigned short values[COUNT] = { 1, 0, 32767, 400 };
	pthread_t thread;

	if (argc > 2) {
		set = atoi(argv[2]);
		return;
	}
	set = semget(0x5d000000 + getpid(), COUNT, IPC_CREAT | IPC_EXCL | 0600);
	if (set < 0 && errno == ENOSYS)
		skip("this kernel has no System V semaphores");
	must(set);
	must(semctl(set, 0, SETALL, values));
	if (argc > 1) {
		must(-pthread_create(&thread, NULL, hold, NULL));
		must(-pthread_join(thread, NULL));
	} else {
		must(change(SPLIT, -150, SEM_UNDO)); /* inherited by nobody */
		set_up_child();
		hold(NULL);
	}
	must(change(USED, -1, SEM_UNDO));
	must(change(USED, 1, SEM_UNDO));
	must(change(SPLIT, -50, SEM_UNDO));
}

void report(void)
{
	unsigned short values[COUNT];

	json_int("set", set);
	must(semctl(set, 0, GETALL, values));
	json_list("values");
	for (int i = 0; i < COUNT; i++)
		json_int(NULL, values[i]);
	json_end();
}

void act(char *line)
{
	if (!strcmp(line, "child"))
		ask_worker(&child, "child");
	else if (!strcmp(line, "remove"))
		must(semctl(set, 0, IPC_RMID));
	else
		json_int("result", change(HELD, !strcmp(line, "take") ? -1 : 1, 0));
}
