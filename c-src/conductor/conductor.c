/* conductor/conductor.c - birth and end of the task that runs the operations. See conductor.h. */
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/futex.h>
#include <linux/prctl.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include "arch/x86_64/signal.h"
#include "arch/x86_64/task.h"
#include "base/fd.h"
#include "base/io.h"
#include "base/urgency.h"
#include "conductor/conductor.h"
#include "conductor/spawn.h"
#include "conductor/watch.h"

#define STACK_SIZE	  (1UL << 20)
#define LENDER_STACK_SIZE (64UL << 10)
#define FAULT_STACK_SIZE  (64UL << 10) /* aligned to its size: the handler finds the operation at its bottom */

/* Of a home: the caller waits for the conductor to be there, the lender for the caller to look at the home no more. */
enum started { STARTED_NOT, STARTED_YES, STARTED_FAILED, STARTED_SEEN };

/* One mapping: [operation][request][lender stack][conductor stack]; and the fault stack, aligned. */
struct home {
	struct operation op;
	u8 *map, *fault_stack;
	size_t map_size, request_size;
	u8 *lender_stack, *conductor_stack;
	u32 started; /* futex: see enum started */
	int caller_end;
	u64 host_mask;
	u8 request[];
};

/* --- the conductor's own faults --- */

static struct operation *operation_of_fault(void)
{
	return *(struct operation **)(arch_stack_pointer() & ~(FAULT_STACK_SIZE - 1));
}

/*
 * Goes back to the stage loop, which undoes; a second fault, during the undo, is the end (the dead-man's switch helps then). So is
 * one in a second thread (memory/mover.c), which has neither this stack nor a stage loop.
 */
static void fault_handler(int signal)
{
	struct operation *op;

	if (sys(SYS_gettid) != sys(SYS_getpid))
		for (;;)
			sys(SYS_exit_group, 128 + signal);
	op = operation_of_fault();

	op->crash_signal = signal;
	if (!op->unwind_set || op->undoing)
		for (;;)
			sys(SYS_exit_group, 128 + signal);
	op->unwind_set = false;
	__builtin_longjmp(op->unwind, 1);
}

static void arena_exhausted(struct arena *arena)
{
	struct operation *op = container_of(arena, struct operation, arena);

	op->crash_signal = -1;
	if (!op->unwind_set || op->undoing)
		for (;;)
			sys(SYS_exit_group, 127);
	op->unwind_set = false;
	__builtin_longjmp(op->unwind, 1);
}

static void faults_catch(struct home *home)
{
	static const int signals[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP };
	stack_t stack = { .ss_sp = home->fault_stack, .ss_size = FAULT_STACK_SIZE };

	*(struct operation **)home->fault_stack = &home->op;
	sys(SYS_sigaltstack, &stack, 0);
	for (size_t i = 0; i < ARRAY_SIZE(signals); i++)
		arch_signal_handler(signals[i], fault_handler, SA_ONSTACK | SA_NODEFER);
}

/* The handlers are a copy of the host's: libuv's would write into its own pipe. All default, all blocked but faults. */
static void signals_reset(void)
{
	const u64 faults = 1UL << (SIGSEGV - 1) | 1UL << (SIGBUS - 1) | 1UL << (SIGFPE - 1) | 1UL << (SIGILL - 1) |
			   1UL << (SIGABRT - 1) | 1UL << (SIGTRAP - 1);
	const u64 mask = ~faults;

	for (int i = 1; i <= 64; i++)
		if (i != SIGKILL && i != SIGSTOP)
			arch_signal_default(i);
	sys(SYS_rt_sigprocmask, SIG_SETMASK, &mask, 0, 8);
}

/* --- the conductor --- */

/* Descriptors that the request names stay; the host's others would keep its peers from seeing the end of their files. */
static void descriptors_drop(struct operation *op)
{
	int keep[64], n = 0, from = 0;

	if (op->channel >= 0)
		keep[n++] = op->channel;
	if (op->options && op->options->has_tracking_fd)
		keep[n++] = op->options->tracking_fd;
	if (op->options && op->options->has_tracking_out_fd)
		keep[n++] = op->options->tracking_out_fd;
	if (op->options && op->options->ps && op->options->ps->has_fd)
		keep[n++] = op->options->ps->fd;
	for (size_t i = 0; op->options && i < op->options->n_inherit_fd && n < 60; i++) {
		keep[n++] = op->options->inherit_fd[i]->fd;
		if (op->options->inherit_fd[i]->has_peer_fd)
			keep[n++] = op->options->inherit_fd[i]->peer_fd;
	}
	for (;;) {
		int next = -1;

		for (int i = 0; i < n; i++)
			if (keep[i] >= from && (next < 0 || keep[i] < next))
				next = keep[i];
		if (next < 0)
			break;
		if (next > from)
			sys(SYS_close_range, from, next - 1, 0);
		from = next + 1;
	}
	sys(SYS_close_range, from, ~0U, 0);
}

static void limits_raise(void)
{
	struct rlimit64 core, files;

	/* Soft only: a process that we make needs the hard limits of its images, and could not raise them again. */
	if (sys(SYS_prlimit64, 0, RLIMIT_CORE, 0, &core) == 0) {
		core.rlim_cur = 0;
		sys(SYS_prlimit64, 0, RLIMIT_CORE, &core, 0);
	}
	if (sys(SYS_prlimit64, 0, RLIMIT_NOFILE, 0, &files) == 0) {
		files.rlim_cur = files.rlim_max;
		sys(SYS_prlimit64, 0, RLIMIT_NOFILE, &files, 0);
	}
}

static void options_set(struct operation *op)
{
	if (!op->options) {
		CriuOpts *none = arena_new(&op->arena, CriuOpts);

		criu_opts__init(none);
		op->options = none;
	}
	op->log.level = op->options->log_level;
	if (op->options->timeout)
		op->deadline = op->began + (u64)op->options->timeout * 1000000000;
}

static int patience_ask(struct patience *patience, struct error *reterr)
{
	return operation_poll(container_of(patience, struct operation, patience), reterr);
}

static int operation_dispatch(struct operation *op)
{
	switch (op->request->type) {
	case CRIU_REQ_TYPE__DUMP:
	case CRIU_REQ_TYPE__PRE_DUMP:
	case CRIU_REQ_TYPE__SINGLE_PRE_DUMP:
		return dump_operation(op);
	case CRIU_REQ_TYPE__RESTORE:
		return restore_operation(op);
	case CRIU_REQ_TYPE__CHECK:
		return check_operation(op);
	case CRIU_REQ_TYPE__DEDUP:
		return dedup_operation(op);
	default:
		return error_refuse(&op->error, "ERR_NOT_BUILT", OBJECT(), NULL, "request %d is not built yet",
				    op->request->type);
	}
}

static int operation_start(struct operation *op, const u8 *request, size_t size)
{
	int r = arena_init(&op->arena, ARENA_CEILING, arena_exhausted);

	op->log.line = channel_log;
	op->patience.ask = patience_ask;
	result_record__init(&op->result);
	if (r < 0)
		return r;
	op->request = criu_req__unpack(&op->arena.pb, size, request);
	if (!op->request)
		return error_set(&op->error, "ERR_INVALID_OPTION", -EINVAL, OBJECT(),
				 "the request is not a criu_req message");
	op->options = op->request->opts;
	options_set(op);
	return 0;
}

static int operation_whole(struct operation *op)
{
	int r = op->request ? operation_dispatch(op) : -EINVAL;

	op->stage = NULL;
	if (r < 0)
		channel_error(op, &op->error, true);
	else
		channel_result(op);
	return r < 0 ? 1 : 0;
}

static int conductor_task(void *arg)
{
	struct home *home = arg;
	struct operation *op = &home->op;
	int r;

	signals_reset();
	faults_catch(home);
	sys(SYS_prctl, PR_SET_NAME, "criu-conductor");
	urgency_raise();
	r = operation_start(op, home->request, home->request_size);
	descriptors_drop(op);
	limits_raise();
	guards_register(&op->guards);
	if (r < 0)
		channel_error(op, &op->error, true);
	else
		r = operation_whole(op);
	/* Returning into libc would run the host's atexit handlers. */
	for (;;)
		sys(SYS_exit_group, r ? 1 : 0);
	return 0;
}

/* --- the lender --- */

static void report_crash(struct operation *op, int status)
{
	struct error error = { 0 };

	error_set(&error, "ERR_ENGINE_CRASHED", -EFAULT, OBJECT(), "the engine ended with %s %d",
		  WIFSIGNALED(status) ? "signal" : "status",
		  WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
	error.stage = op->stage;
	watch_send_error(op->channel, &error);
}

static struct home *home_make(const void *request, size_t size)
{
	size_t map =
		ALIGN_UP(sizeof(struct home) + size, PAGE_SIZE) + LENDER_STACK_SIZE + STACK_SIZE + 2 * FAULT_STACK_SIZE;
	long at = sys(SYS_mmap, 0, map, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	struct home *home;

	if (at < 0)
		return NULL;
	home = (struct home *)at;
	home->map = (u8 *)at;
	home->map_size = map;
	home->request_size = size;
	home->lender_stack = home->map + ALIGN_UP(sizeof *home + size, PAGE_SIZE);
	home->conductor_stack = home->lender_stack + LENDER_STACK_SIZE;
	home->fault_stack = (u8 *)ALIGN_UP((u64)home->conductor_stack + STACK_SIZE, FAULT_STACK_SIZE);
	memcpy(home->request, request, size);
	home->op.channel = home->caller_end = -1;
	home->op.began = clock_now();
	return home;
}

static int conductor_clone(struct home *home)
{
	struct clone_args args = { .flags = CLONE_VM | CLONE_UNTRACED,
				   .stack = (u64)home->conductor_stack,
				   .stack_size = STACK_SIZE };

	return (int)arch_clone(&args, conductor_task, home);
}

static void started_wake(struct home *home, enum started how)
{
	__atomic_store_n(&home->started, how, __ATOMIC_SEQ_CST);
	sys(SYS_futex, &home->started, FUTEX_WAKE, 1, 0, 0, 0); /* EFAULT, if the lender has seen it and was quick */
}

/* A thread of the host without TLS of its own; leaves by exit(2), its stack goes with the home: see lender_leave(). */
static int lender_thread(void *arg)
{
	struct home *home = arg;
	struct operation *op = &home->op;
	int status = 0, pid = conductor_clone(home);
	u32 started;

	started_wake(home, pid > 0 ? STARTED_YES : STARTED_FAILED);
	if (pid > 0) {
		while (spawn_serve(op, pid) == 0)
			;
		while (sys(SYS_wait4, pid, &status, __WALL, 0) == -EINTR)
			;
		if (WIFSIGNALED(status) || (WIFEXITED(status) && WEXITSTATUS(status) > 1))
			report_crash(op, status);
		if (op->watched)
			watch_exit(op->channel, op->watched);
	}
	watch_close(op->channel);
	arena_fini(&op->arena);
	/* A short operation may end before its caller wakes up. */
	while ((started = __atomic_load_n(&home->started, __ATOMIC_SEQ_CST)) != STARTED_SEEN)
		sys(SYS_futex, &home->started, FUTEX_WAIT, started, 0, 0, 0);
	arch_unmap_and_exit(home->map, home->map_size);
	return 0;
}

static int lender_clone(struct home *home)
{
	struct clone_args args = { .flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD |
					    CLONE_SYSVSEM,
				   .stack = (u64)home->lender_stack,
				   .stack_size = LENDER_STACK_SIZE };
	u64 all = ~0UL, old;
	long r;

	/* All signals are blocked before the clone: the host's handlers must not run on this thread. */
	sys(SYS_rt_sigprocmask, SIG_SETMASK, &all, &old, 8);
	r = arch_clone(&args, lender_thread, home);
	sys(SYS_rt_sigprocmask, SIG_SETMASK, &old, 0, 8);
	return (int)MIN(r, 0);
}

int conductor_start(const void *request, size_t size)
{
	struct home *home = home_make(request, size);
	int ends[2], fd;
	long r;

	if (!home)
		return -ENOMEM;
	r = sys(SYS_socketpair, AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends);
	if (r < 0) {
		sys(SYS_munmap, home->map, home->map_size);
		return (int)r;
	}
	fd = ends[0];
	home->op.channel = ends[1];
	home->op.caller = (pid_t)sys(SYS_getpid);
	r = lender_clone(home);
	if (r < 0) {
		sys(SYS_close, ends[0]);
		sys(SYS_close, ends[1]);
		sys(SYS_munmap, home->map, home->map_size);
		return (int)r;
	}
	/* Until the conductor has a table of its own, the caller must not close what the request names. */
	while (__atomic_load_n(&home->started, __ATOMIC_SEQ_CST) == STARTED_NOT)
		sys(SYS_futex, &home->started, FUTEX_WAIT, STARTED_NOT, 0, 0, 0);
	started_wake(home, STARTED_SEEN);
	return fd;
}

int conductor_run_here(const void *request, size_t size)
{
	struct home *home = home_make(request, size);
	struct operation *op = &home->op;
	int r;

	signals_reset();
	r = operation_start(op, home->request, size);
	limits_raise();
	guards_register(&op->guards);
	r = r < 0 ? 1 : operation_whole(op);
	if (op->error.text[0])
		log_error(&op->log, "%s: %s", op->error.code, op->error.text);
	arena_fini(&op->arena);
	sys(SYS_munmap, home->map, home->map_size);
	return r;
}
