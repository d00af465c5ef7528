/*
 * kinds/tty.h - what the files of terminals share: tty.c is the kind, tty_dump.c finds out what there is, tty_pair.c makes
 * pseudo terminals again, tty_settings.c and tty_queue.c carry settings and queued data both ways.
 *
 * A terminal here is one side of one device: CRIU's tty_info_entry. A pseudo terminal has two, master and slave, with one
 * index; slaves that were hung up (their master has been closed, or vhangup(2)) are a third, which has no settings.
 */
#pragma once
#include <asm/ioctls.h>
#include "kinds/files.h"

/* Of asm-generic/ioctls.h; libc's names need its own struct termios. */
#define TTY_GET_INDEX	  0x80045430 /* TIOCGPTN */
#define TTY_SET_LOCK	  0x40045431 /* TIOCSPTLCK */
#define TTY_GET_DEVICE	  0x80045432 /* TIOCGDEV */
#define TTY_GET_PACKET	  0x80045438 /* TIOCGPKT */
#define TTY_GET_LOCK	  0x80045439 /* TIOCGPTLCK */
#define TTY_GET_EXCLUSIVE 0x80045440 /* TIOCGEXCL */
#define TTY_OPEN_PEER	  0x5441     /* TIOCGPTPEER */
#define TTY_HANG_UP	  0x5437     /* TIOCVHANGUP */
#define TTY_GET_LOCKED	  0x5456     /* TIOCGLCKTRMIOS */
#define TTY_SET_LOCKED	  0x5457     /* TIOCSLCKTRMIOS */
#define TTY_GET_SETTINGS2 0x802c542a /* TCGETS2 */
#define TTY_SET_SETTINGS2 0x402c542b /* TCSETS2 */

#define TTY_INDEX_MAX 1000 /* beyond, CRIU's ids mean other terminals */

/* The kernel's struct termios and termios2: the speeds count only for TCGETS2 and TCSETS2. */
struct ktermios {
	u32 iflag, oflag, cflag, lflag;
	u8 line, cc[19];
	u32 ispeed, ospeed;
};

static inline bool tty_is_pts(u64 rdev)
{
	return dev_major(rdev) >= 136 && dev_major(rdev) <= 143; /* 2^20 minors */
}

static inline bool tty_is_ptmx(u64 rdev)
{
	return (dev_major(rdev) == 5 && dev_minor(rdev) == 2) || (dev_major(rdev) >= 128 && dev_major(rdev) <= 135);
}

/* --- settings: tty_settings.c --- */
int tty_settings_get(int fd, struct ktermios *ret);
int tty_settings_set(int fd, const struct ktermios *t);
u32 tty_ask(int fd, u32 request); /* of an ioctl that writes an int; 0 if it fails */
/* Termios, window size, exclusive mode; of a master its lock and packet mode. Nothing is written for one that was hung up. */
void tty_settings_dump(struct arena *a, int fd, TtyInfoEntry *info);
bool tty_settings_are_sound(const TtyInfoEntry *info);
bool tty_settings_of(const TtyInfoEntry *info, struct ktermios *ret);
void tty_settings_restore(struct restore *rs, int fd, const TtyInfoEntry *info);
void tty_size_restore(struct restore *rs, int fd, const TtyInfoEntry *info);
/* While it holds, bytes pass unchanged in both directions; the line discipline's locked bits are off. */
void tty_settings_raw(struct ktermios *t);
void tty_unlock_settings(int fd, struct ktermios *ret_locked);
void tty_lock_settings(int fd, const struct ktermios *locked);

/* --- queued data: tty_queue.c --- */
enum tty_stop { TTY_FLOWS = 0, TTY_STOPPED_BY_CALL = 1, TTY_STOPPED_BY_KEY = 2 };

/*
 * What a pair holds. `in`: from the master, for the slave to read: `done` bytes have passed the line discipline, of which the
 * first `lines` are whole lines (an end of file is a NUL byte there); the rest has not. `out`: from the slave.
 */
struct tty_queue {
	u8 *in, *out;
	size_t in_size, done, lines, out_size;
	u32 stop;  /* enum tty_stop: output of the slave */
	u8 packet; /* TIOCPKT_ bits that the master has not read yet */
};

/* Both descriptors are ours alone or of a frozen tree; the slave's does not block. The pair is empty and flows afterwards. */
void tty_queue_take(struct arena *a, int master, int slave, struct tty_queue *ret);
/* The opposite, into an empty pair; `settings` are those that it has in the end. Sets them. 0 or -errno. */
int tty_queue_put(struct arena *a, int master, int slave, const struct tty_queue *q, const struct ktermios *settings);
bool tty_queue_is_empty(const struct tty_queue *q);

/* --- dump: tty_dump.c --- */
int tty_plan_end(struct dump *d, struct error *reterr);
int tty_dump(struct dump *d, struct file *f, FileEntry *entry, struct error *reterr);
int tty_dump_end(struct dump *d, struct error *reterr);
const char *tty_key(struct arena *a, u64 rdev, u64 dev);

/* --- restore: tty_pair.c --- */
struct tty_pair;

struct tty_terminals {
	VEC(TtyInfoEntry *) infos;
	VEC(TtyDataEntry *) data;
	VEC(struct tty_pair *) pairs;
};

struct tty_terminals *tty_terminals(const struct restore *rs);
const TtyInfoEntry *tty_info_of(const struct restore *rs, const struct restored_file *rf);
/* The entry that has its path; NULL: none that could be one. */
struct restored_file *tty_name_of(const struct restore *rs, const struct restored_file *rf);
static inline bool tty_info_is_master(const TtyInfoEntry *info)
{
	return info->type == TTY_TYPE__PTY && info->id & 1;
}
static inline bool tty_info_is_hung(const TtyInfoEntry *info)
{
	return !info->termios;
}
/* Reads tty-data.img, and which terminals are pairs with a master in the images. */
int tty_pairs_read(struct restore *rs, struct error *reterr);
/* The pair that `info` is a side of; NULL: none that we make. */
struct tty_pair *tty_pair_of(const struct restore *rs, const TtyInfoEntry *info);
int tty_pair_check(struct restore *rs, const struct tty_pair *pair, struct restored_file *rf, struct error *reterr);
/* Makes the pair, if it is not yet, and the file on one of its sides. */
int tty_pair_restore(struct restore *rs, struct tty_pair *pair, struct restored_file *rf, struct error *reterr);
/* A descriptor of ours for the slave's side; -errno. It stays the pair's. */
int tty_pair_slave(struct restore *rs, struct tty_pair *pair, struct error *reterr);
/* Queues, settings, locks: when all files are there. */
int tty_pairs_finish(struct restore *rs, struct error *reterr);
