/* conductor/restore_read.c - the tree as the images have it. Untrusted: every reference is checked before it is used. */
#include <errno.h>
#include "base/fd.h"
#include "base/sort.h"
#include "conductor/restore.h"
#include "memory/memory.h"

#define PID_CEILING	(1 << 22) /* PID_MAX_LIMIT of 64-bit kernels */
#define THREADS_CEILING 65536

static int corrupt(struct error *reterr, const char *file, const char *what, u64 number)
{
	return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL, OBJECT(.file = file), "%s: %s (%lu)", file, what,
			 (unsigned long)number);
}

static struct task *task_find(const struct restore *rs, u32 pid)
{
	for (size_t i = 0; i < rs->tasks.n; i++)
		if ((u32)rs->tasks.v[i]->pid == pid)
			return rs->tasks.v[i];
	return NULL;
}

static int id_order(const void *a, const void *b)
{
	return sort_order(*(const pid_t *)a, *(const pid_t *)b);
}

/* Leaders are among the threads. */
static int ids_check(struct restore_job *job, struct error *reterr)
{
	VEC(pid_t) ids = { 0 };

	for (size_t i = 0; i < job->rs.tasks.n; i++)
		for (size_t j = 0; j < job->rs.tasks.v[i]->threads.n; j++)
			vec_push(&job->op->arena, &ids, job->rs.tasks.v[i]->threads.v[j]->tid);
	sort_array(ids.v, ids.n, sizeof *ids.v, id_order);
	for (size_t i = 1; i < ids.n; i++)
		if (ids.v[i] == ids.v[i - 1])
			return corrupt(reterr, "pstree.img", "a process or thread id is used twice", (u64)ids.v[i]);
	return 0;
}

static int core_check(const CoreEntry *core, bool leader, pid_t id, struct error *reterr)
{
	if (core->mtype != CORE_ENTRY__MARCH__X86_64)
		return error_refuse(reterr, "ERR_CPU", OBJECT(.tid = id), NULL,
				    "core-%d.img is of another architecture (%d)", id, core->mtype);
	if (leader && !core->tc)
		return corrupt(reterr, "core", "no task part", (u64)id);
	if (leader && core->tc->task_state == TASK_DEAD)
		return 0;
	if (!core->thread_core || !core->thread_info || !core->thread_info->gpregs)
		return corrupt(reterr, "core", "no thread part", (u64)id);
	return 0;
}

static int thread_read(struct restore_job *job, struct task *t, u32 tid, struct error *reterr)
{
	struct thread *thread = arena_new(&job->op->arena, struct thread);
	int r;

	if (!tid || tid >= PID_CEILING)
		return corrupt(reterr, "pstree.img", "a thread id is out of range", tid);
	thread->task = t;
	thread->tid = (pid_t)tid;
	r = images_get(job->rs.images, IMG_CORE, tid, &thread->core, reterr);
	if (r >= 0)
		r = core_check(thread->core, tid == (u32)t->pid, thread->tid, reterr);
	if (r < 0)
		return r;
	vec_push(&job->op->arena, &t->threads, thread);
	return 0;
}

static int state_read(struct task *t, struct error *reterr)
{
	const TaskCoreEntry *tc = task_leader(t)->core->tc;

	switch (tc->task_state) {
	case TASK_ALIVE:
		t->state = TASK_ALIVE;
		return 0;
	case TASK_DEAD:
		t->state = TASK_DEAD;
		t->exit_status = (int)tc->exit_code;
		return t->threads.n == 1 ? 0 : corrupt(reterr, "pstree.img", "a zombie has threads", (u64)t->pid);
	case TASK_STOPPED:
		t->state = TASK_STOPPED;
		t->stop_signal = tc->has_stop_signo ? (int)tc->stop_signo : 19;
		return 0;
	default:
		return corrupt(reterr, "core", "unknown task state", tc->task_state);
	}
}

static int details_read(struct restore_job *job, struct task *t, struct error *reterr)
{
	struct images *images = job->rs.images;
	const CoreEntry *core = task_leader(t)->core;
	const UserX86RegsEntry *gpregs = core->thread_info->gpregs;
	int r = images_find(images, IMG_IDS, (u64)t->pid, &t->ids, reterr);

	t->ia32 = gpregs->has_mode && gpregs->mode == USER_X86_REGS_MODE__COMPAT;
	if (r >= 0 && !t->ids)
		t->ids = core->ids;
	if (r >= 0 && !t->ids)
		return error_set(reterr, "ERR_IMAGE_MISSING", -ENOENT, OBJECT(.file = "ids", .pid = t->pid),
				 "ids-%d.img is missing", t->pid);
	if (r >= 0)
		r = images_get(images, IMG_MM, (u64)t->pid, &t->mm, reterr);
	if (r >= 0)
		r = images_get(images, IMG_FS, (u64)t->pid, &t->fs, reterr);
	return r < 0 ? r : memory_read(&job->rs, t, reterr);
}

static int task_read(struct restore_job *job, const PstreeEntry *e, struct error *reterr)
{
	struct restore *rs = &job->rs;
	struct task *t = arena_new(&job->op->arena, struct task);
	int r = 0;

	if (!e->pid || e->pid >= PID_CEILING || task_find(rs, e->pid))
		return corrupt(reterr, "pstree.img", "a pid is out of range or used twice", e->pid);
	/* CRIU writes anything there for a zombie. */
	if (!e->n_threads || e->n_threads > THREADS_CEILING || (e->n_threads > 1 && e->threads[0] != e->pid))
		return corrupt(reterr, "pstree.img", "the first thread is not the process", e->pid);
	if (e->sid >= PID_CEILING || e->pgid >= PID_CEILING)
		return corrupt(reterr, "pstree.img", "session or group out of range", e->pid);
	t->pid = (pid_t)e->pid;
	t->ppid = (pid_t)e->ppid;
	t->sid = (pid_t)e->sid;
	t->pgid = (pid_t)e->pgid;
	t->pidfd = t->mem = t->pagemap = -1;
	t->parent = task_find(rs, e->ppid);
	if (!t->parent != !rs->tasks.n)
		return corrupt(reterr, "pstree.img", "a process has no parent before it", e->pid);
	if (t->parent && t->parent->state == TASK_DEAD)
		return corrupt(reterr, "pstree.img", "a zombie has children", e->pid);
	vec_push(rs->arena, &rs->tasks, t);
	for (size_t i = 0; r >= 0 && i < e->n_threads; i++)
		r = thread_read(job, t, i ? e->threads[i] : e->pid, reterr);
	if (r >= 0)
		r = state_read(t, reterr);
	if (r < 0)
		return r;
	if (t->parent)
		vec_push(rs->arena, &t->parent->children, t);
	return t->state == TASK_DEAD ? 0 : details_read(job, t, reterr);
}

static bool has_plugin(const CriuOpts *options, const char *name)
{
	for (size_t i = 0; i < options->n_plugins; i++)
		if (str_eq(options->plugins[i], name))
			return true;
	return false;
}

static int inventory_check(const InventoryEntry *e, const CriuOpts *options, struct error *reterr)
{
	if (!e->fdinfo_per_id)
		return error_refuse(reterr, "ERR_IMAGE_CORRUPT", OBJECT(.file = "inventory.img"), NULL,
				    "the images are of a version before descriptor tables had ids");
	for (size_t i = 0; e->plugins_entry && i < e->plugins_entry->n_plugins; i++)
		if (!has_plugin(options, e->plugins_entry->plugins[i]))
			return error_refuse(reterr, "ERR_PLUGIN_MISSING", OBJECT(.file = "inventory.img"),
					    "register it by registerPlugin()", "the images need the plugin %s",
					    e->plugins_entry->plugins[i]);
	return 0;
}

int tree_read(struct restore_job *job, struct error *reterr)
{
	struct restore *rs = &job->rs;
	struct image_file *file;
	InventoryEntry *inventory;
	PstreeEntry *entry;
	int r = images_get(rs->images, IMG_INVENTORY, 0, &inventory, reterr);

	if (r >= 0)
		r = inventory_check(inventory, job->op->options, reterr);
	if (r >= 0)
		r = image_begin(rs->images, IMG_PSTREE, 0, false, &file, reterr);
	if (r < 0)
		return r;
	rs->inventory = inventory;
	while ((r = image_next(file, &entry, reterr)) > 0) {
		r = task_read(job, entry, reterr);
		if (r < 0)
			return r;
	}
	if (r == 0 && !rs->tasks.n)
		return corrupt(reterr, "pstree.img", "no process in it", 0);
	if (r == 0 && rs->tasks.v[0]->state == TASK_DEAD)
		return corrupt(reterr, "pstree.img", "the root is a zombie", (u64)rs->tasks.v[0]->pid);
	return r < 0 ? r : ids_check(job, reterr);
}
