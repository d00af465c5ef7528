/* kinds/socket_numbers.h - options that are one number, of any level, for which CRIU's images have no field: sk_number_entry. */
#pragma once
#include "kinds/files.h"

/* Those that a new socket of its kind does not have so. */
void socket_numbers_take(struct dump *d, int fd, SkOptsEntry *opts);
/* Only options that the table knows are set. */
int socket_numbers_give(const struct restored_file *rf, int fd, const SkOptsEntry *opts, struct error *reterr);
