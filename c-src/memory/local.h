/*
 * memory/local.h - what the files of memory/ share among themselves, and nobody else needs.
 */
#pragma once
#include "base/index.h"
#include "base/fd.h"
#include "base/io.h"
#include "kernel/pagemap_scan.h"
#include "kernel/proc_maps.h"
#include "memory/memory.h"

#define TASK_SIZE 0x7ffffffff000ull

/* VmaEntry.status */
#define VMA_STATUS_REGULAR	0x1u /* to be mapped on restore */
#define VMA_STATUS_VSYSCALL	0x4u
#define VMA_STATUS_VDSO		0x8u
#define VMA_STATUS_HEAP		0x20u
#define VMA_STATUS_FILE_PRIVATE 0x40u
#define VMA_STATUS_FILE_SHARED	0x80u
#define VMA_STATUS_ANON_SHARED	0x100u
#define VMA_STATUS_ANON_PRIVATE 0x200u
#define VMA_STATUS_SYSVIPC	0x400u
#define VMA_STATUS_SOCKET	0x800u
#define VMA_STATUS_VVAR		0x1000u
#define VMA_STATUS_AIORING	0x2000u
#define VMA_STATUS_MEMFD	0x4000u
#define VMA_STATUS_SHSTK	0x8000u
#define VMA_STATUS_GUARD	0x10000u
#define VMA_STATUS_EXT_PLUGIN	0x08000000u
#define VMA_STATUS_FILE		(VMA_STATUS_FILE_PRIVATE | VMA_STATUS_FILE_SHARED)
#define VMA_STATUS_ANON		(VMA_STATUS_ANON_PRIVATE | VMA_STATUS_ANON_SHARED)

#define MAP_DROPPABLE_ 0x08 /* instead of MAP_PRIVATE */
#define MAP_TYPE_MASK  0x0fu
#define MAP_HUGE_BITS  (0x3fu << 26) /* the size of its pages, if MAP_HUGETLB */

/* PagemapEntry.flags */
#define PE_PARENT  1u
#define PE_LAZY	   2u
#define PE_PRESENT 4u

/* A pages file that a restore reads from. */
struct pages_source {
	struct images *images;
	u32 pages_id;
	int fd;
	u64 size;
	const struct pages_file *file; /* in the transfer; NULL: not yet */
};

/* Pages that follow each other in memory. Dump: their contents follow each other in the pages file too, run after run. */
struct run {
	u64 address; /* of the task, or offset in a shared object */
	u64 pages;
	/* Restore: */
	u64 vma; /* index of its mapping */
	struct pages_source *source;
	u64 offset; /* of its contents there */
};
struct runs {
	VEC(struct run) v;
	u64 pages;
	const struct runs *in_parent; /* dump: more, which the parent images have; NULL: none */
};

/* What is known of changes in the memory of a task that is dumped. */
struct watch {
	u64 start_time;		      /* of the process, in ticks since boot */
	int uffd;		      /* userfaultfd of its memory; -1: none */
	bool continued;		      /* by who watched it since the parent images */
	bool *vmas;		      /* by index: it is watched by that userfaultfd; NULL: none */
	const struct pagemap *parent; /* of the parent images; NULL: its pages are not in them */
};

/* An AIO context, memory/aio.c. */
struct ring {
	size_t vma;
	u32 id, head, tail, requests;
	u64 born; /* restore: where the kernel has put it */
};

/* task->memory */
struct memory_plan {
	u32 pages_id;	  /* dump: of pages-N.img */
	const char *maps; /* dump: header lines that t->vmas was made of, as maps shows them */
	size_t maps_size;
	VEC(struct page_range) guards;
	struct runs runs; /* private pages that are stored. Restore: without those of the vdso, split at mappings */
	struct runs in_parent;	/* dump: private pages that the parent images have */
	struct watch watch;	/* dump */
	struct runs vdso;	/* restore: of the vdso, for comparison */
	struct runs ring_pages; /* restore: of AIO rings */
	VEC(struct ring) rings;
	int uffd;		      /* restore: fills its anonymous mappings; -1: none */
	int remote_uffd;	      /* the same in the process's own table, until memory_protect() closes it */
	bool laid;		      /* restore: mapped and filled before the others, for its children */
	struct inheritance *inherits; /* restore: from who cloned it; NULL: nothing */
};

/* Adds pages, joined with the last run if they follow it. */
void runs_add(struct arena *a, struct runs *runs, u64 address, u64 pages);

struct transfer;
struct memory_end;

/* --- vma.c --- */
static inline bool vma_is_guard(const VmaEntry *e)
{
	return e->status & VMA_STATUS_GUARD;
}
static inline bool vma_is_ring(const struct vma *v)
{
	return v->entry->status & VMA_STATUS_AIORING;
}
static inline bool task_has_memory(const struct task *t)
{
	return t->state != TASK_DEAD && t->threads.n > 0;
}
static inline struct object vma_object(const struct task *t, u64 address, const char *kind, const char *path)
{
	return (struct object){ .pid = t->pid, .fd = -1, .address = address, .kind = kind, .path = path };
}

/* --- find.c --- */
bool vma_has_private_pages(const struct vma *v);
/* Fills t->memory->runs, in_parent and guards; pages that it takes are watched for changes from then on, if that is asked for. */
int pages_find(struct dump *d, struct task *t, struct error *reterr);

/* --- track.c: what has changed since the parent images --- */
struct tracker;
void track_begin(struct dump *d);
int track_plan_task(struct dump *d, struct task *t, struct error *reterr);
/* Frozen, before its pages are found. */
int track_task(struct dump *d, struct task *t, struct error *reterr);
/* What a scan has to ask for, and what its answer means. */
void track_filter(const struct dump *d, const struct task *t, bool watched, bool anonymous, struct page_filter *filter);
bool track_is_mark(const struct task *t, u64 address); /* a page that is not present, in a mapping of a file */
bool track_is_clean(const struct dump *d, const struct task *t, bool watched, bool anonymous, u64 categories);
/* After its pages were found, and while it is frozen. */
int track_task_end(struct dump *d, struct task *t, struct error *reterr);

/* --- share.c: memory of which a name, or several mappings, exist: memfd and shared anonymous --- */
/* What such an object holds, both ways. */
struct shared_contents {
	const char *name;
	u64 size;
	u32 id; /* of its pagemap-shmem */
	int fd; /* our own description of it */
	struct runs runs;
	u8 *window; /* restore: of huge pages, which cannot be written through a descriptor; NULL: none */
};
int contents_dump(struct dump *d, struct shared_contents *c, struct transfer *work, struct error *reterr);
int contents_fill(struct restore *rs, struct shared_contents *c, bool huge, struct transfer *work,
		  struct error *reterr);
/* Whole pages were written: the size may end within one. 0 or -errno. */
long contents_finish(struct shared_contents *c);
void contents_close(struct shared_contents *c); /* also after a failure */
int shared_dump_vma(struct dump *d, struct task *t, struct vma *v, struct error *reterr);
/* memfd.img and pagemap-shmem-*.img; their contents join the work. */
int shared_dump(struct dump *d, struct transfer *work, struct error *reterr);
/* Restore: the objects are made by kinds/memfd.c at first use; contents, final size and seals come from here. */
int shared_check(struct restore *rs, struct error *reterr);
int shared_fill(struct restore *rs, struct transfer *work, struct error *reterr);
int shared_finish(struct restore *rs, struct error *reterr);
void shared_close(struct restore *rs); /* also after a failure */

/* --- segment.c: System V shared memory that is attached --- */
struct segment;
struct calls;
struct memory_dump;
int segment_plan_vma(struct dump *d, const struct task *t, const struct vma *v, struct error *reterr);
int segment_dump_vma(struct dump *d, struct task *t, struct vma *v, struct error *reterr);
/* ipcns-shm-N.img and pagemap-shmem-*.img. */
int segments_dump(struct dump *d, struct transfer *work, struct error *reterr);
bool segment_is_dumped(const struct memory_dump *state, u32 id);
/* In the order of a restore. make: those that are gone. attach: those of one process, in it, before its other mappings. */
int segments_check(struct restore *rs, struct error *reterr);
int segments_make(struct restore *rs, struct error *reterr);
int segments_attach(struct restore *rs, struct calls *c, raddr keep, u64 keep_size);
int segments_fill(struct restore *rs, struct transfer *work, struct error *reterr);
int segments_finish(struct restore *rs, struct error *reterr);
void segments_close(struct restore *rs); /* also after a failure */
void segments_undo(struct restore *rs);	 /* those that were made go */
static inline bool vma_is_segment(const struct vma *v)
{
	return v->entry->status & VMA_STATUS_SYSVIPC;
}

/* --- scout.c: what a second thread found out and prepared while the target ran --- */
struct scout;
/* Its smaps; <= 0: to be read by the caller. */
ssize_t scout_smaps(struct dump *d, const struct task *t, char **ret);
/* The task's pages file: its number is in the plan; may be longer than what will be written. After scout_stop(). */
int scout_pages_file(struct dump *d, struct task *t, int *ret_fd, struct error *reterr);
void scout_stop(struct dump *d);
void memory_plan_new(struct dump *d, struct task *t);

/* --- pagemap images: pagemap.c --- */
int pagemap_put(struct dump *d, enum image_type type, u64 id, u32 pages_id, const struct runs *runs,
		struct error *reterr);
/* One pagemap image, checked: entries ascending, in bounds, each with its contents in its own pages file or in a parent. */
struct pagemap_run {
	u64 address, pages;
	u64 offset; /* of its contents in the pages file */
	u32 flags;  /* PE_PRESENT or PE_PARENT */
};
struct pagemap {
	struct images *images;
	const char *file; /* its name */
	struct pages_source *source;
	VEC(struct pagemap_run) runs;
};
/* *ret NULL: there is no such file. */
int pagemap_read(struct arena *a, struct images *images, enum image_type type, u64 id, u64 limit, struct pagemap **ret,
		 struct error *reterr);
/* Index of the first run that ends behind `address`. */
size_t pagemap_find(const struct pagemap *map, u64 address);

/* --- chain.c: the contents of a memory through the images' parents --- */
/* Runs with source and offset, ascending. No file: no runs. */
int chain_read(struct restore *rs, enum image_type type, u64 id, u64 limit, struct runs *ret, struct error *reterr);
/* The runs from `i` on that lie together in one pages file join the work, as long as `same` says so; where the next begin. */
size_t chain_add(struct transfer *work, const struct memory_end *memory, const struct runs *runs, size_t i, size_t to,
		 bool anonymous);
/* Descriptors that were opened; also after a failure. */
void chain_close(struct restore *rs);

/* --- page_client.c: pages go to a page server, which writes pagemap and pages images --- */
/* Connects, if options say so. Not for a plan alone. */
int page_client_begin(struct dump *d, struct error *reterr);
bool page_client_used(const struct dump *d);
/* The pagemap of a task in the parent images, as far as it has to be known here: all of it, or *ret NULL: none. */
int page_client_parent(struct dump *d, const struct task *t, struct pagemap **ret, struct error *reterr);
/* Instead of pagemap_put() and a part of a transfer. */
int page_client_send(struct dump *d, enum image_type type, u64 id, const struct memory_end *memory,
		     const struct runs *runs, struct error *reterr);
/* All of it is written there, or < 0. Without a server: 0. */
int page_client_end(struct dump *d, struct error *reterr);

/* --- uprobes.c: what the kernel has put into programs that are probed --- */
void uprobes_leave_out(struct dump *d, struct task *t);
bool uprobes_may_be_in(const struct dump *d, const struct vma *v);
/* Is the page that of the file, but for breakpoints? */
bool uprobes_are_all(struct dump *d, const struct task *t, const struct vma *v, u64 address);
void uprobes_check(struct restore *rs);

/* --- aio.c: contexts of native asynchronous I/O --- */
/* Is the ring one that can be made again? */
int aio_plan(const struct dump *d, const struct task *t, const struct vma *v, struct error *reterr);
/* Frozen: where the rings stand. */
int aio_collect(struct dump *d, struct task *t, struct error *reterr);
/* At the end: that they stand there still; their entries. */
int aio_dump(struct dump *d, struct task *t, MmEntry *mm, struct error *reterr);
int aio_check(struct restore *rs, struct task *t, struct error *reterr);
/* Their places are mapped, so that nothing else is there. */
int aio_restore(struct restore *rs, struct task *t, struct error *reterr);

/* --- inherit.c: what a process keeps of the memory of its maker --- */
/* The maker's mapping that mapping `vma` lies in and is kept of; NULL: it is made anew. */
const struct vma *inherited_vma(const struct task *t, size_t vma);
const struct runs *inherited_runs(const struct task *t);
struct page_ranges {
	struct page_range *v;
	size_t n, cap;
};
/* What of [from, end), a mapping that it was born with, has to go. *vma: where to look, for ranges that ascend; 0 at first. */
void inherited_cut(struct restore *rs, const struct task *t, u64 from, u64 end, size_t *vma, struct page_ranges *ret);
/* Pages of a kept mapping that it has to give back. */
void inherited_surplus(struct restore *rs, const struct task *t, size_t vma, struct page_ranges *ret);

/* --- vdso.c --- */
int vdso_check(struct restore *rs, const struct task *t, struct error *reterr);
/* That of this kernel. */
struct own_vdso {
	const u8 *vdso;
	u64 size, vvar_size;
};
void own_vdso_find(const char *maps, size_t size, struct own_vdso *ret);
/* vdso_ia32.c: of 32-bit programs; its bytes are a copy. */
int own_vdso_ia32(struct restore *rs, const struct task *t, struct own_vdso *ret, struct error *reterr);

/* --- state of memory/ in one dump or restore --- */
struct shared_object;
/*
 * Memory that shows a device, vma.c. What it shows is not in the images; 1: a plugin sees to that, or could (`id` 0, while a dump is
 * planned), 0: none does.
 */
int device_ask(struct dump *d, const struct task *t, const struct vma *v, u32 id, struct error *reterr);
int device_refuse(const struct task *t, const struct vma *v, struct error *reterr);

struct mapped_file {
	u64 dev, ino;
	u32 fdflags, id;
	const char *path;
	const VmaEntry *alone; /* restore: for this mapping and no other; NULL: for all of the file */
};
struct memory_dump {
	VEC(struct shared_object *) shared;
	VEC(struct segment *) segments;
	struct index shared_known; /* by device and inode */
	VEC(struct mapped_file) files;
	u32 pages_id;			 /* last one given out */
	struct page_range *ranges;	 /* of find.c */
	struct tracker *tracker;	 /* NULL: nothing is tracked */
	struct scout *scout;		 /* NULL: none was sent */
	struct transfer *work;		 /* private pages on their way; NULL: not begun */
	struct page_client *page_client; /* NULL: pages go to files */
	bool probed;			 /* uprobes were found, and allowed */
};
struct memory_restore {
	VEC(struct pages_source *) sources;
	VEC(const struct runs *) read; /* from them */
	u64 park;		       /* behind the gap: room to put vdso and vvar aside */
	VEC(struct shared_object *) shared;
	VEC(struct segment *) segments;
	struct own_vdso vdso_ia32; /* size 0: not looked at yet */
};
#define MEMORY_PARK (256ul << 10)
static inline struct memory_dump *memory_dump_state(struct dump *d)
{
	void **state = &d->memory;

	if (!*state)
		*state = arena_new(d->arena, struct memory_dump);
	return *state;
}
static inline struct memory_restore *memory_restore_state(struct restore *rs)
{
	void **state = &rs->memory;

	if (!*state)
		*state = arena_new(rs->arena, struct memory_restore);
	return *state;
}
