/*
 * conductor/dump.h - the stages of a dump, one file per piece of work. Private to the conductor.
 */
#pragma once
#include "conductor/operation.h"
#include "kernel/proc_stat.h"
#include "model/dump.h"

struct dump_job {
	struct dump d; /* what kinds, traits, spaces and memory see */
	struct operation *op;
	pid_t root;
	bool keep_running, keep_stopped;
	u64 frozen_at, thawed_at; /* nanoseconds */
	struct thread *stuck;	  /* that could not be stopped the last time */
	bool injected, released;
	TrackingEntry *tracking; /* for the inventory; NULL: changes are not noted */
	pid_t keeper;		 /* 0: none was made */
};

static inline struct dump_job *dump_job(struct dump *d)
{
	return container_of(d, struct dump_job, d);
}

/* conductor/tree.c - who is in the tree */
int tree_plan(struct dump_job *job, struct error *reterr); /* looks, stops nobody */
/* Looks again at a frozen tree; *ret_news: somebody new has shown up and is not frozen yet. */
int tree_refresh(struct dump_job *job, bool *ret_news, struct error *reterr);
int tree_write(struct dump_job *job, struct error *reterr); /* pstree, core, ids, mm, fs, inventory */

/* conductor/sessions.c: notes those that no restore could make again */
void sessions_plan(struct dump_job *job);

/* conductor/freeze.c - stopping every thread, and letting them all go */
int freeze_all(struct dump_job *job, struct error *reterr);
void freeze_release(struct dump_job *job, int signal);

/* conductor/keeper.c - what memory tracking needs until the next dump. drop: when this one fails after all */
int tracking_leave(struct dump_job *job, struct error *reterr);
void tracking_drop(struct dump_job *job);

/* conductor/dump.c, for pre_dump.c too */
int dump_directory(struct dump_job *job, struct error *reterr);
void dump_memory_plan(struct dump_job *job, struct task *t);
void dump_cancel(struct operation *op, void *context);
int dump_freeze(struct operation *op, void *context);
void dump_unfreeze(struct operation *op, void *context);
int dump_commit(struct operation *op, void *context);

/* conductor/pre_dump.c */
extern const struct stage pre_dump_stages[];

/* conductor/inject.c - areas and remotes in the targets */
int inject_all(struct dump_job *job, struct error *reterr);
void inject_cure(struct dump_job *job);

/* conductor/cpuinfo.c - cpuinfo.img, if it is asked for */
int cpuinfo_dump(struct dump_job *job, struct error *reterr);

/* conductor/dedup.c: with auto_dedup. After the last moment at which the images may still be discarded; fails by a warning. */
void dedup_after_dump(struct dump_job *job);

/* conductor/kill.c */
void kill_all(struct dump_job *job);
/* The result is known and goes out; what follows cannot fail. */
void dump_report(struct dump_job *job);
