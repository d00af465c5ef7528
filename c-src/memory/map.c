/*
 * memory/map.c - the mappings of a new process, made by itself in batches; and at the end what must not hold while its pages are
 * written: protections, madvise, mlock, guards.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/prctl.h>
#include <sys/mman.h>
#include "kinds/kind.h"
#include "memory/calls.h"

#define MADV_GUARD_INSTALL_ 102
#define SYS_mseal_	    462
#define FILES_MAX	    4096 /* different files that one process may map */

/* --- the process's first layout goes --- */

#define MAPS_CEILING (512ul << 20)

enum { SPECIALS = 3 };
struct layout {
	struct maps_line special[SPECIALS]; /* vvar, vvar_vclock, vdso; start 0: none */
	struct page_ranges rest;
	size_t vma; /* of the task, where the last line was */
};

static bool path_is(const struct maps_line *line, const char *path)
{
	return line->path_length == strlen(path) && memcmp(line->path, path, line->path_length) == 0;
}

static void layout_add(struct restore *rs, const struct task *t, struct layout *l, const struct maps_line *line,
		       raddr keep, u64 size)
{
	static const char *const names[SPECIALS] = { "[vvar]", "[vvar_vclock]", "[vdso]" };

	if (path_is(line, "[vsyscall]") || (line->start >= keep.v && line->end <= keep.v + size))
		return;
	for (int i = 0; i < SPECIALS; i++) {
		if (path_is(line, names[i])) {
			l->special[i] = *line;
			return;
		}
	}
	inherited_cut(rs, t, line->start, line->end, &l->vma, &l->rest);
}

static int layout_read(struct restore *rs, const struct task *t, raddr keep, u64 size, struct layout *ret,
		       struct error *reterr)
{
	char *text;
	ssize_t n = file_slurp(rs->arena, PATHF("/proc/%d/maps", t->pid), MAPS_CEILING, &text);
	struct maps_line line;

	if (n < 0)
		return error_sys(reterr, task_object(t), n, "cannot read the mappings of the new process %d", t->pid);
	for (const char *p = text, *next; p < text + n; p = next) {
		const char *newline = memchr(p, '\n', (size_t)(text + n - p));

		next = newline ? newline + 1 : text + n;
		if (maps_line_parse(p, (size_t)(next - p), &line) < 0)
			return error_set(reterr, "ERR_KERNEL_INTERFACE", -EINVAL, task_object(t),
					 "/proc/%d/maps is not understood", t->pid);
		layout_add(rs, t, ret, &line, keep, size);
	}
	return 0;
}

static u64 length(const struct maps_line *line)
{
	return line->end - line->start;
}

static const struct vma *special_vma(const struct task *t, enum vma_special special)
{
	for (size_t i = 0; i < t->vma_count; i++)
		if (t->vmas[i].special == special)
			return &t->vmas[i];
	return NULL;
}

static void move(struct calls *c, u64 from, u64 size, u64 to)
{
	batch_expect(&c->batch, batch_call(&c->batch, SYS_mremap, from, size, size, MREMAP_MAYMOVE | MREMAP_FIXED, to),
		     (s64)to);
}

/*
 * Each of the three is a mapping of its own and moves alone. Old and new places may overlap: all are put aside first. A process
 * that has none in the image loses its own.
 */
static int specials_move(struct restore *rs, struct calls *c, const struct layout *l)
{
	const struct vma *vvar = special_vma(c->t, VMA_VVAR), *vdso = special_vma(c->t, VMA_VDSO);
	u64 park = memory_restore_state(rs)->park, aside = park;
	u64 to[SPECIALS] = {
		vvar ? vvar->start : 0,
		vvar ? vvar->start + length(&l->special[0]) : 0,
		vdso ? vdso->start : 0,
	};

	for (int i = 0; i < SPECIALS; i++) {
		if (!l->special[i].start)
			continue;
		if (!to[i]) {
			batch_call(&c->batch, SYS_munmap, l->special[i].start, length(&l->special[i]));
			continue;
		}
		if (aside + length(&l->special[i]) > park + MEMORY_PARK)
			return error_set(c->reterr, "ERR_VDSO", -E2BIG, task_object(c->t),
					 "the kernel's own mappings are larger than expected");
		move(c, l->special[i].start, length(&l->special[i]), aside);
		aside += length(&l->special[i]);
	}
	aside = park;
	for (int i = 0; i < SPECIALS; i++) {
		if (!l->special[i].start || !to[i])
			continue;
		move(c, aside, length(&l->special[i]), to[i]);
		aside += length(&l->special[i]);
	}
	return 0;
}

#define ARCH_MAP_VDSO_32 0x2002

/*
 * A process is born with the vdso of 64-bit programs. The kernel maps that of 32-bit ones on request where there is none yet, and
 * then returns from signal handlers and fast system calls through it.
 */
static int specials_exchange(struct restore *rs, struct calls *c, struct layout *l, raddr keep, u64 size)
{
	const u64 park = memory_restore_state(rs)->park;
	struct layout own = { 0 };
	int r = calls_room(c, SPECIALS + 1);

	for (int i = 0; i < SPECIALS; i++)
		if (l->special[i].start)
			batch_call(&c->batch, SYS_munmap, l->special[i].start, length(&l->special[i]));
	batch_call(&c->batch, SYS_arch_prctl, ARCH_MAP_VDSO_32,
		   park + MEMORY_PARK / 2); /* clear of where it is put aside */
	if (r >= 0)
		r = calls_room(c, BATCH_CALLS); /* the layout is wanted as it is then */
	if (r >= 0)
		r = layout_read(rs, c->t, keep, size, &own, c->reterr);
	memcpy(l->special, own.special, sizeof l->special);
	return r;
}

static int layout_drop(struct restore *rs, struct calls *c, raddr keep, u64 size, struct error *reterr)
{
	struct layout l = { 0 };
	int r = layout_read(rs, c->t, keep, size, &l, reterr);

	for (size_t i = 0; r >= 0 && i < l.rest.n; i++) {
		r = calls_room(c, 1);
		batch_call(&c->batch, SYS_munmap, l.rest.v[i].start, l.rest.v[i].end - l.rest.v[i].start);
	}
	if (r >= 0 && c->t->ia32)
		r = specials_exchange(rs, c, &l, keep, size);
	if (r >= 0)
		r = calls_room(c, 2 * SPECIALS);
	return r < 0 ? r : specials_move(rs, c, &l);
}

/* --- files to be mapped: each once, at the lowest numbers of the process, which has no others yet --- */

struct mapping_files {
	VEC(struct mapped_file) v;
	VEC(int) fds;
};

static u32 access_of(const VmaEntry *e)
{
	if (e->has_fdflags)
		return e->fdflags & O_ACCMODE;
	return e->flags & MAP_SHARED && e->prot & PROT_WRITE ? O_RDWR : O_RDONLY;
}

static bool is_file(const struct vma *v)
{
	return v->special == VMA_NORMAL && v->entry->status & (VMA_STATUS_FILE | VMA_STATUS_SOCKET);
}

/* Its number in the process, or -1. */
static int file_number(const struct mapping_files *files, const VmaEntry *e)
{
	for (size_t i = 0; i < files->v.n; i++)
		if (e->status & VMA_STATUS_EXT_PLUGIN ? files->v.v[i].alone == e
						      : !files->v.v[i].alone && files->v.v[i].id == e->shmid &&
								files->v.v[i].fdflags == access_of(e))
			return (int)i;
	return -1;
}

/* A plugin gives what it is mapped from, and perhaps another place in it. */
static int device_open(struct restore *rs, const struct task *t, VmaEntry *e, int *ret, struct error *reterr)
{
	const struct restored_file *f = restore_file(rs, (u32)e->shmid);
	PluginQuestion question = PLUGIN_QUESTION__INIT;
	int r;

	question.what = "restore-device-mapping";
	question.id = (u32)e->shmid;
	question.has_pid = question.has_start = question.has_end = question.has_offset = true;
	question.pid = t->pid;
	question.path = f->image->reg->name;
	question.start = e->start;
	question.end = e->end;
	question.offset = e->pgoff;
	r = rs->ask_plugins(rs, &question, ret, reterr);
	e->pgoff = question.offset;
	if (r == 0)
		return error_refuse(reterr, "ERR_PLUGIN_MISSING",
				    OBJECT(.pid = t->pid, .address = e->start, .path = question.path),
				    "register the one that has saved it",
				    "no plugin maps the device %s at 0x%lx of process %d", question.path,
				    (unsigned long)e->start, t->pid);
	return MIN(r, 0);
}

/* A ring is mapped from the very socket. */
static int mapped_open(struct restore *rs, const struct task *t, VmaEntry *e, int *ret, struct error *reterr)
{
	int made, r;

	if (e->status & VMA_STATUS_EXT_PLUGIN)
		return device_open(rs, t, e, ret, reterr);
	if (!(e->status & VMA_STATUS_SOCKET))
		return regular_restore_open(rs, (u32)e->shmid, access_of(e), ret, reterr);
	r = restore_open(rs, (u32)e->shmid, &made, reterr);
	if (r < 0)
		return r;
	r = sys(SYS_fcntl, made, F_DUPFD_CLOEXEC, 0);
	if (r < 0)
		return error_sys(reterr, OBJECT(.kind = "packet socket ring"), r, "cannot copy a packet socket");
	*ret = r;
	return 0;
}

static int files_open(struct restore *rs, struct task *t, struct mapping_files *files, struct error *reterr)
{
	for (size_t i = 0; i < t->vma_count; i++) {
		VmaEntry *e = t->vmas[i].entry;
		int fd, r;

		if (!is_file(&t->vmas[i]) || file_number(files, e) >= 0)
			continue;
		if (files->v.n == FILES_MAX)
			return error_set(reterr, "ERR_IMAGE_CORRUPT", -E2BIG, task_object(t),
					 "process %d maps too many files", t->pid);
		r = mapped_open(rs, t, e, &fd, reterr);
		if (r < 0)
			return r;
		vec_push(rs->arena, &files->v,
			 (struct mapped_file){ .id = (u32)e->shmid,
					       .fdflags = access_of(e),
					       .alone = e->status & VMA_STATUS_EXT_PLUGIN ? e : NULL });
		vec_push(rs->arena, &files->fds, fd);
	}
	return 0;
}

static void files_close(struct mapping_files *files)
{
	for (size_t i = 0; i < files->fds.n; i++)
		fd_close(&files->fds.v[i]);
}

/* --- mappings --- */

/* Pages are written into it before it gets its own protection. */
static void mark_written(const struct task *t, bool *written)
{
	for (size_t i = 0; i < t->memory->runs.v.n; i++)
		written[t->memory->runs.v.v[i].vma] = true;
}

static void vma_map(struct calls *c, const struct vma *v, const struct mapping_files *files, bool written)
{
	const VmaEntry *e = v->entry;
	u32 flags = (e->flags & ~(u32)MAP_LOCKED) | MAP_FIXED_NOREPLACE;
	int fd = -1;

	if (vma_is_ring(v)) /* a place for it */
		flags = MAP_PRIVATE | MAP_NORESERVE | MAP_FIXED_NOREPLACE;

	if (is_file(v)) {
		fd = file_number(files, e);
		flags &= ~(u32)MAP_ANONYMOUS;
	} else {
		flags |= MAP_ANONYMOUS;
	}
	batch_expect(&c->batch,
		     batch_call(&c->batch, SYS_mmap, v->start, v->end - v->start,
				e->prot | (written ? PROT_READ | PROT_WRITE : 0), flags, (u64)(s64)fd,
				fd >= 0 ? e->pgoff : 0),
		     (s64)v->start);
}

/* It is there since its birth; pages that only the maker has are given back. */
static int vma_keep(struct restore *rs, struct calls *c, size_t vma, bool written)
{
	const struct vma *v = &c->t->vmas[vma];
	struct page_ranges surplus = { 0 };
	int r = calls_room(c, 1);

	batch_call(&c->batch, SYS_mprotect, v->start, v->end - v->start,
		   v->entry->prot | (written ? PROT_READ | PROT_WRITE : 0));
	inherited_surplus(rs, c->t, vma, &surplus);
	for (size_t i = 0; r >= 0 && i < surplus.n; i++) {
		r = calls_room(c, 1);
		batch_call(&c->batch, SYS_madvise, surplus.v[i].start, surplus.v[i].end - surplus.v[i].start,
			   MADV_DONTNEED);
	}
	return r;
}

static int vmas_map(struct restore *rs, struct calls *c, const struct mapping_files *files)
{
	const struct task *t = c->t;
	bool *written = arena_array(rs->arena, bool, t->vma_count + 1);
	int r = 0;

	mark_written(t, written);
	for (size_t i = 0; r >= 0 && i < t->vma_count; i++) {
		if (t->vmas[i].special != VMA_NORMAL || vma_is_segment(&t->vmas[i]))
			continue;
		if (inherited_vma(t, i)) {
			r = vma_keep(rs, c, i, written[i]);
			continue;
		}
		r = calls_room(c, 1);
		vma_map(c, &t->vmas[i], files, written[i]);
	}
	return r;
}

/* It stays open for a while, at a number where those who share the table receive files to map. */
static bool wants_uffd(const struct task *t)
{
	if (t->fds_shared)
		return false;
	for (size_t i = 0; i < t->memory->runs.v.n; i++)
		if (t->vmas[t->memory->runs.v.v[i].vma].entry->status & VMA_STATUS_ANON_PRIVATE)
			return true;
	return false;
}

static int process_map(struct restore *rs, struct calls *c, raddr keep, u64 size, const struct mapping_files *files)
{
	struct memory_plan *plan = c->t->memory;
	u32 count = (u32)files->fds.n, uffd = 0;
	int r = layout_drop(rs, c, keep, size, c->reterr);

	if (r >= 0 && count)
		r = calls_room(c, count / 128 + 2); /* messages hold up to 253 */
	if (r >= 0 && count)
		r = descriptors_send(rs, c->t, &c->batch, files->fds.v, count, c->reterr);
	if (r >= 0)
		r = segments_attach(rs, c, keep, size);
	if (r >= 0)
		r = vmas_map(rs, c, files);
	if (r >= 0)
		r = calls_room(c, 2);
	if (r < 0)
		return r;
	if (count)
		batch_call(&c->batch, SYS_close_range, 0, count - 1, 0);
	if (wants_uffd(c->t))
		uffd = batch_try(&c->batch, SYS_userfaultfd, O_CLOEXEC | 1 /* UFFD_USER_MODE_ONLY */);
	r = batch_run(&c->batch, c->reterr);
	if (r >= 0 && wants_uffd(c->t))
		plan->remote_uffd = (int)batch_result(&c->batch, uffd);
	return r < 0 ? r : aio_restore(rs, c->t, c->reterr);
}

int memory_map(struct restore *rs, struct task *t, raddr keep, u64 keep_size, struct error *reterr)
{
	struct mapping_files files = { 0 };
	struct calls c;
	int r;

	if (t->memory->laid)
		return 0;
	r = files_open(rs, t, &files, reterr);

	if (r >= 0) {
		c = calls_begin(t, reterr);
		r = process_map(rs, &c, keep, keep_size, &files);
		batch_done(&c.batch);
	}
	files_close(&files);
	return r;
}

/* --- the end --- */

static u32 vma_protect(struct batch *b, const struct vma *v, bool written)
{
	const VmaEntry *e = v->entry;
	u64 size = v->end - v->start;
	u32 n = 0;

	if (v->special != VMA_NORMAL)
		return 0;
	if ((written || vma_is_ring(v)) && (e->prot & (PROT_READ | PROT_WRITE)) != (PROT_READ | PROT_WRITE) && ++n && b)
		batch_call(b, SYS_mprotect, v->start, size, e->prot);
	if (e->anon_name && e->status & VMA_STATUS_ANON_PRIVATE && ++n && b)
		batch_try(b, SYS_prctl, PR_SET_VMA, PR_SET_VMA_ANON_NAME, v->start, size,
			  batch_at(b, batch_copy(b, e->anon_name, strlen(e->anon_name) + 1)));
	for (u32 advice = 0; advice < 64; advice++)
		if (e->madv >> advice & 1 && ++n && b)
			batch_try(b, SYS_madvise, v->start, size, advice);
	/* Without the privilege it stays unlocked, as a process would be that asked for too much. */
	if (e->flags & MAP_LOCKED && ++n && b)
		batch_try(b, SYS_mlock, v->start, size);
	return n;
}

/* After everything else: from then on the mapping takes no change. b NULL: only counts. */
static u32 vma_seal(struct batch *b, const struct vma *v)
{
	if (v->special != VMA_NORMAL || !v->entry->sealed)
		return 0;
	if (b)
		batch_call(b, SYS_mseal_, v->start, v->end - v->start, 0);
	return 1;
}

/* b NULL: only counts. */
static u32 protect(const struct task *t, struct batch *b, const bool *written, size_t from, size_t to)
{
	u32 n = 0;

	for (size_t i = from; i < to; i++)
		n += vma_protect(b, &t->vmas[i], written[i]);
	return n;
}

u32 memory_protect_calls(const struct task *t)
{
	u32 n = (u32)t->memory->guards.n + 1;

	for (size_t i = 0; i < t->vma_count; i++)
		n += vma_protect(NULL, &t->vmas[i], true) + vma_seal(NULL, &t->vmas[i]);
	return n;
}

static void guard_install(struct batch *b, const struct page_range *g)
{
	batch_call(b, SYS_madvise, g->start, g->end - g->start, MADV_GUARD_INSTALL_);
}

/* Advice is a set of 64 bits: at most so many calls for one mapping. */
#define VMA_CALLS 70

static int protect_alone(struct task *t, const bool *written, struct error *reterr)
{
	struct calls c = calls_begin(t, reterr);
	int r = 0;

	for (size_t i = 0; r >= 0 && i < t->vma_count; i++) {
		r = calls_room(&c, VMA_CALLS);
		protect(t, &c.batch, written, i, i + 1);
	}
	for (size_t i = 0; r >= 0 && i < t->memory->guards.n; i++) {
		r = calls_room(&c, 1);
		guard_install(&c.batch, &t->memory->guards.v[i]);
	}
	for (size_t i = 0; r >= 0 && i < t->vma_count; i++) {
		r = calls_room(&c, 1);
		vma_seal(&c.batch, &t->vmas[i]);
	}
	return r < 0 ? r : calls_end(&c);
}

int memory_protect(struct restore *rs, struct task *t, struct batch *b, struct error *reterr)
{
	struct memory_plan *plan = t->memory;
	bool *written = arena_array(rs->arena, bool, t->vma_count + 1);

	mark_written(t, written);
	/* First of all: with it, a page that mlock touches would wait for us. */
	if (plan->remote_uffd >= 0)
		batch_call(b, SYS_close, plan->remote_uffd);
	plan->remote_uffd = -1;
	if (memory_protect_calls(t) > batch_room(b) / 2)
		return protect_alone(t, written, reterr);
	protect(t, b, written, 0, t->vma_count);
	for (size_t i = 0; i < plan->guards.n; i++)
		guard_install(b, &plan->guards.v[i]);
	for (size_t i = 0; i < t->vma_count; i++)
		vma_seal(b, &t->vmas[i]);
	return 0;
}
