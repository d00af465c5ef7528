/*
 * spaces/namespaces.c - which namespaces a task is in. All but the time namespace have to be the dumper's, for now. Numbers
 * count up from 1 over all kinds, in the order of this table; the dumper has 1...8.
 */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/stat.h>
#include "base/fd.h"
#include "base/io.h"
#include "base/sys.h"
#include "spaces/space.h"

#ifndef CLONE_NEWTIME
#define CLONE_NEWTIME 0x80
#endif
#define ABSENT	     0 /* inode of a kind that this kernel lacks */
#define FOREIGN_TIME 9 /* number of the tree's own time namespace */

static const struct kind_of_namespace {
	const char *file, *for_children, *name;
	u32 flag; /* of clone(2) */
	size_t has_at, id_at;
	bool may_differ;
} namespaces[] = {
#define NAMESPACE(file, children, name, flag, field, may) \
	{ \
		file, children, name, flag, offsetof(TaskKobjIdsEntry, has_##field), \
			offsetof(TaskKobjIdsEntry, field), may \
	}
	NAMESPACE("pid", "pid_for_children", "pid", CLONE_NEWPID, pid_ns_id, false),
	NAMESPACE("net", NULL, "network", CLONE_NEWNET, net_ns_id, false),
	NAMESPACE("ipc", NULL, "IPC", CLONE_NEWIPC, ipc_ns_id, false),
	NAMESPACE("uts", NULL, "UTS", CLONE_NEWUTS, uts_ns_id, false),
	NAMESPACE("time", "time_for_children", "time", CLONE_NEWTIME, time_ns_id, true),
	NAMESPACE("mnt", NULL, "mount", CLONE_NEWNS, mnt_ns_id, false),
	NAMESPACE("user", NULL, "user", CLONE_NEWUSER, user_ns_id, false),
	NAMESPACE("cgroup", NULL, "cgroup", CLONE_NEWCGROUP, cgroup_ns_id, false),
};

static void set_id(const struct kind_of_namespace *n, TaskKobjIdsEntry *ids, u32 id)
{
	*(protobuf_c_boolean *)((u8 *)ids + n->has_at) = true;
	*(u32 *)((u8 *)ids + n->id_at) = id;
}

static u32 get_id(const struct kind_of_namespace *n, const TaskKobjIdsEntry *ids)
{
	return *(const protobuf_c_boolean *)((const u8 *)ids + n->has_at) ? *(const u32 *)((const u8 *)ids + n->id_at)
									  : 0;
}

/* The namespaces of one task, by inode, in the order of the table. */
struct seen {
	u64 own[ARRAY_SIZE(namespaces)], children[ARRAY_SIZE(namespaces)];
};

static long inode_at(int dir, const char *file, u64 *ret)
{
	struct stat st;
	long r = sys(SYS_newfstatat, dir, file, &st, 0);

	*ret = r < 0 ? ABSENT : st.st_ino;
	return r == -ENOENT ? 0 : r;
}

static int look(const char *path, pid_t pid, struct seen *ret, struct error *reterr)
{
	AUTO(fd_close) int dir = file_open(path, O_PATH | O_DIRECTORY);
	long r = dir < 0 ? dir : 0;

	for (size_t i = 0; r >= 0 && i < ARRAY_SIZE(namespaces); i++) {
		r = inode_at(dir, namespaces[i].file, &ret->own[i]);
		if (r >= 0 && namespaces[i].for_children)
			r = inode_at(dir, namespaces[i].for_children, &ret->children[i]);
	}
	return r < 0 ? error_sys(reterr, OBJECT(.pid = pid), r, "reading %s", path) : 0;
}

static int look_at(const struct task *t, struct seen *ret, struct error *reterr)
{
	return look(PATHF("/proc/%d/ns", t->pid), t->pid, ret, reterr);
}

/* The conductor's own do not change. */
static int look_at_own(struct dump *d, const struct seen **ret, struct error *reterr)
{
	int r = 0;

	if (!d->own_namespaces) {
		struct seen *own = arena_new(d->arena, struct seen);

		r = look("/proc/self/ns", 0, own, reterr);
		if (r == 0)
			d->own_namespaces = own;
	}
	*ret = d->own_namespaces;
	return r;
}

static int refuse(const struct task *t, const struct kind_of_namespace *n, struct error *reterr, const char *text)
{
	return error_refuse(reterr, "ERR_UNSUPPORTED_TASK", OBJECT(.pid = t->pid, .kind = n->name), NULL,
			    "the process %s %s namespace", text, n->name);
}

/* A namespace for children that differs would have to be made and not entered. */
static bool children_differ(const struct seen *seen, size_t i)
{
	return namespaces[i].for_children && seen->children[i] != ABSENT && seen->own[i] != seen->children[i];
}

static int namespaces_plan(struct dump *d, struct task *t, struct error *reterr)
{
	const struct seen *own;
	struct seen seen, root;
	int r = look_at_own(d, &own, reterr);

	if (r == 0)
		r = look_at(t, &seen, reterr);
	if (r == 0 && t != d->tasks.v[0])
		r = look_at(d->tasks.v[0], &root, reterr);
	for (size_t i = 0; r == 0 && i < ARRAY_SIZE(namespaces); i++) {
		const struct kind_of_namespace *n = &namespaces[i];

		if (!n->may_differ && seen.own[i] != own->own[i])
			r = refuse(t, n, reterr, "is not in our");
		else if (n->may_differ && t != d->tasks.v[0] && seen.own[i] != root.own[i])
			r = refuse(t, n, reterr, "is not in the tree's"); /* one for the whole tree */
		else if (children_differ(&seen, i))
			r = refuse(t, n, reterr, "has made its children another");
	}
	return r;
}

int namespaces_own(struct dump *d, TaskKobjIdsEntry *ids, struct error *reterr)
{
	const struct seen *own;
	int r = look_at_own(d, &own, reterr);

	for (u32 i = 0; r == 0 && i < ARRAY_SIZE(namespaces); i++)
		if (own->own[i] != ABSENT)
			set_id(&namespaces[i], ids, i + 1);
	return r;
}

int namespaces_of(struct dump *d, const struct task *t, TaskKobjIdsEntry *ids, struct error *reterr)
{
	const struct seen *own;
	struct seen seen;
	int r = look_at_own(d, &own, reterr);

	if (r == 0)
		r = look_at(t, &seen, reterr);
	for (u32 i = 0; r == 0 && i < ARRAY_SIZE(namespaces); i++) {
		const struct kind_of_namespace *n = &namespaces[i];
		bool same = !n->may_differ || seen.own[i] == own->own[i];

		if (get_id(n, d->own_ids))
			set_id(n, ids, same ? get_id(n, d->own_ids) : FOREIGN_TIME);
	}
	return r;
}

/* --- held open: kinds/namespace.c --- */

static const struct kind_of_namespace *by_flag(u32 flag)
{
	for (size_t i = 0; i < ARRAY_SIZE(namespaces); i++)
		if (namespaces[i].flag == flag)
			return &namespaces[i];
	return NULL;
}

u32 namespace_flag(const char *file, size_t length)
{
	for (size_t i = 0; i < ARRAY_SIZE(namespaces); i++)
		if (strlen(namespaces[i].file) == length && memcmp(namespaces[i].file, file, length) == 0)
			return namespaces[i].flag;
	return 0;
}

const char *namespace_name(u32 flag)
{
	const struct kind_of_namespace *n = by_flag(flag);

	return n ? n->file : NULL;
}

u32 namespace_id(const TaskKobjIdsEntry *ids, u32 flag)
{
	const struct kind_of_namespace *n = by_flag(flag);

	return n ? get_id(n, ids) : 0;
}

u32 namespace_number(struct dump *d, u32 flag, u64 ino)
{
	const struct kind_of_namespace *n = by_flag(flag);
	const struct seen *own;
	struct error ignored = { 0 };
	u64 roots = ABSENT;

	if (!n || look_at_own(d, &own, &ignored) < 0)
		return 0;
	if (n->may_differ)
		inode_at(AT_FDCWD, PATHF("/proc/%d/ns/%s", d->tasks.v[0]->pid, n->file), &roots);
	else
		roots = own->own[n - namespaces];
	if (ino != roots)
		return 0;
	return roots == own->own[n - namespaces] ? (u32)(n - namespaces) + 1 : FOREIGN_TIME;
}

/* The root's ids against the dumper's: another number is a namespace that would have to be made. */
static int namespaces_check(struct restore *rs, struct error *reterr)
{
	const TaskKobjIdsEntry *dumper = rs->inventory ? rs->inventory->root_ids : NULL;

	for (size_t i = 0; dumper && i < rs->tasks.n; i++) {
		const struct task *t = rs->tasks.v[i];

		for (size_t k = 0; t->ids && k < ARRAY_SIZE(namespaces); k++) {
			const struct kind_of_namespace *n = &namespaces[k];
			u32 id = get_id(n, t->ids);

			if (id && id != get_id(n, dumper) && !n->may_differ)
				return refuse(t, n, reterr, "was dumped in its own");
		}
	}
	return 0;
}

const struct space space_namespaces = { .name = "namespaces", .plan = namespaces_plan, .check = namespaces_check };
