/* conductor/operation.c - the stage loop: runs a table, keeps time, listens to the caller, undoes on failure. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <time.h>
#include "base/fd.h"
#include "base/format.h"
#include "base/io.h"
#include "base/sys.h"
#include "conductor/operation.h"

u64 clock_now(void)
{
	struct timespec t;

	sys(SYS_clock_gettime, CLOCK_MONOTONIC, &t);
	return (u64)t.tv_sec * 1000000000 + (u64)t.tv_nsec;
}

int operation_poll(struct operation *op, struct error *reterr)
{
	const u8 *frame;
	size_t size;
	int r;

	if (op->undoing)
		return 0;
	if (op->deadline && clock_now() > op->deadline)
		return error_set(reterr, "ERR_TIMEOUT", -ETIMEDOUT, OBJECT(),
				 "the operation took longer than its timeout");
	r = channel_receive(op, &frame, &size);
	if (r < 0)
		return error_set(reterr, "ERR_ABORTED", -EPIPE, OBJECT(), "the caller has gone");
	if (r > 0 && size == 0)
		op->cancelled = true;
	if (op->cancelled)
		return error_set(reterr, "ERR_ABORTED", -ECANCELED, OBJECT(), "the caller cancelled the operation");
	return 0;
}

static void stage_record(struct operation *op, const char *name)
{
	StageRecord stage = STAGE_RECORD__INIT;
	CoreRecord record = CORE_RECORD__INIT;

	/* With a timeout the caller, too, has to know when the freeze is over. */
	if (!op->options || (!op->options->progress && !op->options->timeout))
		return;
	stage.name = (char *)name;
	stage.at = (clock_now() - op->began) / 1000;
	record.stage = &stage;
	channel_record(op, &record);
	channel_flush(op, false);
}

void operation_progress(struct operation *op, u64 done, u64 total)
{
	ProgressRecord progress = PROGRESS_RECORD__INIT;
	CoreRecord record = CORE_RECORD__INIT;

	if (!op->options || !op->options->progress)
		return;
	progress.done = done;
	progress.total = total;
	record.progress = &progress;
	channel_record(op, &record);
	channel_flush(op, false);
}

/* Waits for the ack of a hook; a cancellation is not one. */
static int hook_ack(struct operation *op, const char *name, struct error *reterr)
{
	const u8 *frame;
	size_t size;
	CoreAck *ack;

	for (;;) {
		struct pollfd p = { .fd = op->channel, .events = POLLIN };
		struct timespec slice = { .tv_nsec = 100000000 };
		int r = channel_receive(op, &frame, &size);

		if (r < 0)
			return error_set(reterr, "ERR_ABORTED", -EPIPE, OBJECT(), "the caller has gone");
		if (r > 0 && size == 0) {
			op->cancelled = true;
			return operation_poll(op, reterr);
		}
		if (r > 0) {
			ack = core_ack__unpack(&op->arena.pb, size, frame);
			op->ack = ack;
			if (ack && ack->success)
				return 0;
			return error_set(reterr, "ERR_HOOK", -ECANCELED, OBJECT(), "the hook %s failed", name);
		}
		sys(SYS_ppoll, &p, 1, &slice, 0, 8);
		if (op->deadline && clock_now() > op->deadline)
			return operation_poll(op, reterr);
	}
}

int operation_hook_fd(struct operation *op, const char *name, pid_t pid, int fd, struct error *reterr)
{
	HookRecord hook = HOOK_RECORD__INIT;
	CoreRecord record = CORE_RECORD__INIT;

	op->ack = NULL;
	if (!op->options || !op->options->hooks || op->channel < 0)
		return 0;
	hook.name = (char *)name;
	hook.has_pid = pid != 0;
	hook.pid = pid;
	hook.has_core_pid = hook.has_core_fd = fd >= 0;
	hook.core_pid = (int)sys(SYS_getpid);
	hook.core_fd = fd;
	record.hook = &hook;
	channel_record(op, &record);
	channel_flush(op, true);
	return hook_ack(op, name, reterr);
}

int operation_hook(struct operation *op, const char *name, pid_t pid, struct error *reterr)
{
	return operation_hook_fd(op, name, pid, -1, reterr);
}

int operation_ask(struct operation *op, PluginQuestion *question, struct error *reterr)
{
	CoreRecord record = CORE_RECORD__INIT;
	int r;

	op->ack = NULL;
	if (!op->options || !op->options->n_plugins || op->channel < 0)
		return 0;
	record.question = question;
	channel_record(op, &record);
	channel_flush(op, true);
	r = hook_ack(op, question->what, reterr);
	return r < 0 ? r : op->ack && op->ack->handled;
}

int operation_fetch(struct operation *op, int fd)
{
	AUTO(fd_close) int pidfd = (int)sys(SYS_pidfd_open, op->caller, 0);

	return pidfd < 0 ? pidfd : (int)sys(SYS_pidfd_getfd, pidfd, fd, 0);
}

/* ACTION:STAGE[:MS] */
int operation_fault(struct operation *op, const char *stage)
{
	const char *fault = op->options ? op->options->fault : NULL;
	const char *colon = fault ? strchr(fault, ':') : NULL;
	size_t n = strlen(stage);
	volatile int *volatile nowhere = NULL;
	const char *p;

	if (!colon || strncmp(colon + 1, stage, n) != 0 || (colon[1 + n] && colon[1 + n] != ':'))
		return 0;
	p = colon[1 + n] ? colon + 2 + n : NULL;
	if (str_starts(fault, "kill:"))
		sys(SYS_kill, sys(SYS_getpid), SIGKILL);
	if (str_starts(fault, "crash:"))
		*nowhere = 0;
	if (str_starts(fault, "hold:")) {
		u64 ms = p ? parse_number(&p, 10) : 1000, until = clock_now() + ms * 1000000;

		while (clock_now() < until) {
			struct timespec t = { .tv_nsec = 5000000 };
			int r = operation_poll(op, &op->error);

			if (r < 0)
				return r;
			sys(SYS_nanosleep, &t, 0);
		}
	}
	if (str_starts(fault, "fail:"))
		return error_set(&op->error, "ERR_FAULT", -EIO, OBJECT(), "injected failure");
	return 0;
}

static int stage_enter(struct operation *op, const struct stage *s)
{
	int r;

	op->stage = s->name;
	if (op->clock_count < ARRAY_SIZE(op->clocks))
		op->clocks[op->clock_count++] = (struct stage_clock){ .name = s->name, .began = clock_now() };
	stage_record(op, s->name);
	r = operation_poll(op, &op->error);
	return r < 0 ? r : operation_fault(op, s->name);
}

static void stage_leave(struct operation *op)
{
	op->clocks[op->clock_count - 1].ended = clock_now();
}

static void crash_error(struct operation *op)
{
	if (op->crash_signal == -1)
		error_set(&op->error, "ERR_NO_MEMORY", -ENOMEM, OBJECT(),
			  "the operation needs more memory than %lu MiB", (unsigned long)(ARENA_CEILING >> 20));
	else
		error_set(&op->error, "ERR_ENGINE_CRASHED", -EFAULT, OBJECT(), "the engine took signal %d",
			  op->crash_signal);
}

int operation_run(struct operation *op, const struct stage *stages, void *context)
{
	const struct stage *volatile s = stages;
	volatile int r = 0;

	op->clocks[op->clock_count++] = (struct stage_clock){ "start", op->began, clock_now() }; /* being born */

	/* A fault, or memory at its ceiling, comes back here as a failed stage (conductor.c). */
	if (__builtin_setjmp(op->unwind)) {
		crash_error(op);
		r = -EFAULT;
	}
	op->unwind_set = true;
	for (; r == 0 && s->name; s++) {
		r = stage_enter(op, s);
		if (r == 0)
			r = s->run(op, context);
		if (r == 0)
			stage_leave(op);
		else
			break;
	}
	op->unwind_set = false;
	if (r >= 0)
		return 0;
	op->undoing = true;
	op->error.stage = s->name;
	for (const struct stage *u = s; u >= stages; u--)
		if (u->undo)
			u->undo(op, context);
	return r;
}
