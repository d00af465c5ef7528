/* test/fuzz/proc_maps.c - /proc/PID/maps and smaps, line by line; lines need not end with NUL. */
#include "kernel/proc_maps.h"
#include "support.h"

static u64 sink;

static void look_at(const char *line, size_t size)
{
	struct maps_line map;
	u64 flags, bytes;

	if (maps_line_parse(line, size, &map) == 0) {
		CHECK(map.start < map.end && map.start % PAGE_SIZE == 0 && map.end % PAGE_SIZE == 0 && map.prot <= 7);
		CHECK(map.path_length == 0 || (map.path >= line && map.path + map.path_length <= line + size));
		for (size_t i = 0; i < map.path_length; i++)
			sink += (u8)map.path[i];
	}
	maps_line_is(line, size);
	if (maps_vmflags_parse(line, size, &flags))
		CHECK(flags < 1ull << VMF_COUNT);
	if (maps_page_size_parse(line, size, &bytes))
		CHECK(bytes >= 1024 && !(bytes & (bytes - 1)));
}

int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	char *text = (char *)fuzz_bytes(data, size);

	for (size_t at = 0; at < size;) {
		const char *end = memchr(text + at, '\n', size - at);
		size_t length = end ? (size_t)(end - text) - at : size - at;

		look_at(text + at, length);
		look_at(text + at, size - at); /* the newline ends it as well */
		at += length + 1;
	}
	free(text);
	return 0;
}

FUZZ_TEXTS(
	"55d0c8e00000-55d0c8e02000 r--p 00000000 fe:00 1048 /usr/bin/a b (deleted)\n"
	"7ffd3a000000-7ffd3a021000 rw-p 00000000 00:00 0                          [stack]\n"
	"ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]\n"
	"7f0000000000-7f0000001000 rw-s 7ffff000 00:01 18446744073709551615       /dev/zero (deleted)\n"
	"7f0000002000-7f0000003000 ---p 00000000 00:00 0 \n",
	"7f11aa000000-7f11aa400000 rw-p 00000000 00:00 0 \nSize:               4096 kB\nKernelPageSize:        4 kB\n"
	"Rss:                   8 kB\nTHPeligible:           1\nProtectionKey:         0\nVmFlags: rd wr mr mw me ac "
	"sd hg ?? \n",
	"KernelPageSize:     2048 kB\nKernelPageSize: 3 kB\nKernelPageSize:\n"
	"VmFlags: rd ex mr mw me de dw io pf gd ht um uw ui ss sl dp lf gu nh wf dd dc sr rr \n")
