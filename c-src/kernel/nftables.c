/* kernel/nftables.c - see nftables.h. Numbers of attributes are in network order, as all of nf_tables. */
#include <arpa/inet.h>
#include <errno.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nf_tables.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netlink.h>
#include <sys/socket.h>
#include "base/sys.h"
#include "kernel/nftables.h"

#define FAMILY_INET   1 /* NFPROTO_INET: one table for IPv4 and IPv6 */
#define SEND_BUFFER   (512 << 10)
#define DATA_REG      8 /* NFT_REG32_00, the first of sixteen */
#define TYPE_ADDRESS4 7 /* nft's own numbers of types: only so that `nft list` can show the sets */
#define TYPE_ADDRESS6 8
#define TYPE_SERVICE  13
#define PROTOCOL_TCP  6

int nft_open(void)
{
	int fd = (int)sys(SYS_socket, AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_NETFILTER), size = SEND_BUFFER;

	if (fd >= 0)
		sys(SYS_setsockopt, fd, SOL_SOCKET, SO_SNDBUFFORCE, &size, sizeof size);
	return fd;
}

/* --- messages --- */

static void *room_take(struct nft_batch *b, size_t size)
{
	size_t padded = NLMSG_ALIGN(size);
	u8 *at = b->bytes + b->used;

	if (b->full || b->size - b->used < padded) {
		b->full = true;
		return NULL;
	}
	memset(at, 0, padded);
	b->used += padded;
	return at;
}

static void message_end(struct nft_batch *b)
{
	u32 length = (u32)(b->used - b->last);

	if (!b->full)
		memcpy(b->bytes + b->last, &length, sizeof length);
}

static void message_begin(struct nft_batch *b, u16 type, u16 flags, u8 family, u16 resource)
{
	struct nlmsghdr head = { .nlmsg_type = type, .nlmsg_flags = NLM_F_REQUEST | flags };
	struct nfgenmsg generic = { .nfgen_family = family, .version = NFNETLINK_V0, .res_id = htons(resource) };
	u8 *at;

	b->last = b->used;
	head.nlmsg_seq = b->sequence++;
	at = room_take(b, sizeof head + sizeof generic);
	if (!at)
		return;
	memcpy(at, &head, sizeof head);
	memcpy(at + sizeof head, &generic, sizeof generic);
}

static void table_message(struct nft_batch *b, u16 type, u16 flags)
{
	message_begin(b, NFNL_SUBSYS_NFTABLES << 8 | type, flags, FAMILY_INET, 0);
}

static void attribute(struct nft_batch *b, u16 type, const void *value, size_t size)
{
	struct nlattr head = { .nla_len = (u16)(sizeof head + size), .nla_type = type };
	u8 *at = room_take(b, sizeof head + size);

	if (!at)
		return;
	memcpy(at, &head, sizeof head);
	if (size)
		memcpy(at + sizeof head, value, size);
}

static void attribute_text(struct nft_batch *b, u16 type, const char *text)
{
	attribute(b, type, text, strlen(text) + 1);
}

static void attribute_number(struct nft_batch *b, u16 type, u32 value)
{
	u32 network = htonl(value);

	attribute(b, type, &network, sizeof network);
}

static size_t nest_begin(struct nft_batch *b, u16 type)
{
	size_t at = b->used;

	attribute(b, type | NLA_F_NESTED, NULL, 0);
	return at;
}

static void nest_end(struct nft_batch *b, size_t at)
{
	u16 length = (u16)(b->used - at);

	if (!b->full)
		memcpy(b->bytes + at, &length, sizeof length);
}

void nft_batch_begin(struct nft_batch *b, void *room, size_t size)
{
	*b = (struct nft_batch){ .bytes = room, .size = size, .sequence = 1 };
	message_begin(b, NFNL_MSG_BATCH_BEGIN, 0, AF_UNSPEC, NFNL_SUBSYS_NFTABLES);
	message_end(b);
}

/* --- answers --- */

/* The first refusal in what was read; 0: there is none. */
static int answers_take(const u8 *bytes, size_t size)
{
	while (size >= sizeof(struct nlmsghdr)) {
		struct nlmsghdr head;
		s32 err = 0;

		memcpy(&head, bytes, sizeof head);
		if (head.nlmsg_len < sizeof head || head.nlmsg_len > size)
			return -EBADMSG;
		if (head.nlmsg_type == NLMSG_ERROR && head.nlmsg_len >= sizeof head + sizeof err)
			memcpy(&err, bytes + sizeof head, sizeof err);
		if (err < 0)
			return err;
		bytes += MIN(NLMSG_ALIGN(head.nlmsg_len), size);
		size -= MIN(NLMSG_ALIGN(head.nlmsg_len), size);
	}
	return 0;
}

/* A batch is worked off before send returns, so all answers are there. No answer at all: nobody took it. */
static int answers_read(int netlink)
{
	u8 answer[8192];
	int first = 0, count = 0;

	for (;;) {
		long n = sys(SYS_recvfrom, netlink, answer, sizeof answer, MSG_DONTWAIT, NULL, NULL);
		int r;

		if (n == -EINTR)
			continue;
		if (n == -EAGAIN)
			return count ? first : -EPROTO;
		if (n <= 0)
			return n < 0 ? (int)n : -EPROTO;
		count++;
		r = answers_take(answer, (size_t)n);
		first = first ? first : r;
	}
}

int nft_batch_run(struct nft_batch *b, int netlink)
{
	struct sockaddr_nl kernel = { .nl_family = AF_NETLINK };
	long r;

	if (b->full)
		return -EMSGSIZE;
	/* The last message asks for an answer, whatever it is; those that fail give one anyway. */
	b->bytes[b->last + offsetof(struct nlmsghdr, nlmsg_flags)] |= NLM_F_ACK;
	message_begin(b, NFNL_MSG_BATCH_END, 0, AF_UNSPEC, NFNL_SUBSYS_NFTABLES);
	message_end(b);
	if (b->full)
		return -EMSGSIZE;
	r = sys(SYS_sendto, netlink, b->bytes, b->used, 0, &kernel, sizeof kernel);
	return r < 0 ? (int)r : answers_read(netlink);
}

/* --- tables, chains, sets --- */

/* User data are, to nft, records of a type, a length and so many bytes: type 0 is a comment. */
static void attribute_comment(struct nft_batch *b, const char *comment)
{
	u8 record[2 + NFT_COMMENT + 1] = { 0 };
	size_t length = MIN(strlen(comment), (size_t)NFT_COMMENT);

	record[1] = (u8)(length + 1);
	memcpy(record + 2, comment, length);
	attribute(b, NFTA_TABLE_USERDATA, record, 2 + length + 1);
}

void nft_add_table(struct nft_batch *b, const char *table, u32 flags, const char *comment)
{
	table_message(b, NFT_MSG_NEWTABLE, NLM_F_CREATE | NLM_F_EXCL);
	attribute_text(b, NFTA_TABLE_NAME, table);
	attribute_number(b, NFTA_TABLE_FLAGS, flags);
	if (comment)
		attribute_comment(b, comment);
	message_end(b);
}

void nft_wake_table(struct nft_batch *b, const char *table)
{
	table_message(b, NFT_MSG_NEWTABLE, 0);
	attribute_text(b, NFTA_TABLE_NAME, table);
	attribute_number(b, NFTA_TABLE_FLAGS, 0);
	message_end(b);
}

void nft_delete_table(struct nft_batch *b, const char *table)
{
	table_message(b, NFT_MSG_DELTABLE, 0);
	attribute_text(b, NFTA_TABLE_NAME, table);
	message_end(b);
}

void nft_add_chain(struct nft_batch *b, const char *table, const char *chain, enum nft_hook hook, s32 priority)
{
	size_t nest;

	table_message(b, NFT_MSG_NEWCHAIN, NLM_F_CREATE | NLM_F_EXCL);
	attribute_text(b, NFTA_CHAIN_TABLE, table);
	attribute_text(b, NFTA_CHAIN_NAME, chain);
	nest = nest_begin(b, NFTA_CHAIN_HOOK);
	attribute_number(b, NFTA_HOOK_HOOKNUM, hook);
	attribute_number(b, NFTA_HOOK_PRIORITY, (u32)priority);
	nest_end(b, nest);
	attribute_number(b, NFTA_CHAIN_POLICY, NF_ACCEPT);
	attribute_text(b, NFTA_CHAIN_TYPE, "filter");
	message_end(b);
}

/* Parts of a key are padded to four bytes. */
static u32 key_size(bool ipv6)
{
	return ipv6 ? 16 + 4 + 16 + 4 : 4 + 4 + 4 + 4;
}

void nft_add_set(struct nft_batch *b, const char *table, const char *set, bool ipv6)
{
	u32 address = ipv6 ? TYPE_ADDRESS6 : TYPE_ADDRESS4;

	table_message(b, NFT_MSG_NEWSET, NLM_F_CREATE | NLM_F_EXCL);
	attribute_text(b, NFTA_SET_TABLE, table);
	attribute_text(b, NFTA_SET_NAME, set);
	attribute_number(b, NFTA_SET_ID, ipv6 ? 2 : 1);
	attribute_number(b, NFTA_SET_KEY_TYPE, address << 18 | TYPE_SERVICE << 12 | address << 6 | TYPE_SERVICE);
	attribute_number(b, NFTA_SET_KEY_LEN, key_size(ipv6));
	message_end(b);
}

static void element_key(u8 *key, const struct nft_connection *c, bool ipv6)
{
	size_t address = ipv6 ? 16 : 4;
	u16 ours = htons(c->our_port), theirs = htons(c->their_port);

	memcpy(key, c->ours, address);
	memcpy(key + address, &ours, sizeof ours);
	memcpy(key + address + 4, c->theirs, address);
	memcpy(key + 2 * address + 4, &theirs, sizeof theirs);
}

static void element(struct nft_batch *b, const struct nft_connection *c, bool ipv6)
{
	u8 key[40] = { 0 };
	size_t item = nest_begin(b, NFTA_LIST_ELEM), nest = nest_begin(b, NFTA_SET_ELEM_KEY);

	element_key(key, c, ipv6);
	attribute(b, NFTA_DATA_VALUE, key, key_size(ipv6));
	nest_end(b, nest);
	nest_end(b, item);
}

void nft_add_elements(struct nft_batch *b, const char *table, const char *set, bool ipv6,
		      const struct nft_connection *connections, u32 count)
{
	size_t nest;

	table_message(b, NFT_MSG_NEWSETELEM, NLM_F_CREATE);
	attribute_text(b, NFTA_SET_ELEM_LIST_TABLE, table);
	attribute_text(b, NFTA_SET_ELEM_LIST_SET, set);
	nest = nest_begin(b, NFTA_SET_ELEM_LIST_ELEMENTS);
	for (u32 i = 0; i < count; i++)
		element(b, &connections[i], ipv6);
	nest_end(b, nest);
	message_end(b);
}

/* --- rules --- */

struct expression {
	size_t item, data;
};

static struct expression expression_begin(struct nft_batch *b, const char *name)
{
	struct expression e = { .item = nest_begin(b, NFTA_LIST_ELEM) };

	attribute_text(b, NFTA_EXPR_NAME, name);
	e.data = nest_begin(b, NFTA_EXPR_DATA);
	return e;
}

static void expression_end(struct nft_batch *b, struct expression e)
{
	nest_end(b, e.data);
	nest_end(b, e.item);
}

static void load_meta(struct nft_batch *b, u32 key)
{
	struct expression e = expression_begin(b, "meta");

	attribute_number(b, NFTA_META_KEY, key);
	attribute_number(b, NFTA_META_DREG, DATA_REG);
	expression_end(b, e);
}

static void load_payload(struct nft_batch *b, u32 base, u32 offset, u32 size, u32 reg)
{
	struct expression e = expression_begin(b, "payload");

	attribute_number(b, NFTA_PAYLOAD_DREG, reg);
	attribute_number(b, NFTA_PAYLOAD_BASE, base);
	attribute_number(b, NFTA_PAYLOAD_OFFSET, offset);
	attribute_number(b, NFTA_PAYLOAD_LEN, size);
	expression_end(b, e);
}

static void must_equal(struct nft_batch *b, const void *value, size_t size)
{
	struct expression e = expression_begin(b, "cmp");
	size_t nest;

	attribute_number(b, NFTA_CMP_SREG, DATA_REG);
	attribute_number(b, NFTA_CMP_OP, NFT_CMP_EQ);
	nest = nest_begin(b, NFTA_CMP_DATA);
	attribute(b, NFTA_DATA_VALUE, value, size);
	nest_end(b, nest);
	expression_end(b, e);
}

static void must_be_in(struct nft_batch *b, const char *set)
{
	struct expression e = expression_begin(b, "lookup");

	attribute_text(b, NFTA_LOOKUP_SET, set);
	attribute_number(b, NFTA_LOOKUP_SREG, DATA_REG);
	expression_end(b, e);
}

static void verdict(struct nft_batch *b, u32 code)
{
	struct expression e = expression_begin(b, "immediate");
	size_t data, nest;

	attribute_number(b, NFTA_IMMEDIATE_DREG, NFT_REG_VERDICT);
	data = nest_begin(b, NFTA_IMMEDIATE_DATA);
	nest = nest_begin(b, NFTA_DATA_VERDICT);
	attribute_number(b, NFTA_VERDICT_CODE, code);
	nest_end(b, nest);
	nest_end(b, data);
	expression_end(b, e);
}

static size_t rule_begin(struct nft_batch *b, const char *table, const char *chain)
{
	table_message(b, NFT_MSG_NEWRULE, NLM_F_CREATE | NLM_F_APPEND);
	attribute_text(b, NFTA_RULE_TABLE, table);
	attribute_text(b, NFTA_RULE_CHAIN, chain);
	return nest_begin(b, NFTA_RULE_EXPRESSIONS);
}

static void rule_end(struct nft_batch *b, size_t nest)
{
	nest_end(b, nest);
	message_end(b);
}

void nft_accept_mark(struct nft_batch *b, const char *table, const char *chain, u32 mark)
{
	size_t rule = rule_begin(b, table, chain);

	load_meta(b, NFT_META_MARK);
	must_equal(b, &mark, sizeof mark); /* host order, as the mark itself */
	verdict(b, NF_ACCEPT);
	rule_end(b, rule);
}

/* Address and port of one end of a segment. */
static void load_end(struct nft_batch *b, bool ipv6, bool source, u32 reg)
{
	u32 size = ipv6 ? 16 : 4, addresses = ipv6 ? 8 : 12;

	load_payload(b, NFT_PAYLOAD_NETWORK_HEADER, source ? addresses : addresses + size, size, reg);
	load_payload(b, NFT_PAYLOAD_TRANSPORT_HEADER, source ? 0 : 2, 2, reg + size / 4);
}

void nft_drop_connections(struct nft_batch *b, const char *table, const char *chain, enum nft_hook hook,
			  const char *set, bool ipv6)
{
	const u8 protocol = ipv6 ? NFPROTO_IPV6 : NFPROTO_IPV4, tcp = PROTOCOL_TCP;
	u32 words = ipv6 ? 16 / 4 + 1 : 4 / 4 + 1;
	bool ours_is_source = hook == NFT_OUTPUT;
	size_t rule = rule_begin(b, table, chain);

	load_meta(b, NFT_META_NFPROTO);
	must_equal(b, &protocol, sizeof protocol);
	load_meta(b, NFT_META_L4PROTO);
	must_equal(b, &tcp, sizeof tcp);
	load_end(b, ipv6, ours_is_source, DATA_REG);
	load_end(b, ipv6, !ours_is_source, DATA_REG + words);
	must_be_in(b, set);
	verdict(b, NF_DROP);
	rule_end(b, rule);
}

/* --- listing --- */

static void comment_take(const u8 *p, size_t size, struct nft_table *ret)
{
	if (size < 3 || p[0] != 0 || p[1] < 1 || p[1] > size - 2)
		return;
	memcpy(ret->comment, p + 2, MIN((size_t)p[1] - 1, sizeof ret->comment - 1));
}

static void table_attribute_take(u16 type, const u8 *value, size_t size, struct nft_table *ret)
{
	u32 number;

	if (type == NFTA_TABLE_NAME) {
		memcpy(ret->name, value, MIN(size, sizeof ret->name - 1));
	} else if (type == NFTA_TABLE_USERDATA) {
		comment_take(value, size, ret);
	} else if (type == NFTA_TABLE_FLAGS && size >= sizeof number) {
		memcpy(&number, value, sizeof number);
		ret->flags = ntohl(number);
	}
}

static int table_take(const u8 *p, size_t left, int (*each)(const struct nft_table *, void *), void *arg)
{
	struct nft_table table = { 0 };

	while (left >= sizeof(struct nlattr)) {
		struct nlattr a;

		memcpy(&a, p, sizeof a);
		if (a.nla_len < sizeof a || a.nla_len > left)
			return -EBADMSG;
		table_attribute_take(a.nla_type & NLA_TYPE_MASK, p + sizeof a, a.nla_len - sizeof a, &table);
		if ((size_t)NLA_ALIGN(a.nla_len) >= left)
			break;
		p += NLA_ALIGN(a.nla_len);
		left -= NLA_ALIGN(a.nla_len);
	}
	return each(&table, arg);
}

int nft_parse_tables(const void *bytes, size_t size, int (*each)(const struct nft_table *table, void *arg), void *arg)
{
	const size_t fixed = sizeof(struct nlmsghdr) + sizeof(struct nfgenmsg);
	const u8 *p = bytes;

	while (size >= sizeof(struct nlmsghdr)) {
		struct nlmsghdr head;
		int r = 0;

		memcpy(&head, p, sizeof head);
		if (head.nlmsg_len < sizeof head || head.nlmsg_len > size)
			return -EBADMSG;
		if (head.nlmsg_type == NLMSG_DONE)
			return 0;
		if (head.nlmsg_type == NLMSG_ERROR)
			return answers_take(p, head.nlmsg_len);
		if (head.nlmsg_type == (NFNL_SUBSYS_NFTABLES << 8 | NFT_MSG_NEWTABLE) && head.nlmsg_len >= fixed)
			r = table_take(p + fixed, head.nlmsg_len - fixed, each, arg);
		if (r)
			return r;
		p += MIN(NLMSG_ALIGN(head.nlmsg_len), size);
		size -= MIN(NLMSG_ALIGN(head.nlmsg_len), size);
	}
	return 1;
}

int nft_each_table(int netlink, int (*each)(const struct nft_table *table, void *arg), void *arg)
{
	struct {
		struct nlmsghdr head;
		struct nfgenmsg generic;
	} q = { .head = { .nlmsg_len = sizeof q,
			  .nlmsg_type = NFNL_SUBSYS_NFTABLES << 8 | NFT_MSG_GETTABLE,
			  .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP },
		.generic = { .nfgen_family = FAMILY_INET } };
	u8 answer[16384];
	long r = sys(SYS_sendto, netlink, &q, sizeof q, 0, NULL, 0);

	if (r < 0)
		return (int)r;
	do {
		r = sys(SYS_recvfrom, netlink, answer, sizeof answer, 0, NULL, NULL);
		if (r >= 0)
			r = nft_parse_tables(answer, (size_t)r, each, arg);
	} while (r == 1);
	return (int)r;
}
