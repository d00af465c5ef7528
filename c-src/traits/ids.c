/*
 * traits/ids.c - ids-*.img: which tasks share which tables of the kernel, and which namespaces they are in. Tables are compared
 * by kcmp(2), whose order is stable within one boot, so that n tasks take n log n comparisons. Descriptor tables and directories
 * that processes share (clone(2) without fork's copy) are kept, memory is not.
 */
#include <linux/kcmp.h>
#include "spaces/space.h"
#include "traits/state.h"
#include "traits/steps.h"

static const struct {
	int kcmp;
	const char *name, *what;
} shareables[SHAREABLE] = {
	[SHARE_VM] = { KCMP_VM, "address space", "CLONE_VM, or vfork in progress" },
	[SHARE_FILES] = { KCMP_FILES, "descriptor table", "CLONE_FILES" },
	[SHARE_FS] = { KCMP_FS, "current directory", "CLONE_FS" },
	[SHARE_SIGHAND] = { KCMP_SIGHAND, "table of signal handlers", "CLONE_SIGHAND" },
};

int ids_own(struct dump *d, struct error *reterr)
{
	TaskKobjIdsEntry *own;
	int r;

	if (d->own_ids)
		return 0;
	own = message_new(d->arena, &task_kobj_ids_entry__descriptor);
	own->vm_id = own->files_id = own->fs_id = own->sighand_id = 1;
	r = namespaces_own(d, own, reterr);
	if (r == 0)
		d->own_ids = own;
	return r;
}

/* Where `t` belongs in the order of a table's owners; *same is the task that it shares the table with, or NULL. */
static long find_place(const struct shared_tables *tables, enum shareable kind, const struct task *t,
		       struct task **same)
{
	size_t low = 0, high = tables->owners.n;

	*same = NULL;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		struct task *other = tables->owners.v[middle];
		long order = sys(SYS_kcmp, t->pid, other->pid, shareables[kind].kcmp, 0, 0);

		if (order < 0)
			return order;
		if (order == 0) {
			*same = other;
			return (long)middle;
		}
		if (order == 1)
			high = middle;
		else
			low = middle + 1;
	}
	return (long)low;
}

static void insert(struct dump *d, struct shared_tables *tables, size_t at, struct task *t)
{
	vec_push(d->arena, &tables->owners, t);
	for (size_t i = tables->owners.n - 1; i > at; i--)
		tables->owners.v[i] = tables->owners.v[i - 1];
	tables->owners.v[at] = t;
}

/* A vfork parent sleeps in D until its child has executed a program: the freeze waits for that, so it is no obstacle. */
static bool is_vfork_of(const struct task *child, const struct task *parent)
{
	if (child->parent != parent)
		return false;
	for (size_t i = 0; i < parent->threads.n; i++)
		if (parent->threads.v[i]->state == 'D')
			return true;
	return false;
}

static bool can_be_shared(enum shareable kind)
{
	return kind == SHARE_FILES || kind == SHARE_FS;
}

/* *ret_owner: the first task that has this table. */
static int place(struct dump *d, struct thread *t, enum shareable kind, struct task **ret_owner, struct error *reterr)
{
	struct shared_tables *tables = &traits_dump(d)->tables[kind];
	struct task *same;
	long at = find_place(tables, kind, t->task, &same);

	if (at < 0)
		return error_sys(reterr, thread_object(t), at, "comparing the %s of process %d", shareables[kind].name,
				 t->task->pid);
	*ret_owner = same ? same : t->task;
	if (same == t->task || (same && can_be_shared(kind)))
		return 0;
	if (same && !d->frozen && (is_vfork_of(t->task, same) || is_vfork_of(same, t->task)))
		return 0;
	if (same)
		return error_refuse(reterr, "ERR_UNSUPPORTED_TASK", trait_object(t, "shared table"), NULL,
				    "the process shares its %s with process %d (%s)", shareables[kind].name, same->pid,
				    shareables[kind].what);
	insert(d, tables, (size_t)at, t->task);
	return 0;
}

static int place_all(struct dump *d, struct thread *t, struct task *owners[SHAREABLE], struct error *reterr)
{
	int r = 0;

	/* The tree may change until it is frozen, so a plan's order is not kept. */
	if (t->task == d->tasks.v[0])
		memset(traits_dump(d)->tables, 0, sizeof traits_dump(d)->tables);
	for (enum shareable kind = 0; r == 0 && kind < SHAREABLE; kind++)
		r = place(d, t, kind, &owners[kind], reterr);
	return r;
}

static int ids_plan(struct dump *d, struct thread *t, struct error *reterr)
{
	struct task *owners[SHAREABLE];

	return thread_is_leader(t) ? place_all(d, t, owners, reterr) : 0;
}

/* 1 is the dumper's. */
static u32 table_number(const struct dump *d, const struct task *owner)
{
	u32 i = 0;

	while (d->tasks.v[i] != owner)
		i++;
	return i + 2;
}

static int ids_peek(struct dump *d, struct thread *t, struct error *reterr)
{
	struct task *owners[SHAREABLE];
	TaskKobjIdsEntry *ids;
	int r;

	if (!thread_is_leader(t))
		return 0;
	r = place_all(d, t, owners, reterr);
	if (r == 0)
		r = space_namespaces.plan(d, t->task, reterr); /* it may be new since the plan */
	if (r == 0)
		r = ids_own(d, reterr);
	if (r < 0)
		return r;
	ids = t->task->ids = message_new(d->arena, &task_kobj_ids_entry__descriptor);
	ids->vm_id = ids->sighand_id = table_number(d, t->task);
	ids->files_id = table_number(d, owners[SHARE_FILES]);
	ids->fs_id = table_number(d, owners[SHARE_FS]);
	return namespaces_of(d, t->task, ids, reterr);
}

const struct trait trait_ids = { .name = "shared tables", .plan = ids_plan, .peek = ids_peek };
