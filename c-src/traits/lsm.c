/*
 * traits/lsm.c - the label that SELinux or AppArmor has put on a task: /proc/PID/attr, see the kernel's documentation of both. A
 * process sets its label itself while it has one thread, so threads have the label of their process or cannot be restored.
 */
#include "traits/lsm.h"
#include <fcntl.h>
#include "traits/state.h"

#define LABEL_MAX 4096

Lsmtype lsm_type(void)
{
	if (sys(SYS_access, "/sys/fs/selinux/enforce", 0) == 0)
		return LSMTYPE__SELINUX;
	if (sys(SYS_access, "/sys/kernel/security/apparmor", 0) == 0)
		return LSMTYPE__APPARMOR;
	return LSMTYPE__NO_LSM;
}

/* "" without a label. AppArmor adds the mode, " (enforce)". */
static const char *label_read(struct arena *a, const char *path)
{
	char *text = arena_alloc(a, LABEL_MAX);
	ssize_t size = file_peek(path, text, LABEL_MAX);
	char *mode;

	if (size <= 0)
		return "";
	if (text[size - 1] == '\n')
		text[size - 1] = '\0';
	mode = lsm_type() == LSMTYPE__APPARMOR ? strstr(text, " (") : NULL;
	if (mode)
		*mode = '\0';
	return str_eq(text, "unconfined") ? "" : text;
}

static const char *label_of(struct arena *a, const struct thread *t, const char *name)
{
	return label_read(a, PATHF("/proc/%d/task/%d/attr/%s", t->task->pid, t->tid, name));
}

/* Asked of every thread. */
static bool are_labelled(struct dump *d)
{
	struct traits_dump *traits = traits_dump(d);

	if (!traits->lsm_known)
		traits->labelled = lsm_type() != LSMTYPE__NO_LSM;
	traits->lsm_known = true;
	return traits->labelled;
}

static int lsm_plan(struct dump *d, struct thread *t, struct error *reterr)
{
	if (!are_labelled(d) ||
	    str_eq(label_of(d->arena, t, "current"), label_of(d->arena, task_leader(t->task), "current")))
		return 0;
	return error_refuse(reterr, "ERR_UNSUPPORTED_TASK", trait_object(t, "security label"), NULL,
			    "thread %d has another security label than its process", t->tid);
}

static int lsm_take(struct dump *d, struct thread *t, struct batch *b, void *keep, struct error *reterr)
{
	CredsEntry *creds = t->core->thread_core->creds;
	const char *label, *sockets;
	int r;

	(void)b, (void)keep;
	if (!are_labelled(d))
		return 0;
	r = lsm_plan(d, t, reterr);
	if (r < 0)
		return r;
	label = label_of(d->arena, t, "current");
	sockets = label_of(d->arena, t, "sockcreate");
	creds->lsm_profile = *label ? arena_strdup(d->arena, label) : NULL;
	creds->lsm_sockcreate = *sockets ? arena_strdup(d->arena, sockets) : NULL;
	return 0;
}

static int lsm_check(struct restore *rs, struct thread *t, struct error *reterr)
{
	const CredsEntry *creds = t->core->thread_core->creds;

	if (!creds || (!creds->lsm_profile && !creds->lsm_sockcreate))
		return 0;
	if (strlen(creds->lsm_profile ? creds->lsm_profile : "") >= LABEL_MAX ||
	    strlen(creds->lsm_sockcreate ? creds->lsm_sockcreate : "") >= LABEL_MAX)
		return core_corrupt(rs, t, reterr, "its security label is too long");
	if (lsm_type() == LSMTYPE__NO_LSM || !rs->inventory->has_lsmtype || rs->inventory->lsmtype != lsm_type())
		return error_refuse(reterr, "ERR_KERNEL_INTERFACE", core_object(rs, t),
				    "restore it where the same security module is in force",
				    "thread %d had the security label %s, which this kernel cannot give it", t->tid,
				    creds->lsm_profile ? creds->lsm_profile : creds->lsm_sockcreate);
	return 0;
}

static void add_write(struct batch *b, const char *name, const char *text)
{
	const char *path = PATHF("/proc/thread-self/attr/%s", name);
	u32 file = batch_call(b, SYS_openat, AT_FDCWD, batch_at(b, batch_copy(b, path, strlen(path) + 1)),
			      O_WRONLY | O_CLOEXEC);

	batch_use_result(b, batch_call(b, SYS_write, 0, batch_at(b, batch_copy(b, text, strlen(text))), strlen(text)),
			 0, file);
	batch_use_result(b, batch_call(b, SYS_close, 0), 0, file);
}

/* Before its root directory changes, and before it has threads. */
static int lsm_begin(struct restore *rs, struct thread *t, struct batch *b, struct error *reterr)
{
	const CredsEntry *creds = t->core->thread_core->creds;
	const char *prefix = lsm_type() == LSMTYPE__APPARMOR ? "changeprofile " : "";
	char text[LABEL_MAX + 16];

	(void)reterr;
	if (!creds || lsm_type() == LSMTYPE__NO_LSM)
		return 0;
	if (creds->lsm_sockcreate)
		add_write(b, "sockcreate", creds->lsm_sockcreate);
	if (creds->lsm_profile && !str_eq(label_of(rs->arena, t, "current"), creds->lsm_profile)) {
		format_to(text, sizeof text, "%s%s", prefix, creds->lsm_profile);
		add_write(b, "current", text);
	}
	return 0;
}

const struct trait trait_lsm = {
	.name = "security label", .plan = lsm_plan, .take = lsm_take, .check = lsm_check, .begin = lsm_begin
};
