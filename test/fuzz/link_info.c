/* test/fuzz/link_info.c - one answer of NETLINK_ROUTE about a network device, an address or a route. */
#include "kernel/link_info.h"
#include "support.h"

int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	u8 *bytes = fuzz_bytes(data, size);
	struct link_info link;

	if (link_parse(bytes, size, &link) == 0)
		CHECK(strlen(link.name) < LINK_NAME_MAX && strlen(link.kind) < LINK_NAME_MAX &&
		      link.address_length <= sizeof link.address);
	for (int what = LINK_ADDRESSES; what <= LINK_ROUTES_6; what++)
		if (link_thing_is(bytes, size, (enum link_things)what, 7))
			CHECK(size >= 24);
	free(bytes);
	return 0;
}

/* nlmsghdr, ifinfomsg (device 7, up), IFLA_IFNAME, MTU, LINKINFO with KIND "tun" and DATA with OWNER 5. */
static const u8 answer[] = {
	0x50, 0, 0, 0, 16, 0, 0,   0,	1,   0,	  0,   0,   0,	 0, 0, 0, 0, 0, 0xfe, 0xff, 7, 0,    0, 0, 1, 0,  0,
	0,    0, 0, 0, 0,  9, 0,   3,	0,   't', 'u', 'n', '0', 0, 0, 0, 0, 8, 0,    4,    0, 0xdc, 5, 0, 0, 28, 0,
	18,   0, 8, 0, 1,  0, 't', 'u', 'n', 0,	  12,  0,   2,	 0, 8, 0, 1, 0, 5,    0,    0, 0,    0, 0, 0, 0,
};

size_t fuzz_seed(size_t i, u8 *bytes, size_t cap)
{
	if (i || cap < sizeof answer)
		return 0;
	memcpy(bytes, answer, sizeof answer);
	return sizeof answer;
}
