/*
 * traits/thread_areas.c - segments for thread-local storage in the GDT (set_thread_area(2), three per thread; 64-bit programs
 * hardly ever have one), and the LDT (modify_ldt(2)), which cannot be dumped.
 */
#include <asm/ldt.h>
#include <sys/ptrace.h>
#include "traits/state.h"

#define FIRST_ENTRY	12
#define ENTRIES		3
#define GET_THREAD_AREA 25
#define SET_THREAD_AREA 26
#define LDT_READ	0

static UserDescT *encode_area(struct dump *d, const struct user_desc *in)
{
	UserDescT *e = message_new(d->arena, &user_desc_t__descriptor);

	e->entry_number = in->entry_number;
	e->base_addr = in->base_addr;
	e->limit = in->limit;
	e->seg_32bit = in->seg_32bit;
	e->contents_h = in->contents >> 1 & 1;
	e->contents_l = in->contents & 1;
	e->read_exec_only = in->read_exec_only;
	e->limit_in_pages = in->limit_in_pages;
	e->seg_not_present = in->seg_not_present;
	e->usable = in->useable;
	return e;
}

static int thread_areas_peek(struct dump *d, struct thread *t, struct error *reterr)
{
	ThreadInfoX86 *info = t->core->thread_info;
	struct user_desc area;

	(void)reterr;
	info->tls = arena_array(d->arena, UserDescT *, ENTRIES);
	for (u64 i = 0; i < ENTRIES; i++) {
		if (trait_ptrace(GET_THREAD_AREA, t->tid, FIRST_ENTRY + i, &area) < 0)
			break; /* a kernel without 32-bit support has none */
		area.entry_number = FIRST_ENTRY + (u32)i;
		info->tls[info->n_tls++] = encode_area(d, &area);
	}
	return 0;
}

static int thread_areas_ask(struct dump *d, struct thread *t, struct batch *b, void **keep, struct error *reterr)
{
	u32 *call;

	(void)reterr;
	if (!thread_is_leader(t))
		return 0;
	*keep = call = arena_new(d->arena, u32);
	*call = batch_try(b, SYS_modify_ldt, LDT_READ, batch_at(b, batch_buffer(b, LDT_ENTRY_SIZE)), LDT_ENTRY_SIZE);
	return 0;
}

static int thread_areas_take(struct dump *d, struct thread *t, struct batch *b, void *keep, struct error *reterr)
{
	(void)d;
	if (!keep || (s32)batch_result(b, *(u32 *)keep) <= 0) /* the call returns 32 bits */
		return 0;
	return error_refuse(reterr, "ERR_UNSUPPORTED_TASK", trait_object(t, "local descriptor table"), NULL,
			    "the process has segments of its own (modify_ldt)");
}

static bool is_empty(const UserDescT *e)
{
	return !e->base_addr && !e->limit && !e->seg_32bit && !e->contents_h && !e->contents_l && !e->limit_in_pages &&
	       !e->usable;
}

static int thread_areas_check(struct restore *rs, struct thread *t, struct error *reterr)
{
	const ThreadInfoX86 *info = t->core->thread_info;

	for (size_t i = 0; i < info->n_tls; i++) {
		u32 entry = info->tls[i]->entry_number;

		if (!is_empty(info->tls[i]) && (entry < FIRST_ENTRY || entry >= FIRST_ENTRY + ENTRIES))
			return core_corrupt(rs, t, reterr, "there is no thread area %u", entry);
	}
	return info->n_tls > ENTRIES ? core_corrupt(rs, t, reterr, "%zu thread areas are too many", info->n_tls) : 0;
}

/* Before the registers, whose selectors mean them. 64-bit code has no set_thread_area(2). */
static int thread_areas_release(struct restore *rs, struct thread *t, struct error *reterr)
{
	const ThreadInfoX86 *info = t->core->thread_info;

	for (size_t i = 0; i < info->n_tls; i++) {
		const UserDescT *e = info->tls[i];
		const struct user_desc area = {
			.entry_number = e->entry_number,
			.base_addr = e->base_addr,
			.limit = e->limit,
			.seg_32bit = e->seg_32bit,
			.contents = (unsigned)(e->contents_h << 1 | e->contents_l),
			.read_exec_only = e->read_exec_only,
			.limit_in_pages = e->limit_in_pages,
			.seg_not_present = e->seg_not_present,
			.useable = e->usable,
		};
		long r = is_empty(e) ? 0 : trait_ptrace(SET_THREAD_AREA, t->tid, e->entry_number, &area);

		if (r < 0)
			return error_sys(reterr, core_object(rs, t), r, "setting thread area %u of thread %d",
					 e->entry_number, t->tid);
	}
	return 0;
}

const struct trait trait_thread_areas = {
	.name = "thread areas",
	.peek = thread_areas_peek,
	.ask = thread_areas_ask,
	.take = thread_areas_take,
	.check = thread_areas_check,
	.release = thread_areas_release,
};
