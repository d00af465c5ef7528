/*
 * kinds/memfd.c - memfd_create(2). Contents are memory's, whether mapped or not (memory/share.c). On restore there is one inode per
 * entry of memfd.img, made at first use; memory/ fills it through a descriptor of regular_restore_open(), and seals it.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/memfd.h>
#include "base/fd.h"
#include "base/index.h"
#include "kinds/files.h"
#include "memory/memory.h"

#define NAME_MAX_	  249 /* of memfd_create */
#define HUGETLB_FLAGS	  (MFD_HUGETLB | 0x3fu << 26)
#define SEALED_FROM_BIRTH 1 /* F_SEAL_SEAL alone: made without MFD_ALLOW_SEALING */

struct memfd {
	const MemfdInodeEntry *image;
	int fd;
	bool given; /* that very description, to a process */
};

struct memfds {
	struct index by_inode;
};

static bool memfd_match(const struct file *f)
{
	return S_ISREG(f->st.st_mode) && str_starts(f->link, "/memfd:");
}

static int memfd_plan(struct dump *d, struct file *f, struct error *reterr)
{
	u32 *inode_id;

	if (!d->frozen)
		return 0;
	f->state = inode_id = arena_new(d->arena, u32);
	return shared_dump_file(d, &f->st, f->fd, f->link, inode_id, reterr);
}

static int memfd_dump(struct dump *d, struct file *f, FileEntry *entry, struct error *reterr)
{
	MemfdFileEntry *memfd = arena_new(d->arena, MemfdFileEntry);

	(void)reterr;
	memfd_file_entry__init(memfd);
	FILE_COMMON(memfd, f);
	memfd->pos = f->pos;
	memfd->inode_id = *(u32 *)f->state;
	entry->memfd = memfd;
	return 0;
}

KIND_COMMON(memfd_common, memfd)

static int memfd_read(struct restore *rs, struct error *reterr)
{
	struct memfds *all = arena_new(rs->arena, struct memfds);
	struct image_file *file;
	MemfdInodeEntry *entry;
	int r = image_begin(rs->images, IMG_MEMFD, 0, true, &file, reterr);

	rs->kind_state[kind_index(&kind_memfd)] = all;
	if (r < 0)
		return r;
	while ((r = image_next(file, &entry, reterr)) > 0) {
		struct memfd *m = arena_new(rs->arena, struct memfd);

		*m = (struct memfd){ .image = entry, .fd = -1 };
		if (!index_find(&all->by_inode, entry->inode_id))
			index_put(rs->arena, &all->by_inode, entry->inode_id, m);
	}
	return r;
}

static struct memfd *memfd_of(struct restore *rs, const struct restored_file *rf)
{
	const struct memfds *all = rs->kind_state[kind_index(&kind_memfd)];

	return all ? index_find(&all->by_inode, rf->image->memfd->inode_id) : NULL;
}

static int memfd_check(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const struct memfd *m = memfd_of(rs, rf);

	if (!m)
		return restored_corrupt(rf, "memfd.img has no such inode", reterr);
	if (strlen(m->image->name) > NAME_MAX_ || m->image->size > (u64)INT64_MAX)
		return restored_corrupt(rf, "its name or size in memfd.img is out of range", reterr);
	if (m->image->has_hugetlb_flag && m->image->hugetlb_flag & ~HUGETLB_FLAGS)
		return restored_corrupt(rf, "its flags in memfd.img are unknown", reterr);
	return 0;
}

/* Made once; sealing comes after all mappings exist, which is memory's. */
static int memfd_make(struct restored_file *rf, struct memfd *m, struct error *reterr)
{
	AUTO(fd_close) int fd = -1;
	u32 flags = MFD_CLOEXEC;
	long r;

	if (m->fd >= 0)
		return 0;
	if (m->image->seals != SEALED_FROM_BIRTH)
		flags |= MFD_ALLOW_SEALING;
	if (m->image->has_hugetlb_flag)
		flags |= m->image->hugetlb_flag;
	fd = sys(SYS_memfd_create, m->image->name, flags);
	if (fd < 0)
		return error_sys(reterr, restored_object(rf), fd, "memfd_create(%s)", m->image->name);
	r = sys(SYS_ftruncate, fd, m->image->size);
	if (r == 0)
		r = sys(SYS_fchown, fd, m->image->uid, m->image->gid);
	if (r == 0 && m->image->has_mode)
		r = sys(SYS_fchmod, fd, m->image->mode & 07777);
	if (r < 0)
		return error_sys(reterr, restored_object(rf), r, "cannot make the memfd %s", m->image->name);
	m->fd = fd_take(&fd);
	return 0;
}

static bool is_born_with(u32 flags)
{
	return (flags & (O_ACCMODE | O_PATH)) == O_RDWR;
}

/*
 * `born`: the description that memfd_create() made, if the access is its. Unlike any that is opened later it is no writer in the
 * eyes of execve(2), which refuses to run files that have one.
 */
static int memfd_get(struct restore *rs, struct restored_file *rf, u32 flags, bool born, int *ret_fd,
		     struct error *reterr)
{
	struct memfd *m = memfd_of(rs, rf);
	int r;

	if (!m)
		return restored_corrupt(rf, "memfd.img has no such inode", reterr);
	r = memfd_make(rf, m, reterr);
	if (r < 0)
		return r;
	r = born && is_born_with(flags) ? (int)sys(SYS_fcntl, m->fd, F_DUPFD_CLOEXEC, 0)
					: description_reopen(m->fd, flags);
	if (r < 0)
		return error_sys(reterr, restored_object(rf), r, "cannot reopen the memfd %s", m->image->name);
	*ret_fd = r;
	return 0;
}

/* Mappings do not care which description they were made with. */
int memfd_open(struct restore *rs, struct restored_file *rf, u32 flags, int *ret_fd, struct error *reterr)
{
	return memfd_get(rs, rf, flags, true, ret_fd, reterr);
}

static int memfd_restore(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const MemfdFileEntry *memfd = rf->image->memfd;
	struct memfd *m = memfd_of(rs, rf);
	const InheritFd *inherit =
		m ? restore_inherited(rs, arena_format(rs->arena, "/memfd:%s", m->image->name)) : NULL;
	int r = inherit ? restored_inherit(rf, inherit, reterr)
			: memfd_get(rs, rf, memfd->flags, m && !m->given, &rf->fd, reterr);
	long at;

	if (r < 0 || inherit)
		return r;
	m->given |= is_born_with(memfd->flags);
	at = memfd->pos && !(memfd->flags & O_PATH) ? sys(SYS_lseek, rf->fd, memfd->pos, SEEK_SET) : 0;
	return at < 0 ? error_sys(reterr, restored_object(rf), at, "cannot set the position of a memfd") : 0;
}

const struct kind kind_memfd = {
	.name = "memfd",
	.image = FD_TYPES__MEMFD,
	.match = memfd_match,
	.fdinfo = FDINFO_NEVER,
	.plan = memfd_plan,
	.dump = memfd_dump,
	.common = memfd_common,
	.read = memfd_read,
	.check = memfd_check,
	.restore = memfd_restore,
};
