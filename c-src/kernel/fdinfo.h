/*
 * kernel/fdinfo.h - /proc/PID/fdinfo/N, parsed. `text` is the whole file, NUL-terminated. Pure: no I/O, no allocation.
 */
#pragma once
#include "base/types.h"

/* The number behind `key` (with its colon) at the start of a line, after blanks. False: no such line, or no number. */
bool fdinfo_number(const char *text, const char *key, int base, u64 *ret);
/* Does any line start with `key`? */
bool fdinfo_has(const char *text, const char *key);

/* One `tfd:` line of an epoll: what is watched. */
struct fdinfo_watch {
	u32 fd;	    /* number it was added under */
	u32 events; /* as the kernel keeps them, with EPOLLERR and EPOLLHUP */
	u64 data, pos, ino;
	u32 dev; /* the kernel's own encoding: major << 20 | minor */
};
/* The next watch at or after *text; moves *text behind it. 1: found, 0: no more, -EINVAL: a line that is not understood. */
int fdinfo_watch_next(const char **text, struct fdinfo_watch *ret);

/* The lines of a timerfd. Times in seconds and nanoseconds; value is what remains, also for absolute timers. */
struct fdinfo_timer {
	u32 clock, settime_flags;
	u64 ticks;
	u64 value_sec, value_nsec, interval_sec, interval_nsec;
};
int fdinfo_timer(const char *text, struct fdinfo_timer *ret);

/* One `lock:` line: what a description, or its process through it, has locked. */
enum fdinfo_lock_kind { FDINFO_POSIX = 1, FDINFO_FLOCK = 2, FDINFO_OFD = 4, FDINFO_LEASE = 8, FDINFO_OTHER_LOCK = 0 };
struct fdinfo_lock {
	enum fdinfo_lock_kind kind;
	bool breaking;	/* a lease that somebody waits for; `type` is then what it has to become */
	u32 type;	/* F_RDLCK, F_WRLCK, F_UNLCK */
	u64 start, end; /* end: of the last byte locked; UINT64_MAX: to the end of the file, wherever that is */
};
/* As fdinfo_watch_next(). */
int fdinfo_lock_next(const char **text, struct fdinfo_lock *ret);

/* What an inode is called in such lines: for open_by_handle_at(2). Not every file system has a name of this kind. */
#define FDINFO_HANDLE_MAX 128
struct fdinfo_handle {
	u32 bytes, type; /* bytes 0: there is none */
	u8 data[FDINFO_HANDLE_MAX];
};

/* One `inotify` line: a watch. */
struct fdinfo_inotify {
	u32 wd, mask, ignored_mask;
	u64 ino;
	u32 dev; /* of the super block, as the kernel has it: major << 20 | minor */
	struct fdinfo_handle handle;
};
/* As fdinfo_watch_next(). */
int fdinfo_inotify_next(const char **text, struct fdinfo_inotify *ret);

/* One `fanotify` line behind the first, which says how the group was made: fdinfo_fanotify(). */
enum fdinfo_mark_kind { FDINFO_INODE = 1, FDINFO_MOUNT, FDINFO_FILE_SYSTEM, FDINFO_OTHER_MARK };
struct fdinfo_mark {
	enum fdinfo_mark_kind kind;
	u32 flags, mask, ignored_mask;
	u32 mnt_id; /* FDINFO_MOUNT */
	u64 ino;    /* FDINFO_INODE */
	u32 dev;    /* FDINFO_INODE, FDINFO_FILE_SYSTEM */
	struct fdinfo_handle handle;
};
int fdinfo_fanotify(const char *text, u32 *ret_flags, u32 *ret_event_flags);
/* As fdinfo_watch_next(). */
int fdinfo_mark_next(const char **text, struct fdinfo_mark *ret);

/* The lines of a BPF map. */
struct fdinfo_bpf_map {
	u32 type, key_size, value_size, max_entries, flags, id;
	u64 memlock, extra;
	bool frozen;
};
int fdinfo_bpf_map(const char *text, struct fdinfo_bpf_map *ret);
