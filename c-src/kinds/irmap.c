/*
 * kinds/irmap.c - paths of inodes, by search: for file systems whose inodes have no handles, and for images that are to be restored
 * where handles mean nothing (forceIrmap). What a dump finds while the target runs is not searched for again when it is frozen.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include "base/format.h"
#include "base/io.h"
#include "kinds/remap.h"
#include "kinds/watched_inode.h"

#define ENTRIES_MAX 300000 /* looked at in one search: about half a second */

struct search {
	struct arena *arena;
	u32 dev;
	u64 ino;
	u32 left;
	VEC(const char *) directories; /* grows while it is walked */
	const char *in;
	const char *found;
};

static bool entry_fits(struct search *s, const char *path, const struct stat *st)
{
	if (st->st_ino != s->ino || dev_of_kernel(st->st_dev) != s->dev)
		return false;
	s->found = arena_strdup(s->arena, path);
	return true;
}

static int entry_see(const char *name, void *arg)
{
	struct search *s = arg;
	char path[PAGE_SIZE];
	struct stat st;

	if (s->left == 0)
		return 1;
	s->left--;
	if (format_to(path, sizeof path, "%s%s%s", s->in, s->in[strlen(s->in) - 1] == '/' ? "" : "/", name) >=
		    sizeof path ||
	    sys(SYS_newfstatat, AT_FDCWD, path, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return 0;
	if (entry_fits(s, path, &st))
		return 1;
	if (S_ISDIR(st.st_mode) && dev_of_kernel(st.st_dev) == s->dev)
		vec_push(s->arena, &s->directories, arena_strdup(s->arena, path));
	return 0;
}

/* What lies near is looked at first. */
static void search_below(struct search *s, const char *path)
{
	struct stat st;

	if (sys(SYS_newfstatat, AT_FDCWD, path, &st, 0) < 0 || entry_fits(s, path, &st) || !S_ISDIR(st.st_mode))
		return;
	s->directories.n = 0;
	vec_push(s->arena, &s->directories, path);
	for (size_t i = 0; !s->found && s->left && i < s->directories.n; i++) {
		s->in = s->directories.v[i];
		dir_each(s->in, entry_see, s);
	}
}

static const char *found_before(const struct dumped_paths *paths, u32 dev, u64 ino)
{
	for (size_t i = 0; i < paths->found.n; i++) {
		const struct found_inode *f = &paths->found.v[i];
		struct stat st;

		if (f->dev == dev && f->ino == ino &&
		    sys(SYS_newfstatat, AT_FDCWD, f->path, &st, AT_SYMLINK_NOFOLLOW) == 0 && st.st_ino == ino &&
		    dev_of_kernel(st.st_dev) == dev)
			return f->path;
	}
	return NULL;
}

const char *inode_search(struct dump *d, struct mounts *m, u32 dev, u64 ino)
{
	struct search s = { .arena = d->arena, .dev = dev, .ino = ino, .left = ENTRIES_MAX };
	struct dumped_paths *paths = dumped_paths(d);
	const char *mount = found_before(paths, dev, ino);

	if (mount)
		return mount;
	for (size_t i = 0; !s.found && i < d->options->n_irmap_scan_paths; i++)
		search_below(&s, d->options->irmap_scan_paths[i]);
	for (u32 i = 0; !s.found && mounts_by_dev(m, dev, i, &mount); i++)
		search_below(&s, mount);
	if (s.found)
		vec_push(d->arena, &paths->found, (struct found_inode){ dev, ino, s.found });
	return s.found;
}
