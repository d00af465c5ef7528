/* test/fuzz/mountinfo.c - /proc/PID/mountinfo. */
#include "kernel/mountinfo.h"
#include "support.h"

int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	char *text = fuzz_text(data, size);
	const char *p = text, *before = text;
	struct mount_line line;
	int r;

	while ((r = mountinfo_next(&p, &line)) != 0) {
		CHECK(p > before && p <= text + strlen(text));
		CHECK(r < 0 || (strlen(line.point) > 0 && strlen(line.point) < MOUNT_POINT_MAX));
		before = p;
	}
	free(text);
	return 0;
}

FUZZ_TEXTS(
	"27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,discard\n28 27 0:21 / /dev/shm rw - tmpfs tmpfs rw\n",
	"92 28 0:40 /a\\040b /mnt/with\\040blank\\134 rw master:3 propagate_from:2 - 9p x rw,trans=fd\n",
	"1 0 4095:1048575 / /x rw\n2 1 0: / /\n\n3 1 0:3 / \\777\n", "4 1 0:5 / \\000 rw\n")
