/*
 * traits/affinity.c - the processors that a thread may use. Those of a thread that may use all are not written down, so that it may
 * use all of the machine that it is restored on. CRIU keeps none of it.
 */
#include "traits/state.h"

#define MASK_SIZE 1024 /* bytes: NR_CPUS of the kernel is at most 8192 */

/* Bytes of the mask up to its last processor. */
static long affinity_get(pid_t tid, u8 mask[MASK_SIZE])
{
	long size = sys(SYS_sched_getaffinity, tid, MASK_SIZE, mask);

	while (size > 0 && !mask[size - 1])
		size--;
	return size;
}

/* Processors that are on, as "0-3,6". 0: unknown. */
static size_t processors_count(void)
{
	char text[512];
	const char *p = text;
	size_t n = 0;

	if (file_peek("/sys/devices/system/cpu/online", text, sizeof text) <= 0)
		return 0;
	for (;;) {
		u64 first = parse_number(&p, 10), last = first;

		if (*p == '-') {
			p++;
			last = parse_number(&p, 10);
		}
		n += last - first + 1;
		if (*p++ != ',')
			return n;
	}
}

static size_t processors_online(size_t *known)
{
	if (!*known)
		*known = processors_count();
	return *known;
}

static size_t count_bits(const u8 *mask, long size)
{
	size_t n = 0;

	for (long i = 0; i < size; i++)
		n += (size_t)__builtin_popcount(mask[i]);
	return n;
}

static int affinity_peek(struct dump *d, struct thread *t, struct error *reterr)
{
	ThreadCoreEntry *core = t->core->thread_core;
	u8 mask[MASK_SIZE] = { 0 };
	long size = affinity_get(t->tid, mask);

	if (size < 0)
		return error_sys(reterr, thread_object(t), size, "reading the processors of thread %d", t->tid);
	core->has_cpu_affinity = true;
	if (count_bits(mask, size) == processors_online(&traits_dump(d)->processors))
		size = 0;
	core->cpu_affinity.len = (size_t)size;
	core->cpu_affinity.data = arena_memdup(d->arena, mask, (size_t)size);
	return 0;
}

static int affinity_check(struct restore *rs, struct thread *t, struct error *reterr)
{
	const ThreadCoreEntry *core = t->core->thread_core;

	if (core->has_cpu_affinity && core->cpu_affinity.len > MASK_SIZE)
		return core_corrupt(rs, t, reterr, "a processor mask of %zu bytes is too long", core->cpu_affinity.len);
	return 0;
}

/* Stopped for the last time: a thread that is bound to a busy processor does not hold up the others. */
static int affinity_release(struct restore *rs, struct thread *t, struct error *reterr)
{
	const ThreadCoreEntry *core = t->core->thread_core;
	u8 mask[MASK_SIZE], now[MASK_SIZE] = { 0 };
	size_t size = core->cpu_affinity.len;
	long r;

	if (!core->has_cpu_affinity)
		return 0;
	memset(mask, size ? 0 : 0xff, sizeof mask);
	if (size)
		memcpy(mask, core->cpu_affinity.data, size);
	r = affinity_get(t->tid, now);
	if (r < 0 || (size ? r == (long)size && memcmp(mask, now, size) == 0
			   : count_bits(now, r) == processors_online(&traits_restore(rs)->processors)))
		return 0;
	r = sys(SYS_sched_setaffinity, t->tid, sizeof mask, mask);
	if (r == -EINVAL) {
		log_warning(rs->log, "thread %d: none of its processors is here, it may use all", t->tid);
		return 0;
	}
	return r < 0 ? error_sys(reterr, core_object(rs, t), r, "setting the processors of thread %d", t->tid) : 0;
}

const struct trait trait_affinity = {
	.name = "affinity",
	.peek = affinity_peek,
	.check = affinity_check,
	.release = affinity_release,
};
