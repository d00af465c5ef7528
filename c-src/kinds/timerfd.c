/*
 * kinds/timerfd.c - timerfd_create(2). The image holds what remains; an absolute timer is set to the clock of now plus
 * that. It is armed when its user's table is in place, at the very end of a restore: no time is lost in between. The
 * conductor does it on its own copy, since its clocks are those that the remaining time is added to, and a description
 * once armed does not know in which time namespace that was.
 */
#include <errno.h>
#include <sys/ioctl.h>
#include <sys/timerfd.h>
#include <time.h>
#include "kernel/fdinfo.h"
#include "kinds/files.h"

#define SET_TICKS _IOW('T', 0, u64) /* TFD_IOC_SET_TICKS */
#define NSEC	  1000000000L
#define SEC_MAX	  (1L << 40) /* some 35000 years; the kernel's own limit is 292 */

static bool timerfd_match(const struct file *f)
{
	return str_eq(f->link, "anon_inode:[timerfd]");
}

/*
 * The kernel counts what an expired periodic timer has missed only when somebody asks; then it starts again. That changes
 * nothing for whoever reads it later. kinds/gather.c asks before it reads fdinfo, which shows the rest.
 */
static int timerfd_dump(struct dump *d, struct file *f, FileEntry *entry, struct error *reterr)
{
	TimerfdEntry *tfd = arena_new(d->arena, TimerfdEntry);
	struct fdinfo_timer timer;

	timerfd_entry__init(tfd);
	FILE_COMMON(tfd, f);
	if (fdinfo_timer(f->fdinfo, &timer) < 0)
		return error_set(reterr, "ERR_KERNEL_INTERFACE", -EINVAL, file_object(f),
				 "fdinfo of a timerfd is not understood");
	tfd->clockid = timer.clock;
	tfd->ticks = timer.ticks;
	tfd->settime_flags = timer.settime_flags;
	tfd->vsec = timer.value_sec;
	tfd->vnsec = timer.value_nsec;
	tfd->isec = timer.interval_sec;
	tfd->insec = timer.interval_nsec;
	entry->tfd = tfd;
	return 0;
}

KIND_COMMON(timerfd_common, tfd)

static int timerfd_check(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	const TimerfdEntry *tfd = rf->image->tfd;

	(void)rs;
	if (tfd->vsec > SEC_MAX || tfd->isec > SEC_MAX || tfd->vnsec >= NSEC || tfd->insec >= NSEC)
		return restored_corrupt(rf, "its times are out of range", reterr);
	if (tfd->settime_flags & ~(u32)(TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET))
		return restored_corrupt(rf, "it has unknown flags", reterr);
	return 0;
}

static int timerfd_restore(struct restore *rs, struct restored_file *rf, struct error *reterr)
{
	(void)rs;
	return restored_take(rf, sys(SYS_timerfd_create, rf->image->tfd->clockid, TFD_CLOEXEC), "timerfd_create",
			     reterr);
}

static struct itimerspec remaining(const TimerfdEntry *tfd)
{
	struct itimerspec t = { .it_value = { tfd->vsec, tfd->vnsec }, .it_interval = { tfd->isec, tfd->insec } };

	/* Expired, and not started again before it is read: the ticks are there, the next one comes an interval later. */
	if (tfd->ticks && !t.it_value.tv_sec && !t.it_value.tv_nsec)
		t.it_value = t.it_interval;
	return t;
}

static void add_clock(struct itimerspec *t, u32 clock)
{
	struct timespec now = { 0 };

	sys(SYS_clock_gettime, clock, &now);
	t->it_value.tv_sec += now.tv_sec;
	t->it_value.tv_nsec += now.tv_nsec;
	if (t->it_value.tv_nsec >= NSEC) {
		t->it_value.tv_nsec -= NSEC;
		t->it_value.tv_sec++;
	}
}

static int timerfd_arm(struct restore *rs, struct restored_file *rf, struct task *t, int fd, struct batch *b,
		       struct error *reterr)
{
	const TimerfdEntry *tfd = rf->image->tfd;
	struct itimerspec value = remaining(tfd);
	long r = 0;

	(void)t, (void)fd, (void)b;
	if (value.it_value.tv_sec || value.it_value.tv_nsec) {
		if (tfd->settime_flags & TFD_TIMER_ABSTIME)
			add_clock(&value, tfd->clockid);
		r = sys(SYS_timerfd_settime, rf->fd, tfd->settime_flags, &value, NULL);
	}
	if (r < 0)
		return error_sys(reterr, restored_object(rf), r, "cannot set timerfd %u", rf->id);
	r = tfd->ticks ? sys(SYS_ioctl, rf->fd, SET_TICKS, &tfd->ticks) : 0;
	if (r < 0)
		log_warning(rs->log, "timerfd %u: %lu expirations are lost, the kernel cannot set them", rf->id,
			    (unsigned long)tfd->ticks);
	return 0;
}

const struct kind kind_timerfd = {
	.name = "timerfd",
	.image = FD_TYPES__TIMERFD,
	.match = timerfd_match,
	.fdinfo = FDINFO_FROZEN,
	.dump = timerfd_dump,
	.common = timerfd_common,
	.check = timerfd_check,
	.restore = timerfd_restore,
	.in_task = timerfd_arm,
};
