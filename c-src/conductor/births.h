/*
 * conductor/births.h - how a tree comes to be: who makes whom, and with what in common. A new process is in the session of
 * whoever makes it, at that moment, and shares tables only with it; its parent is its maker or the maker's own parent
 * (CLONE_PARENT). Where the real history needs processes that have died, helpers stand in for them until all are there.
 */
#pragma once
#include "base/error.h"
#include "model/task.h"

struct birth {
	struct task *task; /* a helper's state is TASK_HELPER */
	struct birth *creator;
	struct birth *first, *last, *next; /* whom it makes, in order; next: of the same creator */
	u64 flags;			   /* of clone(2) */
	pid_t wanted, session; /* in which it should be born, and is; 0 is one outside of the pid namespace */
	bool early;	       /* before the creator calls setsid(2) */
	bool leads_group;      /* there are processes in the group of its pid */
	bool bequeaths;	       /* memory to some that it makes, so it has it before */
	bool lingers;	       /* a helper that is wanted until all have their descriptors */
	struct task *adopter;  /* of a passing helper: who gets its child when it dies */
	u32 shared;	       /* bit by enum common: it has a table in common with others */
};

struct births {
	struct arena *arena;
	struct task *const *tasks; /* [0] is the root */
	size_t count;
	struct birth **by_pid;	    /* of tasks */
	VEC(struct birth *) placed; /* all, makers before those whom they make; helpers among them */
};

/* All tasks get their birth. Refuses, by name, a tree that cannot have come to be. */
int births_plan(struct births *b, struct arena *arena, struct task *const *tasks, size_t count, struct error *reterr);

/* A process of this pid is wanted for a while; nobody has it. */
void births_add(struct births *b, pid_t pid);

/* The process that leads the session or group, or NULL. */
struct birth *births_leader(const struct births *b, pid_t id);
