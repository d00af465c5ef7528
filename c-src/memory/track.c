/*
 * memory/track.c - which pages have changed since the parent images. A userfaultfd of the process, in asynchronous write-protect mode,
 * notes it in page tables: PAGEMAP_SCAN reads that and begins anew in one pass. Whatever loses it - fork, exec, mremap, a new
 * mapping at an old place, a closed descriptor - errs to "changed". Shared memory is not tracked: the kernel sees writes through
 * the same mapping only. Kernels without it may have soft-dirty bits, which need no descriptor.
 *
 * A page counts as unchanged only if the same watcher saw it from the moment of the parent images on: the hold (hold.h) has
 * their id. So a round that fails after it began to note must end the watching: its caller closes the hold.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/userfaultfd.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <time.h>
#include "base/format.h"
#include "kernel/probe.h"
#include "kernel/proc_stat.h"
#include "kernel/proc_status.h"
#include "memory/hold.h"
#include "memory/local.h"
#include "remote/trace.h"

#define PAGEMAP_SWAPPED	  (1ull << 62) /* an entry of /proc/PID/pagemap */
#define PAGEMAP_SWAP_TYPE 31u
#define UFFD_USER_ONLY	  1 /* UFFD_USER_MODE_ONLY: needs no privilege, and asynchronous faults never wait for anyone */

struct tracker {
	bool wanted; /* what changes from now on is to be noted */
	enum track_way way;
	struct hold last;      /* what the round before left, if it belongs to the parent images */
	struct images *parent; /* NULL: none */
	int keeper;	       /* pidfd of who keeps it; -1: the caller, or nobody */
	u64 id;		       /* of this round */
};

static void warn(struct dump *d, struct object object, const char *code, const char *hint, const char *format, ...)
{
	struct error warning = { .code = code, .object = object, .hint = hint };
	__builtin_va_list args;

	__builtin_va_start(args, format);
	format_args(warning.text, sizeof warning.text, format, args);
	__builtin_va_end(args);
	if (d->warn)
		d->warn(d, &warning);
}

/* --- plan --- */

/* Of our user: anyone may give his process that name, write images that lead to it, and so tell us what has changed. */
static bool is_ours(pid_t pid)
{
	struct proc_status status;
	char text[4096];

	return file_peek(PATHF("/proc/%d/status", pid), text, sizeof text) > 0 &&
	       proc_status_parse(text, &status) == 0 && status.uid[ID_REAL] == (u32)sys(SYS_getuid) &&
	       status.uid[ID_EFFECTIVE] == (u32)sys(SYS_geteuid);
}

/* The keeper's copy of the hold. Images may say anything: it must be the very process, by name, start time and user. */
static int keeper_hold(struct tracker *tracker, const TrackingEntry *e)
{
	AUTO(fd_close) int pidfd = e->has_keeper_pid ? (int)sys(SYS_pidfd_open, e->keeper_pid, 0) : -1;
	struct proc_stat st;
	long fd;

	if (pidfd < 0 || proc_stat_read(e->keeper_pid, 0, &st) < 0 || !str_eq(st.comm, KEEPER_NAME) ||
	    st.start_time != e->keeper_start || !is_ours(e->keeper_pid))
		return -1;
	fd = sys(SYS_pidfd_getfd, pidfd, e->keeper_fd, 0);
	if (fd >= 0)
		tracker->keeper = fd_take(&pidfd);
	return (int)MAX(fd, -1);
}

/* True: who watched since the parent images goes on. */
static bool hold_find(struct dump *d, struct tracker *tracker, const TrackingEntry *e)
{
	AUTO(fd_close) int kept = -1;

	if (!e)
		return false;
	if (d->options->has_tracking_fd && hold_read(d->arena, d->options->tracking_fd, &tracker->last) == 0 &&
	    tracker->last.id == e->id)
		return true;
	kept = keeper_hold(tracker, e);
	if (kept >= 0 && hold_read(d->arena, kept, &tracker->last) == 0 && tracker->last.id == e->id)
		return true;
	tracker->last = (struct hold){ 0 };
	fd_close(&tracker->keeper);
	return false;
}

static int parent_read(struct dump *d, struct tracker *tracker, struct error *reterr)
{
	InventoryEntry *inventory;
	int r = images_build_upon(d->images, d->options->parent_img, &tracker->parent, reterr);

	if (r >= 0)
		r = images_get(tracker->parent, IMG_INVENTORY, 0, &inventory, reterr);
	if (r >= 0 && !hold_find(d, tracker, inventory->tracking))
		warn(d, OBJECT(.path = images_path(tracker->parent)), "WARN_NOT_TRACKED",
		     "make each dump with tracking, upon the one before",
		     "it is not known what has changed since the images in %s: all memory is written",
		     images_path(tracker->parent));
	return r;
}

/* Tests choose another one. */
static enum track_way way_find(const struct dump *d)
{
	const char *fault = d->options->fault ? d->options->fault : "";

	if (str_eq(fault, "track:none"))
		return TRACK_NONE;
	if (str_eq(fault, "track:soft-dirty"))
		return TRACK_SOFT_DIRTY;
	if (has_uffd_wp_async())
		return TRACK_UFFD;
	return has_soft_dirty() ? TRACK_SOFT_DIRTY : TRACK_NONE;
}

int memory_track_plan(struct dump *d, struct error *reterr)
{
	struct tracker *tracker = arena_new(d->arena, struct tracker);
	int r = 0;

	*tracker = (struct tracker){ .wanted = d->pre_dump || (d->options->track_mem && d->runs_on), .keeper = -1 };
	if (!tracker->wanted && !d->options->parent_img)
		return 0;
	memory_dump_state(d)->tracker = tracker;
	if (d->options->parent_img)
		r = parent_read(d, tracker, reterr);
	if (r < 0)
		return r;
	tracker->way = tracker->last.way;
	if (!tracker->way && tracker->wanted)
		tracker->way = way_find(d);
	if (tracker->wanted && !tracker->way)
		warn(d, OBJECT(), "WARN_NOT_TRACKED", "see the feature mem_dirty_track",
		     "this kernel cannot tell which pages change: the next dump will write all memory");
	return 0;
}

static struct hold_task *hold_task(struct tracker *tracker, pid_t pid, u64 start_time)
{
	for (size_t i = 0; i < tracker->last.tasks.n; i++)
		if (tracker->last.tasks.v[i].pid == pid && tracker->last.tasks.v[i].start_time == start_time)
			return &tracker->last.tasks.v[i];
	return NULL;
}

int track_plan_task(struct dump *d, struct task *t, struct error *reterr)
{
	struct tracker *tracker = memory_dump_state(d)->tracker;
	struct watch *watch = &t->memory->watch;
	struct hold_task *held;
	struct pagemap *map;
	struct proc_stat st;
	int r;

	*watch = (struct watch){ .uffd = -1 };
	if (!tracker || proc_stat_read(t->pid, 0, &st) < 0)
		return 0;
	watch->start_time = st.start_time;
	held = hold_task(tracker, t->pid, st.start_time);
	if (!held)
		return 0;
	r = pagemap_read(d->arena, tracker->parent, IMG_PAGEMAP, (u64)t->pid, TASK_SIZE, &map, reterr);
	if (r < 0)
		return r;
	if (map)
		fd_close(&map->source->fd); /* that it is there and large enough was all we need to know */
	else if (page_client_used(d))
		r = page_client_parent(d, t, &map, reterr);
	if (r < 0)
		return r;
	watch->parent = map;
	watch->continued = true;
	watch->uffd = fd_take(&held->uffd);
	return 0;
}

/* --- frozen --- */

/* A userfaultfd belongs to the memory of who makes it: so the process makes it, we fetch it and have it closed there. */
static int uffd_make(struct dump *d, struct task *t, struct error *reterr)
{
	const u64 make[7] = { SYS_userfaultfd, O_CLOEXEC | O_NONBLOCK | UFFD_USER_ONLY };
	AUTO(fd_close) int pidfd = (int)sys(SYS_pidfd_open, t->pid, 0);
	AUTO(fd_close) int fd = -1;
	struct stopped *leader = &task_leader(t)->stopped;
	struct syscall_gate gate;
	s64 number, closed;
	int r = leader->saved ? 0 : stopped_save(leader, d->arena, reterr);

	if (r >= 0)
		r = memory_find_syscall(t, &gate, reterr);
	if (r >= 0)
		r = inject_syscall(leader, gate, make, &number, reterr);
	if (r < 0 || number < 0)
		return r < 0 ? r : (int)number;
	fd = (int)sys(SYS_pidfd_getfd, pidfd, number, 0);
	r = inject_syscall(leader, gate, (u64[7]){ SYS_close, (u64)number }, &closed, reterr);
	if (r < 0)
		return r;
	if (fd >= 0)
		r = uffd_track(fd);
	if (fd < 0 || r < 0)
		return fd < 0 ? fd : r;
	t->memory->watch.uffd = fd_take(&fd);
	return 0;
}

void memory_track_settle(struct dump *d)
{
	struct error ignored;

	for (size_t i = 0; i < d->tasks.n; i++) {
		struct stopped *leader = task_has_memory(d->tasks.v[i]) ? &task_leader(d->tasks.v[i])->stopped : NULL;

		if (!leader || !leader->seized || !leader->saved || !leader->changed || leader->running)
			continue;
		stopped_settle(leader, &ignored);
		stopped_put_back(leader);
	}
}

/* Again in each round: mappings come and go. -ESRCH: the memory is gone, by exec. */
static int vmas_watch(struct dump *d, struct task *t)
{
	struct watch *watch = &t->memory->watch;
	bool told = false;

	watch->vmas = arena_array(d->arena, bool, t->vma_count + 1);
	for (size_t i = 0; i < t->vma_count; i++) {
		const struct vma *v = &t->vmas[i];
		struct uffdio_register range = { .range = { v->start, v->end - v->start },
						 .mode = UFFDIO_REGISTER_MODE_WP };
		long r;

		if (!vma_has_private_pages(v) || v->vmflags & (VMF(ht) | VMF(dp)))
			continue;
		r = sys(SYS_ioctl, watch->uffd, UFFDIO_REGISTER, &range);
		if (r == -ESRCH)
			return (int)r;
		watch->vmas[i] = r == 0;
		if (r < 0 && !told)
			warn(d, vma_object(t, v->start, "mapping", NULL), "WARN_NOT_TRACKED", NULL,
			     "memory of process %d at 0x%lx cannot be tracked (%s): it is written each time", t->pid,
			     (unsigned long)v->start, error_name((int)r));
		told = told || r < 0;
	}
	return 0;
}

static void watch_forget(struct watch *watch)
{
	watch->continued = false;
	watch->parent = NULL;
	watch->vmas = NULL;
	fd_close(&watch->uffd);
}

int track_task(struct dump *d, struct task *t, struct error *reterr)
{
	struct tracker *tracker = memory_dump_state(d)->tracker;
	struct watch *watch = &t->memory->watch;
	struct proc_stat st;
	int r = 0;

	if (!tracker || !tracker->way)
		return 0;
	/* Another process may have got the pid between plan and freeze. */
	if (proc_stat_read(t->pid, 0, &st) < 0 || st.start_time != watch->start_time)
		watch_forget(watch);
	watch->start_time = st.start_time;
	if (tracker->way == TRACK_SOFT_DIRTY)
		return 0;
	if (watch->uffd >= 0 && vmas_watch(d, t) < 0)
		watch_forget(watch);
	if (watch->uffd >= 0 || !tracker->wanted)
		return 0;
	r = uffd_make(d, t, reterr);
	if (r < 0 && reterr->code)
		return r;
	if (r < 0)
		warn(d, task_object(t), "WARN_NOT_TRACKED", NULL,
		     "changes in the memory of process %d cannot be noted (userfaultfd: %s): the next dump will write "
		     "all of it",
		     t->pid, error_name(r));
	else if (vmas_watch(d, t) < 0)
		watch_forget(watch);
	return 0;
}

void track_filter(const struct dump *d, const struct task *t, bool watched, bool anonymous, struct page_filter *filter)
{
	const struct tracker *tracker = ((const struct memory_dump *)d->memory)->tracker;
	const struct watch *watch = &t->memory->watch;

	if (tracker && watched) {
		filter->report |= PAGE_WPALLOWED | PAGE_WRITTEN;
		filter->protect = tracker->wanted;
	}
	if (tracker && tracker->way == TRACK_SOFT_DIRTY && watch->parent)
		filter->report |= PAGE_SOFTDIRTY;
	if (tracker && !anonymous)
		filter->report |= PAGE_PRESENT;
}

/*
 * In mappings of files a swapped page may be none: the mark that a protected page leaves behind when it is thrown away looks the
 * same, and what is seen there then is the file's, if the file still goes so far. Such marks have a type behind all swap areas.
 */
bool track_is_mark(const struct task *t, u64 address)
{
	u64 entry = 0;

	return sys(SYS_pread64, t->pagemap, &entry, sizeof entry, address / PAGE_SIZE * 8) == sizeof entry &&
	       entry & PAGEMAP_SWAPPED && (entry & PAGEMAP_SWAP_TYPE) == PAGEMAP_SWAP_TYPE;
}

bool track_is_clean(const struct dump *d, const struct task *t, bool watched, bool anonymous, u64 categories)
{
	const struct tracker *tracker = ((const struct memory_dump *)d->memory)->tracker;
	const struct watch *watch = &t->memory->watch;

	if (!tracker || !watch->continued || !watch->parent || (!anonymous && !(categories & PAGE_PRESENT)))
		return false;
	if (tracker->way == TRACK_SOFT_DIRTY)
		return !(categories & PAGE_SOFTDIRTY);
	return watched && categories & PAGE_WPALLOWED && !(categories & PAGE_WRITTEN);
}

int track_task_end(struct dump *d, struct task *t, struct error *reterr)
{
	const struct tracker *tracker = memory_dump_state(d)->tracker;
	AUTO(fd_close) int fd = -1;
	long r;

	if (!tracker || !tracker->wanted || tracker->way != TRACK_SOFT_DIRTY)
		return 0;
	fd = file_open(PATHF("/proc/%d/clear_refs", t->pid), O_WRONLY);
	r = fd < 0 ? fd : sys(SYS_write, fd, "4", 1);
	return r < 0 ? error_sys(reterr, task_object(t), r, "cannot clear the soft-dirty bits of process %d", t->pid)
		     : 0;
}

void track_begin(struct dump *d)
{
	struct tracker *tracker = memory_dump_state(d)->tracker;

	if (!tracker || !tracker->wanted || tracker->keeper < 0)
		return;
	/* It is ours now: should we fail half-way, nobody must go on from where it was. */
	sys(SYS_pidfd_send_signal, tracker->keeper, SIGKILL, 0, 0);
	fd_close(&tracker->keeper);
}

/* --- what is left for the next round --- */

int memory_track_leave(struct dump *d, int socket, u64 *ret_id, struct error *reterr)
{
	const struct tracker *tracker = memory_dump_state(d)->tracker;
	struct hold hold = { .way = tracker->way };
	long r = sys(SYS_getrandom, &hold.id, sizeof hold.id, 0);

	for (size_t i = 0; i < d->tasks.n; i++) {
		const struct task *t = d->tasks.v[i];

		if (task_has_memory(t) && (tracker->way != TRACK_UFFD || t->memory->watch.uffd >= 0))
			vec_push(d->arena, &hold.tasks,
				 (struct hold_task){ t->pid, t->memory->watch.start_time, t->memory->watch.uffd });
	}
	if (r >= 0)
		r = hold_write(socket, &hold);
	*ret_id = hold.id;
	return r < 0 ? error_sys(reterr, OBJECT(), r, "cannot keep what memory tracking needs") : 0;
}

bool memory_is_tracked(struct dump *d)
{
	const struct tracker *tracker = memory_dump_state(d)->tracker;

	if (!tracker || !tracker->wanted || !tracker->way)
		return false;
	for (size_t i = 0; i < d->tasks.n; i++)
		if (task_has_memory(d->tasks.v[i]) &&
		    (tracker->way != TRACK_UFFD || d->tasks.v[i]->memory->watch.uffd >= 0))
			return true;
	return false;
}
