/* kinds/eventfd.c - eventfd(2): a counter, and whether it is a semaphore (a field of ours: CRIU's message has none). */
#include <errno.h>
#include <sys/eventfd.h>
#include "kernel/fdinfo.h"
#include "kinds/files.h"

static bool eventfd_match(const struct file *f)
{
	return str_eq(f->link, "anon_inode:[eventfd]");
}

static u64 eventfd_identity(const struct file *f)
{
	u64 id = 0;

	fdinfo_number(f->fdinfo, "eventfd-id:", 10, &id);
	return id;
}

static int eventfd_dump(struct dump *d, struct file *f, FileEntry *entry, struct error *reterr)
{
	EventfdFileEntry *efd = arena_new(d->arena, EventfdFileEntry);
	u64 semaphore = 0;

	eventfd_file_entry__init(efd);
	FILE_COMMON(efd, f);
	if (!fdinfo_number(f->fdinfo, "eventfd-count:", 16, &efd->counter))
		return error_set(reterr, "ERR_KERNEL_INTERFACE", -EINVAL, file_object(f),
				 "fdinfo shows no eventfd-count");
	fdinfo_number(f->fdinfo, "eventfd-semaphore:", 10, &semaphore);
	efd->has_semaphore = efd->semaphore = semaphore != 0;
	entry->efd = efd;
	return 0;
}

KIND_COMMON(eventfd_common, efd)

static int eventfd_check(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	(void)rs;
	return rf->image->efd->counter == ~0UL ? restored_corrupt(rf, "no eventfd counts that far", reterr) : 0;
}

static int eventfd_restore(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const EventfdFileEntry *efd = rf->image->efd;
	long r = sys(SYS_eventfd2, 0, EFD_CLOEXEC | EFD_NONBLOCK | (efd->semaphore ? EFD_SEMAPHORE : 0));

	(void)rs;
	r = restored_take(rf, r, "eventfd2", reterr);
	if (r < 0 || efd->counter == 0)
		return r;
	/* By a write: the argument of eventfd2 is only 32 bits wide. */
	r = sys(SYS_write, rf->fd, &efd->counter, sizeof efd->counter);
	return r < 0 ? error_sys(reterr, restored_object(rf), r, "cannot set an eventfd to %lu",
				 (unsigned long)efd->counter)
		     : 0;
}

const struct kind kind_eventfd = {
	.name = "eventfd",
	.image = FD_TYPES__EVENTFD,
	.match = eventfd_match,
	.fdinfo = FDINFO_FROZEN,
	.identity = eventfd_identity,
	.dump = eventfd_dump,
	.common = eventfd_common,
	.check = eventfd_check,
	.restore = eventfd_restore,
};
