/*
 * model/task.h - the tree of an operation: tasks (processes), their threads and descriptor tables.
 *
 * The same structs serve dump and restore. On dump they are found in /proc and the messages are filled; on restore the
 * messages are decoded first and the processes made after them. Everything lives in the operation's arena, descriptors
 * are closed by the end of the conductor.
 */
#pragma once
#include "base/arena.h"
#include "base/error.h"
#include "image/messages.h"
#include "remote/batch.h"
#include "remote/stopped.h"

struct task;
struct file;
struct vma;
struct birth;
struct proc_status;

struct thread {
	struct task *task;
	pid_t tid;		/* in the conductor's pid namespace */
	CoreEntry *core;	/* core-<tid>.img; thread_core and thread_info are always allocated, tc for leaders */
	struct stopped stopped; /* what ptrace has changed and must put back */
	struct remote remote;
	struct batch work;		  /* what all traits want of it, from the post to the wait */
	char state;			  /* /proc/.../stat: R S D T t Z X */
	void *keep[32];			  /* traits: from ask() to take(), by index in the table of traits */
	const struct proc_status *status; /* traits: as read while it was frozen; NULL until then */
};

enum task_state { TASK_ALIVE = 1, TASK_DEAD = 2, TASK_STOPPED = 3, TASK_HELPER = 4 };

/* One number of a descriptor table. */
struct descriptor {
	int fd;
	bool cloexec;
	struct file *file; /* dump */
	u32 id;		   /* file id */
};

struct task {
	pid_t pid, ppid, sid, pgid;
	enum task_state state;
	int stop_signal;     /* TASK_STOPPED */
	int exit_status;     /* TASK_DEAD: raw wait status */
	bool has_terminal;   /* restore: it leads a session with one that we set */
	pid_t foreground;    /* and that terminal's process group; 0: none */
	struct task *parent; /* NULL: the root */
	VEC(struct task *) children;
	VEC(struct thread *) threads; /* threads.v[0] is the leader; none for the dead */
	bool ia32;		      /* runs a 32-bit program (ELF of the i386) */
	int pidfd, mem, pagemap;      /* /proc/PID/mem, /proc/PID/pagemap; -1 until opened */

	TaskKobjIdsEntry *ids;
	MmEntry *mm;
	FsEntry *fs;
	VEC(struct descriptor) fds;
	struct task *fds_of; /* restore: the task before it whose table it shares (CLONE_FILES) */
	bool fds_shared;     /* restore: with anybody, before or after it */
	struct vma *vmas;    /* ascending by start */
	size_t vma_count;
	struct memory_plan *memory; /* memory/: what of it has to be moved */

	struct area area;    /* shared with the remotes of all its threads */
	struct birth *birth; /* conductor/births.h: how a restore makes it */
};

static inline struct thread *task_leader(const struct task *t)
{
	return t->threads.v[0];
}

static inline bool thread_is_leader(const struct thread *t)
{
	return t->task->threads.v[0] == t;
}

static inline struct object task_object(const struct task *t)
{
	return OBJECT(.pid = t->pid);
}

static inline struct object thread_object(const struct thread *t)
{
	return OBJECT(.pid = t->task->pid, .tid = t->tid);
}
