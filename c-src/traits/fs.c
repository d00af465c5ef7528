/* traits/fs.c - current directory, root directory and umask of a process. */
#define _GNU_SOURCE /* O_PATH */
#include <fcntl.h>
#include <linux/stat.h>
#include "base/fd.h"
#include "kinds/kind.h"
#include "traits/state.h"

#define DIRECTORY_FLAGS (O_PATH | O_DIRECTORY)
#define AT_EMPTY	0x1000
#define UMASK_MAX	0777u

/* --- dump --- */

static int plan_directory(struct dump *d, struct thread *t, const char *which, struct error *reterr)
{
	const char *link = arena_format(d->arena, "/proc/%d/%s", t->task->pid, which);
	char *path;
	ssize_t r = link_read(d->arena, link, &path);

	if (r < 0)
		return error_sys(reterr, thread_object(t), r, "reading %s", link);
	return regular_plan_link(d, t->task, link, path, reterr);
}

static int fs_plan(struct dump *d, struct thread *t, struct error *reterr)
{
	int r;

	if (!thread_is_leader(t))
		return 0;
	r = plan_directory(d, t, "cwd", reterr);
	return r < 0 ? r : plan_directory(d, t, "root", reterr);
}

static int fs_peek(struct dump *d, struct thread *t, struct error *reterr)
{
	const struct proc_status *status;
	FsEntry *fs;
	int r;

	if (!thread_is_leader(t))
		return 0;
	r = thread_status(d, t, &status, reterr);
	if (r < 0)
		return r;
	fs = t->task->fs;
	if (!fs)
		fs = t->task->fs = message_new(d->arena, &fs_entry__descriptor);
	if (status->umask < 0)
		return error_refuse(reterr, "ERR_KERNEL_INTERFACE", thread_object(t), NULL,
				    "this kernel does not show the umask");
	fs->has_umask = true;
	fs->umask = (u32)status->umask;
	return 0;
}

static int dump_directory(struct dump *d, struct thread *t, const char *which, u32 *ret_id, struct error *reterr)
{
	const char *link = arena_format(d->arena, "/proc/%d/%s", t->task->pid, which);
	char *path;
	ssize_t r = link_read(d->arena, link, &path);

	if (r < 0)
		return error_sys(reterr, thread_object(t), r, "reading %s", link);
	return regular_dump_link(d, t->task, link, path, 0, ret_id, reterr);
}

static int fs_take(struct dump *d, struct thread *t, struct batch *b, void *keep, struct error *reterr)
{
	int r;

	(void)b, (void)keep;
	if (!thread_is_leader(t))
		return 0;
	r = dump_directory(d, t, "cwd", &t->task->fs->cwd_id, reterr);
	return r < 0 ? r : dump_directory(d, t, "root", &t->task->fs->root_id, reterr);
}

/* --- restore --- */

static int fs_check(struct restore *rs, struct thread *t, struct error *reterr)
{
	const FsEntry *fs = t->task->fs;

	if (!thread_is_leader(t))
		return 0;
	if (!fs)
		return error_set(reterr, "ERR_IMAGE_MISSING", -ENOENT, task_image_object(rs, t->task, "fs"),
				 "there is no image of the directories of process %d", t->task->pid);
	if (fs->has_umask && fs->umask > UMASK_MAX)
		return error_set(reterr, "ERR_IMAGE_CORRUPT", -EINVAL, task_image_object(rs, t->task, "fs"),
				 "umask 0%o is none", fs->umask);
	return 0;
}

/* The same directory of the same mount as our root? */
static bool is_our_root(int fd)
{
	struct statx ours, theirs;
	const u32 mask = STATX_INO | STATX_MNT_ID;

	return sys(SYS_statx, AT_FDCWD, "/", 0, mask, &ours) == 0 &&
	       sys(SYS_statx, fd, "", AT_EMPTY, mask, &theirs) == 0 && ours.stx_ino == theirs.stx_ino &&
	       ours.stx_dev_major == theirs.stx_dev_major && ours.stx_dev_minor == theirs.stx_dev_minor &&
	       ours.stx_mnt_id == theirs.stx_mnt_id;
}

/* They arrive at 0 (current directory) and 1 (root, if it is not ours already). */
static int fs_begin(struct restore *rs, struct thread *t, struct batch *b, struct error *reterr)
{
	AUTO(fd_close) int cwd = -1;
	AUTO(fd_close) int root = -1;
	const FsEntry *fs = t->task->fs;
	bool change_root;
	int r = regular_restore_open(rs, fs->cwd_id, DIRECTORY_FLAGS, &cwd, reterr);

	if (r == 0)
		r = regular_restore_open(rs, fs->root_id, DIRECTORY_FLAGS, &root, reterr);
	if (r < 0)
		return r;
	change_root = !is_our_root(root);
	r = descriptors_send(rs, t->task, b, (const int[]){ cwd, root }, change_root ? 2 : 1, reterr);
	if (r < 0)
		return r;
	if (change_root) {
		batch_call(b, SYS_fchdir, 1);
		batch_call(b, SYS_chroot, batch_at(b, batch_copy(b, ".", 2)));
		batch_call(b, SYS_close, 1);
	}
	batch_call(b, SYS_fchdir, 0);
	batch_call(b, SYS_close, 0);
	if (fs->has_umask)
		batch_call(b, SYS_umask, fs->umask);
	return 0;
}

const struct trait trait_fs = {
	.name = "directories", .plan = fs_plan, .peek = fs_peek, .take = fs_take, .check = fs_check, .begin = fs_begin
};
