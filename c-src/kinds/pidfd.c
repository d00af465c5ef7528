/*
 * kinds/pidfd.c - pidfd_open(2) and its like. One of a process of the tree is opened anew when the process is there. One of a dead
 * process leads to another dead one: a child of the conductor that ends at once, in the same way, and is reaped when all have
 * theirs.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include "arch/x86_64/task.h"
#include "kernel/fdinfo.h"
#include "kinds/files.h"

#define DEAD	       (-1)
#define CLEAR_HANDLERS 0x100000000UL /* CLONE_CLEAR_SIGHAND */
#define INFO_EXIT      (1u << 3)     /* PIDFD_INFO_EXIT, Linux 6.15 */
#define STAND_IN_STACK 16384
#define OF_THREAD      O_EXCL /* PIDFD_THREAD */

/* The first version of the kernel's struct pidfd_info. */
struct pidfd_info {
	u64 mask, cgroup;
	u32 pid, tgid, ppid, ids[8];
	s32 exit_code;
};
#define GET_INFO _IOWR(0xff, 11, struct pidfd_info)

static bool pidfd_match(const struct file *f)
{
	return str_eq(f->link, "anon_inode:[pidfd]") || str_starts(f->link, "pidfd:");
}

static s32 pidfd_pid(const struct file *f)
{
	u64 pid;

	/* "Pid:\t-1" is no number for a parser of unsigned ones. */
	return fdinfo_number(f->fdinfo, "Pid:", 10, &pid) && pid && pid <= INT32_MAX ? (s32)pid : DEAD;
}

static bool is_of_tree(const struct dump *d, pid_t pid)
{
	for (size_t i = 0; i < d->tasks.n; i++)
		if (d->tasks.v[i]->pid == pid)
			return true;
	return false;
}

static u32 exit_status_of(const struct file *f)
{
	struct pidfd_info info = { .mask = INFO_EXIT };

	return sys(SYS_ioctl, f->fd, GET_INFO, &info) == 0 && info.mask & INFO_EXIT ? (u32)info.exit_code : 0;
}

static int pidfd_plan(struct dump *d, struct file *f, struct error *reterr)
{
	s32 pid = pidfd_pid(f);
	u32 *status;

	if (f->flags & OF_THREAD)
		return file_refuse(f, "pidfd of a thread", "let the target close it before the dump", reterr);
	if (pid != DEAD && !is_of_tree(d, pid))
		return file_refuse(f, "pidfd of a process outside of the tree",
				   "dump the tree that has that process in it, or let the target close it", reterr);
	f->state = status = arena_new(d->arena, u32);
	*status = pid == DEAD ? exit_status_of(f) : 0;
	return 0;
}

static int pidfd_dump(struct dump *d, struct file *f, FileEntry *entry, struct error *reterr)
{
	PidfdEntry *pidfd = arena_new(d->arena, PidfdEntry);
	u32 status = *(u32 *)f->state;

	(void)reterr;
	pidfd_entry__init(pidfd);
	FILE_COMMON(pidfd, f);
	pidfd->flags &= ~(u32)O_ACCMODE;
	pidfd->ino = (u32)f->st.st_ino;
	pidfd->nspid = pidfd_pid(f);
	pidfd->has_exit_status = status != 0;
	pidfd->exit_status = status;
	entry->pidfd = pidfd;
	return 0;
}

/* --- restore --- */

/* A dead process, by the inode that its pidfds had. */
struct stand_in {
	u32 ino;
	pid_t pid;
};

struct stand_ins {
	VEC(struct stand_in) v;
};

KIND_COMMON(pidfd_common, pidfd)

static int pidfd_read(struct restore *rs, struct error *reterr)
{
	(void)reterr;
	rs->kind_state[kind_index(&kind_pidfd)] = arena_new(rs->arena, struct stand_ins);
	return 0;
}

static int pidfd_check(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	s32 pid = rf->image->pidfd->nspid;

	for (size_t i = 0; i < rs->tasks.n; i++)
		if (rs->tasks.v[i]->pid == pid)
			return 0;
	return pid == DEAD ? 0 : restored_corrupt(rf, "its process is not in the tree", reterr);
}

/* Shares the conductor's memory, which waits until it is gone. */
static int stand_in_main(void *arg)
{
	u32 status = *(u32 *)arg;
	const u64 none = 0;

	if (WIFSIGNALED(status)) {
		sys(SYS_rt_sigprocmask, SIG_SETMASK, &none, 0, 8);
		sys(SYS_kill, sys(SYS_getpid), WTERMSIG(status));
	}
	return WEXITSTATUS(status);
}

static long stand_in_make(struct restore *rs, u32 status)
{
	struct clone_args args = { .flags = CLONE_VM | CLONE_VFORK | CLEAR_HANDLERS,
				   .stack = (u64)arena_alloc(rs->arena, STAND_IN_STACK),
				   .stack_size = STAND_IN_STACK };

	return arch_clone(&args, stand_in_main, &status);
}

static long stand_in_of(struct restore *rs, const PidfdEntry *pidfd)
{
	struct stand_ins *all = rs->kind_state[kind_index(&kind_pidfd)];
	long pid;

	for (size_t i = 0; i < all->v.n; i++)
		if (all->v.v[i].ino == pidfd->ino)
			return all->v.v[i].pid;
	pid = stand_in_make(rs, pidfd->exit_status);
	if (pid > 0)
		vec_push(rs->arena, &all->v, (struct stand_in){ pidfd->ino, (pid_t)pid });
	return pid;
}

static int pidfd_take(struct restored_file *rf, long pid, struct error *reterr)
{
	return restored_take(rf, sys(SYS_pidfd_open, pid, rf->image->pidfd->flags & O_NONBLOCK), "pidfd_open", reterr);
}

/* Those of the living wait until the tree is there. */
static int pidfd_restore(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	long pid;

	if (rf->image->pidfd->nspid != DEAD)
		return 0;
	pid = stand_in_of(rs, rf->image->pidfd);
	if (pid < 0)
		return error_sys(reterr, restored_object(rf), pid, "cannot make the dead process of a pidfd");
	return pidfd_take(rf, pid, reterr);
}

static int pidfd_in_tree(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	(void)rs;
	return pidfd_take(rf, rf->image->pidfd->nspid, reterr);
}

static int pidfd_restore_end(struct restore *rs, struct error *reterr)
{
	struct stand_ins *all = rs->kind_state[kind_index(&kind_pidfd)];

	(void)reterr;
	for (size_t i = 0; i < all->v.n; i++)
		sys(SYS_wait4, all->v.v[i].pid, 0, __WALL, 0);
	all->v.n = 0;
	return 0;
}

const struct kind kind_pidfd = {
	.name = "pidfd",
	.image = FD_TYPES__PIDFD,
	.match = pidfd_match,
	.plan = pidfd_plan,
	.dump = pidfd_dump,
	.common = pidfd_common,
	.read = pidfd_read,
	.check = pidfd_check,
	.restore = pidfd_restore,
	.restore_end = pidfd_restore_end,
	.in_tree = pidfd_in_tree,
};
