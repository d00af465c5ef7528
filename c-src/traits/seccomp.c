/*
 * traits/seccomp.c - seccomp modes and filters of each thread. Filters form a tree in the kernel, shared by threads and by fork;
 * seccomp.img holds each one once with the number of the next older one. They are installed oldest first while we trace the
 * thread with seccomp suspended, and before credentials: it needs CAP_SYS_ADMIN or no_new_privs.
 */
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include "traits/state.h"

#define GET_FILTER    0x420c
#define GET_METADATA  0x420d
#define CHAIN_MAX     4096 /* the kernel allows 32768 instructions in all */
#define INSTRUCTION   sizeof(struct sock_filter)
#define INSTALL_FLAGS (SECCOMP_FILTER_FLAG_LOG | SECCOMP_FILTER_FLAG_TSYNC)
#define NONE	      ((u32)-1)

/* --- dump --- */

/* Filter number `index` of a thread, 0 being the newest. 1, 0 past the oldest, or an error. */
static int peek_filter(struct dump *d, struct thread *t, u64 index, SeccompFilter **ret, struct error *reterr)
{
	struct {
		u64 index, flags;
	} metadata = { .index = index };
	long n = trait_ptrace(GET_FILTER, t->tid, index, NULL);
	SeccompFilter *f;

	if (n == -ENOENT)
		return 0;
	if (n == -EACCES || n == -EPERM)
		return error_refuse(reterr, "ERR_PERMISSION", trait_object(t, "seccomp filter"),
				    "it needs CAP_SYS_ADMIN, and a dumper without filters of its own",
				    "the seccomp filters of thread %d may not be read", t->tid);
	if (n <= 0 || n > BPF_MAXINSNS)
		return error_sys(reterr, trait_object(t, "seccomp filter"), n < 0 ? n : -EPROTO,
				 "reading a seccomp filter");
	f = message_new(d->arena, &seccomp_filter__descriptor);
	f->filter.len = (size_t)n * INSTRUCTION;
	f->filter.data = arena_alloc(d->arena, f->filter.len);
	n = trait_ptrace(GET_FILTER, t->tid, index, f->filter.data);
	if (n < 0)
		return error_sys(reterr, trait_object(t, "seccomp filter"), n, "reading a seccomp filter");
	if (trait_ptrace(GET_METADATA, t->tid, sizeof metadata, &metadata) > 0) {
		f->has_flags = true;
		f->flags = (u32)metadata.flags;
	}
	*ret = f;
	return 1;
}

static bool same_filter(const SeccompFilter *a, const SeccompFilter *b)
{
	return a->has_prev == b->has_prev && a->prev == b->prev && a->flags == b->flags &&
	       a->filter.len == b->filter.len && memcmp(a->filter.data, b->filter.data, a->filter.len) == 0;
}

/* Its number in seccomp.img, where it is added unless the same one on top of the same chain is there. */
static u32 number_of(struct dump *d, SeccompFilter *f)
{
	struct traits_dump *traits = traits_dump(d);

	for (size_t i = 0; i < traits->filters.n; i++)
		if (same_filter(traits->filters.v[i], f))
			return (u32)i;
	vec_push(d->arena, &traits->filters, f);
	return (u32)traits->filters.n - 1;
}

static int peek_chain(struct dump *d, struct thread *t, u32 *ret_newest, struct error *reterr)
{
	VEC(SeccompFilter *) chain = { 0 };
	SeccompFilter *f;
	u32 older = NONE;
	int r;

	while ((r = peek_filter(d, t, chain.n, &f, reterr)) > 0 && chain.n < CHAIN_MAX)
		vec_push(d->arena, &chain, f);
	if (r < 0)
		return r;
	for (size_t i = chain.n; i-- > 0;) {
		chain.v[i]->has_prev = older != NONE;
		chain.v[i]->prev = older != NONE ? older : 0;
		older = number_of(d, chain.v[i]);
	}
	*ret_newest = older;
	return 0;
}

static int seccomp_peek(struct dump *d, struct thread *t, struct error *reterr)
{
	ThreadCoreEntry *core = t->core->thread_core;
	const struct proc_status *status;
	u32 newest;
	int r = thread_status(d, t, &status, reterr);

	if (r < 0)
		return r;
	core->has_seccomp_mode = true;
	core->seccomp_mode = (SeccompMode)status->seccomp;
	if (status->seccomp != SECCOMP_MODE_FILTER)
		return 0;
	r = peek_chain(d, t, &newest, reterr);
	if (r < 0)
		return r;
	if (newest == NONE)
		return error_set(reterr, "ERR_KERNEL_INTERFACE", -EPROTO, trait_object(t, "seccomp filter"),
				 "thread %d is filtered but shows no filter", t->tid);
	core->has_seccomp_filter = true;
	core->seccomp_filter = newest;
	return 0;
}

static bool is_last_of_tree(const struct dump *d, const struct thread *t)
{
	const struct task *last = NULL;

	for (size_t i = 0; i < d->tasks.n; i++)
		if (d->tasks.v[i]->threads.n)
			last = d->tasks.v[i];
	return t->task == last && t == last->threads.v[last->threads.n - 1];
}

/* One image for all of them: written with the last thread. It is there, and empty, even if nobody has a filter. */
static int seccomp_take(struct dump *d, struct thread *t, struct batch *b, void *keep, struct error *reterr)
{
	const struct traits_dump *traits = traits_dump(d);
	SeccompEntry entry = SECCOMP_ENTRY__INIT;

	(void)b, (void)keep;
	if (!is_last_of_tree(d, t))
		return 0;
	entry.n_seccomp_filters = traits->filters.n;
	entry.seccomp_filters = traits->filters.v;
	return images_put(d->images, IMG_SECCOMP, 0, &entry.base, reterr);
}

/* --- restore --- */

static int check_filters(const SeccompEntry *e, struct error *reterr)
{
	const struct object object = OBJECT(.file = "seccomp.img");

	for (size_t i = 0; i < e->n_seccomp_filters; i++) {
		const SeccompFilter *f = e->seccomp_filters[i];

		if (!f->filter.len || f->filter.len % INSTRUCTION || f->filter.len / INSTRUCTION > BPF_MAXINSNS)
			return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL, object, "filter %zu is not a program",
					 i);
		if (f->has_prev && f->prev >= e->n_seccomp_filters)
			return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL, object,
					 "filter %zu follows one that is not there", i);
		if (f->has_flags && f->flags & ~(u32)INSTALL_FLAGS)
			return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL, object,
					 "filter %zu has unknown flags 0x%x", i, f->flags);
	}
	return 0;
}

/* seccomp.img; empty if there is none. */
static int read_filters(struct restore *rs, const SeccompEntry **ret, struct error *reterr)
{
	static const SeccompEntry empty = SECCOMP_ENTRY__INIT;
	struct traits_restore *traits = traits_restore(rs);
	SeccompEntry *entry = NULL;
	int r = traits->seccomp ? 0 : images_find(rs->images, IMG_SECCOMP, 0, &entry, reterr);

	if (r == 0 && !traits->seccomp)
		r = check_filters(entry ? entry : &empty, reterr);
	if (r < 0)
		return r;
	if (!traits->seccomp)
		traits->seccomp = entry ? entry : &empty;
	*ret = traits->seccomp;
	return 0;
}

static bool is_filtered(const struct thread *t)
{
	const ThreadCoreEntry *core = t->core->thread_core;

	return core->has_seccomp_mode && core->seccomp_mode == SECCOMP_MODE__filter;
}

/* Numbers of the chain of a thread, newest first; 0 if it has no end. */
static size_t chain_of(const SeccompEntry *e, const struct thread *t, u32 *chain, size_t max)
{
	u32 i = t->core->thread_core->seccomp_filter;
	size_t n = 0;

	while (n < max && i < e->n_seccomp_filters) {
		chain[n++] = i;
		if (!e->seccomp_filters[i]->has_prev)
			return n;
		i = e->seccomp_filters[i]->prev;
	}
	return 0;
}

static int seccomp_check(struct restore *rs, struct thread *t, struct error *reterr)
{
	const ThreadCoreEntry *core = t->core->thread_core;
	const SeccompEntry *e;
	u32 chain[CHAIN_MAX];
	int r;

	if (core->has_seccomp_mode && (u32)core->seccomp_mode > SECCOMP_MODE_FILTER)
		return core_corrupt(rs, t, reterr, "there is no seccomp mode %u", (u32)core->seccomp_mode);
	if (!is_filtered(t))
		return 0;
	r = read_filters(rs, &e, reterr);
	if (r < 0)
		return r;
	if (!core->has_seccomp_filter || !chain_of(e, t, chain, CHAIN_MAX))
		return core_corrupt(rs, t, reterr, "the seccomp filters of thread %d are not in seccomp.img", t->tid);
	return 0;
}

/*
 * Do all threads have one chain? Then the first one installs it for all, and they share it as they did: a later
 * SECCOMP_FILTER_FLAG_TSYNC of the program depends on that.
 */
static bool shares_chain(const SeccompEntry *e, const struct task *task)
{
	const struct thread *leader = task_leader(task);
	u32 newest = leader->core->thread_core->seccomp_filter;

	if (!is_filtered(leader))
		return false;
	/* CRIU marks such a chain, and the other threads have no mode of their own then. */
	if (e->seccomp_filters[newest]->has_flags && e->seccomp_filters[newest]->flags & SECCOMP_FILTER_FLAG_TSYNC)
		return true;
	for (size_t i = 1; i < task->threads.n; i++)
		if (!is_filtered(task->threads.v[i]) || task->threads.v[i]->core->thread_core->seccomp_filter != newest)
			return false;
	return task->threads.n > 1;
}

static int install(struct thread *t, const SeccompFilter *f, bool for_all, struct error *reterr)
{
	AUTO(batch_done) struct batch b = batch_begin(&t->remote, 1);
	struct sock_fprog program = { .len = (u16)(f->filter.len / INSTRUCTION) };
	u32 flags = (f->has_flags ? f->flags & SECCOMP_FILTER_FLAG_LOG : 0) | (for_all ? SECCOMP_FILTER_FLAG_TSYNC : 0);

	program.filter = (void *)batch_at(&b, batch_copy(&b, f->filter.data, f->filter.len));
	batch_expect(&b,
		     batch_call(&b, SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags,
				batch_at(&b, batch_copy(&b, &program, sizeof program))),
		     0);
	return batch_run(&b, reterr);
}

static int install_chain(struct restore *rs, struct thread *t, bool for_all, struct error *reterr)
{
	const SeccompEntry *e = traits_restore(rs)->seccomp;
	u32 chain[CHAIN_MAX];
	size_t n = chain_of(e, t, chain, CHAIN_MAX);
	int r = 0;

	while (r == 0 && n-- > 0)
		r = install(t, e->seccomp_filters[chain[n]], for_all, reterr);
	return r;
}

/* The filters go in at once, one batch each, as they may be large: the thread's own batch of this step has not run yet. */
static int seccomp_last(struct restore *rs, struct thread *t, struct batch *b, struct error *reterr)
{
	const ThreadCoreEntry *core = t->core->thread_core;
	bool shared = is_filtered(t) && shares_chain(traits_restore(rs)->seccomp, t->task);

	if (core->has_seccomp_mode && core->seccomp_mode == SECCOMP_MODE__strict)
		batch_call(b, SYS_prctl, PR_SET_SECCOMP, SECCOMP_MODE_STRICT, 0, 0, 0);
	if (!is_filtered(t) || (shared && !thread_is_leader(t)))
		return 0;
	return install_chain(rs, t, shared, reterr);
}

const struct trait trait_seccomp = {
	.name = "seccomp",
	.peek = seccomp_peek,
	.take = seccomp_take,
	.check = seccomp_check,
	.last = seccomp_last,
};
