/*
 * kinds/tty_pair.c - pseudo terminals whose master is in the images, made again with the same number. Masters get the lowest free
 * number, so others are opened until it is the right one's turn. Slaves that were hung up come first: what hangs them up again
 * does so to every slave that is open then.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <time.h>
#include "base/fd.h"
#include "base/io.h"
#include "kinds/tty.h"

#define FREE_TRIES 100 /* an old master may be on its way out: so many times 5 ms */
#define OTHERS_MAX 1024

struct tty_pair {
	u32 index;
	const TtyInfoEntry *master, *slave, *hung; /* NULL: no file on that side */
	struct restored_file *master_file;	   /* NULL: only what was hung up is left */
	int master_fd, slave_fd;		   /* ours; -1 */
	bool made;
	bool orphan; /* its master lives outside: a new one is made for the caller */
};

/* --- which there are --- */

static struct tty_pair *pair_find(const struct tty_terminals *all, u32 index)
{
	for (size_t i = 0; i < all->pairs.n; i++)
		if (all->pairs.v[i]->index == index)
			return all->pairs.v[i];
	return NULL;
}

static struct tty_pair *pair_add(struct restore *rs, struct tty_terminals *all, u32 index)
{
	struct tty_pair *pair = pair_find(all, index);

	if (pair)
		return pair;
	pair = arena_new(rs->arena, struct tty_pair);
	*pair = (struct tty_pair){ .index = index, .master_fd = -1, .slave_fd = -1 };
	vec_push(rs->arena, &all->pairs, pair);
	return pair;
}

/* Slaves alone are the caller's, unless the master is to be made for him, or nothing but a hung-up end is left. */
static void sides_note(struct restore *rs, struct tty_terminals *all)
{
	for (size_t i = 0; i < all->infos.n; i++) {
		TtyInfoEntry *info = all->infos.v[i];

		if (info->type != TTY_TYPE__PTY)
			continue;
		if (tty_info_is_master(info))
			pair_add(rs, all, info->pty->index)->master = info;
		else if (tty_info_is_hung(info))
			pair_add(rs, all, info->pty->index)->hung = info;
		else if (rs->options->orphan_pts_master && rs->options->hooks)
			pair_add(rs, all, info->pty->index)->slave = info;
	}
	for (size_t i = 0; i < all->infos.n; i++) {
		TtyInfoEntry *info = all->infos.v[i];
		struct tty_pair *pair = info->type == TTY_TYPE__PTY ? pair_find(all, info->pty->index) : NULL;

		if (pair && pair->master && !tty_info_is_master(info) && !tty_info_is_hung(info))
			pair->slave = info;
		if (pair)
			pair->orphan = !pair->master && pair->slave;
	}
}

static void master_files_note(struct restore *rs, struct tty_terminals *all)
{
	for (size_t i = 0; i < rs->files.n; i++) {
		struct restored_file *rf = &rs->files.v[i];
		const TtyInfoEntry *info = rf->kind == &kind_tty ? tty_info_of(rs, rf) : NULL;

		if (info && tty_info_is_master(info))
			pair_find(all, info->pty->index)->master_file = rf;
	}
}

int tty_pairs_read(struct restore *rs, struct error *reterr)
{
	struct tty_terminals *all = tty_terminals(rs);
	struct image_file *file;
	TtyDataEntry *data;
	int r;

	sides_note(rs, all);
	master_files_note(rs, all);
	r = image_begin(rs->images, IMG_TTY_DATA, 0, true, &file, reterr);
	while (r >= 0 && (r = image_next(file, &data, reterr)) > 0)
		vec_push(rs->arena, &all->data, data);
	return r;
}

struct tty_pair *tty_pair_of(const struct restore *rs, const TtyInfoEntry *info)
{
	struct tty_pair *pair;

	if (info->type != TTY_TYPE__PTY)
		return NULL;
	pair = pair_find(tty_terminals(rs), info->pty->index);
	return pair && (info == pair->master || info == pair->slave || info == pair->hung) ? pair : NULL;
}

/* --- check --- */

static const char *node_of(struct restore *rs, const struct tty_pair *pair)
{
	return arena_format(rs->arena, "/dev/pts/%u", pair->index);
}

static bool number_is_free(const char *node)
{
	struct stat st;

	return sys(SYS_newfstatat, AT_FDCWD, node, &st, 0) < 0;
}

static void wait_a_bit(void)
{
	sys(SYS_nanosleep, &(struct timespec){ .tv_nsec = 5000000 }, 0);
}

static int number_taken(const struct restored_file *rf, const char *node, struct error *reterr)
{
	struct object object = restored_object(rf);

	object.path = node;
	return error_set(reterr, "ERR_ID_IN_USE", -EEXIST, object, "the terminal %s belongs to someone else", node);
}

int tty_pair_check(struct restore *rs, const struct tty_pair *pair, struct restored_file *rf, struct error *reterr)
{
	const char *node = node_of(rs, pair);
	struct restored_file *name = tty_name_of(rs, rf);

	if (!name)
		return restored_corrupt(rf, "the path of its terminal is missing", reterr);
	/* A master elsewhere may be of another devpts file system. */
	if (pair->master_file && !str_eq(name->image->reg->name, node) && !str_eq(name->image->reg->name, "/dev/ptmx"))
		return 0;
	for (int i = 0; !number_is_free(node); i++) {
		if (i == FREE_TRIES)
			return number_taken(rf, node, reterr);
		wait_a_bit();
	}
	return 0;
}

/* --- make --- */

/* The multiplexer that makes masters: of /dev/pts/7, its sibling ptmx. */
static const char *multiplexer(struct restore *rs, const char *slave)
{
	const char *end = strrchr(slave, '/');
	char *path = arena_format(rs->arena, "%s/ptmx", slave);

	if (end)
		path = arena_format(rs->arena, "%.*s/ptmx", (int)(end - slave), slave);
	return path;
}

static int master_open(struct restore *rs, const struct tty_pair *pair, struct restored_file *rf, int *ret_fd,
		       struct error *reterr)
{
	struct restored_file *name = tty_name_of(rs, rf);
	u32 flags = O_RDWR | O_NOCTTY | O_CLOEXEC;

	if (pair->master_file) {
		flags = (pair->master_file->image->tty->flags & FLAGS_OPEN & ~(u32)O_DIRECTORY) | O_NOCTTY;
		name = tty_name_of(rs, pair->master_file);
		return name ? regular_open_name(rs, name, flags, ret_fd, reterr)
			    : restored_corrupt(pair->master_file, "the path of its terminal is missing", reterr);
	}
	*ret_fd = file_open(name ? multiplexer(rs, name->image->reg->name) : "/dev/ptmx", (int)flags);
	if (*ret_fd < 0)
		*ret_fd = file_open("/dev/ptmx", (int)flags);
	return *ret_fd < 0 ? error_sys(reterr, restored_object(rf), *ret_fd, "cannot open /dev/ptmx") : 0;
}

/* One master after the other, each with the next free number, until it is the one. */
static int master_number(struct restore *rs, struct tty_pair *pair, struct restored_file *rf, struct error *reterr)
{
	VEC(int) others = { 0 };
	int r = 0, fd = -1;

	while (pair->master_fd < 0 && others.n < OTHERS_MAX) {
		u32 index = 0;

		r = master_open(rs, pair, rf, &fd, reterr);
		if (r < 0)
			break;
		if (sys(SYS_ioctl, fd, TTY_GET_INDEX, &index) == 0 && index == pair->index)
			pair->master_fd = fd;
		else
			vec_push(rs->arena, &others, fd);
		if (index > pair->index)
			break;
	}
	for (size_t i = 0; i < others.n; i++)
		fd_close(&others.v[i]);
	return r < 0 ? r : pair->master_fd >= 0 ? 0 : -EEXIST;
}

static int slave_open(struct restore *rs, struct tty_pair *pair, struct restored_file *rf, int *ret_fd,
		      struct error *reterr)
{
	u32 flags = (rf->image->tty->flags & FLAGS_OPEN & ~(u32)O_DIRECTORY) | O_NOCTTY;
	struct restored_file *name = tty_name_of(rs, rf);
	struct stat st;
	long r;

	if (name)
		*ret_fd = file_open(name->image->reg->name, (int)flags);
	if (!name || *ret_fd < 0 || sys(SYS_fstat, *ret_fd, &st) < 0 || !tty_is_pts(st.st_rdev) ||
	    dev_minor(st.st_rdev) != pair->index) {
		fd_close(ret_fd);
		*ret_fd = (int)sys(SYS_ioctl, pair->master_fd, TTY_OPEN_PEER, flags | O_CLOEXEC);
	}
	if (*ret_fd < 0)
		return error_sys(reterr, restored_object(rf), *ret_fd, "cannot open the slave of terminal %u",
				 pair->index);
	if (name && name->image->reg->has_mode)
		sys(SYS_fchmod, *ret_fd, name->image->reg->mode & 07777);
	r = pair->slave && pair->slave->has_uid && pair->slave->has_gid
		    ? sys(SYS_fchown, *ret_fd, pair->slave->uid, pair->slave->gid)
		    : 0;
	if (r < 0)
		log_warning(rs->log, "terminal %u keeps its owner: %s", pair->index, error_name(r));
	return 0;
}

static int hung_restore(struct restore *rs, struct tty_pair *pair, struct error *reterr)
{
	struct restored_file *last = NULL;
	int r = 0;

	for (size_t i = 0; r >= 0 && pair->hung && i < rs->files.n; i++) {
		struct restored_file *rf = &rs->files.v[i];

		if (rf->kind != &kind_tty || !rf->user || tty_info_of(rs, rf) != pair->hung)
			continue;
		r = slave_open(rs, pair, rf, &rf->fd, reterr);
		last = rf;
	}
	if (r < 0 || !last)
		return r;
	if (!pair->master && !pair->orphan)
		fd_close(&pair->master_fd);
	else
		r = (int)sys(SYS_ioctl, last->fd, TTY_HANG_UP);
	return r < 0 ? error_sys(reterr, restored_object(last), r, "cannot hang up terminal %u", pair->index) : 0;
}

static int pair_make(struct restore *rs, struct tty_pair *pair, struct restored_file *rf, struct error *reterr)
{
	int r = -EEXIST;

	for (int i = 0; r == -EEXIST && i <= FREE_TRIES; i++) {
		if (i)
			wait_a_bit();
		r = master_number(rs, pair, rf, reterr);
	}
	if (r == -EEXIST)
		return number_taken(rf, node_of(rs, pair), reterr);
	if (r < 0)
		return r;
	pair->made = true;
	r = (int)sys(SYS_ioctl, pair->master_fd, TTY_SET_LOCK, &(int){ 0 });
	if (r < 0)
		return error_sys(reterr, restored_object(rf), r, "cannot unlock terminal %u", pair->index);
	return hung_restore(rs, pair, reterr);
}

int tty_pair_restore(struct restore *rs, struct tty_pair *pair, struct restored_file *rf, struct error *reterr)
{
	const TtyInfoEntry *info = tty_info_of(rs, rf);
	int r = pair->made ? 0 : pair_make(rs, pair, rf, reterr);

	if (r < 0 || info == pair->hung)
		return r;
	if (info == pair->slave)
		return slave_open(rs, pair, rf, &rf->fd, reterr);
	if (rf != pair->master_file)
		return restored_corrupt(rf, "its terminal has a second master", reterr);
	rf->fd = (int)sys(SYS_fcntl, pair->master_fd, F_DUPFD_CLOEXEC, 0);
	return rf->fd < 0 ? error_sys(reterr, restored_object(rf), rf->fd, "dup of a master") : 0;
}

int tty_pair_slave(struct restore *rs, struct tty_pair *pair, struct error *reterr)
{
	(void)rs;
	if (pair->slave_fd < 0 && pair->master_fd >= 0)
		pair->slave_fd =
			(int)sys(SYS_ioctl, pair->master_fd, TTY_OPEN_PEER, O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (pair->slave_fd < 0)
		return error_sys(reterr, OBJECT(), pair->slave_fd, "cannot open the slave of terminal %u", pair->index);
	return pair->slave_fd;
}

/* --- finish --- */

static const TtyDataEntry *data_of(const struct tty_terminals *all, u32 id)
{
	for (size_t i = 0; i < all->data.n; i++)
		if (all->data.v[i]->tty_id == id)
			return all->data.v[i];
	return NULL;
}

/* CRIU notes bytes alone: it had read them as the slave's program would. */
static void queue_of(const struct tty_terminals *all, const struct tty_pair *pair, struct tty_queue *q)
{
	const TtyDataEntry *out = data_of(all, pair->master->id), *in = data_of(all, pair->master->id & ~1u);

	*q = (struct tty_queue){ .stop = pair->master->stopped, .packet = (u8)pair->master->packet_status };
	if (out) {
		q->out = out->data.data;
		q->out_size = out->data.len;
	}
	if (in) {
		q->in = in->data.data;
		q->in_size = in->data.len;
		q->done = in->has_done ? MIN((size_t)in->done, q->in_size) : q->in_size;
		q->lines = in->has_lines ? MIN((size_t)in->lines, q->done) : q->done;
	}
}

static bool needs_slave(const struct tty_pair *pair, const struct tty_queue *q)
{
	return pair->slave || pair->master->slave_closed || !tty_queue_is_empty(q);
}

static int pair_finish(struct restore *rs, struct tty_pair *pair, struct error *reterr)
{
	const TtyInfoEntry *info = pair->master;
	struct ktermios settings, locked;
	struct tty_queue q;
	int on = 1, r = 0;

	if (!pair->made || !info || !tty_settings_of(info, &settings))
		return 0;
	tty_size_restore(rs, pair->master_fd, info);
	if (info->packet_mode)
		sys(SYS_ioctl, pair->master_fd, TIOCPKT, &on);
	queue_of(tty_terminals(rs), pair, &q);
	if (needs_slave(pair, &q)) {
		r = tty_pair_slave(rs, pair, reterr);
		if (r < 0)
			return r;
		r = tty_queue_put(rs->arena, pair->master_fd, pair->slave_fd, &q, &settings);
	} else {
		r = tty_settings_set(pair->master_fd, &settings);
	}
	if (r < 0)
		log_warning(rs->log, "terminal %u lost some of what was queued in it: %s", pair->index, error_name(r));
	if (info->termios_locked && info->termios_locked->n_c_cc) {
		TtyInfoEntry only = *info;

		only.termios = info->termios_locked;
		if (tty_settings_of(&only, &locked))
			tty_lock_settings(pair->master_fd, &locked);
	}
	if (pair->slave && pair->slave->exclusive)
		sys(SYS_ioctl, pair->slave_fd, TIOCEXCL);
	if (info->exclusive)
		sys(SYS_ioctl, pair->master_fd, TIOCEXCL);
	if (info->locked)
		sys(SYS_ioctl, pair->master_fd, TTY_SET_LOCK, &on);
	return 0;
}

static int orphan_finish(struct restore *rs, struct tty_pair *pair, struct error *reterr)
{
	if (!pair->made)
		return 0;
	tty_settings_restore(rs, pair->master_fd, pair->slave);
	tty_size_restore(rs, pair->master_fd, pair->slave);
	return rs->offer(rs, "orphan-pts-master", pair->master_fd, reterr);
}

int tty_pairs_finish(struct restore *rs, struct error *reterr)
{
	struct tty_terminals *all = tty_terminals(rs);
	int r = 0;

	for (size_t i = 0; r >= 0 && i < all->pairs.n; i++)
		r = all->pairs.v[i]->orphan ? orphan_finish(rs, all->pairs.v[i], reterr)
					    : pair_finish(rs, all->pairs.v[i], reterr);
	return r < 0 ? r : 0;
}
