/*
 * kinds/link_remap.c - files that lost the name they were opened by, but have others. A hard link link_remap.N beside that name
 * keeps them at hand: made by the dump, taken away when the dump fails or the restore has succeeded. A target that runs on must
 * not see its file have one more name, so there, and after the first restore, a handle finds it as long as it has any other.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include "base/fd.h"
#include "base/format.h"
#include "base/io.h"
#include "kinds/file_handle.h"
#include "kinds/remap.h"

#define NAME "link_remap."

/* --- dump --- */

/* NULL: this file system has none. */
static FhEntry *handle_of(struct dump *d, const struct location *l)
{
	struct handle handle = { .bytes = HANDLE_MAX };
	int mount;

	if (sys(SYS_name_to_handle_at, AT_FDCWD, l->link, &handle, &mount, AT_SYMLINK_FOLLOW) < 0)
		return NULL;
	return handle_entry(d->arena, &handle);
}

/* The directory of the name, or the nearest one above that is still there. */
static char *directory_find(struct arena *a, const char *path)
{
	char *dir = arena_strdup(a, path);

	for (char *slash = strrchr(dir, '/'); slash && slash != dir; slash = strrchr(dir, '/')) {
		struct stat st;

		*slash = '\0';
		if (sys(SYS_newfstatat, AT_FDCWD, dir, &st, 0) == 0)
			return dir;
	}
	return "";
}

/* Any descriptor of the file system will do; its own directory is on it. */
static int handle_open_beside(struct arena *a, const char *name, const FhEntry *e)
{
	AUTO(fd_close)
	int mount = file_open(arena_format(a, "%s/", directory_find(a, name)), O_RDONLY | O_DIRECTORY);

	return mount < 0 ? mount : handle_open(mount, e);
}

static int link_make(struct dump *d, const struct location *l, const char *dir, struct link_remap *link,
		     struct error *reterr)
{
	long r;

	do {
		link->id = d->next_file_id++;
		link->name = arena_format(d->arena, "%s/" NAME "%u", dir, link->id);
		r = sys(SYS_linkat, AT_FDCWD, l->link, AT_FDCWD, link->name, AT_SYMLINK_FOLLOW);
	} while (r == -EEXIST);
	link->made = r == 0;
	/* The last name went meanwhile, or overlayfs counts names that it cannot show. */
	if (r == -ENOENT)
		return 1;
	return r < 0 ? error_sys(reterr, OBJECT(.path = l->path, .kind = "file without a name"), r,
				 "cannot link %s to %s", l->path, link->name)
		     : 0;
}

/* The target runs on, and who restores will be able to do without a link. */
static bool handle_is_enough(struct dump *d, const struct location *l, const FhEntry *handle)
{
	AUTO(fd_close) int fd = -1;

	if (!handle || (!d->options->leave_running && !d->options->leave_stopped))
		return false;
	fd = handle_open_beside(d->arena, l->path, handle);
	return fd >= 0;
}

static int entry_put(struct dump *d, const struct location *l, struct link_remap *link, struct error *reterr)
{
	const char *dir = directory_find(d->arena, l->path);
	RegFileEntry reg = REG_FILE_ENTRY__INIT;
	int r = 0;

	reg.handle = handle_of(d, l);
	if (handle_is_enough(d, l, reg.handle)) {
		link->id = d->next_file_id++;
		link->name = arena_format(d->arena, "%s/" NAME "%u", dir, link->id);
	} else {
		r = link_make(d, l, dir, link, reterr);
	}
	if (r)
		return r;
	reg.id = link->id;
	reg.name = (char *)link->name;
	reg.fown = fown_none(d->arena);
	return regular_put(d, &reg, reterr);
}

int link_remap_dump(struct dump *d, const struct location *l, u32 *ret_id, struct error *reterr)
{
	struct dumped_paths *paths = dumped_paths(d);
	struct link_remap *link;
	int r;

	for (size_t i = 0; i < paths->link_remaps.n; i++) {
		link = &paths->link_remaps.v[i];
		if (link->dev == l->st.st_dev && link->ino == l->st.st_ino) {
			*ret_id = link->id;
			return 0;
		}
	}
	link = vec_push(d->arena, &paths->link_remaps, (struct link_remap){ .dev = l->st.st_dev, .ino = l->st.st_ino });
	r = entry_put(d, l, link, reterr);
	*ret_id = link->id;
	if (r == 1)
		paths->link_remaps.n--;
	return r;
}

void link_remaps_undo(struct dump *d)
{
	struct dumped_paths *paths = d->kind_state[kind_index(&kind_regular)];

	for (; paths && paths->link_remaps.n; paths->link_remaps.n--) {
		const struct link_remap *link = &paths->link_remaps.v[paths->link_remaps.n - 1];

		if (link->made)
			sys(SYS_unlinkat, AT_FDCWD, link->name, 0);
	}
}

/* --- restore --- */

static const RegFileEntry *link_entry(const struct restore *rs, const struct remap *m)
{
	return file_by_id(rs, m->id)->image->reg;
}

static int file_find(struct restore *rs, const struct remap *m)
{
	const RegFileEntry *link = link_entry(rs, m);
	int r = file_open(link->name, O_PATH | O_NOFOLLOW), found;

	if (r != -ENOENT || !link->handle)
		return r;
	found = handle_open_beside(rs->arena, link->name, link->handle);
	return found < 0 ? r : found;
}

static int missing(struct restore *rs, const struct remap *m, int r, struct error *reterr)
{
	const char *name = link_entry(rs, m)->name;

	error_set(reterr, r == -ENOENT ? "ERR_FILE_MISSING" : "ERR_SYSCALL", r,
		  OBJECT(.path = name, .kind = "link remap"), "cannot find %s, which is %s: %s", name, m->path,
		  error_name(r));
	if (reterr)
		reterr->hint = "the dump left this link; it goes with the first restore, or when somebody tidies up";
	return r;
}

/* *ret_fd: O_PATH. */
static int verified_find(struct restore *rs, const struct remap *m, int *ret_fd, struct error *reterr)
{
	int fd = file_find(rs, m), r;
	struct stat st;

	if (fd < 0)
		return missing(rs, m, fd, reterr);
	*ret_fd = fd;
	r = (int)sys(SYS_newfstatat, fd, "", &st, AT_EMPTY_PATH);
	return r < 0 ? missing(rs, m, r, reterr) : regular_verify(rs, m->rf, &st, m->rf->image->reg->flags, reterr);
}

int link_remap_check(struct restore *rs, const struct remap *m, struct error *reterr)
{
	AUTO(fd_close) int fd = -1;

	return verified_find(rs, m, &fd, reterr);
}

/* Opens m by the name `path`, which it gets for that. */
static int open_as(struct restore *rs, struct remaps *all, struct remap *m, int fd, const char *path)
{
	struct brief_name *brief;
	struct place place;
	int r = place_open(rs, &all->names, path, &place);

	if (r < 0)
		return r;
	brief = brief_name_add(rs, &all->names, &place, place.base, false);
	r = (int)sys(SYS_linkat, AT_FDCWD, PATHF("/proc/self/fd/%d", fd), place.dir, place.base, AT_SYMLINK_FOLLOW);
	brief->made = r == 0;
	if (r == 0)
		r = remap_open_name(m, place.dir, place.base);
	place_close(&place);
	return r;
}

/* Under the name that it had, or, if something else has that now, under that of the link. */
int link_remap_open(struct restore *rs, struct remaps *all, struct remap *m, struct error *reterr)
{
	const char *name = link_entry(rs, m)->name;
	size_t before = all->names.v.n;
	AUTO(fd_close) int fd = -1;
	int r = verified_find(rs, m, &fd, reterr);

	if (r < 0)
		return r;
	r = open_as(rs, all, m, fd, m->path);
	if (r < 0)
		r = remap_open_name(m, AT_FDCWD, name);
	if (r == -ENOENT)
		r = open_as(rs, all, m, fd, name);
	brief_names_remove(&all->names, before);
	return r < 0 ? remap_error(m, r, "its hard link cannot be opened", reterr) : 0;
}

/* What an image calls a link remap is removed only if it has the name of one. */
static bool is_link_remap(const char *name)
{
	const char *base = strrchr(name, '/'), *number;

	if (name[0] != '/' || !str_starts(base + 1, NAME))
		return false;
	number = base += strlen("/" NAME);
	parse_number(&number, 10);
	return number != base && !*number;
}

void link_remaps_finish(struct restore *rs)
{
	const struct remaps *all = rs->kind_state[kind_index(&kind_regular)];

	for (size_t i = 0; all && i < all->v.n; i++) {
		const struct remap *m = all->v.v[i];
		const char *name = m->ghost ? "" : link_entry(rs, m)->name;

		if (is_link_remap(name) && m->fd >= 0)
			sys(SYS_unlinkat, AT_FDCWD, name, 0);
	}
}
