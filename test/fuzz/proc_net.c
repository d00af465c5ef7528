/* test/fuzz/proc_net.c - the lines of /proc/net/raw and its like. */
#include "kernel/proc_net.h"
#include "support.h"

int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	char *text = fuzz_text(data, size);
	const char *p = text;
	struct proc_net_socket s;
	int r;

	while ((r = proc_net_next(&p, &s)) != 0)
		CHECK(r == 1 || r < 0);
	CHECK(*p == '\0');
	free(text);
	return 0;
}

FUZZ_TEXTS("  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref "
	   "pointer drops\n"
	   "   1: 0100007F:0001 0200007F:0000 01 00000000:00000300 00:00000000 00000000     0        0 4711 2 "
	   "0000000000000000 0\n",
	   "  17: 00000000000000000000000001000000:0011 00000000000000000000000000000000:0000 07 00000000:00000000 "
	   "00:00000000 "
	   "00000000     0        0 99 2 0000000000000000 0\n")
