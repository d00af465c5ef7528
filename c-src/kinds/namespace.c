/*
 * kinds/namespace.c - namespaces held open (/proc/PID/ns/NAME). Those of the tree come back as those that the tree is in by then;
 * one that no process of it is in would have to be made and is refused. What is opened by the path that it is mounted at is a file
 * by path (kinds/regular.c).
 */
#include <errno.h>
#include <fcntl.h>
#include "base/io.h"
#include "kinds/files.h"
#include "spaces/space.h"

/* "net:[4026531840]" */
static bool namespace_match(const struct file *f)
{
	const char *colon = f->link[0] == '/' ? NULL : strchr(f->link, ':');

	return colon && colon[1] == '[' && namespace_flag(f->link, (size_t)(colon - f->link));
}

static u32 flag_of(const struct file *f)
{
	return namespace_flag(f->link, (size_t)(strchr(f->link, ':') - f->link));
}

static int namespace_plan(struct dump *d, struct file *f, struct error *reterr)
{
	if (namespace_number(d, flag_of(f), f->st.st_ino))
		return 0;
	return file_refuse(f, "namespace (that no process of the tree is in)",
			   "let the target close it before the dump", reterr);
}

static int namespace_dump(struct dump *d, struct file *f, FileEntry *entry, struct error *reterr)
{
	NsFileEntry *nsf = arena_new(d->arena, NsFileEntry);

	(void)reterr;
	ns_file_entry__init(nsf);
	nsf->id = f->id;
	nsf->flags = f->flags;
	nsf->ns_cflag = flag_of(f);
	nsf->ns_id = namespace_number(d, nsf->ns_cflag, f->st.st_ino);
	entry->nsf = nsf;
	return 0;
}

static bool namespace_common(const FileEntry *image, struct file_common *ret)
{
	if (!image->nsf)
		return false;
	*ret = (struct file_common){ .id = image->nsf->id, .has_flags = true, .flags = image->nsf->flags };
	return true;
}

static const struct task *task_in(const struct restore *rs, const NsFileEntry *nsf)
{
	for (size_t i = 0; i < rs->tasks.n; i++) {
		const struct task *t = rs->tasks.v[i];

		if (t->threads.n && t->ids && namespace_id(t->ids, nsf->ns_cflag) == nsf->ns_id)
			return t;
	}
	return NULL;
}

static int namespace_check(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const NsFileEntry *nsf = rf->image->nsf;

	if (!namespace_name(nsf->ns_cflag) || !nsf->ns_id)
		return restored_corrupt(rf, "no such kind of namespace", reterr);
	return task_in(rs, nsf) ? 0
				: error_refuse(reterr, "ERR_UNSUPPORTED_FD", restored_object(rf), NULL,
					       "file %u is a %s namespace that no process of the images is in", rf->id,
					       namespace_name(nsf->ns_cflag));
}

static int namespace_open(struct restored_file *rf, const char *path, struct error *reterr)
{
	return restored_take(rf, file_open(path, (int)(rf->image->nsf->flags & FLAGS_OPEN)), path, reterr);
}

/* What is in a message is needed before there are processes. */
static int namespace_restore(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	(void)rs;
	return rf->inside
		       ? namespace_open(rf, PATHF("/proc/self/ns/%s", namespace_name(rf->image->nsf->ns_cflag)), reterr)
		       : 0;
}

static int namespace_in_tree(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const NsFileEntry *nsf = rf->image->nsf;

	return namespace_open(rf, PATHF("/proc/%d/ns/%s", task_in(rs, nsf)->pid, namespace_name(nsf->ns_cflag)),
			      reterr);
}

const struct kind kind_namespace = {
	.name = "namespace",
	.image = FD_TYPES__NS,
	.match = namespace_match,
	.fdinfo = FDINFO_NEVER,
	.plan = namespace_plan,
	.dump = namespace_dump,
	.common = namespace_common,
	.check = namespace_check,
	.restore = namespace_restore,
	.in_tree = namespace_in_tree,
};
