/*
 * conductor/pre_dump.c - the order of a pre-dump: memory only, so that the dump which follows has less to write. Nothing of ours runs in
 * the tree but the two system calls by which a process gets its userfaultfd. Whether the rest can be dumped is not asked here.
 */
#include "conductor/dump.h"
#include "memory/memory.h"
#include "remote/trace.h"

static int pre_dump_plan(struct operation *op, void *context)
{
	struct dump_job *job = context;
	int r = tree_plan(job, &op->error);

	if (r >= 0)
		r = dump_directory(job, &op->error);
	if (r >= 0)
		r = memory_plan_begin(&job->d, &op->error);
	for (size_t i = 0; r >= 0 && i < job->d.tasks.n; i++)
		dump_memory_plan(job, job->d.tasks.v[i]);
	return r < 0 ? r : operation_hook(op, "pre-dump", job->root, &op->error);
}

/* What is written, and from now on: what changes. */
static int pre_dump_track(struct operation *op, void *context)
{
	struct dump_job *job = context;
	int r = 0;

	for (size_t i = 0; r >= 0 && i < job->d.tasks.n; i++)
		if (job->d.tasks.v[i]->threads.n)
			r = memory_collect(&job->d, job->d.tasks.v[i], &op->error);
	if (r >= 0)
		r = memory_dump_begin(&job->d, &op->error);
	if (r >= 0)
		memory_track_settle(&job->d);
	return r;
}

static void pre_dump_untrack(struct operation *op UNUSED, void *context)
{
	struct dump_job *job = context;

	memory_dump_cancel(&job->d);
	memory_track_settle(&job->d);
}

static int pre_dump_thaw(struct operation *op UNUSED, void *context)
{
	freeze_release(context, 0);
	return 0;
}

/* Pages that change while they are copied are found changed by the next round, and those that go are not asked for again. */
static int pre_dump_memory(struct operation *op, void *context)
{
	struct dump_job *job = context;

	return memory_pre_dump_end(&job->d, &op->error);
}

static int pre_dump_dedup(struct operation *op UNUSED, void *context)
{
	dedup_after_dump(context);
	return 0;
}

/* clang-format off */
const struct stage pre_dump_stages[] = {
	{ "plan",    pre_dump_plan,  dump_cancel      },
	{ "freeze",  dump_freeze,    dump_unfreeze    },
	{ "track",   pre_dump_track, pre_dump_untrack },
	{ "thaw",    pre_dump_thaw,  NULL             },
	{ "memory",  pre_dump_memory, NULL            },
	{ "commit",  dump_commit,    NULL             },
	{ "dedup",   pre_dump_dedup, NULL             },	/* of the images before, if that is asked for */
	{ 0 },
};
/* clang-format on */
