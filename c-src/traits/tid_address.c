/* traits/tid_address.c - the word that the kernel clears, and wakes waiters on, when a thread ends (set_tid_address(2)). */
#include <sys/prctl.h>
#include "traits/state.h"

static int tid_address_ask(struct dump *d, struct thread *t, struct batch *b, void **keep, struct error *reterr)
{
	(void)d, (void)t, (void)reterr;
	*keep = batch_buffer(b, sizeof(u64));
	batch_call(b, SYS_prctl, PR_GET_TID_ADDRESS, batch_at(b, *keep));
	return 0;
}

static int tid_address_take(struct dump *d, struct thread *t, struct batch *b, void *keep, struct error *reterr)
{
	(void)d, (void)b, (void)reterr;
	t->core->thread_info->clear_tid_addr = *(u64 *)keep;
	return 0;
}

static int tid_address_give(struct restore *rs, struct thread *t, struct batch *b, struct error *reterr)
{
	(void)rs, (void)reterr;
	batch_expect(b, batch_call(b, SYS_set_tid_address, t->core->thread_info->clear_tid_addr), t->tid);
	return 0;
}

const struct trait trait_tid_address = {
	.name = "tid address",
	.ask = tid_address_ask,
	.take = tid_address_take,
	.give = tid_address_give,
};
