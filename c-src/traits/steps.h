/*
 * traits/steps.h - what others call of traits/ besides the table.
 *
 * The number of calls that one thread's ask, begin, give or last adds to a batch stays below TRAITS_CALLS, however the process
 * looks: what may be long (timers, queued signals, filters) runs in batches of its own, on the same remote, inside the step.
 */
#pragma once
#include "traits/trait.h"

#define TRAITS_CALLS 320

/*
 * The conductor's own ids (1 for each table, 1...8 for namespaces), by which equal namespaces of the tree are recognised.
 * Sets d->own_ids; goes to inventory.img as root_ids. Called by the first that needs it.
 */
int ids_own(struct dump *d, struct error *reterr);

/*
 * A thread stopped inside a restartable sequence goes on at its abort handler: once other code has run in the thread, the
 * kernel would not notice any more. Moves t->stopped.regs; the caller puts these registers back. 1 if they changed.
 * The trait rseq does it in peek(); `entry` is what peek() found.
 */
int registers_fix_rseq(struct thread *t, RseqEntry *entry);

/* Waits, not for long, until the thread is in the call that the step `sleep` gave it; and what that left in its registers. */
void restart_await(const struct thread *t);
void restart_result(const struct thread *t, struct user_regs_struct *regs);

/*
 * Raises the soft limits (descriptors, address space, data, locked memory) to the hard ones in a newborn process, so that the
 * limits of whoever restores do not stand in the way. Children inherit it; the trait limits does it in begin() and sets the final
 * ones in give(). Earlier, in the root's first batch, it also helps to map large address spaces.
 */
void limits_lift(struct batch *b);
