/*
 * kinds/remap.c - remap-fpath.img: entries of files.img whose path does not lead to them. How they are told at a dump, and their way
 * back, all at once before the first is used: by then nothing of ours has a name any more.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sys/vfs.h>
#include <unistd.h>
#include "base/fd.h"
#include "base/format.h"
#include "base/io.h"
#include "base/sort.h"
#include "kinds/remap.h"

#define GHOST_BIT     0x80000000u /* of remap_id, in images without a type */
#define NFS_MAGIC     0x6969
#define DELETED	      " (deleted)"
#define GHOST_SUFFIX  ".ghost"
#define GHOST_NAME_ID ".cr."

/* --- dump --- */

struct dumped_paths *dumped_paths(struct dump *d)
{
	void **state = &d->kind_state[kind_index(&kind_regular)];

	if (!*state)
		*state = arena_new(d->arena, struct dumped_paths);
	return *state;
}

bool path_leads_to(const char *path, const struct stat *st)
{
	struct stat found;

	return sys(SYS_newfstatat, AT_FDCWD, path, &found, AT_SYMLINK_NOFOLLOW) == 0 && found.st_dev == st->st_dev &&
	       found.st_ino == st->st_ino && (found.st_mode & S_IFMT) == (st->st_mode & S_IFMT);
}

static bool ends_with(const char *text, const char *tail)
{
	size_t n = strlen(text), m = strlen(tail);

	return n >= m && str_eq(text + n - m, tail);
}

/* A file that NFS renamed when it was unlinked: the name goes with the last process that has it open. */
static bool is_silly_name(const char *path)
{
	const char *base = strrchr(path, '/');
	struct statfs fs;

	return base && str_starts(base, "/.nfs") && sys(SYS_statfs, path, &fs) == 0 && fs.f_type == NFS_MAGIC;
}

/* One that was restored before may have the name of its ghost: NAME.cr.ID.ghost. */
static void ghost_name_strip(char *path)
{
	size_t n = strlen(path);
	char *at = path + n - strlen(GHOST_SUFFIX);

	if (!ends_with(path, GHOST_SUFFIX))
		return;
	while (at > path && ((at[-1] >= '0' && at[-1] <= '9') || (at[-1] >= 'a' && at[-1] <= 'f')))
		at--;
	at -= strlen(GHOST_NAME_ID);
	if (at > path && at[-1] != '/' && str_starts(at, GHOST_NAME_ID))
		*at = '\0';
}

static const char *path_strip(struct dump *d, const char *path, bool ghost)
{
	char *stripped = arena_strdup(d->arena, path);

	if (ends_with(path, DELETED))
		stripped[strlen(path) - strlen(DELETED)] = '\0';
	if (ghost)
		ghost_name_strip(stripped);
	return stripped;
}

static const char *ghost_obstacle(const struct dump *d, const struct stat *st, const char **ret_hint)
{
	if ((S_ISCHR(st->st_mode) && !is_memory_device(st->st_rdev)) || S_ISBLK(st->st_mode)) {
		*ret_hint = "let the target close it first";
		return "deleted device";
	}
	if (S_ISREG(st->st_mode) && (u64)st->st_blocks * 512 > d->options->ghost_limit) {
		*ret_hint = "it takes more space than ghostLimit (--ghost-limit) allows";
		return "deleted file";
	}
	return NULL;
}

/* Another node of the device is as good (--evasive-devices): so long as the path has one. */
static bool is_same_device(const char *path, const struct stat *st)
{
	struct stat there;

	if (!S_ISCHR(st->st_mode) && !S_ISBLK(st->st_mode))
		return false;
	return sys(SYS_newfstatat, AT_FDCWD, path, &there, 0) == 0 &&
	       (there.st_mode & S_IFMT) == (st->st_mode & S_IFMT) && there.st_rdev == st->st_rdev;
}

const char *location_find(struct dump *d, const char *link, const char *path, const struct stat *st,
			  struct location **ret, const char **ret_hint)
{
	bool leads = path_leads_to(path, st), deleted = ends_with(path, DELETED) || st->st_nlink == 0;
	const char *obstacle;
	struct location *l;
	pid_t dead;

	*ret = NULL;
	if (leads && !is_silly_name(path))
		return NULL;
	if (d->options->evasive_devices && is_same_device(path, st))
		return NULL;
	dead = proc_file_dead(path, &obstacle);
	if (!leads && !dead && (!deleted || path[0] != '/')) {
		*ret_hint = "its path leads to another file, or to none, as seen from here";
		return "file without a path";
	}
	if (str_starts(path, "/proc/") && (!dead || obstacle)) {
		*ret_hint = "let the target close it first";
		return obstacle ? obstacle : "file of /proc that is gone";
	}
	l = arena_new(d->arena, struct location);
	if (dead) {
		*l = (struct location){ .st = *st, .dead = dead, .path = path_strip(d, path, false) };
		*ret = l;
		return NULL;
	}
	*l = (struct location){ .link = arena_strdup(d->arena, link), .st = *st };
	l->ghost = st->st_nlink == 0 || S_ISDIR(st->st_mode);
	l->path = path_strip(d, path, l->ghost);
	*ret = l;
	if (l->ghost)
		return ghost_obstacle(d, st, ret_hint);
	*ret_hint = "it has other names: linkRemap (--link-remap) keeps one beside it";
	return d->options->link_remap ? NULL : "file without a name";
}

int location_dump(struct dump *d, const struct location *l, u32 id, struct error *reterr)
{
	RemapFilePathEntry entry = REMAP_FILE_PATH_ENTRY__INIT;
	int r = 1;

	entry.orig_id = id;
	entry.has_remap_type = true;
	entry.remap_type = REMAP_TYPE__LINKED;
	if (l->dead) {
		entry.remap_type = REMAP_TYPE__PROCFS;
		entry.remap_id = (u32)l->dead;
		return images_put(d->images, IMG_REMAP_FPATH, 0, &entry.base, reterr);
	}
	if (!l->ghost)
		r = link_remap_dump(d, l, &entry.remap_id, reterr);
	if (r == 1) {
		entry.remap_type = REMAP_TYPE__GHOST;
		r = ghost_dump(d, l, &entry.remap_id, reterr);
	}
	return r < 0 ? r : images_put(d->images, IMG_REMAP_FPATH, 0, &entry.base, reterr);
}

/* --- restore: read --- */

static int remap_order(const void *a, const void *b)
{
	const struct remap *const *x = a, *const *y = b;
	int r = strcmp((*x)->path, (*y)->path);

	return r ? r : sort_order((*x)->rf->id, (*y)->rf->id);
}

static int corrupt(const struct image_file *file, const RemapFilePathEntry *e, const char *what, struct error *reterr)
{
	return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL,
			 OBJECT(.file = image_name(file), .offset = image_offset(file)), "%s: file %u %s",
			 image_name(file), e->orig_id, what);
}

static bool is_path_entry(const struct restored_file *rf)
{
	return rf && rf->image->type == FD_TYPES__REG && rf->image->reg->name[0] == '/';
}

static int remap_add(struct restore *rs, struct remaps *all, const struct image_file *file, const RemapFilePathEntry *e,
		     struct error *reterr)
{
	struct restored_file *rf = file_by_id(rs, e->orig_id);
	bool old = !e->has_remap_type;
	struct remap *m;

	if (!old && e->remap_type == REMAP_TYPE__PROCFS)
		return proc_file_revive(rs, e->remap_id) ? 0 : corrupt(file, e, "is of a pid that cannot be", reterr);
	if (!is_path_entry(rf))
		return corrupt(file, e, "is not in files.img, or has no path", reterr);
	if (rf->state)
		return corrupt(file, e, "is there twice", reterr);
	m = arena_new(rs->arena, struct remap);
	*m = (struct remap){
		.rf = rf, .path = rf->image->reg->name, .id = e->remap_id, .fd = -1, .own = -1, .directory = -1
	};
	m->ghost = old ? e->remap_id & GHOST_BIT : e->remap_type == REMAP_TYPE__GHOST;
	if (old)
		m->id &= ~GHOST_BIT;
	if (!m->ghost && (!is_path_entry(file_by_id(rs, m->id)) || m->id == rf->id))
		return corrupt(file, e, "is to be linked from a file that files.img does not have", reterr);
	rf->state = m;
	vec_push(rs->arena, &all->v, m);
	return 0;
}

int remaps_read(struct restore *rs, struct error *reterr)
{
	struct remaps *all = arena_new(rs->arena, struct remaps);
	struct image_file *file;
	RemapFilePathEntry *entry;
	int r = image_begin(rs->images, IMG_REMAP_FPATH, 0, true, &file, reterr);

	rs->kind_state[kind_index(&kind_regular)] = all;
	if (r < 0)
		return r;
	while ((r = image_next(file, &entry, reterr)) > 0) {
		r = remap_add(rs, all, file, entry, reterr);
		if (r < 0)
			return r;
	}
	sort_array(all->v.v, all->v.n, sizeof *all->v.v, remap_order);
	return r;
}

/* --- restore: check and make --- */

int remap_error(const struct remap *m, long r, const char *what, struct error *reterr)
{
	struct object object = restored_object(m->rf);

	object.path = m->path;
	if (r == -EROFS && reterr)
		reterr->hint = "its file system is read-only";
	return error_sys(reterr, object, r, "cannot make %s, which was deleted, again: %s", m->path, what);
}

bool remap_is_link(const struct restore *rs, const struct restored_file *rf)
{
	const struct remaps *all = rs->kind_state[kind_index(&kind_regular)];

	for (size_t i = 0; !rf->user && i < all->v.n; i++)
		if (!all->v.v[i]->ghost && all->v.v[i]->id == rf->id)
			return true;
	return false;
}

int remap_check(struct restore *rs, struct remap *m, struct error *reterr)
{
	return m->ghost ? ghost_check(rs, m, reterr) : link_remap_check(rs, m, reterr);
}

/* Opened anew from O_PATH it would lose O_NOFOLLOW, which fcntl(2) shows. */
static bool wants_own(const struct remap *m, const struct stat *st)
{
	u32 flags = m->rf->image->reg->flags;

	return m->rf->user && flags & O_NOFOLLOW && !(flags & O_PATH) && (S_ISREG(st->st_mode) || S_ISDIR(st->st_mode));
}

int remap_open_name(struct remap *m, int dir, const char *base)
{
	struct stat st;
	long r;

	m->fd = file_open_at(dir, base, O_PATH | O_NOFOLLOW, 0);
	if (m->fd < 0)
		return m->fd;
	r = sys(SYS_newfstatat, m->fd, "", &st, AT_EMPTY_PATH);
	if (r < 0 || !wants_own(m, &st))
		return (int)r;
	m->own = file_open_at(dir, base, (int)(m->rf->image->reg->flags & FLAGS_OPEN) | O_NOCTTY, 0);
	return MIN(m->own, 0);
}

static int directories_make(struct restore *rs, struct remaps *all, struct error *reterr)
{
	int r = 0;

	for (size_t i = 0; i < all->v.n && r == 0; i++)
		if (all->v.v[i]->fd < 0 && ghost_is_directory(all->v.v[i]))
			r = ghost_directory_make(rs, all, i, reterr);
	return r;
}

static bool is_inside(const struct remaps *all, const struct remap *m)
{
	for (size_t i = 0; i < all->v.n; i++) {
		const struct remap *directory = all->v.v[i];

		if (ghost_is_directory(directory) && str_starts(m->path, directory->path) &&
		    m->path[strlen(directory->path)] == '/')
			return true;
	}
	return false;
}

static int others_make(struct restore *rs, struct remaps *all, bool inside, struct error *reterr)
{
	int r = 0;

	for (size_t i = 0; i < all->v.n && r == 0; i++) {
		struct remap *m = all->v.v[i];

		if (m->fd >= 0 || ghost_is_directory(m) || is_inside(all, m) != inside)
			continue;
		r = m->ghost ? ghost_make(rs, all, i, reterr) : link_remap_open(rs, all, m, reterr);
	}
	return r;
}

/*
 * Deleted directories keep their names until what was in them is made, so they are its parents again. Everything else comes before
 * them: it may take long.
 */
static int remaps_make(struct restore *rs, struct remaps *all, struct error *reterr)
{
	int r;

	if (all->made)
		return 0;
	all->made = true;
	r = others_make(rs, all, false, reterr);
	if (r == 0)
		r = directories_make(rs, all, reterr);
	if (r == 0)
		r = others_make(rs, all, true, reterr);
	brief_names_remove(&all->names, 0);
	for (size_t i = 0; i < all->v.n && r == 0; i++)
		if (all->v.v[i]->directory >= 0)
			r = ghost_directory_finish(all->v.v[i], reterr);
	return r;
}

int remap_open(struct restore *rs, struct remap *m, u32 flags, int *ret_fd, struct error *reterr)
{
	struct stat st;
	int r = remaps_make(rs, rs->kind_state[kind_index(&kind_regular)], reterr);

	if (r < 0)
		return r;
	if (m->own >= 0 && flags == m->rf->image->reg->flags) {
		*ret_fd = fd_take(&m->own);
		sys(SYS_lseek, *ret_fd, 0, SEEK_SET);
		return 0;
	}
	r = (int)sys(SYS_newfstatat, m->fd, "", &st, AT_EMPTY_PATH);
	/* No path leads to a deleted symbolic link itself, and its description holds nothing. */
	if (r == 0 && S_ISLNK(st.st_mode))
		r = (int)sys(SYS_fcntl, m->fd, F_DUPFD_CLOEXEC, 0);
	else if (r == 0) /* O_DIRECTORY is left over from O_TMPFILE */
		r = description_reopen(m->fd, S_ISDIR(st.st_mode) ? flags : flags & ~O_DIRECTORY);
	if (r < 0)
		return remap_error(m, r, "open", reterr);
	*ret_fd = r;
	return 0;
}

void remaps_undo(struct restore *rs)
{
	struct remaps *all = rs->kind_state[kind_index(&kind_regular)];

	if (all)
		brief_names_remove(&all->names, 0);
}
