/*
 * kernel/nftables.h - the few words of nf_tables that a network lock is said in, as messages of NFNETLINK. No external
 * program, no library. A batch is one transaction: the kernel takes all of it or nothing.
 *
 *   struct nft_batch b;
 *   nft_batch_begin(&b, room, size);
 *   nft_add_table(&b, "name", NFT_OWNED);
 *   ...
 *   r = nft_batch_run(&b, netlink);
 *
 * Tables are of the family inet. Building is pure: what does not fit sets `full`, and nft_batch_run() says -EMSGSIZE.
 */
#pragma once
#include "base/types.h"

struct nft_batch {
	u8 *bytes;
	size_t used, size;
	size_t last; /* where the newest message begins */
	u32 sequence;
	bool full;
};

/* Flags of tables. Dormant: it does nothing until it is woken. Owned: gone with the netlink socket that made it, Linux 5.12. */
#define NFT_DORMANT 1
#define NFT_OWNED   2

/* A NETLINK_NETFILTER socket of this network namespace, close-on-exec; or -errno. */
int nft_open(void);

void nft_batch_begin(struct nft_batch *b, void *room, size_t size);
/* Sends it and reads the answers: 0, or the first negative errno. */
int nft_batch_run(struct nft_batch *b, int netlink);

/* `comment`: what `nft list` shows with it, at most NFT_COMMENT characters; NULL: none. */
#define NFT_COMMENT 120
void nft_add_table(struct nft_batch *b, const char *table, u32 flags, const char *comment);
void nft_wake_table(struct nft_batch *b, const char *table);
void nft_delete_table(struct nft_batch *b, const char *table);

enum nft_hook { NFT_INPUT = 1, NFT_OUTPUT = 3 };
/* A base chain of type filter that accepts what no rule decides. */
void nft_add_chain(struct nft_batch *b, const char *table, const char *chain, enum nft_hook hook, s32 priority);

/* A set of connections: our address . our port . their address . their port, of IPv4 or IPv6. */
void nft_add_set(struct nft_batch *b, const char *table, const char *set, bool ipv6);

struct nft_connection {
	u32 ours[4], theirs[4];	  /* network order; IPv4: the first only */
	u16 our_port, their_port; /* host order */
};
/* At most NFT_ELEMENTS at a time. */
#define NFT_ELEMENTS 1000
void nft_add_elements(struct nft_batch *b, const char *table, const char *set, bool ipv6,
		      const struct nft_connection *connections, u32 count);

/* Packets with this mark are accepted by the chain. */
void nft_accept_mark(struct nft_batch *b, const char *table, const char *chain, u32 mark);
/* TCP segments of the connections in the set are dropped: those that come (NFT_INPUT), or those that go. */
void nft_drop_connections(struct nft_batch *b, const char *table, const char *chain, enum nft_hook hook,
			  const char *set, bool ipv6);

struct nft_table {
	char name[256 + 1];	       /* whole and terminated, as the comment */
	u32 flags;		       /* NFT_DORMANT, NFT_OWNED */
	char comment[NFT_COMMENT + 1]; /* "": it has none */
};
/* Calls each(table, arg) for every table of the family; stops at a non-zero result and returns it. */
int nft_each_table(int netlink, int (*each)(const struct nft_table *table, void *arg), void *arg);
/* The answers in one read of a table listing. Pure. 1: there is more to read, 0: that was the end. */
int nft_parse_tables(const void *bytes, size_t size, int (*each)(const struct nft_table *table, void *arg), void *arg);
