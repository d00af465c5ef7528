/*
 * kinds/brief_names.c - names that exist only as long as a file is opened by them: the way back of each is written down before it
 * is made, so whatever fails takes all of them away.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/mount.h>
#include "base/fd.h"
#include "base/io.h"
#include "kinds/remap.h"

#define CLONE_TREE (OPEN_TREE_CLONE | AT_EMPTY_PATH | OPEN_TREE_CLOEXEC)

struct brief_name *brief_name_add(struct restore *rs, struct brief_names *names, const struct place *p,
				  const char *name, bool directory)
{
	struct brief_name *n =
		vec_push(rs->arena, &names->v, (struct brief_name){ .dir = -1, .name = name, .directory = directory });

	n->dir = p->writable == AT_FDCWD ? AT_FDCWD : sys(SYS_fcntl, p->writable, F_DUPFD_CLOEXEC, 0);
	return n;
}

void brief_names_remove(struct brief_names *names, size_t keep)
{
	while (names->v.n > keep) {
		struct brief_name *n = &names->v.v[--names->v.n];

		if (n->made)
			sys(SYS_unlinkat, n->dir, n->name, n->directory ? AT_REMOVEDIR : 0);
		fd_close(&n->dir);
	}
}

/* mkdir -p */
static int parents_make(struct restore *rs, struct brief_names *names, const char *path)
{
	static const struct place here = { AT_FDCWD, AT_FDCWD, NULL };
	char *part = arena_strdup(rs->arena, path);

	for (char *slash = strchr(part + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		struct brief_name *n;
		long r;

		*slash = '\0';
		n = brief_name_add(rs, names, &here, arena_strdup(rs->arena, part), true);
		r = sys(SYS_mkdirat, AT_FDCWD, part, 0700);
		n->made = r == 0;
		if (r < 0)
			brief_names_remove(names, names->v.n - 1);
		if (r < 0 && r != -EEXIST)
			return (int)r;
		*slash = '/';
	}
	return 0;
}

int place_open(struct restore *rs, struct brief_names *names, const char *path, struct place *ret)
{
	const char *slash = strrchr(path, '/');
	char *parent = arena_strdup(rs->arena, path);
	int r;

	parent[slash == path ? 1 : slash - path] = '\0';
	r = file_open(parent, O_PATH | O_DIRECTORY);
	if (r == -ENOENT) {
		r = parents_make(rs, names, path);
		if (r == 0)
			r = file_open(parent, O_PATH | O_DIRECTORY);
	}
	*ret = (struct place){ .dir = r, .writable = r, .base = slash + 1 };
	return r < 0 ? r : 0;
}

void place_close(struct place *p)
{
	if (p->writable != p->dir)
		fd_close(&p->writable);
	fd_close(&p->dir);
}

/* A copy of the mount that nobody sees, made writable: the mount itself stays as it is. */
bool place_unlock(struct place *p, long r)
{
	struct mount_attr attr = { .attr_clr = MOUNT_ATTR_RDONLY };
	AUTO(fd_close) int tree = -1;
	int dir;

	if (r != -EROFS || p->writable != p->dir)
		return false;
	tree = sys(SYS_open_tree, p->dir, "", CLONE_TREE);
	if (tree < 0 || sys(SYS_mount_setattr, tree, "", AT_EMPTY_PATH, &attr, sizeof attr) < 0)
		return false;
	dir = file_open_at(tree, ".", O_PATH | O_DIRECTORY, 0);
	if (dir < 0)
		return false;
	p->writable = dir;
	return true;
}
