/* kinds/socket_options.h - the options that all socket families have in common: sk_opts_entry. */
#pragma once
#include "kinds/files.h"

/* Is it of another network namespace than ours? */
bool socket_is_elsewhere(struct dump *d, int fd);
/* Refuses what the message cannot hold, and reads nothing else. */
int socket_options_plan(struct dump *d, const struct file *f, int fd, struct error *reterr);
/* Reads them all from our copy `fd`. Refuses what the message cannot hold. */
int socket_options_take(struct dump *d, const struct file *f, int fd, SkOptsEntry **ret, struct error *reterr);
/* Sets those that are not as a new socket has them. After queues are filled: a filter or small buffer would stop them. */
int socket_options_give(struct restore *rs, const struct restored_file *rf, int fd, const SkOptsEntry *opts,
			struct error *reterr);
