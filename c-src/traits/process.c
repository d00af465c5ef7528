/*
 * traits/process.c - values that live in /proc: the OOM killer's adjustment, the filter of core dumps, the nice value of a session's
 * autogroup, and the login user id, which a process can only write for itself.
 */
#include <fcntl.h>
#include <linux/capability.h>
#include "traits/state.h"

#define OOM_ADJUST_MAX 1000
#define NUMBER_SIZE    32
#define LOGINUID_UNSET 0xffffffffu

static s64 parse_signed(const char *p)
{
	bool negative = *p == '-';
	s64 value;

	p += negative;
	value = (s64)parse_number(&p, 10);
	return negative ? -value : value;
}

/* A decimal number in a small file, with sign. */
static int read_number(const char *path, s64 *ret)
{
	char text[NUMBER_SIZE];
	ssize_t r = file_peek(path, text, sizeof text);

	if (r < 0)
		return (int)r;
	*ret = parse_signed(text);
	return 0;
}

/* "/autogroup-25 nice -3". Negative errno: this kernel has none. */
static int read_autogroup(pid_t pid, s64 *ret)
{
	char text[64];
	ssize_t r = file_peek(PATHF("/proc/%d/autogroup", pid), text, sizeof text);
	const char *p = r < 0 ? NULL : strstr(text, " nice ");

	if (!p)
		return r < 0 ? (int)r : -EPROTO;
	*ret = parse_signed(p + 6);
	return 0;
}

static int read_filter(pid_t pid, u32 *ret)
{
	char text[NUMBER_SIZE];
	const char *p = text;
	ssize_t r = file_peek(PATHF("/proc/%d/coredump_filter", pid), text, sizeof text);

	if (r < 0)
		return (int)r;
	*ret = (u32)parse_number(&p, 16);
	return 0;
}

static int process_peek(struct dump *d, struct thread *t, struct error *reterr)
{
	TaskCoreEntry *tc = t->core->tc;
	s64 value;

	(void)d, (void)reterr;
	if (!thread_is_leader(t))
		return 0;
	if (read_number(PATHF("/proc/%d/oom_score_adj", t->task->pid), &value) == 0) {
		tc->has_oom_score_adj = true;
		tc->oom_score_adj = (s32)value;
	}
	if (read_number(PATHF("/proc/%d/loginuid", t->task->pid), &value) ==
	    0) { /* absent without audit in the kernel */
		tc->has_loginuid = true;
		tc->loginuid = (u32)value;
	}
	tc->has_coredump_filter = read_filter(t->task->pid, &tc->coredump_filter) == 0;
	/* Every session has a group of its own, which its leader stands for. */
	if (t->task->sid == t->task->pid && read_autogroup(t->task->pid, &value) == 0 && value != 0) {
		tc->has_autogroup_nice = true;
		tc->autogroup_nice = (s32)value;
	}
	return 0;
}

static int process_check(struct restore *rs, struct thread *t, struct error *reterr)
{
	const TaskCoreEntry *tc = thread_is_leader(t) ? t->core->tc : NULL;

	if (tc && tc->has_oom_score_adj && (tc->oom_score_adj < -OOM_ADJUST_MAX || tc->oom_score_adj > OOM_ADJUST_MAX))
		return core_corrupt(rs, t, reterr, "an OOM adjustment of %d is out of range", tc->oom_score_adj);
	if (tc && tc->has_autogroup_nice && (tc->autogroup_nice < -20 || tc->autogroup_nice > 19))
		return core_corrupt(rs, t, reterr, "a nice value of %d is out of range", tc->autogroup_nice);
	return 0;
}

/* Before its root directory changes: it has to find /proc. */
static int process_begin(struct restore *rs, struct thread *t, struct batch *b, struct error *reterr)
{
	const TaskCoreEntry *tc = t->core->tc;
	char text[NUMBER_SIZE];
	s64 current;
	size_t size;
	u32 file;

	(void)reterr;
	if (!tc->has_loginuid || read_number(PATHF("/proc/%d/loginuid", t->task->pid), &current) < 0 ||
	    (u32)current == tc->loginuid)
		return 0;
	if ((u32)current != LOGINUID_UNSET && !have_capability(CAP_AUDIT_CONTROL)) {
		log_warning(rs->log, "process %d: its login user id %u is not restored, that needs CAP_AUDIT_CONTROL",
			    t->task->pid, tc->loginuid);
		return 0;
	}
	size = format_to(text, sizeof text, "%u", tc->loginuid);
	file = batch_call(b, SYS_openat, AT_FDCWD, batch_at(b, batch_copy(b, "/proc/self/loginuid", 20)),
			  O_WRONLY | O_CLOEXEC);
	batch_use_result(b, batch_call(b, SYS_write, 0, batch_at(b, batch_copy(b, text, size)), size), 0, file);
	batch_use_result(b, batch_call(b, SYS_close, 0), 0, file);
	return 0;
}

static int give_oom_adjustment(struct restore *rs, struct thread *t, struct error *reterr)
{
	const TaskCoreEntry *tc = t->core->tc;
	const char *path = PATHF("/proc/%d/oom_score_adj", t->task->pid);
	char text[NUMBER_SIZE];
	s64 current;
	int r;

	if (!tc->has_oom_score_adj || read_number(path, &current) < 0 || current == tc->oom_score_adj)
		return 0;
	format_to(text, sizeof text, "%d", tc->oom_score_adj);
	r = file_put(path, text);
	if (r == -EACCES || r == -EPERM)
		return error_refuse(reterr, "ERR_PERMISSION", core_object(rs, t),
				    "restore from a process with CAP_SYS_RESOURCE, or with an OOM adjustment that low",
				    "the OOM adjustment %d is below ours and may not be set", tc->oom_score_adj);
	return r < 0 ? error_sys(reterr, core_object(rs, t), r, "writing %s", path) : 0;
}

static int give_filter(struct restore *rs, struct thread *t, struct error *reterr)
{
	const TaskCoreEntry *tc = t->core->tc;
	const char *path = PATHF("/proc/%d/coredump_filter", t->task->pid);
	char text[NUMBER_SIZE];
	u32 current;
	int r;

	if (!tc->has_coredump_filter || read_filter(t->task->pid, &current) < 0 || current == tc->coredump_filter)
		return 0;
	format_to(text, sizeof text, "0x%x", tc->coredump_filter);
	r = file_put(path, text);
	return r < 0 ? error_sys(reterr, core_object(rs, t), r, "writing %s", path) : 0;
}

static int give_autogroup(struct restore *rs, struct thread *t, struct error *reterr)
{
	const TaskCoreEntry *tc = t->core->tc;
	const char *path = PATHF("/proc/%d/autogroup", t->task->pid);
	char text[NUMBER_SIZE];
	s64 current;
	int r;

	if (!tc->has_autogroup_nice || t->task->sid != t->task->pid)
		return 0;
	r = read_autogroup(t->task->pid, &current);
	if (r >= 0 && current == tc->autogroup_nice)
		return 0;
	format_to(text, sizeof text, "%d", tc->autogroup_nice);
	r = r < 0 ? r : file_put(path, text);
	if (r == -ENOENT || r == -EPERM || r == -EAGAIN) {
		log_warning(rs->log, "session %d: the nice value %d of its autogroup is not restored: %s", t->task->pid,
			    tc->autogroup_nice, error_name(r));
		return 0;
	}
	return r < 0 ? error_sys(reterr, core_object(rs, t), r, "writing %s", path) : 0;
}

static int process_give(struct restore *rs, struct thread *t, struct batch *b, struct error *reterr)
{
	int r;

	(void)b;
	if (!thread_is_leader(t))
		return 0;
	r = give_oom_adjustment(rs, t, reterr);
	if (r >= 0)
		r = give_filter(rs, t, reterr);
	return r < 0 ? r : give_autogroup(rs, t, reterr);
}

const struct trait trait_process = {
	.name = "process",
	.peek = process_peek,
	.check = process_check,
	.begin = process_begin,
	.give = process_give,
};
