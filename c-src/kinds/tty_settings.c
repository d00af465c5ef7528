/*
 * kinds/tty_settings.c - settings of terminals: termios with its locked bits and free speeds, window size, exclusive and packet
 * mode, the lock of a pseudo terminal.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <sys/ioctl.h>
#include "kinds/tty.h"

#define CBAUD		  0x100fu
#define BOTHER		  0x1000u
#define IBSHIFT		  16
#define CS8		  0x30u
#define CREAD		  0x80u
#define FREE_SPEED(cflag) (((cflag)&CBAUD) == BOTHER || ((cflag) >> IBSHIFT & CBAUD) == BOTHER)

int tty_settings_get(int fd, struct ktermios *ret)
{
	long r = sys(SYS_ioctl, fd, TTY_GET_SETTINGS2, ret);

	return r < 0 ? (int)r : 0;
}

int tty_settings_set(int fd, const struct ktermios *t)
{
	long r = sys(SYS_ioctl, fd, FREE_SPEED(t->cflag) && t->ospeed ? TTY_SET_SETTINGS2 : TCSETS, t);

	return r < 0 ? (int)r : 0;
}

u32 tty_ask(int fd, u32 request)
{
	int value = 0;

	return sys(SYS_ioctl, fd, request, &value) < 0 || value < 0 ? 0 : (u32)value;
}

void tty_settings_raw(struct ktermios *t)
{
	t->iflag = t->oflag = t->lflag = 0;
	t->cflag |= CS8 | CREAD;
}

void tty_unlock_settings(int fd, struct ktermios *ret_locked)
{
	const struct ktermios none = { 0 };
	struct ktermios locked = { 0 };

	if (sys(SYS_ioctl, fd, TTY_GET_LOCKED, &locked) == 0 && memcmp(&locked, &none, sizeof none) != 0)
		sys(SYS_ioctl, fd, TTY_SET_LOCKED, &none);
	*ret_locked = locked;
}

void tty_lock_settings(int fd, const struct ktermios *locked)
{
	const struct ktermios none = { 0 };

	if (memcmp(locked, &none, sizeof none) != 0)
		sys(SYS_ioctl, fd, TTY_SET_LOCKED, locked);
}

/* --- image: CRIU packs the control characters into 19 numbers, four of them in each of the first --- */

static TermiosEntry *entry_of(struct arena *a, const struct ktermios *t)
{
	TermiosEntry *entry = arena_new(a, TermiosEntry);

	termios_entry__init(entry);
	entry->c_iflag = t->iflag;
	entry->c_oflag = t->oflag;
	entry->c_cflag = t->cflag;
	entry->c_lflag = t->lflag;
	entry->c_line = t->line;
	if (FREE_SPEED(t->cflag)) {
		entry->c_ispeed = t->ispeed;
		entry->c_ospeed = t->ospeed;
	}
	entry->n_c_cc = sizeof t->cc;
	entry->c_cc = arena_array(a, u32, sizeof t->cc);
	memcpy(entry->c_cc, t->cc, sizeof t->cc);
	return entry;
}

static bool entry_read(const TermiosEntry *entry, struct ktermios *ret)
{
	if (!entry || entry->n_c_cc * sizeof(u32) < sizeof ret->cc)
		return false;
	*ret = (struct ktermios){ .iflag = entry->c_iflag,
				  .oflag = entry->c_oflag,
				  .cflag = entry->c_cflag,
				  .lflag = entry->c_lflag,
				  .line = (u8)entry->c_line,
				  .ispeed = entry->c_ispeed,
				  .ospeed = entry->c_ospeed };
	memcpy(ret->cc, entry->c_cc, sizeof ret->cc);
	return true;
}

static WinsizeEntry *size_of(struct arena *a, int fd)
{
	struct winsize size = { 0 };
	WinsizeEntry *entry = arena_new(a, WinsizeEntry);

	sys(SYS_ioctl, fd, TIOCGWINSZ, &size);
	winsize_entry__init(entry);
	entry->ws_row = size.ws_row;
	entry->ws_col = size.ws_col;
	entry->ws_xpixel = size.ws_xpixel;
	entry->ws_ypixel = size.ws_ypixel;
	return entry;
}

void tty_settings_dump(struct arena *a, int fd, TtyInfoEntry *info)
{
	struct ktermios t = { 0 }, locked = { 0 };

	if (tty_settings_get(fd, &t) < 0)
		return;
	info->exclusive = tty_ask(fd, TTY_GET_EXCLUSIVE);
	if (tty_info_is_master(info)) {
		info->locked = tty_ask(fd, TTY_GET_LOCK);
		info->packet_mode = tty_ask(fd, TTY_GET_PACKET);
	}
	sys(SYS_ioctl, fd, TTY_GET_LOCKED, &locked);
	info->termios = entry_of(a, &t);
	info->termios_locked = entry_of(a, &locked);
	info->winsize = size_of(a, fd);
}

/* --- restore --- */

bool tty_settings_are_sound(const TtyInfoEntry *info)
{
	struct ktermios ignored;

	if (!info->termios)
		return !info->termios_locked && !info->winsize;
	return entry_read(info->termios, &ignored) &&
	       (!info->termios_locked || entry_read(info->termios_locked, &ignored));
}

bool tty_settings_of(const TtyInfoEntry *info, struct ktermios *ret)
{
	return entry_read(info->termios, ret);
}

void tty_size_restore(struct restore *rs, int fd, const TtyInfoEntry *info)
{
	const WinsizeEntry *entry = info->winsize;
	struct winsize size;
	long r;

	if (!entry)
		return;
	size = (struct winsize){ (u16)entry->ws_row, (u16)entry->ws_col, (u16)entry->ws_xpixel, (u16)entry->ws_ypixel };
	r = sys(SYS_ioctl, fd, TIOCSWINSZ, &size);
	if (r < 0 && r != -ENOTTY)
		log_warning(rs->log, "a terminal keeps its size: %s", error_name(r));
}

/* Terminals of devices: the settings as a whole, the locked bits last. */
void tty_settings_restore(struct restore *rs, int fd, const TtyInfoEntry *info)
{
	struct ktermios t, locked;
	int r;

	if (!entry_read(info->termios, &t))
		return;
	tty_unlock_settings(fd, &locked);
	r = tty_settings_set(fd, &t);
	if (r < 0)
		log_warning(rs->log, "a terminal keeps its settings: %s", error_name(r));
	if (entry_read(info->termios_locked, &locked))
		tty_lock_settings(fd, &locked);
	if (info->exclusive)
		sys(SYS_ioctl, fd, TIOCEXCL);
}
