/*
 * memory/memory.h - mappings and pages, both ways, as the conductor's stages use them.
 */
#pragma once
#include <sys/stat.h>
#include "model/dump.h"
#include "model/restore.h"

enum vma_special { VMA_NORMAL = 0, VMA_VDSO, VMA_VVAR, VMA_VVAR_VCLOCK, VMA_VSYSCALL };

/* One line of /proc/PID/smaps; `entry` is what goes to (or came from) mm.img. */
struct vma {
	u64 start, end;
	u64 pgoff; /* bytes */
	u64 dev, ino;
	u32 prot; /* PROT_ */
	bool shared;
	enum vma_special special;
	u64 vmflags;	  /* memory/vma.c: VMF_ bits of the VmFlags line */
	u64 page_size;	  /* dump: of the kernel, for it */
	const char *path; /* "" for anonymous; " (deleted)" is still on it */
	VmaEntry *entry;
};

/* --- dump --- */
/*
 * A second thread begins to work ahead for memory_plan() and for the copying (memory/scout.c); pages files are made if d->images is
 * set. cancel: if the copying never begins.
 */
int memory_plan_begin(struct dump *d, struct error *reterr);
void memory_plan_cancel(struct dump *d);
/* Reads smaps while the target runs (it costs milliseconds when large) and notes what cannot be dumped, by address and kind. */
int memory_plan(struct dump *d, struct task *t, struct error *reterr);
/* Frozen: the mappings again, cheaply, and smaps only if they changed; t->vmas is final. Opens t->mem and t->pagemap. */
int memory_collect(struct dump *d, struct task *t, struct error *reterr);
/*
 * The memory of the whole frozen tree, after memory_collect(). begin: finds the private pages and has a second thread copy them to
 * pages-*.img, while the conductor injects and collects. end: mm-*.img's vmas, pagemap-*.img, shared objects (memfd.img,
 * pagemap-shmem-*.img), and its share of the copying. cancel: instead of end, or after it.
 */
int memory_dump_begin(struct dump *d, struct error *reterr);
/* Instead of the other end, for a pre-dump: pagemap-*.img of private pages. It is here that they are copied. */
int memory_pre_dump_end(struct dump *d, struct error *reterr);
int memory_dump_end(struct dump *d, struct error *reterr);
/* Between the two: the contents of the memfd `fd` (ours; `path` as /proc names it) are dumped too, whether mapped or not. */
int shared_dump_file(struct dump *d, const struct stat *st, int fd, const char *path, u32 *ret_inode_id,
		     struct error *reterr);
void memory_dump_cancel(struct dump *d);
/*
 * Tracking of changes, memory/track.c. plan: after the images were made, before all else; links them to their parent. settle: the
 * tracked processes have made a system call and are to go on, if nothing else was injected into them since.
 */
int memory_track_plan(struct dump *d, struct error *reterr);
void memory_track_settle(struct dump *d);
/* What changes from now on is noted, at least of some process: so leave() has to keep it. */
bool memory_is_tracked(struct dump *d);
/* Into the socket whose other end is kept; *ret_id goes into the inventory. */
int memory_track_leave(struct dump *d, int socket, u64 *ret_id, struct error *reterr);
/* An instruction for injection, in the task's vdso if it has one; `int $0x80` in a 32-bit task. The task is stopped. */
int memory_find_syscall(const struct task *t, struct syscall_gate *ret, struct error *reterr);

/*
 * Frees the pages in the parents of the images in `dir`, at any depth, that those images have themselves: memory/dedup.c. Bytes on disk.
 * After a failure some are freed; nothing that these images need. `pages_only`: the rest of the images may be elsewhere.
 */
int memory_dedup(struct arena *arena, const char *dir, bool pages_only, u64 *ret_freed, struct error *reterr);

/* Uprobes were found in it, and allowed. */
bool memory_is_probed(struct dump *d);

/* --- restore --- */
int memory_read(struct restore *rs, struct task *t, struct error *reterr); /* mm.vmas -> t->vmas, pagemap; checks */
int memory_check(struct restore *rs, struct error *reterr);
/* An address range of `size` bytes that no task of the tree uses, low, for the stub and the area. */
int memory_find_gap(struct restore *rs, u64 size, raddr *ret, struct error *reterr);
/*
 * Will `t` keep mappings of `maker`, who clones it? Then, before that, the maker's mappings are made and its private pages filled
 * by memory_lay(), for which the other two do nothing any more.
 */
bool memory_inherit(struct restore *rs, struct task *t, const struct task *maker);
int memory_lay(struct restore *rs, struct task *t, raddr keep, u64 keep_size, struct error *reterr);
/* What processes attach, before there is one; undo: after a failure at any time, what was made for them goes. */
int memory_make(struct restore *rs, struct error *reterr);
void memory_undo(struct restore *rs);
/* Everything mapped in the new process but [keep, keep+keep_size) goes; vdso and vvar move; all vmas are mapped. */
int memory_map(struct restore *rs, struct task *t, raddr keep, u64 keep_size, struct error *reterr);
/* Page contents of the whole tree: private and shared. */
int memory_fill(struct restore *rs, struct error *reterr);
/* What was read is freed in the images, which nobody can restore then. */
int memory_free_restored(struct restore *rs, struct error *reterr);
/* Final protections, madvise, mlock; PR_SET_MM_MAP is traits/mm.c. */
int memory_protect(struct restore *rs, struct task *t, struct batch *b, struct error *reterr);

/* At most so many calls does memory_protect() add. It runs batches of its own if the given one has not that much room. */
u32 memory_protect_calls(const struct task *t);
