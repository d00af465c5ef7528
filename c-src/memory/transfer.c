/* memory/transfer.c - see transfer.h. */
#include "base/urgency.h"
#include "memory/transfer.h"
#include <errno.h>
#include <linux/userfaultfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <sys/vfs.h>
#include "memory/mover.h"

#define WINDOW_MIN     (32ul << 20) /* below, mapping the file costs more than its inode lock */
#define URGENT_MAX     (64ul << 20) /* some 10 ms */
#define TWO_MIN	       (1ul << 20)  /* below, a second thread costs more than it brings */
#define LARGE	       (64ul << 20)
#define CHUNK_MAX      (1ul << 20)
#define TMPFS	       0x01021994
#define UFFD_USER_ONLY 1 /* UFFD_USER_MODE_ONLY: needs no privilege */

enum step { STEP_READ_MEMORY, STEP_WRITE_FILE, STEP_READ_FILE, STEP_WRITE_MEMORY };

struct mover {
	struct transfer *work;
	int (*move)(struct mover *m, const struct chunk *c);
	u8 *buffer;
	bool main;
	struct iovec runs[CHUNK_RUNS];
	u8 *spare; /* for comparing with what is inherited */
	struct changed *changed;
	/* What went wrong, told by the main mover when both have ended. */
	long err;
	enum step step;
	const struct chunk *where;
};

static int transfer_error(const struct mover *m, struct error *reterr);

/* --- making the list --- */

void runs_add(struct arena *a, struct runs *runs, u64 address, u64 pages)
{
	struct run *last = runs->v.n ? &runs->v.v[runs->v.n - 1] : NULL;

	runs->pages += pages;
	if (last && last->address + last->pages * PAGE_SIZE == address)
		last->pages += pages;
	else
		vec_push(a, &runs->v, (struct run){ .address = address, .pages = pages });
}

void transfer_add(struct transfer *t, const struct memory_end *memory, const struct pages_file *file,
		  const struct run *runs, size_t count, u64 offset, bool anonymous)
{
	vec_push(t->arena, &t->parts, (struct transfer_part){ memory, file, runs, count, offset, anonymous });
	for (size_t i = 0; i < count; i++)
		t->size += runs[i].pages * PAGE_SIZE;
}

static void part_cut(struct transfer *t, const struct transfer_part *p)
{
	u64 skip = 0, offset = p->offset;

	for (size_t i = 0; i < p->count;) {
		struct chunk c = { p->memory,	 p->file,	   &p->runs[i],
				   .skip = skip, .offset = offset, .anonymous = p->anonymous };

		for (u32 n = 0; i < p->count && n < CHUNK_RUNS && c.size < t->chunk_size; n++) {
			u64 part = MIN(p->runs[i].pages * PAGE_SIZE - skip, t->chunk_size - c.size);

			c.size += part;
			skip += part;
			if (skip == p->runs[i].pages * PAGE_SIZE) {
				skip = 0;
				i++;
			}
		}
		vec_push(t->arena, &t->chunks, c);
		offset += c.size;
	}
}

/* 256 KiB to 2 MiB could not be told apart for large work; for small work the buffers themselves cost page faults. */
static void chunks_cut(struct transfer *t)
{
	_Static_assert(CHUNK_MAX / PAGE_SIZE <= CHUNK_RUNS, "every page of a chunk may be a run");
	t->chunk_size = t->size >= LARGE ? CHUNK_MAX : 256ul << 10;
	t->chunk_size = MIN(t->chunk_size, t->size);
	for (size_t i = 0; i < t->parts.n; i++)
		part_cut(t, &t->parts.v[i]);
}

struct pages_file *transfer_file(struct transfer *t, int fd, u64 size)
{
	struct pages_file *f = arena_new(t->arena, struct pages_file);

	*f = (struct pages_file){ .fd = fd, .size = size, .uffd = -1 };
	vec_push(t->arena, &t->files, f);
	return f;
}

/* --- one chunk --- */

static int failed(struct mover *m, const struct chunk *c, enum step step, long err)
{
	m->err = err;
	m->step = step;
	m->where = c;
	__atomic_store_n(&m->work->failed, true, __ATOMIC_RELAXED);
	return -1;
}

/* The chunk's runs as iovecs; returns their number. */
static u32 chunk_runs(struct mover *m, const struct chunk *c)
{
	u64 skip = c->skip, left = c->size;
	const struct run *run = c->run;
	u32 n = 0;

	for (; left; run++, skip = 0) {
		u64 part = MIN(run->pages * PAGE_SIZE - skip, left);

		m->runs[n++] = (struct iovec){ (void *)(run->address + skip), part };
		left -= part;
	}
	return n;
}

/* nr is pread64 or pwrite64. All of it, or -errno; -ENODATA at the end of the file. */
static long file_all(long nr, int fd, u8 *buffer, u64 size, u64 offset)
{
	while (size) {
		long r = sys(nr, fd, buffer, size, offset);

		if (r == -EINTR)
			continue;
		if (r <= 0)
			return r < 0 ? r : -ENODATA;
		buffer += r;
		offset += (u64)r;
		size -= (u64)r;
	}
	return 0;
}

/* All at once or page by page: those that are gone are zeros. */
static void run_leaving(const struct memory_end *memory, const struct iovec *run, u8 *buffer)
{
	if (file_all(SYS_pread64, memory->mem, buffer, run->iov_len, (u64)run->iov_base) == 0)
		return;
	for (u64 at = 0; at < run->iov_len; at += PAGE_SIZE)
		if (file_all(SYS_pread64, memory->mem, buffer + at, PAGE_SIZE, (u64)run->iov_base + at) < 0)
			memset(buffer + at, 0, PAGE_SIZE);
}

/* Run by run through a descriptor: a shared object, or /proc/PID/mem. An object may end within its last page. */
static long runs_by_fd(struct mover *m, u32 n, int fd, long nr)
{
	u8 *buffer = m->buffer;
	long r = 0;

	for (u32 i = 0; r == 0 && i < n; i++) {
		if (nr == SYS_pread64)
			memset(buffer, 0, m->runs[i].iov_len);
		r = file_all(nr, fd, buffer, m->runs[i].iov_len, (u64)m->runs[i].iov_base);
		if (r == -ENODATA && nr == SYS_pread64)
			r = 0;
		buffer += m->runs[i].iov_len;
	}
	return r;
}

static long memory_read_chunk(struct mover *m, const struct chunk *c)
{
	struct iovec local = { m->buffer, c->size };
	u32 n = chunk_runs(m, c);
	long r;

	if (c->memory->fd >= 0)
		return runs_by_fd(m, n, c->memory->fd, SYS_pread64);
	if (c->memory->leaves) {
		u8 *buffer = m->buffer;

		for (u32 i = 0; i < n; buffer += m->runs[i++].iov_len)
			run_leaving(c->memory, &m->runs[i], buffer);
		return 0;
	}
	r = sys(SYS_process_vm_readv, c->memory->pid, &local, 1, m->runs, n, 0);
	if (r == (long)c->size)
		return 0;
	if (r < 0 && r != -EFAULT)
		return r;
	/* Pages that the process itself may not read. */
	return runs_by_fd(m, n, c->memory->mem, SYS_pread64);
}

/* UFFDIO_COPY as far as it goes; 0 when all is placed. */
static long place(int uffd, u64 to, const u8 *from, u64 size)
{
	while (size) {
		struct uffdio_copy copy = {
			.dst = to, .src = (u64)from, .len = size, .mode = UFFDIO_COPY_MODE_DONTWAKE
		};
		long r = sys(SYS_ioctl, uffd, UFFDIO_COPY, &copy);

		if (r == 0)
			return 0;
		if (r != -EAGAIN)
			return r;
		if (copy.copy > 0) {
			to += (u64)copy.copy;
			from += copy.copy;
			size -= (u64)copy.copy;
		}
	}
	return 0;
}

static long window_write(const struct chunk *c, const u8 *buffer)
{
	u8 *at = c->file->window + c->offset;
	long r = place(c->file->uffd, (u64)at, buffer, c->size);

	/* While its page tables are warm; a munmap of all at once would hold up the host's own page faults. */
	sys(SYS_madvise, at, c->size, MADV_DONTNEED);
	return r;
}

static int move_out(struct mover *m, const struct chunk *c)
{
	long r = memory_read_chunk(m, c);

	if (r < 0)
		return failed(m, c, STEP_READ_MEMORY, r);
	if (c->file->window && window_write(c, m->buffer) == 0)
		return 0;
	/* Also what a window could not take: a full file system says so itself. */
	r = file_all(SYS_pwrite64, c->file->fd, m->buffer, c->size, c->offset);
	return r < 0 ? failed(m, c, STEP_WRITE_FILE, r) : 0;
}

static long memory_place(struct mover *m, const struct chunk *c, u32 n)
{
	const u8 *from = m->buffer;

	for (u32 i = 0; i < n; i++) {
		long r = place(c->memory->uffd, (u64)m->runs[i].iov_base, from, m->runs[i].iov_len);

		if (r < 0)
			return r;
		from += m->runs[i].iov_len;
	}
	return 0;
}

static long memory_write_chunk(struct mover *m, const struct chunk *c)
{
	struct iovec local = { m->buffer, c->size };
	u32 n = chunk_runs(m, c);
	long r;

	if (c->memory->fd >= 0)
		return runs_by_fd(m, n, c->memory->fd, SYS_pwrite64);
	if (c->anonymous && c->memory->uffd >= 0 && memory_place(m, c, n) == 0)
		return 0;
	r = sys(SYS_process_vm_writev, c->memory->pid, &local, 1, m->runs, n, 0);
	return r == (long)c->size ? 0 : r < 0 ? r : -EFAULT;
}

static long memory_write_changed(struct mover *m, const struct chunk *c)
{
	const struct changed *changed = m->changed;
	u64 size = 0;
	long r;

	for (u32 i = 0; i < changed->count; i++)
		size += changed->local[i].iov_len;
	if (!size)
		return 0;
	r = sys(SYS_process_vm_writev, c->memory->pid, changed->local, changed->count, changed->remote, changed->count,
		0);
	return r == (long)size ? 0 : r < 0 ? r : -EFAULT;
}

static int move_in(struct mover *m, const struct chunk *c)
{
	long r = file_all(SYS_pread64, c->file->fd, m->buffer, c->size, c->offset);

	if (r >= 0 && c->memory->inherited)
		r = inherited_compare(c->memory->inherited, m->runs, chunk_runs(m, c), m->buffer, m->spare, m->changed);
	if (r < 0)
		return failed(m, c, STEP_READ_FILE, r);
	if (c->memory->inherited) {
		r = memory_write_changed(m, c);
		return r < 0 ? failed(m, c, STEP_WRITE_MEMORY, r) : 0;
	}
	r = memory_write_chunk(m, c);
	return r < 0 ? failed(m, c, STEP_WRITE_MEMORY, r) : 0;
}

/* --- all of it --- */

/* The main mover takes from the front, the other from the back: far apart in memory and file, and none waits for the other. */
static const struct chunk *chunk_claim(struct mover *m)
{
	struct transfer *t = m->work;

	if (__atomic_load_n(&t->failed, __ATOMIC_RELAXED) ||
	    __atomic_fetch_add(&t->claimed, 1, __ATOMIC_RELAXED) >= t->chunks.n)
		return NULL;
	return m->main ? &t->chunks.v[t->front++] : &t->chunks.v[t->chunks.n - 1 - t->back++];
}

static int chunks_move(struct mover *m)
{
	struct transfer *t = m->work;
	const struct chunk *c;
	u32 count = 0;

	while ((c = chunk_claim(m))) {
		int r = m->move(m, c);
		u64 done = __atomic_add_fetch(&t->done, c->size, __ATOMIC_RELAXED);

		if (r < 0)
			return r;
		if (m->main && t->progress && ++count % 32 == 0)
			t->progress(t->context, done / PAGE_SIZE, t->size / PAGE_SIZE);
	}
	return 0;
}

static int mover_work(void *arg)
{
	return chunks_move(arg);
}

int memory_end_read(const struct memory_end *memory, u64 address, u64 size, u8 *buffer, struct error *reterr)
{
	struct run run = { .address = address, .pages = size / PAGE_SIZE };
	const struct chunk chunk = { .memory = memory, .run = &run, .size = size };
	struct mover m = { .buffer = buffer, .where = &chunk, .step = STEP_READ_MEMORY };

	m.err = memory_read_chunk(&m, &chunk);
	return m.err < 0 ? transfer_error(&m, reterr) : 0;
}

static int transfer_error(const struct mover *m, struct error *reterr)
{
	const struct memory_end *memory = m->where->memory;
	u64 address = m->where->run->address + m->where->skip;
	struct object object = { .pid = memory->pid, .fd = -1, .address = memory->fd < 0 ? address : 0 };

	switch (m->step) {
	case STEP_WRITE_FILE:
		return error_set(reterr, "ERR_IMAGE_WRITE", (int)m->err, object, "cannot write pages to the images: %s",
				 error_name((int)m->err));
	case STEP_READ_FILE:
		object.file = "pages";
		object.offset = m->where->offset;
		if (m->err == -ENODATA)
			return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL, object,
					 "a pages file ends before its last page");
		return error_sys(reterr, object, m->err, "cannot read pages from the images");
	default:
		if (m->err == -ESRCH)
			return error_set(reterr, "ERR_TARGET_GONE", -ESRCH, object,
					 "process %d died while its memory was moved", memory->pid);
		return error_sys(reterr, object, m->err, "cannot %s memory of process %d at 0x%lx",
				 m->step == STEP_READ_MEMORY ? "read" : "write", memory->pid, (unsigned long)address);
	}
}

static struct mover *mover_new(struct transfer *t, bool main)
{
	struct mover *m = arena_new(t->arena, struct mover);

	m->work = t;
	m->move = t->move;
	m->main = main;
	m->buffer = arena_alloc(t->arena, t->chunk_size);
	m->spare = arena_alloc(t->arena, SPARE);
	m->changed = arena_new(t->arena, struct changed);
	return m;
}

/* The other mover begins; what it has not done when the caller comes to transfer_end() is shared. */
static void transfer_begin(struct transfer *t, int (*move)(struct mover *, const struct chunk *))
{
	t->move = move;
	if (!t->size)
		return;
	chunks_cut(t);
	t->movers[0] = mover_new(t, true);
	t->movers[1] = mover_new(t, false);
	if (t->size >= TWO_MIN && t->chunks.n > 1 && movers_useful(2) == 2)
		mover_start(t->arena, &t->thread, mover_work, t->movers[1]);
}

static int transfer_end(struct transfer *t, struct error *reterr)
{
	int r, other;

	if (!t->size)
		return 0;
	if (t->size > URGENT_MAX)
		urgency_drop();
	r = mover_work(t->movers[0]);
	other = mover_join(&t->thread);
	if (t->size > URGENT_MAX)
		urgency_raise();
	for (int i = 0; i < 2; i++)
		if (t->movers[i]->where)
			return transfer_error(t->movers[i], reterr);
	return r ? r : other;
}

/* --- windows --- */

static long uffd_open(int flags)
{
	struct uffdio_api api = { .api = UFFD_API };
	AUTO(fd_close) int fd = (int)sys(SYS_userfaultfd, flags);
	long r = fd < 0 ? fd : sys(SYS_ioctl, fd, UFFDIO_API, &api);

	return r < 0 ? r : fd_take(&fd);
}

static bool is_tmpfs(int fd)
{
	struct statfs fs;

	return sys(SYS_fstatfs, fd, &fs) == 0 && fs.f_type == TMPFS;
}

static void window_close(struct pages_file *f)
{
	if (f->window)
		sys(SYS_munmap, f->window, f->size);
	f->window = NULL;
	fd_close(&f->uffd);
}

/* Any failure: the file is written by pwrite. */
static void window_open(struct pages_file *f)
{
	struct uffdio_register range = { .range = { .len = f->size }, .mode = UFFDIO_REGISTER_MODE_MISSING };
	long r;

	if (f->size < WINDOW_MIN || !is_tmpfs(f->fd) || sys(SYS_ftruncate, f->fd, f->size) < 0)
		return;
	f->uffd = (int)uffd_open(UFFD_USER_ONLY | 02000000 /* O_CLOEXEC */);
	if (f->uffd < 0)
		return;
	r = sys(SYS_mmap, 0, f->size, PROT_READ | PROT_WRITE, MAP_SHARED, f->fd, 0);
	if (r < 0 && r > -4096) {
		fd_close(&f->uffd);
		return;
	}
	f->window = (u8 *)r;
	range.range.start = (u64)r;
	if (sys(SYS_ioctl, f->uffd, UFFDIO_REGISTER, &range) < 0)
		window_close(f);
}

void transfer_out_begin(struct transfer *t)
{
	for (size_t i = 0; i < t->files.n; i++)
		window_open(t->files.v[i]);
	transfer_begin(t, move_out);
}

int transfer_out_end(struct transfer *t, struct error *reterr)
{
	int r = transfer_end(t, reterr);

	for (size_t i = 0; i < t->files.n; i++)
		window_close(t->files.v[i]);
	return r;
}

void transfer_cancel(struct transfer *t)
{
	__atomic_store_n(&t->failed, true, __ATOMIC_RELAXED);
	mover_join(&t->thread);
	for (size_t i = 0; i < t->files.n; i++)
		window_close(t->files.v[i]);
}

int transfer_in(struct transfer *t, struct error *reterr)
{
	transfer_begin(t, move_in);
	return transfer_end(t, reterr);
}
