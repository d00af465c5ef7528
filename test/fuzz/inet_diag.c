/* test/fuzz/inet_diag.c - one answer of NETLINK_SOCK_DIAG about an IP socket. */
#include "kernel/inet_diag.h"
#include "support.h"

int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	u8 *bytes = fuzz_bytes(data, size);
	struct inet_diag socket;
	int r = inet_diag_parse(bytes, size, &socket);

	CHECK(r <= 1);
	free(bytes);
	return 0;
}

/* nlmsghdr, inet_diag_msg (UDP, 127.0.0.1:53 to 127.0.0.1:9, inode 0x1234), INET_DIAG_SHUTDOWN. */
static const u8 answer[] = {
	0x60, 0, 0, 0, 20, 0, 0, 0, 1,	 0, 0, 0, 0, 0, 0, 0, 2, 1, 0, 0, 0,	53,   0, 9, 127, 0, 0, 1, 0, 0, 0, 0,
	0,    0, 0, 0, 0,  0, 0, 0, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0,	0,    0, 0, 0,	 0, 0, 0, 1, 0, 0, 0,
	0,    0, 0, 0, 0,  0, 0, 0, 0,	 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x34, 0x12, 0, 0, 5,	 0, 8, 0, 3, 0, 0, 0,
};

size_t fuzz_seed(size_t i, u8 *bytes, size_t cap)
{
	if (i || cap < sizeof answer)
		return 0;
	memcpy(bytes, answer, sizeof answer);
	return sizeof answer;
}
