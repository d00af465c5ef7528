/*
 * kinds/inet_socket.h - what the files about IP sockets share. The message is made while planning, and what cannot be kept is
 * refused then; connections of TCP are on top of it: kinds/inet_tcp*.c.
 */
#pragma once
#include <netinet/tcp.h> /* TCP_ESTABLISHED ...: states of all IP sockets */
#include "kernel/inet_diag.h"
#include "kinds/files.h"
#include "kinds/inet_address.h"

/* file->state */
struct inet_end {
	InetSkEntry *isk; /* all but what FILE_COMMON fills */
	struct inet_address local, remote;
	u32 not_accepted;	   /* connections that wait at a listening one */
	struct tcp_stream *stream; /* of a connection that is kept: kinds/tcp.h */
};

/* restored_file->state */
struct restored_inet {
	struct inet_address local, remote;
	const InheritFd *inherit;
	const TcpStreamEntry *tcp; /* of a connection to be made; NULL: none */
	const void *queues; /* what it had received and not read, then what it had written and was not confirmed */
	bool shares_port;   /* it had to be bound with SO_REUSEPORT, which it did not have */
};

/* --- dump --- */

static inline bool inet_is_tcp(const InetSkEntry *isk)
{
	return isk->type == SOCK_STREAM && isk->proto == IPPROTO_TCP;
}

/* A connection of TCP, alive or gone: it has a peer. */
static inline bool inet_is_connection(const InetSkEntry *isk)
{
	return inet_is_tcp(isk) && isk->dst_port;
}

/* --- restore --- */

static inline struct restored_inet *restored_inet_of(const struct restored_file *rf)
{
	return rf->state;
}

/* A new socket of its family, type and protocol, with the options that have to come before bind(). 0 or negative errno. */
int inet_socket_make(struct restore *rs, struct restored_file *rf, int *ret_fd, struct error *reterr);
/* At its address; others may be there too, whatever its own SO_REUSEADDR will be. */
int inet_socket_bind(struct restored_file *rf, int fd, struct error *reterr);
/* kinds/inet_check.c: is the address there and free? */
int inet_check(struct restore *rs, const struct restored_file *rf, struct error *reterr);
