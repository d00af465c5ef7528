/*
 * kinds/unix_name.c - names of unix sockets. The kernel keeps the very text that bind(2) was given, and the file it made. A text
 * is bound again from where it makes sense: the root, the directory of a relative one, another root. One whose file is gone
 * or belongs to somebody else by now is bound in an empty file system of its own.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/mount.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include "base/format.h"
#include "base/io.h"
#include "kinds/remap.h"
#include "kinds/unix_socket.h"

#ifndef SIOCUNIXFILE
#define SIOCUNIXFILE 0x89E0
#endif
#define DELETED " (deleted)"

/* --- dump --- */

/* "dir/name" without "/name" (or, for a name that begins with a slash, without "name"); NULL: it does not end so. */
static const char *prefix_of(struct dump *d, const char *path, const char *name)
{
	size_t length = strlen(path), tail = strlen(name) + (name[0] != '/');
	char *prefix;

	if (tail > length || !str_eq(path + length - strlen(name), name) || path[length - tail] != '/')
		return NULL;
	prefix = arena_strdup(d->arena, path);
	prefix[length - tail] = '\0';
	return *prefix ? prefix : "/";
}

static bool strip_deleted(char *path)
{
	size_t length = strlen(path), tail = strlen(DELETED);

	if (length <= tail || !str_eq(path + length - tail, DELETED))
		return false;
	path[length - tail] = '\0';
	return true;
}

static FilePermsEntry *perms_of(struct dump *d, const struct stat *st)
{
	FilePermsEntry *perms = arena_new(d->arena, FilePermsEntry);

	file_perms_entry__init(perms);
	perms->mode = st->st_mode;
	perms->uid = st->st_uid;
	perms->gid = st->st_gid;
	return perms;
}

/* Where a relative name begins. CRIU knows only what ends with the name. */
static const char *directory_of(struct dump *d, const struct file *f, const char *path, const char *name,
				const struct stat *st)
{
	const char *prefix = prefix_of(d, path, name);
	char *cwd;

	if (prefix || link_read(d->arena, PATHF("/proc/%d/cwd", f->task->pid), &cwd) < 0)
		return prefix;
	return path_leads_to(arena_format(d->arena, "%s/%s", cwd, name), st) ? cwd : NULL;
}

static int path_take(struct dump *d, struct file *f, UnixSkEntry *usk, const char *name, struct error *reterr)
{
	AUTO(fd_close) int bound = sys(SYS_ioctl, file_copy(f), SIOCUNIXFILE);
	struct stat st;
	char *path;

	if (bound < 0 || sys(SYS_fstat, bound, &st) < 0 ||
	    link_read(d->arena, PATHF("/proc/self/fd/%d", bound), &path) < 0)
		return error_set(reterr, "ERR_KERNEL_INTERFACE", -EINVAL, file_object(f),
				 "the file that %s is bound to cannot be found", f->link);
	usk->has_deleted = usk->deleted = strip_deleted(path);
	usk->file_perms = perms_of(d, &st);
	if (name[0] != '/') {
		usk->name_dir = (char *)directory_of(d, f, path, name, &st);
		/* One that leads nowhere needs no directory. */
		return usk->name_dir || usk->deleted
			       ? 0
			       : file_refuse(f, "unix socket (bound by a name whose directory is not known)", NULL,
					     reterr);
	}
	if (usk->deleted || path_leads_to(name, &st))
		return 0;
	usk->root_dir = (char *)prefix_of(d, path, name);
	if (!usk->root_dir || str_eq(usk->root_dir, "/"))
		return file_refuse(f, "unix socket (bound by a name that leads elsewhere)", NULL, reterr);
	return 0;
}

int unix_name_take(struct dump *d, struct file *f, struct unix_end *end, struct error *reterr)
{
	const struct unix_diag *diag = &end->diag;
	UnixSkEntry *usk = end->usk;
	char *name;

	if (!diag->has_name || !diag->name_length)
		return 0;
	name = arena_alloc(d->arena, UNIX_NAME_MAX + 1);
	memcpy(name, diag->name, MIN((size_t)diag->name_length, (size_t)UNIX_NAME_MAX));
	usk->name.len = diag->name_length;
	usk->name.data = (u8 *)name;
	return name[0] ? path_take(d, f, usk, name, reterr) : 0;
}

/* --- restore --- */

static u32 address_of(const UnixSkEntry *usk, struct sockaddr_un *ret)
{
	memset(ret, 0, sizeof *ret);
	ret->sun_family = AF_UNIX;
	memcpy(ret->sun_path, usk->name.data, usk->name.len);
	return offsetof(struct sockaddr_un, sun_path) + usk->name.len;
}

/* Where the conductor was, and has to be again. It has a root and a directory of its own. */
struct whereabouts {
	int root, cwd;
};

static void whereabouts_leave(struct whereabouts *w)
{
	if (w->root >= 0 && sys(SYS_fchdir, w->root) == 0)
		sys(SYS_chroot, ".");
	if (w->cwd >= 0)
		sys(SYS_fchdir, w->cwd);
	fd_close(&w->root);
	fd_close(&w->cwd);
}

static long whereabouts_enter(struct whereabouts *w)
{
	w->cwd = file_open(".", O_PATH | O_DIRECTORY);
	w->root = file_open("/", O_PATH | O_DIRECTORY);
	return MIN(w->cwd, w->root);
}

static long root_enter(int directory)
{
	long r = sys(SYS_fchdir, directory);

	return r < 0 ? r : sys(SYS_chroot, ".");
}

static long place_enter(struct whereabouts *w, const UnixSkEntry *usk)
{
	AUTO(fd_close) int other = -1;
	long r = whereabouts_enter(w);

	if (r < 0)
		return r;
	if (usk->root_dir) {
		other = file_open(usk->root_dir, O_PATH | O_DIRECTORY);
		return other < 0 ? other : root_enter(other);
	}
	return usk->name_dir ? sys(SYS_chdir, usk->name_dir) : 0;
}

/* mkdir -p of what comes before the last slash */
static void parents_make(struct restore *rs, const char *name)
{
	char *path = arena_strdup(rs->arena, name);

	for (char *slash = strchr(path + 1, '/'); *path && slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		sys(SYS_mkdirat, AT_FDCWD, path, 0700);
		*slash = '/';
	}
}

static long hidden_enter(struct restore *rs, struct whereabouts *w, const UnixSkEntry *usk)
{
	AUTO(fd_close) int fs = sys(SYS_fsopen, "tmpfs", FSOPEN_CLOEXEC);
	AUTO(fd_close) int mount = -1;
	long r = fs < 0 ? fs : sys(SYS_fsconfig, fs, FSCONFIG_CMD_CREATE, NULL, NULL, 0);

	if (r >= 0)
		r = mount = sys(SYS_fsmount, fs, FSMOUNT_CLOEXEC, 0);
	if (r >= 0)
		r = whereabouts_enter(w);
	if (r >= 0)
		r = root_enter(mount);
	if (r >= 0)
		parents_make(rs, (const char *)usk->name.data);
	return r;
}

static long perms_give(const UnixSkEntry *usk, const char *name)
{
	const FilePermsEntry *perms = usk->file_perms;
	long r;

	if (!perms)
		return 0;
	r = sys(SYS_fchownat, AT_FDCWD, name, perms->uid, perms->gid, 0);
	return r < 0 ? r : sys(SYS_fchmodat, AT_FDCWD, name, perms->mode & 07777);
}

/* Names that bind(2) has made: they go again if the restore fails. */
static struct brief_names *bound_names(struct restore *rs)
{
	void **state = &rs->kind_state[kind_index(&kind_unix_socket)];

	if (!*state)
		*state = arena_new(rs->arena, struct brief_names);
	return *state;
}

static struct brief_name *name_announce(struct restore *rs, const char *name)
{
	char *parent = arena_strdup(rs->arena, name), *slash = strrchr(parent, '/');
	AUTO(fd_close) int directory = -1;

	if (slash)
		*slash = '\0';
	directory = file_open(!slash ? "." : *parent ? parent : "/", O_PATH | O_DIRECTORY);
	return brief_name_add(rs, bound_names(rs), &(struct place){ .writable = directory }, slash ? slash + 1 : parent,
			      false);
}

void unix_names_undo(struct restore *rs)
{
	brief_names_remove(bound_names(rs), 0);
}

/* A stale name of an earlier life is in the way; what else there could be, unix_name_check() has refused. */
static long bind_here(struct restore *rs, const UnixSkEntry *usk, int fd, bool hidden)
{
	struct sockaddr_un address;
	u32 size = address_of(usk, &address);
	char name[UNIX_NAME_MAX + 1] = { 0 };
	struct brief_name *made;
	struct stat st;
	long r;

	memcpy(name, usk->name.data, usk->name.len);
	if (sys(SYS_newfstatat, AT_FDCWD, name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISSOCK(st.st_mode))
		sys(SYS_unlinkat, AT_FDCWD, name, 0);
	made = hidden ? NULL : name_announce(rs, name);
	r = sys(SYS_bind, fd, &address, size);
	if (made)
		made->made = r == 0;
	if (r == 0)
		r = perms_give(usk, name);
	if (r == 0 && hidden)
		r = sys(SYS_unlinkat, AT_FDCWD, name, 0);
	return r;
}

static const char *name_text(struct restore *rs, const UnixSkEntry *usk)
{
	char *text = arena_alloc(rs->arena, UNIX_NAME_MAX + 2);

	memcpy(text, usk->name.data, usk->name.len);
	for (size_t i = 0; i < usk->name.len && !unix_name_is_path(usk); i++)
		if (!text[i])
			text[i] = '@';
	if (usk->name_dir || usk->root_dir)
		return arena_format(rs->arena, "%s%s%s", usk->root_dir ? usk->root_dir : usk->name_dir,
				    text[0] == '/' ? "" : "/", text);
	return text;
}

static int bind_failed(struct restore *rs, const struct restored_file *rf, long r, struct error *reterr)
{
	struct object object = restored_object(rf);

	object.path = name_text(rs, rf->image->usk);
	return error_sys(reterr, object, r, "cannot bind a unix socket to %s", object.path);
}

int unix_name_bind(struct restore *rs, const struct restored_file *rf, int fd, bool hidden, struct error *reterr)
{
	const UnixSkEntry *usk = rf->image->usk;
	struct whereabouts w = { -1, -1 };
	struct sockaddr_un address;
	long r;

	if (!usk->name.len)
		return 0;
	if (!unix_name_is_path(usk)) {
		r = sys(SYS_bind, fd, &address, address_of(usk, &address));
		return r < 0 ? bind_failed(rs, rf, r, reterr) : 0;
	}
	r = hidden ? hidden_enter(rs, &w, usk) : place_enter(&w, usk);
	if (r >= 0)
		r = bind_here(rs, usk, fd, hidden);
	whereabouts_leave(&w);
	return r < 0 ? bind_failed(rs, rf, r, reterr) : 0;
}

long unix_connect_name(int fd, const UnixSkEntry *to)
{
	struct whereabouts w = { -1, -1 };
	struct sockaddr_un address;
	u32 size = address_of(to, &address);
	long r = unix_name_is_path(to) ? place_enter(&w, to) : 0;

	if (r >= 0)
		r = sys(SYS_connect, fd, &address, size);
	whereabouts_leave(&w);
	return r;
}

/* Through the file that it is bound to: that leads there even if the name does not any more. */
long unix_address_of_bound(int bound, const UnixSkEntry *to, int *ret_file, struct sockaddr_un *ret, u32 *ret_size)
{
	size_t size;

	*ret_file = -1;
	*ret_size = address_of(to, ret);
	if (!unix_name_is_path(to))
		return 0;
	*ret_file = sys(SYS_ioctl, bound, SIOCUNIXFILE);
	if (*ret_file < 0)
		return *ret_file;
	size = format_to(ret->sun_path, sizeof ret->sun_path, "/proc/self/fd/%d", *ret_file);
	*ret_size = offsetof(struct sockaddr_un, sun_path) + size + 1;
	return 0;
}

long unix_connect_bound(int fd, const UnixSkEntry *to, int bound)
{
	struct sockaddr_un address;
	AUTO(fd_close) int file = -1;
	u32 size;
	long r = unix_address_of_bound(bound, to, &file, &address, &size);

	return r < 0 ? r : sys(SYS_connect, fd, &address, size);
}

long unix_name_lend(struct restore *rs, ProtobufCBinaryData name, int fd)
{
	UnixSkEntry usk = UNIX_SK_ENTRY__INIT;
	struct whereabouts w = { -1, -1 };
	struct sockaddr_un address;
	long r;

	usk.name = name;
	if (!unix_name_is_path(&usk))
		return sys(SYS_bind, fd, &address, address_of(&usk, &address));
	r = hidden_enter(rs, &w, &usk);
	if (r >= 0)
		r = bind_here(rs, &usk, fd, true);
	whereabouts_leave(&w);
	return r;
}

static int in_use(struct restore *rs, const struct restored_file *rf, struct error *reterr)
{
	struct object object = restored_object(rf);

	object.path = name_text(rs, rf->image->usk);
	return error_set(reterr, "ERR_ADDRESS_IN_USE", -EADDRINUSE, object, "the unix socket %s is in use",
			 object.path);
}

static int place_missing(struct restore *rs, const struct restored_file *rf, long r, struct error *reterr)
{
	struct object object = restored_object(rf);

	object.path = name_text(rs, rf->image->usk);
	return error_set(reterr, "ERR_FILE_MISSING", r, object, "the directory of the unix socket %s is not there",
			 object.path);
}

static int no_socket(struct restore *rs, const struct restored_file *rf, struct error *reterr)
{
	struct object object = restored_object(rf);

	object.path = name_text(rs, rf->image->usk);
	return error_set(reterr, "ERR_FILE_CHANGED", -EEXIST, object, "%s is there, and no socket", object.path);
}

/* There, but no socket: 1. */
static int file_at(const UnixSkEntry *usk, bool *ret_other)
{
	struct whereabouts w = { -1, -1 };
	char name[UNIX_NAME_MAX + 1] = { 0 };
	const char *slash;
	struct stat st;
	long r = place_enter(&w, usk);

	memcpy(name, usk->name.data, usk->name.len);
	*ret_other = false;
	if (r >= 0 && sys(SYS_newfstatat, AT_FDCWD, name, &st, AT_SYMLINK_NOFOLLOW) == 0)
		*ret_other = !S_ISSOCK(st.st_mode);
	slash = strrchr(name, '/');
	if (r >= 0 && slash && slash != name) {
		name[slash - name] = '\0';
		r = sys(SYS_newfstatat, AT_FDCWD, name, &st, 0);
	}
	whereabouts_leave(&w);
	return r < 0 ? r : 0;
}

/*
 * Who connects a datagram socket leaves no trace, and of a socket of another type hears that it is one: EPROTOTYPE. Nobody there:
 * ECONNREFUSED, or no such file.
 */
int unix_name_check(struct restore *rs, const struct restored_file *rf, struct error *reterr)
{
	AUTO(fd_close) int fd = sys(SYS_socket, AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	const UnixSkEntry *usk = rf->image->usk;
	bool other;
	long r;

	if (unix_name_is_path(usk)) {
		r = file_at(usk, &other);
		if (r < 0)
			return place_missing(rs, rf, r, reterr);
		if (other)
			return no_socket(rs, rf, reterr);
	}
	r = unix_connect_name(fd, usk);
	return r == 0 || r == -EPROTOTYPE || r == -EPERM ? in_use(rs, rf, reterr) : 0;
}
