/*
 * kinds/unix_peer.c - who is at the other end of a unix socket: SO_PEERCRED and SO_PEERGROUPS. Nobody can set it, it is whoever
 * makes the pair, listens or connects. So that is done by a process that has their pid and, as effective ones, their user and groups:
 * for a moment, before the tree is there, while their pids are free. It shares all with us, and we wait until it is gone.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/capability.h>
#include <linux/prctl.h>
#include <sched.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include "arch/x86_64/task.h"
#include "kinds/unix_socket.h"

#define PEERGROUPS     59 /* SO_PEERGROUPS */
#define GROUPS_MAX     65536
#define STAND_IN_STACK (16 << 10)
#define CLEAR_HANDLERS 0x100000000ull /* CLONE_CLEAR_SIGHAND */

/* --- dump --- */

static void groups_take(struct dump *d, int fd, UnixPeerEntry *peer)
{
	u32 *groups = arena_array(d->arena, u32, GROUPS_MAX);
	u32 size = GROUPS_MAX * sizeof *groups;

	if (sys(SYS_getsockopt, fd, SOL_SOCKET, PEERGROUPS, groups, &size) < 0)
		size = 0;
	arena_trim(d->arena, groups, size);
	peer->groups = groups;
	peer->n_groups = size / sizeof *groups;
}

UnixPeerEntry *unix_peer_take(struct dump *d, int fd)
{
	struct ucred ucred = { 0 };
	u32 size = sizeof ucred;
	UnixPeerEntry *peer;

	if (sys(SYS_getsockopt, fd, SOL_SOCKET, SO_PEERCRED, &ucred, &size) < 0 || ucred.pid <= 0)
		return NULL;
	peer = arena_new(d->arena, UnixPeerEntry);
	unix_peer_entry__init(peer);
	peer->pid = ucred.pid;
	peer->uid = ucred.uid;
	peer->gid = ucred.gid;
	groups_take(d, fd, peer);
	return peer;
}

/* --- restore --- */

struct errand {
	const UnixPeerEntry *peer;
	int (*act)(void *arg);
	void *arg;
	long result;
};

/* Names and directories of sockets are ours to use, whoever they belong to. */
static long capabilities_raise(void)
{
	struct __user_cap_header_struct head = { _LINUX_CAPABILITY_VERSION_3, 0 };
	struct __user_cap_data_struct data[2];
	long r = sys(SYS_capget, &head, data);

	for (int i = 0; i < 2; i++)
		data[i].effective = data[i].permitted;
	return r < 0 ? r : sys(SYS_capset, &head, data);
}

static long identity_take(const UnixPeerEntry *peer)
{
	long r = sys(SYS_setgroups, peer->n_groups, peer->groups);

	if (r >= 0)
		r = sys(SYS_setresgid, -1, peer->gid, -1);
	if (r >= 0)
		r = sys(SYS_setresuid, -1, peer->uid, -1);
	return r < 0 ? r : capabilities_raise();
}

static int stand_in_main(void *arg)
{
	struct errand *errand = arg;

	errand->result = identity_take(errand->peer);
	if (errand->result >= 0)
		errand->result = errand->act(errand->arg);
	return 0;
}

/* -EEXIST: the pid is somebody's. */
static long stand_in_run(struct errand *errand)
{
	u8 stack[STAND_IN_STACK] __attribute__((aligned(16))); /* it is gone before we go on */
	pid_t wanted = (pid_t)errand->peer->pid;
	struct clone_args args = { .flags = CLONE_VM | CLONE_VFORK | CLONE_FILES | CLONE_FS | CLEAR_HANDLERS,
				   .stack = (u64)stack,
				   .stack_size = STAND_IN_STACK,
				   .set_tid = (u64)&wanted,
				   .set_tid_size = 1 };
	long dumpable = sys(SYS_prctl, PR_GET_DUMPABLE);
	long pid = arch_clone(&args, stand_in_main, errand);

	if (pid < 0)
		return pid;
	sys(SYS_wait4, pid, NULL, __WALL, NULL);
	/* A change of users makes the memory, which is ours and the host's too, one that nobody may look at. */
	if (dumpable == 1)
		sys(SYS_prctl, PR_SET_DUMPABLE, 1);
	return errand->result;
}

long unix_as_peer(struct restore *rs, const UnixPeerEntry *peer, int (*act)(void *arg), void *arg)
{
	struct errand errand = { peer, act, arg, 0 };
	long r;

	if (!peer || peer->n_groups > GROUPS_MAX || !peer->pid || peer->pid > INT32_MAX)
		return act(arg);
	r = stand_in_run(&errand);
	if (r != -EEXIST && r != -EPERM && r != -EINVAL)
		return r;
	log_warning(rs->log, "a unix socket will say that its peer is the restorer, not process %u of user %u: %s",
		    peer->pid, peer->uid, error_name(r));
	return act(arg);
}
