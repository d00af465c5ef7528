/* test/fuzz/fdinfo.c - /proc/PID/fdinfo/N. */
#include "kernel/fdinfo.h"
#include "support.h"

int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	char *text = fuzz_text(data, size);
	const char *p = text, *before = NULL;
	struct fdinfo_watch watch;
	struct fdinfo_timer timer;
	struct fdinfo_lock lock;
	struct fdinfo_bpf_map map;
	struct fdinfo_inotify inotify;
	struct fdinfo_mark mark;
	u32 flags, event_flags;
	u64 number;

	fdinfo_number(text, "pos:", 10, &number);
	fdinfo_number(text, "flags:", 8, &number);
	fdinfo_number(text, "sigmask:", 16, &number);
	fdinfo_has(text, "lock:");
	while (before != p && fdinfo_watch_next(&p, &watch) == 1) {
		CHECK(p > text && p <= text + strlen(text));
		before = before == p ? p : NULL;
	}
	p = text;
	before = NULL;
	while (before != p && fdinfo_lock_next(&p, &lock) == 1) {
		CHECK(p > text && p <= text + strlen(text));
		CHECK(lock.kind == FDINFO_OTHER_LOCK || (lock.end >= lock.start && lock.type <= 2));
		before = before == p ? p : NULL;
	}
	p = text;
	before = NULL;
	while (before != p && fdinfo_inotify_next(&p, &inotify) == 1) {
		CHECK(p > text && p <= text + strlen(text));
		CHECK(inotify.handle.bytes <= FDINFO_HANDLE_MAX);
		before = before == p ? p : NULL;
	}
	fdinfo_fanotify(text, &flags, &event_flags);
	p = text;
	before = NULL;
	while (before != p && fdinfo_mark_next(&p, &mark) == 1) {
		CHECK(p > text && p <= text + strlen(text));
		CHECK(mark.kind >= FDINFO_INODE && mark.handle.bytes <= FDINFO_HANDLE_MAX);
		before = before == p ? p : NULL;
	}
	if (fdinfo_timer(text, &timer) == 0)
		CHECK(timer.value_nsec < 1000000000 || timer.value_nsec); /* initialised: ASan and UBSan see the rest */
	if (fdinfo_bpf_map(text, &map) == 0)
		CHECK(fdinfo_has(text, "map_id:") && fdinfo_has(text, "map_flags:"));
	free(text);
	return 0;
}

FUZZ_TEXTS("pos:\t0\nflags:\t02\nmnt_id:\t16\nino:\t1043\ntfd:        5 events:       19 data:                5  pos:0 "
	   "ino:3e1a "
	   "sdev:f\ntfd:       13 events: 8000001d data: ffffffffffffffff  pos:12 ino:1f sdev:d\n",
	   "pos:\t0\nflags:\t02000002\nmnt_id:\t16\nino:\t1043\nclockid: 1\nticks: 0\nsettime flags: 01\nit_value: (0, "
	   "49406829)\n"
	   "it_interval: (1, 0)\n",
	   "pos:\t0\nflags:\t02\nmnt_id:\t16\nino:\t1043\nsigmask:\t0000000000000200\n",
	   "pos:\t12\nflags:\t0100002\nmnt_id:\t61\nino:\t771\nlock:\t1: POSIX  ADVISORY  WRITE 12 fe:00:771 0 EOF\n"
	   "lock:\t2: LEASE  BREAKING  UNLCK 12 fe:00:771 0 EOF\nlock:\t3: OFDLCK ADVISORY  READ -1 fe:00:771 5 9\n",
	   "pos:\t0\nflags:\t00\nmnt_id:\t17\nino:\t1038\ninotify wd:3 ino:1 sdev:1b mask:3 ignored_mask:0 "
	   "fhandle-bytes:c fhandle-type:1 f_handle:73b1a9b70100000000000000\n"
	   "inotify wd:7fffffff ino:3f7e8 sdev:fe00000 mask:80000fff ignored_mask:0\n",
	   "pos:\t0\nfanotify flags:e00 event-flags:8000\nfanotify sdev:fe00000 mflags:0 mask:1 ignored_mask:0\n"
	   "fanotify mnt_id:1b mflags:40 mask:0 ignored_mask:3\nfanotify mnt_ns:1b mflags:0 mask:2\n"
	   "fanotify ino:3f7e8 sdev:fe00000 mflags:40 mask:8000001 ignored_mask:2 fhandle-bytes:8 fhandle-type:1 "
	   "f_handle:e8f7030000000000\n",
	   "pos:\t0\nflags:\t02\neventfd-count:               2a\neventfd-id: 3\neventfd-semaphore: 0\n",
	   "pos:\t0\nflags:\t02000002\nmnt_id:\t17\nino:\t1038\nmap_type:\t2\nkey_size:\t4\nvalue_size:\t8\n"
	   "max_entries:\t4\nmap_flags:\t0x0\nmap_extra:\t0x0\nmemlock:\t344\nmap_id:\t25\nfrozen:\t0\n")
