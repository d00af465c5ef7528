/*
 * spaces/network_lock.h - no packet of a connection comes in or goes out while it is neither here nor there. A table of
 * nf_tables with two sets of connections, made by netlink messages of our own.
 *
 * While an operation runs the table belongs to its netlink socket (NFT_OWNED): whatever ends the conductor, the kernel takes it
 * away. A dump that kills its targets leaves a second one behind, under the name that CRIU gives it too (CRIU-<run id>), until
 * a restore from these images takes it away; it is made ready asleep (dormant) while the targets still live, and woken by one
 * message when they are dead.
 */
#pragma once
#include "model/dump.h"
#include "model/restore.h"

/* How it was held back, and the run id. */
void network_lock_note(const struct dump *d, InventoryEntry *inventory);
/* Frozen: d->connections are held back. Nothing is done if there are none, or the options say so. */
int network_lock(struct dump *d, struct error *reterr);
/* The targets run on, or will again. */
void network_unlock(struct dump *d);
/* The lock that stays: made, but asleep. */
int network_lock_prepare(struct dump *d, struct error *reterr);
/* The targets are dead: the lock that stays takes over. */
void network_lock_keep(struct dump *d);

/* rs->connections are held back while their sockets are made. */
int network_lock_restore(struct restore *rs, struct error *reterr);
/* The restore has failed: what the dump left stays, for another try. */
void network_lock_give_up(struct restore *rs);
/* All are whole: this lock goes, and that of the dump. */
void network_unlock_restored(struct restore *rs);
