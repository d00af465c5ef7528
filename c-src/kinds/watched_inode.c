/* kinds/watched_inode.c - see watched_inode.h. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/stat.h>
#include "base/fd.h"
#include "base/io.h"
#include "kernel/mountinfo.h"
#include "kinds/remap.h"
#include "kinds/watched_inode.h"

#define MOUNTINFO_MAX (16 << 20)

u32 dev_of_kernel(u64 st_dev)
{
	return dev_major(st_dev) << 20 | dev_minor(st_dev);
}

/* --- mounts --- */

static const char *mounts_text(struct mounts *m)
{
	char *text;

	if (!m->text)
		m->text = file_slurp(m->arena, "/proc/self/mountinfo", MOUNTINFO_MAX, &text) < 0 ? "" : text;
	return m->text;
}

void mounts_close(struct mounts *m)
{
	for (size_t i = 0; i < m->opened.n; i++)
		fd_close(&m->opened.v[i].fd);
	m->opened.n = 0;
}

bool mounts_by_id(struct mounts *m, u32 id, const char **ret)
{
	const char *text = mounts_text(m);
	struct mount_line line;
	int r;

	while ((r = mountinfo_next(&text, &line)) != 0) {
		if (r < 0 || line.id != id)
			continue;
		*ret = arena_strdup(m->arena, line.point);
		return true;
	}
	return false;
}

bool mounts_by_dev(struct mounts *m, u32 dev, u32 nth, const char **ret)
{
	const char *text = mounts_text(m);
	struct mount_line line;
	int r;

	while ((r = mountinfo_next(&text, &line)) != 0) {
		if (r < 0 || line.dev != dev || nth-- > 0)
			continue;
		*ret = arena_strdup(m->arena, line.point);
		return true;
	}
	return false;
}

/* The root of the mount of this line, unless another mount hides it. */
static int root_open(const struct mount_line *line)
{
	AUTO(fd_close) int fd = file_open(line->point, O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_NOCTTY);
	struct statx st = { 0 };
	long r = fd < 0 ? fd : sys(SYS_statx, fd, "", AT_EMPTY_PATH, STATX_MNT_ID, &st);

	if (r < 0 || !(st.stx_mask & STATX_MNT_ID) || st.stx_mnt_id != line->id)
		return -1;
	return fd_take(&fd);
}

int mounts_fd(struct mounts *m, u32 dev)
{
	const char *text = mounts_text(m);
	struct mount_line line;
	int fd = -1, r;

	for (size_t i = 0; i < m->opened.n; i++)
		if (m->opened.v[i].dev == dev)
			return m->opened.v[i].fd;
	while (fd < 0 && (r = mountinfo_next(&text, &line)) != 0)
		if (r > 0 && line.dev == dev)
			fd = root_open(&line);
	vec_push(m->arena, &m->opened, (struct mounted){ dev, fd });
	return fd;
}

/* --- dump --- */

static bool is_inode(const struct stat *st, u32 dev, u64 ino)
{
	return st->st_ino == ino && dev_of_kernel(st->st_dev) == dev;
}

/* A descriptor of the tree by which the deleted inode becomes a ghost. */
static bool has_ghost(const struct dump *d, u32 dev, u64 ino)
{
	for (size_t i = 0; i < d->files.n; i++) {
		const struct file *f = d->files.v[i];

		if (is_inode(&f->st, dev, ino) &&
		    (f->kind == &kind_regular || f->kind == &kind_fifo || f->kind == &kind_char_device))
			return true;
	}
	return false;
}

/* The path that the kernel knows the inode by, if it leads there; NULL: there is none, or not as seen from here. */
static const char *path_of(struct dump *d, int fd, const struct stat *st)
{
	char *path;

	if (link_read(d->arena, PATHF("/proc/self/fd/%d", fd), &path) < 0 || path[0] != '/')
		return NULL;
	return path_leads_to(path, st) ? path : NULL;
}

/* 1: it was found by its handle; 0: that does not lead to it. */
static int find_by_handle(struct dump *d, struct mounts *m, u32 dev, u64 ino, FhEntry *e, bool *ret_deleted)
{
	int mount = e->bytes ? mounts_fd(m, dev) : -1;
	AUTO(fd_close) int fd = mount < 0 ? -1 : handle_open(mount, e);
	struct stat st;

	if (fd < 0 || sys(SYS_newfstatat, fd, "", &st, AT_EMPTY_PATH) < 0 || st.st_ino != ino)
		return 0;
	*ret_deleted = st.st_nlink == 0;
	e->path = (char *)path_of(d, fd, &st);
	return 1;
}

const char *watched_find(struct dump *d, struct mounts *m, u32 dev, u64 ino, const struct fdinfo_handle *handle,
			 FhEntry **ret, const char **ret_hint)
{
	struct handle as_is = { .bytes = handle->bytes, .type = (s32)handle->type };
	bool deleted = false, found;
	FhEntry *e;

	memcpy(as_is.data, handle->data, sizeof as_is.data);
	*ret = e = handle_entry(d->arena, &as_is);
	found = find_by_handle(d, m, dev, ino, e, &deleted);
	if ((deleted || !found) && has_ghost(d, dev, ino))
		return NULL;
	if (deleted) {
		*ret_hint = "what it watches was deleted, and no descriptor of the tree holds that";
		return "deleted file";
	}
	if (!e->path && (!found || d->options->force_irmap))
		e->path = (char *)inode_search(d, m, dev, ino);
	if (found && (e->path || !d->options->force_irmap))
		return NULL;
	*ret_hint = "name a directory above it by irmapScanPath (--irmap-scan-path)";
	return e->path ? NULL : "inode without a known path";
}

/* --- restore --- */

static int missing(const struct restored_file *rf, u64 ino, const FhEntry *handle, long r, struct error *reterr)
{
	struct object object = restored_object(rf);

	object.path = handle->path;
	return error_set(reterr, r == -ENOENT || r == -ESTALE ? "ERR_FILE_MISSING" : "ERR_SYSCALL", (int)r, object,
			 "cannot find what file %u watches: %s, inode %lu: %s", rf->id,
			 handle->path ? handle->path : "no path is known", (unsigned long)ino, error_name((int)r));
}

/* The ghost of a deleted inode, or NULL. */
static struct remap *ghost_find(struct restore *rs, u32 dev, u64 ino)
{
	const struct remaps *all = rs->kind_state[kind_index(&kind_regular)];

	for (size_t i = 0; all && i < all->v.n; i++) {
		struct remap *m = all->v.v[i];
		struct error unreadable = { 0 };

		if (!m->ghost || (!m->inode && ghost_check(rs, m, &unreadable) < 0))
			continue;
		if (m->inode->has_dev && m->inode->has_ino && m->inode->dev == dev && m->inode->ino == ino)
			return m;
	}
	return NULL;
}

static int open_ghost(const struct restored_file *rf, const struct remap *ghost, int *ret_fd, struct error *reterr)
{
	*ret_fd = -1;
	if (ghost->fd < 0)
		return 0;
	*ret_fd = (int)sys(SYS_fcntl, ghost->fd, F_DUPFD_CLOEXEC, 0);
	return *ret_fd < 0 ? error_sys(reterr, restored_object(rf), *ret_fd, "cannot copy a descriptor") : 0;
}

static int open_by_handle(struct mounts *m, u32 dev, u64 ino, const FhEntry *handle)
{
	int mount = mounts_fd(m, dev);
	AUTO(fd_close) int fd = mount < 0 ? -ENOENT : handle_open(mount, handle);
	struct stat st;
	long r = fd < 0 ? fd : sys(SYS_newfstatat, fd, "", &st, AT_EMPTY_PATH);

	if (r >= 0 && st.st_ino != ino)
		r = -ESTALE;
	return r < 0 ? (int)r : fd_take(&fd);
}

int watched_open(struct restore *rs, struct mounts *m, const struct restored_file *rf, u32 dev, u64 ino,
		 const FhEntry *handle, int *ret_fd, struct error *reterr)
{
	const struct remap *ghost = ghost_find(rs, dev, ino);
	int r;

	if (ghost)
		return open_ghost(rf, ghost, ret_fd, reterr);
	if (handle->path && handle->path[0] != '/')
		return restored_corrupt(rf, "a path that it watches is not absolute", reterr);
	r = open_by_handle(m, dev, ino, handle);
	if (r < 0 && handle->path)
		r = file_open(handle->path, O_PATH | O_NOFOLLOW);
	*ret_fd = r;
	return r < 0 ? missing(rf, ino, handle, r, reterr) : 0;
}
