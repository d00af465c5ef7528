/*
 * memory/scout.c - a second thread that works ahead while the conductor plans and the target still runs: it reads smaps of all tasks
 * (1.5 ms for an idle Node), then has the file system find pages for the pages files, which is half the cost of writing them. It
 * stops where it is when the copying begins; whatever it has not done is done later.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include "base/format.h"
#include "memory/local.h"
#include "memory/mover.h"

#define WORTH_IT 4096	       /* pages in memory; below, a thread costs more than it brings */
#define ROOM	 (128ul << 20) /* for texts of all tasks; what is not used costs no memory */
#define ROOM_MIN (128ul << 10)
#define ROOM_MAX (4ul << 20)
#define PIECE	 (512ul << 10) /* of a pages file: how long a stop may take */

struct scouted {
	pid_t pid;
	char *smaps;
	ssize_t size; /* -errno: to be read again by who needs it */
	int fd;	      /* pages file, -1: none */
	u64 expected; /* bytes in it */
};

struct scout {
	struct mover_thread thread;
	struct scouted *tasks;
	size_t count, room;
	u32 smaps_read; /* futex: 1 when all texts are there */
	bool stop;
};

static ssize_t smaps_copy(const struct scout *scout, const struct scouted *t)
{
	AUTO(fd_close) int fd = file_open(PATHF("/proc/%d/smaps", t->pid), O_RDONLY);
	ssize_t n = fd < 0 ? fd : file_read_all(fd, t->smaps, scout->room - 1);

	if (n < 0)
		return n;
	t->smaps[n] = '\0';
	return (size_t)n == scout->room - 1 ? -EFBIG : n;
}

static void file_prepare(const struct scout *scout, const struct scouted *t)
{
	for (u64 at = 0; t->fd >= 0 && at < t->expected; at += PIECE)
		if (__atomic_load_n(&scout->stop, __ATOMIC_RELAXED) ||
		    sys(SYS_fallocate, t->fd, 0, at, MIN(PIECE, t->expected - at)) < 0)
			return;
}

static int scout_work(void *arg)
{
	struct scout *scout = arg;

	for (size_t i = 0; i < scout->count; i++)
		scout->tasks[i].size = smaps_copy(scout, &scout->tasks[i]);
	__atomic_store_n(&scout->smaps_read, 1, __ATOMIC_RELEASE);
	sys(SYS_futex, &scout->smaps_read, FUTEX_WAKE, 1, 0);
	for (size_t i = 0; i < scout->count; i++)
		file_prepare(scout, &scout->tasks[i]);
	return 0;
}

/* Anonymous pages in memory, about what will be dumped; *total grows by all that smaps walks. */
static u64 anonymous_pages(pid_t pid, u64 *total)
{
	u64 resident, shared;
	char text[128];
	const char *p = text;

	if (file_peek(PATHF("/proc/%d/statm", pid), text, sizeof text) <= 0)
		return 0;
	parse_number(&p, 10); /* size resident shared ... */
	p += *p == ' ';
	resident = parse_number(&p, 10);
	p += *p == ' ';
	shared = parse_number(&p, 10);
	*total += resident;
	return resident > shared ? resident - shared : 0;
}

static int pages_file(struct dump *d, struct task *t, int *ret_fd, struct error *reterr)
{
	t->memory->pages_id = ++memory_dump_state(d)->pages_id;
	return images_raw(d->images, IMG_PAGES, t->memory->pages_id, ret_fd, reterr);
}

/* Without images (a plan only, or a page server has them) there are no files to prepare. */
static int scouted_add(struct dump *d, struct scout *scout, struct task *t, u64 pages, struct error *reterr)
{
	struct scouted *s = &scout->tasks[scout->count++];

	*s = (struct scouted){ .pid = t->pid, .size = -EAGAIN, .fd = -1, .expected = pages * PAGE_SIZE };
	/* Upon a parent it will be little, nobody knows how much. */
	if (memory_dump_state(d)->tracker && d->options->parent_img)
		s->expected = 0;
	s->smaps = arena_alloc(d->arena, scout->room);
	return d->images && !page_client_used(d) ? pages_file(d, t, &s->fd, reterr) : 0;
}

int memory_plan_begin(struct dump *d, struct error *reterr)
{
	struct scout *scout = arena_new(d->arena, struct scout);
	u64 *pages = arena_array(d->arena, u64, d->tasks.n), total = 0;
	int r = page_client_begin(d, reterr);

	if (r < 0)
		return r;

	for (size_t i = 0; i < d->tasks.n; i++) {
		memory_plan_new(d, d->tasks.v[i]);
		pages[i] = anonymous_pages(d->tasks.v[i]->pid, &total);
	}
	if (movers_useful(2) < 2 || total < WORTH_IT)
		return 0;
	memory_dump_state(d)->scout = scout;
	scout->room = MIN(MAX(ROOM / d->tasks.n, ROOM_MIN), ROOM_MAX);
	scout->tasks = arena_array(d->arena, struct scouted, d->tasks.n);
	for (size_t i = 0; r >= 0 && i < d->tasks.n && i < ROOM / ROOM_MIN; i++)
		if (task_has_memory(d->tasks.v[i]))
			r = scouted_add(d, scout, d->tasks.v[i], pages[i], reterr);
	if (r >= 0)
		mover_start(d->arena, &scout->thread, scout_work, scout);
	return r;
}

void scout_stop(struct dump *d)
{
	struct scout *scout = memory_dump_state(d)->scout;

	if (!scout)
		return;
	__atomic_store_n(&scout->stop, true, __ATOMIC_RELAXED);
	mover_join(&scout->thread);
}

static struct scouted *scouted_of(struct dump *d, const struct task *t)
{
	struct scout *scout = memory_dump_state(d)->scout;

	for (size_t i = 0; scout && i < scout->count; i++)
		if (scout->tasks[i].pid == t->pid)
			return &scout->tasks[i];
	return NULL;
}

ssize_t scout_smaps(struct dump *d, const struct task *t, char **ret)
{
	struct scout *scout = memory_dump_state(d)->scout;
	struct scouted *s = scouted_of(d, t);

	if (!s || !scout->thread.started)
		return -EAGAIN;
	while (!__atomic_load_n(&scout->smaps_read, __ATOMIC_ACQUIRE))
		sys(SYS_futex, &scout->smaps_read, FUTEX_WAIT, 0, 0);
	*ret = s->smaps;
	return s->size;
}

int scout_pages_file(struct dump *d, struct task *t, int *ret_fd, struct error *reterr)
{
	struct scouted *s = scouted_of(d, t);

	if (!s || s->fd < 0)
		return pages_file(d, t, ret_fd, reterr);
	*ret_fd = s->fd;
	return 0;
}
