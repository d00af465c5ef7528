/*
 * memory/calls.h - system calls of a new process without end: when a batch is full it is run and the next one begins.
 */
#pragma once
#include "memory/local.h"
#include "remote/batch.h"

#define BATCH_CALLS 1024

struct calls {
	struct task *t;
	struct batch batch;
	struct error *reterr;
};

static inline struct calls calls_begin(struct task *t, struct error *reterr)
{
	return (struct calls){ t, batch_begin(&task_leader(t)->remote, BATCH_CALLS), reterr };
}

static inline int calls_end(struct calls *c)
{
	int r = batch_run(&c->batch, c->reterr);

	batch_done(&c->batch);
	return r;
}

/* Makes room for `n` more. */
static inline int calls_room(struct calls *c, u32 n)
{
	int r;

	if (batch_room(&c->batch) >= n)
		return 0;
	r = calls_end(c);
	c->batch = batch_begin(&task_leader(c->t)->remote, BATCH_CALLS);
	return r;
}
