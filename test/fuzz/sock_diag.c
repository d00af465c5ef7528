/* test/fuzz/sock_diag.c - one answer of NETLINK_SOCK_DIAG about a unix socket. */
#include "kernel/sock_diag.h"
#include "support.h"

int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	u8 *bytes = fuzz_bytes(data, size);
	struct unix_diag diag;

	if (sock_diag_parse_unix(bytes, size, &diag) == 0)
		CHECK(diag.name_length <= sizeof diag.name);
	free(bytes);
	return 0;
}

/* nlmsghdr, unix_diag_msg (ESTABLISHED stream, inode 0x1234), UNIX_DIAG_NAME, PEER, RQLEN, SHUTDOWN. */
static const u8 answer[] = {
	0x4c, 0,    0, 0, 20, 0, 0, 0, 1, 0, 0, 0, 0, 0,   0,	0,   1,	  1, 1, 0, 0x34, 0x12, 0, 0,
	0xaa, 0xbb, 0, 0, 0,  0, 0, 0, 9, 0, 0, 0, 0, 'n', 'a', 'm', 'e', 0, 0, 0, 8,	 0,    2, 0,
	0x35, 0x12, 0, 0, 12, 0, 4, 0, 7, 0, 0, 0, 0, 0,   0,	0,   5,	  0, 6, 0, 3,	 0,    0, 0,
};

size_t fuzz_seed(size_t i, u8 *bytes, size_t cap)
{
	if (i || cap < sizeof answer)
		return 0;
	memcpy(bytes, answer, sizeof answer);
	return sizeof answer;
}
