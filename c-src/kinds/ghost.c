/*
 * kinds/ghost.c - the dump of files without any name: their metadata and content go to ghost-file-*.img. Files of 12 KiB and more
 * are kept as the extents that hold data, smaller ones as they are.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/fiemap.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include "base/fd.h"
#include "base/io.h"
#include "kinds/remap.h"

#define CHUNKS_FROM    12288
#define IOC_FIEMAP     _IOWR('f', 11, struct fiemap)
#define FIEMAP_AT_ONCE 64
#define LINK_MAX_SIZE  4096

struct source {
	struct dump *d;
	const struct location *l;
	u32 id;
	int fd;
	struct error *reterr;
};

static struct object source_object(const struct source *s)
{
	return OBJECT(.path = s->l->path, .kind = "deleted file");
}

static int unreadable(const struct source *s, long r)
{
	if (r == -ENODATA)
		return error_set(s->reterr, "ERR_SYSCALL", (int)r, source_object(s),
				 "the deleted file %s shrank while it was dumped", s->l->path);
	return error_sys(s->reterr, source_object(s), r, "cannot read the deleted file %s", s->l->path);
}

static Timeval *time_of(struct dump *d, const struct timespec *t)
{
	Timeval *e = message_new(d->arena, &timeval__descriptor);

	e->tv_sec = (u64)t->tv_sec;
	e->tv_usec = (u64)t->tv_nsec / 1000;
	return e;
}

/* Bytes of the file, behind what was put into the image so far. */
static int content_put(const struct source *s, u64 offset, u64 size)
{
	int fd, r = images_raw(s->d->images, IMG_GHOST_FILE, s->id, &fd, s->reterr);
	long end;

	if (r < 0)
		return r;
	end = sys(SYS_lseek, fd, 0, SEEK_CUR);
	r = end < 0 ? (int)end : file_copy_range(s->fd, offset, fd, (u64)end, size);
	return r < 0 ? unreadable(s, r) : 0;
}

static int chunk_put(const struct source *s, u64 offset, u64 end)
{
	GhostChunkEntry chunk = GHOST_CHUNK_ENTRY__INIT;
	int r;

	end = MIN(end, (u64)s->l->st.st_size);
	if (end <= offset)
		return 0;
	chunk.off = offset;
	chunk.len = end - offset;
	r = images_put(s->d->images, IMG_GHOST_FILE, s->id, &chunk.base, s->reterr);
	return r < 0 ? r : content_put(s, offset, chunk.len);
}

static int chunks_by_seek(const struct source *s)
{
	u64 size = (u64)s->l->st.st_size;
	int r = 0;

	for (u64 at = 0; r == 0 && at < size;) {
		long data = sys(SYS_lseek, s->fd, at, SEEK_DATA), hole;

		if (data == -ENXIO)
			return 0;
		if (data == -EINVAL || data == -EOPNOTSUPP) /* no holes are known here */
			return chunk_put(s, at, size);
		hole = data < 0 ? data : sys(SYS_lseek, s->fd, data, SEEK_HOLE);
		if (hole < 0)
			return unreadable(s, hole);
		r = chunk_put(s, (u64)data, (u64)hole);
		at = (u64)hole;
	}
	return r;
}

struct extents {
	struct fiemap head;
	struct fiemap_extent v[FIEMAP_AT_ONCE];
};

/* 1: the file system has no such call. */
static int chunks_by_fiemap(const struct source *s)
{
	u64 size = (u64)s->l->st.st_size;
	struct extents extents;
	bool last = false;
	int r = 0;

	for (u64 at = 0; r == 0 && at < size && !last;) {
		extents.head = (struct fiemap){ .fm_start = at,
						.fm_length = size - at,
						.fm_flags = FIEMAP_FLAG_SYNC,
						.fm_extent_count = FIEMAP_AT_ONCE };
		r = (int)sys(SYS_ioctl, s->fd, IOC_FIEMAP, &extents);
		if (r == -EOPNOTSUPP || r == -ENOTTY)
			return 1;
		if (r < 0)
			return unreadable(s, r);
		last = extents.head.fm_mapped_extents == 0;
		for (u32 i = 0; r == 0 && i < MIN(extents.head.fm_mapped_extents, FIEMAP_AT_ONCE); i++) {
			const struct fiemap_extent *e = &extents.v[i];

			at = e->fe_logical + e->fe_length;
			last = e->fe_flags & FIEMAP_EXTENT_LAST;
			if (!(e->fe_flags & FIEMAP_EXTENT_UNWRITTEN))
				r = chunk_put(s, e->fe_logical, at);
		}
	}
	return r;
}

static int file_put_content(struct source *s, bool chunks)
{
	int r;

	/* Neither the time of access nor a lease is to notice. */
	s->fd = file_open(s->l->link, O_RDONLY | O_NOATIME | O_NONBLOCK);
	if (s->fd < 0)
		return unreadable(s, s->fd);
	if (!chunks)
		return s->l->st.st_size ? content_put(s, 0, (u64)s->l->st.st_size) : 0;
	r = s->d->options->ghost_fiemap ? chunks_by_fiemap(s) : 1;
	return r == 1 ? chunks_by_seek(s) : r;
}

static int target_read(struct source *s, GhostFileEntry *e)
{
	char *target = arena_alloc(s->d->arena, LINK_MAX_SIZE + 1);
	long r;

	s->fd = file_open(s->l->link, O_PATH);
	r = s->fd < 0 ? s->fd : sys(SYS_readlinkat, s->fd, "", target, LINK_MAX_SIZE);
	e->symlnk_target = target;
	return r < 0 ? unreadable(s, r) : 0;
}

static int entry_fill(struct source *s, GhostFileEntry *e)
{
	const struct stat *st = &s->l->st;

	e->uid = st->st_uid;
	e->gid = st->st_gid;
	e->mode = st->st_mode;
	e->has_dev = e->has_ino = true;
	e->dev = dev_major(st->st_dev) << 20 | dev_minor(st->st_dev); /* as the kernel has it inside */
	e->ino = st->st_ino;
	e->has_rdev = S_ISCHR(st->st_mode) || S_ISBLK(st->st_mode);
	e->rdev = (u32)st->st_rdev;
	e->atim = time_of(s->d, &st->st_atim);
	e->mtim = time_of(s->d, &st->st_mtim);
	if (S_ISREG(st->st_mode) && st->st_size >= CHUNKS_FROM) {
		e->has_chunks = e->chunks = e->has_size = true;
		e->size = (u64)st->st_size;
	}
	return S_ISLNK(st->st_mode) ? target_read(s, e) : 0;
}

static int inode_dump(struct source *s)
{
	GhostFileEntry entry = GHOST_FILE_ENTRY__INIT;
	int r = entry_fill(s, &entry);

	if (r == 0)
		r = images_put(s->d->images, IMG_GHOST_FILE, s->id, &entry.base, s->reterr);
	if (r == 0 && S_ISREG(s->l->st.st_mode))
		r = file_put_content(s, entry.chunks);
	fd_close(&s->fd);
	return r;
}

int ghost_dump(struct dump *d, const struct location *l, u32 *ret_id, struct error *reterr)
{
	struct dumped_paths *paths = dumped_paths(d);
	struct source s = { .d = d, .l = l, .id = (u32)paths->ghosts.n + 1, .fd = -1, .reterr = reterr };

	for (size_t i = 0; i < paths->ghosts.n; i++) {
		if (paths->ghosts.v[i].dev == l->st.st_dev && paths->ghosts.v[i].ino == l->st.st_ino) {
			*ret_id = paths->ghosts.v[i].id;
			return 0;
		}
	}
	vec_push(d->arena, &paths->ghosts, (struct ghost){ l->st.st_dev, l->st.st_ino, s.id });
	*ret_id = s.id;
	return inode_dump(&s);
}
