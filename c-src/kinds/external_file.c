/*
 * kinds/external_file.c - files that a plugin of the caller saves and makes again. They come here from the end of the table, where
 * a plugin takes what no kind knows; the images hold no more than their id and owner.
 */
#include <errno.h>
#include "kinds/files.h"

static bool external_match(const struct file *f UNUSED)
{
	return false;
}

int external_take(struct dump *d, struct file *f, const char *kind, struct error *reterr)
{
	PluginQuestion question = PLUGIN_QUESTION__INIT;
	int r;

	question.what = "dump-ext-file";
	question.id = d->frozen ? f->id : 0;
	question.has_pid = question.has_fd = true;
	question.pid = f->task->pid;
	question.fd = f->number;
	question.path = (char *)f->link;
	question.kind = (char *)kind;
	r = d->ask_plugins ? d->ask_plugins(d, &question, reterr) : 0;
	if (r > 0)
		f->kind = &kind_external_file;
	return r;
}

static int external_dump(struct dump *d, struct file *f, FileEntry *entry, struct error *reterr UNUSED)
{
	entry->ext = arena_new(d->arena, ExtFileEntry);
	ext_file_entry__init(entry->ext);
	entry->ext->id = f->id;
	entry->ext->fown = f->fown;
	return 0;
}

static bool external_common(const FileEntry *image, struct file_common *ret)
{
	if (!image->ext)
		return false;
	*ret = (struct file_common){ .id = image->ext->id };
	return true;
}

static int nobody(struct restored_file *rf, struct error *reterr)
{
	return error_refuse(reterr, "ERR_PLUGIN_MISSING", restored_object(rf), "register the one that has saved it",
			    "no plugin makes the external file %u", rf->id);
}

static int external_check(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	return rs->options->n_plugins ? 0 : nobody(rf, reterr);
}

static int external_restore(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	PluginQuestion question = PLUGIN_QUESTION__INIT;
	int r;

	question.what = "restore-ext-file";
	question.id = rf->id;
	question.has_pid = question.has_fd = rf->user != NULL;
	question.pid = rf->user ? rf->user->pid : 0;
	question.fd = rf->number;
	r = rs->ask_plugins(rs, &question, &rf->fd, reterr);
	return r == 0 ? nobody(rf, reterr) : MIN(r, 0);
}

const struct kind kind_external_file = {
	.name = "external file",
	.image = FD_TYPES__EXT,
	.match = external_match,
	.dump = external_dump,
	.common = external_common,
	.check = external_check,
	.restore = external_restore,
};
