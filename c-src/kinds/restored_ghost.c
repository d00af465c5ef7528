/*
 * kinds/restored_ghost.c - files without any name, made again. The inode comes first, without a name where the file system can do
 * that. Then it gets each name that it had for as long as it takes to open it there, so that /proc shows what it showed. Where
 * something else has the name by now, it is opened as NAME.cr.ID.ghost.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include "base/fd.h"
#include "base/io.h"
#include "kinds/remap.h"

#define NAME_TRIES 100
#define BASE_MAX   200 /* bytes of the name that the ghost's keeps */

/* --- check --- */

static int corrupt(const struct image_stream *s, const char *what, struct error *reterr)
{
	return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL, OBJECT(.file = s->name, .offset = s->entry), "%s: %s",
			 s->name, what);
}

static int entry_read(struct restore *rs, const struct remap *m, struct image_stream *s, GhostFileEntry **ret,
		      struct error *reterr)
{
	int r = image_stream_open(rs->images, IMG_GHOST_FILE, m->id, s, reterr);

	if (r == 0)
		r = image_stream_next(s, &ghost_file_entry__descriptor, ret, reterr);
	return r == 0 ? corrupt(s, "it is empty", reterr) : MIN(r, 0);
}

/* Its chunks ascend, are there, and lie within its size. */
static int chunks_check(struct image_stream *s, const GhostFileEntry *e, struct error *reterr)
{
	GhostChunkEntry *chunk;
	u64 from = 0;
	int r;

	if (!e->has_size || e->size > INT64_MAX)
		return corrupt(s, "its size is missing or impossible", reterr);
	while ((r = image_stream_next(s, &ghost_chunk_entry__descriptor, &chunk, reterr)) > 0) {
		if (chunk->off < from || chunk->off > e->size || chunk->len > e->size - chunk->off)
			return corrupt(s, "a chunk is out of order or beyond its size", reterr);
		from = chunk->off + chunk->len;
		r = image_stream_check(s, chunk->len, reterr);
		if (r < 0)
			return r;
		image_stream_skip(s, chunk->len);
	}
	return r;
}

static int entry_check(const struct remap *m, struct image_stream *s, const GhostFileEntry *e, struct error *reterr)
{
	u32 type = e->mode & S_IFMT;

	if (S_ISCHR(type) ? !e->has_rdev || !is_memory_device(e->rdev) : S_ISBLK(type))
		return error_refuse(reterr, "ERR_UNSUPPORTED_FD", restored_object(m->rf), NULL,
				    "the deleted device %s is of a kind that cannot be made again", m->path);
	if (S_ISLNK(type) && !e->symlnk_target)
		return corrupt(s, "a symbolic link without a target", reterr);
	return S_ISREG(type) && e->chunks ? chunks_check(s, e, reterr) : 0;
}

int ghost_check(struct restore *rs, struct remap *m, struct error *reterr)
{
	struct image_stream s;
	GhostFileEntry *e;
	int r = entry_read(rs, m, &s, &e, reterr);

	if (r == 0)
		r = entry_check(m, &s, e, reterr);
	if (r == 0)
		m->inode = e;
	image_stream_close(&s);
	return r;
}

bool ghost_is_directory(const struct remap *m)
{
	return m->ghost && m->inode && S_ISDIR(m->inode->mode);
}

/* --- the inode --- */

struct inode {
	struct restore *rs;
	struct remaps *all;
	const struct remap *m; /* its first line */
	struct place place;
	int fd;
	const char *name; /* that of the ghost, in `place`; NULL: none yet */
};

static const char *ghost_name(const struct inode *i, u32 try)
{
	return arena_format(i->rs->arena, "%.*s.cr.%x.ghost", BASE_MAX, i->place.base, i->m->id | try << 16);
}

/* A name in `place` by which the inode is made: call() tries it, again if the mount is in the way. */
static int name_make(struct inode *i, const char *name, int (*call)(const struct inode *i, const char *name))
{
	struct brief_name *brief = brief_name_add(i->rs, &i->all->names, &i->place, name, S_ISDIR(i->m->inode->mode));
	int r = call(i, name);

	if (place_unlock(&i->place, r)) {
		brief_names_remove(&i->all->names, i->all->names.v.n - 1);
		return name_make(i, name, call);
	}
	brief->made = r >= 0;
	if (r < 0)
		brief_names_remove(&i->all->names, i->all->names.v.n - 1);
	return r;
}

static int ghost_name_make(struct inode *i, int (*call)(const struct inode *i, const char *name))
{
	int r = -EEXIST;

	for (u32 try = 0; r == -EEXIST && try < NAME_TRIES; try++) {
		i->name = ghost_name(i, try);
		r = name_make(i, i->name, call);
	}
	if (r < 0)
		i->name = NULL;
	return r;
}

static int regular_call(const struct inode *i, const char *name)
{
	return file_open_at(i->place.writable, name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
}

static int directory_call(const struct inode *i, const char *name)
{
	return (int)sys(SYS_mkdirat, i->place.writable, name, 0700);
}

static int node_call(const struct inode *i, const char *name)
{
	const GhostFileEntry *e = i->m->inode;

	if (S_ISLNK(e->mode))
		return (int)sys(SYS_symlinkat, e->symlnk_target, i->place.writable, name);
	return (int)sys(SYS_mknodat, i->place.writable, name, (e->mode & S_IFMT) | 0600, e->rdev);
}

static int link_call(const struct inode *i, const char *name)
{
	return (int)sys(SYS_linkat, AT_FDCWD, PATHF("/proc/self/fd/%d", i->fd), i->place.writable, name,
			AT_SYMLINK_FOLLOW);
}

/* Born by O_TMPFILE, whose names are "#INODE". Never linked, it still may be, so it gets no name here either. */
static bool is_nameless(const struct inode *i, const char *path)
{
	return !i->name && S_ISREG(i->m->inode->mode) && i->m->inode->has_ino &&
	       str_eq(strrchr(path, '/'), PATHF("/#%lu", (unsigned long)i->m->inode->ino));
}

static bool same_ghost(const struct remap *a, const struct remap *b)
{
	return a->ghost && b->ghost && a->id == b->id;
}

/* The description that made it by O_TMPFILE, if that was never linked: names of such are "#INODE". NULL: there is none. */
static struct remap *born_by(const struct inode *i)
{
	for (size_t j = 0; j < i->all->v.n; j++) {
		struct remap *m = i->all->v.v[j];

		if (same_ghost(i->m, m) && m->rf->user && m->rf->image->reg->flags & O_TMPFILE & ~O_DIRECTORY &&
		    (m->rf->image->reg->flags & O_ACCMODE) != O_RDONLY && is_nameless(i, m->path))
			return m;
	}
	return NULL;
}

/* Without O_APPEND and the like, which F_SETFL adds: it has to be filled first. */
static int unnamed_open(struct inode *i)
{
	struct remap *own = born_by(i);
	int flags = own ? (int)own->rf->image->reg->flags & (O_ACCMODE | O_SYNC | O_NOATIME | O_NOFOLLOW) : O_RDWR;
	int r = file_open_at(i->place.writable, ".", O_TMPFILE | flags, 0600);

	if (place_unlock(&i->place, r))
		r = file_open_at(i->place.writable, ".", O_TMPFILE | flags, 0600);
	if (r >= 0 && own)
		own->own = (int)sys(SYS_fcntl, r, F_DUPFD_CLOEXEC, 0);
	return r;
}

static int inode_make(struct inode *i)
{
	int r;

	if (S_ISREG(i->m->inode->mode)) {
		i->fd = unnamed_open(i);
		if (i->fd == -EOPNOTSUPP || i->fd == -EISDIR)
			i->fd = ghost_name_make(i, regular_call);
		return MIN(i->fd, 0);
	}
	r = ghost_name_make(i, node_call);
	if (r == 0)
		i->fd = r = file_open_at(i->place.writable, i->name, O_PATH | O_NOFOLLOW, 0);
	return MIN(r, 0);
}

/* --- what it holds and is --- */

static int chunks_fill(struct image_stream *s, const GhostFileEntry *e, int fd, struct error *reterr)
{
	int r = (int)sys(SYS_ftruncate, fd, e->size), next = 1;
	GhostChunkEntry *chunk;

	while (r == 0 && (next = image_stream_next(s, &ghost_chunk_entry__descriptor, &chunk, reterr)) > 0) {
		next = image_stream_check(s, chunk->len, reterr);
		if (next < 0)
			return next;
		r = image_stream_copy(s, chunk->len, fd, chunk->off);
	}
	return r < 0 ? error_sys(reterr, OBJECT(.file = s->name, .offset = s->entry), r,
				 "cannot write the content of %s", s->name)
		     : next;
}

static int content_fill(const struct inode *i, struct error *reterr)
{
	struct image_stream s;
	GhostFileEntry *e;
	int r = entry_read(i->rs, i->m, &s, &e, reterr);

	if (r == 0 && e->chunks) {
		r = chunks_fill(&s, e, i->fd, reterr);
	} else if (r == 0) {
		r = image_stream_copy(&s, s.size - s.at, i->fd, 0);
		if (r < 0)
			error_sys(reterr, OBJECT(.file = s.name), r, "cannot write the content of %s", s.name);
	}
	image_stream_close(&s);
	return r;
}

static struct timespec time_of(const Timeval *t)
{
	return (struct timespec){ .tv_sec = (time_t)t->tv_sec, .tv_nsec = (long)(t->tv_usec % 1000000) * 1000 };
}

static int times_set(int fd, const GhostFileEntry *e)
{
	struct timespec times[2];

	if (!e->atim || !e->mtim)
		return 0;
	times[0] = time_of(e->atim);
	times[1] = time_of(e->mtim);
	return (int)sys(SYS_utimensat, fd, "", times, AT_EMPTY_PATH);
}

/* chown(2) takes away what chmod(2) has to give. */
static int owner_set(int fd, const GhostFileEntry *e)
{
	long r = sys(SYS_fchownat, fd, "", e->uid, e->gid, AT_EMPTY_PATH);

	if (r == 0 && !S_ISLNK(e->mode))
		r = sys(SYS_fchmodat, AT_FDCWD, PATHF("/proc/self/fd/%d", fd), e->mode & 07777);
	return (int)r;
}

/* --- its names --- */

static int place_of(struct inode *i, const char *path, struct place *ret)
{
	size_t parent = (size_t)(strrchr(path, '/') - path);

	if (strncmp(path, i->m->path, parent + 1) != 0 || strrchr(i->m->path, '/') != i->m->path + parent)
		return place_open(i->rs, &i->all->names, path, ret);
	/* Its own directory: perhaps the only way around a read-only mount. */
	*ret = (struct place){ i->place.dir, i->place.writable, path + parent + 1 };
	return 1;
}

static int wanted_name_make(struct inode *i, const char *path)
{
	struct inode named = *i;
	int borrowed = place_of(i, path, &named.place), r;

	if (borrowed < 0)
		return borrowed;
	r = name_make(&named, named.place.base, link_call);
	if (!borrowed)
		place_close(&named.place);
	else if (named.place.writable != i->place.writable)
		i->place.writable = named.place.writable;
	return r;
}

/* Two lines may have one path: the second finds the name that the first has made. */
static int remap_name(struct inode *i, struct remap *m, const char **last)
{
	int r;

	if (is_nameless(i, m->path)) {
		m->fd = file_open(PATHF("/proc/self/fd/%d", i->fd), O_PATH);
		return MIN(m->fd, 0);
	}
	r = *last && str_eq(*last, m->path) ? 0 : wanted_name_make(i, m->path);
	if (r == 0) {
		*last = m->path;
		return remap_open_name(m, AT_FDCWD, m->path);
	}
	r = i->name ? 0 : ghost_name_make(i, link_call);
	return r < 0 ? r : remap_open_name(m, i->place.dir, i->name);
}

static int inode_restore(struct inode *i, size_t at, struct error *reterr)
{
	const GhostFileEntry *e = i->m->inode;
	const char *last = NULL;
	int r = inode_make(i);

	if (r < 0)
		return remap_error(i->m, r, "its inode", reterr);
	r = S_ISREG(e->mode) ? content_fill(i, reterr) : 0;
	if (r < 0)
		return r;
	r = owner_set(i->fd, e);
	if (r == 0)
		r = times_set(i->fd, e);
	for (size_t j = at; r == 0 && j < i->all->v.n; j++)
		if (same_ghost(i->m, i->all->v.v[j]))
			r = remap_name(i, i->all->v.v[j], &last);
	return r < 0 ? remap_error(i->m, r, "its name, owner or times", reterr) : 0;
}

static int inode_begin(struct restore *rs, struct remaps *all, const struct remap *m, struct inode *ret,
		       struct error *reterr)
{
	int r;

	*ret = (struct inode){ .rs = rs, .all = all, .m = m, .fd = -1 };
	if (!m->inode)
		return restored_corrupt(m->rf, "its ghost was not read", reterr);
	r = place_open(rs, &all->names, m->path, &ret->place);
	return r < 0 ? remap_error(m, r, "its directory", reterr) : 0;
}

int ghost_make(struct restore *rs, struct remaps *all, size_t at, struct error *reterr)
{
	size_t before = all->names.v.n;
	struct inode i;
	int r = inode_begin(rs, all, all->v.v[at], &i, reterr);

	if (r < 0)
		return r;
	r = inode_restore(&i, at, reterr);
	brief_names_remove(&all->names, before);
	fd_close(&i.fd);
	place_close(&i.place);
	return r;
}

/* --- directories: they have no second names, and keep theirs for what was in them --- */

static int directory_open(struct inode *i, size_t at)
{
	const char *name = i->place.base;
	int r = name_make(i, name, directory_call);

	if (r == -EEXIST) {
		r = ghost_name_make(i, directory_call);
		name = i->name;
	}
	for (size_t j = at; r == 0 && j < i->all->v.n; j++)
		if (same_ghost(i->m, i->all->v.v[j]))
			r = remap_open_name(i->all->v.v[j], i->place.dir, name);
	if (r == 0)
		i->fd = r = file_open_at(i->place.writable, name, O_PATH | O_NOFOLLOW, 0);
	return r < 0 ? r : owner_set(i->fd, i->m->inode);
}

int ghost_directory_make(struct restore *rs, struct remaps *all, size_t at, struct error *reterr)
{
	struct inode i;
	int r = inode_begin(rs, all, all->v.v[at], &i, reterr);

	if (r < 0)
		return r;
	r = directory_open(&i, at);
	place_close(&i.place);
	all->v.v[at]->directory = i.fd;
	return r < 0 ? remap_error(i.m, r, "its directory entry", reterr) : 0;
}

int ghost_directory_finish(struct remap *m, struct error *reterr)
{
	int r = times_set(m->directory, m->inode);

	fd_close(&m->directory);
	return r < 0 ? remap_error(m, r, "its times", reterr) : 0;
}
