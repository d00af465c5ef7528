/*
 * conductor/freeze.c - stops every thread of the tree: all are interrupted before the first is waited for (9 spinning threads on
 * 2 cores: 0.1 ms instead of 44), again until nobody new shows up.
 */
#include <errno.h>
#include <linux/kcmp.h>
#include <signal.h>
#include <time.h>
#include "base/io.h"
#include "base/sys.h"
#include "conductor/dump.h"
#include "kernel/proc_stat.h"
#include "remote/trace.h"

#define ROUNDS	 16	    /* clone races: CRIU allows 5 */
#define STUCK_NS 30000000UL /* how long a thread may sleep uninterruptibly before all are let go again */
#define TRIES	 100
#define PAUSE_NS 1000000UL /* between tries; grows up to PAUSES of it */
#define PAUSES	 20

/* The caller's patience, and an end to it when a thread cannot be stopped now: -EAGAIN. */
struct freeze_patience {
	struct patience patience;
	struct dump_job *job;
	struct thread *thread;
	u64 since;
};

static char thread_state(const struct thread *t)
{
	struct proc_stat st;

	return proc_stat_read(t->task->pid, t->tid, &st) < 0 ? 'X' : st.state;
}

/*
 * A vfork parent waits for a child that we may have stopped before its exec: neither would ever move. Any other
 * uninterruptible sleep ends by itself.
 */
static int freeze_ask(struct patience *patience, struct error *reterr)
{
	struct freeze_patience *p = container_of(patience, struct freeze_patience, patience);
	int r = operation_poll(p->job->op, reterr);

	if (r < 0)
		return r;
	if (clock_now() - p->since <= STUCK_NS || thread_state(p->thread) != 'D')
		return 0;
	p->job->stuck = p->thread;
	return -EAGAIN;
}

/* A thread that ended meanwhile is no failure: the next round sees what is left. */
static bool has_ended(const struct thread *t)
{
	char state = thread_state(t);

	return state == 'Z' || state == 'X';
}

static int seize_thread(struct thread *t, struct error *reterr)
{
	int r;

	if (t->stopped.seized || t->state == 'Z')
		return 0;
	r = stopped_seize(&t->stopped, t->tid, TRACE_TARGET, reterr);
	if (r < 0) {
		if (r == -ESRCH || has_ended(t)) {
			t->state = 'Z';
			return 0;
		}
		reterr->object = thread_object(t);
		if (r == -EPERM)
			reterr->code = "ERR_PERMISSION";
		return r;
	}
	stopped_interrupt(&t->stopped);
	return 0;
}

static int wait_thread(struct dump_job *job, struct thread *t, struct error *reterr)
{
	struct freeze_patience p = { .patience.ask = freeze_ask, .job = job, .thread = t, .since = clock_now() };
	int r;

	if (!t->stopped.seized || !t->stopped.running)
		return 0;
	r = stopped_wait(&t->stopped, &p.patience, reterr);
	if (r == -ESRCH) {
		t->state = 'Z';
		return 0;
	}
	if (r < 0 && r != -EAGAIN)
		reterr->object = thread_object(t);
	return r;
}

static int each_thread(struct dump_job *job, int (*fn)(struct dump_job *, struct thread *, struct error *),
		       struct error *reterr)
{
	for (size_t i = 0; i < job->d.tasks.n; i++) {
		struct task *task = job->d.tasks.v[i];

		for (size_t j = 0; j < task->threads.n; j++) {
			int r = fn(job, task->threads.v[j], reterr);

			if (r < 0)
				return r;
		}
	}
	return 0;
}

static int seize_step(struct dump_job *job UNUSED, struct thread *t, struct error *reterr)
{
	return seize_thread(t, reterr);
}

static int freeze_once(struct dump_job *job, bool *news, struct error *reterr)
{
	int r = 0;

	*news = true;
	job->frozen_at = clock_now();
	for (int round = 0; r >= 0 && *news && round < ROUNDS; round++) {
		r = each_thread(job, seize_step, reterr);
		if (r >= 0)
			r = each_thread(job, wait_thread, reterr);
		if (r >= 0)
			r = tree_refresh(job, news, reterr);
	}
	return r;
}

/* A child that has its memory, so is yet to execute a program or to end. */
static const struct task *vfork_child(const struct task *parent)
{
	for (size_t i = 0; i < parent->children.n; i++)
		if (sys(SYS_kcmp, parent->pid, parent->children.v[i]->pid, KCMP_VM, 0, 0) == 0)
			return parent->children.v[i];
	return NULL;
}

static int refuse_stuck(const struct dump_job *job, struct error *reterr)
{
	const struct thread *t = job->stuck;
	const struct task *child = t ? vfork_child(t->task) : NULL;

	if (child)
		return error_refuse(reterr, "ERR_UNSUPPORTED_TASK",
				    OBJECT(.pid = t->task->pid, .tid = t->tid, .kind = "vfork in progress"),
				    "try again when the child has executed a program",
				    "process %d waits for its vfork child %d", t->task->pid, child->pid);
	return error_set(reterr, "ERR_TIMEOUT", -EAGAIN, t ? thread_object(t) : task_object(job->d.tasks.v[0]),
			 "a thread of the tree sleeps uninterruptibly and cannot be stopped");
}

int freeze_all(struct dump_job *job, struct error *reterr)
{
	bool news;
	int r = -EAGAIN;

	for (int i = 0; r == -EAGAIN && i < TRIES; i++) {
		r = freeze_once(job, &news, reterr);
		if (r != -EAGAIN)
			break;
		freeze_release(job, 0);
		job->released = false;
		sys(SYS_nanosleep, &(struct timespec){ .tv_nsec = (long)(PAUSE_NS * (u64)MIN(i + 1, PAUSES)) }, 0);
	}
	if (r < 0 && r != -EAGAIN)
		return r;
	if (r == -EAGAIN)
		return refuse_stuck(job, reterr);
	if (news)
		return error_set(reterr, "ERR_TIMEOUT", -EAGAIN, task_object(job->d.tasks.v[0]),
				 "the tree makes new processes or threads faster than they can be stopped");
	if (!job->d.tasks.n || job->d.tasks.v[0]->state == TASK_DEAD)
		return error_set(reterr, "ERR_TARGET_GONE", -ESRCH, OBJECT(.pid = job->root), "process %d ended",
				 job->root);
	job->d.frozen = true;
	return 0;
}

/*
 * A thread that sleeps uninterruptibly cannot be detached from: that needs a stop. It stays seized for the next try, or
 * until our end, when the kernel detaches and takes the interrupt back.
 */
static bool is_stuck(const struct thread *t)
{
	return t->stopped.seized && t->stopped.running && !t->stopped.changed && thread_state(t) == 'D';
}

void freeze_release(struct dump_job *job, int signal)
{
	if (job->released)
		return;
	/* Children first: a parent that runs on early would see states of its children that are ours. */
	for (size_t i = job->d.tasks.n; i-- > 0;) {
		struct task *task = job->d.tasks.v[i];

		for (size_t j = task->threads.n; j-- > 0;)
			if (!is_stuck(task->threads.v[j]))
				stopped_release(&task->threads.v[j]->stopped, j == 0 ? signal : 0);
	}
	job->released = true;
	job->thawed_at = clock_now();
}
