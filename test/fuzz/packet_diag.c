/* test/fuzz/packet_diag.c - one answer of NETLINK_SOCK_DIAG about a packet socket. */
#include "kernel/packet_diag.h"
#include "support.h"

int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	u8 *bytes = fuzz_bytes(data, size);
	struct packet_diag socket;
	int r = packet_diag_parse(bytes, size, &socket);
	u32 sum = 0;

	CHECK(r <= 1);
	for (u32 i = 0; r == 0 && i < socket.membership_count; i++)
		sum += packet_diag_membership(&socket, i).pdmc_count;
	CHECK(r == 0 || sum == 0);
	free(bytes);
	return 0;
}

/* nlmsghdr, packet_diag_msg (inode 0x1234), info, a membership of interface 1, a ring of one page, a fanout. */
static const u8 answer[] = {
	0x9c, 0,  0, 0, 20, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 17, 3, 8, 0,  0x34, 0x12, 0, 0, 5,	 0, 0, 0, 0, 0,	 0,
	0,    28, 0, 0, 0,  1, 0, 0, 0, 1, 0, 0, 0, 8, 0, 0, 0,	 0, 0, 0,  0,	 0,    0, 0, 0,	 1, 0, 0, 0, 52, 0,
	1,    0,  1, 0, 0,  0, 2, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0,	 0, 0, 0,  0,	 0,    0, 0, 0,	 0, 0, 0, 0, 0,	 0,
	0,    0,  0, 0, 0,  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,	 0, 0, 32, 0,	 2,    0, 0, 16, 0, 0, 1, 0, 0,	 0,
	0,    4,  0, 0, 4,  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,	 0, 0, 0,  8,	 0,    4, 0, 13, 0, 0, 0,
};

size_t fuzz_seed(size_t i, u8 *bytes, size_t cap)
{
	if (i || cap < sizeof answer)
		return 0;
	memcpy(bytes, answer, sizeof answer);
	bytes[0] = sizeof answer;
	return sizeof answer;
}
