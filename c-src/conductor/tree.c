/*
 * conductor/tree.c - who is in the tree: tasks in pre-order with their threads, found by walking /proc from the root, and
 * written to the images that describe it. The walk is repeated until the frozen tree shows nobody new.
 */
#include <errno.h>
#include <sys/prctl.h>
#include <time.h>
#include "base/fd.h"
#include "base/format.h"
#include "base/io.h"
#include "base/sort.h"
#include "base/sys.h"
#include "conductor/dump.h"
#include "kernel/proc_stat.h"
#include "kinds/kind.h"
#include "memory/memory.h"
#include "spaces/network_lock.h"
#include "spaces/space.h"
#include "traits/lsm.h"

#define MANY_THREADS \
	256 /* from so many on, /proc/PID/task/TID/children of each take longer than a look at all processes */

struct kin {
	pid_t parent, child;
};

struct walk {
	struct dump_job *job;
	VEC(struct task *) found;
	VEC(struct kin) kin; /* every process of the machine, by parent; empty unless it was looked for */
	bool kin_read, news;
	struct error *reterr;
};

static struct task *task_new(struct dump_job *job, pid_t pid)
{
	struct task *t = arena_new(&job->op->arena, struct task);

	t->pid = pid;
	t->mem = t->pagemap = -1;
	t->pidfd = (int)sys(SYS_pidfd_open, pid, 0);
	t->state = TASK_ALIVE;
	return t;
}

static CoreEntry *core_new(struct arena *a, bool leader)
{
	CoreEntry *core = arena_new(a, CoreEntry);

	core_entry__init(core);
	core->mtype = CORE_ENTRY__MARCH__X86_64;
	core->thread_core = arena_new(a, ThreadCoreEntry);
	thread_core_entry__init(core->thread_core);
	core->thread_core->has_cg_set = true;
	core->thread_core->cg_set = 1; /* the dumper's own: not moved at restore */
	core->thread_info = arena_new(a, ThreadInfoX86);
	thread_info_x86__init(core->thread_info);
	if (leader) {
		core->tc = arena_new(a, TaskCoreEntry);
		task_core_entry__init(core->tc);
		core->tc->task_state = TASK_ALIVE;
		core->tc->comm = "";
	}
	return core;
}

static struct thread *thread_new(struct dump_job *job, struct task *task, pid_t tid)
{
	struct thread *t = arena_new(&job->op->arena, struct thread);

	t->task = task;
	t->tid = tid;
	t->core = core_new(&job->op->arena, tid == task->pid);
	return t;
}

static struct task *tree_find(const struct dump *d, pid_t pid)
{
	for (size_t i = 0; i < d->tasks.n; i++)
		if (d->tasks.v[i]->pid == pid)
			return d->tasks.v[i];
	return NULL;
}

/* Known threads are the leader and then, ascending, the others; *after is where the last search ended. */
static struct thread *thread_find(const struct task *t, pid_t tid, size_t *after)
{
	if (t->threads.n && t->threads.v[0]->tid == tid)
		return t->threads.v[0];
	while (*after < t->threads.n && t->threads.v[*after]->tid < tid)
		++*after;
	return *after < t->threads.n && t->threads.v[*after]->tid == tid ? t->threads.v[*after] : NULL;
}

/* One that we hold is there: nothing but a SIGKILL ends it. */
static bool is_held(const struct thread *t)
{
	return t && t->stopped.seized && !t->stopped.running;
}

/* 0: it has ended. The leader stays, as a zombie. */
static char thread_look(const struct walk *w, const struct task *t, pid_t tid, const struct thread *known)
{
	struct proc_stat st;

	if (is_held(known))
		return known->state;
	if (!w->job->frozen_at && tid != t->pid)
		return 'R'; /* the plan: whoever ends before the freeze is not met there */
	if (proc_stat_read(t->pid, tid, &st) < 0)
		return 0;
	return (st.state == 'Z' || st.state == 'X') && tid != t->pid ? 0 : st.state;
}

/* The threads that there are now, the leader first. Those that we hold keep their struct. */
static int threads_read(struct walk *w, struct task *t)
{
	struct arena *a = &w->job->op->arena;
	VEC(struct thread *) found = { 0 };
	struct thread *leader = NULL;
	size_t n, after = 1;
	int *tids, r = dir_numbers(a, PATHF("/proc/%d/task", t->pid), &tids, &n);

	if (r < 0)
		return r == -ENOENT ? -ESRCH : r;
	vec_push(a, &found, leader); /* its place: thread ids wrap, so it need not be the lowest */
	for (size_t i = 0; i < n; i++) {
		struct thread *thread = thread_find(t, tids[i], &after);
		char state = thread_look(w, t, tids[i], thread);

		if (!state)
			continue;
		if (!thread) {
			thread = thread_new(w->job, t, tids[i]);
			w->news = true;
		}
		thread->state = state;
		if (tids[i] == t->pid)
			leader = thread;
		else
			vec_push(a, &found, thread);
	}
	if (!leader)
		return -ESRCH;
	found.v[0] = leader;
	t->threads.v = found.v;
	t->threads.n = found.n;
	t->threads.cap = found.cap;
	return 0;
}

static void become_dead(struct task *t, const struct proc_stat *st)
{
	t->state = TASK_DEAD;
	t->exit_status = (int)st->exit_code;
	t->threads.n = 0;
}

static int task_walk(struct walk *w, pid_t pid, struct task *parent);

static int kin_order(const void *a, const void *b)
{
	const struct kin *x = a, *y = b;
	int order = sort_order(x->parent, y->parent);

	return order ? order : sort_order(x->child, y->child);
}

static void kin_note(struct walk *w, pid_t pid)
{
	struct proc_stat st;

	if (proc_stat_read(pid, 0, &st) == 0)
		vec_push(&w->job->op->arena, &w->kin, (struct kin){ st.ppid, pid });
}

static int kin_read(struct walk *w)
{
	size_t n;
	int *pids, r = w->kin_read ? 0 : dir_numbers(&w->job->op->arena, "/proc", &pids, &n);

	if (r < 0 || w->kin_read)
		return r;
	for (size_t i = 0; i < n; i++)
		kin_note(w, pids[i]);
	sort_array(w->kin.v, w->kin.n, sizeof *w->kin.v, kin_order);
	w->kin_read = true;
	return 0;
}

/* The same from the other side: one look at every process, whichever thread is its parent. */
static int kin_walk(struct walk *w, struct task *t)
{
	int r = kin_read(w);

	for (size_t i = 0; r >= 0 && i < w->kin.n && w->kin.v[i].parent <= t->pid; i++)
		if (w->kin.v[i].parent == t->pid)
			r = task_walk(w, w->kin.v[i].child, t);
	return r;
}

static int children_walk(struct walk *w, struct task *t)
{
	if (t->threads.n > MANY_THREADS)
		return kin_walk(w, t);
	for (size_t i = 0; i < t->threads.n; i++) {
		char *text;
		ssize_t n =
			file_slurp(&w->job->op->arena, PATHF("/proc/%d/task/%d/children", t->pid, t->threads.v[i]->tid),
				   16 << 20, &text);
		const char *p = text;

		if (n < 0)
			continue; /* the thread has ended */
		while (*p) {
			const char *before = p;
			pid_t child = (pid_t)parse_number(&p, 10);
			int r = p == before ? 0 : task_walk(w, child, t);

			if (r < 0)
				return r;
			while (*p == ' ' || *p == '\n' || p == before)
				p++;
		}
	}
	return 0;
}

/* A child that vanishes between two looks is no failure; the root is. */
static int task_walk(struct walk *w, pid_t pid, struct task *parent)
{
	struct task *t = tree_find(&w->job->d, pid);
	struct proc_stat st;
	int r = proc_stat_read(pid, 0, &st);

	if (r < 0)
		return parent ? 0 : r;
	if (!t) {
		t = task_new(w->job, pid);
		w->news = true;
	}
	t->ppid = parent ? parent->pid : 0;
	t->parent = parent;
	t->pgid = st.pgrp;
	t->sid = st.session;
	t->children.n = 0;
	if (st.state == 'Z' && st.threads <= 1) {
		if (t->state != TASK_DEAD && t->threads.n)
			w->news = true;
		become_dead(t, &st);
	} else {
		r = threads_read(w, t);
		if (r == -ESRCH && parent)
			return 0;
		if (r < 0)
			return r;
		if (st.state == 'Z')
			return error_refuse(w->reterr, "ERR_UNSUPPORTED_TASK",
					    OBJECT(.pid = pid, .kind = "dead thread leader"), NULL,
					    "the first thread of process %d has ended, others run", pid);
	}
	vec_push(&w->job->op->arena, &w->found, t);
	if (parent)
		vec_push(&w->job->op->arena, &parent->children, t);
	return children_walk(w, t);
}

int tree_refresh(struct dump_job *job, bool *ret_news, struct error *reterr)
{
	struct walk w = { .job = job, .reterr = reterr };
	int r = task_walk(&w, job->root, NULL);

	if (r == -ESRCH)
		return error_set(reterr, "ERR_NO_SUCH_PROCESS", -ESRCH, OBJECT(.pid = job->root),
				 "there is no process %d", job->root);
	if (r < 0)
		return reterr->code ? r : error_sys(reterr, OBJECT(.pid = job->root), r, "reading the process tree");
	job->d.tasks.v = w.found.v;
	job->d.tasks.n = w.found.n;
	job->d.tasks.cap = w.found.cap;
	*ret_news = w.news;
	return 0;
}

int tree_plan(struct dump_job *job, struct error *reterr)
{
	pid_t self = (pid_t)sys(SYS_getpid);
	bool news;
	int r;

	if (job->root <= 0)
		return error_set(reterr, "ERR_INVALID_OPTION", -EINVAL, OBJECT(), "no pid to dump was given");
	r = tree_refresh(job, &news, reterr);
	if (r < 0)
		return r;
	if (job->d.tasks.v[0]->state == TASK_DEAD)
		return error_set(reterr, "ERR_NO_SUCH_PROCESS", -ESRCH, OBJECT(.pid = job->root),
				 "process %d has ended and waits to be reaped", job->root);
	if (tree_find(&job->d, self) || tree_find(&job->d, job->op->caller))
		return error_refuse(reterr, "ERR_UNSUPPORTED_TASK",
				    OBJECT(.pid = job->root, .kind = "the caller itself"),
				    "dump a child process instead",
				    "process %d is, or contains, the process that dumps", job->root);
	return 0;
}

/* --- images --- */

static int pstree_write(struct dump_job *job, const struct task *t, struct error *reterr)
{
	PstreeEntry e = PSTREE_ENTRY__INIT;
	u32 *threads = arena_array(&job->op->arena, u32, t->threads.n + 1);

	e.pid = (u32)t->pid;
	e.ppid = (u32)t->ppid;
	e.pgid = (u32)t->pgid;
	e.sid = (u32)t->sid;
	threads[0] = (u32)t->pid;
	for (size_t i = 0; i < t->threads.n; i++)
		threads[i] = (u32)t->threads.v[i]->tid;
	e.threads = threads;
	e.n_threads = MAX(t->threads.n, 1);
	return images_put(job->d.images, IMG_PSTREE, 0, &e.base, reterr);
}

static int zombie_write(struct dump_job *job, const struct task *t, struct error *reterr)
{
	CoreEntry *core = core_new(&job->op->arena, true);
	struct proc_stat st;

	core->thread_core = NULL;
	core->thread_info = NULL;
	core->tc->task_state = TASK_DEAD;
	core->tc->exit_code = (u32)t->exit_status;
	if (proc_stat_read(t->pid, 0, &st) == 0)
		core->tc->comm = arena_strdup(&job->op->arena, st.comm);
	return images_put(job->d.images, IMG_CORE, (u64)t->pid, &core->base, reterr);
}

/* A job-control stop goes on after a restore. */
static void stop_write(const struct task *t)
{
	TaskCoreEntry *tc = task_leader(t)->core->tc;
	int signal = task_leader(t)->stopped.group_stop;

	if (!signal)
		return;
	tc->task_state = TASK_STOPPED;
	tc->has_stop_signo = true;
	tc->stop_signo = (u32)signal;
}

static int task_write(struct dump_job *job, struct task *t, struct error *reterr)
{
	struct images *images = job->d.images;
	int r = pstree_write(job, t, reterr);

	if (r < 0 || t->state == TASK_DEAD)
		return r < 0 ? r : zombie_write(job, t, reterr);
	stop_write(t);
	for (size_t i = 0; r >= 0 && i < t->threads.n; i++)
		r = images_put(images, IMG_CORE, (u64)t->threads.v[i]->tid, &t->threads.v[i]->core->base, reterr);
	if (r >= 0 && t->ids)
		r = images_put(images, IMG_IDS, (u64)t->pid, &t->ids->base, reterr);
	if (r >= 0 && t->mm)
		r = images_put(images, IMG_MM, (u64)t->pid, &t->mm->base, reterr);
	if (r >= 0 && t->fs)
		r = images_put(images, IMG_FS, (u64)t->pid, &t->fs->base, reterr);
	return r;
}

static int inventory_write(struct dump_job *job, struct error *reterr)
{
	InventoryEntry e = INVENTORY_ENTRY__INIT;
	struct timespec now;
	PluginsEntry plugins = PLUGINS_ENTRY__INIT; /* present even if it is empty: no plugin is needed */

	e.img_version = 2;
	e.has_fdinfo_per_id = e.fdinfo_per_id = true;
	e.has_ns_per_id = e.ns_per_id = true;
	e.root_ids = job->d.own_ids;
	e.has_root_cg_set = true;
	e.root_cg_set = 1;
	e.has_lsmtype = true;
	e.lsmtype = lsm_type();
	plugins.n_plugins = job->d.plugins.n;
	plugins.plugins = (char **)job->d.plugins.v;
	e.plugins_entry = &plugins;
	e.tracking = job->tracking;
	/* Of the freeze. By it CRIU's next dump tells a process from another that got its pid. */
	e.has_dump_uptime = job->d.runs_on;
	sys(SYS_clock_gettime, CLOCK_BOOTTIME, &now);
	e.dump_uptime = (u64)now.tv_sec * 1000000 + (u64)now.tv_nsec / 1000 - (clock_now() - job->frozen_at) / 1000;
	e.has_pre_dump_mode = job->d.pre_dump;
	e.pre_dump_mode = job->d.options->pre_dump_mode;
	network_lock_note(&job->d, &e);
	e.has_allow_uprobes = e.allow_uprobes = memory_is_probed(&job->d);
	e.has_tcp_close = e.tcp_close = job->d.options->tcp_close;
	return images_put(job->d.images, IMG_INVENTORY, 0, &e.base, reterr);
}

int tree_write(struct dump_job *job, struct error *reterr)
{
	int r = 0;

	for (size_t i = 0; !job->d.pre_dump && r >= 0 && i < job->d.tasks.n; i++)
		r = task_write(job, job->d.tasks.v[i], reterr);
	return r < 0 ? r : inventory_write(job, reterr);
}
