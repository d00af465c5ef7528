/*
 * kernel/sock_diag.h - what NETLINK_SOCK_DIAG says about the unix sockets of this network namespace.
 */
#pragma once
#include "base/types.h"

struct unix_diag {
	u32 ino;
	u64 cookie;    /* SO_COOKIE: of no other socket since boot */
	u8 type;       /* SOCK_ */
	u8 state;      /* TCP_ESTABLISHED 1, TCP_CLOSE 7, TCP_LISTEN 10 */
	u8 shutdown;   /* RCV_SHUTDOWN 1, SEND_SHUTDOWN 2 */
	bool has_peer; /* false: never connected. True with peer 0: closed, or not accepted yet */
	u32 peer;
	bool has_name;
	u8 name_length; /* bytes of sun_path */
	char name[108];
	u32 read_queue, write_queue; /* bytes; of a listener: connections waiting, and its backlog */
};

/* A NETLINK_SOCK_DIAG socket, close-on-exec; or -errno. */
int sock_diag_open(void);
/* Asks for the socket with this inode: 0, -ENOENT, or another negative errno. */
int sock_diag_unix(int diag, u32 ino, struct unix_diag *ret);
/* All of them, one by one: each(); a negative result of it ends that, and is the result. */
int sock_diag_unix_all(int diag, int (*each)(const struct unix_diag *socket, void *arg), void *arg);
/* Inodes of those who have connected to the listening socket `ino` and wait, the first one first; 0: it was closed since. */
#define UNIX_WAITING_MAX 8192
int sock_diag_unix_waiting(int diag, u32 ino, u32 *ret, size_t *ret_count); /* room for UNIX_WAITING_MAX */
/* The same from one answer. Pure. */
int sock_diag_parse_unix_waiting(const void *bytes, size_t size, u32 *ret, size_t *ret_count);
/* Parses one answer (a whole netlink message). Pure. */
int sock_diag_parse_unix(const void *bytes, size_t size, struct unix_diag *ret);
