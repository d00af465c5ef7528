/*
 * kinds/tty_dump.c - which terminals a tree has, what controls which session, and which of them can be carried over: pseudo
 * terminals whose master is in the tree, devices, and ends whose other side lives outside: the terminal of a shell job,
 * one that the caller holds too, or what is named external.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include "base/fd.h"
#include "base/io.h"
#include "kernel/proc_stat.h"
#include "kinds/tty.h"

#define ID_EXTERNAL 1013 /* CRIU's numbers: an external one's first, and the end of its table */
#define ID_END	    1088

/* One side of a device. */
struct terminal {
	struct file *first; /* a file on it */
	u64 real;	    /* device that it leads to: /dev/tty to another one */
	bool master, hung, external;
	TtyInfoEntry *info;
};

/* A session of the tree and its terminal, as /proc tells. */
struct session {
	u32 device;
	pid_t sid, foreground;
};

/* What a file of this kind has as its state: its terminal, and how its path is reached. */
struct tty_file {
	const struct terminal *terminal;
	struct location *location;
};

struct terminals {
	VEC(struct terminal *) v;
	VEC(struct session) sessions;
	VEC(TtyDataEntry *) data;
};

const char *tty_key(struct arena *a, u64 rdev, u64 dev)
{
	return arena_format(a, "tty[%lx:%lx]", (unsigned long)rdev, (unsigned long)dev);
}

static const char *key_of(struct dump *d, const struct file *f)
{
	return tty_key(d->arena, f->st.st_rdev, f->st.st_dev);
}

static TtyType type_of(u64 rdev)
{
	if (tty_is_pts(rdev) || tty_is_ptmx(rdev))
		return TTY_TYPE__PTY;
	if (dev_major(rdev) == 5)
		return dev_minor(rdev) == 0 ? TTY_TYPE__CTTY : TTY_TYPE__CONSOLE;
	return dev_major(rdev) == 4 && dev_minor(rdev) < 64 ? TTY_TYPE__VT : TTY_TYPE__SERIAL;
}

/* --- what there is --- */

static bool is_hung(struct file *f)
{
	struct ktermios t;

	return tty_settings_get(file_copy(f), &t) < 0;
}

static u64 real_device(struct file *f)
{
	u32 device = 0;

	if (sys(SYS_ioctl, file_copy(f), TTY_GET_DEVICE, &device) < 0)
		return f->st.st_rdev;
	return device;
}

static struct terminal *find(const struct terminals *all, u64 rdev, u64 real, bool master, bool hung)
{
	for (size_t i = 0; i < all->v.n; i++) {
		struct terminal *t = all->v.v[i];

		if (t->first->st.st_rdev == rdev && t->real == real && t->master == master && t->hung == hung)
			return t;
	}
	return NULL;
}

static struct terminal *master_of(const struct terminals *all, const struct terminal *slave)
{
	for (size_t i = 0; i < all->v.n; i++)
		if (all->v.v[i]->master && all->v.v[i]->real == slave->real)
			return all->v.v[i];
	return NULL;
}

static void terminal_add(struct dump *d, struct terminals *all, struct file *f)
{
	struct terminal t = { .first = f, .master = tty_is_ptmx(f->st.st_rdev), .hung = is_hung(f) };

	t.real = t.hung ? f->st.st_rdev : real_device(f);
	if (find(all, f->st.st_rdev, t.real, t.master, t.hung))
		return;
	t.external = dump_is_external(d, key_of(d, f));
	vec_push(d->arena, &all->v, arena_memdup(d->arena, &t, sizeof t));
}

static void file_note(struct dump *d, const struct terminals *all, struct file *f)
{
	struct tty_file note = { .location = f->state };
	bool hung = is_hung(f);

	note.terminal =
		find(all, f->st.st_rdev, hung ? f->st.st_rdev : real_device(f), tty_is_ptmx(f->st.st_rdev), hung);
	f->state = arena_memdup(d->arena, &note, sizeof note);
}

static void sessions_find(struct dump *d, struct terminals *all)
{
	for (size_t i = 0; i < d->tasks.n; i++) {
		const struct task *t = d->tasks.v[i];
		struct proc_stat stat;

		if (t->state == TASK_DEAD || proc_stat_read(t->pid, 0, &stat) < 0 || !stat.terminal)
			continue;
		vec_push(d->arena, &all->sessions, (struct session){ stat.terminal, stat.session, stat.foreground });
	}
}

static const struct session *session_on(const struct terminals *all, u64 device)
{
	for (size_t i = 0; i < all->sessions.n; i++)
		if (all->sessions.v[i].device == device)
			return &all->sessions.v[i];
	return NULL;
}

/* The session that a terminal controls: of a pair its master knows, of others those in it. */
static struct session session_of(const struct terminals *all, struct terminal *t)
{
	const struct terminal *master = t->master ? t : master_of(all, t);
	const struct session *seen = session_on(all, t->real);
	struct session s = { 0 };

	if (t->hung)
		return s;
	if (master) {
		s.sid = (pid_t)tty_ask(file_copy(master->first), TIOCGSID);
		s.foreground = (pid_t)tty_ask(file_copy(master->first), TIOCGPGRP);
	} else if (seen) {
		s = *seen;
	}
	return s;
}

/* --- what stands in the way --- */

static bool leads_in_tree(const struct dump *d, pid_t sid)
{
	for (size_t i = 0; i < d->tasks.n; i++)
		if (d->tasks.v[i]->pid == sid)
			return true;
	return false;
}

static int slave_check(struct dump *d, const struct terminals *all, struct terminal *t, struct error *reterr)
{
	struct file *f = t->first;
	int same = d->options->reconnect_caller ? caller_same(d, f) : -1;

	if (same >= 0) {
		external_report(d, f, EXTERNAL_KIND__EXTERNAL_TTY, key_of(d, f), same, -1);
		return 0;
	}
	if (master_of(all, t) || d->options->shell_job || d->options->orphan_pts_master)
		return 0;
	return file_refuse(f, "terminal", "use shellJob (--shell-job) for a process that runs on a terminal", reterr);
}

/* A pair is known by its number alone, in images too. */
static int twin_check(const struct terminals *all, const struct terminal *t, struct error *reterr)
{
	for (size_t i = 0; t->master && all->v.v[i] != t; i++)
		if (all->v.v[i]->master && all->v.v[i]->real == t->real)
			return file_refuse(t->first, "terminal (of a second devpts file system)", NULL, reterr);
	return 0;
}

static int session_check(struct dump *d, const struct terminals *all, struct terminal *t, struct error *reterr)
{
	pid_t sid = session_of(all, t).sid;

	if (!sid || leads_in_tree(d, sid) || d->options->shell_job || d->options->reconnect_caller)
		return 0;
	return file_refuse(t->first, "terminal of a session that is not in the tree",
			   "use shellJob (--shell-job) for a process that runs on a terminal", reterr);
}

static int terminal_check(struct dump *d, const struct terminals *all, struct terminal *t, struct error *reterr)
{
	int r;

	if (t->external)
		return 0;
	if (type_of(t->first->st.st_rdev) == TTY_TYPE__CTTY && t->hung)
		return file_refuse(t->first, "terminal (/dev/tty that was hung up)", "let the target close it first",
				   reterr);
	if (tty_is_pts(t->real) && dev_minor(t->real) > TTY_INDEX_MAX)
		return file_refuse(t->first, "terminal (number too high)", NULL, reterr);
	if (t->hung)
		return 0;
	r = twin_check(all, t, reterr);
	if (r == 0 && tty_is_pts(t->real) && !t->master)
		r = slave_check(d, all, t, reterr);
	return r < 0 ? r : session_check(d, all, t, reterr);
}

/* --- entries --- */

static bool id_is_taken(const struct terminals *all, u32 id)
{
	for (size_t i = 0; i < all->v.n; i++)
		if (all->v.v[i]->info && all->v.v[i]->info->id == id)
			return true;
	return false;
}

/* As CRIU numbers them: a pair's index, or one for each type of device; twice that, and one more for masters. */
static u32 id_wanted(const struct terminal *t)
{
	if (t->external)
		return ID_EXTERNAL * 2;
	switch (type_of(t->first->st.st_rdev)) {
	case TTY_TYPE__PTY:
		return dev_minor(t->real) * 2 + t->master;
	case TTY_TYPE__CONSOLE:
		return 1002 * 2;
	case TTY_TYPE__VT:
		return 1004 * 2;
	case TTY_TYPE__CTTY:
		return 1006 * 2;
	default:
		return 1010 * 2;
	}
}

/* CRIU has one number for all devices of a type; the others get what is left, from the end of its table. */
static u32 id_of(const struct terminals *all, const struct terminal *t)
{
	u32 id = id_wanted(t);

	for (u32 other = ID_END; id_is_taken(all, id); other--)
		id = t->external ? id + 2 : other * 2;
	return id;
}

static void info_make(struct dump *d, struct terminals *all, struct terminal *t)
{
	TtyInfoEntry *info = arena_new(d->arena, TtyInfoEntry);
	const struct stat *st = &t->first->st;
	struct session session = session_of(all, t);

	tty_info_entry__init(info);
	info->id = id_of(all, t);
	info->type = t->external ? TTY_TYPE__EXT_TTY : type_of(st->st_rdev);
	info->sid = (u32)session.sid;
	info->pgrp = session.foreground > 0 ? (u32)session.foreground : 0;
	info->rdev = (u32)st->st_rdev;
	info->has_dev = info->has_uid = info->has_gid = true;
	info->dev = (u32)st->st_dev;
	info->uid = st->st_uid;
	info->gid = st->st_gid;
	if (info->type == TTY_TYPE__PTY) {
		info->pty = arena_new(d->arena, TtyPtyEntry);
		tty_pty_entry__init(info->pty);
		info->pty->index = dev_minor(t->real);
	}
	tty_settings_dump(d->arena, file_copy(t->first), info);
	t->info = info;
}

/* --- queues --- */

static bool has_slave_file(const struct terminals *all, const struct terminal *master)
{
	for (size_t i = 0; i < all->v.n; i++)
		if (!all->v.v[i]->master && !all->v.v[i]->hung && all->v.v[i]->real == master->real)
			return true;
	return false;
}

/* The last slave has been closed: a master that never had one shows no hang-up. */
static bool was_closed(int master)
{
	struct pollfd p = { .fd = master, .events = POLLIN };
	struct timespec now = { 0 };

	return sys(SYS_ppoll, &p, 1, &now, 0, 8) == 1 && p.revents & POLLHUP;
}

static TtyDataEntry *data_new(struct dump *d, struct terminals *all, u32 id, const u8 *bytes, size_t n)
{
	TtyDataEntry *data = arena_new(d->arena, TtyDataEntry);

	tty_data_entry__init(data);
	data->tty_id = id;
	data->data = (ProtobufCBinaryData){ n, (u8 *)bytes };
	vec_push(d->arena, &all->data, data);
	return data;
}

static void queue_note(struct dump *d, struct terminals *all, TtyInfoEntry *master, const struct tty_queue *q)
{
	TtyDataEntry *in;

	if (q->out_size)
		data_new(d, all, master->id, q->out, q->out_size);
	if (q->in_size) {
		in = data_new(d, all, master->id & ~1u, q->in, q->in_size);
		in->has_done = in->has_lines = true;
		in->done = (u32)q->done;
		in->lines = (u32)q->lines;
	}
	master->has_stopped = q->stop != TTY_FLOWS;
	master->stopped = q->stop;
	master->has_packet_status = q->packet != 0;
	master->packet_status = q->packet;
}

/* Taken and put back at once: whatever becomes of the dump, nothing is missing in the pair for longer than this takes. */
static void queue_dump(struct dump *d, struct terminals *all, struct terminal *t)
{
	int master = file_copy(t->first);
	AUTO(fd_close) int slave = -1;
	struct ktermios settings;
	struct tty_queue q;
	int r, lock = 0;

	t->info->has_slave_closed = true;
	t->info->slave_closed = !has_slave_file(all, t) && was_closed(master);
	if (!has_slave_file(all, t) && !t->info->slave_closed)
		return;
	if (t->info->locked)
		sys(SYS_ioctl, master, TTY_SET_LOCK, &lock);
	slave = (int)sys(SYS_ioctl, master, TTY_OPEN_PEER, O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (t->info->locked)
		sys(SYS_ioctl, master, TTY_SET_LOCK, &(int){ 1 });
	if (slave < 0 || tty_settings_get(slave, &settings) < 0) {
		log_warning(d->log, "what is queued in terminal %u is not seen: %s", dev_minor(t->real),
			    error_name(slave));
		return;
	}
	tty_queue_take(d->arena, master, slave, &q);
	r = tty_queue_is_empty(&q) ? 0 : tty_queue_put(d->arena, master, slave, &q, &settings);
	if (r < 0)
		log_warning(d->log, "terminal %u does not take back what was queued in it: %s", dev_minor(t->real),
			    error_name(r));
	queue_note(d, all, t->info, &q);
}

/* --- --- */

static void terminals_check(struct dump *d, struct terminals *all)
{
	for (size_t i = 0; i < all->v.n; i++) {
		struct error obstacle = { 0 };

		if (terminal_check(d, all, all->v.v[i], &obstacle) < 0)
			dump_obstacle(d, &obstacle);
	}
}

static void terminals_dump(struct dump *d, struct terminals *all)
{
	for (size_t i = 0; i < all->v.n; i++)
		info_make(d, all, all->v.v[i]);
	for (size_t i = 0; i < all->v.n; i++)
		if (all->v.v[i]->master && !all->v.v[i]->external)
			queue_dump(d, all, all->v.v[i]);
	for (size_t i = 0; i < d->files.n; i++)
		if (d->files.v[i]->kind == &kind_tty)
			file_note(d, all, d->files.v[i]);
}

int tty_plan_end(struct dump *d, struct error *reterr)
{
	struct terminals *all = arena_new(d->arena, struct terminals);

	(void)reterr;
	d->kind_state[kind_index(&kind_tty)] = all;
	for (size_t i = 0; i < d->files.n; i++)
		if (d->files.v[i]->kind == &kind_tty)
			terminal_add(d, all, d->files.v[i]);
	if (all->v.n)
		sessions_find(d, all);
	terminals_check(d, all);
	if (d->frozen && !d->obstacles.n)
		terminals_dump(d, all);
	return 0;
}

/* A terminal's node goes with its master; the path stays what it was. */
static const char *path_of(struct dump *d, const struct file *f)
{
	static const char tail[] = " (deleted)";
	size_t n = strlen(f->link), cut = sizeof tail - 1;
	char *path;

	if (!tty_is_pts(f->st.st_rdev) || n <= cut || !str_eq(f->link + n - cut, tail))
		return f->link;
	path = arena_strdup(d->arena, f->link);
	path[n - cut] = '\0';
	return path;
}

int tty_dump(struct dump *d, struct file *f, FileEntry *entry, struct error *reterr)
{
	const struct tty_file *note = f->state;
	TtyFileEntry *tty = arena_new(d->arena, TtyFileEntry);
	struct file named = *f;

	tty_file_entry__init(tty);
	FILE_COMMON(tty, f);
	entry->tty = tty;
	tty->tty_info_id = note->terminal->info->id;
	if (note->terminal->external)
		return 0;
	tty->has_regf_id = true;
	tty->regf_id = d->next_file_id++;
	named.link = path_of(d, f);
	named.state = note->location;
	return regular_dump_name(d, &named, tty->regf_id, reterr);
}

int tty_dump_end(struct dump *d, struct error *reterr)
{
	const struct terminals *all = d->kind_state[kind_index(&kind_tty)];
	int r = 0;

	for (size_t i = 0; all && i < all->v.n && r == 0; i++)
		r = images_put(d->images, IMG_TTY_INFO, 0, &all->v.v[i]->info->base, reterr);
	for (size_t i = 0; all && i < all->data.n && r == 0; i++)
		r = images_put(d->images, IMG_TTY_DATA, 0, &all->data.v[i]->base, reterr);
	return r;
}
