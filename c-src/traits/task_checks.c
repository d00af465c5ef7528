/*
 * traits/task_checks.c - tasks that cannot be dumped at all, found before anything is stopped: kernel threads, tasks that are
 * traced, x32 tasks, half-dead ones, and jobs of a session that is not in the tree.
 */
#include <elf.h>
#include <fcntl.h>
#include <signal.h>
#include "base/fd.h"
#include "kernel/proc_stat.h"
#include "traits/state.h"

static int refuse(const struct thread *t, const char *kind, const char *hint, struct error *reterr, const char *text)
{
	return error_refuse(reterr, "ERR_UNSUPPORTED_TASK", trait_object(t, kind), hint, "%s", text);
}

static int check_tracer(const struct dump *d, const struct thread *t, const struct proc_status *status,
			struct error *reterr)
{
	if (d->frozen || !status->tracer) /* frozen, the tracer is us */
		return 0;
	return error_refuse(reterr, "ERR_ALREADY_TRACED", trait_object(t, "traced task"),
			    "detach the debugger or tracer first", "the thread is traced by process %d",
			    status->tracer);
}

static int check_kernel_thread(const struct thread *t, struct error *reterr)
{
	struct proc_stat stat;
	int r = proc_stat_read(t->task->pid, 0, &stat);

	if (r < 0 && r != -EINVAL)
		return error_sys(reterr, thread_object(t), r, "reading /proc/%d/stat", t->task->pid);
	if (r < 0)
		return error_set(reterr, "ERR_KERNEL_INTERFACE", -EPROTO, thread_object(t),
				 "/proc/%d/stat is not understood", t->task->pid);
	if (stat.flags & PROC_FLAG_KTHREAD)
		return refuse(t, "kernel thread", NULL, reterr, "a kernel thread cannot be dumped");
	return 0;
}

/*
 * The word size of the program that runs; threads of either kind may be in code of the other. With the 32-bit interface switched
 * off in this kernel there are no such programs.
 */
static int check_word_size(const struct thread *t, struct error *reterr)
{
	AUTO(fd_close) int fd = file_open(PATHF("/proc/%d/exe", t->task->pid), O_RDONLY);
	Elf32_Ehdr header = { 0 };

	t->task->ia32 = false;
	if (fd < 0 || sys(SYS_pread64, fd, &header, sizeof header, 0) != sizeof header ||
	    memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_ident[EI_CLASS] != ELFCLASS32)
		return 0; /* traits/mm.c tells what is wrong with it */
	if (header.e_machine != EM_386)
		return refuse(t, "x32 task", NULL, reterr, "the process runs a program of the x32 ABI");
	t->task->ia32 = true;
	return 0;
}

static int check_leader_alive(const struct thread *t, struct error *reterr)
{
	if ((t->state == 'Z' || t->state == 'X') && t->task->threads.n > 1)
		return refuse(t, "dead thread group leader", NULL, reterr,
			      "the first thread of the process has ended while others run on");
	return 0;
}

static bool in_tree(const struct dump *d, pid_t pid)
{
	for (size_t i = 0; i < d->tasks.n; i++)
		if (d->tasks.v[i]->pid == pid)
			return true;
	return false;
}

/* Restored, the tree then belongs to the session and group of whoever restores it. */
static bool may_leave_session(const struct dump *d)
{
	const CriuOpts *o = d->options;

	return o && ((o->has_shell_job && o->shell_job) || (o->has_child && o->child) ||
		     (o->has_reconnect_caller && o->reconnect_caller));
}

static bool is_alive(pid_t pid)
{
	return sys(SYS_kill, pid, 0) != -ESRCH;
}

/*
 * A session or group: its leader is in the tree, or dead (a helper takes its place), or it is the root's own, inherited from
 * outside, which the caller has to allow.
 */
static int check_group(const struct dump *d, const struct thread *t, const char *what, pid_t id, pid_t root_id,
		       struct error *reterr)
{
	if (id == root_id && t->task != d->tasks.v[0])
		return 0; /* told once, by the root */
	if (in_tree(d, id) || (id == root_id && may_leave_session(d)) || (id != 0 && id != root_id && !is_alive(id)))
		return 0;
	if (id == 0)
		return error_refuse(reterr, "ERR_UNSUPPORTED_TASK", trait_object(t, what),
				    id == root_id ? "use shell-job (--shell-job)" : NULL,
				    "the leader of its %s is outside of the pid namespace", what);
	return error_refuse(reterr, "ERR_UNSUPPORTED_TASK", trait_object(t, what), "use shell-job (--shell-job)",
			    "the leader of its %s, %d, is not in the dumped tree", what, id);
}

static int check_session(const struct dump *d, const struct thread *t, struct error *reterr)
{
	const struct task *task = t->task, *root = d->tasks.v[0];
	int r = check_group(d, t, "session", task->sid, root->sid, reterr);

	return r < 0 ? r : check_group(d, t, "process group", task->pgid, root->pgid, reterr);
}

static int check_process(struct dump *d, struct thread *t, struct error *reterr)
{
	int r = check_leader_alive(t, reterr);

	if (r == 0)
		r = check_kernel_thread(t, reterr);
	if (r == 0)
		r = check_word_size(t, reterr);
	if (r == 0)
		r = check_session(d, t, reterr);
	return r;
}

/* It may be that of a debugger's breakpoint, and ptrace, by which we stop and restore a thread, sends it as well: CRIU refuses it, too. */
static int check_trap(const struct thread *t, const struct proc_status *status, struct error *reterr)
{
	u64 pending = status->pending | (thread_is_leader(t) ? status->pending_shared : 0);

	if (!(pending >> (SIGTRAP - 1) & 1))
		return 0;
	return refuse(t, "pending SIGTRAP", "let the program take the signal first", reterr,
		      "a SIGTRAP is pending and blocked");
}

/* Also when frozen: the tree may have grown since. */
static int task_checks_plan(struct dump *d, struct thread *t, struct error *reterr)
{
	const struct proc_status *status;
	int r = thread_status(d, t, &status, reterr);

	if (r < 0)
		return r;
	r = check_tracer(d, t, status, reterr);
	if (r < 0)
		return r;
	if (status->shadow_stack)
		return refuse(t, "shadow stack", "run it with GLIBC_TUNABLES=glibc.cpu.x86_shstk=off", reterr,
			      "the thread uses a shadow stack");
	r = check_trap(t, status, reterr);
	if (r < 0)
		return r;
	return thread_is_leader(t) ? check_process(d, t, reterr) : 0;
}

const struct trait trait_task_checks = {
	.name = "task",
	.plan = task_checks_plan,
	.peek = task_checks_plan,
};
