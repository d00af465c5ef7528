/* MADV_GUARD_INSTALL: pages that fault, inside a mapping that does not. */
#include "target.h"
#include <setjmp.h>

#ifndef MADV_GUARD_INSTALL
#define MADV_GUARD_INSTALL 102
#endif
#define PAGE 4096

static unsigned char *map;
static sigjmp_buf back;

static void on_fault(int signal)
{
	siglongjmp(back, signal);
}

void set_up(int argc, char **argv)
{
	(void)argc, (void)argv;
	map = mmap(NULL, 16 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	check(map != MAP_FAILED);
	fill(map, 16 * PAGE, 1);
	if (madvise(map + 4 * PAGE, 3 * PAGE, MADV_GUARD_INSTALL) < 0)
		skip("this kernel has no MADV_GUARD_INSTALL");
	must(madvise(map + 15 * PAGE, PAGE, MADV_GUARD_INSTALL));
	signal(SIGSEGV, on_fault);
}

/* A checksum per page; "fault" where reading it is one. */
void report(void)
{
	static volatile int i;

	json_list("pages");
	for (i = 0; i < 16; i++) {
		if (sigsetjmp(back, 1) == 0)
			json_hex(NULL, checksum(0, map + i * PAGE, PAGE));
		else
			json_text(NULL, "fault");
	}
	json_end();
}
