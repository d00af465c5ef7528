/*
 * conductor/dedup.c - `dedup`: the parents of images lose what these have anew. By request, or as the end of a dump. A request that names
 * a page server is that server's, which has the pages alone.
 */
#include <errno.h>
#include "conductor/dump.h"
#include "memory/memory.h"

static const char *images_dir(const struct operation *op)
{
	return op->options->images_dir ? op->options->images_dir : ".";
}

static int dedup_parents(struct operation *op, void *context UNUSED)
{
	op->result.has_freed = true;
	return memory_dedup(&op->arena, images_dir(op), op->options->ps, &op->result.freed, &op->error);
}

static const struct stage dedup_stages[] = {
	{ "dedup", dedup_parents, NULL },
	{ 0 },
};

int dedup_operation(struct operation *op)
{
	return operation_run(op, dedup_stages, NULL);
}

void dedup_after_dump(struct dump_job *job)
{
	struct operation *op = job->op;
	struct error error = { 0 };

	if (!op->options->auto_dedup || !op->options->parent_img)
		return;
	op->result.has_freed = true;
	if (memory_dedup(&op->arena, images_dir(op), false, &op->result.freed, &error) < 0) {
		error.code = "WARN_NOT_FREED";
		job->d.warn(&job->d, &error);
	}
}
