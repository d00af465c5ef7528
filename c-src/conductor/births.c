/* conductor/births.c - see births.h. */
#include <sched.h>
#include "base/sort.h"
#include "conductor/births.h"

#define ANY_SESSION (-1)

enum common { COMMON_VM, COMMON_FILES, COMMON_FS, COMMON_SIGHAND, COMMON };

static const struct {
	u64 flag;
	const char *name;
} commons[COMMON] = {
	[COMMON_VM] = { CLONE_VM, "address space" },
	[COMMON_FILES] = { CLONE_FILES, "descriptor table" },
	[COMMON_FS] = { CLONE_FS, "current directory" },
	[COMMON_SIGHAND] = { CLONE_SIGHAND, "table of signal handlers" },
};

static u32 common_id(const struct task *t, enum common kind)
{
	const TaskKobjIdsEntry *ids = t->ids;

	if (!ids)
		return 0;
	switch (kind) {
	case COMMON_VM:
		return ids->vm_id;
	case COMMON_FILES:
		return ids->files_id;
	case COMMON_FS:
		return ids->fs_id;
	default:
		return ids->sighand_id;
	}
}

static int refuse(struct error *reterr, const struct task *t, const char *kind, const char *why, pid_t id)
{
	return error_refuse(reterr, "ERR_UNSUPPORTED_TASK", OBJECT(.pid = t->pid, .kind = kind), NULL,
			    "process %d is in %s %d, %s", t->pid, kind, id, why);
}

/* --- who is who --- */

static int pid_order(const void *a, const void *b)
{
	const struct birth *const *x = a, *const *y = b;

	return sort_order((*x)->task->pid, (*y)->task->pid);
}

struct birth *births_leader(const struct births *b, pid_t id)
{
	size_t low = 0, high = b->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		struct birth *x = b->by_pid[middle];

		if (x->task->pid == id)
			return x;
		if (x->task->pid < id)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static struct birth *birth_new(struct births *b, struct task *t)
{
	struct birth *x = arena_new(b->arena, struct birth);

	x->task = t;
	x->session = ANY_SESSION;
	t->birth = x;
	return x;
}

struct owner {
	u32 id;
	struct birth *birth;
};

static int owner_order(const void *a, const void *b)
{
	const struct owner *x = a, *y = b;

	return sort_order(x->id, y->id);
}

static void note_shared(struct births *b, enum common kind)
{
	struct owner *owners = arena_array(b->arena, struct owner, b->count + 1);
	size_t n = 0;

	for (size_t i = 0; i < b->count; i++)
		if (common_id(b->tasks[i], kind))
			owners[n++] = (struct owner){ common_id(b->tasks[i], kind), b->tasks[i]->birth };
	sort_array(owners, n, sizeof *owners, owner_order);
	for (size_t i = 1; i < n; i++)
		if (owners[i].id == owners[i - 1].id) {
			owners[i].birth->shared |= 1u << kind;
			owners[i - 1].birth->shared |= 1u << kind;
		}
}

/*
 * The session in which a task was born: its own, or, if it leads that, one that a child of it is still in. Parents come before
 * their children in the array.
 */
static void note_wanted(struct births *b)
{
	for (size_t i = b->count; i-- > 0;) {
		const struct task *t = b->tasks[i];
		const struct birth *child;

		t->birth->wanted = t->sid == t->pid ? ANY_SESSION : t->sid;
		for (size_t j = 0; t->birth->wanted == ANY_SESSION && j < t->children.n; j++) {
			child = t->children.v[j]->birth;
			if (child->wanted != t->sid)
				t->birth->wanted = child->wanted;
		}
	}
}

static void begin(struct births *b)
{
	b->by_pid = arena_array(b->arena, struct birth *, b->count + 1);
	for (size_t i = 0; i < b->count; i++)
		b->by_pid[i] = birth_new(b, b->tasks[i]);
	sort_array(b->by_pid, b->count, sizeof *b->by_pid, pid_order);
	for (enum common kind = 0; kind < COMMON; kind++)
		note_shared(b, kind);
	note_wanted(b);
}

static bool is_placed(const struct birth *x)
{
	return x->creator || !x->task->parent;
}

static bool is_ancestor(const struct task *old, const struct task *young)
{
	while ((young = young->parent))
		if (young == old)
			return true;
	return false;
}

static u32 depth_of(const struct task *t)
{
	u32 depth = 0;

	while ((t = t->parent))
		depth++;
	return depth;
}

/* --- placing --- */

static void place(struct births *b, struct birth *x, struct birth *creator, bool early, u64 flags)
{
	x->creator = creator;
	x->early = early;
	x->session = early ? creator->session : creator->task->sid;
	x->flags = flags;
	for (enum common kind = 0; kind < COMMON; kind++)
		if (x->shared & creator->shared & 1u << kind &&
		    common_id(x->task, kind) == common_id(creator->task, kind))
			x->flags |= commons[kind].flag;
	if (creator->last)
		creator->last->next = x;
	else
		creator->first = x;
	creator->last = x;
	vec_push(b->arena, &b->placed, x);
}

/* Is what `maker` makes, sooner or later, in the session? */
static bool provides(const struct birth *maker, pid_t session, bool *ret_early)
{
	const struct task *t = maker->task;

	*ret_early = false;
	if (session == ANY_SESSION || t->sid == session)
		return true;
	*ret_early = true;
	return t->sid == t->pid && maker->creator && maker->session == session;
}

static bool has_placed_sharer(const struct births *b, const struct birth *x, enum common kind)
{
	for (size_t i = 0; i < b->placed.n; i++)
		if (b->placed.v[i]->shared & 1u << kind &&
		    common_id(b->placed.v[i]->task, kind) == common_id(x->task, kind))
			return true;
	return false;
}

/* What it has in common with those who are there comes from its maker. */
static bool can_share(const struct births *b, const struct birth *x, const struct birth *maker)
{
	for (enum common kind = 0; x->shared && kind < COMMON; kind++) {
		if (!(x->shared & 1u << kind) || common_id(maker->task, kind) == common_id(x->task, kind))
			continue;
		if (has_placed_sharer(b, x, kind))
			return false;
	}
	return true;
}

static bool can_make(const struct births *b, const struct birth *x, const struct birth *maker, pid_t session,
		     bool *ret_early)
{
	return is_placed(maker) && provides(maker, session, ret_early) && can_share(b, x, maker);
}

static struct task *helper_new(struct births *b, struct task *parent, pid_t pid, pid_t sid)
{
	struct task *t = arena_new(b->arena, struct task);
	struct thread *leader = arena_new(b->arena, struct thread);

	t->state = TASK_HELPER;
	t->pid = leader->tid = pid;
	t->sid = sid;
	t->pgid = pid;
	t->parent = parent;
	t->pidfd = t->mem = t->pagemap = -1;
	leader->task = t;
	vec_push(b->arena, &t->threads, leader);
	birth_new(b, t);
	return t;
}

/* A child of `maker` has the child and dies, so that it falls to its real parent. Its pid is any that is free. */
static void place_by_passing(struct births *b, struct birth *x, struct birth *maker)
{
	struct task *passing = helper_new(b, maker->task, 0, maker->task->sid);

	passing->ids = maker->task->ids;
	passing->birth->shared = maker->shared & x->shared;
	passing->birth->adopter = x->task->parent;
	place(b, passing->birth, maker, false, 0);
	place(b, x, passing->birth, false, 0);
}

static bool place_by_relative(struct births *b, struct birth *x, pid_t session)
{
	const struct task *parent = x->task->parent;
	struct birth *distant = NULL;
	bool early;

	for (size_t i = 0; i < b->placed.n; i++) {
		struct birth *maker = b->placed.v[i];

		if (!maker->task->parent || maker->adopter || !can_make(b, x, maker, session, &early))
			continue;
		if (maker->task->parent == parent) {
			place(b, x, maker, early, CLONE_PARENT);
			return true;
		}
		if (!distant && !early && is_ancestor(parent, maker->task))
			distant = maker;
	}
	if (distant)
		place_by_passing(b, x, distant);
	return distant;
}

static bool place_in(struct births *b, struct birth *x, pid_t session)
{
	struct birth *parent = x->task->parent->birth;
	bool early;

	if (!is_placed(parent))
		return false;
	if (can_make(b, x, parent, session, &early)) {
		place(b, x, parent, early, 0);
		return true;
	}
	return place_by_relative(b, x, session);
}

/* The leader of a session is dead: a helper under the parent of one of its members. */
static void place_leader(struct births *b, const struct birth *member, pid_t session)
{
	struct task *parent = member->task->parent;
	struct task *leader = helper_new(b, parent, session, session);

	place(b, leader->birth, parent->birth, false, 0);
}

static struct birth *helper_find(const struct births *b, pid_t pid)
{
	for (size_t i = 0; i < b->placed.n; i++)
		if (b->placed.v[i]->task->state == TASK_HELPER && b->placed.v[i]->task->pid == pid)
			return b->placed.v[i];
	return NULL;
}

static bool is_inherited(const struct births *b, pid_t session)
{
	return session == b->tasks[0]->sid;
}

static bool lacks_leader(const struct births *b, pid_t session)
{
	return session > 0 && !is_inherited(b, session) && !births_leader(b, session) && !helper_find(b, session);
}

/* Nobody more can be born: the session whose member is deepest gets its leader back, or a leader is born anywhere. */
static bool unblock(struct births *b)
{
	struct birth *deepest = NULL, *free = NULL;

	for (size_t i = 1; i < b->count; i++) {
		struct birth *x = b->tasks[i]->birth;

		if (is_placed(x) || !is_placed(x->task->parent->birth))
			continue;
		if (lacks_leader(b, x->wanted) && (!deepest || depth_of(x->task) > depth_of(deepest->task)))
			deepest = x;
		if (x->task->sid == x->task->pid)
			free = x;
	}
	if (deepest) {
		place_leader(b, deepest, deepest->wanted);
		return true;
	}
	return free && place_in(b, free, ANY_SESSION);
}

static bool place_some(struct births *b)
{
	bool any = false;

	for (size_t i = 1; i < b->count; i++) {
		struct birth *x = b->tasks[i]->birth;

		if (!is_placed(x) && place_in(b, x, x->wanted))
			any = true;
	}
	return any;
}

static int check_placed(const struct births *b, struct error *reterr)
{
	for (size_t i = 1; i < b->count; i++) {
		const struct birth *x = b->tasks[i]->birth;

		if (is_placed(x) || !is_placed(x->task->parent->birth))
			continue;
		if (x->shared)
			return error_refuse(reterr, "ERR_UNSUPPORTED_TASK",
					    OBJECT(.pid = x->task->pid, .kind = "shared table"), NULL,
					    "process %d shares a table with processes that cannot have made it",
					    x->task->pid);
		return refuse(reterr, x->task, "session", "which its parent cannot have been in", x->task->sid);
	}
	return 0;
}

/* --- groups --- */

static int group_plan(struct births *b, struct task *t, struct error *reterr)
{
	struct birth *leader = births_leader(b, t->pgid);
	struct task *helper;

	if (!leader && t->pgid > 0)
		leader = helper_find(b, t->pgid);
	if (leader) {
		if (leader->task->sid != t->sid)
			return refuse(reterr, t, "process group", "which is of another session", t->pgid);
		leader->leads_group = true;
		return 0;
	}
	if (t->pgid == b->tasks[0]->pgid || t->pgid <= 0) {
		if (t->pgid == b->tasks[0]->pgid && t->sid == b->tasks[0]->sid)
			return 0;
		return refuse(reterr, t, "process group", "whose leader is not in the tree", t->pgid);
	}
	helper = helper_new(b, t, t->pgid, t->sid);
	helper->birth->leads_group = true;
	place(b, helper->birth, t->birth, false, 0);
	return 0;
}

static int session_check(const struct births *b, const struct task *t, struct error *reterr)
{
	const struct birth *leader = births_leader(b, t->sid);

	if (leader && leader->task->sid != t->sid)
		return refuse(reterr, t, "session", "which its leader is not in", t->sid);
	if (t->sid == t->pid && t->pgid != t->pid)
		return refuse(reterr, t, "process group", "but leads a session", t->pgid);
	return 0;
}

int births_plan(struct births *b, struct arena *arena, struct task *const *tasks, size_t count, struct error *reterr)
{
	int r = 0;

	*b = (struct births){ .arena = arena, .tasks = tasks, .count = count };
	begin(b);
	for (size_t i = 0; r >= 0 && i < count; i++)
		r = session_check(b, tasks[i], reterr);
	if (r < 0)
		return r;
	vec_push(arena, &b->placed, tasks[0]->birth);
	while (place_some(b) || unblock(b))
		;
	r = check_placed(b, reterr);
	for (size_t i = 0; r >= 0 && i < count; i++)
		r = group_plan(b, tasks[i], reterr);
	return r;
}

void births_add(struct births *b, pid_t pid)
{
	struct birth *helper = helper_find(b, pid);

	if (!helper) {
		helper = helper_new(b, b->tasks[0], pid, b->tasks[0]->sid)->birth;
		place(b, helper, b->tasks[0]->birth, false, 0);
	}
	helper->lingers = true;
}
