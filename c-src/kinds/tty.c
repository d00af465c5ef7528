/*
 * kinds/tty.c - terminals. Pseudo terminals whose master is in the tree are made again as pairs (kinds/tty_pair.c). Devices
 * (/dev/console, virtual and serial ones) are opened again and get their settings. Those that live on outside of the tree come back
 * as the description handed in, as the terminal of the session that restores, or as the same path. What there is: kinds/tty_dump.c.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include "base/fd.h"
#include "base/io.h"
#include "kinds/remap.h"
#include "kinds/tty.h"

#define MAJOR_USB_SERIAL 188
#define MAJOR_LOW_SERIAL 204

static bool is_terminal(u64 rdev)
{
	u32 major = dev_major(rdev);

	return tty_is_pts(rdev) || tty_is_ptmx(rdev) || major == 4 || (major == 5 && dev_minor(rdev) <= 1) ||
	       major == MAJOR_USB_SERIAL || major == MAJOR_LOW_SERIAL;
}

static bool tty_match(const struct file *f)
{
	return S_ISCHR(f->st.st_mode) && is_terminal(f->st.st_rdev);
}

/* What is known of one file alone; the rest in tty_plan_end(). The nodes of slaves come and go with their masters. */
static int tty_plan(struct dump *d, struct file *f, struct error *reterr)
{
	return tty_is_pts(f->st.st_rdev) ? 0 : regular_plan(d, f, reterr);
}

/* --- restore --- */

KIND_COMMON(tty_common, tty)

struct tty_terminals *tty_terminals(const struct restore *rs)
{
	return rs->kind_state[kind_index(&kind_tty)];
}

static bool info_is_sound(const TtyInfoEntry *info)
{
	return (info->type == TTY_TYPE__PTY) == (info->pty != NULL) && tty_settings_are_sound(info) &&
	       (!info->pty || info->pty->index < 1u << 20);
}

static int infos_read(struct restore *rs, struct tty_terminals *all, struct error *reterr)
{
	struct image_file *file;
	TtyInfoEntry *info;
	int r = image_begin(rs->images, IMG_TTY_INFO, 0, true, &file, reterr);

	while (r >= 0 && (r = image_next(file, &info, reterr)) > 0) {
		if (!info_is_sound(info))
			return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL,
					 OBJECT(.file = image_name(file), .offset = image_offset(file)),
					 "%s: terminal %u lacks a part of what it is", image_name(file), info->id);
		vec_push(rs->arena, &all->infos, info);
	}
	return r;
}

/* The entries that have their paths are not opened for themselves. */
static void names_note(struct restore *rs)
{
	for (size_t i = 0; i < rs->files.n; i++) {
		struct restored_file *rf = &rs->files.v[i], *name;

		if (rf->kind != &kind_tty)
			continue;
		name = tty_name_of(rs, rf);
		if (name && !name->user)
			name->name_only = true;
	}
}

static int tty_read(struct restore *rs, struct error *reterr)
{
	struct tty_terminals *all = arena_new(rs->arena, struct tty_terminals);
	int r;

	rs->kind_state[kind_index(&kind_tty)] = all;
	r = infos_read(rs, all, reterr);
	if (r < 0)
		return r;
	names_note(rs);
	return tty_pairs_read(rs, reterr);
}

const TtyInfoEntry *tty_info_of(const struct restore *rs, const struct restored_file *rf)
{
	const struct tty_terminals *all = tty_terminals(rs);

	for (size_t i = 0; i < all->infos.n; i++)
		if (all->infos.v[i]->id == rf->image->tty->tty_info_id)
			return all->infos.v[i];
	return NULL;
}

struct restored_file *tty_name_of(const struct restore *rs, const struct restored_file *rf)
{
	const TtyFileEntry *tty = rf->image->tty;
	struct restored_file *name = tty->has_regf_id ? file_by_id(rs, tty->regf_id) : NULL;

	return name && name->image->type == FD_TYPES__REG && name->image->reg->name[0] == '/' ? name : NULL;
}

static const InheritFd *inherited(const struct restore *rs, const TtyInfoEntry *info)
{
	return restore_inherited(rs, tty_key(rs->arena, info->rdev, info->has_dev ? info->dev : 0));
}

static bool is_led_in_tree(const struct restore *rs, u32 sid)
{
	for (size_t i = 0; i < rs->tasks.n; i++)
		if (rs->tasks.v[i]->pid == (pid_t)sid)
			return true;
	return false;
}

/* The terminal of the session that restores, for shell jobs: maybe another one than at the dump. */
static const char *session_terminal(struct restore *rs)
{
	AUTO(fd_close) int fd = file_open("/dev/tty", O_RDWR | O_NOCTTY | O_NONBLOCK);
	u32 dev = 0;

	if (fd < 0 || sys(SYS_ioctl, fd, TTY_GET_DEVICE, &dev) < 0 || !tty_is_pts(dev))
		return NULL;
	return arena_format(rs->arena, "/dev/pts/%u", dev_minor(dev));
}

/* A slave that the session had as its terminal, or all slaves if it had none, are the job's. */
static bool is_of_job(const struct restore *rs, const TtyInfoEntry *info)
{
	const struct tty_terminals *all = tty_terminals(rs);

	if (!rs->options->shell_job || info->type != TTY_TYPE__PTY)
		return false;
	for (size_t i = 0; !info->sid && i < all->infos.n; i++)
		if (all->infos.v[i]->type == TTY_TYPE__PTY && all->infos.v[i]->sid &&
		    !is_led_in_tree(rs, all->infos.v[i]->sid))
			return false;
	return true;
}

static const char *path_of(struct restore *rs, const struct restored_file *rf, const TtyInfoEntry *info)
{
	const struct restored_file *name = tty_name_of(rs, rf);
	const char *session = is_of_job(rs, info) ? session_terminal(rs) : NULL;

	if (session)
		return session;
	return name ? name->image->reg->name : NULL;
}

/* /dev/tty is opened by a process of that session. */
static bool is_own_of_session(const struct restore *rs, const TtyInfoEntry *info)
{
	return info->type == TTY_TYPE__CTTY && info->sid && is_led_in_tree(rs, info->sid);
}

static int tty_missing(const struct restored_file *rf, const char *path, long r, struct error *reterr)
{
	struct object object = restored_object(rf);

	object.path = path;
	return error_set(reterr, r == -ENOENT ? "ERR_FILE_MISSING" : "ERR_SYSCALL", r, object,
			 "cannot open the terminal %s: %s", path, error_name(r));
}

static int path_check(struct restore *rs, struct restored_file *rf, const TtyInfoEntry *info, struct error *reterr)
{
	const char *path = path_of(rs, rf, info);
	const struct restored_file *name = tty_name_of(rs, rf);
	struct stat st;
	long r;

	if (!path)
		return error_refuse(reterr, "ERR_UNSUPPORTED_FD", restored_object(rf), "hand it in by inherit-fd",
				    "file %u is a terminal without a path", rf->id);
	if (name && remap_of(name))
		return 0; /* checked as a file of its own */
	r = sys(SYS_newfstatat, AT_FDCWD, path, &st, 0);
	if (r < 0)
		return tty_missing(rf, path, r, reterr);
	if (!S_ISCHR(st.st_mode) || !is_terminal(st.st_rdev))
		return error_set(reterr, "ERR_FILE_CHANGED", -ESTALE, restored_object(rf), "%s is no terminal", path);
	return 0;
}

static int tty_check(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const TtyInfoEntry *info = tty_info_of(rs, rf);
	struct tty_pair *pair;

	if (!info)
		return restored_corrupt(rf, "tty-info.img does not know its terminal", reterr);
	if (inherited(rs, info))
		return 0;
	if (info->type == TTY_TYPE__EXT_TTY)
		return error_refuse(reterr, "ERR_FILE_MISSING", restored_object(rf), "hand it in by inherit-fd",
				    "the external terminal tty[%x:%x] was not handed in", info->rdev, info->dev);
	pair = tty_pair_of(rs, info);
	if (pair)
		return tty_pair_check(rs, pair, rf, reterr);
	return is_own_of_session(rs, info) ? 0 : path_check(rs, rf, info, reterr);
}

static int path_open(struct restore *rs, struct restored_file *rf, const TtyInfoEntry *info, int *ret_fd,
		     struct error *reterr)
{
	u32 flags = (rf->image->tty->flags & FLAGS_OPEN & ~(u32)O_DIRECTORY) | O_NOCTTY;
	struct restored_file *name = tty_name_of(rs, rf);
	const char *path = path_of(rs, rf, info);
	int fd;

	if (name && path == name->image->reg->name)
		return regular_open_name(rs, name, flags, ret_fd, reterr);
	fd = path ? file_open(path, (int)flags) : -ENOENT;
	if (fd < 0)
		return tty_missing(rf, path ? path : "?", fd, reterr);
	*ret_fd = fd;
	return 0;
}

static int tty_restore(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const TtyInfoEntry *info = tty_info_of(rs, rf);
	const InheritFd *inherit = inherited(rs, info);
	struct tty_pair *pair = tty_pair_of(rs, info);
	int r;

	if (inherit)
		return restored_inherit(rf, inherit, reterr);
	if (pair)
		return tty_pair_restore(rs, pair, rf, reterr);
	if (is_own_of_session(rs, info))
		return 0; /* tty_in_tree() */
	r = path_open(rs, rf, info, &rf->fd, reterr);
	if (r == 0 && info->type != TTY_TYPE__CTTY)
		tty_settings_restore(rs, rf->fd, info);
	if (r == 0 && !is_of_job(rs, info))
		tty_size_restore(rs, rf->fd, info);
	return r;
}

static int tty_in_tree(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const TtyInfoEntry *info = tty_info_of(rs, rf);
	const u32 flags = (rf->image->tty->flags & FLAGS_OPEN & ~(u32)O_DIRECTORY) | O_NOCTTY | O_CLOEXEC;
	struct restored_file *name = tty_name_of(rs, rf);
	const char *path = name ? name->image->reg->name : "/dev/tty";

	for (size_t i = 0; i < rs->tasks.n; i++)
		if (rs->tasks.v[i]->pid == (pid_t)info->sid)
			return restored_open_in(rf, rs->tasks.v[i], path, flags, reterr);
	return restored_corrupt(rf, "nobody leads the session of its terminal", reterr);
}

/* A file of ours on the device. */
static int file_on(const struct restore *rs, const TtyInfoEntry *info)
{
	for (size_t i = 0; i < rs->files.n; i++)
		if (rs->files.v[i].kind == &kind_tty && rs->files.v[i].fd >= 0 &&
		    tty_info_of(rs, &rs->files.v[i]) == info)
			return rs->files.v[i].fd;
	return -1;
}

/* What there is to set as a session's terminal. -1: nothing of ours. */
static int session_fd(struct restore *rs, const TtyInfoEntry *info, struct error *reterr)
{
	const InheritFd *inherit = inherited(rs, info);
	struct tty_pair *pair = tty_pair_of(rs, info);

	if (inherit)
		return inherit->fd;
	if (pair)
		return tty_pair_slave(rs, pair, reterr);
	return info->type == TTY_TYPE__PTY || info->type == TTY_TYPE__EXT_TTY ? -1 : file_on(rs, info);
}

int restore_session_terminal(struct restore *rs, pid_t sid, pid_t *ret_foreground, int *ret_fd, struct error *reterr)
{
	struct tty_terminals *all = tty_terminals(rs);

	for (size_t i = 0; all && i < all->infos.n; i++) {
		const TtyInfoEntry *info = all->infos.v[i];
		int fd;

		if (info->sid != (u32)sid || info->type == TTY_TYPE__CTTY)
			continue;
		fd = session_fd(rs, info, reterr);
		if (fd < -1)
			return fd;
		if (fd < 0)
			continue;
		*ret_foreground = (pid_t)info->pgrp;
		*ret_fd = fd;
		return 1;
	}
	return 0;
}

const struct kind kind_tty = {
	.name = "terminal",
	.image = FD_TYPES__TTY,
	.match = tty_match,
	.plan = tty_plan,
	.plan_end = tty_plan_end,
	.dump = tty_dump,
	.dump_end = tty_dump_end,
	.common = tty_common,
	.read = tty_read,
	.check = tty_check,
	.restore = tty_restore,
	.restore_end = tty_pairs_finish,
	.in_tree = tty_in_tree,
};
