/*
 * kinds/inet_socket.h - what the files about IP sockets share. The message is made while planning, and what cannot be kept is
 * refused then; connections of TCP are on top of it: kinds/tcp*.c.
 */
#pragma once
#include <netinet/tcp.h> /* TCP_ESTABLISHED ...: states of all IP sockets */
#include "kernel/inet_diag.h"
#include "kinds/files.h"
#include "kinds/inet_address.h"

#define V4_WORDS 1 /* of an address in images */
#define V6_WORDS 4

/* "UDP socket" */
const char *inet_socket_name(const InetSkEntry *isk);
bool inet_protocol_known(int type, int protocol);

/* One that was received and not read: kinds/datagrams.c. */
struct datagram {
	ProtobufCBinaryData from, to; /* sockaddr of the sender; address of ours, or empty */
	const void *bytes;
	u32 length;
};

/* file->state */
struct inet_end {
	InetSkEntry *isk; /* all but what FILE_COMMON fills */
	struct inet_address local, remote;
	u32 not_accepted;	   /* connections that wait at a listening one */
	struct tcp_stream *stream; /* of a connection that is kept: kinds/tcp.h */
	VEC(struct datagram) datagrams;
};

/* restored_file->state */
struct restored_inet {
	struct inet_address local, remote;
	const InheritFd *inherit;
	VEC(struct datagram) datagrams;
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

static inline void inet_shutdown_note(InetSkEntry *isk, u32 shutdown)
{
	isk->has_shutdown = shutdown != 0;
	isk->shutdown = shutdown & SK_SHUTDOWN__BOTH;
}

/* kinds/inet_listed.c: which reads of it will end; and what only lists of the kernel say, of all but TCP. Frozen. */
void inet_shutdown_poll(struct file *f, InetSkEntry *isk);
int inet_listed_take(struct dump *d, struct error *reterr);

/* --- restore --- */

static inline struct restored_inet *restored_inet_of(const struct restored_file *rf)
{
	return rf->state;
}

/* kinds/inet_restore.c: of struct kind. */
int inet_read(struct restore *rs, struct error *reterr);
int inet_restore_check(struct restore *rs, struct restored_file *rf, struct error *reterr);
int inet_restore(struct restore *rs, struct restored_file *rf, struct error *reterr);
int inet_restore_end(struct restore *rs, struct error *reterr);

/* kinds/inet_port.c. Does another listen at its port, and had it no SO_REUSEPORT? */
bool inet_shares_port(const struct restore *rs, const struct restored_file *rf);
/* At its address; others may be there too, whatever its own SO_REUSEADDR will be. */
int inet_socket_bind(struct restored_file *rf, int fd, struct error *reterr);
/* Once all are bound: beside one that listens nobody can be bound any more. */
int inet_listen(struct restore *rs, struct restored_file *rf, struct error *reterr);
int inet_port_settle(struct restored_file *rf, struct error *reterr);
/* kinds/inet_check.c: is the address there and free? */
int inet_check(struct restore *rs, const struct restored_file *rf, struct error *reterr);
