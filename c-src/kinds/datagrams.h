/*
 * kinds/datagrams.h - datagrams of UDP and UDP-Lite that were received and not read: packets of sk-queues.img, with the sockaddr of
 * who sent each.
 */
#pragma once
#include "kinds/inet_socket.h"

/* Reads them from a frozen tree's socket, consuming nothing. False: they are not kept. */
bool datagrams_take(struct dump *d, struct file *f);
int datagrams_put(struct dump *d, const struct file *f, struct error *reterr);

/* Those of all IP sockets. */
int datagrams_read(struct restore *rs, struct error *reterr);
/* Into a new socket that is neither bound nor has a filter. Those that do not arrive are warned of. */
void datagrams_give(struct restore *rs, const struct restored_file *rf, int fd);
