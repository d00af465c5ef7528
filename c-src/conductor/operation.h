/*
 * conductor/operation.h - one running operation: its request, its memory, its way to the caller, its stages.
 *
 * It lives in one mapping that the submitting process makes and its lender thread frees. The conductor fills it; the lender
 * reads `stage` if the conductor dies.
 */
#pragma once
#include "base/arena.h"
#include "base/error.h"
#include "base/log.h"
#include "image/messages.h"
#include "remote/batch.h"

#define ARENA_CEILING (4UL << 30) /* images are parsed and kept here; untouched memory costs nothing */

struct stage;
struct operation;

struct stage_clock {
	const char *name;
	u64 began, ended; /* nanoseconds, CLOCK_MONOTONIC */
};

struct operation {
	struct arena arena;
	struct log log;
	struct patience patience;
	struct guards guards;
	int channel; /* our end of the completion socket; -1: records go nowhere, logs to stderr */
	const CriuReq *request;
	const CriuOpts *options;
	const char *volatile stage; /* row of the stage table that runs; for the lender too */
	u64 began, deadline;	    /* nanoseconds; deadline 0: none */
	bool undoing;		    /* failures and cancellations are not listened to any more */
	volatile int crash_signal;  /* the conductor took a fault and is undoing */
	void *unwind[5];	    /* __builtin_setjmp buffer of the stage loop */
	bool unwind_set;
	struct error error;
	struct stage_clock clocks[24];
	u32 clock_count;
	ResultRecord result;
	bool reported; /* the result has been sent */

	u8 *out; /* records not yet written */
	size_t out_used;
	u8 in[16384]; /* bytes of a frame from the caller */
	size_t in_used;
	bool cancelled;
	const CoreAck *ack; /* the last one */

	/* Between conductor and lender. */
	pid_t caller;		   /* thread group that asked */
	pid_t watched;		   /* child whose exit the lender reports after the result; 0: none */
	struct spawn_order *order; /* a process to be made by the lender, as a sibling of the caller */
	u32 order_futex;
};

struct stage {
	const char *name;
	int (*run)(struct operation *op, void *context);
	/* Also called for the stage that failed: it bears half-done work. */
	void (*undo)(struct operation *op, void *context);
};

u64 clock_now(void);
/* Runs the table; on failure undoes backwards. Result 0 or op->error. */
int operation_run(struct operation *op, const struct stage *stages, void *context);
/* < 0 with *reterr when the caller has gone, has cancelled, or time is up. Never during undo. */
int operation_poll(struct operation *op, struct error *reterr);
/* Injected faults, for tests: see criu_opts.fault. */
int operation_fault(struct operation *op, const char *stage);
/* Sends a hook record and waits for its ack, if hooks are asked for. */
int operation_hook(struct operation *op, const char *name, pid_t pid, struct error *reterr);
/* The same with a descriptor of ours, for the caller to copy. */
int operation_hook_fd(struct operation *op, const char *name, pid_t pid, int fd, struct error *reterr);
/* Asks the caller's plugins: 1 somebody has seen to it, with the answer in op->ack; 0 nobody. */
int operation_ask(struct operation *op, PluginQuestion *question, struct error *reterr);
/* Our own copy of a descriptor that the caller has named; -errno. */
int operation_fetch(struct operation *op, int fd);
void operation_progress(struct operation *op, u64 done, u64 total);

/* conductor/channel.c */
void channel_log(struct log *log, int level, const char *text, size_t length);
void channel_record(struct operation *op, const CoreRecord *record);
/* Writes what has gathered; `block`: all of it. */
void channel_flush(struct operation *op, bool block);
void channel_error(struct operation *op, const struct error *error, bool undone);
/* op->result, once. */
void channel_result(struct operation *op);
ErrorRecord *channel_error_record(struct operation *op, const struct error *error);
/* Reads a frame from the caller: 1 and its bytes, 0 none yet, -EPIPE the caller has gone. */
int channel_receive(struct operation *op, const u8 **frame, size_t *size);

/* conductor/conductor.c: what the new task runs. Never returns. */
int conductor_main(struct operation *op);

/* The operations. */
int dump_operation(struct operation *op);
int restore_operation(struct operation *op);
int check_operation(struct operation *op);
int dedup_operation(struct operation *op);
