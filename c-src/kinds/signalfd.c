/* kinds/signalfd.c - signalfd(2). Holds a mask and no signals: what is pending is traits/signals.c. */
#include <errno.h>
#include <sys/signalfd.h>
#include "kernel/fdinfo.h"
#include "kinds/files.h"

static bool signalfd_match(const struct file *f)
{
	return str_eq(f->link, "anon_inode:[signalfd]");
}

static int signalfd_dump(struct dump *d, struct file *f, FileEntry *entry, struct error *reterr)
{
	SignalfdEntry *sgfd = arena_new(d->arena, SignalfdEntry);

	signalfd_entry__init(sgfd);
	FILE_COMMON(sgfd, f);
	if (!fdinfo_number(f->fdinfo, "sigmask:", 16, &sgfd->sigmask))
		return error_set(reterr, "ERR_KERNEL_INTERFACE", -EINVAL, file_object(f), "fdinfo shows no sigmask");
	entry->sgfd = sgfd;
	return 0;
}

KIND_COMMON(signalfd_common, sgfd)

static int signalfd_restore(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	(void)rs;
	return restored_take(rf, sys(SYS_signalfd4, -1, &rf->image->sgfd->sigmask, 8, SFD_CLOEXEC), "signalfd4",
			     reterr);
}

const struct kind kind_signalfd = {
	.name = "signalfd",
	.image = FD_TYPES__SIGNALFD,
	.match = signalfd_match,
	.fdinfo = FDINFO_FROZEN,
	.dump = signalfd_dump,
	.common = signalfd_common,
	.restore = signalfd_restore,
};
