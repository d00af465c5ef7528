/* kinds/memberships.h - multicast groups that an IP socket has joined, and its filters of sources: ip_membership_entry. */
#pragma once
#include "kinds/files.h"

/* Groups that any socket of this machine has joined: what each may be asked about. */
struct memberships;
int memberships_read(struct dump *d, struct memberships **ret, struct error *reterr);
int memberships_take(struct dump *d, const struct memberships *all, struct file *f, InetSkEntry *isk,
		     struct error *reterr);

int memberships_check(const struct restored_file *rf, const InetSkEntry *isk, struct error *reterr);
int memberships_give(const struct restored_file *rf, int fd, const InetSkEntry *isk, struct error *reterr);
