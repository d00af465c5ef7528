/* spaces/table.c - all spaces, and the loops over them. */
#include <errno.h>
#include "spaces/space.h"

const struct space *const spaces[] = { &space_namespaces, &space_time_namespace, NULL };

static void plan_task(struct dump *d, struct task *t)
{
	for (size_t i = 0; spaces[i]; i++) {
		struct error obstacle = { 0 };
		int r = spaces[i]->plan ? spaces[i]->plan(d, t, &obstacle) : 0;

		if (r < 0 && r != -ESRCH && r != -ENOENT) /* gone meanwhile: the freeze will see */
			dump_obstacle(d, &obstacle);
	}
}

int spaces_plan(struct dump *d, struct error *reterr UNUSED)
{
	for (size_t i = 0; i < d->tasks.n; i++)
		if (d->tasks.v[i]->state != TASK_DEAD)
			plan_task(d, d->tasks.v[i]);
	return 0;
}

int spaces_dump(struct dump *d, struct error *reterr)
{
	int r = 0;

	for (size_t i = 0; r >= 0 && spaces[i]; i++)
		if (spaces[i]->dump)
			r = spaces[i]->dump(d, reterr);
	return r;
}

int spaces_check(struct restore *rs, struct error *reterr)
{
	int r = 0;

	for (size_t i = 0; r >= 0 && spaces[i]; i++)
		if (spaces[i]->check)
			r = spaces[i]->check(rs, reterr);
	return r;
}
