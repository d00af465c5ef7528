/*
 * kinds/message_queue.c - POSIX message queues. A queue is a file of the mqueue file system of its IPC namespace and outlives its
 * users, messages and all: it is opened again by its name. What cannot come back: a queue that was unlinked, and a registration by
 * mq_notify(3), of which the kernel does not tell all.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/vfs.h>
#include "base/fd.h"
#include "base/format.h"
#include "kinds/remap.h"

#define MQUEUE_MAGIC 0x19800202

static bool message_queue_match(const struct file *f)
{
	struct statfs fs;

	return S_ISREG(f->st.st_mode) && !(f->flags & O_PATH) && f->link[0] == '/' && f->fd >= 0 &&
	       sys(SYS_fstatfs, f->fd, &fs) == 0 && fs.f_type == MQUEUE_MAGIC;
}

/* Its content is a line: "QSIZE:129 NOTIFY:2 SIGNO:0 NOTIFY_PID:8260". */
static pid_t notified(struct file *f)
{
	static const char tag[] = "NOTIFY_PID:";
	char text[128];
	const char *at;
	long n = sys(SYS_pread64, file_copy(f), text, sizeof text - 1, 0);

	text[n < 0 ? 0 : n] = '\0';
	at = strstr(text, tag);
	if (!at)
		return 0;
	at += sizeof tag - 1;
	return (pid_t)parse_number(&at, 10);
}

static bool is_of_tree(const struct dump *d, pid_t pid)
{
	for (size_t i = 0; i < d->tasks.n; i++)
		if (d->tasks.v[i]->pid == pid)
			return true;
	return false;
}

/* mq_open(3) goes by a mount that nobody sees, so the link is a name and no path. */
static bool is_opened_by(const char *name, const struct stat *st)
{
	AUTO(fd_close) int fd = message_queue_open(name, O_RDONLY | O_NONBLOCK);
	struct stat there;

	return fd >= 0 && sys(SYS_fstat, fd, &there) == 0 && there.st_ino == st->st_ino && there.st_dev == st->st_dev;
}

static int message_queue_plan(struct dump *d, struct file *f, struct error *reterr)
{
	if (is_of_tree(d, notified(f)))
		return file_refuse(f, "message queue with a notification", "let the target end it by mq_notify first",
				   reterr);
	if (path_leads_to(f->link, &f->st) || is_opened_by(f->link, &f->st))
		return 0;
	return file_refuse(f, "message queue without a name", "let the target close it first", reterr);
}

static int message_queue_dump(struct dump *d, struct file *f, FileEntry *entry, struct error *reterr)
{
	int r = regular_dump(d, f, entry, reterr);

	if (r < 0 || path_leads_to(f->link, &f->st))
		return r;
	entry->reg->has_message_queue = entry->reg->message_queue = true;
	entry->reg->has_size = false;
	return 0;
}

/* Always close-on-exec; the flag itself would stay among those of the description. */
int message_queue_open(const char *name, u32 flags)
{
	return (int)sys(SYS_mq_open, name + 1, flags & (O_ACCMODE | O_NONBLOCK), 0, 0);
}

const struct kind kind_message_queue = {
	.name = "message queue",
	.image = FD_TYPES__REG,
	.match = message_queue_match,
	.plan = message_queue_plan,
	.dump = message_queue_dump,
};
