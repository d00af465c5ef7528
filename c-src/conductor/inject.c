/*
 * conductor/inject.c - a remote in every thread of the frozen tree. One injected system call per process: an anonymous shared
 * mapping, which the conductor maps too through /proc/PID/map_files: no descriptor, no path, no byte of the target is
 * overwritten, and it works across all namespaces and with a full descriptor table.
 */
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include "base/fd.h"
#include "base/io.h"
#include "conductor/dump.h"
#include "memory/memory.h"
#include "remote/trace.h"
#include "traits/steps.h"

#define HEAP_SIZE	 (2UL << 20) /* lazily backed */
#define HEAP_OF_A_THREAD (16UL << 10)
#define LEADER_CALLS	 512
#define THREAD_CALLS	 64

static int area_map_here(struct dump_job *job, struct task *t, struct error *reterr)
{
	struct area *a = &t->area;
	AUTO(fd_close)
	int fd = file_open(PATHF("/proc/%d/map_files/%lx-%lx", t->pid, (unsigned long)a->remote.v,
				 (unsigned long)(a->remote.v + a->size)),
			   O_RDWR);
	void *at;
	int r;

	if (fd < 0)
		return error_sys(reterr, task_object(t), fd, "opening the shared area through map_files");
	r = arena_map(&job->op->arena, fd, a->size, &at);
	if (r < 0)
		return error_sys(reterr, task_object(t), r, "mapping the shared area");
	a->local = at;
	return 0;
}

static int area_map_there(struct task *t, struct syscall_gate gate, struct error *reterr)
{
	const u64 call[7] = { SYS_mmap, 0, t->area.size, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_SHARED | MAP_ANONYMOUS,
			      (u64)-1,	0 };
	s64 at = 0;
	int r = inject_syscall(&task_leader(t)->stopped, gate, call, &at, reterr);

	if (r < 0)
		return r;
	if (at < 0 && at > -4096)
		return error_sys(reterr, task_object(t), at, "mapping an area in the target");
	t->area.remote.v = (u64)at;
	return 0;
}

static enum guard guard_of(const struct thread *t)
{
	return t->core->thread_core->seccomp_mode ? GUARD_SIGRETURN : GUARD_REGISTERS;
}

/* What all traits want to know of a thread. It finds the calls when it enters the loop, and all threads of all tasks work at once. */
static int thread_ask(struct dump_job *job, struct thread *t, struct error *reterr)
{
	int r = 0;

	t->work = batch_begin(&t->remote, thread_is_leader(t) ? LEADER_CALLS : THREAD_CALLS);
	for (size_t i = 0; r >= 0 && traits[i]; i++)
		if (traits[i]->ask)
			r = traits[i]->ask(&job->d, t, &t->work, &t->keep[i], reterr);
	if (r >= 0)
		batch_post(&t->work);
	return r;
}

static int remotes_start(struct dump_job *job, struct task *t, struct error *reterr)
{
	struct area *a = &t->area;

	area_format(a, (u32)t->threads.n);
	a->patience = &job->op->patience;
	for (size_t i = 0; i < t->threads.n; i++)
		area_slot_local(a, (u32)i)->guard = guard_of(t->threads.v[i]);
	guards_add(&job->op->guards, a);
	for (size_t i = 0; i < t->threads.n; i++) {
		struct thread *thread = t->threads.v[i];
		int r;

		thread->remote = (struct remote){
			.area = a, .slot = (u32)i, .tid = thread->tid, .pidfd = t->pidfd, .stopped = &thread->stopped
		};
		r = thread_ask(job, thread, reterr);
		if (r >= 0)
			r = stopped_enter(&thread->stopped, a, (u32)i, reterr);
		if (r < 0)
			return r;
	}
	return 0;
}

static int inject_task(struct dump_job *job, struct task *t, struct error *reterr)
{
	struct syscall_gate gate;
	int r = memory_find_syscall(t, &gate, reterr);

	if (r < 0)
		return r;
	t->area.size = area_size((u32)t->threads.n, HEAP_SIZE + t->threads.n * HEAP_OF_A_THREAD);
	r = area_map_there(t, gate, reterr);
	if (r >= 0)
		r = area_map_here(job, t, reterr);
	return r < 0 ? r : remotes_start(job, t, reterr);
}

int inject_all(struct dump_job *job, struct error *reterr)
{
	job->injected = true;
	for (size_t i = 0; i < job->d.tasks.n; i++) {
		struct task *t = job->d.tasks.v[i];
		int r = t->threads.n ? inject_task(job, t, reterr) : 0;

		if (r < 0)
			return r;
	}
	return 0;
}

static void unmap_there(struct task *t)
{
	const u64 call[7] = { SYS_munmap, t->area.remote.v, t->area.size };
	struct stopped *leader = &task_leader(t)->stopped;
	struct error ignored;
	struct syscall_gate gate;
	s64 ret;

	if (!leader->seized || memory_find_syscall(t, &gate, &ignored) < 0)
		return;
	inject_syscall(leader, gate, call, &ret, &ignored);
}

static void cure_task(struct dump_job *job, struct task *t)
{
	struct error ignored;

	/* Interrupt all before waiting for any. */
	for (size_t i = 0; i < t->threads.n; i++)
		if (t->threads.v[i]->stopped.seized && t->threads.v[i]->stopped.running)
			stopped_interrupt(&t->threads.v[i]->stopped);
	for (size_t i = 0; i < t->threads.n; i++)
		stopped_halt(&t->threads.v[i]->stopped, NULL, &ignored);
	/* All of them before the switch is taken away: one left in the loop would wait for ever if we died now. */
	for (size_t i = 0; i < t->threads.n; i++)
		stopped_put_back(&t->threads.v[i]->stopped);
	if (t->area.local)
		guards_remove(&job->op->guards, &t->area);
	if (t->area.remote.v)
		unmap_there(t);
	stopped_settle(&task_leader(t)->stopped, &ignored);
	stopped_put_back(&task_leader(t)->stopped);
	for (size_t i = 0; i < t->threads.n; i++)
		t->threads.v[i]->remote.area = NULL;
	if (t->area.local)
		arena_unmap(&job->op->arena, t->area.local, t->area.size);
	t->area = (struct area){ 0 };
}

void inject_cure(struct dump_job *job)
{
	if (!job->injected)
		return;
	for (size_t i = 0; i < job->d.tasks.n; i++)
		if (job->d.tasks.v[i]->threads.n)
			cure_task(job, job->d.tasks.v[i]);
	job->injected = false;
}
