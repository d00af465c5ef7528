/* memory/layout.c - the address space in the images: read, checked, and where in it there is room for us. */
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include "arch/x86_64/ia32.h"
#include "kinds/kind.h"
#include "memory/local.h"

#define LOWEST 0x10000ull /* vm.mmap_min_addr */

#define STATUS_KNOWN   (0x2ffffu | VMA_STATUS_EXT_PLUGIN)
#define STATUS_REFUSED VMA_STATUS_SHSTK
#define FLAGS_KNOWN \
	(MAP_SHARED | MAP_PRIVATE | MAP_DROPPABLE_ | MAP_ANONYMOUS | MAP_GROWSDOWN | MAP_LOCKED | MAP_NORESERVE | \
	 MAP_HUGETLB | MAP_HUGE_BITS)

static int corrupt(const struct task *t, u64 address, const char *what, struct error *reterr)
{
	return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL, OBJECT(.pid = t->pid, .address = address, .file = "mm"),
			 "mm-%d.img: mapping at 0x%lx: %s", t->pid, (unsigned long)address, what);
}

static int refuse(struct restore *rs, const struct task *t, const VmaEntry *e)
{
	struct error obstacle = { 0 };

	error_refuse(
		&obstacle, "ERR_UNSUPPORTED_MAPPING", vma_object(t, e->start, "mapping", NULL), NULL,
		"the mapping of process %d at 0x%lx is of a kind that cannot be restored yet (status 0x%x, flags 0x%x)",
		t->pid, (unsigned long)e->start, e->status, e->flags);
	restore_obstacle(rs, &obstacle);
	return 0;
}

static bool one_bit(u32 bits)
{
	return bits && !(bits & (bits - 1));
}

static bool range_is_sane(const VmaEntry *e, u64 limit)
{
	return (e->start | e->end) % PAGE_SIZE == 0 && e->start < e->end && e->start >= LOWEST && e->end <= limit;
}

static bool type_is_sane(const VmaEntry *e, u32 backing)
{
	u32 type = e->flags & MAP_TYPE_MASK;

	if (type == MAP_DROPPABLE_)
		return backing == VMA_STATUS_ANON_PRIVATE;
	if (backing == VMA_STATUS_SOCKET)
		return type == MAP_SHARED || type == MAP_PRIVATE;
	return type == (backing & (VMA_STATUS_FILE_SHARED | VMA_STATUS_ANON_SHARED) ? MAP_SHARED : MAP_PRIVATE);
}

static int entry_check(struct restore *rs, const struct task *t, const VmaEntry *e, struct error *reterr)
{
	u32 backing = e->status & (VMA_STATUS_FILE | VMA_STATUS_SOCKET | VMA_STATUS_ANON);

	if (e->status & STATUS_REFUSED || (backing == VMA_STATUS_ANON_SHARED) != !!(e->status & VMA_STATUS_SYSVIPC))
		return refuse(rs, t, e);
	if ((e->status & ~VMA_STATUS_REGULAR) == VMA_STATUS_AIORING && (e->flags & ~(u32)MAP_LOCKED) == MAP_SHARED &&
	    e->prot < 8)
		return 0; /* aio_check() knows the rest */
	if (e->status & ~STATUS_KNOWN || !(e->status & VMA_STATUS_REGULAR) || !one_bit(backing) ||
	    (e->status & VMA_STATUS_EXT_PLUGIN && backing != VMA_STATUS_FILE_SHARED))
		return corrupt(t, e->start, "unknown status", reterr);
	if (e->prot & ~(u32)(PROT_READ | PROT_WRITE | PROT_EXEC) || e->flags & ~(u32)FLAGS_KNOWN)
		return corrupt(t, e->start, "unknown protection or flags", reterr);
	if (!type_is_sane(e, backing) || (e->flags & MAP_HUGE_BITS && !(e->flags & MAP_HUGETLB)))
		return corrupt(t, e->start, "status and flags do not agree", reterr);
	if (backing == VMA_STATUS_SOCKET && e->pgoff)
		return corrupt(t, e->start, "a part of the rings of a packet socket", reterr);
	if (backing & (VMA_STATUS_FILE | VMA_STATUS_ANON_SHARED) &&
	    (e->pgoff % PAGE_SIZE || e->pgoff > (u64)INT64_MAX - (e->end - e->start)))
		return corrupt(t, e->start, "impossible file offset", reterr);
	return 0;
}

static enum vma_special special_of(u32 status)
{
	if (status & VMA_STATUS_VSYSCALL)
		return VMA_VSYSCALL;
	if (status & VMA_STATUS_VDSO)
		return VMA_VDSO;
	return status & VMA_STATUS_VVAR ? VMA_VVAR : VMA_NORMAL;
}

static int entry_read(struct restore *rs, struct task *t, VmaEntry *e, u64 *from, struct error *reterr)
{
	enum vma_special special = special_of(e->status);
	struct memory_plan *plan = t->memory;
	int r;

	if (special == VMA_VSYSCALL)
		return 0; /* the kernel's own, at its own place */
	if (!range_is_sane(e, TASK_SIZE))
		return corrupt(t, e->start, "impossible range", reterr);
	if (vma_is_guard(e)) {
		vec_push(rs->arena, &plan->guards, (struct page_range){ .start = e->start, .end = e->end });
		return 0;
	}
	if (plan->guards.n || e->start < *from)
		return corrupt(t, e->start, "out of order", reterr);
	*from = e->end;
	r = entry_check(rs, t, e, reterr);
	t->vmas[t->vma_count++] = (struct vma){
		.start = e->start,
		.end = e->end,
		.pgoff = e->pgoff,
		.prot = e->prot,
		.shared = e->flags & MAP_SHARED,
		.special = special,
		.path = "",
		.entry = e,
	};
	return r;
}

/* Index of the first mapping that ends behind `address`. */
static size_t vma_find(const struct task *t, u64 address)
{
	size_t low = 0, high = t->vma_count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (t->vmas[middle].end <= address)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool guard_is_inside(const struct task *t, const struct page_range *g)
{
	u64 at = g->start;

	for (size_t i = vma_find(t, at); i < t->vma_count && at < g->end && t->vmas[i].start <= at; i++) {
		if (t->vmas[i].special != VMA_NORMAL)
			return false;
		at = t->vmas[i].end;
	}
	return at >= g->end;
}

static int vmas_read(struct restore *rs, struct task *t, struct error *reterr)
{
	u64 from = 0;
	int r = 0;

	t->vmas = arena_array(rs->arena, struct vma, t->mm->n_vmas + 1);
	t->vma_count = 0;
	for (size_t i = 0; r >= 0 && i < t->mm->n_vmas; i++)
		r = entry_read(rs, t, t->mm->vmas[i], &from, reterr);
	for (size_t i = 0; r >= 0 && i < t->memory->guards.n; i++)
		if (!guard_is_inside(t, &t->memory->guards.v[i]))
			r = corrupt(t, t->memory->guards.v[i].start, "a guard range outside of all mappings", reterr);
	return r;
}

/* --- pages --- */

static bool may_hold_pages(const struct vma *v)
{
	return v->special == VMA_VDSO || vma_is_ring(v) ||
	       (v->special == VMA_NORMAL && v->entry->status & (VMA_STATUS_ANON_PRIVATE | VMA_STATUS_FILE_PRIVATE));
}

/* Cuts the image's runs at the borders of mappings. */
static int runs_split(struct restore *rs, struct task *t, const struct runs *image, struct error *reterr)
{
	struct memory_plan *plan = t->memory;
	size_t vma = 0;

	for (size_t i = 0; i < image->v.n; i++) {
		struct run piece = image->v.v[i];
		u64 end = piece.address + piece.pages * PAGE_SIZE;

		while (piece.address < end) {
			const struct vma *v;
			struct runs *to;

			while (vma < t->vma_count && t->vmas[vma].end <= piece.address)
				vma++;
			v = &t->vmas[vma];
			if (vma == t->vma_count || piece.address < v->start || !may_hold_pages(v))
				return corrupt(t, piece.address, "there are pages for it, but it cannot hold them",
					       reterr);
			piece.pages = (MIN(end, v->end) - piece.address) / PAGE_SIZE;
			piece.vma = vma;
			to = v->special == VMA_VDSO ? &plan->vdso : vma_is_ring(v) ? &plan->ring_pages : &plan->runs;
			vec_push(rs->arena, &to->v, piece);
			to->pages += piece.pages;
			piece.address += piece.pages * PAGE_SIZE;
			piece.offset += piece.pages * PAGE_SIZE;
		}
	}
	return 0;
}

int memory_read(struct restore *rs, struct task *t, struct error *reterr)
{
	struct runs image = { 0 };
	int r = 0;

	t->memory = arena_new(rs->arena, struct memory_plan);
	t->memory->uffd = t->memory->remote_uffd = -1;
	if (!t->mm)
		r = images_get(rs->images, IMG_MM, (u64)t->pid, &t->mm, reterr);
	if (r >= 0)
		r = vmas_read(rs, t, reterr);
	if (r >= 0)
		r = chain_read(rs, IMG_PAGEMAP, (u64)t->pid, TASK_SIZE, &image, reterr);
	return r < 0 ? r : runs_split(rs, t, &image, reterr);
}

/* --- check --- */

static const struct error *device_nobody(struct restore *rs, const struct task *t, const struct vma *v,
					 const char *path)
{
	struct error *e = arena_new(rs->arena, struct error);

	error_refuse(e, "ERR_PLUGIN_MISSING", OBJECT(.pid = t->pid, .address = v->start, .path = path),
		     "register the one that has saved it", "no plugin maps the device %s at 0x%lx of process %d", path,
		     (unsigned long)v->start, t->pid);
	return e;
}

/* Mapped files must be in files.img, of a type that can be mapped. That they are there and unchanged is their kind's to say. */
static int file_check(struct restore *rs, const struct task *t, const struct vma *v, struct error *reterr)
{
	const struct restored_file *f;
	bool memfd = v->entry->status & VMA_STATUS_MEMFD;

	if (v->special != VMA_NORMAL || v->entry->status & STATUS_REFUSED ||
	    !(v->entry->status & (VMA_STATUS_FILE | VMA_STATUS_SOCKET)))
		return 0;
	f = v->entry->shmid <= UINT32_MAX ? restore_file(rs, (u32)v->entry->shmid) : NULL;
	if (v->entry->status & VMA_STATUS_SOCKET)
		return f && f->image->type == FD_TYPES__PACKETSK && f->user
			       ? 0
			       : corrupt(t, v->start, "its packet socket is not in files.img", reterr);
	if (!f || f->image->type != (memfd ? FD_TYPES__MEMFD : FD_TYPES__REG) ||
	    !(memfd ? (void *)f->image->memfd : f->image->reg))
		return corrupt(t, v->start, "its file is not in files.img", reterr);
	if (v->entry->status & VMA_STATUS_EXT_PLUGIN && !rs->options->n_plugins)
		restore_obstacle(rs, device_nobody(rs, t, v, f->image->reg->name));
	return 0;
}

static int task_check(struct restore *rs, struct task *t, struct error *reterr)
{
	struct error obstacle = { 0 };
	int r = aio_check(rs, t, reterr);

	for (size_t i = 0; r >= 0 && i < t->vma_count; i++)
		r = file_check(rs, t, &t->vmas[i], reterr);
	if (r >= 0 && vdso_check(rs, t, &obstacle) < 0)
		restore_obstacle(rs, &obstacle);
	return r;
}

int memory_check(struct restore *rs, struct error *reterr)
{
	int r = shared_check(rs, reterr);

	uprobes_check(rs);
	if (r >= 0)
		r = segments_check(rs, reterr);
	for (size_t i = 0; r >= 0 && i < rs->tasks.n; i++)
		if (rs->tasks.v[i]->state != TASK_DEAD && rs->tasks.v[i]->memory)
			r = task_check(rs, rs->tasks.v[i], reterr);
	return r;
}

/* --- room --- */

/* Where the mappings of the tree end that overlap [at, at+room), one after the other; `at`: none does. */
static u64 obstacles_end(const struct restore *rs, u64 at, u64 room)
{
	for (size_t i = 0; i < rs->tasks.n; i++) {
		const struct task *t = rs->tasks.v[i];

		for (size_t j = vma_find(t, at); j < t->vma_count && t->vmas[j].start < at + room; j++)
			at = t->vmas[j].end;
	}
	return at;
}

/* 32-bit system calls reach the area too. */
static u64 room_limit(const struct restore *rs)
{
	for (size_t i = 0; i < rs->tasks.n; i++)
		if (rs->tasks.v[i]->ia32)
			return IA32_ADDRESS_END;
	return TASK_SIZE;
}

int memory_find_gap(struct restore *rs, u64 size, raddr *ret, struct error *reterr)
{
	const u64 limit = room_limit(rs);
	u64 at = LOWEST, room = ALIGN_UP(size, PAGE_SIZE) + MEMORY_PARK, next;

	if (size > limit / 2)
		return error_set(reterr, "ERR_NO_MEMORY", -ENOMEM, OBJECT(),
				 "no room for the restorer in the address space");
	while ((next = obstacles_end(rs, at, room)) != at) {
		at = next;
		if (at > limit - room)
			return error_set(reterr, "ERR_NO_MEMORY", -ENOMEM, OBJECT(),
					 "no gap of %lu KiB is free in all processes", (unsigned long)(room >> 10));
	}
	memory_restore_state(rs)->park = at + ALIGN_UP(size, PAGE_SIZE);
	*ret = (raddr){ at };
	return 0;
}
