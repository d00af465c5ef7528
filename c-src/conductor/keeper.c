/*
 * conductor/keeper.c - what memory tracking needs from one dump to the next is kept by the caller, in a socket that it named, or by a
 * process of its own, for callers that end with each dump: the command line. The images say which.
 */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/socket.h>
#include "arch/x86_64/stub.h"
#include "arch/x86_64/task.h"
#include "base/fd.h"
#include "base/io.h"
#include "conductor/dump.h"
#include "conductor/spawn.h"
#include "memory/memory.h"

#define KEEPER_STACK 16384
#define KEEPER_AT    0x10000ul /* of its code: nothing else is there */

enum { KEPT = 0, TARGET = 1, ELF = 2 }; /* its descriptors: arch/x86_64/keeper.S */

struct keeper_order {
	int elf, kept, target;
};

static int keeper_main(void *arg)
{
	static const char *const argv[] = { "criu-keeper", NULL }, *const envp[] = { NULL };
	const struct keeper_order *o = arg;
	const u64 all = ~0UL;
	long elf, kept, target;

	sys(SYS_rt_sigprocmask, SIG_SETMASK, &all, 0, 8);
	sys(SYS_setsid);
	sys(SYS_chdir, "/");
	/* Above the two numbers first, so that none is overwritten before it is copied. */
	elf = sys(SYS_fcntl, o->elf, F_DUPFD_CLOEXEC, 10);
	kept = sys(SYS_fcntl, o->kept, F_DUPFD_CLOEXEC, 10);
	target = sys(SYS_fcntl, o->target, F_DUPFD_CLOEXEC, 10);
	if (sys(SYS_dup3, kept, KEPT, 0) < 0 || sys(SYS_dup3, target, TARGET, 0) < 0 ||
	    sys(SYS_dup3, elf, ELF, O_CLOEXEC) < 0)
		return 1;
	sys(SYS_close_range, ELF + 1, ~0U, 0);
	sys(SYS_execveat, ELF, "", argv, envp, AT_EMPTY_PATH);
	return 1;
}

static u64 start_time(pid_t pid)
{
	struct proc_stat st;

	return proc_stat_read(pid, 0, &st) < 0 ? 0 : st.start_time;
}

static int keeper_make(struct dump_job *job, int kept, TrackingEntry *e, struct error *reterr)
{
	struct keeper_order o = { .elf = -1, .kept = kept };
	AUTO(fd_close) int target = (int)sys(SYS_pidfd_open, job->root, 0);
	struct clone_args args = { .flags = CLONE_VM | CLONE_VFORK,
				   .exit_signal = SIGCHLD,
				   .stack = (u64)arena_alloc(&job->op->arena, KEEPER_STACK),
				   .stack_size = KEEPER_STACK };
	long pid;
	int r = spawn_elf("criu-keeper", (raddr){ KEEPER_AT }, keeper_start, (size_t)(keeper_end - keeper_start),
			  &o.elf, reterr);

	if (r < 0)
		return r;
	o.target = target;
	pid = arch_clone(&args, keeper_main, &o);
	fd_close(&o.elf);
	if (pid < 0)
		return error_sys(reterr, OBJECT(), pid, "cannot make the keeper of what memory tracking needs");
	job->keeper = (pid_t)pid;
	e->has_keeper_pid = e->has_keeper_start = e->has_keeper_fd = true;
	e->keeper_pid = (int)pid;
	e->keeper_start = start_time((pid_t)pid);
	e->keeper_fd = KEPT;
	return 0;
}

int tracking_leave(struct dump_job *job, struct error *reterr)
{
	const CriuOpts *options = job->op->options;
	AUTO(fd_close) int kept = -1;
	AUTO(fd_close) int filled = -1;
	TrackingEntry *e;
	int ends[2], r = 0;

	if (!memory_is_tracked(&job->d) || (!options->has_tracking_out_fd && !options->tracking_keeper))
		return 0;
	e = message_new(&job->op->arena, &tracking_entry__descriptor);
	if (options->has_tracking_out_fd) {
		r = memory_track_leave(&job->d, options->tracking_out_fd, &e->id, reterr);
	} else {
		r = (int)sys(SYS_socketpair, AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends);
		if (r < 0)
			return error_sys(reterr, OBJECT(), r, "cannot keep what memory tracking needs");
		kept = ends[0];
		filled = ends[1];
		r = memory_track_leave(&job->d, filled, &e->id, reterr);
		if (r >= 0)
			r = keeper_make(job, kept, e, reterr);
	}
	if (r >= 0)
		job->tracking = e;
	return r;
}

void tracking_drop(struct dump_job *job)
{
	if (job->keeper)
		sys(SYS_kill, job->keeper, SIGKILL);
	job->keeper = 0;
}
