/* test/fuzz/nftables.c - one read of a listing of nf_tables' tables. */
#include "kernel/nftables.h"
#include "support.h"

static int each(const struct nft_table *table, void *arg)
{
	size_t *count = arg;

	CHECK(strlen(table->name) <= 256 && strlen(table->comment) <= NFT_COMMENT);
	return ++*count > 1000;
}

int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	u8 *bytes = fuzz_bytes(data, size);
	size_t count = 0;

	nft_parse_tables(bytes, size, each, &count);
	free(bytes);
	return 0;
}

/* nlmsghdr (NEWTABLE), nfgenmsg (inet), NFTA_TABLE_NAME "CRIU-1", FLAGS 1, USERDATA "libcriu-1"; NLMSG_DONE. */
static const u8 answer[] = {
	0x38, 0,   0,	0,   0,	  0xa, 2,   0, 1,   0,	 0,   0,   0,	0,   0,	  0,   /* */
	1,    0,   0,	0,   11,  0,   1,   0, 'C', 'R', 'I', 'U', '-', '1', 0,	  0,   /* */
	8,    0,   2,	0,   0,	  0,   0,   1, 16,  0,	 6,   0,   0,	10,  'l', 'i', /* */
	'b',  'c', 'r', 'i', 'u', '-', '1', 0, 20,  0,	 0,   0,   3,	0,   2,	  0,   /* */
	1,    0,   0,	0,   0,	  0,   0,   0, 0,   0,	 0,   0,
};

size_t fuzz_seed(size_t i, u8 *bytes, size_t cap)
{
	if (i || cap < sizeof answer)
		return 0;
	memcpy(bytes, answer, sizeof answer);
	return sizeof answer;
}
