/*
 * kinds/regular.c - files by path: regular files, directories, anything held by O_PATH; on restore also what is mapped,
 * executed, or a working directory (their dump: kinds/proc_link.c). Their contents stay where they are: type, mode, size and build id must be the same on restore. Those
 * that no path leads to any more: kinds/remap.c.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include "base/fd.h"
#include "base/format.h"
#include "base/io.h"
#include "kernel/fdinfo.h"
#include "kinds/remap.h"

static bool regular_match(const struct file *f)
{
	if (f->link[0] != '/' || str_starts(f->link, "/memfd:") || str_starts(f->link, "/secretmem"))
		return false;
	return f->flags & O_PATH || S_ISREG(f->st.st_mode) || S_ISDIR(f->st.st_mode);
}

/*
 * The caller's own description, inherited by its child (stdio): at restore the caller hands it in again by this key. A size that
 * has changed meanwhile, because both write to it, or a name that is gone, is nothing then.
 */
static const char *description_key(struct arena *a, u32 id)
{
	return arena_format(a, "fd[%u]", id);
}

static bool is_callers(struct dump *d, struct file *f)
{
	int same = d->options->reconnect_caller && S_ISREG(f->st.st_mode) ? caller_same(d, f) : -1;

	if (same >= 0 && d->frozen)
		external_report(d, f, EXTERNAL_KIND__EXTERNAL_FILE, description_key(d->arena, f->id), same, -1);
	return same >= 0;
}

/* As --external names it; its entry has that for a path. */
static const char *external_key(struct dump *d, const struct file *f)
{
	const char *key = arena_format(d->arena, "file[%x:%lx]", f->mnt_id, (unsigned long)f->st.st_ino);

	return dump_is_external(d, key) ? key : NULL;
}

/* How the file is to be reached, if not by its path, is its state. */
int regular_plan(struct dump *d, struct file *f, struct error *reterr)
{
	struct location *location;
	const char *what, *hint;

	if (is_callers(d, f) || external_key(d, f))
		return 0;
	what = proc_file_of_own(f->task->pid, f->link) ? NULL : proc_file_obstacle(d, f->link);
	if (what)
		return file_refuse(f, what, "let the target close it first", reterr);
	what = location_find(d, PATHF("/proc/%d/fd/%d", f->task->pid, f->number), f->link, &f->st, &location, &hint);
	if (what)
		return file_refuse(f, what, hint, reterr);
	f->state = location;
	return 0;
}

/* What its process opens itself is one number's alone. */
static int own_plan(struct dump *d, const struct file *f, struct error *reterr)
{
	size_t numbers = 0;

	for (size_t i = 0; i < d->tasks.n; i++)
		for (size_t j = 0; j < d->tasks.v[i]->fds.n; j++)
			numbers += d->tasks.v[i]->fds.v[j].file == f;
	return numbers <= 1 ? 0
			    : file_refuse(f, "file in /proc of a descriptor, which is shared",
					  "let the target close it first", reterr);
}

static int regular_plan_end(struct dump *d, struct error *reterr UNUSED)
{
	for (size_t i = 0; i < d->files.n; i++) {
		const struct file *f = d->files.v[i];
		struct error obstacle = { 0 };

		if (f->kind == &kind_regular && !f->inside && proc_file_of_own(f->task->pid, f->link) &&
		    own_plan(d, f, &obstacle) < 0)
			dump_obstacle(d, &obstacle);
	}
	return 0;
}

static bool only_appends(u32 flags)
{
	return (flags & O_ACCMODE) == O_WRONLY && flags & O_APPEND;
}

int regular_fill(struct dump *d, RegFileEntry *reg, const char *path, const struct stat *st,
		 const struct location *location, struct error *reterr)
{
	reg->name = (char *)path;
	reg->has_mode = true;
	reg->mode = st->st_mode;
	if (S_ISREG(st->st_mode) && !only_appends(reg->flags)) {
		reg->has_size = true;
		reg->size = st->st_size;
	}
	return location ? location_dump(d, location, reg->id, reterr) : 0;
}

int regular_put(struct dump *d, RegFileEntry *reg, struct error *reterr)
{
	FileEntry entry = FILE_ENTRY__INIT;

	entry.type = FD_TYPES__REG;
	entry.id = reg->id;
	entry.reg = reg;
	return image_file_put(d, &entry, reterr);
}

static int file_entry_make(struct dump *d, const struct file *f, u32 id, RegFileEntry **ret, struct error *reterr)
{
	const char *external = d->options->n_external ? external_key(d, f) : NULL;
	const struct location *location = f->state;
	RegFileEntry *reg = arena_new(d->arena, RegFileEntry);
	int r;

	reg_file_entry__init(reg);
	FILE_COMMON(reg, f);
	reg->id = id;
	reg->pos = f->pos;
	*ret = reg;
	if (external) {
		reg->name = (char *)external;
		reg->has_ext = reg->ext = true;
		return 0;
	}
	r = regular_fill(d, reg, location ? location->path : f->link, &f->st, location, reterr);
	/* To open a file breaks the lease on it. */
	if (r == 0 && !location && !fdinfo_has(f->fdinfo, "lock:"))
		build_id_dump(d, f->link, &f->st, reg);
	return r;
}

int regular_dump(struct dump *d, struct file *f, FileEntry *entry, struct error *reterr)
{
	return file_entry_make(d, f, f->id, &entry->reg, reterr);
}

int regular_dump_name(struct dump *d, struct file *f, u32 id, struct error *reterr)
{
	RegFileEntry *reg;
	int r = file_entry_make(d, f, id, &reg, reterr);

	return r < 0 ? r : regular_put(d, reg, reterr);
}

/* --- restore --- */

KIND_COMMON(regular_common, reg)

static struct object path_object(const struct restored_file *rf)
{
	struct object object = restored_object(rf);

	object.path = rf->image->reg->name;
	return object;
}

/* Only what regular_match() or kind_char_device let in: opening a device or a fifo may do anything. */
static bool type_is_known(u32 mode, u64 rdev, u32 flags)
{
	return S_ISREG(mode) || S_ISDIR(mode) || flags & O_PATH || (S_ISCHR(mode) && is_memory_device(rdev));
}

static int changed(const struct restored_file *rf, const char *what, u64 now, u64 then, struct error *reterr)
{
	return error_set(reterr, "ERR_FILE_CHANGED", -ESTALE, path_object(rf),
			 "%s has another %s than when it was dumped: %lu, was %lu", rf->image->reg->name, what,
			 (unsigned long)now, (unsigned long)then);
}

int regular_verify(const struct restore *rs, const struct restored_file *rf, const struct stat *st, u32 flags,
		   struct error *reterr)
{
	const RegFileEntry *reg = rf->image->reg;

	if (reg->has_mode && (reg->mode & S_IFMT) != (st->st_mode & S_IFMT))
		return changed(rf, "type", st->st_mode & S_IFMT, reg->mode & S_IFMT, reterr);
	if (!type_is_known(st->st_mode, st->st_rdev, flags))
		return error_refuse(reterr, "ERR_UNSUPPORTED_FD", path_object(rf), NULL,
				    "%s is no file that may be opened by path", reg->name);
	if (reg->has_mode && !rs->options->skip_file_rwx_check && (reg->mode & 07777) != (st->st_mode & 07777))
		return changed(rf, "mode", st->st_mode & 07777, reg->mode & 07777, reterr);
	if (reg->has_size && S_ISREG(st->st_mode) && reg->size != (u64)st->st_size)
		return changed(rf, "size", st->st_size, reg->size, reterr);
	return 0;
}

static int missing(const struct restored_file *rf, long r, struct error *reterr)
{
	return error_set(reterr, r == -ENOENT ? "ERR_FILE_MISSING" : "ERR_SYSCALL", r, path_object(rf),
			 "cannot open %s: %s", rf->image->reg->name, error_name(r));
}

/* External files are keys themselves; others are named by their path without the leading slash. */
static const InheritFd *inherited_path(const struct restore *rs, const RegFileEntry *reg)
{
	return restore_inherited(rs, reg->name[0] == '/' ? reg->name + 1 : reg->name);
}

const InheritFd *regular_inherited(const struct restore *rs, const struct restored_file *rf)
{
	return inherited_path(rs, rf->image->reg);
}

static const InheritFd *inherited(const struct restore *rs, const struct restored_file *rf)
{
	const InheritFd *description = restore_inherited(rs, description_key(rs->arena, rf->id));

	return description ? description : inherited_path(rs, rf->image->reg);
}

static int queue_open(const struct restored_file *rf, u32 flags, int *ret_fd, struct error *reterr)
{
	*ret_fd = message_queue_open(rf->image->reg->name, flags);
	return *ret_fd < 0 ? missing(rf, *ret_fd, reterr) : 0;
}

static int queue_check(const struct restored_file *rf, struct error *reterr)
{
	AUTO(fd_close) int fd = -1;

	return queue_open(rf, rf->image->reg->flags, &fd, reterr);
}

static int regular_check(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const RegFileEntry *reg = rf->image->reg;
	struct stat st;
	long r;

	if (inherited(rs, rf))
		return 0;
	if (reg->ext)
		return error_refuse(reterr, "ERR_FILE_MISSING", path_object(rf), "hand it in by inherit-fd",
				    "the external file %s was not handed in", reg->name);
	if (reg->name[0] != '/')
		return restored_corrupt(rf, "its path is not absolute", reterr);
	if (remap_of(rf))
		return remap_check(rs, remap_of(rf), reterr);
	if (remap_is_link(rs, rf) || rf->name_only || proc_file_waits(rs, reg->name))
		return 0;
	if (reg->message_queue)
		return queue_check(rf, reterr);
	r = sys(SYS_newfstatat, AT_FDCWD, reg->name, &st, reg->flags & O_NOFOLLOW ? AT_SYMLINK_NOFOLLOW : 0);
	if (r < 0)
		return missing(rf, r, reterr);
	/* The name of a fifo or terminal, opened by its own kind. */
	if (!rf->user && !type_is_known(st.st_mode, st.st_rdev, reg->flags))
		return 0;
	r = regular_verify(rs, rf, &st, reg->flags, reterr);
	return r < 0 ? (int)r : build_id_check(rs, rf, &st, reterr);
}

static u32 open_flags(const RegFileEntry *reg, u32 flags)
{
	flags &= FLAGS_OPEN;
	/* Left over from O_TMPFILE. */
	if (reg->has_mode && !S_ISDIR(reg->mode))
		flags &= ~O_DIRECTORY;
	return flags | O_NOCTTY;
}

static int open_verified(struct restore *rs, struct restored_file *rf, u32 flags, int *ret_fd, struct error *reterr)
{
	const RegFileEntry *reg = rf->image->reg;
	struct stat st;
	int r;

	if (remap_of(rf))
		return remap_open(rs, remap_of(rf), flags, ret_fd, reterr);
	if (reg->message_queue)
		return queue_open(rf, flags, ret_fd, reterr);
	/* First without the powers of open(2) over devices and fifos. */
	r = sys(SYS_newfstatat, AT_FDCWD, reg->name, &st, flags & O_NOFOLLOW ? AT_SYMLINK_NOFOLLOW : 0);
	if (r < 0)
		return missing(rf, r, reterr);
	r = regular_verify(rs, rf, &st, flags, reterr);
	if (r < 0)
		return r;
	r = file_open(reg->name, open_flags(reg, flags));
	if (r < 0)
		return missing(rf, r, reterr);
	*ret_fd = r;
	return 0;
}

int regular_open_name(struct restore *rs, struct restored_file *rf, u32 flags, int *ret_fd, struct error *reterr)
{
	int r;

	if (remap_of(rf))
		return remap_open(rs, remap_of(rf), flags, ret_fd, reterr);
	r = file_open(rf->image->reg->name, (int)flags);
	if (r < 0)
		return missing(rf, r, reterr);
	*ret_fd = r;
	return 0;
}

static int seek(const struct restored_file *rf, int fd, struct error *reterr)
{
	const RegFileEntry *reg = rf->image->reg;
	long r;

	if (reg->flags & O_PATH || reg->pos == (u64)-1 || reg->pos == 0)
		return 0;
	r = sys(SYS_lseek, fd, reg->pos, SEEK_SET);
	if (r < 0 && r != -ESPIPE)
		return error_sys(reterr, path_object(rf), r, "cannot set the position of %s", reg->name);
	return 0;
}

static int open_and_seek(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	AUTO(fd_close) int fd = -1;
	int r = open_verified(rs, rf, rf->image->reg->flags, &fd, reterr);

	if (r == 0)
		r = seek(rf, fd, reterr);
	if (r == 0)
		rf->fd = fd_take(&fd);
	return r;
}

/* It is about what its process does not have yet: regular_in_task(). */
static bool is_own(const struct restored_file *rf)
{
	return rf->user && proc_file_of_own(rf->user->pid, rf->image->reg->name);
}

static int regular_restore(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const InheritFd *inherit = inherited(rs, rf);

	if (inherit)
		return restored_inherit(rf, inherit, reterr);
	if (is_own(rf)) /* something keeps its number */
		return restored_take(rf, sys(SYS_eventfd2, 0, O_CLOEXEC), "eventfd2", reterr);
	return proc_file_waits(rs, rf->image->reg->name) ? 0 : open_and_seek(rs, rf, reterr);
}

static u32 regular_in_task_calls(const struct restored_file *rf)
{
	return is_own(rf) ? 4 : 0;
}

static bool closes_on_exec(const struct task *t, int fd)
{
	for (size_t i = 0; i < t->fds.n; i++)
		if (t->fds.v[i].fd == fd)
			return t->fds.v[i].cloexec;
	return false;
}

static int regular_in_task(struct restore *rs UNUSED, struct restored_file *rf, struct task *t, int fd, struct batch *b,
			   struct error *reterr UNUSED)
{
	const RegFileEntry *reg = rf->image->reg;
	u32 opened, call;

	if (!is_own(rf) || rf->inherited)
		return 0;
	opened = batch_call(b, SYS_openat, AT_FDCWD, batch_at(b, batch_copy(b, reg->name, strlen(reg->name) + 1)),
			    open_flags(reg, reg->flags), 0);
	call = batch_call(b, SYS_dup3, 0, fd, closes_on_exec(t, fd) ? O_CLOEXEC : 0);
	batch_use_result(b, call, 0, opened);
	call = batch_call(b, SYS_close, 0);
	batch_use_result(b, call, 0, opened);
	batch_try(b, SYS_lseek, fd, reg->pos, SEEK_SET);
	return 0;
}

int regular_restore_open(struct restore *rs, u32 id, u32 flags, int *ret_fd, struct error *reterr)
{
	struct restored_file *rf = file_by_id(rs, id);
	const InheritFd *inherit;

	if (rf && rf->image->type == FD_TYPES__MEMFD)
		return memfd_open(rs, rf, flags, ret_fd, reterr);
	if (!rf || rf->image->type != FD_TYPES__REG)
		return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL, OBJECT(.file = "files.img"),
				 "files.img has no file %u by path", id);
	inherit = inherited_path(rs, rf->image->reg);
	if (inherit) {
		*ret_fd = description_reopen(inherit->fd, flags);
		return *ret_fd < 0 ? error_sys(reterr, path_object(rf), *ret_fd, "cannot reopen %s", inherit->key) : 0;
	}
	return open_verified(rs, rf, flags, ret_fd, reterr);
}

const struct kind kind_regular = {
	.name = "file",
	.image = FD_TYPES__REG,
	.match = regular_match,
	.fdinfo = FDINFO_NEVER,
	.plan = regular_plan,
	.plan_end = regular_plan_end,
	.dump = regular_dump,
	.common = regular_common,
	.read = remaps_read,
	.check = regular_check,
	.restore = regular_restore,
	.in_tree = open_and_seek, /* what regular_restore() has left */
	.in_task_calls = regular_in_task_calls,
	.in_task = regular_in_task,
};
