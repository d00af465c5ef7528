/* conductor/dump.c - the order of a dump. Reads like a contents page; the work is in the files beside. */
#include <errno.h>
#include <signal.h>
#include "base/format.h"
#include "base/io.h"
#include "base/sys.h"
#include "conductor/dump.h"
#include "kernel/proc_stat.h"
#include "kinds/kind.h"
#include "memory/memory.h"
#include "remote/trace.h"
#include "spaces/network_lock.h"
#include "spaces/space.h"
#include "traits/trait.h"

void dump_obstacle(struct dump *d, const struct error *obstacle)
{
	struct error *copy = arena_memdup(d->arena, obstacle, sizeof *obstacle);

	vec_push(d->arena, &d->obstacles, copy);
	log_info(d->log, "obstacle: %s: %s", obstacle->code, obstacle->text);
}

bool dump_is_external(const struct dump *d, const char *key)
{
	for (size_t i = 0; i < d->options->n_external; i++)
		if (str_eq(d->options->external[i], key))
			return true;
	return false;
}

/* --- plan: nothing is stopped --- */

static void plan_thread(struct dump_job *job, struct thread *t)
{
	for (size_t i = 0; traits[i]; i++) {
		struct error obstacle = { 0 };
		int r = traits[i]->plan ? traits[i]->plan(&job->d, t, &obstacle) : 0;

		if (r < 0 && r != -ESRCH && r != -ENOENT) /* gone meanwhile: the freeze will see */
			dump_obstacle(&job->d, &obstacle);
	}
}

#define THREADS_LOOKED_AT 64

/* Threads are hardly ever unlike their leader in what is refused: of very many, the freeze looks at the others, who are then let go. */
static void plan_task(struct dump_job *job, struct task *t)
{
	size_t n = job->op->options->plan_only ? t->threads.n : MIN(t->threads.n, (size_t)THREADS_LOOKED_AT);

	for (size_t i = 0; i < n; i++)
		plan_thread(job, t->threads.v[i]);
}

void dump_memory_plan(struct dump_job *job, struct task *t)
{
	struct error obstacle = { 0 };
	int r;

	if (!t->threads.n)
		return;
	r = memory_plan(&job->d, t, &obstacle);
	if (r < 0 && r != -ESRCH && r != -ENOENT)
		dump_obstacle(&job->d, &obstacle);
}

static bool is_alive(pid_t pid)
{
	struct proc_stat st;

	return proc_stat_read(pid, 0, &st) == 0 && st.state != 'Z' && st.state != 'X';
}

/* What stood in the way of a process that has ended meanwhile was its end: namespaces and tables that are gone. */
static void obstacles_prune(struct dump_job *job)
{
	size_t kept = 0;

	for (size_t i = 0; i < job->d.obstacles.n; i++) {
		struct error *o = job->d.obstacles.v[i];

		if (!o->object.pid || is_alive(o->object.pid))
			job->d.obstacles.v[kept++] = o;
	}
	job->d.obstacles.n = kept;
}

static int obstacles_refuse(struct dump_job *job, struct error *reterr)
{
	if (!job->d.obstacles.n || (job->op->options->plan_only && !job->d.frozen))
		return 0;
	*reterr = *job->d.obstacles.v[0];
	return reterr->err ? reterr->err : -EOPNOTSUPP;
}

int dump_directory(struct dump_job *job, struct error *reterr)
{
	const CriuOpts *options = job->op->options;
	int r = images_create(&job->op->arena, options->images_dir ? options->images_dir : ".", &job->d.images, reterr);

	return r < 0 ? r : memory_track_plan(&job->d, reterr);
}

/* What the caller calls external, now that he is asked: as if the options had said so. */
static int query_external(struct operation *op, struct dump_job *job, struct error *reterr)
{
	CriuOpts *options;
	int r;

	if (op->options->plan_only || job->d.pre_dump)
		return 0;
	r = operation_hook(op, "query-ext-files", job->root, reterr);
	if (r < 0 || !op->ack || !op->ack->n_external)
		return r;
	options = arena_memdup(&op->arena, op->options, sizeof *options);
	options->n_external = op->options->n_external + op->ack->n_external;
	options->external = arena_array(&op->arena, char *, options->n_external);
	for (size_t i = 0; i < options->n_external; i++)
		options->external[i] = i < op->options->n_external ? op->options->external[i]
								   : op->ack->external[i - op->options->n_external];
	op->options = job->d.options = options;
	return 0;
}

static int dump_plan(struct operation *op, void *context)
{
	struct dump_job *job = context;
	int r = tree_plan(job, &op->error);

	if (r < 0)
		return r;
	if (!op->options->plan_only)
		r = dump_directory(job, &op->error);
	if (r >= 0)
		r = memory_plan_begin(&job->d, &op->error);
	if (r >= 0)
		r = query_external(op, job, &op->error);
	if (r < 0)
		return r;
	for (size_t i = 0; i < job->d.tasks.n; i++)
		plan_task(job, job->d.tasks.v[i]);
	r = spaces_plan(&job->d, &op->error);
	if (r >= 0)
		r = descriptors_plan(&job->d, &op->error);
	for (size_t i = 0; r >= 0 && i < job->d.tasks.n; i++)
		dump_memory_plan(job, job->d.tasks.v[i]);
	if (r < 0)
		return r;
	obstacles_prune(job);
	sessions_plan(job); /* of zombies, too */
	r = obstacles_refuse(job, &op->error);
	if (r < 0)
		return r;
	return op->options->plan_only ? 0 : operation_hook(op, "pre-dump", job->root, &op->error);
}

/* A second thread may still be reading for it. */
void dump_cancel(struct operation *op UNUSED, void *context)
{
	memory_plan_cancel(&((struct dump_job *)context)->d);
}

/* --- freeze --- */

int dump_freeze(struct operation *op, void *context)
{
	int r = freeze_all(context, &op->error);

	op->deadline = 0; /* it is for the freeze: copying takes as long as it takes */
	return r < 0 ? r : query_external(op, context, &op->error); /* again: what it opened meanwhile */
}

void dump_unfreeze(struct operation *op UNUSED, void *context)
{
	freeze_release(context, 0);
}

/* --- collect --- */

static int peek_thread(struct dump_job *job, struct thread *t)
{
	struct error *reterr = &job->op->error;
	int r = stopped_save(&t->stopped, &job->op->arena, reterr);

	for (size_t i = 0; r >= 0 && traits[i]; i++)
		if (traits[i]->peek)
			r = traits[i]->peek(&job->d, t, reterr);
	return r;
}

/* What can be seen from outside, before anything of ours runs in the target. */
static int dump_peek(struct operation *op, void *context)
{
	struct dump_job *job = context;
	int r = 0;

	for (size_t i = 0; r >= 0 && i < job->d.tasks.n; i++) {
		struct task *t = job->d.tasks.v[i];

		if (!t->threads.n)
			continue;
		r = memory_collect(&job->d, t, &op->error);
		for (size_t j = 0; r >= 0 && j < t->threads.n; j++)
			r = peek_thread(job, t->threads.v[j]);
	}
	if (r >= 0)
		sessions_plan(job); /* again: now it is known what they share */
	if (r >= 0)
		r = obstacles_refuse(job, &op->error);
	return r < 0 ? r : memory_dump_begin(&job->d, &op->error);
}

/* A second thread copies memory from the end of this stage on. */
static void dump_unpeek(struct operation *op UNUSED, void *context)
{
	struct dump_job *job = context;

	memory_dump_cancel(&job->d);
	memory_track_settle(&job->d);
}

static int dump_inject(struct operation *op, void *context)
{
	return inject_all(context, &op->error);
}

static void dump_cure(struct operation *op UNUSED, void *context)
{
	inject_cure(context);
}

static int take_thread(struct dump_job *job, struct thread *t)
{
	int r = batch_wait(&t->work, &job->op->error);

	for (size_t i = 0; r >= 0 && traits[i]; i++)
		if (traits[i]->take)
			r = traits[i]->take(&job->d, t, &t->work, t->keep[i], &job->op->error);
	return r;
}

static int take_task(struct dump_job *job, struct task *t)
{
	int r = 0;

	for (size_t j = 0; r >= 0 && j < t->threads.n; j++)
		r = take_thread(job, t->threads.v[j]);
	for (size_t j = 0; j < t->threads.n; j++)
		batch_done(&t->threads.v[j]->work);
	return r;
}

/* They were asked when they were injected. */
static int dump_take(struct dump_job *job)
{
	int r = 0;

	for (size_t i = 0; r >= 0 && i < job->d.tasks.n; i++)
		r = take_task(job, job->d.tasks.v[i]);
	return r;
}

static int dump_collect(struct operation *op, void *context)
{
	struct dump_job *job = context;
	int r = dump_take(job);

	if (r >= 0)
		r = descriptors_collect(&job->d, &op->error);
	if (r >= 0)
		r = obstacles_refuse(job, &op->error);
	if (r >= 0)
		r = network_lock(&job->d, &op->error);
	if (r >= 0)
		r = descriptors_dump(&job->d, &op->error);
	if (r >= 0 && job->d.runs_on)
		network_unlock(&job->d);
	return r < 0 ? r : spaces_dump(&job->d, &op->error);
}

static void dump_uncollect(struct operation *op UNUSED, void *context)
{
	link_remaps_undo(&((struct dump_job *)context)->d);
	network_unlock(&((struct dump_job *)context)->d);
}

static int dump_memory(struct operation *op, void *context)
{
	struct dump_job *job = context;

	return memory_dump_end(&job->d, &op->error);
}

/* --- the end --- */

/* Those that run on are let go before the images are finished. */
static int dump_thaw(struct operation *op UNUSED, void *context)
{
	struct dump_job *job = context;

	if (!job->keep_running && !job->keep_stopped)
		return 0;
	inject_cure(job);
	freeze_release(job, job->keep_stopped ? SIGSTOP : 0);
	return 0;
}

int dump_commit(struct operation *op, void *context)
{
	struct dump_job *job = context;
	int r = tracking_leave(job, &op->error);

	if (r >= 0 && !job->d.runs_on)
		r = connections_verify(&job->d, &op->error);
	if (r >= 0)
		r = network_lock_prepare(&job->d, &op->error);
	if (r >= 0)
		r = tree_write(job, &op->error);
	if (r >= 0)
		r = cpuinfo_dump(job, &op->error);
	if (r >= 0)
		r = operation_hook(op, "post-dump", job->root, &op->error);
	if (r >= 0)
		r = images_commit(job->d.images, op->options->fsync, &op->error);
	return r;
}

static void dump_discard(struct operation *op UNUSED, void *context)
{
	struct dump_job *job = context;

	tracking_drop(job);
	/* After a commit too: the target runs on, so there is no checkpoint of it. */
	if (job->d.images)
		images_discard(job->d.images);
}

static int dump_kill(struct operation *op UNUSED, void *context)
{
	struct dump_job *job = context;

	dedup_after_dump(job);
	if (job->released)
		return 0;
	connections_silence(&job->d);
	kill_all(job);
	return 0;
}

static void dump_spare(struct operation *op UNUSED, void *context)
{
	connections_unsilence(&((struct dump_job *)context)->d);
}

/* clang-format off */
static const struct stage dump_stages[] = {
	{ "plan",    dump_plan,    dump_cancel   },	/* nothing is stopped yet */
	{ "freeze",  dump_freeze,  dump_unfreeze },
	{ "peek",    dump_peek,    dump_unpeek   },	/* registers, mappings: nothing of ours runs in the target. Pages begin to move */
	{ "inject",  dump_inject,  dump_cure     },
	{ "collect", dump_collect, dump_uncollect },
	{ "memory",  dump_memory,  NULL          },
	{ "thaw",    dump_thaw,    NULL          },	/* those that run on */
	{ "commit",  dump_commit,  NULL          },	/* inventory.img is renamed in last */
	{ "kill",    dump_kill,    dump_spare    },	/* the others: only now that the images are whole */
	{ 0 },
};

static const struct stage plan_stages[] = {
	{ "plan",    dump_plan,    dump_cancel   },
	{ 0 },
};
/* clang-format on */

static void result_fill(struct dump_job *job)
{
	ResultRecord *r = &job->op->result;

	r->has_pid = true;
	r->pid = job->root;
	r->has_frozen = job->thawed_at > 0;
	r->frozen = (job->thawed_at - job->frozen_at) / 1000;
	r->has_pages_written = r->has_pages_scanned = true;
	r->pages_written = job->d.pages_written;
	r->pages_scanned = job->d.pages_scanned;
	r->has_pages_skipped = r->has_tracked = true;
	r->pages_skipped = job->d.pages_skipped;
	r->tracked = job->tracking != NULL;
	r->has_tasks = r->has_threads = true;
	r->tasks = (u32)job->d.tasks.n;
	for (size_t i = 0; i < job->d.tasks.n; i++)
		r->threads += (u32)job->d.tasks.v[i]->threads.n;
	r->n_external = job->d.external.n;
	r->external = job->d.external.v;
	r->n_tcp = job->d.tcp.n;
	r->tcp = job->d.tcp.v;
	r->n_obstacles = job->d.obstacles.n;
	r->obstacles = arena_array(&job->op->arena, ErrorRecord *, job->d.obstacles.n + 1);
	for (size_t i = 0; i < job->d.obstacles.n; i++)
		r->obstacles[i] = channel_error_record(job->op, job->d.obstacles.v[i]);
}

void dump_report(struct dump_job *job)
{
	result_fill(job);
	channel_result(job->op);
}

static void report_progress(struct dump *d, u64 done, u64 total)
{
	operation_progress(dump_job(d)->op, done, total);
}

static int report_poll(struct dump *d, struct error *reterr)
{
	return operation_poll(dump_job(d)->op, reterr);
}

static void report_warning(struct dump *d, const struct error *warning)
{
	CoreRecord record = CORE_RECORD__INIT;
	struct operation *op = dump_job(d)->op;

	log_warning(&op->log, "%s", warning->text);
	record.warning = channel_error_record(op, warning);
	channel_record(op, &record);
}

/* As uuid_unparse() writes it. */
static const char *run_id_make(struct arena *a)
{
	u16 w[8] = { 0 };

	sys(SYS_getrandom, w, sizeof w, 0);
	w[3] = (u16)((w[3] & 0x0fff) | 0x4000);
	w[4] = (u16)((w[4] & 0x3fff) | 0x8000);
	return arena_format(a, "%04x%04x-%04x-%04x-%04x-%04x%04x%04x", w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7]);
}

static bool plugin_is_known(const struct dump *d, const char *name)
{
	for (size_t i = 0; i < d->plugins.n; i++)
		if (str_eq(d->plugins.v[i], name))
			return true;
	return false;
}

static int ask_plugins(struct dump *d, PluginQuestion *question, struct error *reterr)
{
	struct operation *op = dump_job(d)->op;
	int r = operation_ask(op, question, reterr);

	if (r > 0 && d->frozen && op->ack->plugin && !plugin_is_known(d, op->ack->plugin))
		vec_push(d->arena, &d->plugins, op->ack->plugin);
	return r;
}

int dump_operation(struct operation *op)
{
	struct dump_job *job = arena_new(&op->arena, struct dump_job);
	int r;

	job->op = op;
	job->root = op->options->pid;
	job->keep_running = op->options->leave_running;
	job->keep_stopped = op->options->leave_stopped;
	job->d.arena = &op->arena;
	job->d.log = &op->log;
	job->d.options = op->options;
	job->d.caller = op->options->caller_pid ? op->options->caller_pid : op->caller;
	job->d.progress = report_progress;
	job->d.poll = report_poll;
	job->d.warn = report_warning;
	job->d.ask_plugins = ask_plugins;
	job->d.pre_dump = op->request->type != CRIU_REQ_TYPE__DUMP;
	job->d.runs_on = job->keep_running || job->keep_stopped || job->d.pre_dump;
	job->d.next_file_id = 1;
	job->d.run_id = run_id_make(&op->arena);
	r = operation_run(op,
			  op->options->plan_only ? plan_stages
			  : job->d.pre_dump	 ? pre_dump_stages
						 : dump_stages,
			  job);
	if (r < 0)
		dump_discard(op, job);
	result_fill(job);
	return r;
}
