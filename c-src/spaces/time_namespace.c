/*
 * spaces/time_namespace.c - CLOCK_MONOTONIC and CLOCK_BOOTTIME go on from where they were dumped, on another boot or machine too.
 * The image holds the clocks as the tree saw them; the kernel wants offsets to the clocks of the initial time namespace,
 * which need not be ours: our own offsets are taken off.
 */
#include <errno.h>
#include <time.h>
#include "base/format.h"
#include "base/io.h"
#include "base/sys.h"
#include "kernel/timens_offsets.h"
#include "spaces/space.h"

#define BILLION	    1000000000
#define SECONDS_MAX 4611686018 /* half of what a signed 64-bit count of nanoseconds holds: the kernel's bound */

/* Offsets of a process, pid 0 being us. Without time namespaces: none. */
static int read_offsets(pid_t pid, struct timens_offsets *ret)
{
	char text[256];
	ssize_t r =
		file_peek(pid ? PATHF("/proc/%d/timens_offsets", pid) : "/proc/self/timens_offsets", text, sizeof text);

	*ret = (struct timens_offsets){ 0 };
	if (r == -ENOENT)
		return 0;
	return r < 0 ? (int)r : timens_offsets_parse(text, ret);
}

/* a + sign * b, with nanoseconds from 0 to a billion. */
static struct timens_offset add(struct timens_offset a, int sign, struct timens_offset b)
{
	s64 seconds = a.seconds + sign * b.seconds;
	s64 nanoseconds = (s64)a.nanoseconds + sign * (s64)b.nanoseconds;

	if (nanoseconds < 0)
		seconds--, nanoseconds += BILLION;
	else if (nanoseconds >= BILLION)
		seconds++, nanoseconds -= BILLION;
	return (struct timens_offset){ seconds, (u32)nanoseconds };
}

/* The clock of the initial time namespace. */
static struct timens_offset initial_clock(clockid_t clock, struct timens_offset own)
{
	struct timespec now = { 0 };

	sys(SYS_clock_gettime, clock, &now);
	return add((struct timens_offset){ now.tv_sec, (u32)now.tv_nsec }, -1, own);
}

/* --- dump --- */

static void fill(Timespec *message, struct timens_offset clock)
{
	message->tv_sec = (u64)clock.seconds;
	message->tv_nsec = clock.nanoseconds;
}

/* Which image it is: the number of the tree's own time namespace, or 0 if that is the dumper's. */
static u32 image_number(const TaskKobjIdsEntry *ids, const TaskKobjIdsEntry *dumper)
{
	if (!ids || !dumper || !ids->has_time_ns_id || !dumper->has_time_ns_id || ids->time_ns_id == dumper->time_ns_id)
		return 0;
	return ids->time_ns_id;
}

static int time_namespace_dump(struct dump *d, struct error *reterr)
{
	const struct task *root = d->tasks.v[0];
	Timespec monotonic = TIMESPEC__INIT, boottime = TIMESPEC__INIT;
	TimensEntry entry = TIMENS_ENTRY__INIT;
	struct timens_offsets own, theirs;
	int r = read_offsets(0, &own);

	if (r == 0)
		r = read_offsets(root->pid, &theirs);
	if (r < 0)
		return error_sys(reterr, OBJECT(.pid = root->pid), r, "reading the clock offsets of process %d",
				 root->pid);
	fill(&monotonic, add(initial_clock(CLOCK_MONOTONIC, own.monotonic), 1, theirs.monotonic));
	fill(&boottime, add(initial_clock(CLOCK_BOOTTIME, own.boottime), 1, theirs.boottime));
	entry.monotonic = &monotonic;
	entry.boottime = &boottime;
	return images_put(d->images, IMG_TIMENS, image_number(root->ids, d->own_ids), &entry.base, reterr);
}

/* --- restore --- */

static int read_image(struct restore *rs, TimensEntry **ret, struct error *reterr)
{
	u32 number =
		image_number(rs->tasks.n ? rs->tasks.v[0]->ids : NULL, rs->inventory ? rs->inventory->root_ids : NULL);
	int r = images_find(rs->images, IMG_TIMENS, number, ret, reterr);

	return r < 0 || *ret || !number ? r : images_find(rs->images, IMG_TIMENS, 0, ret, reterr);
}

static bool is_clock(const Timespec *t)
{
	return t && t->tv_sec <= SECONDS_MAX && t->tv_nsec < BILLION;
}

static int check_image(const TimensEntry *e, struct error *reterr)
{
	if (!e || (is_clock(e->monotonic) && is_clock(e->boottime)))
		return 0;
	return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL, OBJECT(.file = "timens-0.img"),
			 "a clock value is out of range");
}

static int time_namespace_check(struct restore *rs, struct error *reterr)
{
	TimensEntry *e = NULL;
	int r = read_image(rs, &e, reterr);

	return r < 0 ? r : check_image(e, reterr);
}

static bool have_time_namespaces(void)
{
	return sys(SYS_access, "/proc/self/ns/time", 0) == 0;
}

static struct timens_offset offset_to(const Timespec *saved, clockid_t clock, struct timens_offset own)
{
	return add((struct timens_offset){ (s64)saved->tv_sec, (u32)saved->tv_nsec }, -1, initial_clock(clock, own));
}

int time_namespace_offsets(struct restore *rs, char *text, size_t size, struct error *reterr)
{
	struct timens_offset monotonic, boottime;
	struct timens_offsets own;
	TimensEntry *e = NULL;
	int r = read_image(rs, &e, reterr);

	text[0] = '\0';
	if (r == 0)
		r = check_image(e, reterr);
	if (r < 0)
		return r;
	if (!e || !have_time_namespaces()) {
		log_warning(rs->log, "%s: the monotonic clock of the restored processes jumps",
			    e ? "this kernel has no time namespaces" : "the images hold no clock values");
		return 0;
	}
	r = read_offsets(0, &own);
	if (r < 0)
		return error_sys(reterr, OBJECT(.path = "/proc/self/timens_offsets"), r,
				 "reading our own clock offsets");
	monotonic = offset_to(e->monotonic, CLOCK_MONOTONIC, own.monotonic);
	boottime = offset_to(e->boottime, CLOCK_BOOTTIME, own.boottime);
	format_to(text, size, "monotonic %lld %u\nboottime %lld %u\n", (long long)monotonic.seconds,
		  monotonic.nanoseconds, (long long)boottime.seconds, boottime.nanoseconds);
	return 0;
}

const struct space space_time_namespace = {
	.name = "time namespace",
	.dump = time_namespace_dump,
	.check = time_namespace_check,
};
