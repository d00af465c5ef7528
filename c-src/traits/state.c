/* traits/state.c - see state.h. */
#include <linux/capability.h>
#include "traits/state.h"

#define STATUS_CEILING (2 << 20) /* 65536 supplementary groups are 700 KB */

struct traits_dump *traits_dump(struct dump *d)
{
	if (!d->traits)
		d->traits = arena_new(d->arena, struct traits_dump);
	return d->traits;
}

struct traits_restore *traits_restore(struct restore *rs)
{
	if (!rs->traits)
		rs->traits = arena_new(rs->arena, struct traits_restore);
	return rs->traits;
}

static int read_status(struct arena *a, const char *path, struct object object, const struct proc_status **ret,
		       struct error *reterr)
{
	struct proc_status *status = arena_new(a, struct proc_status);
	char *text;
	ssize_t r = file_slurp(a, path, STATUS_CEILING, &text);

	if (r < 0)
		return error_sys(reterr, object, r, "reading %s", path);
	if (proc_status_parse(text, status) < 0)
		return error_set(reterr, "ERR_KERNEL_INTERFACE", -EPROTO, object, "%s has no user and group ids", path);
	*ret = status;
	return 0;
}

int thread_status(struct dump *d, struct thread *t, const struct proc_status **ret, struct error *reterr)
{
	int r;

	if (!t->status || !d->frozen) {
		r = read_status(d->arena, PATHF("/proc/%d/task/%d/status", t->task->pid, t->tid), thread_object(t),
				&t->status, reterr);
		if (r < 0)
			return r;
	}
	*ret = t->status;
	if (!d->frozen)
		t->status = NULL;
	return 0;
}

int process_status(struct arena *a, pid_t pid, const struct proc_status **ret, struct error *reterr)
{
	return read_status(a, PATHF("/proc/%d/status", pid), OBJECT(.pid = pid), ret, reterr);
}

struct object core_object(struct restore *rs, const struct thread *t)
{
	return OBJECT(.pid = t->task->pid, .tid = t->tid, .file = arena_format(rs->arena, "core-%d.img", t->tid));
}

struct object task_image_object(struct restore *rs, const struct task *t, const char *type)
{
	return OBJECT(.pid = t->pid, .file = arena_format(rs->arena, "%s-%d.img", type, t->pid));
}

bool have_capability(u32 capability)
{
	struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
	struct __user_cap_data_struct data[2] = { 0 };

	return sys(SYS_capget, &header, data) == 0 && (data[capability / 32].effective >> capability % 32 & 1);
}
