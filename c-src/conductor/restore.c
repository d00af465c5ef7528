/* conductor/restore.c - the order of a restore. Reads like a contents page; the work is in the files beside. */
#include <errno.h>
#include <signal.h>
#include "base/sys.h"
#include "conductor/restore.h"
#include "kinds/kind.h"
#include "memory/memory.h"
#include "spaces/network_lock.h"
#include "spaces/space.h"
#include "traits/steps.h"

void restore_obstacle(struct restore *rs, const struct error *obstacle)
{
	struct error *copy = arena_memdup(rs->arena, obstacle, sizeof *obstacle);

	vec_push(rs->arena, &rs->obstacles, copy);
	log_info(rs->log, "obstacle: %s: %s", obstacle->code, obstacle->text);
}

struct restored_file *restore_file(struct restore *rs, u32 id)
{
	for (size_t i = 0; i < rs->files.n; i++)
		if (rs->files.v[i].id == id)
			return &rs->files.v[i];
	return NULL;
}

const InheritFd *restore_inherited(const struct restore *rs, const char *key)
{
	for (size_t i = 0; i < rs->options->n_inherit_fd; i++)
		if (str_eq(rs->options->inherit_fd[i]->key, key))
			return rs->options->inherit_fd[i];
	return NULL;
}

static int restore_read(struct operation *op, void *context)
{
	struct restore_job *job = context;
	int r = images_open(&op->arena, op->options->images_dir ? op->options->images_dir : ".", &job->rs.images,
			    &op->error);

	if (r >= 0)
		r = tree_read(job, &op->error);
	return r < 0 ? r : descriptors_read(&job->rs, &op->error);
}

static void check_threads(struct restore_job *job, struct task *t)
{
	for (size_t j = 0; j < t->threads.n; j++) {
		for (size_t i = 0; traits[i]; i++) {
			struct error obstacle = { 0 };

			if (traits[i]->check && traits[i]->check(&job->rs, t->threads.v[j], &obstacle) < 0)
				restore_obstacle(&job->rs, &obstacle);
		}
	}
}

/* Asked for alone: a restore itself waits for the old process to be gone. */
static void check_pids(struct restore_job *job)
{
	for (size_t i = 0; i < job->rs.tasks.n; i++) {
		const struct task *t = job->rs.tasks.v[i];

		for (size_t j = 0; j < t->threads.n; j++) {
			struct error obstacle = { 0 };
			pid_t tid = t->threads.v[j]->tid;

			if (sys(SYS_kill, tid, 0) == -ESRCH)
				continue;
			error_set(&obstacle, "ERR_PID_IN_USE", -EEXIST, OBJECT(.pid = tid), "pid %d is in use", tid);
			restore_obstacle(&job->rs, &obstacle);
		}
	}
}

/* All reasons at once; nothing has been made. */
static int restore_check(struct operation *op, void *context)
{
	struct restore_job *job = context;
	struct error obstacle = { 0 };
	int r;

	if (op->options->plan_only)
		check_pids(job);
	if (sessions_check(job, &obstacle) < 0)
		restore_obstacle(&job->rs, &obstacle);
	if (cpuinfo_restore_check(job, &obstacle) < 0)
		restore_obstacle(&job->rs, &obstacle);
	for (size_t i = 0; i < job->rs.tasks.n; i++)
		if (job->rs.tasks.v[i]->state != TASK_DEAD)
			check_threads(job, job->rs.tasks.v[i]);
	r = spaces_check(&job->rs, &op->error);
	if (r >= 0)
		r = memory_check(&job->rs, &op->error);
	if (r >= 0)
		r = descriptors_check(&job->rs, &op->error);
	if (r < 0)
		return r;
	if (job->rs.obstacles.n && !op->options->plan_only) {
		op->error = *job->rs.obstacles.v[0];
		return op->error.err ? op->error.err : -EOPNOTSUPP;
	}
	return op->options->plan_only ? 0 : operation_hook(op, "pre-restore", 0, &op->error);
}

static int restore_files(struct operation *op, void *context)
{
	struct restore_job *job = context;
	int r = network_lock_restore(&job->rs, &op->error);

	return r < 0 ? r : descriptors_make(&job->rs, &op->error);
}

static void restore_unname(struct operation *op UNUSED, void *context)
{
	remaps_undo(&((struct restore_job *)context)->rs);
	unix_names_undo(&((struct restore_job *)context)->rs);
	tun_devices_undo(&((struct restore_job *)context)->rs);
	network_lock_give_up(&((struct restore_job *)context)->rs);
}

static int restore_grow(struct operation *op, void *context)
{
	int r = memory_make(&((struct restore_job *)context)->rs, &op->error);

	if (r >= 0)
		r = grow_prepare(context, &op->error);
	return r < 0 ? r : grow_tree(context, &op->error);
}

static void restore_fell(struct operation *op UNUSED, void *context)
{
	grow_fell(context);
	memory_undo(&((struct restore_job *)context)->rs);
}

static int restore_memory(struct operation *op, void *context)
{
	struct restore_job *job = context;
	int r = 0;

	for (size_t i = 0; r >= 0 && i < job->rs.tasks.n; i++)
		if (job->rs.tasks.v[i]->state != TASK_DEAD)
			r = memory_map(&job->rs, job->rs.tasks.v[i], job->area.remote, job->area.size, &op->error);
	return r < 0 ? r : memory_fill(&job->rs, &op->error);
}

#define SLEEP_CALLS   1
#define PROCESS_CALLS 512 /* of traits and threads, besides those of memory and descriptors */

static int give_post(struct restore_job *job, struct thread *t)
{
	int r = 0;

	t->work = batch_begin(&t->remote, TRAITS_CALLS);
	for (size_t i = 0; r >= 0 && traits[i]; i++)
		if (traits[i]->give)
			r = traits[i]->give(&job->rs, t, &t->work, &job->op->error);
	if (r >= 0)
		batch_post(&t->work);
	return r;
}

/* Threads find their part when they are born. */
static int threads_make(struct restore_job *job, struct task *t, struct batch *b)
{
	int r = grow_threads(job, t, b, &job->op->error);

	for (size_t j = 1; r >= 0 && j < t->threads.n; j++)
		r = give_post(job, t->threads.v[j]);
	if (r >= 0)
		r = batch_run(b, &job->op->error);
	for (size_t j = 1; r >= 0 && j < t->threads.n; j++)
		r = batch_wait(&t->threads.v[j]->work, &job->op->error);
	for (size_t j = 1; j < t->threads.n; j++)
		if (t->threads.v[j]->work.open)
			batch_done(&t->threads.v[j]->work);
	return r;
}

/* One batch per process: protections, exe link, directories, descriptors at their numbers, threads. */
static int finish_process(struct restore_job *job, struct task *t)
{
	struct error *reterr = &job->op->error;
	u32 calls = memory_protect_calls(t) + descriptors_give_calls(&job->rs, t) + (u32)t->threads.n + PROCESS_CALLS;
	AUTO(batch_done) struct batch b = batch_begin(&task_leader(t)->remote, calls);
	int r = memory_protect(&job->rs, t, &b, reterr);

	for (size_t i = 0; r >= 0 && traits[i]; i++)
		if (traits[i]->begin)
			r = traits[i]->begin(&job->rs, task_leader(t), &b, reterr);
	if (r >= 0)
		r = descriptors_give(&job->rs, t, &b, reterr);
	if (r < 0)
		return r;
	if (!t->fds_of)
		batch_call(&b, SYS_close, job->rs.control);
	return threads_make(job, t, &b);
}

static int give_leader(struct restore_job *job, struct task *t)
{
	struct thread *leader = task_leader(t);
	int r = give_post(job, leader);

	if (r >= 0)
		r = batch_wait(&leader->work, &job->op->error);
	batch_done(&leader->work);
	return r;
}

static int last_post(struct restore_job *job, struct thread *t)
{
	int r = 0;

	t->work = batch_begin(&t->remote, TRAITS_CALLS);
	for (size_t i = 0; r >= 0 && traits[i]; i++)
		if (traits[i]->last)
			r = traits[i]->last(&job->rs, t, &t->work, &job->op->error);
	if (r >= 0)
		batch_post(&t->work);
	return r;
}

/* All threads are posted to before the first is waited for. */
static int last_task(struct restore_job *job, struct task *t)
{
	int r = 0;

	for (size_t j = 0; r >= 0 && j < t->threads.n; j++)
		r = last_post(job, t->threads.v[j]);
	for (size_t j = 0; r >= 0 && j < t->threads.n; j++)
		r = batch_wait(&t->threads.v[j]->work, &job->op->error);
	for (size_t j = 0; j < t->threads.n; j++)
		if (t->threads.v[j]->work.open)
			batch_done(&t->threads.v[j]->work);
	return r;
}

/* Not waited for. */
static int sleep_task(struct restore_job *job, struct task *t)
{
	int r = 0;

	for (size_t j = 0; r >= 0 && j < t->threads.n; j++) {
		struct thread *thread = t->threads.v[j];

		thread->work = batch_begin(&thread->remote, SLEEP_CALLS);
		for (size_t i = 0; r >= 0 && traits[i]; i++)
			if (traits[i]->sleep)
				r = traits[i]->sleep(&job->rs, thread, &thread->work, &job->op->error);
		if (r >= 0)
			batch_post(&thread->work);
	}
	return r;
}

static int each_task(struct restore_job *job, int (*fn)(struct restore_job *, struct task *))
{
	int r = 0;

	for (size_t i = 0; r >= 0 && i < job->rs.tasks.n; i++)
		if (job->rs.tasks.v[i]->state != TASK_DEAD)
			r = fn(job, job->rs.tasks.v[i]);
	return r;
}

/* Those whose descriptors are another's first: once these are in place there is no room to receive others. */
static int finish_processes(struct restore_job *job)
{
	int r = 0;

	for (int sharers = 1; sharers >= 0; sharers--) {
		for (size_t i = 0; r >= 0 && i < job->rs.tasks.n; i++) {
			struct task *t = job->rs.tasks.v[i];

			if (t->state != TASK_DEAD && !!t->fds_of == sharers)
				r = finish_process(job, t);
		}
	}
	return r;
}

static int restore_finish(struct operation *op, void *context)
{
	struct restore_job *job = context;
	int r = finish_processes(job);

	if (r >= 0)
		r = grow_dismiss(job, true, &op->error);
	if (r >= 0)
		r = locks_take(&job->rs, &op->error);
	if (r >= 0)
		r = each_task(job, give_leader);
	if (r >= 0)
		r = operation_hook(op, "post-restore", job->root, &op->error);
	if (r >= 0)
		r = release_seize(job, &op->error);
	if (r >= 0)
		r = each_task(job, last_task);
	if (r >= 0)
		r = descriptors_settle(&job->rs, &op->error);
	return r < 0 ? r : each_task(job, sleep_task);
}

/* Only now: a restore that fails needs them again. */
static void free_images(struct restore_job *job)
{
	struct error error = { 0 };

	if (job->op->options->auto_dedup && memory_free_restored(&job->rs, &error) < 0)
		log_warning(&job->op->log, "%s", error.text);
}

static int restore_release(struct operation *op, void *context)
{
	struct restore_job *job = context;
	int r = release_all(job, &op->error);

	if (r < 0)
		return r;
	operation_hook(op, "post-resume", job->root, &op->error); /* too late to fail */
	link_remaps_finish(&job->rs);
	free_images(job);
	return 0;
}

/* clang-format off */
static const struct stage restore_stages[] = {
	{ "read",    restore_read,    NULL         },
	{ "check",   restore_check,   NULL         },	/* all obstacles; nothing is made yet */
	{ "files",   restore_files,   restore_unname },	/* every open file description, once, here */
	{ "grow",    restore_grow,    restore_fell },	/* processes as remotes */
	{ "memory",  restore_memory,  NULL         },
	{ "finish",  restore_finish,  NULL         },	/* descriptors, threads, and all that a task is besides */
	{ "release", restore_release, NULL         },
	{ 0 },
};

static const struct stage check_stages[] = {
	{ "read",    restore_read,    NULL         },
	{ "check",   restore_check,   NULL         },
	{ 0 },
};
/* clang-format on */

static void result_fill(struct restore_job *job)
{
	ResultRecord *r = &job->op->result;

	r->has_pid = job->root > 0;
	r->pid = job->root;
	r->has_pages_restored = true;
	r->pages_restored = job->rs.pages_restored;
	r->has_tasks = r->has_threads = true;
	r->tasks = (u32)job->rs.tasks.n;
	for (size_t i = 0; i < job->rs.tasks.n; i++)
		r->threads += (u32)job->rs.tasks.v[i]->threads.n;
	r->n_tcp = job->rs.iptables.n;
	r->tcp = job->rs.iptables.v;
	r->n_obstacles = job->rs.obstacles.n;
	r->obstacles = arena_array(&job->op->arena, ErrorRecord *, job->rs.obstacles.n + 1);
	for (size_t i = 0; i < job->rs.obstacles.n; i++)
		r->obstacles[i] = channel_error_record(job->op, job->rs.obstacles.v[i]);
}

static int ask_plugins(struct restore *rs, PluginQuestion *question, int *ret_fd, struct error *reterr)
{
	struct operation *op = restore_job(rs)->op;
	int r = operation_ask(op, question, reterr);

	if (r <= 0)
		return r;
	if (op->ack->has_offset)
		question->offset = op->ack->offset;
	*ret_fd = op->ack->has_fd ? operation_fetch(op, op->ack->fd) : -EBADF;
	return *ret_fd < 0 ? error_sys(reterr, OBJECT(), *ret_fd, "the descriptor of plugin %s cannot be used",
				       op->ack->plugin ? op->ack->plugin : "?")
			   : 1;
}

static int offer(struct restore *rs, const char *hook, int fd, struct error *reterr)
{
	return operation_hook_fd(restore_job(rs)->op, hook, 0, fd, reterr);
}

int restore_operation(struct operation *op)
{
	struct restore_job *job = arena_new(&op->arena, struct restore_job);
	int r;

	job->op = op;
	job->rs.arena = &op->arena;
	job->rs.log = &op->log;
	job->rs.options = op->options;
	job->rs.ask_plugins = ask_plugins;
	job->rs.offer = offer;
	job->rs.control = job->rs.control_socket = -1;
	r = operation_run(op, op->options->plan_only ? check_stages : restore_stages, job);
	result_fill(job);
	return r;
}
