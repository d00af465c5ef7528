/*
 * traits/semaphore_undo.c - System V semaphores that the kernel gives back when a process ends (SEM_UNDO). The sets belong to their
 * IPC namespace and stay; but the end of a dumped process changes them, so its restore has to take again what it held.
 *
 * No interface shows what would be undone. It can be found out nevertheless: semop(2) looks at each operation of a list in turn, refuses
 * one whose undo would go beyond +-32767 with ERANGE, one that would have to wait with EAGAIN, and then takes back those before. So a
 * list that ends with one that has to wait never changes anything, and its answer says on which side of a number the undo is.
 * kcmp(2) tells those apart that have no undo at all: nearly everybody.
 */
#define _GNU_SOURCE
#include <linux/kcmp.h>
#include <sched.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include "arch/x86_64/task.h"
#include "traits/state.h"

#define VALUE_MAX      32767	     /* SEMVMX, SEMAEM */
#define SET_MAX	       32000	     /* semaphores in a set, as semctl(2) has it by default */
#define LIST_MAX       500	     /* SEMOPM by default */
#define CLEAR_HANDLERS 0x100000000UL /* CLONE_CLEAR_SIGHAND */
#define STACK	       16384
#define SEM_STAT_ANY_  20
#define TRIES	       5

static struct object undo_object(const struct thread *t)
{
	return trait_object(t, "semaphore undo");
}

/* --- who has any --- */

static int bare_main(void *arg)
{
	(void)arg;
	return 0;
}

/* Processes and threads are compared with one that has ended, and so has no list of undos. */
static int lists_compare(struct dump *d, struct thread *leader, bool *ret_any, struct error *reterr)
{
	struct clone_args args = { .flags = CLONE_VM | CLONE_VFORK | CLEAR_HANDLERS,
				   .stack = (u64)arena_alloc(d->arena, STACK),
				   .stack_size = STACK };
	long bare = arch_clone(&args, bare_main, NULL), same = 0;
	const struct task *task = leader->task;
	bool own = false;

	if (bare < 0)
		return error_sys(reterr, undo_object(leader), bare, "cannot make a process to compare with");
	*ret_any = sys(SYS_kcmp, bare, leader->tid, KCMP_SYSVSEM, 0, 0) != 0;
	for (size_t i = 0; i < task->threads.n && !own; i++) {
		pid_t tid = task->threads.v[i]->tid;

		same = tid == leader->tid ? 0 : sys(SYS_kcmp, leader->tid, tid, KCMP_SYSVSEM, 0, 0);
		own = same > 0 && sys(SYS_kcmp, bare, tid, KCMP_SYSVSEM, 0, 0) != 0;
	}
	sys(SYS_wait4, bare, 0, __WALL, 0);
	if (own)
		return error_refuse(reterr, "ERR_UNSUPPORTED_TASK", undo_object(leader), NULL,
				    "a thread of process %d has undos of semaphores of its own", task->pid);
	return 0;
}

/* --- what would be undone --- */

struct set {
	int id;
	u32 key, count;
	u16 *values;
};

static long values_get(struct set *s)
{
	return sys(SYS_semctl, s->id, 0, GETALL, s->values);
}

/* Operations of one question about semaphore `n` that has the value `v`: room for six. */
static u32 question(struct sembuf *ops, u16 n, s32 v, s32 limit)
{
	u32 count = 0;
	s32 left;

#define ADD(value, flags) (ops[count++] = (struct sembuf){ n, (short)(value), IPC_NOWAIT | (flags) })
	if (limit > 0) { /* is it `limit` or more? */
		if (v < VALUE_MAX)
			ADD(VALUE_MAX - v, 0);
		ADD(limit - VALUE_MAX - 1, SEM_UNDO);
		left = limit - 1;
	} else { /* or less? */
		s32 sum = VALUE_MAX + 2 + limit, half = sum / 2;

		if (v)
			ADD(-v, 0);
		ADD(half, SEM_UNDO);
		ADD(-half, 0);
		ADD(sum - half, SEM_UNDO);
		left = sum - half;
	}
	ADD(-left - 1, 0); /* has to wait */
#undef ADD
	return count;
}

/* 1: yes, 0: no, or -errno: the set is not for this process, or gone. */
static int ask(struct thread *t, const struct set *s, u16 n, s32 limit, struct error *reterr)
{
	AUTO(batch_done) struct batch b = batch_begin(&t->remote, 1);
	struct sembuf *ops = batch_buffer(&b, 8 * sizeof *ops);
	u32 count = question(ops, n, s->values[n], limit);
	u32 call = batch_try(&b, SYS_semtimedop, s->id, batch_at(&b, ops), count, 0);
	int r = batch_run(&b, reterr);
	s64 answer;

	if (r < 0)
		return -ESRCH;
	answer = batch_result(&b, call);
	if (answer == -EAGAIN || answer == -ERANGE)
		return answer == -ERANGE;
	return answer < 0 ? (int)answer : -EINVAL;
}

/* The undo of one semaphore: the largest number of which the answer is yes. */
static int adjustment(struct thread *t, const struct set *s, u16 n, s32 *ret, struct error *reterr)
{
	s32 sign = 1, low = 0, high = VALUE_MAX + 1;
	int r = ask(t, s, n, 1, reterr);

	*ret = 0;
	if (r == 0) {
		r = ask(t, s, n, -1, reterr);
		sign = -1;
	}
	while (r > 0 && high - low > 1) {
		s32 middle = low + (high - low) / 2;

		r = ask(t, s, n, sign * middle, reterr);
		if (r > 0)
			low = middle;
		else if (r == 0)
			high = middle;
		r = r < 0 ? r : 1;
	}
	*ret = r > 0 ? sign * low : 0;
	return MIN(r, 0);
}

struct undos {
	VEC(SemUndoEntry *) v;
};

static int set_look(struct dump *d, struct thread *t, struct set *s, struct undos *ret, struct error *reterr)
{
	const size_t before = ret->v.n;
	u16 *again = arena_array(d->arena, u16, s->count);

	for (int i = 0; i < TRIES; i++) {
		struct set check = { .id = s->id, .values = again };
		int r = 0;

		if (values_get(s) < 0)
			return 0; /* gone, or not for us to see, so not for the target */
		ret->v.n = before;
		for (u32 n = 0; r >= 0 && n < s->count; n++) {
			SemUndoEntry *e;
			s32 adjust;

			r = adjustment(t, s, (u16)n, &adjust, reterr);
			if (r < 0 || !adjust)
				continue;
			e = message_new(d->arena, &sem_undo_entry__descriptor);
			*e = (SemUndoEntry){
				.base = e->base, .semid = (u32)s->id, .key = s->key, .number = n, .adjust = adjust
			};
			vec_push(d->arena, &ret->v, e);
		}
		if (r == -ESRCH)
			return r;
		/* Others may use it meanwhile: then answers do not fit together. */
		if (r < 0 || (values_get(&check) >= 0 && memcmp(again, s->values, s->count * sizeof *again) == 0))
			return 0;
	}
	return error_refuse(reterr, "ERR_UNSUPPORTED_TASK", undo_object(t), "try again when the semaphores are quiet",
			    "semaphores of set %d change all the time", s->id);
}

/* Sets of the namespace that somebody has operated on. */
static int sets_look(struct dump *d, struct thread *t, int last, struct undos *ret, struct error *reterr)
{
	int r = 0;

	for (int i = 0; r >= 0 && i <= last; i++) {
		struct semid_ds st;
		long id = sys(SYS_semctl, i, 0, SEM_STAT_ANY_, &st);
		struct set s;

		if (id < 0 || !st.sem_otime || st.sem_nsems > SET_MAX)
			continue;
		s = (struct set){ .id = (int)id, .key = (u32)st.sem_perm.__key, .count = (u32)st.sem_nsems };
		s.values = arena_array(d->arena, u16, s.count);
		r = set_look(d, t, &s, ret, reterr);
	}
	return r;
}

static int shared_refuse(struct dump *d, const struct thread *t, struct error *reterr)
{
	for (size_t i = 0; i < d->tasks.n; i++) {
		const struct task *other = d->tasks.v[i];

		if (other == t->task || !other->threads.n || !task_leader(other)->core ||
		    !task_leader(other)->core->tc->n_sem_undo ||
		    sys(SYS_kcmp, other->pid, t->task->pid, KCMP_SYSVSEM, 0, 0) != 0)
			continue;
		return error_refuse(reterr, "ERR_UNSUPPORTED_TASK", undo_object(t), NULL,
				    "processes %d and %d share what is undone of semaphores (CLONE_SYSVSEM)",
				    other->pid, t->task->pid);
	}
	return 0;
}

static int semaphore_undo_take(struct dump *d, struct thread *t, struct batch *b, void *keep, struct error *reterr)
{
	struct undos undos = { 0 };
	struct seminfo info;
	bool any;
	int last, r;

	(void)b, (void)keep;
	if (!thread_is_leader(t))
		return 0;
	last = (int)sys(SYS_semctl, 0, 0, SEM_INFO, &info);
	if (last < 0 || !info.semusz) /* how many sets there are */
		return 0;
	r = lists_compare(d, t, &any, reterr);
	if (r >= 0 && any)
		r = sets_look(d, t, last, &undos, reterr);
	if (r < 0)
		return r;
	t->core->tc->sem_undo = undos.v.v;
	t->core->tc->n_sem_undo = undos.v.n;
	return undos.v.n ? shared_refuse(d, t, reterr) : 0;
}

/* --- restore --- */

static int semaphore_undo_check(struct restore *rs, struct thread *t, struct error *reterr)
{
	const TaskCoreEntry *tc = t->core->tc;

	if (!thread_is_leader(t))
		return 0;
	for (size_t i = 0; i < tc->n_sem_undo; i++) {
		const SemUndoEntry *e = tc->sem_undo[i];
		struct semid_ds st;
		long r;

		if (!e->adjust || e->adjust < -VALUE_MAX || e->adjust > VALUE_MAX || e->number >= SET_MAX)
			return core_corrupt(rs, t, reterr, "no semaphore can be undone by %d", e->adjust);
		r = sys(SYS_semctl, e->semid, 0, IPC_STAT, &st);
		if (r < 0 || (u32)st.sem_perm.__key != e->key || st.sem_nsems <= e->number)
			return error_set(reterr, "ERR_FILE_MISSING", -ENOENT, undo_object(t),
					 "the semaphore set %u, of which process %d held some, is gone", e->semid,
					 t->task->pid);
	}
	return 0;
}

/* Those of one set at once: all or none. */
static int set_take(struct thread *t, SemUndoEntry **undos, u32 count, struct error *reterr)
{
	AUTO(batch_done) struct batch b = batch_begin(&t->remote, 1);
	struct sembuf *ops = batch_buffer(&b, count * sizeof *ops);
	u32 call;
	s64 result;
	int r;

	for (u32 i = 0; ops && i < count; i++)
		ops[i] = (struct sembuf){ (u16)undos[i]->number, (short)-undos[i]->adjust, IPC_NOWAIT | SEM_UNDO };
	call = batch_try(&b, SYS_semtimedop, undos[0]->semid, batch_at(&b, ops), count, 0);
	r = batch_run(&b, reterr);
	if (r < 0)
		return r;
	result = batch_result(&b, call);
	if (result == -EAGAIN)
		return error_set(reterr, "ERR_ID_IN_USE", -EAGAIN, undo_object(t),
				 "others hold semaphores of set %u that process %d held", undos[0]->semid,
				 t->task->pid);
	return result < 0 ? error_sys(reterr, undo_object(t), result, "cannot take semaphores of set %u again",
				      undos[0]->semid)
			  : 0;
}

/* While its privileges last; its threads will share it. */
static int semaphore_undo_begin(struct restore *rs, struct thread *t, struct batch *b, struct error *reterr)
{
	const TaskCoreEntry *tc = t->core->tc;
	int r = 0;

	(void)rs, (void)b;
	for (size_t i = 0, to; r >= 0 && i < tc->n_sem_undo; i = to) {
		for (to = i + 1;
		     to < tc->n_sem_undo && to - i < LIST_MAX && tc->sem_undo[to]->semid == tc->sem_undo[i]->semid;)
			to++;
		r = set_take(t, tc->sem_undo + i, (u32)(to - i), reterr);
	}
	return r;
}

const struct trait trait_semaphore_undo = {
	.name = "semaphore undo",
	.take = semaphore_undo_take,
	.check = semaphore_undo_check,
	.begin = semaphore_undo_begin,
};
