/*
 * conductor/release.c - remotes become running processes: stopped for good, the area unmapped by an injected call, then
 * registers, extended state and mask by ptrace. No signal frame, no code that unmaps itself.
 */
#include <errno.h>
#include <signal.h>
#include <sys/ptrace.h>
#include "base/sys.h"
#include "conductor/restore.h"
#include "memory/memory.h"
#include "kinds/kind.h"
#include "remote/trace.h"
#include "spaces/network_lock.h"
#include "traits/steps.h"

static int each_thread(struct restore_job *job, int (*fn)(struct restore_job *, struct thread *, struct error *),
		       struct error *reterr)
{
	for (size_t i = 0; i < job->rs.tasks.n; i++) {
		struct task *task = job->rs.tasks.v[i];

		for (size_t j = 0; task->state != TASK_DEAD && j < task->threads.n; j++) {
			int r = fn(job, task->threads.v[j], reterr);

			if (r < 0)
				return r;
		}
	}
	return 0;
}

static int seize(struct restore_job *job UNUSED, struct thread *t, struct error *reterr)
{
	int r = stopped_seize(&t->stopped, t->tid, TRACE_NEWBORN, reterr);

	t->remote.stopped = &t->stopped;
	return r;
}

int release_seize(struct restore_job *job, struct error *reterr)
{
	return each_thread(job, seize, reterr);
}

static int await(struct restore_job *job UNUSED, struct thread *t, struct error *reterr UNUSED)
{
	restart_await(t);
	return 0;
}

static int interrupt(struct restore_job *job UNUSED, struct thread *t, struct error *reterr UNUSED)
{
	stopped_interrupt(&t->stopped);
	return 0;
}

static int halt(struct restore_job *job, struct thread *t, struct error *reterr)
{
	return stopped_halt(&t->stopped, &job->op->patience, reterr);
}

static int unmap_area(struct restore_job *job, struct task *t, struct error *reterr)
{
	const u64 call[7] = { SYS_munmap, job->area.remote.v, job->area.size };
	struct stopped *leader = &task_leader(t)->stopped;
	struct syscall_gate gate;
	s64 ret = 0;
	int r = stopped_save(leader, &job->op->arena, reterr);

	if (r >= 0)
		r = memory_find_syscall(t, &gate, reterr);
	if (r >= 0)
		r = inject_syscall(leader, gate, call, &ret, reterr);
	if (r >= 0 && ret < 0)
		r = error_sys(reterr, task_object(t), ret, "unmapping the shared area");
	/* A stop in which the kernel handles interrupted system calls of the program, see release of registers. */
	return r < 0 ? r : stopped_settle(leader, reterr);
}

static int unmap_all(struct restore_job *job, struct error *reterr)
{
	int r = 0;

	for (size_t i = 0; r >= 0 && i < job->rs.tasks.n; i++)
		if (job->rs.tasks.v[i]->state != TASK_DEAD)
			r = unmap_area(job, job->rs.tasks.v[i], reterr);
	return r;
}

static int give_state(struct restore_job *job, struct thread *t, struct error *reterr)
{
	int r = 0;

	for (size_t i = 0; r >= 0 && traits[i]; i++)
		if (traits[i]->release)
			r = traits[i]->release(&job->rs, t, reterr);
	t->stopped.changed = t->stopped.saved = false; /* nothing of the loop is to be put back */
	return r;
}

/* From here on nothing can fail: every thread has its state and is let go. */
static int let_go(struct restore_job *job, struct thread *t, struct error *reterr UNUSED)
{
	const CriuOpts *options = job->op->options;
	/* Who was stopped has its signal already: traits/signals.c. */
	int signal = t->task->state != TASK_STOPPED && options->leave_stopped ? SIGSTOP : 0;

	stopped_release(&t->stopped, thread_is_leader(t) ? signal : 0);
	return 0;
}

int release_all(struct restore_job *job, struct error *reterr)
{
	int r = each_thread(job, await, reterr);

	if (r >= 0)
		r = each_thread(job, interrupt, reterr);
	if (r >= 0)
		r = each_thread(job, halt, reterr);
	if (r >= 0)
		r = unmap_all(job, reterr);
	if (r >= 0)
		r = each_thread(job, give_state, reterr);
	if (r >= 0)
		r = operation_hook(job->op, "pre-resume", job->root, reterr);
	if (r < 0)
		return r;
	network_unlock_restored(&job->rs);
	r = connections_resume(&job->rs, reterr);
	if (r < 0)
		return r;
	guards_remove(&job->op->guards, &job->area);
	job->released = true;
	return each_thread(job, let_go, reterr);
}
