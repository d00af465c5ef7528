/* test/fuzz/proc_timers.c - /proc/PID/timers. */
#include "kernel/proc_timers.h"
#include "support.h"

int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	char *text = fuzz_text(data, size);
	const char *p = text, *before = text;
	struct proc_timer timer;

	for (; proc_timers_next(&p, &timer) == 1; before = p)
		CHECK(p > before && p <= text + strlen(text));
	free(text);
	return 0;
}

FUZZ_TEXTS(
	"ID: 1\nsignal: 60/00007fff86e452a8\nnotify: signal/pid.2634\nClockID: 0\nID: 0\nsignal: 60/00007fff86e452a8\n"
	"notify: none/tid.2634\nClockID: 1\n",
	"ID: 2147483647\nsignal: 0/ffffffffffffffff\nnotify: thread/pid.1\nClockID: -6\n")
