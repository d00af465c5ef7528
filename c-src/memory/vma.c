/*
 * memory/vma.c - the mappings of a process to be dumped. smaps is read while it runs (its page statistics cost 15 us per MiB);
 * when it is frozen the header lines are compared with maps (17 us for 90 mappings) and smaps is read again only if they differ.
 * The price: a madvise or mlock between plan and freeze that changes nothing but VmFlags goes unseen.
 */
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include "kinds/kind.h"
#include "memory/local.h"

#define MAPS_CEILING (512ul << 20) /* bytes of smaps: a million mappings */

/* --- what a mapping is --- */

struct madvise_flag {
	u64 vmf;
	int advice;
};
static const struct madvise_flag madvise_flags[] = {
	{ VMF(sr), MADV_SEQUENTIAL }, { VMF(rr), MADV_RANDOM },	    { VMF(dc), MADV_DONTFORK },
	{ VMF(mg), MADV_MERGEABLE },  { VMF(hg), MADV_HUGEPAGE },   { VMF(nh), MADV_NOHUGEPAGE },
	{ VMF(dd), MADV_DONTDUMP },   { VMF(wf), MADV_WIPEONFORK },
};

#define RING_HINT "let the target unmap it and close its descriptor before the dump"

/* Mappings by the start of their name. */
struct refused_path {
	const char *start, *kind;
};
static const struct refused_path refused_paths[] = {
	{ "anon_inode:[io_uring]", "io_uring ring" },
	{ "anon_inode:[perf_event]", "perf event buffer" },
	{ "anon_inode:bpf-map", "BPF map" },
	{ "anon_inode:", "anonymous inode" },
	{ "[uprobes]", "uprobe page" },
	{ "/dmabuf:", "DMA buffer" },
};

static const char *device_kind(const struct vma *v)
{
	return v->vmflags & (VMF(io) | VMF(pf)) ? "device memory" : "device";
}

static const char *hint_of(const struct vma *v)
{
	if (str_starts(v->path, "anon_inode:"))
		return RING_HINT;
	return str_eq(v->path, "[uprobes]") ? "set allowUprobes" : NULL;
}

static const char *refused_by_path(const struct vma *v)
{
	for (size_t i = 0; i < ARRAY_SIZE(refused_paths); i++)
		if (str_starts(v->path, refused_paths[i].start))
			return refused_paths[i].kind;
	return NULL;
}

static bool ends_deleted(const char *path)
{
	static const char tail[] = " (deleted)";
	size_t n = strlen(path);

	return n > sizeof tail - 1 && str_eq(path + n - (sizeof tail - 1), tail);
}

static bool is_huge_zero(const struct vma *v)
{
	return v->vmflags & VMF(ht) && str_starts(v->path, "/anon_hugepage");
}

/* shmem without a name of its own, or a memfd: the same object inside. */
static bool is_shared_object(const struct vma *v)
{
	/* With " (deleted)", /dev/zero is no device but such an object; through map_files it can be mapped privately, too. */
	return str_starts(v->path, "/memfd:") || (v->ino && str_eq(v->path, "/dev/zero (deleted)")) ||
	       (v->shared && v->ino && (str_starts(v->path, "[anon_shmem:") || is_huge_zero(v)));
}

/* segment_plan_vma() tells a file of that name apart. */
static bool is_segment(const struct vma *v)
{
	static const char head[] = "/SYSV";

	return str_starts(v->path, head) && strlen(v->path) == sizeof head - 1 + 8 + strlen(" (deleted)") &&
	       ends_deleted(v->path);
}

static bool is_aio_ring(const struct vma *v)
{
	return v->ino && str_starts(v->path, "/[aio]");
}

static enum vma_special special_of(const char *path)
{
	if (str_eq(path, "[vdso]"))
		return VMA_VDSO;
	if (str_eq(path, "[vvar]"))
		return VMA_VVAR;
	if (str_eq(path, "[vvar_vclock]"))
		return VMA_VVAR_VCLOCK;
	return str_eq(path, "[vsyscall]") ? VMA_VSYSCALL : VMA_NORMAL;
}

static u32 status_of(const struct vma *v)
{
	static const u32 specials[] = {
		[VMA_VDSO] = VMA_STATUS_VDSO | VMA_STATUS_REGULAR,
		[VMA_VVAR] = VMA_STATUS_VVAR | VMA_STATUS_REGULAR,
		[VMA_VVAR_VCLOCK] = VMA_STATUS_VVAR | VMA_STATUS_REGULAR,
		[VMA_VSYSCALL] = VMA_STATUS_VSYSCALL,
	};

	if (v->special != VMA_NORMAL)
		return specials[v->special] | VMA_STATUS_ANON_PRIVATE;
	if (is_segment(v))
		return VMA_STATUS_REGULAR | VMA_STATUS_SYSVIPC | VMA_STATUS_ANON_SHARED;
	if (is_aio_ring(v))
		return VMA_STATUS_AIORING;
	if (is_shared_object(v))
		return VMA_STATUS_REGULAR | VMA_STATUS_MEMFD |
		       (v->shared ? VMA_STATUS_FILE_SHARED : VMA_STATUS_FILE_PRIVATE);
	if (str_starts(v->path, "socket:"))
		return VMA_STATUS_REGULAR | VMA_STATUS_SOCKET;
	/* A private mapping of /dev/zero is anonymous memory; anonymous huge pages have an inode. */
	if (!v->ino || (!v->shared && (str_eq(v->path, "/dev/zero") || is_huge_zero(v))))
		return VMA_STATUS_REGULAR | VMA_STATUS_ANON_PRIVATE | (str_eq(v->path, "[heap]") ? VMA_STATUS_HEAP : 0);
	return VMA_STATUS_REGULAR | (v->shared ? VMA_STATUS_FILE_SHARED : VMA_STATUS_FILE_PRIVATE);
}

static u32 map_flags_of(const struct vma *v, u32 status)
{
	u32 flags = v->shared ? MAP_SHARED : v->vmflags & VMF(dp) ? MAP_DROPPABLE_ : MAP_PRIVATE;

	if (v->vmflags & VMF(ht))
		flags |= MAP_HUGETLB | (u32)__builtin_ctzll(v->page_size) << MAP_HUGE_SHIFT;
	if (status & VMA_STATUS_ANON)
		flags |= MAP_ANONYMOUS;
	if (v->vmflags & VMF(gd))
		flags |= MAP_GROWSDOWN;
	if (v->vmflags & VMF(lo))
		flags |= MAP_LOCKED;
	return v->vmflags & VMF(nr) ? flags | MAP_NORESERVE : flags;
}

static u64 madvise_of(const struct vma *v)
{
	u64 bits = 0;

	for (size_t i = 0; i < ARRAY_SIZE(madvise_flags); i++)
		if (v->vmflags & madvise_flags[i].vmf)
			bits |= 1ull << madvise_flags[i].advice;
	/* vvar is never dumped to core files; nobody asked for it. */
	return v->special == VMA_NORMAL ? bits : 0;
}

/* PR_SET_VMA_ANON_NAME; NULL: none. */
static char *anon_name_of(struct arena *a, const struct vma *v)
{
	static const char head[] = "[anon:";
	size_t n = strlen(v->path);
	char *name;

	if (!str_starts(v->path, head) || v->path[n - 1] != ']')
		return NULL;
	name = arena_strdup(a, v->path + sizeof head - 1);
	name[n - sizeof head] = '\0';
	return name;
}

static VmaEntry *entry_of(struct arena *a, const struct vma *v)
{
	VmaEntry *e = arena_new(a, VmaEntry);

	vma_entry__init(e);
	e->start = v->start;
	e->end = v->end;
	e->prot = v->prot;
	e->status = status_of(v);
	e->flags = map_flags_of(v, e->status);
	e->fd = -1;
	e->madv = madvise_of(v);
	e->has_madv = e->madv != 0;
	e->has_sealed = e->sealed = v->special == VMA_NORMAL && v->vmflags & VMF(sl);
	e->anon_name = anon_name_of(a, v);
	if (e->status & (VMA_STATUS_AIORING | VMA_STATUS_SOCKET)) {
		e->fdflags = O_RDWR;
		e->has_fdflags = true;
	} else if (e->status & (VMA_STATUS_FILE | VMA_STATUS_SYSVIPC)) {
		e->pgoff = v->pgoff;
		/* Only a file that was opened for writing may be mapped shared and made writable. */
		e->fdflags = v->shared && v->vmflags & VMF(mw) ? O_RDWR : O_RDONLY;
		e->has_fdflags = true;
	}
	return e;
}

/* --- what cannot be dumped --- */

static int refuse(const struct task *t, const struct vma *v, const char *kind, const char *hint, struct error *reterr)
{
	return error_refuse(reterr, "ERR_UNSUPPORTED_MAPPING", vma_object(t, v->start, kind, *v->path ? v->path : NULL),
			    hint, "process %d maps %s at 0x%lx%s%s", t->pid, kind, (unsigned long)v->start,
			    *v->path ? ": " : "", v->path);
}

int device_ask(struct dump *d, const struct task *t, const struct vma *v, u32 id, struct error *reterr)
{
	PluginQuestion question = PLUGIN_QUESTION__INIT;

	if (!d->ask_plugins || !(v->entry->status & VMA_STATUS_FILE_SHARED) || v->path[0] != '/')
		return 0;
	question.what = "dump-device-mapping";
	question.id = id;
	question.has_pid = question.has_start = question.has_end = question.has_offset = true;
	question.pid = t->pid;
	question.path = (char *)v->path;
	question.kind = (char *)device_kind(v);
	question.start = v->start;
	question.end = v->end;
	question.offset = v->pgoff;
	return d->ask_plugins(d, &question, reterr);
}

int device_refuse(const struct task *t, const struct vma *v, struct error *reterr)
{
	return refuse(t, v, device_kind(v), "let the target unmap it, or write a plugin for it", reterr);
}

static int device_check(struct dump *d, const struct task *t, const struct vma *v, struct error *reterr)
{
	int r = device_ask(d, t, v, 0, reterr);

	if (r > 0)
		v->entry->status |= VMA_STATUS_EXT_PLUGIN;
	return r == 0 ? device_refuse(t, v, reterr) : MIN(r, 0);
}

static bool is_regular_file(const struct task *t, const struct vma *v)
{
	struct stat st;

	if (sys(SYS_newfstatat, AT_FDCWD,
		PATHF("/proc/%d/map_files/%lx-%lx", t->pid, (unsigned long)v->start, (unsigned long)v->end), &st,
		0) < 0)
		return true; /* gone, or not for us to see: it will be found when it is dumped */
	return S_ISREG(st.st_mode);
}

static int deleted_check(struct dump *d, const struct task *t, const struct vma *v, struct error *reterr)
{
	int r = regular_plan_link(
		d, t, PATHF("/proc/%d/map_files/%lx-%lx", t->pid, (unsigned long)v->start, (unsigned long)v->end),
		v->path, reterr);

	if (r == -ENOENT && !d->frozen) /* unmapped meanwhile */
		return 0;
	if (r < 0)
		reterr->object.address = v->start;
	return r;
}

static int vma_check(struct dump *d, const struct task *t, const struct vma *v, struct error *reterr)
{
	const char *kind;

	if (v->special != VMA_NORMAL)
		return 0;
	if (vma_is_ring(v))
		return aio_plan(d, t, v, reterr);
	kind = refused_by_path(v);
	if (kind || v->vmflags & VMF(ss))
		return refuse(t, v, kind ? kind : "shadow stack", hint_of(v), reterr);
	if (str_eq(device_kind(v), "device memory"))
		return device_check(d, t, v, reterr);
	if (vma_is_segment(v)) /* the first one has inode 0 */
		return segment_plan_vma(d, t, v, reterr);
	/* The kernel maps all rings of a socket at once, or nothing. */
	if (v->entry->status & VMA_STATUS_SOCKET && v->pgoff)
		return refuse(t, v, "packet socket ring (a part of it)", NULL, reterr);
	if (v->shared && !v->ino)
		return refuse(t, v, "shared memory without an inode", NULL, reterr);
	if (!(v->entry->status & VMA_STATUS_FILE) || v->entry->status & VMA_STATUS_MEMFD)
		return 0;
	if (v->path[0] != '/')
		return refuse(t, v, "object without a path", NULL, reterr);
	if (ends_deleted(v->path))
		return deleted_check(d, t, v, reterr);
	return is_regular_file(t, v) ? 0 : device_check(d, t, v, reterr);
}

/* --- reading --- */

static void vmas_note(struct dump *d, struct task *t)
{
	for (size_t i = 0; i < t->vma_count; i++) {
		struct error obstacle = { 0 };

		if (vma_check(d, t, &t->vmas[i], &obstacle) < 0)
			dump_obstacle(d, &obstacle);
	}
}

static void vma_fill(struct vma *v, struct arena *a, const struct maps_line *line)
{
	char *path = arena_alloc(a, line->path_length + 1);

	memcpy(path, line->path, line->path_length);
	*v = (struct vma){
		.start = line->start,
		.end = line->end,
		.pgoff = line->pgoff,
		.dev = line->dev,
		.ino = line->ino,
		.prot = line->prot,
		.shared = line->shared,
		.path = path,
		.special = special_of(path),
		.page_size = PAGE_SIZE,
	};
}

/* Bytes of all header lines: what maps shows. */
static size_t headers_size(const char *text, size_t size)
{
	const char *end = text + size;
	size_t sum = 0;

	for (const char *p = text, *next; p < end; p = next) {
		const char *newline = memchr(p, '\n', (size_t)(end - p));

		next = newline ? newline + 1 : end;
		if (maps_line_is(p, (size_t)(next - p)))
			sum += (size_t)(next - p);
	}
	return sum;
}

/* Splits smaps: header lines go to `maps` (room for all of them), mappings and flags to t->vmas. */
static int smaps_parse(struct arena *a, struct task *t, const char *text, size_t size, char *maps)
{
	VEC(struct vma) vmas = { 0 };
	const char *end = text + size;
	size_t used = 0;

	for (const char *p = text, *next; p < end; p = next) {
		const char *newline = memchr(p, '\n', (size_t)(end - p));
		struct maps_line line;

		next = newline ? newline + 1 : end;
		if (maps_line_is(p, (size_t)(next - p))) {
			if (maps_line_parse(p, (size_t)(next - p), &line) < 0)
				return -EINVAL;
			vma_fill(vec_push(a, &vmas, (struct vma){ 0 }), a, &line);
			memcpy(maps + used, p, (size_t)(next - p));
			used += (size_t)(next - p);
		} else if (vmas.n && *p == 'V') {
			maps_vmflags_parse(p, (size_t)(next - p), &vmas.v[vmas.n - 1].vmflags);
		} else if (vmas.n && *p == 'K') {
			maps_page_size_parse(p, (size_t)(next - p), &vmas.v[vmas.n - 1].page_size);
		}
	}
	for (size_t i = 0; i < vmas.n; i++)
		vmas.v[i].entry = entry_of(a, &vmas.v[i]);
	t->vmas = vmas.v;
	t->vma_count = vmas.n;
	t->memory->maps = maps;
	t->memory->maps_size = used;
	return 0;
}

static ssize_t smaps_text(struct dump *d, const struct task *t, char **ret)
{
	ssize_t n = d->frozen ? -EAGAIN : scout_smaps(d, t, ret);

	return n > 0 ? n : file_slurp(d->arena, PATHF("/proc/%d/smaps", t->pid), MAPS_CEILING, ret);
}

static int smaps_read(struct dump *d, struct task *t, struct error *reterr)
{
	char *text;
	ssize_t n = smaps_text(d, t, &text);
	int r;

	if (n < 0)
		return error_sys(reterr, task_object(t), n, "cannot read the mappings of process %d", t->pid);
	r = smaps_parse(d->arena, t, text, (size_t)n, arena_alloc(d->arena, headers_size(text, (size_t)n) + 1));
	if (r < 0)
		return error_set(reterr, "ERR_KERNEL_INTERFACE", r, task_object(t), "/proc/%d/smaps is not understood",
				 t->pid);
	uprobes_leave_out(d, t);
	return 0;
}

static bool maps_unchanged(struct dump *d, struct task *t)
{
	char *text;
	ssize_t n = file_slurp(d->arena, PATHF("/proc/%d/maps", t->pid), MAPS_CEILING, &text);

	return n >= 0 && t->memory->maps && (size_t)n == t->memory->maps_size &&
	       memcmp(text, t->memory->maps, (size_t)n) == 0;
}

void memory_plan_new(struct dump *d, struct task *t)
{
	if (t->memory)
		return;
	t->memory = arena_new(d->arena, struct memory_plan);
	t->memory->uffd = t->memory->remote_uffd = t->memory->watch.uffd = -1;
}

void memory_plan_cancel(struct dump *d)
{
	scout_stop(d);
}

int memory_plan(struct dump *d, struct task *t, struct error *reterr)
{
	int r;

	memory_plan_new(d, t);
	r = smaps_read(d, t, reterr);
	if (r >= 0)
		vmas_note(d, t);
	return r < 0 ? r : track_plan_task(d, t, reterr);
}

/* What the plan did not see is checked again. */
static int vmas_refresh(struct dump *d, struct task *t, struct error *reterr)
{
	int r;

	if (!t->memory) /* born after the plan */
		return memory_plan(d, t, reterr);
	if (maps_unchanged(d, t))
		return 0;
	r = smaps_read(d, t, reterr);
	if (r >= 0)
		vmas_note(d, t);
	return r;
}

static int proc_open(struct task *t, const char *name, int *fd, struct error *reterr)
{
	int r;

	if (*fd >= 0)
		return 0;
	r = file_open(PATHF("/proc/%d/%s", t->pid, name), O_RDONLY);
	if (r < 0)
		return error_sys(reterr, task_object(t), r, "cannot open /proc/%d/%s", t->pid, name);
	*fd = r;
	return 0;
}

int memory_collect(struct dump *d, struct task *t, struct error *reterr)
{
	int r = vmas_refresh(d, t, reterr);

	if (r >= 0)
		r = aio_collect(d, t, reterr);
	if (r >= 0)
		r = proc_open(t, "mem", &t->mem, reterr);
	return r < 0 ? r : proc_open(t, "pagemap", &t->pagemap, reterr);
}
