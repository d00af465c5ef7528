/*
 * conductor/sessions.c - sessions and process groups: which can be made again. Leaders that have died get helpers
 * (births.c). Ids that no task of the tree leads and that are the root's are those of whoever restores.
 */
#include <errno.h>
#include "conductor/births.h"
#include "conductor/dump.h"
#include "conductor/restore.h"

bool sessions_is_inherited(const struct restore_job *job, pid_t id)
{
	const struct task *root = job->rs.tasks.v[0];

	return (id == root->sid || id == root->pgid) && !births_leader(&job->births, id);
}

void sessions_plan(struct dump_job *job)
{
	struct error obstacle = { 0 };
	struct births births;

	if (births_plan(&births, job->d.arena, job->d.tasks.v, job->d.tasks.n, &obstacle) < 0)
		dump_obstacle(&job->d, &obstacle);
}

static int inherited_id(struct restore_job *job, const char *kind, pid_t id, struct error *reterr)
{
	const CriuOpts *o = job->op->options;

	if (o->shell_job || o->child || o->reconnect_caller || !sessions_is_inherited(job, id))
		return 0;
	return error_refuse(reterr, "ERR_UNSUPPORTED_TASK", OBJECT(.pid = job->rs.tasks.v[0]->pid, .kind = kind),
			    "use --shell-job (shellJob) to take the session and group of the restorer",
			    "process %d is in %s %d, whose leader is not in the tree", job->rs.tasks.v[0]->pid, kind,
			    id);
}

int sessions_check(struct restore_job *job, struct error *reterr)
{
	const struct task *root = job->rs.tasks.v[0];
	int r = births_plan(&job->births, job->rs.arena, job->rs.tasks.v, job->rs.tasks.n, reterr);

	for (size_t i = 0; r >= 0 && i < job->rs.dead_pids.n; i++)
		births_add(&job->births, job->rs.dead_pids.v[i]);
	if (r >= 0)
		r = inherited_id(job, "session", root->sid, reterr);
	return r < 0 ? r : inherited_id(job, "process group", root->pgid, reterr);
}
