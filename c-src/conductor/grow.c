/*
 * conductor/grow.c - the processes of a restored tree. The root comes from spawn.c; every other process and thread is
 * cloned, with its id, by a remote of its true parent, and is a remote at once. All share one area.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include "arch/x86_64/signal.h"
#include "arch/x86_64/task.h"
#include "base/fd.h"
#include "base/io.h"
#include "conductor/restore.h"
#include "kinds/kind.h"
#include "memory/memory.h"
#include "remote/trace.h"
#include "spaces/space.h"

#define HEAP_SIZE	 (24UL << 20) /* lazily backed */
#define HEAP_OF_A_THREAD (64UL << 10)
#define STUB_ROOM	 0x10000
#define LOWEST_TOP	 64

/* --- area and stub --- */

static u32 thread_count(const struct restore_job *job)
{
	u32 n = 0;

	for (size_t i = 0; i < job->births.placed.n; i++)
		n += (u32)job->births.placed.v[i]->task->threads.n;
	return n;
}

static void remotes_number(struct restore_job *job)
{
	u32 slot = 0;

	for (size_t i = 0; i < job->births.placed.n; i++) {
		struct task *t = job->births.placed.v[i]->task;

		for (size_t j = 0; j < t->threads.n; j++, slot++)
			t->threads.v[j]->remote = (struct remote){
				.area = &job->area, .slot = slot, .tid = t->threads.v[j]->tid, .pidfd = -1
			};
	}
}

static int area_make(struct restore_job *job, struct error *reterr)
{
	struct area *a = &job->area;
	u32 slots = thread_count(job);
	void *at;
	long r;

	a->size = area_size(slots, HEAP_SIZE + slots * HEAP_OF_A_THREAD);
	a->patience = &job->op->patience;
	if (a->size > UINT32_MAX) /* the stub and the offsets of clones have 32 bits */
		return error_set(reterr, "ERR_NO_MEMORY", -E2BIG, OBJECT(), "%u threads are too many at once", slots);
	r = sys(SYS_memfd_create, "libcriu-area", MFD_CLOEXEC);
	if (r < 0)
		return error_sys(reterr, OBJECT(), r, "memfd_create for the shared area");
	job->area_fd = (int)r;
	r = sys(SYS_ftruncate, job->area_fd, a->size);
	if (r >= 0)
		r = arena_map(&job->op->arena, job->area_fd, a->size, &at);
	if (r < 0)
		return error_sys(reterr, OBJECT(), r, "mapping the shared area");
	a->local = at;
	/* All slots before the first clone: a remote must not wait on a slot that is made anew under it. */
	area_format(a, slots);
	for (u32 i = 0; i < slots; i++)
		area_slot_local(a, i)->guard = GUARD_EXIT;
	guards_add(&job->op->guards, a);
	remotes_number(job);
	return 0;
}

/* Above every descriptor of the tree and every one of ours. */
static int highest_number(const struct restore_job *job)
{
	int top = LOWEST_TOP;

	for (size_t i = 0; i < job->rs.tasks.n; i++)
		for (size_t j = 0; j < job->rs.tasks.v[i]->fds.n; j++)
			top = MAX(top, job->rs.tasks.v[i]->fds.v[j].fd + 1);
	top = MAX(top, job->order.stub + 1);
	top = MAX(top, job->area_fd + 1);
	return MAX(top, job->order.control + 1);
}

int grow_prepare(struct restore_job *job, struct error *reterr)
{
	struct spawn_order *o = &job->order;
	raddr gap;
	int ends[2], r;

	job->area_fd = o->stub = o->control = -1;
	r = area_make(job, reterr);
	if (r >= 0)
		r = memory_find_gap(&job->rs, STUB_ROOM + job->area.size, &gap, reterr);
	if (r < 0)
		return r;
	job->stub = gap;
	job->area.remote.v = gap.v + STUB_ROOM;
	r = (int)sys(SYS_socketpair, AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends);
	if (r < 0)
		return error_sys(reterr, OBJECT(), r, "socketpair for the remotes");
	job->rs.control_socket = ends[0];
	o->control = ends[1];
	o->area = job->area_fd;
	o->top = highest_number(job) + 1; /* the stub's own memfd comes after this */
	o->top = MAX(o->top, o->control + 2);
	job->rs.control = o->top;
	r = spawn_stub(job->stub, job->area.remote, job->area.size, o->top + 1, &o->stub, reterr);
	if (r < 0)
		return r;
	o->pid = job->rs.tasks.v[0]->pid;
	o->stack = arena_alloc(&job->op->arena, SPAWN_STACK);
	o->parent = job->op->options->rst_sibling ? SPAWN_SIBLING
		    : job->op->options->child	  ? SPAWN_CALLER
						  : SPAWN_CONDUCTOR;
	return time_namespace_offsets(&job->rs, o->time_offsets, sizeof o->time_offsets, reterr);
}

/* --- processes --- */

static void clone_add(struct restore_job *job, struct batch *b, const struct thread *child, u64 flags, int exit_signal)
{
	pid_t *tid = batch_copy(b, &child->tid, sizeof child->tid);
	struct clone_args args = { .flags = flags,
				   .exit_signal = (u64)exit_signal,
				   .set_tid = batch_at(b, tid),
				   .set_tid_size = 1,
				   .stack = area_slot(&job->area, child->remote.slot).v,
				   .stack_size = SLOT_SIZE - 8 };
	u32 call = batch_call(b, SYS_clone3, batch_at(b, batch_copy(b, &args, sizeof args)), sizeof args);

	batch_expect(b, call, child->tid);
	batch_clone_into(b, call, child->remote.slot);
}

/* With CLONE_PARENT the signal is that of the maker, which is the same. */
static void child_add(struct restore_job *job, struct batch *b, const struct birth *child)
{
	clone_add(job, b, task_leader(child->task), child->flags, child->flags & CLONE_PARENT ? 0 : SIGCHLD);
}

static void children_add(struct restore_job *job, struct batch *b, const struct birth *maker, bool early)
{
	for (const struct birth *child = maker->first; child; child = child->next)
		if (child->early == early && !child->adopter)
			child_add(job, b, child);
}

static int watch_birth(struct task *t, struct error *reterr)
{
	long fd = sys(SYS_pidfd_open, t->pid, 0);

	if (fd < 0)
		return error_sys(reterr, task_object(t), fd, "the new process %d is gone", t->pid);
	t->pidfd = (int)fd;
	for (size_t i = 0; i < t->threads.n; i++)
		t->threads.v[i]->remote.pidfd = t->pidfd;
	return 0;
}

/* A pid may still belong to a zombie that init is about to reap. */
static int birth_failed(const struct task *t, int r, struct error *reterr)
{
	if (r != -EEXIST)
		return r;
	return error_set(reterr, "ERR_PID_IN_USE", -EEXIST, task_object(t), "a pid among the children of %d is in use",
			 t->pid);
}

/* Before it has children: they inherit the terminal. Its table is empty, so the descriptor comes to 0. */
static int terminal_take(struct restore_job *job, struct task *t, struct batch *b, struct error *reterr)
{
	int fd, r = restore_session_terminal(&job->rs, t->pid, &t->foreground, &fd, reterr);

	if (r <= 0)
		return r;
	r = descriptors_send(&job->rs, t, b, &fd, 1, reterr);
	if (r < 0)
		return r;
	batch_call(b, SYS_ioctl, 0, TIOCSCTTY, 1);
	batch_call(b, SYS_close, 0);
	t->has_terminal = true;
	return 0;
}

/* A group that has ended meanwhile is in front of nothing. */
static int foreground_set(struct task *t, struct error *reterr)
{
	AUTO(batch_done) struct batch b = batch_begin(&task_leader(t)->remote, 3);
	u32 fd = batch_call(&b, SYS_openat, AT_FDCWD, batch_at(&b, batch_copy(&b, "/dev/tty", sizeof "/dev/tty")),
			    O_RDWR | O_NOCTTY | O_NONBLOCK, 0);
	u32 set = batch_try(&b, SYS_ioctl, 0, TIOCSPGRP,
			    batch_at(&b, batch_copy(&b, &t->foreground, sizeof t->foreground)));
	u32 closed = batch_call(&b, SYS_close, 0);

	batch_use_result(&b, set, 0, fd);
	batch_use_result(&b, closed, 0, fd);
	return batch_run(&b, reterr);
}

static int terminals_give(struct restore_job *job, struct error *reterr)
{
	int r = 0;

	for (size_t i = 0; r >= 0 && i < job->rs.tasks.n; i++) {
		struct task *t = job->rs.tasks.v[i];

		if (t->has_terminal && t->foreground > 0 && t->foreground != t->pid)
			r = foreground_set(t, reterr);
	}
	return r < 0 ? r : descriptors_make_in_tree(&job->rs, reterr);
}

static bool leads_session(const struct birth *x)
{
	return x->task->sid == x->task->pid && !x->adopter;
}

static int children_make(struct restore_job *job, const struct birth *maker, struct error *reterr)
{
	AUTO(batch_done) struct batch b = { 0 };
	u32 calls = 8;
	int r;

	for (const struct birth *child = maker->first; child; child = child->next)
		calls++;
	b = batch_begin(&task_leader(maker->task)->remote, calls);
	children_add(job, &b, maker, true);
	if (leads_session(maker))
		batch_call(&b, SYS_setsid);
	r = leads_session(maker) && maker->task->state != TASK_HELPER ? terminal_take(job, maker->task, &b, reterr) : 0;
	if (r < 0)
		return r;
	children_add(job, &b, maker, false);
	r = batch_run(&b, reterr);
	if (r < 0)
		return birth_failed(maker->task, r, reterr);
	for (const struct birth *child = maker->first; r >= 0 && child; child = child->next)
		if (!child->adopter)
			r = watch_birth(child->task, reterr);
	return r;
}

/* --- helpers --- */

static int helper_end(struct task *t, struct error *reterr)
{
	AUTO(batch_done) struct batch reap = batch_begin(&task_leader(t->parent)->remote, 1);
	struct batch b = batch_begin(&task_leader(t)->remote, 1);

	batch_call(&b, SYS_exit_group, 0);
	batch_post(&b); /* it does not answer any more */
	batch_expect(&reap, batch_call(&reap, SYS_wait4, t->pid, 0, __WALL, 0), t->pid);
	batch_post(&reap);
	batch_done(&b);
	fd_close(&t->pidfd);
	return batch_wait(&reap, reterr);
}

/* Sessions and groups live on in the numbers of their members. */
int grow_dismiss(struct restore_job *job, bool lingering, struct error *reterr)
{
	int r = 0;

	for (size_t i = job->births.placed.n; r >= 0 && i-- > 0;) {
		struct birth *x = job->births.placed.v[i];

		if (x->task->state == TASK_HELPER && !x->adopter && x->lingers == lingering)
			r = helper_end(x->task, reterr);
	}
	return r;
}

static int adoption(struct task *t, bool on, struct error *reterr)
{
	AUTO(batch_done) struct batch b = batch_begin(&task_leader(t)->remote, 1);

	batch_call(&b, SYS_prctl, PR_SET_CHILD_SUBREAPER, on, 0, 0, 0);
	return batch_run(&b, reterr);
}

#define PASSING_TRIES 64

/* Above every id of the tree, so that it is in nobody's way. */
static pid_t highest_id(const struct restore_job *job)
{
	pid_t top = 300;

	for (size_t i = 0; i < job->rs.tasks.n; i++)
		for (size_t j = 0; j < job->rs.tasks.v[i]->threads.n; j++)
			top = MAX(top, job->rs.tasks.v[i]->threads.v[j]->tid);
	return top;
}

static int passing_make(struct restore_job *job, struct birth *passing, struct error *reterr)
{
	const pid_t above = highest_id(job);
	int r = -EEXIST;

	for (pid_t i = 1; r == -EEXIST && i <= PASSING_TRIES; i++) {
		AUTO(batch_done) struct batch b = batch_begin(&task_leader(passing->creator->task)->remote, 1);

		passing->task->pid = task_leader(passing->task)->tid = above + i;
		child_add(job, &b, passing);
		r = batch_run(&b, reterr);
	}
	return r < 0 ? r : watch_birth(passing->task, reterr);
}

/* A child of it is born, then it dies: the child goes to whoever adopts the orphans above. */
static int pass(struct restore_job *job, struct birth *passing, struct error *reterr)
{
	int r = adoption(passing->adopter, true, reterr);

	if (r >= 0)
		r = passing_make(job, passing, reterr);
	if (r >= 0)
		r = children_make(job, passing, reterr);
	if (r >= 0)
		r = helper_end(passing->task, reterr);
	return r < 0 ? r : adoption(passing->adopter, false, reterr);
}

/* --- memory that was shared since fork(2) --- */

/* Helpers have that of their maker. */
static struct birth *memory_source(const struct birth *x)
{
	struct birth *maker = x->creator;

	while (maker && maker->task->state == TASK_HELPER)
		maker = maker->creator;
	return maker;
}

static void heirs_find(struct restore_job *job)
{
	for (size_t i = 0; i < job->births.placed.n; i++) {
		struct birth *x = job->births.placed.v[i], *maker = memory_source(x);

		if (maker && x->task->state != TASK_HELPER && x->task->state != TASK_DEAD && !(x->flags & CLONE_VM) &&
		    memory_inherit(&job->rs, x->task, maker->task))
			maker->bequeaths = true;
	}
}

static int births_make(struct restore_job *job, const struct birth *maker, struct error *reterr)
{
	int r = 0;

	if (maker->bequeaths)
		r = memory_lay(&job->rs, maker->task, job->area.remote, job->area.size, reterr);
	if (r < 0)
		return r;
	if (maker->first || leads_session(maker))
		r = children_make(job, maker, reterr);
	for (struct birth *child = maker->first; r >= 0 && child; child = child->next)
		if (child->adopter)
			r = pass(job, child, reterr);
	return r;
}

/* --- groups --- */

static int group_join(struct task *t, pid_t group, struct error *reterr)
{
	AUTO(batch_done) struct batch b = batch_begin(&task_leader(t)->remote, 1);

	batch_call(&b, SYS_setpgid, 0, group);
	return batch_run(&b, reterr);
}

static bool has_moved(const struct restore_job *job, const struct task *t)
{
	return t->pgid != t->pid && !sessions_is_inherited(job, t->pgid);
}

static int groups_begin(struct restore_job *job, struct error *reterr)
{
	int r = 0;

	for (size_t i = 0; r >= 0 && i < job->births.placed.n; i++) {
		const struct birth *x = job->births.placed.v[i];

		if (x->leads_group && !leads_session(x)) /* setsid has made a group already */
			r = group_join(x->task, 0, reterr);
	}
	return r;
}

/* First all groups come to be; then everyone joins, those last whose going would end a group that others have to find. */
static int groups_make(struct restore_job *job, struct error *reterr)
{
	int r = groups_begin(job, reterr);

	for (int leaders = 0; leaders <= 1; leaders++) {
		for (size_t i = 0; r >= 0 && i < job->rs.tasks.n; i++) {
			struct task *t = job->rs.tasks.v[i];

			if (t->birth->leads_group == leaders && has_moved(job, t))
				r = group_join(t, t->pgid, reterr);
		}
	}
	return r;
}

/* --- zombies --- */

static int zombie_make(struct task *t, struct error *reterr)
{
	struct pollfd p = { .fd = t->pidfd, .events = POLLIN };
	struct timespec limit = { .tv_sec = 5 };
	struct batch b = batch_begin(&task_leader(t)->remote, 4);
	const u64 none = 0;
	long r;

	if (WIFSIGNALED(t->exit_status)) {
		batch_call(&b, SYS_rt_sigprocmask, SIG_SETMASK, batch_at(&b, batch_copy(&b, &none, 8)), 0, 8);
		batch_try(&b, SYS_kill, t->pid, WTERMSIG(t->exit_status));
	}
	batch_call(&b, SYS_exit_group, WEXITSTATUS(t->exit_status));
	batch_post(&b); /* it does not answer any more */
	r = sys(SYS_ppoll, &p, 1, &limit, 0, 8);
	batch_done(&b);
	if (r != 1)
		return error_set(reterr, "ERR_KERNEL_INTERFACE", -ETIMEDOUT, task_object(t),
				 "process %d does not become a zombie", t->pid);
	return 0;
}

static bool has_zombie(const struct task *t)
{
	for (size_t i = 0; i < t->children.n; i++)
		if (t->children.v[i]->state == TASK_DEAD)
			return true;
	return false;
}

/* The deaths have left a SIGCHLD with the parent that the program has had long ago: ignoring the signal drops it. */
static int parent_calm(struct task *t, struct error *reterr)
{
	AUTO(batch_done) struct batch b = batch_begin(&task_leader(t)->remote, 2);
	struct arch_sigaction ignore = { .handler = (void *)1 }, standard = { 0 };

	batch_call(&b, SYS_rt_sigaction, SIGCHLD, batch_at(&b, batch_copy(&b, &ignore, sizeof ignore)), 0, 8);
	batch_call(&b, SYS_rt_sigaction, SIGCHLD, batch_at(&b, batch_copy(&b, &standard, sizeof standard)), 0, 8);
	return batch_run(&b, reterr);
}

static int zombies_make(struct restore_job *job, struct error *reterr)
{
	int r = 0;

	for (size_t i = 0; r >= 0 && i < job->rs.tasks.n; i++)
		if (job->rs.tasks.v[i]->state == TASK_DEAD)
			r = zombie_make(job->rs.tasks.v[i], reterr);
	for (size_t i = 0; r >= 0 && i < job->rs.tasks.n; i++)
		if (has_zombie(job->rs.tasks.v[i]))
			r = parent_calm(job->rs.tasks.v[i], reterr);
	return r;
}

/* It was let go in the middle of its exec: only when it answers its mappings are those of the stub. */
static int root_awaited(struct restore_job *job, struct error *reterr)
{
	AUTO(batch_done) struct batch b = batch_begin(&task_leader(job->rs.tasks.v[0])->remote, 1);

	batch_call(&b, SYS_close, job->order.top + 1);
	return batch_run(&b, reterr);
}

int grow_tree(struct restore_job *job, struct error *reterr)
{
	struct task *root = job->rs.tasks.v[0];
	int r = spawn_root(job->op, &job->order, reterr);

	if (r < 0)
		return r;
	job->spawned = true;
	job->root = root->pid;
	if (job->order.parent == SPAWN_CALLER)
		job->op->watched = root->pid; /* whatever happens now, the lender reaps it */
	fd_close(&job->order.control);
	fd_close(&job->area_fd);
	heirs_find(job);
	r = watch_birth(root, reterr);
	if (r >= 0)
		r = root_awaited(job, reterr);
	for (size_t i = 0; r >= 0 && i < job->births.placed.n; i++)
		if (!job->births.placed.v[i]->adopter)
			r = births_make(job, job->births.placed.v[i], reterr);
	if (r >= 0)
		r = groups_make(job, reterr);
	if (r >= 0)
		r = terminals_give(job, reterr);
	if (r >= 0)
		r = grow_dismiss(job, false, reterr);
	return r < 0 ? r : zombies_make(job, reterr);
}

int grow_threads(struct restore_job *job, struct task *t, struct batch *b, struct error *reterr UNUSED)
{
	const u64 flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM;

	for (size_t i = 1; i < t->threads.n; i++)
		clone_add(job, b, t->threads.v[i], flags, 0);
	return 0;
}

/* --- the axe --- */

/* A remote that waits for work, and is not held by ptrace: it will answer. */
static bool is_idle(const struct thread *t)
{
	const struct slot *s = area_slot_local(t->remote.area, t->remote.slot);

	return s->go == s->done && (!t->stopped.seized || t->stopped.running);
}

static void reap_by_parent(struct task *t)
{
	struct batch b;
	struct error ignored;

	/* Init may take its time to reap an orphan; a parent that still answers does it now. */
	if (!t->parent || t->parent->pidfd < 0 || !is_idle(task_leader(t->parent)))
		return;
	b = batch_begin(&task_leader(t->parent)->remote, 1);
	batch_try(&b, SYS_wait4, t->pid, 0, __WALL, 0);
	batch_run(&b, &ignored);
	batch_done(&b);
}

/* A process that was sent SIGKILL takes its time to become a zombie; only then its pid is as good as free. */
static void wait_dead(int pidfd)
{
	struct pollfd p = { .fd = pidfd, .events = POLLIN };
	struct timespec limit = { .tv_sec = 2 };

	sys(SYS_ppoll, &p, 1, &limit, 0, 8);
}

void grow_fell(struct restore_job *job)
{
	if (!job->spawned || job->released)
		return;
	for (size_t i = job->births.placed.n; i-- > 0;) {
		struct task *t = job->births.placed.v[i]->task;

		if (t->pidfd < 0)
			continue;
		sys(SYS_pidfd_send_signal, t->pidfd, SIGKILL, 0, 0);
		for (size_t j = t->threads.n; j-- > 0;)
			stopped_reap(&t->threads.v[j]->stopped);
		wait_dead(t->pidfd);
		reap_by_parent(t);
	}
	if (job->order.parent == SPAWN_CONDUCTOR)
		sys(SYS_wait4, job->root, 0, __WALL, 0);
	job->spawned = false;
}
