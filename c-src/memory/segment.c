/*
 * memory/segment.c - System V shared memory that is attached. A segment belongs to its IPC namespace: it may outlive the tree, and
 * others may have it attached. At the restore it is attached again if it is still there, else made anew with its id and key.
 *
 *   attached by nobody   it holds what it held at the dump afterwards, as all memory of the tree does
 *   attached by others   taken as it is if others had it at the dump, too: it is theirs as well; else refused
 *
 * Entries are those of ipcns-shm-N.img, N being the number of the dumper's own namespace; contents are in pagemap-shmem-<id>.img.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <time.h>
#include "base/format.h"
#include "memory/calls.h"
#include "memory/transfer.h"
#include "traits/steps.h"

#define NEXT_ID "/proc/sys/kernel/shm_next_id"
#define HUGEST	(1ull << 40) /* no page is that large */
#define TRIES	16	     /* somebody else may make one between our choice of a number and the making */

struct segment {
	int id;
	struct shared_contents contents;
	IpcShmEntry *image; /* restore: NULL if the images do not describe it */
	u64 mapped;	    /* dump: mappings of it in the tree. Restore: bytes of it that the tree maps */
	bool made, ours;    /* restore: by us; its contents come from the images */
};

static struct object segment_object(const struct segment *s)
{
	return OBJECT(.kind = "System V shared memory", .path = s->contents.name);
}

static long segment_stat(int id, struct shmid_ds *ret)
{
	return sys(SYS_shmctl, id, IPC_STAT, ret);
}

static bool is_gone(long r)
{
	return r == -EINVAL || r == -EIDRM;
}

static const char *map_file(const struct task *t, const struct vma *v, struct path_buffer *buffer)
{
	return path_format(buffer, "/proc/%d/map_files/%lx-%lx", t->pid, (unsigned long)v->start,
			   (unsigned long)v->end);
}

/* --- dump --- */

static int refuse(const struct task *t, const struct vma *v, const char *what, const char *hint, struct error *reterr)
{
	return error_refuse(reterr, "ERR_UNSUPPORTED_MAPPING", vma_object(t, v->start, "SysV shared memory", v->path),
			    hint, "process %d maps System V shared memory %lu at 0x%lx %s", t->pid,
			    (unsigned long)v->ino, (unsigned long)v->start, what);
}

int segment_plan_vma(struct dump *d, const struct task *t, const struct vma *v, struct error *reterr)
{
	struct path_buffer path;
	struct shmid_ds st;
	struct stat file;
	long r;

	if (!v->shared)
		return refuse(t, v, "privately, as shmat(2) does not", NULL, reterr);
	r = v->ino > INT32_MAX ? -EINVAL : segment_stat((int)v->ino, &st);
	if (r == -EACCES)
		return refuse(t, v, "and we may not look at it", "CAP_IPC_OWNER is needed", reterr);
	if (r >= 0)
		r = sys(SYS_newfstatat, AT_FDCWD, map_file(t, v, &path), &file, 0);
	if (r == -ENOENT && !d->frozen) /* detached meanwhile */
		return 0;
	/* Only a mapping through map_files outlives its segment: it is no attachment. */
	if (is_gone(r) || (r >= 0 && (u64)file.st_size < st.shm_segsz))
		return refuse(t, v, "which is no segment any more", "let the target unmap it first", reterr);
	return r < 0 ? error_sys(reterr, vma_object(t, v->start, "SysV shared memory", v->path), r,
				 "cannot look at System V shared memory %lu", (unsigned long)v->ino)
		     : 0;
}

static struct segment *segment_of(const struct segment *const *all, size_t count, u64 id)
{
	for (size_t i = 0; i < count; i++)
		if ((u64)all[i]->id == id)
			return (struct segment *)all[i];
	return NULL;
}

static struct segment *segment_new(struct arena *a, int id)
{
	struct segment *s = arena_new(a, struct segment);

	s->id = id;
	s->contents = (struct shared_contents){ .name = arena_format(a, "%d", id), .id = (u32)id, .fd = -1 };
	return s;
}

bool segment_is_dumped(const struct memory_dump *state, u32 id)
{
	return segment_of((const void *)state->segments.v, state->segments.n, id);
}

static IpcShmEntry *entry_of(struct dump *d, const struct vma *v, int id, const struct shmid_ds *st)
{
	IpcShmEntry *e = message_new(d->arena, &ipc_shm_entry__descriptor);
	const struct ipc_perm *perm = &st->shm_perm;

	e->desc = message_new(d->arena, &ipc_desc_entry__descriptor);
	e->desc->key = (u32)perm->__key;
	e->desc->uid = perm->uid;
	e->desc->gid = perm->gid;
	e->desc->cuid = perm->cuid;
	e->desc->cgid = perm->cgid;
	e->desc->mode = perm->mode;
	e->desc->id = (u32)id;
	e->size = st->shm_segsz;
	e->has_in_pagemaps = e->in_pagemaps = true;
	e->has_hugetlb_flag = v->entry->flags & MAP_HUGETLB;
	if (e->has_hugetlb_flag)
		e->hugetlb_flag = SHM_HUGETLB | (v->entry->flags & MAP_HUGE_BITS);
	return e;
}

static int segment_add(struct dump *d, const struct task *t, const struct vma *v, struct segment **ret,
		       struct error *reterr)
{
	struct segment *s = segment_new(d->arena, (int)v->ino);
	struct path_buffer path;
	struct shmid_ds st;
	struct stat file;
	long r = segment_stat(s->id, &st);

	if (r >= 0)
		r = s->contents.fd = file_open(map_file(t, v, &path), O_RDONLY);
	if (r >= 0)
		r = sys(SYS_fstat, s->contents.fd, &file);
	if (r < 0)
		return error_sys(reterr, vma_object(t, v->start, "SysV shared memory", v->path), r,
				 "cannot open System V shared memory %d", s->id);
	s->contents.size = (u64)file.st_size; /* of huge pages: whole ones */
	s->image = entry_of(d, v, s->id, &st);
	vec_push(d->arena, &memory_dump_state(d)->segments, s);
	*ret = s;
	return 0;
}

int segment_dump_vma(struct dump *d, struct task *t, struct vma *v, struct error *reterr)
{
	struct memory_dump *state = memory_dump_state(d);
	struct segment *s = segment_of((const void *)state->segments.v, state->segments.n, v->ino);
	int r = s ? 0 : segment_add(d, t, v, &s, reterr);

	if (r < 0)
		return r;
	s->mapped++;
	v->entry->shmid = v->ino;
	v->entry->fdflags = v->vmflags & VMF(mw) ? O_RDWR : O_RDONLY; /* attached with SHM_RDONLY */
	v->entry->has_fdflags = true;
	return 0;
}

/* The kernel counts mappings: what the tree does not have is somebody else's. */
static int segment_dump(struct dump *d, struct segment *s, struct transfer *work, struct error *reterr)
{
	struct shmid_ds st;
	long r = segment_stat(s->id, &st);

	if (r < 0)
		return error_sys(reterr, segment_object(s), r, "cannot look at System V shared memory %d", s->id);
	s->image->attached_elsewhere = st.shm_nattch > s->mapped;
	s->image->has_attached_elsewhere = s->image->attached_elsewhere;
	r = images_put(d->images, IMG_IPCNS_SHM, d->own_ids->ipc_ns_id, &s->image->base, reterr);
	return (int)(r < 0 ? r : contents_dump(d, &s->contents, work, reterr));
}

int segments_dump(struct dump *d, struct transfer *work, struct error *reterr)
{
	const struct memory_dump *state = memory_dump_state(d);
	int r = state->segments.n ? ids_own(d, reterr) : 0;

	for (size_t i = 0; r >= 0 && i < state->segments.n; i++)
		r = segment_dump(d, state->segments.v[i], work, reterr);
	return r;
}

/* --- restore: what the images say --- */

static struct segment *segment_wanted(struct restore *rs, u64 id)
{
	const struct memory_restore *state = memory_restore_state(rs);

	return segment_of((const void *)state->segments.v, state->segments.n, id);
}

static int corrupt(const char *file, u64 offset, const char *what, struct error *reterr)
{
	return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL, OBJECT(.file = file, .offset = offset), "%s: %s", file,
			 what);
}

/* Whatever a mapping shows has to be there when it is attached. */
static int vma_want(struct restore *rs, const struct task *t, const struct vma *v, struct error *reterr)
{
	struct segment *s = segment_wanted(rs, v->entry->shmid);

	if (v->entry->shmid > INT32_MAX || v->pgoff > v->start)
		return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL,
				 OBJECT(.pid = t->pid, .address = v->start, .file = "mm"),
				 "mm-%d.img: mapping at 0x%lx: no segment is attached like that", t->pid,
				 (unsigned long)v->start);
	if (!s) {
		s = segment_new(rs->arena, (int)v->entry->shmid);
		vec_push(rs->arena, &memory_restore_state(rs)->segments, s);
	}
	s->mapped = MAX(s->mapped, v->pgoff + (v->end - v->start));
	return 0;
}

static u64 page_size_of(const IpcShmEntry *e)
{
	u32 shift = e->hugetlb_flag >> MAP_HUGE_SHIFT & 0x3f;

	if (!e->has_hugetlb_flag)
		return PAGE_SIZE;
	return shift ? 1ull << shift : 2ul << 20;
}

static int segments_read(struct restore *rs, struct error *reterr)
{
	const TaskKobjIdsEntry *ids = rs->inventory ? rs->inventory->root_ids : NULL;
	struct image_file *f;
	IpcShmEntry *e;
	int r;

	if (!ids || !ids->has_ipc_ns_id)
		return 0;
	r = image_begin(rs->images, IMG_IPCNS_SHM, ids->ipc_ns_id, true, &f, reterr);
	if (r < 0)
		return r;
	while ((r = image_next(f, &e, reterr)) > 0) {
		struct segment *s = e->desc ? segment_wanted(rs, e->desc->id) : NULL;

		if (!e->has_in_pagemaps || !e->in_pagemaps || !e->size || e->size > INT64_MAX - HUGEST ||
		    page_size_of(e) < PAGE_SIZE || page_size_of(e) > HUGEST)
			return corrupt(image_name(f), image_offset(f), "no contents that can be read", reterr);
		if (!s)
			continue;
		s->image = e;
		s->contents.size = ALIGN_UP(e->size, e->has_hugetlb_flag ? page_size_of(e) : 1);
		if (s->mapped > ALIGN_UP(e->size, page_size_of(e)))
			return corrupt(image_name(f), image_offset(f), "more of it is mapped than there is", reterr);
	}
	return r;
}

/* --- restore: is it there, and whose is it? --- */

static int taken(const struct segment *s, const char *what, struct error *reterr)
{
	return error_set(reterr, "ERR_ID_IN_USE", -EEXIST, segment_object(s), "System V shared memory %d %s", s->id,
			 what);
}

static bool is_another(const struct segment *s, const struct shmid_ds *st)
{
	if (!s->image)
		return s->mapped > ALIGN_UP(st->shm_segsz, PAGE_SIZE);
	return st->shm_segsz != s->image->size || (u32)st->shm_perm.__key != s->image->desc->key;
}

/* 1: it is there, 0: to be made. */
static int segment_look(const struct segment *s, struct shmid_ds *st, struct error *reterr)
{
	long r = segment_stat(s->id, st), other;

	if (r >= 0)
		return is_another(s, st) ? taken(s, "is another one now", reterr) : 1;
	if (!is_gone(r))
		return error_sys(reterr, segment_object(s), r, "cannot look at System V shared memory %d", s->id);
	if (!s->image)
		return error_set(reterr, "ERR_FILE_MISSING", -ENOENT, segment_object(s),
				 "System V shared memory %d is gone, and the images do not describe it", s->id);
	if (!s->image->desc->key)
		return 0;
	other = sys(SYS_shmget, s->image->desc->key, 0, 0);
	return other >= 0 || other == -EACCES ? taken(s, "is gone, and another has its key", reterr) : 0;
}

int segments_check(struct restore *rs, struct error *reterr)
{
	const struct memory_restore *state = memory_restore_state(rs);
	int r = 0;

	for (size_t i = 0; i < rs->tasks.n; i++) {
		const struct task *t = rs->tasks.v[i];

		for (size_t j = 0; r >= 0 && j < t->vma_count; j++)
			if (vma_is_segment(&t->vmas[j]))
				r = vma_want(rs, t, &t->vmas[j], reterr);
	}
	if (r >= 0)
		r = segments_read(rs, reterr);
	for (size_t i = 0; r >= 0 && i < state->segments.n; i++) {
		struct error obstacle = { 0 };
		struct shmid_ds st;

		if (segment_look(state->segments.v[i], &st, &obstacle) < 0)
			restore_obstacle(rs, &obstacle);
	}
	return r;
}

/* --- restore: making --- */

static u32 make_flags(const struct segment *s, bool noreserve)
{
	u32 flags = IPC_CREAT | IPC_EXCL | (s->image->desc->mode & 0777) | (noreserve ? SHM_NORESERVE : 0);

	return s->image->has_hugetlb_flag ? flags | SHM_HUGETLB | (s->image->hugetlb_flag & MAP_HUGE_BITS) : flags;
}

static int segment_make(struct segment *s, bool noreserve, struct error *reterr)
{
	char number[16];
	long id = -1;

	format_to(number, sizeof number, "%d", s->id);
	for (int i = 0; i < TRIES; i++) {
		int r = file_put(NEXT_ID, number);

		if (r < 0)
			return error_sys(reterr, segment_object(s), r, "cannot choose the id of shared memory by %s",
					 NEXT_ID);
		id = sys(SYS_shmget, s->image->desc->key, s->image->size, make_flags(s, noreserve));
		if (id == s->id) {
			s->made = s->ours = true;
			return 0;
		}
		if (id < 0)
			return error_sys(reterr, segment_object(s), id,
					 "cannot make System V shared memory %d of %lu bytes", s->id,
					 (unsigned long)s->image->size);
		sys(SYS_shmctl, id, IPC_RMID, 0);
	}
	return taken(s, "cannot have its id: others make segments all the time", reterr);
}

static bool wants_no_reserve(const struct restore *rs, const struct segment *s)
{
	for (size_t i = 0; i < rs->tasks.n; i++)
		for (size_t j = 0; j < rs->tasks.v[i]->vma_count; j++) {
			const struct vma *v = &rs->tasks.v[i]->vmas[j];

			if (vma_is_segment(v) && v->entry->shmid == (u64)s->id && v->entry->flags & MAP_NORESERVE)
				return true;
		}
	return false;
}

/* As segment_look(), and it is the tree's alone if it was. The dumped tree may not be quite gone yet. */
static int segment_await(const struct segment *s, struct shmid_ds *st, struct error *reterr)
{
	const struct timespec pause = { .tv_nsec = 2000000 };

	for (int i = 0; i < TRIES * TRIES; i++) {
		int r = segment_look(s, st, reterr);

		if (r <= 0 || !s->image || s->image->attached_elsewhere || !st->shm_nattch)
			return r;
		sys(SYS_nanosleep, &pause, 0);
	}
	return taken(s, "is attached by other processes, as it was not when it was dumped", reterr);
}

int segments_make(struct restore *rs, struct error *reterr)
{
	const struct memory_restore *state = memory_restore_state(rs);
	int r = 0;

	for (size_t i = 0; r >= 0 && i < state->segments.n; i++) {
		struct segment *s = state->segments.v[i];
		struct shmid_ds st;

		r = segment_await(s, &st, reterr);
		if (r == 0)
			r = segment_make(s, wants_no_reserve(rs, s), reterr);
		else if (r > 0)
			s->ours = s->image && !st.shm_nattch;
	}
	return r;
}

void segments_undo(struct restore *rs)
{
	const struct memory_restore *state = memory_restore_state(rs);

	for (size_t i = 0; i < state->segments.n; i++) {
		struct segment *s = state->segments.v[i];

		if (s->made)
			sys(SYS_shmctl, s->id, IPC_RMID, 0);
		s->made = false;
	}
}

/* --- restore: attaching. shmat(2) maps a segment whole; what the program has unmapped, moved or split since is done again --- */

/* One attachment: mappings of one segment whose offsets count from the same address. */
struct attachment {
	const struct segment *segment;
	u64 base, size;
	bool writable, executable;
};

static u64 base_of(const struct vma *v)
{
	return v->start - v->pgoff;
}

static bool is_of(const struct vma *v, const struct attachment *a)
{
	return vma_is_segment(v) && v->entry->shmid == (u64)a->segment->id && base_of(v) == a->base;
}

static bool is_first(const struct task *t, size_t i, const struct attachment *a)
{
	for (size_t j = 0; j < i; j++)
		if (is_of(&t->vmas[j], a))
			return false;
	return true;
}

static void attachment_look(const struct task *t, struct attachment *a)
{
	for (size_t i = 0; i < t->vma_count; i++) {
		const VmaEntry *e = t->vmas[i].entry;

		if (!is_of(&t->vmas[i], a))
			continue;
		a->writable |= e->prot & PROT_WRITE || !e->has_fdflags || (e->fdflags & O_ACCMODE) == O_RDWR;
		a->executable |= e->prot & PROT_EXEC;
	}
}

/* Where the first thing ends that is in the way in [at, at + size); 0: nothing is. */
static u64 obstacle_end(const struct task *t, u64 at, u64 size, const struct attachment *own, raddr keep, u64 keep_size)
{
	keep_size += MEMORY_PARK;
	if (at < keep.v + keep_size && keep.v < at + size)
		return keep.v + keep_size;
	for (size_t i = 0; i < t->vma_count; i++)
		if (t->vmas[i].start < at + size && t->vmas[i].end > at && !(own && is_of(&t->vmas[i], own)))
			return t->vmas[i].end;
	return 0;
}

static int gap_find(const struct task *t, u64 size, raddr keep, u64 keep_size, u64 *ret, struct error *reterr)
{
	u64 at = 2ul << 20, next;

	while ((next = obstacle_end(t, at, size, NULL, keep, keep_size))) {
		at = ALIGN_UP(next, 2ul << 20); /* of huge pages, too */
		if (at > TASK_SIZE - size)
			return error_set(reterr, "ERR_NO_MEMORY", -ENOMEM, task_object(t),
					 "no room to attach %lu KiB of shared memory in process %d",
					 (unsigned long)(size >> 10), t->pid);
	}
	*ret = at;
	return 0;
}

/* Only the mappings of `a` are to stay of what is attached at `at`, each at its own place. */
static int attachment_trim(struct calls *c, const struct attachment *a, u64 at)
{
	u32 born = (a->writable ? PROT_READ | PROT_WRITE : PROT_READ) | (a->executable ? PROT_EXEC : 0);
	u64 from = 0;
	int r = 0;

	for (size_t i = 0; r >= 0 && i < c->t->vma_count; i++) {
		const struct vma *v = &c->t->vmas[i];
		u64 size = v->end - v->start;

		if (!is_of(v, a))
			continue;
		r = calls_room(c, 3);
		if (v->pgoff > from)
			batch_call(&c->batch, SYS_munmap, at + from, v->pgoff - from);
		if (at != a->base)
			batch_expect(&c->batch,
				     batch_call(&c->batch, SYS_mremap, at + v->pgoff, size, size,
						MREMAP_MAYMOVE | MREMAP_FIXED, v->start),
				     (s64)v->start);
		if (v->entry->prot != born)
			batch_call(&c->batch, SYS_mprotect, v->start, size, v->entry->prot);
		from = v->pgoff + size;
	}
	if (r >= 0)
		r = calls_room(c, 1);
	if (r >= 0 && from < a->size)
		batch_call(&c->batch, SYS_munmap, at + from, a->size - from);
	return r;
}

static int attach(struct calls *c, struct attachment *a, raddr keep, u64 keep_size)
{
	u64 at = a->base;
	u32 flags;
	int r = calls_room(c, 1);

	attachment_look(c->t, a);
	flags = (a->writable ? 0 : SHM_RDONLY) | (a->executable ? SHM_EXEC : 0);
	if (r >= 0 && (at < 0x10000 || at > TASK_SIZE - a->size || obstacle_end(c->t, at, a->size, a, keep, keep_size)))
		r = gap_find(c->t, a->size, keep, keep_size, &at, c->reterr);
	if (r < 0)
		return r;
	batch_expect(&c->batch, batch_call(&c->batch, SYS_shmat, a->segment->id, at, flags), (s64)at);
	return attachment_trim(c, a, at);
}

static u64 size_of(const struct segment *s)
{
	struct shmid_ds st = { 0 };

	if (s->image)
		return ALIGN_UP(s->contents.size, PAGE_SIZE);
	segment_stat(s->id, &st);
	return ALIGN_UP(st.shm_segsz, PAGE_SIZE);
}

int segments_attach(struct restore *rs, struct calls *c, raddr keep, u64 keep_size)
{
	int r = 0;

	for (size_t i = 0; r >= 0 && i < c->t->vma_count; i++) {
		const struct vma *v = &c->t->vmas[i];
		struct attachment a;

		if (!vma_is_segment(v))
			continue;
		a = (struct attachment){ .segment = segment_wanted(rs, v->entry->shmid), .base = base_of(v) };
		a.size = size_of(a.segment);
		if (is_first(c->t, i, &a))
			r = attach(c, &a, keep, keep_size);
	}
	return r;
}

/* --- restore: contents --- */

/* A file that leads to what the process has attached: mappings may be joined differently than in the images. */
static int file_of(struct restore *rs, const struct task *t, int id)
{
	struct path_buffer path;
	char *text;
	ssize_t n = file_slurp(rs->arena, PATHF("/proc/%d/maps", t->pid), 64ul << 20, &text);

	for (const char *p = text, *next; n > 0 && p < text + n; p = next) {
		const char *newline = memchr(p, '\n', (size_t)(text + n - p));
		struct maps_line line;

		next = newline ? newline + 1 : text + n;
		if (maps_line_parse(p, (size_t)(next - p), &line) == 0 && line.ino == (u64)id && line.path_length > 5 &&
		    memcmp(line.path, "/SYSV", 5) == 0)
			return file_open(map_file(t, &(struct vma){ .start = line.start, .end = line.end }, &path),
					 O_RDWR);
	}
	return n < 0 ? (int)n : -ENOENT;
}

static const struct task *attached_by(const struct restore *rs, int id)
{
	for (size_t i = 0; i < rs->tasks.n; i++)
		for (size_t j = 0; j < rs->tasks.v[i]->vma_count; j++)
			if (vma_is_segment(&rs->tasks.v[i]->vmas[j]) && rs->tasks.v[i]->vmas[j].entry->shmid == (u64)id)
				return rs->tasks.v[i];
	return NULL;
}

static int segment_fill(struct restore *rs, struct segment *s, struct transfer *work, struct error *reterr)
{
	long r = s->contents.fd = file_of(rs, attached_by(rs, s->id), s->id);

	/* What it holds since the dump goes. */
	if (r >= 0 && !s->made)
		r = sys(SYS_fallocate, s->contents.fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0,
			ALIGN_UP(s->contents.size, page_size_of(s->image)));
	if (r < 0)
		return error_sys(reterr, segment_object(s), r, "cannot write into System V shared memory %d", s->id);
	return contents_fill(rs, &s->contents, s->image->has_hugetlb_flag, work, reterr);
}

int segments_fill(struct restore *rs, struct transfer *work, struct error *reterr)
{
	const struct memory_restore *state = memory_restore_state(rs);
	int r = 0;

	for (size_t i = 0; r >= 0 && i < state->segments.n; i++)
		if (state->segments.v[i]->ours)
			r = segment_fill(rs, state->segments.v[i], work, reterr);
	return r;
}

static long segment_settle(struct segment *s)
{
	const IpcDescEntry *desc = s->image->desc;
	struct shmid_ds st = { .shm_perm = { .uid = desc->uid, .gid = desc->gid, .mode = desc->mode & 0777 } };
	long r = contents_finish(&s->contents);

	fd_close(&s->contents.fd);
	if (r < 0 || !s->made)
		return r;
	if (r >= 0 && desc->mode & SHM_LOCKED)
		r = sys(SYS_shmctl, s->id, SHM_LOCK, 0);
	if (r >= 0)
		r = sys(SYS_shmctl, s->id, IPC_SET, &st);
	if (r < 0 || !(desc->mode & SHM_DEST))
		return r;
	s->made = false; /* it goes with the last that has it attached, as it would have */
	return sys(SYS_shmctl, s->id, IPC_RMID, 0);
}

int segments_finish(struct restore *rs, struct error *reterr)
{
	const struct memory_restore *state = memory_restore_state(rs);

	for (size_t i = 0; i < state->segments.n; i++) {
		struct segment *s = state->segments.v[i];
		long r = s->ours ? segment_settle(s) : 0;

		if (r < 0)
			return error_sys(reterr, segment_object(s), r, "cannot finish System V shared memory %d",
					 s->id);
	}
	return 0;
}

void segments_close(struct restore *rs)
{
	const struct memory_restore *state = memory_restore_state(rs);

	for (size_t i = 0; i < state->segments.n; i++) {
		contents_close(&state->segments.v[i]->contents);
		fd_close(&state->segments.v[i]->contents.fd);
	}
}

int memory_make(struct restore *rs, struct error *reterr)
{
	return segments_make(rs, reterr);
}

void memory_undo(struct restore *rs)
{
	segments_undo(rs);
}
