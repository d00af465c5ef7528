/* kinds/ip_options.h - options of the IP layer, of all IP sockets: ip_opts_entry. */
#pragma once
#include "kinds/files.h"

int ip_options_take(struct dump *d, const struct file *f, int fd, InetSkEntry *isk, struct error *reterr);
/* Sets those that are not as they should be. Before bind(): an address that is not there needs IP_FREEBIND. */
int ip_options_give(const struct restored_file *rf, int fd, const InetSkEntry *isk, struct error *reterr);
