/*
 * traits/rseq.c - the area that a thread registered with rseq(2), and threads that were stopped inside a restartable sequence.
 * See the kernel's include/uapi/linux/rseq.h.
 */
#include <sys/uio.h>
#include "traits/state.h"
#include "traits/steps.h"

#define GET_RSEQ_CONFIGURATION 0x420f
#define NO_RESTART_ON_SIGNAL   2 /* accepted before Linux 6.1 */
#define RSEQ_CS_AT	       8 /* offsets in struct rseq */
#define RSEQ_FLAGS_AT	       16

struct rseq_configuration {
	u64 address;
	u32 size, signature, flags, pad;
};

struct rseq_section {
	u32 version, flags;
	u64 start_ip, post_commit_offset, abort_ip;
};

static bool read_remote(pid_t tid, u64 address, void *bytes, size_t size)
{
	struct iovec local = { bytes, size }, remote = { (void *)address, size };

	return sys(SYS_process_vm_readv, tid, &local, 1, &remote, 1, 0) == (long)size;
}

static bool read_section(const struct thread *t, const RseqEntry *e, u64 *ret_pointer, struct rseq_section *ret)
{
	u32 flags;

	if (e->rseq_abi_size < RSEQ_FLAGS_AT + 4 ||
	    !read_remote(t->tid, e->rseq_abi_pointer + RSEQ_CS_AT, ret_pointer, 8) || !*ret_pointer ||
	    !read_remote(t->tid, *ret_pointer, ret, sizeof *ret) ||
	    !read_remote(t->tid, e->rseq_abi_pointer + RSEQ_FLAGS_AT, &flags, 4))
		return false;
	ret->flags |= flags;
	return true;
}

int registers_fix_rseq(struct thread *t, RseqEntry *entry)
{
	struct rseq_section section;
	u64 pointer;

	if (!read_section(t, entry, &pointer, &section))
		return 0;
	if (t->stopped.regs.rip - section.start_ip >= section.post_commit_offset)
		return 0;
	if (section.flags & NO_RESTART_ON_SIGNAL) {
		entry->has_rseq_cs_pointer = true;
		entry->rseq_cs_pointer = pointer;
		return 0;
	}
	t->stopped.regs.rip = section.abort_ip;
	return 1;
}

static int rseq_peek(struct dump *d, struct thread *t, struct error *reterr)
{
	struct rseq_configuration c = { 0 };
	long r = trait_ptrace(GET_RSEQ_CONFIGURATION, t->tid, sizeof c, &c);
	RseqEntry *e;

	(void)reterr;
	if (r < 0)
		log_warning(d->log, "thread %d: this kernel does not tell about restartable sequences (%s)", t->tid,
			    error_name((int)r));
	if (r < 0 || !c.address)
		return 0;
	e = message_new(d->arena, &rseq_entry__descriptor);
	e->rseq_abi_pointer = c.address;
	e->rseq_abi_size = c.size;
	e->signature = c.signature;
	t->core->thread_core->rseq_entry = e;
	if (registers_fix_rseq(t, e) > 0)
		log_debug(d->log, "thread %d was in a restartable sequence and goes on at its abort handler", t->tid);
	return 0;
}

static int rseq_give(struct restore *rs, struct thread *t, struct batch *b, struct error *reterr)
{
	const RseqEntry *e = t->core->thread_core->rseq_entry;

	(void)rs, (void)reterr;
	if (e && e->rseq_abi_pointer)
		batch_call(b, SYS_rseq, e->rseq_abi_pointer, e->rseq_abi_size, 0, e->signature);
	return 0;
}

/* Registering cleared the pointer; the thread is stopped now and runs on inside its section. */
static int rseq_release(struct restore *rs, struct thread *t, struct error *reterr)
{
	const RseqEntry *e = t->core->thread_core->rseq_entry;
	long r;

	if (!e || !e->rseq_abi_pointer || !e->has_rseq_cs_pointer || !e->rseq_cs_pointer)
		return 0;
	r = trait_ptrace(5 /* PTRACE_POKEDATA */, t->tid, e->rseq_abi_pointer + RSEQ_CS_AT, (void *)e->rseq_cs_pointer);
	return r < 0 ? error_sys(reterr, core_object(rs, t), r, "writing the pointer to its restartable sequence") : 0;
}

const struct trait trait_rseq = {
	.name = "restartable sequences",
	.peek = rseq_peek,
	.give = rseq_give,
	.release = rseq_release,
};
