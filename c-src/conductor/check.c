/* conductor/check.c - `check`: every feature is tried; those that are missing are in the result, by name. */
#include <errno.h>
#include "conductor/operation.h"
#include "kernel/probe.h"

static int check_features(struct operation *op, void *context UNUSED)
{
	VEC(ErrorRecord *) missing = { 0 };

	for (const struct feature *f = features; f->name; f++) {
		struct error e = { 0 };

		if (f->probe())
			continue;
		error_set(&e, "ERR_KERNEL_INTERFACE", -EOPNOTSUPP, OBJECT(.kind = f->name), "%s: %s", f->name,
			  f->detail);
		vec_push(&op->arena, &missing, channel_error_record(op, &e));
		if (f->required && !op->error.code)
			op->error = e;
	}
	op->result.obstacles = missing.v;
	op->result.n_obstacles = missing.n;
	return op->error.code ? op->error.err : 0;
}

static const struct stage check_stages[] = {
	{ "check", check_features, NULL },
	{ 0 },
};

int check_operation(struct operation *op)
{
	return operation_run(op, check_stages, NULL);
}
