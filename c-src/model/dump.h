/*
 * model/dump.h - a dump in progress, as kinds, traits, spaces and memory see it. Owned by the conductor.
 */
#pragma once
#include "image/directory.h"
#include "base/log.h"
#include "model/connection.h"
#include "model/task.h"

struct file;

struct dump {
	struct arena *arena;
	struct log *log;
	const CriuOpts *options;
	struct images *images; /* where images go; valid from the stage `collect` on */

	VEC(struct task *) tasks; /* pre-order, parents before children; [0] is the root */
	bool frozen;		  /* false: planning, the tree runs and may change under us */
	pid_t caller;		  /* the process that asked; its descriptors are "ours" for external ends */

	VEC(struct file *) files; /* every open file description, once; kinds/kind.h */
	u32 next_file_id;	  /* one counter for all of files.img, from 1 */
	u32 next_object_id;	  /* vm, files, fs, sighand: see ids.img */

	/* Namespaces of the conductor, by which "the same as the dumper's" is decided. spaces/. */
	TaskKobjIdsEntry *own_ids;
	const void *own_namespaces; /* their inodes; NULL: not looked at yet */
	struct traits_dump *traits; /* what traits keep for the whole tree; traits/state.h */
	void *memory;		    /* state of memory/ */
	void *kind_state[64];	    /* one pointer per kind, by index in the table of kinds; shared between its files */

	VEC(TcpConnection *) tcp; /* every one that was found, reported in the result */
	/* TCP connections that are kept: the network lock holds them back. spaces/network_lock.c */
	VEC(struct connection) connections;
	struct network_lock *network_lock; /* NULL: none is held */
	const char *run_id;		   /* of this dump, for the inventory */

	VEC(ExternalEnd *) external;   /* reported in the result */
	VEC(struct error *) obstacles; /* all reasons why a dump would fail: plan collects, dump stops at any */
	bool runs_on;		       /* the tree does, after this dump */
	/* Memory only; the tree runs on, and pages are copied only then: what it has freed by that time reads as zeros. */
	bool pre_dump;
	u64 pages_scanned, pages_written, pages_skipped;
	VEC(const char *) plugins; /* those that have seen to something */
	/* 1 if a plugin of the caller does what is asked, 0 if none does. */
	int (*ask_plugins)(struct dump *d, PluginQuestion *question, struct error *reterr);
	void (*warn)(struct dump *d, const struct error *warning); /* something is done less well than was asked for */
	void (*progress)(struct dump *d, u64 done, u64 total);
	/* < 0: the caller wants it no more. For waits on others than the tree. */
	int (*poll)(struct dump *d, struct error *reterr);
};

/* Notes one more reason against the dump; the plan goes on to find the others. */
void dump_obstacle(struct dump *d, const struct error *obstacle);

/* Is `inode` of a socket or pipe named by --external unix[ino], -x or an inherit-fd key? */
bool dump_is_external(const struct dump *d, const char *key);
