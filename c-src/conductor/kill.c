/*
 * conductor/kill.c - the end of targets that shall not run on: only when their images are whole. Children first, each reaped by its
 * own parent, which still waits in the remote loop: orphans would stay zombies until init finds the time, and their pids are
 * wanted again at restore.
 */
#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include "base/sys.h"
#include "base/urgency.h"
#include "conductor/dump.h"
#include "kinds/kind.h"
#include "remote/trace.h"
#include "spaces/network_lock.h"

static u32 depth_of(const struct task *t)
{
	u32 depth = 0;

	for (; t->parent; t = t->parent)
		depth++;
	return depth;
}

static void kill_task(struct task *t)
{
	if (t->state != TASK_DEAD)
		sys(SYS_kill, t->pid, SIGKILL);
}

/* We free its memory along with the dying task itself, on another core: process_mrelease(2). Where that fails, it does so alone. */
static void free_memory(struct task *t)
{
	if (t->state != TASK_DEAD)
		sys(SYS_process_mrelease, t->pidfd, 0);
}

static void take_report(struct task *t)
{
	for (size_t i = t->threads.n; i-- > 0;)
		stopped_reap(&t->threads.v[i]->stopped);
}

static void reap_children(struct task *t)
{
	struct error ignored;
	struct batch b;

	if (!t->children.n || !t->threads.n || !task_leader(t)->remote.area)
		return;
	b = batch_begin(&task_leader(t)->remote, (u32)t->children.n);
	for (size_t i = 0; i < t->children.n; i++)
		batch_try(&b, SYS_wait4, t->children.v[i]->pid, 0, __WALL | WNOHANG, 0);
	batch_run(&b, &ignored);
	batch_done(&b);
}

static void each_at(struct dump *d, u32 depth, void (*fn)(struct task *))
{
	for (size_t i = 0; i < d->tasks.n; i++)
		if (depth_of(d->tasks.v[i]) == depth)
			fn(d->tasks.v[i]);
}

/* Who restores at once must not meet what is dying. */
static bool has_exclusive(const struct dump *d)
{
	for (size_t i = 0; i < d->files.n; i++)
		if (d->files.v[i]->kind->exclusive)
			return true;
	return false;
}

void kill_all(struct dump_job *job)
{
	struct dump *d = &job->d;
	bool wait = has_exclusive(d);
	u32 depth = 0;

	job->op->undoing = true; /* too late to cancel */
	for (size_t i = 0; i < d->tasks.n; i++)
		depth = MAX(depth, depth_of(d->tasks.v[i]));
	for (;; depth--) {
		each_at(d, depth, kill_task);
		if (!job->thawed_at)
			job->thawed_at = clock_now();
		urgency_drop(); /* nobody waits for us any more, and freeing memory takes long */
		if (depth == 0)
			network_lock_keep(d);
		if (depth == 0 && !wait)
			dump_report(job); /* the caller reads it while they die */
		each_at(d, depth, free_memory);
		each_at(d, depth, take_report);
		if (depth == 0)
			break;
		each_at(d, depth - 1, reap_children);
	}
	if (wait)
		dump_report(job);
	job->released = true;
}
