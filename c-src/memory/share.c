/*
 * memory/share.c - shared memory that has no path: memfd and MAP_SHARED|MAP_ANONYMOUS. The kernel backs both by an inode of its own
 * tmpfs; several mappings of several processes may show it. Each inode is dumped once, as an entry of memfd.img (named /dev/zero if
 * it never had a name) with its contents in pagemap-shmem-<shmid>.img, and is one memfd on restore (kinds/memfd.c).
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <linux/memfd.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>
#include "base/fd.h"
#include "kinds/kind.h"
#include "memory/transfer.h"

#define HUGE_PIECE	  (64ul << 10)
#define SEALED_FROM_BIRTH 1 /* F_SEAL_SEAL alone: cannot be sealed further */

struct shared_object {
	struct shared_object *next; /* with the same key */
	u64 dev, ino;
	struct shared_contents contents;
	MemfdInodeEntry *inode;
	u32 file_ids[2]; /* of files in files.img; dump: by access, read only, read and write; restore: the first */
};

static struct object shared_error(const struct shared_contents *c)
{
	return OBJECT(.path = c->name, .kind = "shared memory");
}

/* --- dump --- */

static char *name_of(struct arena *a, const char *path)
{
	static const char head[] = "/memfd:", tail[] = " (deleted)";
	char *name;
	size_t n;

	if (!str_starts(path, head))
		return str_starts(path, "/anon_hugepage") ? "/anon_hugepage" : "/dev/zero";
	name = arena_strdup(a, path + sizeof head - 1);
	n = strlen(name);
	if (n >= sizeof tail - 1 && str_eq(name + n - (sizeof tail - 1), tail))
		name[n - (sizeof tail - 1)] = '\0';
	return name;
}

/* As of memfd_create(2); 0: pages of the usual size. */
static u32 huge_flags(int fd)
{
	struct statfs fs;

	if (sys(SYS_fstatfs, fd, &fs) < 0 || fs.f_type != HUGETLBFS_MAGIC)
		return 0;
	return MFD_HUGETLB | (u32)__builtin_ctzl((unsigned long)fs.f_bsize) << MFD_HUGE_SHIFT;
}

static MemfdInodeEntry *inode_of(struct dump *d, const struct stat *st, int fd, const char *path, u32 id)
{
	MemfdInodeEntry *e = message_new(d->arena, &memfd_inode_entry__descriptor);
	long seals = sys(SYS_fcntl, fd, F_GET_SEALS);

	e->name = name_of(d->arena, path);
	e->uid = st->st_uid;
	e->gid = st->st_gid;
	e->size = (u64)st->st_size;
	e->shmid = st->st_ino <= UINT32_MAX ? (u32)st->st_ino : id;
	e->seals = seals < 0 ? SEALED_FROM_BIRTH : (u32)seals;
	e->inode_id = id;
	e->has_mode = true;
	e->mode = st->st_mode & 07777;
	e->hugetlb_flag = huge_flags(fd);
	e->has_hugetlb_flag = e->hugetlb_flag != 0;
	return e;
}

static struct shared_object *object_known(struct dump *d, u64 dev, u64 ino)
{
	struct memory_dump *state = memory_dump_state(d);

	struct shared_object *s = index_find(&state->shared_known, index_mix(ino, dev));

	while (s && (s->dev != dev || s->ino != ino))
		s = s->next;
	return s;
}

/* `fd` becomes the object's. */
static struct shared_object *object_add(struct dump *d, int fd, const struct stat *st, const char *path)
{
	struct memory_dump *state = memory_dump_state(d);
	struct shared_object *s = arena_new(d->arena, struct shared_object);

	s->dev = st->st_dev;
	s->ino = st->st_ino;
	s->inode = inode_of(d, st, fd, path, (u32)state->shared.n + 1);
	s->contents = (struct shared_contents){ .name = s->inode->name, .fd = fd, .size = (u64)st->st_size };
	s->next = index_find(&state->shared_known, index_mix(s->ino, s->dev));
	index_put(d->arena, &state->shared_known, index_mix(s->ino, s->dev), s);
	vec_push(d->arena, &state->shared, s);
	return s;
}

static int object_find(struct dump *d, const struct task *t, const struct vma *v, struct shared_object **ret,
		       struct error *reterr)
{
	struct stat st;
	long r;
	int fd;

	*ret = object_known(d, v->dev, v->ino);
	if (*ret)
		return 0;
	fd = file_open(PATHF("/proc/%d/map_files/%lx-%lx", t->pid, (unsigned long)v->start, (unsigned long)v->end),
		       O_RDONLY);
	r = fd < 0 ? fd : sys(SYS_newfstatat, fd, "", &st, AT_EMPTY_PATH);
	if (r < 0)
		return error_sys(reterr, vma_object(t, v->start, "shared memory", v->path), r,
				 "cannot open the shared memory that process %d maps at 0x%lx", t->pid,
				 (unsigned long)v->start);
	*ret = object_add(d, fd, &st, v->path);
	return 0;
}

int shared_dump_file(struct dump *d, const struct stat *st, int fd, const char *path, u32 *ret_inode_id,
		     struct error *reterr)
{
	struct shared_object *s = object_known(d, st->st_dev, st->st_ino);

	if (!s) {
		int own = file_open(PATHF("/proc/self/fd/%d", fd), O_RDONLY);

		if (own < 0)
			return error_sys(reterr, OBJECT(.path = path, .kind = "memfd"), own, "cannot reopen %s", path);
		s = object_add(d, own, st, path);
	}
	*ret_inode_id = (u32)s->inode->inode_id;
	return 0;
}

/* A mapping names a file of files.img, not the inode. */
static int memfd_file_put(struct dump *d, const struct shared_object *s, u32 access, u32 id, struct error *reterr)
{
	FileEntry file = FILE_ENTRY__INIT;
	MemfdFileEntry entry = MEMFD_FILE_ENTRY__INIT;
	FownEntry fown = FOWN_ENTRY__INIT;

	entry.id = id;
	entry.flags = access | 0100000 /* O_LARGEFILE */;
	entry.fown = &fown;
	entry.inode_id = (u32)s->inode->inode_id;
	file.type = FD_TYPES__MEMFD;
	file.id = id;
	file.memfd = &entry;
	return images_put(d->images, IMG_FILES, 0, &file.base, reterr);
}

int shared_dump_vma(struct dump *d, struct task *t, struct vma *v, struct error *reterr)
{
	u32 access = v->entry->fdflags;
	struct shared_object *s;
	int r = object_find(d, t, v, &s, reterr);

	if (r < 0)
		return r;
	if (!s->file_ids[access != O_RDONLY]) {
		if (!d->next_file_id)
			d->next_file_id = 1;
		s->file_ids[access != O_RDONLY] = d->next_file_id++;
		r = memfd_file_put(d, s, access, s->file_ids[access != O_RDONLY], reterr);
	}
	v->entry->shmid = s->file_ids[access != O_RDONLY];
	return r;
}

/* hugetlbfs does not tell its holes, and a restore has to find a huge page for all that was stored. */
static int huge_extents_find(struct dump *d, struct shared_contents *c, u64 page, struct error *reterr)
{
	u64 *words = arena_array(d->arena, u64, HUGE_PIECE / sizeof(u64));

	for (u64 at = 0; at < c->size; at += page) {
		bool empty = true;

		for (u64 piece = at; empty && piece < at + page; piece += HUGE_PIECE) {
			long r = sys(SYS_pread64, c->fd, words, HUGE_PIECE, piece);

			if (r < 0)
				return error_sys(reterr, shared_error(c), r, "cannot read shared memory %s", c->name);
			for (long i = 0; empty && i < r / (long)sizeof(u64); i++)
				empty = !words[i];
		}
		if (!empty)
			runs_add(d->arena, &c->runs, at, page / PAGE_SIZE);
	}
	return 0;
}

/* Extents that are not holes. */
static int extents_find(struct dump *d, struct shared_contents *c, struct error *reterr)
{
	u64 end = ALIGN_UP(c->size, PAGE_SIZE);
	u32 huge = huge_flags(c->fd);

	if (huge)
		return huge_extents_find(d, c, 1ul << (huge >> MFD_HUGE_SHIFT), reterr);
	for (u64 at = 0; at < c->size;) {
		long data = sys(SYS_lseek, c->fd, at, SEEK_DATA), hole;

		if (data == -ENXIO)
			return 0;
		hole = data < 0 ? data : sys(SYS_lseek, c->fd, data, SEEK_HOLE);
		if (hole < 0)
			return error_sys(reterr, shared_error(c), hole, "cannot find the data of shared memory %s",
					 c->name);
		data &= ~(long)(PAGE_SIZE - 1);
		at = MIN(ALIGN_UP((u64)hole, PAGE_SIZE), end);
		if (at <= (u64)data)
			return 0;
		runs_add(d->arena, &c->runs, (u64)data, (at - (u64)data) / PAGE_SIZE);
	}
	return 0;
}

int contents_dump(struct dump *d, struct shared_contents *c, struct transfer *work, struct error *reterr)
{
	struct memory_end *memory = arena_new(d->arena, struct memory_end);
	int fd, r = extents_find(d, c, reterr);
	u32 id;

	if (r < 0 || !c->size)
		return r;
	*memory = (struct memory_end){ .mem = -1, .fd = c->fd, .uffd = -1 };
	d->pages_written += c->runs.pages;
	if (page_client_used(d))
		return page_client_send(d, IMG_PAGEMAP_SHMEM, c->id, memory, &c->runs, reterr);
	id = ++memory_dump_state(d)->pages_id;
	r = images_raw(d->images, IMG_PAGES, id, &fd, reterr);
	if (r < 0)
		return r;
	transfer_add(work, memory, transfer_file(work, fd, c->runs.pages * PAGE_SIZE), c->runs.v.v, c->runs.v.n, 0,
		     false);
	return pagemap_put(d, IMG_PAGEMAP_SHMEM, c->id, id, &c->runs, reterr);
}

static bool id_is_taken(const struct memory_dump *state, const struct shared_object *by, u32 id)
{
	for (size_t i = 0; i < state->shared.n; i++)
		if (state->shared.v[i] != by && state->shared.v[i]->inode->shmid == id)
			return true;
	return segment_is_dumped(state, id);
}

/* Inode numbers, of file systems that know nothing of each other, and of System V segments, which cannot have another. */
static void id_settle(const struct memory_dump *state, struct shared_object *s)
{
	while (id_is_taken(state, s, s->inode->shmid))
		s->inode->shmid++;
	s->contents.id = s->inode->shmid;
}

static int object_dump(struct dump *d, struct shared_object *s, struct transfer *work, struct error *reterr)
{
	int r;

	id_settle(memory_dump_state(d), s);
	r = images_put(d->images, IMG_MEMFD, 0, &s->inode->base, reterr);
	return r < 0 ? r : contents_dump(d, &s->contents, work, reterr);
}

int shared_dump(struct dump *d, struct transfer *work, struct error *reterr)
{
	const struct memory_dump *state = memory_dump_state(d);
	int r = 0;

	for (size_t i = 0; r >= 0 && i < state->shared.n; i++)
		r = object_dump(d, state->shared.v[i], work, reterr);
	return r;
}

/* --- restore --- */

/* Files of the images by the inode that they lead to. */
static void files_by_inode(const struct restore *rs, struct index *ret)
{
	for (size_t i = rs->files.n; i-- > 0;) {
		const FileEntry *image = rs->files.v[i].image;

		if (image->type == FD_TYPES__MEMFD && image->memfd)
			index_put(rs->arena, ret, image->memfd->inode_id, &rs->files.v[i]);
	}
}

int shared_check(struct restore *rs, struct error *reterr)
{
	struct memory_restore *state = memory_restore_state(rs);
	struct image_file *f;
	MemfdInodeEntry *inode;
	struct index files = { 0 };
	int r = image_begin(rs->images, IMG_MEMFD, 0, true, &f, reterr);

	if (r < 0)
		return r;
	files_by_inode(rs, &files);
	while ((r = image_next(f, &inode, reterr)) > 0) {
		const struct restored_file *file = index_find(&files, inode->inode_id);
		struct shared_object *s;

		if (!file)
			continue;
		if (inode->size > INT64_MAX - PAGE_SIZE)
			return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL,
					 OBJECT(.file = "memfd.img", .offset = image_offset(f)),
					 "memfd.img: an impossible size");
		s = arena_new(rs->arena, struct shared_object);
		*s = (struct shared_object){
			.inode = inode,
			.contents = { .name = inode->name, .id = inode->shmid, .fd = -1, .size = inode->size },
			.file_ids = { file->id },
		};
		vec_push(rs->arena, &state->shared, s);
	}
	return r;
}

/* Their contents go to a mapping of ours: it stands for the object, at other addresses. */
static int window_open(struct shared_contents *c, struct memory_end *memory, struct error *reterr)
{
	/* Holes take no huge pages. */
	long at = sys(SYS_mmap, 0, c->size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, c->fd, 0);

	if (at < 0 && at > -4096)
		return error_sys(reterr, shared_error(c), at, "cannot map %lu KiB of huge pages for %s",
				 (unsigned long)(c->size >> 10), c->name);
	c->window = (u8 *)at;
	for (size_t i = 0; i < c->runs.v.n; i++)
		c->runs.v.v[i].address += (u64)at;
	*memory = (struct memory_end){ .pid = (pid_t)sys(SYS_getpid), .mem = -1, .fd = -1, .uffd = -1 };
	return 0;
}

int contents_fill(struct restore *rs, struct shared_contents *c, bool huge, struct transfer *work, struct error *reterr)
{
	struct memory_end *memory = arena_new(rs->arena, struct memory_end);
	int r;

	if (!c->size)
		return 0;
	r = chain_read(rs, IMG_PAGEMAP_SHMEM, c->id, ALIGN_UP(c->size, PAGE_SIZE), &c->runs, reterr);
	if (r < 0)
		return r;
	*memory = (struct memory_end){ .mem = -1, .fd = c->fd, .uffd = -1 };
	if (huge && c->runs.v.n)
		r = window_open(c, memory, reterr);
	if (r < 0)
		return r;
	for (size_t i = 0; i < c->runs.v.n;)
		i = chain_add(work, memory, &c->runs, i, c->runs.v.n, false);
	vec_push(rs->arena, &memory_restore_state(rs)->read, &c->runs);
	rs->pages_restored += c->runs.pages;
	return 0;
}

long contents_finish(struct shared_contents *c)
{
	return c->size % PAGE_SIZE ? sys(SYS_ftruncate, c->fd, c->size) : 0;
}

void contents_close(struct shared_contents *c)
{
	if (c->window)
		sys(SYS_munmap, c->window, c->size);
	c->window = NULL;
}

static int object_fill(struct restore *rs, struct shared_object *s, struct transfer *work, struct error *reterr)
{
	struct shared_contents *c = &s->contents;
	AUTO(fd_close) int shown = -1;
	int r = regular_restore_open(rs, s->file_ids[0], O_RDWR, &shown, reterr);

	if (r < 0)
		return r;
	/* The program's own description may have O_APPEND, to which pwrite(2) bows. */
	c->fd = file_open(PATHF("/proc/self/fd/%d", shown), O_RDWR);
	if (c->fd < 0)
		return error_sys(reterr, shared_error(c), c->fd, "cannot reopen shared memory %s", c->name);
	return contents_fill(rs, c, s->inode->hugetlb_flag, work, reterr);
}

int shared_fill(struct restore *rs, struct transfer *work, struct error *reterr)
{
	const struct memory_restore *state = memory_restore_state(rs);
	int r = 0;

	for (size_t i = 0; r >= 0 && i < state->shared.n; i++)
		r = object_fill(rs, state->shared.v[i], work, reterr);
	return r;
}

/* Whole pages were written: the size may end within one. Seals only now that everything is mapped and written. */
int shared_finish(struct restore *rs, struct error *reterr)
{
	const struct memory_restore *state = memory_restore_state(rs);

	for (size_t i = 0; i < state->shared.n; i++) {
		struct shared_object *s = state->shared.v[i];
		long r = contents_finish(&s->contents);

		if (r >= 0 && s->inode->seals && s->inode->seals != SEALED_FROM_BIRTH)
			r = sys(SYS_fcntl, s->contents.fd, F_ADD_SEALS, s->inode->seals);
		if (r < 0)
			return error_sys(reterr, shared_error(&s->contents), r, "cannot finish shared memory %s",
					 s->inode->name);
		fd_close(&s->contents.fd);
	}
	return 0;
}

void shared_close(struct restore *rs)
{
	const struct memory_restore *state = memory_restore_state(rs);

	for (size_t i = 0; i < state->shared.n; i++)
		contents_close(&state->shared.v[i]->contents);
}
