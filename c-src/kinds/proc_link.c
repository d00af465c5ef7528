/*
 * kinds/proc_link.c - files of a process that are no descriptors: what is mapped, executed, its current and root directory. Links of
 * /proc lead to them; in the images they are files by path, as kinds/regular.c has them.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include "base/io.h"
#include "kinds/remap.h"

static int link_refuse(const struct task *t, const char *proc_link, const char *path, const char *what,
		       const char *hint, struct error *reterr)
{
	const char *code = strstr(proc_link, "/map_files/") || strstr(proc_link, "/exe") ? "ERR_UNSUPPORTED_MAPPING"
											 : "ERR_UNSUPPORTED_TASK";

	return error_refuse(reterr, code, OBJECT(.pid = t->pid, .path = path, .kind = what), hint,
			    "process %d uses a %s: %s", t->pid, what, path);
}

static int link_put(struct dump *d, const struct dumped_link *link, const struct stat *st,
		    const struct location *location, struct error *reterr)
{
	RegFileEntry reg = REG_FILE_ENTRY__INIT;
	int r;

	reg.id = link->id;
	reg.flags = link->flags;
	reg.fown = fown_none(d->arena);
	r = regular_fill(d, &reg, link->path, st, location, reterr);
	if (r == 0 && !location)
		build_id_dump(d, link->path, st, &reg);
	return r < 0 ? r : regular_put(d, &reg, reterr);
}

/* *ret: NULL if the path leads to it. */
static int link_locate(struct dump *d, const struct task *t, const char *proc_link, const char *path,
		       struct stat *ret_st, struct location **ret, struct error *reterr)
{
	long r = sys(SYS_newfstatat, AT_FDCWD, proc_link, ret_st, 0);
	const char *what, *hint;

	if (r < 0)
		return error_sys(reterr, OBJECT(.pid = t->pid, .path = path), r, "cannot stat %s", proc_link);
	what = location_find(d, proc_link, path, ret_st, ret, &hint);
	return what ? link_refuse(t, proc_link, path, what, hint, reterr) : 0;
}

int regular_plan_link(struct dump *d, const struct task *t, const char *proc_link, const char *path,
		      struct error *reterr)
{
	struct location *location;
	struct stat st;

	return link_locate(d, t, proc_link, path, &st, &location, reterr);
}

static u32 link_find(const struct dumped_paths *paths, const struct dumped_link *wanted)
{
	for (size_t i = 0; i < paths->links.n; i++) {
		const struct dumped_link *l = &paths->links.v[i];

		if (l->dev == wanted->dev && l->ino == wanted->ino && l->flags == wanted->flags &&
		    str_eq(l->path, wanted->path))
			return l->id;
	}
	return 0;
}

int regular_dump_link(struct dump *d, struct task *t, const char *proc_link, const char *path, u32 flags, u32 *ret_id,
		      struct error *reterr)
{
	struct dumped_paths *paths = dumped_paths(d);
	struct location *location;
	struct dumped_link link;
	struct stat st;
	int r = link_locate(d, t, proc_link, path, &st, &location, reterr);

	if (r < 0)
		return r;
	link = (struct dumped_link){
		.dev = st.st_dev, .ino = st.st_ino, .flags = flags, .path = location ? location->path : path
	};
	*ret_id = link_find(paths, &link);
	if (*ret_id)
		return 0;
	if (d->next_file_id == 0)
		d->next_file_id = 1;
	*ret_id = link.id = d->next_file_id++;
	r = link_put(d, &link, &st, location, reterr);
	if (r == 0)
		vec_push(d->arena, &paths->links, link);
	return r;
}
