/*
 * memory/transfer.h - pages on their way between memory and pages files, in chunks that two movers take from both ends.
 *
 * Figures, 1 GiB of 4 KiB pages, images on tmpfs, 2 cores that other jobs used too: median (best) of 5 or 7 in ms, one value per
 * series. They scatter by 2x and more, so they settle the order only where it is clear.
 *
 *   out  one mover, process_vm_readv + pwrite                    931 (686)
 *        two movers, the same (one inode lock for all writes)    621 (576) to 1517 (500)
 *        two movers, file mapped, MADV_POPULATE_WRITE, readv     565 (495)
 *        two movers, file mapped, readv + UFFDIO_COPY, 1 MiB     311 (293), 404 (382), 465 (410), 1465 (892)   <- on tmpfs
 *        the last against pwrite within the engine, in turn      500 (472) : 598 (558), then 730 (519) : 680 (627)
 *   in   conductor pread + process_vm_writev, remote preadv      474 (449)
 *        remote, two threads preadv                              483 (433)
 *        two movers, image mapped, UFFDIO_COPY                   305 (280)
 *        two movers, pread + UFFDIO_COPY                         279 (260)      <- chosen: and no SIGBUS from a torn image
 *
 * Open: the way out has to be measured again on a quiet machine, window against pwrite, before a ratio is claimed.
 * On other file systems pages are written by pwrite.
 */
#pragma once
#include <sys/uio.h>
#include "memory/local.h"
#include "memory/mover.h"

struct mover;

#define CHUNK_RUNS 512
#define SPARE	   (64ul << 10)

/* The memory side: a process, or a shared object by its descriptor. */
struct memory_end {
	pid_t pid;
	int mem;     /* dump: /proc/PID/mem, for pages that the process itself may not read; -1: none */
	int fd;	     /* shared object, addresses are offsets in it; -1: a process */
	int uffd;    /* restore: userfaultfd of the process */
	bool leaves; /* dump: it runs, and may free pages, exec or end: read by `mem` alone, and what is gone as zeros */
	const struct runs
		*inherited; /* restore: pages that are there already, and stay if they are the same; NULL: none */
};

/* The file side. The window is the file mapped, to be filled by userfaultfd; NULL: written by pwrite. */
struct pages_file {
	int fd;
	u64 size;
	u8 *window;
	int uffd; /* of our own address space, for the window */
};

struct chunk {
	const struct memory_end *memory;
	const struct pages_file *file;
	const struct run *run; /* the first one */
	u64 skip;	       /* bytes of it that belong to the chunk before */
	u64 size;	       /* bytes, at most transfer.chunk_size */
	u64 offset;	       /* in the file */
	bool anonymous;	       /* restore: nothing is there yet, userfaultfd may place whole pages */
};

/* Runs of one memory whose contents lie one after the other in one file. */
struct transfer_part {
	const struct memory_end *memory;
	const struct pages_file *file;
	const struct run *runs;
	size_t count;
	u64 offset;
	bool anonymous;
};

struct transfer {
	struct arena *arena;
	VEC(struct transfer_part) parts;
	u64 chunk_size; /* large ones for large work, see transfer.c */
	VEC(struct chunk) chunks;
	VEC(struct pages_file *) files;
	u64 size; /* bytes of all parts */
	/* While it runs, by both movers: */
	u32 claimed, front, back;
	bool failed;
	u64 done;
	void (*progress)(void *context, u64 pages, u64 total);
	void *context;
	int (*move)(struct mover *m, const struct chunk *c);
	struct mover *movers[2]; /* the caller's own, the thread's */
	struct mover_thread thread;
};

/* Pages of a chunk that have to be written. */
struct changed {
	struct iovec local[CHUNK_RUNS], remote[CHUNK_RUNS];
	u32 count;
};
/*
 * memory/inherit.c: the pages at `bytes`, run after run, against those in `theirs` by the images. `spare` has room for SPARE bytes. 0, or -errno
 * of reading theirs; at most as many runs as pages.
 */
int inherited_compare(const struct runs *theirs, const struct iovec *runs, u32 count, const u8 *bytes, u8 *spare,
		      struct changed *ret);

/* Whole pages that lie together, into a buffer: for those who do not write them to a file. */
int memory_end_read(const struct memory_end *memory, u64 address, u64 size, u8 *buffer, struct error *reterr);
/* Adds `count` runs whose contents lie one after the other in the file, from `offset` on. They must stay where they are. */
void transfer_add(struct transfer *t, const struct memory_end *memory, const struct pages_file *file,
		  const struct run *runs, size_t count, u64 offset, bool anonymous);
/* An empty pages file of `size` bytes to be written; windows are opened when the work is large. */
struct pages_file *transfer_file(struct transfer *t, int fd, u64 size);
/* Memory -> files. A second thread begins at once; the caller takes its share, and the result, in transfer_out_end(). */
void transfer_out_begin(struct transfer *t);
int transfer_out_end(struct transfer *t, struct error *reterr);
/* Instead of the end, or after it: nothing of ours touches the memory any more. */
void transfer_cancel(struct transfer *t);
int transfer_in(struct transfer *t, struct error *reterr); /* files -> memory */
