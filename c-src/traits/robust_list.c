/* traits/robust_list.c - where the kernel finds the robust futexes that a thread holds, should it die (set_robust_list(2)). */
#include "arch/x86_64/ia32.h"
#include "traits/state.h"

#define HEAD_SIZE 24 /* struct robust_list_head; the kernel takes no other */

/* Of a 32-bit program the list is another one, and only the thread itself can ask for it. */
static int robust_list_peek(struct dump *d, struct thread *t, struct error *reterr)
{
	ThreadCoreEntry *core = t->core->thread_core;
	u64 head = 0, size = 0;
	long r = t->task->ia32 ? 0 : sys(SYS_get_robust_list, t->tid, &head, &size);

	(void)d;
	if (r < 0 && r != -ENOSYS)
		return error_sys(reterr, thread_object(t), r, "reading the robust futex list of thread %d", t->tid);
	core->futex_rla = head;
	core->futex_rla_len = (u32)size;
	return 0;
}

static int robust_list_ask(struct dump *d, struct thread *t, struct batch *b, void **keep, struct error *reterr)
{
	u32 *out;

	(void)d, (void)reterr;
	if (!t->task->ia32)
		return 0;
	*keep = out = batch_buffer(b, 2 * sizeof *out);
	batch_ia32(b, batch_call(b, IA32_get_robust_list, 0, batch_at(b, out), batch_at(b, out) + sizeof *out));
	return 0;
}

static int robust_list_take(struct dump *d, struct thread *t, struct batch *b, void *keep, struct error *reterr)
{
	const u32 *out = keep;

	(void)d, (void)b, (void)reterr;
	if (!out)
		return 0;
	t->core->thread_core->futex_rla = out[0];
	t->core->thread_core->futex_rla_len = out[1];
	return 0;
}

static int robust_list_check(struct restore *rs, struct thread *t, struct error *reterr)
{
	const ThreadCoreEntry *core = t->core->thread_core;

	if (core->futex_rla && core->futex_rla_len != (t->task->ia32 ? IA32_ROBUST_HEAD_SIZE : HEAD_SIZE))
		return core_corrupt(rs, t, reterr, "the robust futex list has a head of %u bytes", core->futex_rla_len);
	return 0;
}

static int robust_list_give(struct restore *rs, struct thread *t, struct batch *b, struct error *reterr)
{
	const ThreadCoreEntry *core = t->core->thread_core;

	(void)rs, (void)reterr;
	if (!core->futex_rla)
		return 0;
	if (t->task->ia32)
		batch_ia32(b, batch_call(b, IA32_set_robust_list, core->futex_rla, core->futex_rla_len));
	else
		batch_call(b, SYS_set_robust_list, core->futex_rla, core->futex_rla_len);
	return 0;
}

const struct trait trait_robust_list = {
	.name = "robust futexes",
	.peek = robust_list_peek,
	.ask = robust_list_ask,
	.take = robust_list_take,
	.check = robust_list_check,
	.give = robust_list_give,
};
